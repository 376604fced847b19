"""The timeline drawn: bars, ticks, arrows, discs, and words that stay words."""

import pandas as pd

from claims.survey import CITATION_COLUMNS, LANE_COLUMNS, Timeline
from views.plots.ink import LIGHT
from views.plots.timeline_plot import counts_plot, lanes_plot

NO_DAY = pd.NaT
HOSTILE = "<b>x</b>\u202e"


COLOURS = {"one": 2, "two": 0}


def day(text: str) -> pd.Timestamp:
    return pd.Timestamp(f"2021-01-{text}")


def made(*rows: tuple[object, ...], citations: tuple[tuple[str, str, str], ...] = ()) -> Timeline:
    return Timeline(
        table=pd.DataFrame(rows, columns=list(LANE_COLUMNS)),
        citations=pd.DataFrame(citations, columns=list(CITATION_COLUMNS)),
        undated=(),
    )


LANES = made(
    ("one", "a", 0, day("10"), NO_DAY, "period", day("20"), day("20"), False),
    ("two", "b", 0, day("10"), day("12"), "within", day("21"), day("25"), True),
    ("two", "c", 1, NO_DAY, NO_DAY, "", day("21"), day("25"), False),
    citations=(("b", "a", "s"),),
)


def test_each_part_of_a_claim_is_drawn_with_a_shape_of_its_own() -> None:
    figure = lanes_plot(LANES, source_name=str, source_colour=COLOURS.__getitem__, claim_words=str, dark=False)
    assert figure is not None
    shapes = [trace.marker.symbol for trace in figure.data if trace.mode == "markers"]
    assert "triangle-right" in shapes  # the open end
    assert ("diamond-tall", "diamond-tall-open", "diamond-tall") in [
        tuple(each) for each in shapes if not isinstance(each, str)
    ]
    assert len([each for each in figure.layout.annotations if each.showarrow]) == 1


def test_bars_have_the_colour_of_their_source_and_arrows_none() -> None:
    figure = lanes_plot(LANES, source_name=str, source_colour=COLOURS.__getitem__, claim_words=str, dark=False)
    assert figure is not None
    bars = [trace for trace in figure.data if trace.mode == "lines" and trace.line.width > 2]
    assert [trace.line.color for trace in bars] == [LIGHT.sources[0], LIGHT.sources[2]]
    [arrow] = [each for each in figure.layout.annotations if each.showarrow]
    assert arrow.arrowcolor == LIGHT.text


def test_arrow_leads_from_cited_to_citing() -> None:
    figure = lanes_plot(LANES, source_name=str, source_colour=COLOURS.__getitem__, claim_words=str, dark=True)
    assert figure is not None
    [arrow] = [each for each in figure.layout.annotations if each.showarrow]
    assert arrow.ay > arrow.y  # the cited source stands above
    assert arrow.ax < arrow.x  # and published before


def test_discs_stand_for_numbers_of_claims() -> None:
    counts = pd.DataFrame({"source_id": ["one", "one"], "period": [day("10"), day("20")], "claims": [4, 1]})
    figure = counts_plot(counts, source_name=str, source_colour=COLOURS.__getitem__, dark=False)
    assert figure is not None
    sizes = figure.data[0].marker.size
    assert sizes[0] == 2 * sizes[1]
    assert set(figure.data[0].marker.color) == {LIGHT.sources[2]}


def test_nothing_dated_makes_no_plot() -> None:
    assert lanes_plot(made(), source_name=str, source_colour=COLOURS.__getitem__, claim_words=str, dark=False) is None
    assert (
        counts_plot(
            pd.DataFrame(columns=["source_id", "period", "claims"]),
            source_name=str,
            source_colour=COLOURS.__getitem__,
            dark=False,
        )
        is None
    )


def test_words_from_outside_stay_words() -> None:
    figure = lanes_plot(
        LANES,
        source_name=lambda _: HOSTILE,
        source_colour=COLOURS.__getitem__,
        claim_words=lambda _: HOSTILE,
        dark=False,
    )
    assert figure is not None
    drawn = figure.to_json().replace("\\u003c", "<").replace("\\u003e", ">")
    assert "<b>x</b>" not in drawn
    assert "\u202e" not in drawn

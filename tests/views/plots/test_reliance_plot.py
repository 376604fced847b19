"""Who rests on whom, drawn: an arrow and a number per pair, names that fit, words that stay words."""

import pandas as pd
import pytest

from claims.survey import RELIANCE_COLUMNS
from views.plots.ink import LIGHT
from views.plots.reliance_plot import MOST_ARROWS, reliance_plot

HOSTILE = "<b>x</b>\u202e"


def pairs(*arrows: tuple[str, str, int]) -> pd.DataFrame:
    rows = [(source, other, "cites", statements, 1, "x") for source, other, statements in arrows]
    return pd.DataFrame(rows, columns=list(RELIANCE_COLUMNS))


def to_one(number: int) -> pd.DataFrame:
    return pairs(*[(f"s{place}", "cited", place + 1) for place in range(number)])


def test_each_pair_has_an_arrow_and_a_number_up_to_a_limit() -> None:
    figure = reliance_plot(to_one(3), name=str, colour=len, dark=False)
    assert figure is not None
    numbers = [note.text for note in figure.layout.annotations if note.text.startswith("<b>")]
    assert numbers == ["<b>1</b>", "<b>2</b>", "<b>3</b>"]
    most = reliance_plot(to_one(60), name=str, colour=len, dark=False)
    assert most is not None
    assert len([note for note in most.layout.annotations if note.showarrow]) == MOST_ARROWS


def test_an_arrow_has_the_colour_of_who_cites() -> None:
    figure = reliance_plot(pairs(("a", "x", 1), ("bb", "x", 1)), name=str, colour=len, dark=False)
    assert figure is not None
    arrows = [note.arrowcolor for note in figure.layout.annotations if note.showarrow]
    assert arrows == [LIGHT.sources[1], LIGHT.sources[2]]


@pytest.mark.parametrize(
    ("arrows", "share"), [([("a", "x", 1), ("b", "x", 1)], 0.28), ([("a", "x", 1), ("a", "y", 1)], 0.72)]
)
def test_numbers_stand_where_arrows_are_apart(arrows: list[tuple[str, str, int]], share: float) -> None:
    figure = reliance_plot(pairs(*arrows), name=str, colour=len, dark=False)
    assert figure is not None
    places = [note.x for note in figure.layout.annotations if note.text.startswith("<b>")]
    assert places == pytest.approx([0.35 + share * (0.63 - 0.35)] * 2)


def test_those_cited_stand_as_high_as_those_who_cite_them() -> None:
    figure = reliance_plot(
        pairs(("a", "x", 3), ("b", "y", 2), ("c", "y", 1), ("a", "z", 1)), name=str, colour=len, dark=True
    )
    assert figure is not None
    heights = {note.text: note.y for note in figure.layout.annotations}
    assert heights["x"] > heights["z"] > heights["y"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Short", "Short"),
        ("Two words that wrap", "Two words that<br>wrap"),
        ("A name of many words that do not fit", "A name of many<br>words that do …"),
        ("", ""),
    ],
)
def test_long_names_are_broken_and_cut(name: str, shown: str) -> None:
    figure = reliance_plot(to_one(1), name=lambda _: name, colour=lambda _: 0, dark=False)
    assert figure is not None
    assert {note.text for note in figure.layout.annotations if not note.showarrow} == {shown, "<b>1</b>"}


def test_no_pair_makes_no_plot() -> None:
    assert reliance_plot(pairs(), name=str, colour=len, dark=False) is None


def test_words_from_outside_stay_words() -> None:
    figure = reliance_plot(to_one(2), name=lambda _: HOSTILE, colour=len, dark=False)
    assert figure is not None
    drawn = figure.to_json().replace("\\u003c", "<").replace("\\u003e", ">")
    assert "<b>x</b>" not in drawn
    assert "\u202e" not in drawn

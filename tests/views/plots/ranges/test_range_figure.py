"""A range plot as a figure for files: the same rows, marks, shades and words as on the page."""

from dataclasses import replace

import pytest

from claims.values import Count
from views.plots.ranges.number_axis import NumberAxis
from views.plots.ranges.range_figure import range_figure
from views.plots.ranges.range_rows import Band, Manner, RangeRow, RangeSection, RangeSet

AXIS = NumberAxis(0, 10, 5)


def section(*counts: str, manner: Manner = Manner.STATED, band: Band | None = None, silent: str = "") -> RangeSection:
    rows = tuple(RangeRow(name="<A>", value=each, count=Count.parse(each), manner=manner) for each in counts)
    return RangeSection(heading="killed", sets=(RangeSet(rows, band),), silent=silent)


@pytest.mark.parametrize(
    ("count", "manner", "symbols", "dash"),
    [
        ("4", Manner.STATED, ("circle",), "solid"),
        ("4..6", Manner.HEDGED, ("circle-open", "circle-open"), "solid"),
        ("4+", Manner.STATED, ("circle", "triangle-right"), "5px,3px"),
        ("~2..9", Manner.STATED, ("circle", "circle"), "dot"),
        ("4", Manner.INFERRED, ("circle-open-dot",), "solid"),
        ("0", Manner.DENIED, ("x-thin",), "solid"),
        ("4", Manner.DEMANDED, ("diamond-open",), "solid"),
    ],
)
def test_kinds_of_numbers_differ_in_shape(count: str, manner: Manner, symbols: tuple[str, ...], dash: str) -> None:
    [trace] = range_figure([(AXIS, [section(count, manner=manner)])]).data
    assert tuple(trace.marker.symbol) == symbols
    assert trace.line.dash == dash


def test_words_stand_beside_the_rows_and_ticks_below_each_axis() -> None:
    figure = range_figure([(AXIS, [section("4", silent="No figure: B")]), (NumberAxis(0, 100, 50), [section("90")])])
    texts = [note.text for note in figure.layout.annotations]
    assert texts[:7] == ["<b>Killed</b>", "&lt;A&gt;", "<b>4</b>", "∅ No figure: B", "0", "5", "10"]
    assert texts[-4:] == ["0", "50", "100", "people"]
    assert [trace.x for trace in figure.data] == [(0.4,), (0.9,)]


def test_shade_spans_the_rows_of_its_set() -> None:
    figure = range_figure([(AXIS, [section("2", "9", band=Band(2, 9, fits=False))])])
    shade = figure.layout.shapes[0]
    assert (shade.x0, shade.x1) == (0.2, 0.9)
    heights = [trace.y[0] for trace in figure.data]
    assert shade.y0 > max(heights) > min(heights) > shade.y1


def test_long_words_are_broken_into_lines_that_have_room() -> None:
    row = RangeRow(name="A", value="9", about="word " * 30, count=Count.parse("9"))
    sections = [RangeSection(heading="killed", sets=(RangeSet((row,)),)), section("4")]
    figure = range_figure([(AXIS, sections)])
    words = figure.layout.annotations[2]
    assert words.text.startswith("<b>9</b> word")
    assert words.text.count("<br>") == 2
    first, second = (trace.y[0] for trace in figure.data)
    assert words.y < first
    assert first - second == 24 + 2 * 16 + 26


def test_an_axis_of_other_numbers_is_not_of_people() -> None:
    figure = range_figure([(AXIS, [replace(section("4"), of_people=False)])])
    assert "people" not in [note.text for note in figure.layout.annotations]

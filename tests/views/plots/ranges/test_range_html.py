"""A range plot as HTML: where marks stand, which kind they are, and that words from outside are words."""

from dataclasses import replace

import pytest

from claims.values import Count
from views.plots.ranges.number_axis import NumberAxis
from views.plots.ranges.range_html import range_html, range_value
from views.plots.ranges.range_rows import Band, Manner, RangeRow, RangeSection, RangeSet


def drawn(count: str, *, manner: Manner = Manner.STATED, band: Band | None = None, small: bool = False) -> str:
    row = RangeRow(name="<i>A", value="<b>4", about="<police>", count=Count.parse(count), manner=manner, colour=2)
    section = RangeSection(heading="killed", sets=(RangeSet((row,), band),), silent="No figure: <B>")
    return range_html(NumberAxis(0, 10, 5), [section], range_value, label="<killed>", small=small)


@pytest.mark.parametrize(
    ("count", "places", "line"),
    [
        ("4", ["0.400"], ""),
        ("4..6", ["0.400", "0.600"], "cc-range-span"),
        ("~4..6", ["0.400", "0.600"], "cc-range-vague"),
        ("4+", ["0.400"], "cc-range-least"),
    ],
)
def test_a_dot_stands_at_each_known_end_and_a_line_says_what_lies_between(
    count: str, places: list[str], line: str
) -> None:
    shown = drawn(count)
    for place in places:
        assert f'<i class="cc-dot cc-dot-stated" style="--at:{place}">' in shown
    assert shown.count("cc-dot-stated") == len(places)
    assert ("cc-range-line" in shown) is bool(line)
    assert line in shown


@pytest.mark.parametrize("manner", list(Manner))
def test_the_dot_says_how_a_number_is_said(manner: Manner) -> None:
    shown = drawn("4", manner=manner)
    assert f"cc-dot-{manner}" in shown
    assert ("cc-inferred" in shown) is (manner is Manner.INFERRED)


def test_a_row_has_the_colour_of_its_source_and_its_value_stands_beside_the_last_dot() -> None:
    shown = drawn("4..6")
    assert "cc-source-2" in shown
    assert 'cc-range-words" style="--at:0.600"><b><bdi>&lt;b&gt;4</bdi></b> &lt;police&gt;' in shown


def test_words_from_outside_are_shown_as_they_are() -> None:
    shown = drawn("4")
    for words in ("<i>A", "<police>", "<B>", "<killed>"):
        assert words not in shown
    assert "∅ No figure: &lt;B&gt;" in shown


@pytest.mark.parametrize(("fits", "kind"), [(True, "cc-range-fits"), (False, "cc-range-gap")])
def test_what_fits_and_what_lies_between_are_shaded_apart(fits: bool, kind: str) -> None:
    shown = drawn("4", band=Band(2, 6, fits=fits))
    assert f'<div class="{kind}" style="--at:0.200;--to:0.600"' in shown


def test_a_small_plot_has_the_ends_of_the_axis_alone() -> None:
    assert drawn("4").count("<i style=") == 3
    assert drawn("4", small=True).count("<i style=") == 2
    assert "people" in drawn("4")
    assert "people" not in drawn("4", small=True)


def test_an_axis_of_other_numbers_is_not_of_people() -> None:
    section = RangeSection(
        heading="minutes", sets=(RangeSet((RangeRow(name="A", value="4", count=Count.parse("4")),)),)
    )
    drawn_of = {
        people: range_html(NumberAxis(0, 10, 5), [replace(section, of_people=people)], range_value, label="")
        for people in (True, False)
    }
    assert ["people" in drawn_of[people] for people in (True, False)] == [True, False]

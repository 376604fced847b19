"""The range plot: which rows it has, how each is drawn, and what is shaded between them."""

from dataclasses import replace

import pytest

from claims.values import Count
from tests.builders.collection_tables import claim, said
from tests.builders.studies import one_incident
from views.plots.ink import FITS, GAP
from views.plots.range_plot import Band, RangeRow, band_in_words, bands, count_fields, range_plot, range_rows


def row(claim_id: str, count: str, *, group: str = "", plain: bool = True) -> RangeRow:
    return RangeRow(claim_id=claim_id, label=claim_id, group=group, text=count, count=Count.parse(count), plain=plain)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([row("a", "2..5"), row("b", "4+")], [Band("", 4, 5, fits=True)]),
        ([row("a", "2..5"), row("b", "5..9")], [Band("", 5, 5, fits=True)]),
        ([row("a", "4+"), row("b", "6+")], [Band("", 6, None, fits=True)]),
        ([row("a", "~20..99"), row("b", "~200..999")], [Band("", 99, 200, fits=False)]),
        ([row("a", "2"), row("b", "5"), row("c", "9")], [Band("", 2, 9, fits=False)]),
        ([row("a", "2"), row("b", "5", plain=False)], []),
        ([row("a", "2", group="police"), row("b", "5", group="civilians")], []),
        ([row("a", "2"), row("a", "5")], []),
    ],
)
def test_band_is_what_fits_all_accounts_or_the_gap(rows: list[RangeRow], expected: list[Band]) -> None:
    assert bands(rows) == expected


def test_rows_are_by_group_and_size_and_end_with_the_silent_accounts() -> None:
    study, incident = one_incident(
        claim("silent", wounded="1"),
        claim("grouped", source="source-b", killed=[said("1", group="police"), said("9")]),
        claim("small", source="source-c", killed="4"),
    )
    rows = range_rows(study, incident, "killed")
    assert [(row.claim_id, row.group, row.count and row.count.low) for row in rows] == [
        ("small", "", 4),
        ("grouped", "", 9),
        ("grouped", "police", 1),
        ("silent", "", None),
    ]
    assert rows[-1].text == "no figure given"
    assert rows[0].label == "source-c, 24 January 2021"


@pytest.mark.parametrize(
    ("value", "cells", "text", "denied", "demanded", "plain"),
    [
        ("4", {}, "4", False, False, True),
        ("4", {"stance": "denies"}, "4, denied", True, False, False),
        ("4", {"stance": "demands"}, "4, demanded", False, True, False),
        ("4", {"stance": "aims"}, "4 (an aim)", False, True, False),
        ("4", {"stance": "hedges"}, "4, hedged", False, False, True),
        ("4", {"chain": "source-b:denies"}, "4, denied", True, False, False),
        ("0", {}, "0", True, False, True),
    ],
)
def test_stances_stand_beside_a_count_and_decide_whether_it_is_compared(
    value: str, cells: dict[str, str], text: str, denied: bool, demanded: bool, plain: bool
) -> None:
    study, incident = one_incident(
        claim("a", killed=said(value, **cells)),
        claim("b", source="source-b", killed="9"),
        claim("c", source="source-c"),
    )
    [row] = [row for row in range_rows(study, incident, "killed") if row.claim_id == "a"]
    assert (row.text, row.denied, row.demanded, row.plain) == (text, denied, demanded, plain)


def test_superseded_account_and_second_reading_are_shown_but_not_compared() -> None:
    study, incident = one_incident(
        claim("old", killed="2"),
        claim("new", killed=["4", said("5", reading_of="new-1")], supersedes="old"),
        claim("other", source="source-b", killed="4"),
    )
    rows = range_rows(study, incident, "killed")
    assert {row.text: row.plain for row in rows if row.claim_id != "other"} == {
        "2": False,
        "4": True,
        "5, other reading": False,
    }


def test_disputed_fields_come_first_then_those_with_most_counts() -> None:
    study, incident = one_incident(
        claim("a", crowd=["20", "30"], wounded="1", killed="2"), claim("b", source="source-b", killed="5")
    )
    assert count_fields(study, incident) == {"killed": 2, "crowd": 2, "wounded": 1}


@pytest.mark.parametrize(
    ("count", "stance", "symbols", "dash"),
    [
        ("4", "", ("circle",), "solid"),
        ("4..6", "", ("line-ns", "line-ns"), "solid"),
        ("4+", "", ("circle", "triangle-right"), "solid"),
        ("~20..99", "", ("circle-open", "circle-open"), "dot"),
        ("~20+", "", ("circle-open", "triangle-right"), "dot"),
        ("4", "denied", ("x-thin",), "solid"),
        ("4", "demanded", ("diamond-open",), "solid"),
    ],
)
def test_kinds_of_counts_differ_in_shape(count: str, stance: str, symbols: tuple[str, ...], dash: str) -> None:
    study, _ = one_incident(claim("a", killed="1"))
    drawn = replace(row("a", count), denied=stance == "denied", demanded=stance == "demanded")
    [trace] = range_plot(study, [drawn], [], dark=False).data
    assert tuple(trace.marker.symbol) == symbols
    assert trace.line.dash == dash


def test_shade_spans_the_rows_of_its_group_and_differs_for_gap_and_fit() -> None:
    study, _ = one_incident(claim("a", killed="1"))
    rows = [row("a", "2"), row("b", "9"), row("c", "4", group="police")]
    shades = [Band("", 2, 9, fits=False), Band("police", 4, 4, fits=True), Band("children", 1, 2, fits=True)]
    gap, fit = range_plot(study, rows, shades, dark=True).layout.shapes
    assert (gap.fillcolor, fit.fillcolor) == (GAP, FITS)
    assert (gap.x0, gap.x1) == (2, 9)
    assert fit.x0 < 4 < fit.x1
    assert (gap.y1, gap.y0) == (-32 + 11, -78 - 12)
    assert fit.y1 < gap.y0


def test_height_counts_rows_with_and_without_a_count() -> None:
    study, _ = one_incident(claim("a", killed="1"))
    silent = RangeRow(claim_id="b", label="B", group="", text="<none>")
    figure = range_plot(study, [row("a", "2"), silent], [], dark=False)
    assert figure.layout.height == 46 + 24 + 32
    assert figure.layout.annotations[-1].text == "B: <i>&lt;none&gt;</i>"


@pytest.mark.parametrize(
    ("band", "sentence"),
    [
        (Band("police", 2, 9, fits=False), "the gap in what is said of The police"),
        (Band("", 4, 4, fits=True), "every account of anyone can mean 4."),
        (Band("", 4, 6, fits=True), "can mean 4 to 6."),
        (Band("", 4, None, fits=True), "can mean 4 or more."),
    ],
)
def test_shading_is_said_in_words(band: Band, sentence: str) -> None:
    study, _ = one_incident(claim("a", killed="1"))
    assert sentence in band_in_words(study, band)

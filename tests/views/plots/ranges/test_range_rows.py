"""The rows of range plots: how each number is said, which stand in one set, what is shaded, and who gives none."""

from typing import Any

import pytest

from claims.values import Count
from tests.builders.collection_tables import claim, said
from tests.builders.studies import one_incident
from views.plots.ranges.range_rows import (
    Band,
    Manner,
    RangeRow,
    RangeSection,
    RangeSet,
    band_of,
    count_fields,
    counts_people,
    field_section,
    manners_of,
    shared_axes,
)
from views.texts.translation import ENGLISH, speak


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        (("2..5", "4+"), Band(4, 5, fits=True)),
        (("2..5", "5..9"), Band(5, 5, fits=True)),
        (("4+", "6+"), Band(6, None, fits=True)),
        (("~20..99", "~200..999"), Band(99, 200, fits=False)),
        (("2", "5", "9"), Band(2, 9, fits=False)),
    ],
)
def test_band_is_what_fits_all_counts_or_the_gap(counts: tuple[str, ...], expected: Band) -> None:
    assert band_of([Count.parse(count) for count in counts]) == expected


@pytest.mark.parametrize(
    ("band", "sentence"),
    [
        (Band(2, 9, fits=False), "Shaded: the gap between accounts; no single number fits them all."),
        (Band(4, 4, fits=True), "Shaded: 4 fits all accounts."),
        (Band(4, 6000, fits=True), "Shaded: 4 to 6,000 fits all accounts."),
        (Band(4, None, fits=True), "Shaded: 4 or more fits all accounts."),
    ],
)
def test_shading_is_said_in_words(band: Band, sentence: str) -> None:
    assert band.in_words == sentence


@pytest.mark.parametrize(
    ("value", "cells", "manner"),
    [
        ("4", {}, Manner.STATED),
        ("4", {"stance": "hedges"}, Manner.HEDGED),
        ("4", {"stance": "denies"}, Manner.DENIED),
        ("4", {"chain": "source-b:denies"}, Manner.DENIED),
        ("0", {}, Manner.DENIED),
        ("4", {"stance": "demands"}, Manner.DEMANDED),
        ("4", {"stance": "aims"}, Manner.DEMANDED),
        ("0", {"basis": "inference"}, Manner.INFERRED),
    ],
)
def test_how_a_number_is_said_decides_its_mark(value: str, cells: dict[str, str], manner: Manner) -> None:
    study, incident = one_incident(claim("a", killed=said(value, **cells)), claim("b", source="source-b"))
    [row] = field_section(study, incident, "killed").rows
    assert row.manner is manner


def test_rows_that_count_the_same_people_stand_together_smallest_first_and_the_silent_are_named() -> None:
    study, incident = one_incident(
        claim("silent", wounded="1"),
        claim("grouped", source="source-b", killed=[said("1", group="police"), said("9")]),
        claim("small", source="source-c", killed="4"),
    )
    section = field_section(study, incident, "killed")
    assert [[(row.name, row.value) for row in each.rows] for each in section.sets] == [
        [("source-c", "4"), ("source-b", "9")],
        [("source-b", "1")],
    ]
    assert [each.band for each in section.sets] == [Band(4, 9, fits=False), None]
    assert section.silent == "No figure: source-a"


def test_who_demands_a_number_is_not_silent() -> None:
    study, incident = one_incident(
        claim("a", killed=said("4", stance="demands")), claim("b", source="source-b", killed="1")
    )
    section = field_section(study, incident, "killed")
    assert [row.text for row in section.rows] == ["1", "4 demanded or planned"]
    assert section.silent == ""


def test_of_many_silent_sources_the_first_are_named_and_the_others_counted() -> None:
    silent = [claim(f"s{place}", source=f"source-{place}") for place in range(9)]
    study, incident = one_incident(claim("a", killed="1"), *silent)
    named = field_section(study, incident, "killed").silent
    assert named.count("source-") == 6
    assert named.endswith("and 3 more")


@pytest.mark.parametrize(
    "other", [said("9", stance="denies"), said("9", stance="demands"), said("9", basis="inference")]
)
def test_what_is_denied_demanded_or_inferred_is_shown_but_not_shaded(other: object) -> None:
    study, incident = one_incident(claim("a", killed="4"), claim("b", source="source-b", killed=other))
    [shown] = field_section(study, incident, "killed").sets
    assert len(shown.rows) == 2
    assert shown.band is None


def test_readings_and_parts_stand_beside_a_number() -> None:
    study, incident = one_incident(
        claim("new", killed=["4", said("5", reading_of="new-1")]), claim("other", source="source-b", killed="4")
    )
    assert [row.text for row in field_section(study, incident, "killed").rows] == ["4 or 5", "4"]


@pytest.mark.parametrize(
    ("by_a", "by_b", "order"),
    [
        ({"crowd": ["20", "30"], "wounded": "1", "killed": "2"}, {"killed": "5"}, ("killed", "wounded", "crowd")),
        (
            {"crowd": "20", "wounded": "1", "killed": "2"},
            {"wounded": "5", "crowd": "90"},
            ("wounded", "killed", "crowd"),
        ),
        ({"killed": "2", "wounded": ["1", "1+"]}, {}, ("wounded", "killed")),
    ],
)
def test_casualties_come_first_of_these_the_disputed_then_those_with_most_counts(
    by_a: dict[str, Any], by_b: dict[str, Any], order: tuple[str, ...]
) -> None:
    study, incident = one_incident(claim("a", **by_a), claim("b", source="source-b", **by_b))
    assert count_fields(study, incident) == order


@pytest.mark.parametrize(("fields", "people"), [(["killed"], True), (["crowd"], False), (["killed", "crowd"], False)])
def test_an_axis_of_casualties_alone_counts_people(fields: list[str], people: bool) -> None:
    study, incident = one_incident(claim("a", killed="2", crowd="20"))
    assert counts_people(field_section(study, incident, each) for each in fields) is people


def test_a_source_has_one_colour_and_those_with_few_claims_share_one() -> None:
    sources = [f"source-{letter}" for letter in "abcdefg"]
    study, _ = one_incident(*(claim(source[-1], source=source, killed="9") for source in sources))
    assert [study.source_colour(source) for source in sources] == [1, 2, 3, 4, 5, 0, 0]


def section(*counts: str) -> RangeSection:
    rows = tuple(RangeRow(name="A", value=count, count=Count.parse(count)) for count in counts)
    return RangeSection(heading="killed", sets=(RangeSet(rows),))


def test_sections_share_an_axis_unless_their_numbers_lie_far_apart() -> None:
    plots = shared_axes([section("1"), section("40"), section("2000", "3000"), section("1800")])
    assert [(axis.last, len(sections)) for axis, sections in plots] == [(40, 2), (3000, 2)]


def test_the_manners_of_all_rows_are_known() -> None:
    denied = RangeRow(name="B", value="0", count=Count(0, 0), manner=Manner.DENIED)
    sections = [section("1"), RangeSection(heading="", sets=(RangeSet((denied,)),))]
    assert manners_of(sections) == {Manner.STATED, Manner.DENIED}


def test_numbers_and_what_stands_beside_them_are_in_the_language_of_the_reader() -> None:
    study, incident = one_incident(claim("a", killed=said("3+", stance="hedges")), claim("b", source="source-b"))
    speak("ar")
    try:
        [row] = field_section(study, incident, "killed").rows
    finally:
        speak(ENGLISH)
    assert "more" not in row.value
    assert "reservation" not in row.about
    [english] = field_section(study, incident, "killed").rows
    assert (english.value, english.about) == ("3 or more", "with reservation")

"""One source: what is declared, what it covers, how its counts stand to others, and its claims."""

import pytest

from tests.builders.collection_tables import claim, row, said
from tests.builders.studies import one_incident
from views.blocks import source_details
from views.blocks.evidence import Openings
from views.blocks.source_details import show_source
from views.state.page_study import PageStudy


def details(study: PageStudy, source_id: str = "source-a") -> Openings:
    openings = Openings(study)
    claims = study.catalogue[study.catalogue["source_id"] == source_id]
    standings = study.standings[study.standings["source_id"] == source_id]
    show_source(study, source_id, claims, standings, openings)
    return openings


def test_declared_ties_languages_names_and_note_are_shown_and_what_is_not_declared_is_said(shown: list[str]) -> None:
    declared = row(
        "sources",
        "source-a",
        ties="police|army",
        languages="en|ar",
        aliases="<A>|B",
        note="A note.",
        url="https://a.example/",
    )
    study, _ = one_incident(claim("a", killed="9"), claim("b", source="source-b", killed="4"), sources=[declared])
    details(study)
    for part in (
        "<p>outlet</p><p><b>Affiliation:</b> <bdi>The police</bdi>, <bdi>The army</bdi></p><p><b>Languages:</b> en, ar</p>",
        "<p><b>Also called:</b> <bdi>&lt;A&gt;</bdi>, <bdi>B</bdi></p>",
        '<p><b>Note:</b> <span dir="ltr">A note.</span></p>',
        '<a href="https://a.example/"',
        '<a href="claims?source=source-a">',
    ):
        assert part in shown[0]
    shown.clear()
    details(study, "source-b")
    assert "<b>Affiliation:</b> none declared</p><p><b>Languages:</b> not declared</p>" in shown[0]
    assert "Also called" not in shown[0]
    assert "Note:" not in shown[0]


def test_days_covered_are_the_first_and_the_last_of_its_events(shown: list[str]) -> None:
    study, _ = one_incident(
        claim("a", when="2021-01-20/2021-01-23", killed="1"), claim("b", when="2021-01-22/2021-01-25")
    )
    details(study)
    assert "Reports events from 20 January 2021 to 25 January 2021." in shown[0]


def test_source_without_a_day_has_no_span_and_its_month_is_not_stated(shown: list[str]) -> None:
    study, _ = one_incident(claim("a", killed="9"))
    details(study)
    assert "Reports events" not in shown[0]
    assert (
        '<th scope="row">not stated</th><td>1<span class="cc-month" style="width:100%"></span></td><td>1</td>'
        in shown[2]
    )


def test_months_have_bars_as_long_as_their_number_of_claims(shown: list[str]) -> None:
    study, _ = one_incident(
        claim("a", when="2021-01-31", killed="1"),
        claim("b", when="2021-01-31"),
        claim("c", when="2021-02-01", published="2021-02-02"),
    )
    details(study)
    assert '<th scope="row">January 2021</th><td>2<span class="cc-month" style="width:100%">' in shown[2]
    assert '<th scope="row">February 2021</th><td>1<span class="cc-month" style="width:50%">' in shown[2]


def test_standing_opens_the_counts_of_the_source_and_of_the_others(shown: list[str]) -> None:
    study, incident = one_incident(
        claim("a", killed=said("9", group="police")), claim("b", source="source-b", killed=said("4", group="police"))
    )
    openings = details(study)
    assert "<b>Highest</b>: once. " in shown[1]
    assert "<b>Lowest</b>: never. " in shown[1]
    assert "<details><summary>1 incident</summary><ul><li>" in shown[1]
    line = shown[1].split(f'<a href="incident?id={incident}">')[1].split("</li>")[0]
    assert "killed (<bdi>The police</bdi>): <button" in line
    assert line.index("source-a: 9") < line.index("others give") < line.index("source-b: 4")
    assert len(openings.opened) == 2


def test_source_that_leaves_a_count_out_gives_none(shown: list[str]) -> None:
    study, _ = one_incident(
        claim("a", wounded="1"), claim("b", source="source-b", killed="4"), claim("c", source="source-c", killed="4")
    )
    details(study)
    assert "no figure; others give <button" in shown[1]
    assert "source-b: 4" in shown[1]
    assert "source-c: 4" in shown[1]


def test_long_lists_are_cut_and_counted(shown: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_details, "MOST_ROWS", 2)
    monkeypatch.setattr(source_details, "MOST_OPENED", 1)
    study, _ = one_incident(
        *(claim(f"a{number}", killed=str(9 + number), wounded="5", crowd="8") for number in range(3)),
        claim("b", source="source-b", killed="4", wounded="1", crowd="2"),
    )
    details(study)
    assert "<summary>Its claims: 3 claims</summary>" in shown[3]
    assert shown[3].count("<li>") == 2
    assert "<p>and 1 more</p>" in shown[3]
    assert "<b>Highest</b>: 3 times. " in shown[1]
    assert "<p>and 1 more</p>" in shown[1]
    assert "</button>, …; others give" in shown[1]

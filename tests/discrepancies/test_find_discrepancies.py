"""All findings together: worst first, each once, under ids that stay, as records and as frames."""

from dataclasses import replace

from claims.discrepancies import find_discrepancies
from claims.findings import Findings
from claims.model import Kind, Severity
from claims.values import Relation
from tests.builders.collection_tables import build_collection, claim, row, said
from tests.builders.findings import A, B, compare, of_kind, shown
from tests.builders.incidents import linked


def heads(findings: Findings) -> list[str]:
    return [shown(each)[0] for each in findings.discrepancies]


def test_worst_comes_first_by_severity_then_relation_then_kind() -> None:
    findings = compare(
        claim("c1", source=A, killed="1", wounded="6", when="2021-01-23", where="old-quarter", initiator="army", crowd="0"),
        claim("c2", source=B, killed="2", wounded="8", when="2021-01-24", where="new-quarter", initiator="security", crowd="9"),
    )  # fmt: skip
    assert heads(findings) == [
        "responsibility, contradicts, high, initiator",
        "count, contradicts, high, killed",
        "count, contradicts, medium, wounded",
        "date, contradicts, medium, when",
        "crowd size, denies, medium, crowd",
        "place, differs, medium, where",
    ]


def test_of_equals_the_earlier_incident_comes_first_then_the_smaller_id() -> None:
    collection = build_collection(
        claim("a1", source=A, wounded="1", blocked="food"),
        claim("a2", source=B, wounded="2", blocked="fuel"),
        claim("b1", source=A, wounded="1"),
        claim("b2", source=B, wounded="2"),
        claim("b3", source=A, killed="1"),
        claim("b4", source=B, killed="2"),
    )
    groups = {"z": ["a1", "a2"], "y": ["b1", "b2"], "x": ["b3", "b4"]}
    findings = find_discrepancies(collection, linked(collection, groups))
    assert [(each.incident_id, each.field) for each in findings.discrepancies] == [
        ("x", "killed"), ("z", "wounded"), ("y", "wounded"), ("z", "blocked"),
    ]  # fmt: skip


def test_an_id_is_a_digest_of_what_it_is_about_and_of_the_statements() -> None:
    accounts = [claim("c1", source=A, wounded="6"), claim("c2", source=B, wounded="8")]
    [found] = compare(*accounts).discrepancies
    assert found.discrepancy_id == "d-9191ace2"  # exports and addresses name it, so it must stay
    [other] = compare(claim("c1", source=A, wounded="6"), claim("c3", source=B, wounded="8")).discrepancies
    assert other.discrepancy_id != found.discrepancy_id


def test_a_later_claim_takes_the_place_of_the_one_it_supersedes() -> None:
    earlier = claim("c1", source=A, wounded=said("4", group="police"), killed="1")
    later = claim("c2", source=A, wounded=said("6", group="police"), supersedes="c1")
    findings = compare(earlier, later, claim("c3", source=B, wounded=said("6", group="police"), killed="2"))
    assert [each.field for each in findings.discrepancies] == ["killed"]


def test_two_speakers_of_one_side_are_one_origin() -> None:
    speakers = [row("sources", name, kind="speaker", ties="administration") for name in ("council", "security-speaker")]
    findings = compare(
        claim("c1", source=A, wounded=said("6", stance="relays", chain="council:asserts")),
        claim("c2", source=B, wounded=said("6", stance="relays", chain="security-speaker:asserts")),
        sources=speakers,
    )
    [shared] = of_kind(findings, Kind.SHARED_ORIGIN)
    assert shared.sides[0].origins == ("administration",)
    assert "All who say so are on one side: The administration." in shared.sentence


def test_a_total_is_compared_with_the_sum_of_a_dataset_and_never_with_one_row() -> None:
    whole = claim(
        "whole", source=A, when="2021-01-10/2021-02-02", killed=[said("31+", group="government"), said("13", group="administration")]
    )  # fmt: skip
    days = [
        claim(f"row-{day}", source=B, document="dataset", when=f"2021-01-{day}", killed=[said(dead, group="army"), said(others, group="security")])
        for day, dead, others in ((20, "4", "3"), (21, "20", "12"), (23, "7", "2"))
    ]  # fmt: skip
    collection = build_collection(whole, *days)
    groups = {"w": ["whole"], **{f"p{day}": [f"row-{day}"] for day in (20, 21, 23)}}
    pairs = tuple((part, "w") for part in list(groups)[1:])
    findings = find_discrepancies(collection, linked(collection, groups, parts=pairs))
    raised = of_kind(findings, Kind.COUNT)
    assert [each.relation for each in raised] == [Relation.CONTRADICTS]
    assert "17 when added up: 3 (Internal security)" in raised[0].sentence
    assert any("The parts add up to 31" in each.sentence for each in findings.lookalikes)


def test_severities_are_those_of_the_fields_table() -> None:
    accounts = [claim("c1", source=A, wounded="6"), claim("c2", source=B, wounded="8")]
    collection = build_collection(*accounts)
    fields = collection.fields.assign(severity="minor")
    findings = find_discrepancies(replace(collection, fields=fields), linked(collection, {"i": ["c1", "c2"]}))
    assert [each.severity for each in findings.discrepancies] == [Severity.MINOR]

"""All findings together: worst first, each once, under ids that stay, as records and as frames."""

from dataclasses import replace

from claims.discrepancies import find_discrepancies
from claims.findings import DISCREPANCY_COLUMNS, SIDE_COLUMNS, Findings
from claims.model import Kind, Severity
from claims.values import Relation
from tests.builders.collection_tables import build_collection, claim, row, said
from tests.builders.findings import A, B, C, compare, of_kind, shown
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


def test_frames_hold_the_records_in_their_order() -> None:
    findings = compare(
        claim("c1", source=A, killed=said("1", group="police"), wounded="6"),
        claim("c2", source=B, killed=said("2", group="police"), wounded="8"),
        claim("c3", source=C, wounded=said("6", cites="c1-doc")),
    )
    assert tuple(findings.table.columns) == DISCREPANCY_COLUMNS
    assert findings.table.drop(columns="discrepancy_id").to_numpy().tolist()[:2] == [
        ["i", "count", "contradicts", "high", "killed", "police", findings.discrepancies[0].sentence, 2, 2, 2],
        ["i", "count", "contradicts", "medium", "wounded", "", findings.discrepancies[1].sentence, 3, 2, 2],
    ]
    assert list(findings.table["discrepancy_id"]) == [each.discrepancy_id for each in findings.discrepancies]
    table = findings.side_table
    assert tuple(table.columns) == SIDE_COLUMNS
    of_wounded = table[table["discrepancy_id"] == findings.discrepancies[1].discrepancy_id]
    assert of_wounded.drop(columns="discrepancy_id").to_numpy().tolist() == [
        ["A", "8", "contradicts", B, B, 1, B, "c2", "c2-2"],
        ["B", "6", "contradicts", f"{A} and {C} (citing {A})", f"{A}|{C}", 1, A, "c1|c3", "c1-2|c3-1"],
    ]


def test_look_alikes_have_a_frame_of_their_own_without_severity() -> None:
    findings = compare(claim("c1", source=A, wounded=said("450", stance="demands")))
    assert not findings.discrepancies
    assert findings.lookalike_table[["kind", "severity", "field"]].to_numpy().tolist() == [["count", "", "wounded"]]
    assert findings.side_table["value"].tolist() == ["450, demanded"]


def test_findings_of_one_incident_are_in_the_order_of_all() -> None:
    collection = build_collection(
        claim("a1", source=A, wounded="1", killed="1"),
        claim("a2", source=B, wounded="2", killed="2"),
        claim("b1", source=A, wounded=said("450", stance="demands")),
    )
    findings = find_discrepancies(collection, linked(collection, {"i": ["a1", "a2"], "j": ["b1"]}))
    assert [each.field for each in findings.of_incident("i")] == ["killed", "wounded"]
    assert findings.of_incident("j") == findings.of_incident("nowhere") == ()
    assert [each.severity for each in findings.lookalikes_of("j")] == [None]
    assert findings.lookalikes_of("i") == ()


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
    assert "one origin: The administration." in shared.sentence


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
    assert "17, the sum of" in raised[0].sentence
    assert any("the parts sum to 31" in each.sentence for each in findings.lookalikes)


def test_severities_are_those_of_the_fields_table() -> None:
    accounts = [claim("c1", source=A, wounded="6"), claim("c2", source=B, wounded="8")]
    collection = build_collection(*accounts)
    fields = collection.fields.assign(severity="minor")
    findings = find_discrepancies(replace(collection, fields=fields), linked(collection, {"i": ["c1", "c2"]}))
    assert [each.severity for each in findings.discrepancies] == [Severity.MINOR]

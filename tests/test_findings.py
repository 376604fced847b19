"""Findings: discrepancies and look-alikes as frames, and those of one incident."""

from claims.discrepancies import find_discrepancies
from claims.findings import DISCREPANCY_COLUMNS, SIDE_COLUMNS
from tests.builders.collection_tables import build_collection, claim, said
from tests.builders.findings import A, B, C, compare
from tests.builders.incidents import linked


def test_frames_hold_the_records_in_their_order() -> None:
    findings = compare(
        claim("c1", source=A, killed=said("1", group="police"), wounded="6"),
        claim("c2", source=B, killed=said("2", group="police"), wounded="8"),
        claim("c3", source=C, wounded=said("6", cites="c1-doc", basis="inference", note="n")),
        claim("c4", source="source-d", wounded="6"),
    )
    assert tuple(findings.table.columns) == DISCREPANCY_COLUMNS
    assert findings.table.drop(columns="discrepancy_id").to_numpy().tolist()[:2] == [
        ["i", "count", "contradicts", "high", "killed", "police", findings.discrepancies[0].sentence, 2, 2, 2, False],
        ["i", "count", "contradicts", "medium", "wounded", "", findings.discrepancies[1].sentence, 4, 3, 2, False],
    ]
    assert list(findings.table["discrepancy_id"]) == [each.discrepancy_id for each in findings.discrepancies]
    table, speakers = findings.side_table, f"{A}; {C}, citing {A}, inferred by the coder; source-d"
    assert tuple(table.columns) == SIDE_COLUMNS
    of_wounded = table[table["discrepancy_id"] == findings.discrepancies[1].discrepancy_id]
    assert of_wounded.drop(columns="discrepancy_id").to_numpy().tolist() == [
        ["A", "8", "contradicts", B, B, 1, B, "c2", "c2-2", "stated"],
        [
            "B",
            "6",
            "contradicts",
            speakers,
            f"{A}|{C}|source-d",
            2,
            f"{A}|source-d",
            "c1|c3|c4",
            "c1-2|c3-1|c4-1",
            "stated|inference",
        ],
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

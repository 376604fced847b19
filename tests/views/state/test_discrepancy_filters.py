"""The filters of the page of discrepancies: what each leaves, alone and together."""

from claims.model import Discrepancy, Kind, Severity
from claims.values import Relation
from views.state import discrepancy_filters


def discrepancy(kind: Kind, incident_id: str, severity: Severity = Severity.MINOR) -> Discrepancy:
    return Discrepancy(
        discrepancy_id=f"{kind}-{incident_id}-{severity}",
        incident_id=incident_id,
        field="",
        group="",
        kind=kind,
        relation=Relation.CONTRADICTS,
        severity=severity,
        sentence="",
        sides=(),
    )


ALL = (
    discrepancy(Kind.COUNT, "a", Severity.HIGH),
    discrepancy(Kind.COUNT, "b"),
    discrepancy(Kind.PLACE, "b"),
    discrepancy(Kind.PLACE, "c"),
    discrepancy(Kind.DATE, "c"),
)


def test_filters_hold_together_and_values_of_one_are_alternatives() -> None:
    assert discrepancy_filters.filter_discrepancies(ALL, {"kind": ["place", "date"], "incident": ["a", "b"]}) == (
        ALL[2],
    )
    assert discrepancy_filters.filter_discrepancies(ALL, {"kind": ["count", "place"]}) == ALL[:4]
    assert discrepancy_filters.filter_discrepancies(ALL, {"kind": []}) == ALL


def test_numbers_of_a_filter_are_what_the_others_leave() -> None:
    selection = {"kind": ["place"], "incident": ["a"]}
    assert discrepancy_filters.numbers(ALL, selection, "incident") == {"b": 1, "c": 1}
    assert discrepancy_filters.numbers(ALL, selection, "kind") == {"count": 1}


def test_filter_that_removed_most_is_named() -> None:
    assert discrepancy_filters.most_removed(ALL, {"kind": ["date"], "incident": ["a", "b"]}) == ("kind", 3)
    assert discrepancy_filters.most_removed(ALL, {"kind": ["count", "place"], "incident": ["a"]}) == ("incident", 4)
    assert discrepancy_filters.most_removed(ALL, {"kind": ["date"], "incident": []}) == ("kind", 5)


def test_summary_is_in_the_order_of_the_lists_without_zeros() -> None:
    summary = discrepancy_filters.summary(ALL)
    assert summary["Severity"] == {"high": 1, "minor": 4}
    assert list(summary["Kind"].items()) == [("count", 2), ("place", 2), ("date", 1)]
    assert summary["Relation"] == {"contradicts": 5}

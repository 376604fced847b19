"""Filters of discrepancies: what they leave, what the others would leave, which removed most."""

from claims.model import Severity
from tests.builders.discrepancies import discrepancy
from views.state import discrepancy_filters

FOUND = (
    discrepancy(Severity.HIGH, "a", "b"),
    discrepancy(Severity.MINOR, "b"),
    discrepancy(Severity.MINOR, "c"),
)


def test_filters_hold_together_and_values_of_one_are_alternatives() -> None:
    assert discrepancy_filters.choose(FOUND, {"severity": ["minor"], "source": ["a", "b"]}) == (FOUND[1],)
    assert discrepancy_filters.choose(FOUND, {"severity": []}) == FOUND


def test_numbers_of_a_filter_are_what_the_others_leave() -> None:
    assert discrepancy_filters.numbers(FOUND, {"severity": ["high"], "source": ["c"]}, "source") == {"a": 1, "b": 1}
    assert discrepancy_filters.numbers(FOUND, {"severity": ["high"]}, "source")["c"] == 0


def test_filter_that_removed_most_is_named() -> None:
    assert discrepancy_filters.most_removed(FOUND, {"severity": ["high"], "source": ["c"], "kind": []}) == (
        "severity",
        1,
    )

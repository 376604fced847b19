"""What raises a severity and what holds it down."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from claims.discrepancies.severity import CAPS, RAISES, Grounds, gravity, reasons_for, severity_of, stake_of_silence
from claims.model import KILLED, Discrepancy, Kind, Severity
from claims.values import Relation


def grounds(stake: Severity = Severity.HIGH, **given: Any) -> Grounds:
    """A contradiction about who began it, told by two sources in so many words, but for what a test gives."""
    usual: dict[str, Any] = {"kind": Kind.RESPONSIBILITY, "relation": Relation.CONTRADICTS, "field": "initiator"}
    return Grounds(stake=stake, **{**usual, **given})


DEATHS = {"kind": Kind.COUNT, "field": KILLED}
CASES: list[tuple[dict[str, Any], str]] = [
    ({}, "high"),
    (DEATHS, "high"),
    ({"stake": Severity.MEDIUM}, "medium"),
    ({"stake": Severity.MINOR}, "minor"),
    ({"readable_away": True}, "minor"),
    ({"one_reading": True}, "minor"),
    ({"open_lists": True}, "minor"),
    ({"kind": Kind.CERTAINTY, "relation": Relation.SILENT, "field": KILLED, "from_dataset": True}, "minor"),
    ({**DEATHS, "by_convention": True}, "minor"),
    ({"same_sides": True}, "minor"),
    ({"background": True}, "medium"),
    ({"background": True, "stake": Severity.MINOR}, "minor"),
    ({"relation": Relation.DIFFERS}, "medium"),
    ({"relation": Relation.DIFFERS, "same_sides": True}, "minor"),
    ({"kind": Kind.CERTAINTY, "relation": Relation.DIFFERS}, "medium"),
    ({"kind": Kind.CERTAINTY, "relation": Relation.DIFFERS, "field": KILLED}, "high"),
    ({"kind": Kind.CERTAINTY, "relation": Relation.DIFFERS, "field": KILLED, "background": True}, "medium"),
    ({"kind": Kind.CERTAINTY, "relation": Relation.DIFFERS, "one_speaker": True}, "minor"),
    ({"kind": Kind.CERTAINTY, "relation": Relation.DIFFERS, "one_speaker": True, "field": KILLED}, "high"),
    ({"kind": Kind.CAUSE, "relation": Relation.DIFFERS}, "medium"),
    ({"kind": Kind.CAUSE, "relation": Relation.DIFFERS, "one_origin": True}, "minor"),
    ({"kind": Kind.CAUSE, "one_origin": True}, "high"),
    ({"kind": Kind.RESPONSIBILITY, "relation": Relation.DIFFERS, "one_origin": True}, "minor"),
    ({"kind": Kind.CHARACTER, "relation": Relation.DIFFERS, "one_origin": True, "one_speaker": True}, "medium"),
    ({"kind": Kind.CERTAINTY, "relation": Relation.DIFFERS, "one_origin": True}, "minor"),
    ({"kind": Kind.COUNT, "relation": Relation.DIFFERS, "counts": True, "one_origin": True}, "minor"),
    ({"kind": Kind.COUNT, "relation": Relation.DIFFERS, "counts": True, "one_origin": True, "summed": True}, "medium"),
    ({"kind": Kind.COUNT, "relation": Relation.DIFFERS, "counts": True}, "medium"),
    ({"kind": Kind.CHARACTER, "episode": True, "days_apart": True}, "minor"),
    ({"kind": Kind.SCOPE, "episode": True, "days_apart": True}, "minor"),
    ({"kind": Kind.SCOPE, "days_apart": True}, "high"),
    ({"kind": Kind.SCOPE, "episode": True, "days_apart": True, "relation": Relation.DENIES}, "high"),
    ({"kind": Kind.RESPONSIBILITY, "episode": True, "days_apart": True}, "high"),
    ({"kind": Kind.PARTICIPANTS, "relation": Relation.DIFFERS, "stake": Severity.MEDIUM, "episode": True}, "minor"),
    ({"kind": Kind.PARTICIPANTS, "relation": Relation.DIFFERS, "stake": Severity.MEDIUM}, "medium"),
    ({"kind": Kind.PARTICIPANTS, "relation": Relation.DENIES, "stake": Severity.MEDIUM, "episode": True}, "medium"),
    ({"kind": Kind.AMBIGUITY, "relation": Relation.DIFFERS}, "minor"),
    ({"kind": Kind.AMBIGUITY, "relation": Relation.DIFFERS, "field": KILLED}, "medium"),
    ({"kind": Kind.AMBIGUITY, "relation": Relation.DIFFERS, "field": KILLED, "one_number": True}, "minor"),
    ({**DEATHS, "one_number": True}, "high"),
    ({"kind": Kind.INTERNAL}, "medium"),
    ({"kind": Kind.INTERNAL, "field": KILLED}, "medium"),
    ({"kind": Kind.INTERNAL, "field": KILLED, "zero_against_some": True}, "high"),
    ({"kind": Kind.INTERNAL, "field": "captured", "zero_against_some": True}, "medium"),
    ({"kind": Kind.INTERNAL, "relation": Relation.DIFFERS}, "medium"),
    ({"kind": Kind.INTERNAL, "relation": Relation.DIFFERS, "stake": Severity.MEDIUM}, "minor"),
    ({"kind": Kind.INTERNAL, "stake": Severity.MEDIUM}, "medium"),
    ({**DEATHS, "summed": True}, "medium"),
    ({"kind": Kind.SHARED_ORIGIN, "relation": Relation.AGREES}, "medium"),
    ({"kind": Kind.SHARED_ORIGIN, "relation": Relation.AGREES, "stake": Severity.MEDIUM}, "minor"),
    ({"kind": Kind.CERTAINTY, "relation": Relation.SILENT, "field": KILLED}, "medium"),
    ({"kind": Kind.CERTAINTY, "relation": Relation.SILENT, "field": "wounded"}, "minor"),
    ({"kind": Kind.SHARED_ORIGIN, "relation": Relation.AGREES, "cited_openly": True}, "minor"),
    ({"cited_openly": True}, "high"),
    ({"kind": Kind.LOST_DETAIL, "relation": Relation.SILENT}, "medium"),
    ({"kind": Kind.LOST_DETAIL, "relation": Relation.SILENT, "stake": Severity.MEDIUM}, "medium"),
    ({"kind": Kind.SCOPE, "relation": Relation.DENIES, "denied": True, "stake": Severity.MEDIUM}, "high"),
    ({"kind": Kind.SCOPE, "relation": Relation.DENIES, "denied": True, "stake": Severity.MINOR}, "minor"),
    ({"kind": Kind.SCOPE, "denied": False, "stake": Severity.MEDIUM}, "medium"),
    ({"kind": Kind.PLACE, "relation": Relation.DENIES, "denied": True, "stake": Severity.MEDIUM}, "medium"),
    ({"kind": Kind.SCOPE, "denied": True, "stake": Severity.MEDIUM, "readable_away": True}, "minor"),
    ({"kind": Kind.LOST_DETAIL, "relation": Relation.OVERLAPS, "stake": Severity.HIGH}, "minor"),
    ({"kind": Kind.PLACE, "stake": Severity.MEDIUM}, "medium"),
    ({"kind": Kind.PLACE, "stake": Severity.MEDIUM, "lasting": True}, "minor"),
    ({"kind": Kind.SCOPE, "lasting": True}, "high"),
    ({"kind": Kind.OMISSION, "relation": Relation.SILENT}, "high"),
    ({"kind": Kind.COUNT, "field": "captured", "counts": True}, "medium"),
    ({"kind": Kind.COUNT, "field": "captured", "counts": True, "zero_against_some": True}, "high"),
    ({**DEATHS, "counts": True}, "high"),
    ({"relation": Relation.DIFFERS, "headline": True}, "minor"),
    ({"headline": True}, "high"),
]


@pytest.mark.parametrize(("given", "severity"), CASES)
def test_what_is_at_stake_is_raised_or_held_down(given: dict[str, Any], severity: str) -> None:
    assert severity_of(grounds(**given)) == severity


@pytest.mark.parametrize("rule", [*RAISES, *CAPS], ids=lambda rule: rule.reason)
def test_every_line_of_the_table_is_met_by_a_case(rule: object) -> None:
    assert any(rule.reason in reasons_for(grounds(**given)) for given, _ in CASES)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("deaths", "grave", "unexcused", "severity"),
    [
        (True, False, False, "high"),
        (True, True, True, "high"),
        (False, True, True, "medium"),
        (False, True, False, "minor"),
        (False, False, True, "minor"),
    ],
)
def test_silence_weighs_what_is_left_out(deaths: bool, grave: bool, unexcused: bool, severity: str) -> None:
    assert stake_of_silence(deaths=deaths, grave=grave, unexcused=unexcused) == severity


def test_nothing_holds_down_a_plain_contradiction() -> None:
    assert reasons_for(grounds()) == ()


def test_the_gravest_is_the_most_severe_then_the_plainest_clash_then_what_is_about_blame() -> None:
    in_order = [
        (Severity.HIGH, Relation.DIFFERS, Kind.COUNT),
        (Severity.MEDIUM, Relation.CONTRADICTS, Kind.RESPONSIBILITY),
        (Severity.MEDIUM, Relation.CONTRADICTS, Kind.COUNT),
        (Severity.MEDIUM, Relation.DENIES, Kind.COUNT),
        (Severity.MEDIUM, Relation.AGREES, Kind.COUNT),
        (None, Relation.CONTRADICTS, Kind.COUNT),
    ]
    made = [SimpleNamespace(severity=severity, relation=relation, kind=kind) for severity, relation, kind in in_order]
    mixed = [made[at] for at in (3, 0, 5, 1, 4, 2)]
    assert sorted(mixed, key=lambda each: gravity(cast(Discrepancy, each))) == made

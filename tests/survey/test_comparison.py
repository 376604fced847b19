"""How a few claims stand to one another, and which are put side by side first."""

from dataclasses import replace

import pytest

from claims.model import Severity, Side
from claims.survey import claims_to_compare, relations_of
from claims.survey.comparison import worst_of
from claims.values import Relation
from tests.builders.compared import COLLECTION, INCIDENTS
from tests.builders.discrepancies import discrepancy


def test_relations_are_those_among_the_claims_given_alone() -> None:
    assert relations_of(COLLECTION, INCIDENTS, ["a1", "b1"]) == {
        "when": Relation.AGREES,
        "where": Relation.AGREES,
        "killed": Relation.CONTRADICTS,
        "participant": Relation.SILENT,
    }
    assert relations_of(COLLECTION, INCIDENTS, ["a1", "c2"])["where"] is Relation.CONTRADICTS


@pytest.mark.parametrize(
    ("relations", "worst"),
    [
        ([Relation.AGREES, Relation.OVERLAPS], Relation.OVERLAPS),
        ([Relation.DENIES, Relation.CONTRADICTS], Relation.CONTRADICTS),
        ([Relation.SILENT, Relation.AGREES], Relation.AGREES),
        ([Relation.COUNTS_OTHER, Relation.DIFFERS], Relation.DIFFERS),
        ([Relation.SILENT], Relation.SILENT),
    ],
)
def test_contradiction_is_worst_and_silence_is_last(relations: list[Relation], worst: Relation) -> None:
    assert worst_of(relations) is worst


def sides(*claim_ids: tuple[str, ...]) -> tuple[Side, ...]:
    [side] = discrepancy(Severity.HIGH).sides
    return tuple(replace(side, claim_ids=ids) for ids in claim_ids)


def test_the_sides_of_the_worst_discrepancy_are_compared_first() -> None:
    worst = replace(discrepancy(Severity.HIGH), sides=sides(("d", "e"), (), ("b",)))
    other = replace(discrepancy(Severity.HIGH), sides=sides(("c",)))
    claims = ("a", "b", "c", "d", "e")
    assert claims_to_compare((worst, other), claims) == ("d", "b")
    assert claims_to_compare((worst, other), claims, most=4) == ("d", "b", "a", "c")
    assert claims_to_compare((worst,), ("a", "b", "c")) == ("b", "a")  # d is of another incident
    assert claims_to_compare((), ("c", "a", "b")) == ("c", "a")

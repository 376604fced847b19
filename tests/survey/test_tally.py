"""How discrepancies are counted: omissions apart, agreements and look-alikes not at all."""

from dataclasses import replace

import pytest

from claims.model import Discrepancy, Severity
from claims.survey import Tally, is_agreement, is_discrepancy, is_omission, tally_of
from claims.values import Relation
from tests.builders.discrepancies import discrepancy


def found(relation: Relation) -> Discrepancy:
    return discrepancy(Severity.MINOR, "a", "b", relation=relation)


@pytest.mark.parametrize("relation", Relation)
def test_every_relation_is_a_discrepancy_an_omission_or_an_agreement(relation: Relation) -> None:
    expected = {
        Relation.AGREES: (False, False, True),
        Relation.SILENT: (False, True, False),
        Relation.NO_ACCOUNT: (False, True, False),
    }.get(relation, (True, False, False))
    each = found(relation)
    assert (is_discrepancy(each), is_omission(each), is_agreement(each)) == expected
    assert tally_of([each]) == Tally(discrepancies=expected[0], omissions=expected[1], agreements=expected[2])


def test_what_is_explained_counts_for_nothing() -> None:
    explained = [replace(found(relation), severity=None) for relation in Relation]
    assert tally_of(explained) == tally_of([]) == Tally(discrepancies=0, omissions=0, agreements=0)
    assert not any(map(is_discrepancy, explained))


@pytest.mark.parametrize(
    ("relations", "in_words"),
    [
        ([], "0 discrepancies"),
        ([Relation.DENIES, Relation.AGREES], "1 discrepancy"),
        ([Relation.DIFFERS, Relation.OVERLAPS, Relation.SILENT], "2 discrepancies, 1 omission"),
        ([Relation.SILENT, Relation.NO_ACCOUNT], "0 discrepancies, 2 omissions"),
    ],
)
def test_the_numbers_in_words(relations: list[Relation], in_words: str) -> None:
    assert tally_of(map(found, relations)).in_words == in_words

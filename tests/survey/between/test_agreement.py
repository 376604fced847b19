"""How often sources agree: the same numbers as comparing each pair, the most connected first, and what is left out is counted."""

from claims.survey.between import BetweenIndex, PairAgreement, find_agreement
from claims.values import Relation
from tests.builders.shipped import shipped_study
from tests.survey.between.test_between_index import A, B, C, index_of, told

THREE = index_of(
    told("a1", A, killed="5"), told("b1", B, killed="5"), told("c1", C, killed="8", wounded="2"),
    told("a2", A, killed="3"), told("b2", B),
    told("c3", C),
    groups={"one": ["a1", "b1", "c1"], "two": ["a2", "b2"], "three": ["c3"]},
)  # fmt: skip


def test_pairs_count_the_points_on_which_both_give_a_value() -> None:
    agreement = find_agreement(THREE)
    assert agreement.source_ids == (A, B, C)
    assert agreement.of(B, A) == agreement.of(A, B) == PairAgreement(shared=2, compared=5, agree=5)
    assert agreement.of(A, C) == PairAgreement(shared=1, compared=3, agree=2, contradict=1)
    assert (agreement.connected, agreement.incidents, agreement.counted) == (3, 2, 2)


def test_numbers_are_those_of_the_comparison_of_the_two() -> None:
    study = shipped_study()

    study = shipped_study()
    index = BetweenIndex(study.collection, study.incidents, study.findings)
    for pair, numbers in find_agreement(index).pairs.items():
        between = index.compare(pair)
        groups = between.summary[between.summary["field"] == ""][["both", "agree", "overlap", "contradict"]].sum()
        assert numbers.shared == len(between.shared)
        assert (numbers.compared, numbers.contradict) == (groups["both"], groups["contradict"])
        assert numbers.agree == groups["agree"] + groups["overlap"]
        assert numbers.contradict == (between.points["relation"].isin([Relation.CONTRADICTS, Relation.DENIES])).sum()


def test_of_many_sources_the_most_connected_are_taken_and_the_others_counted() -> None:
    agreement = find_agreement(THREE, most_sources=2)
    assert agreement.source_ids == (A, B)
    assert agreement.connected == 3
    assert list(agreement.pairs) == [(A, B)]


def test_of_many_incidents_some_are_counted_evenly_spread() -> None:
    agreement = find_agreement(THREE, most_incidents=1)
    assert (agreement.incidents, agreement.counted) == (2, 1)
    pair = agreement.of(A, B)
    assert pair is not None
    assert (pair.shared, pair.compared) == (2, 3)


def test_only_incidents_that_are_left_count() -> None:
    agreement = find_agreement(THREE, ["two"])
    assert agreement.source_ids == (A, B)
    assert agreement.incidents == 1
    assert agreement.of(A, C) is None


def test_sources_that_share_nothing_have_no_pair() -> None:
    agreement = find_agreement(THREE, ["three"])
    assert (agreement.source_ids, agreement.pairs, agreement.incidents, agreement.counted) == ((), {}, 0, 0)

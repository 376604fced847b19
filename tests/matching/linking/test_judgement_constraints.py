"""Judgements as constraints: closure, its laws, and clashes with both names."""

from collections.abc import Iterable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.matching.linking.judgement_constraints import NOTHING_JUDGED, asked_pairs, judged_from
from claims.model import Verdict
from tests.builders.matching import judgement

CLAIMS = "abcdef"


PAIRS = st.tuples(st.sampled_from(CLAIMS), st.sampled_from(CLAIMS)).filter(lambda pair: pair[0] != pair[1])
ROWS = st.lists(
    st.builds(
        lambda pair, verdict, by, day: judgement("".join(pair), verdict, by=by, at=f"2026-11-{day:02}T00:00:00Z"),
        PAIRS,
        st.sampled_from([str(verdict) for verdict in Verdict]),
        st.sampled_from(["Ana", "Ben"]),
        st.integers(1, 3),
    ),
    max_size=12,
    unique_by=lambda each: each["judgement_id"],
)


def together(rows: Iterable[dict[str, str]]) -> set[tuple[str, str]]:
    group_of = judged_from(rows).group_of
    return {(one, other) for one in CLAIMS for other in CLAIMS if group_of.get(one, one) == group_of.get(other, other)}


@given(rows=ROWS)
def test_same_is_symmetric_and_transitive(rows: list[dict[str, str]]) -> None:
    same = together(rows)
    assert {(other, one) for one, other in same} == same
    assert {(one, third) for one, other in same for again, third in same if other == again} == same


@given(rows=ROWS)
def test_apart_holds_both_ways_and_never_within_a_group(rows: list[dict[str, str]]) -> None:
    judged = judged_from(rows)
    assert {(other, one) for one, other in judged.apart} == set(judged.apart)
    assert all(one != other for one, other in judged.apart)
    assert all(judged.group_of.get(claim, claim) == claim for pair in judged.apart for claim in pair)


@given(rows=ROWS, order=st.randoms(use_true_random=False))
def test_the_order_of_rows_makes_no_difference(rows: list[dict[str, str]], order: Random) -> None:
    shuffled = list(rows)
    order.shuffle(shuffled)
    assert judged_from(shuffled) == judged_from(rows)


@given(rows=ROWS)
def test_which_claim_stands_first_makes_no_difference_but_for_parts(rows: list[dict[str, str]]) -> None:
    plain = [each for each in rows if each["verdict"] != "part of"]
    turned = [{**each, "claim_a": each["claim_b"], "claim_b": each["claim_a"]} for each in plain]
    one, other = judged_from(plain), judged_from(turned)
    assert one.group_of == other.group_of
    assert set(one.apart) == set(other.apart)


@given(rows=ROWS)
def test_what_is_judged_is_settled_and_every_clash_names_two_judgements(rows: list[dict[str, str]]) -> None:
    judged = judged_from(rows)
    latest = {
        (*sorted((each["claim_a"], each["claim_b"])), each["by"]): each
        for each in sorted(rows, key=lambda each: (each["at"], each["judgement_id"]))
    }
    for each in latest.values():
        assert judged.settled(each["claim_a"], each["claim_b"]) or each["verdict"] == "unsure"
    assert all(words.count(" judged ") >= 2 for _, _, words in judged.clashes)


def test_not_same_holds_for_whole_groups() -> None:
    judged = judged_from([judgement("ab"), judgement("cd"), judgement("bc", "not same")])
    assert judged.settled("a", "d")
    assert not judged.settled("a", "e")


def test_a_clash_through_others_names_the_judgements_between_and_no_others() -> None:
    rows = [
        judgement("ab"),
        judgement("bc", by="Cem"),
        judgement("cd", by="Dana"),
        judgement("ac", "not same", by="Ben"),
    ]
    [(one, other, words)] = judged_from(rows).clashes
    assert (one, other) == ("a", "c")
    assert words == (
        "Judgements contradict each other: Ben judged a and c: not same, but Ana judged a and b: same; Cem judged b and c: same. "
        "Kept together until this is settled."
    )


def test_a_clash_of_part_and_whole_names_both() -> None:
    judged = judged_from([judgement("ab", "part of"), judgement("ba", "part of", by="Ben")])
    [(one, other, words)] = judged.clashes
    assert (one, other) == ("a", "b")
    assert "Ana judged a and b: part of, but Ben judged b and a: part of" in words
    assert judged.settled("a", "b")


def test_whoever_changes_their_mind_does_not_clash() -> None:
    rows = [judgement("ab"), judgement("ba", "not same", at="2026-11-23T00:00:00Z")]
    assert judged_from(rows).clashes == ()
    assert judged_from(rows).group_of == {}


@pytest.mark.parametrize(
    ("verdict", "by", "asked"),
    [("same", "Ben", True), ("part of", "Ben", True), ("unsure", "Ana", True), ("unsure", "Ben", False)],
)
def test_a_judged_pair_is_not_asked_again(verdict: str, by: str, *, asked: bool) -> None:
    assert (("a", "b") in asked_pairs([judgement("ba", verdict, by=by)], by="Ana")) is asked


def test_unsure_changes_nothing() -> None:
    assert judged_from([judgement("ab", "unsure")]) == NOTHING_JUDGED


@pytest.mark.parametrize("rows", [["ab"], ["ac", "cb"]])
def test_clashing_judgements_name_both_reviewers(rows: list[str]) -> None:
    judged = judged_from([*(judgement(pair, "same") for pair in rows), judgement("ab", "not same", by="Ben")])
    assert [clash[:2] for clash in judged.clashes] == [("a", "b")]
    assert "Ana" in judged.clashes[0][2]
    assert "Ben" in judged.clashes[0][2]

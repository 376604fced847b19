from itertools import combinations
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.incidents import INCIDENT_COLUMNS, MEMBER_COLUMNS, PART_COLUMNS, Incidents
from claims.matching import LinkSettings
from claims.matching.linking import link
from claims.matching.linking.judgement_constraints import NOTHING_JUDGED, Judged, judged_from
from claims.matching.linking.link import LinkedClaims, link_scored
from claims.matching.scoring.score import Scored
from tests.builders.collection_tables import row
from tests.builders.matching import SHIPPED, SMALL, collection_of, judgement, linked

FLOOR = LinkSettings().unscored_points
DOCUMENT = LinkSettings().one_document_points
Pairs = dict[tuple[str, str], float]


def frames(pairs: Pairs, documents: dict[str, str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Claims with their documents, and their scored pairs."""
    frame = pd.DataFrame({"claim_id": list(documents), "document_id": list(documents.values())})
    rows = [(*pair, points) for pair, points in pairs.items()]
    return frame, pd.DataFrame(rows, columns=["claim_a", "claim_b", "points"]).astype({"points": "float64"})


def scored(pairs: Pairs, documents: dict[str, str]) -> Scored:
    return Scored.of(*frames(pairs, documents))


def grouped(
    pairs: dict[str, float], *, documents: dict[str, str] | None = None, judged: Judged = NOTHING_JUDGED
) -> list[str]:
    """The groups that pairs such as {"ab": 2.0} make, each as a word of its claims."""
    document_of = {letter: letter for pair in sorted(pairs) for letter in pair} | (documents or {})
    result = link_scored(
        scored({(pair[0], pair[1]): points for pair, points in pairs.items()}, document_of), judged=judged
    )
    return sorted("".join(sorted(group)) for group in groups_of(result, 0.0))


def one_by_one(pairs: Pairs, documents: dict[str, str], judged: Judged, least: float) -> set[frozenset[str]]:
    """Average link as one would do it by hand: again and again the best pair of groups, ties by id; then what people judged the same."""
    together = {claim: judged.group_of.get(claim, claim) for claim in documents}
    rows = {claim: judged.row_of.get(claim, claim) for claim in documents}
    groups = [frozenset(each for each in documents if rows[each] == name) for name in set(rows.values())]

    def points(one: str, other: str) -> float:
        return max(pairs.get((min(one, other), max(one, other)), FLOOR), FLOOR)

    def allowed(a: frozenset[str], b: frozenset[str]) -> bool:
        crossing = [(one, other) for one in a for other in b]
        ends = [(one, other) for one in in_the_end(a) for other in in_the_end(b)]
        return not any((together[one], together[other]) in judged.apart for one, other in ends) and all(
            points(one, other) >= DOCUMENT for one, other in crossing if documents[one] == documents[other]
        )

    def in_the_end(group: frozenset[str]) -> frozenset[str]:
        """The group with all groups that are one with it by judgements."""
        named = {together[each] for each in group}
        more = group.union(*(each for each in groups if named & {together[claim] for claim in each}))
        return group if more == group else in_the_end(more)

    while True:
        found = []
        for a in groups:
            for b in groups:
                if min(a) < min(b) and allowed(a, b):
                    average = sum(points(one, other) for one in a for other in b) / (len(a) * len(b))
                    found.append((-average, min(a), min(b), a, b))
        if not found or -min(found)[0] < least:
            return {in_the_end(each) for each in groups}
        _, _, _, a, b = min(found)
        groups = [each for each in groups if each not in (a, b)] + [a | b]


def groups_of(result: LinkedClaims, least: float) -> set[frozenset[str]]:
    incidents = pd.Series(result.scored.ids).groupby(result.incident_ids(least))
    return {frozenset(claims) for _, claims in incidents}


CLAIMS = "abcdefgh"
PAIRS = st.dictionaries(
    st.sampled_from([(one, other) for one in CLAIMS for other in CLAIMS if one < other]),
    st.integers(-9, 8).map(float),
    max_size=28,
)
ROWS = st.lists(
    st.tuples(
        st.sampled_from(CLAIMS),
        st.sampled_from(CLAIMS),
        st.sampled_from(["same", "same", "not same", "not same"]),
        st.sampled_from(["Ana", "Ana", "import"]),
    ),
    max_size=5,
)
JUDGED = ROWS.map(lambda rows: judged_from(judged_rows(rows)))


def judged_rows(rows: list[tuple[str, str, str, str]]) -> list[dict[str, str]]:
    return [
        row("judgements", f"j{at}", claim_a=a, claim_b=b, verdict=verdict, by=by)
        for at, (a, b, verdict, by) in enumerate(rows)
        if a != b
    ]


@given(PAIRS, st.lists(st.sampled_from("xyzuvwst"), min_size=8, max_size=8), JUDGED)
def test_arrays_join_what_joining_one_by_one_joins(pairs: Pairs, documents: list[str], judged: Judged) -> None:
    named = dict(zip(CLAIMS, documents, strict=True))
    result = link_scored(scored(pairs, named), judged=judged, thresholds=[2.0, -1.0])
    for least in (0.0, 2.0, -1.0):
        assert groups_of(result, least) == one_by_one(pairs, named, judged, least)


@given(
    PAIRS,
    st.lists(st.sampled_from("xyzuvwst"), min_size=8, max_size=8),
    ROWS,
    st.sampled_from(list(combinations(CLAIMS, 2))),
)
def test_same_joins_all_that_is_with_either_unless_something_is_judged_apart(
    pairs: Pairs, documents: list[str], rows: list[tuple[str, str, str, str]], pair: tuple[str, str]
) -> None:
    named = dict(zip(CLAIMS, documents, strict=True))
    before, after = (judged_from(judged_rows(each)) for each in (rows, [*rows, (*pair, "same", "Zoe")]))
    was, now = (groups_of(link_scored(scored(pairs, named), judged=each), 0.0) for each in (before, after))
    joined = frozenset.union(*(group for group in was if group & set(pair)))
    [here] = [group for group in now if group >= set(pair)]
    if not before.apart:
        assert here == joined
        assert now == {group for group in was if not group & set(pair)} | {joined}
    assert all(
        not before.settled(one, other)
        or before.group_of.get(one, one) == before.group_of.get(other, other)
        or after.clashes
        for one in here
        for other in here
        if one != other
    )


@given(PAIRS, st.randoms(use_true_random=False))
def test_shuffled_input_gives_identical_groups(pairs: Pairs, random: Any) -> None:
    frame, matches = frames(pairs, dict(zip(CLAIMS, CLAIMS, strict=True)))
    shuffled = (table.sample(frac=1, random_state=random.randrange(99)) for table in (frame, matches))
    again, first = link_scored(Scored.of(*shuffled)), link_scored(Scored.of(frame, matches))
    assert again.scored.ids.tolist() == first.scored.ids.tolist()
    assert again.incident_ids(0.0).tolist() == first.incident_ids(0.0).tolist()


PARTLY: Pairs = {("a", "b"): 5.0, ("b", "c"): 5.0, ("a", "c"): -1.0, ("c", "d"): -1.5, ("e", "f"): 3.0}
OWN = {each: each for each in CLAIMS}


def test_thresholds_nest() -> None:
    result = link_scored(scored(PARTLY, OWN), thresholds=[-4.0, 3.0])
    assert list(result.groups) == [-4.0, 0.0, 3.0]
    assert frozenset("abc") in groups_of(result, 0.0)
    assert frozenset("ab") in groups_of(result, 3.0)
    assert frozenset("ef") in groups_of(result, 3.0)


def test_no_claims_make_no_incidents() -> None:
    assert link_scored(scored({}, {})).incident_ids(0.0).tolist() == []


def test_judgements_on_other_claims_change_nothing() -> None:
    judged = judged_from([judgement("xy", "same"), judgement("xz", "not same")])
    assert grouped({"ab": 1.0, "cd": -1.0}, judged=judged) == ["ab", "c", "d"]


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ({"ab": 2.0, "bc": 2.0, "ac": 1.0}, ["abc"]),
        ({"ab": 2.0, "bc": 2.0, "ac": -1.0}, ["abc"]),
        ({"ab": 2.0, "bc": 1.0, "ac": -3.0}, ["ab", "c"]),  # a chain is not enough
        ({"ab": 2.0, "bc": 1.0}, ["ab", "c"]),  # a pair that was not scored counts as a low one
        ({"ab": -0.1}, ["a", "b"]),
        ({"ab": 0.0}, ["ab"]),
        ({"ab": 1.0, "ac": 1.0}, ["ab", "c"]),  # a tie goes by id
        ({"ab": -90.0, "ac": 9.0, "bc": 9.0}, ["abc"]),  # nothing counts less than what was not scored
    ],
)
def test_groups_join_by_their_average(pairs: dict[str, float], expected: list[str]) -> None:
    assert grouped(pairs) == expected


def test_two_claims_of_one_document_need_strong_evidence_of_their_own() -> None:
    documents = {"a": "one", "b": "one"}
    assert grouped({"ab": 0.5}, documents=documents) == ["a", "b"]
    assert grouped({"ab": 1.0}, documents=documents) == ["ab"]
    assert grouped({"ac": 5.0, "bc": 4.0, "ab": 0.5}, documents=documents) == ["ac", "b"]


@given(
    st.dictionaries(st.sampled_from(["ab", "ac", "ad", "bc", "bd", "cd"]), st.integers(-8, 8), min_size=1), st.randoms()
)
def test_the_order_of_pairs_makes_no_difference(pairs: dict[str, float], random: Any) -> None:
    shuffled = list(pairs.items())
    random.shuffle(shuffled)
    assert grouped(dict(shuffled)) == grouped(pairs)


def test_same_closes_transitively_and_outranks_scores() -> None:
    judged = judged_from([judgement("ab", "same"), judgement("cb", "same")])
    assert grouped({"ab": -8.0, "ac": -8.0, "cd": -0.1}, judged=judged) == ["abc", "d"]


TWO_GROUPS = {"ab": 5.0, "ac": 5.0, "bc": 5.0, "de": 5.0, "df": 5.0, "ef": 5.0, "ad": 1.0}


@pytest.mark.parametrize(
    ("judgements", "expected"),
    [
        ([], ["abc", "def"]),
        ([judgement("ad")], ["abcdef"]),
        ([judgement("ad", by="import")], ["ad", "bc", "ef"]),
        ([judgement("ad"), judgement("be", "not same")], ["abcdf", "e"]),
        ([judgement("ad"), judgement("ae", "not same"), judgement("df")], ["abcdf", "e"]),
    ],
    ids=["none", "a person joins both groups", "an import says what one row is", "apart", "apart from several"],
)
def test_same_joins_the_groups_of_both_as_far_as_nothing_is_judged_apart(
    judgements: list[dict[str, str]], expected: list[str]
) -> None:
    assert grouped(TWO_GROUPS, judged=judged_from(judgements)) == expected


def test_not_same_holds_for_all_that_is_the_same() -> None:
    judged = judged_from([judgement("ab", "same"), judgement("cb", "not same")])
    assert grouped({"ab": 5.0, "ac": 9.0, "bc": 9.0}, judged=judged) == ["ab", "c"]


def test_of_one_reviewer_the_latest_judgement_counts() -> None:
    rows = [judgement("ab", "same"), judgement("ab", "not same", at="2026-11-23T00:00:00Z")]
    judged = judged_from(rows)
    assert judged.clashes == ()
    assert grouped({"ab": 5.0}, judged=judged) == ["a", "b"]
    assert judged_from(rows[::-1]) == judged


def letters_of(incidents: Incidents) -> set[str]:
    return {"".join(claims) for claims in incidents.claims_of.values()}


def test_incidents_have_their_columns_and_every_claim_once() -> None:
    incidents_of_shipped = linked(SHIPPED)
    for incidents in (linked(collection_of(*SMALL)), incidents_of_shipped):
        assert tuple(incidents.table.columns) == INCIDENT_COLUMNS
        assert tuple(incidents.members.columns) == MEMBER_COLUMNS
        assert tuple(incidents.parts.columns) == PART_COLUMNS
        assert incidents.members["claim_id"].is_unique
        assert incidents.table["claims"].sum() == len(incidents.members)
    assert set(incidents_of_shipped.members["claim_id"]) == set(SHIPPED.claims["claim_id"])


def test_the_clash_is_one_incident_within_the_siege() -> None:
    incidents = linked(collection_of(*SMALL))
    assert "ab" in {claims[:2] for claims in letters_of(incidents)}
    assert incidents.wholes_of[incidents.incident_of["a"]] == (incidents.incident_of["e"],)
    assert incidents.row(incidents.incident_of["a"])["parent"] == incidents.incident_of["e"]
    assert incidents.row(incidents.incident_of["a"])["title"] == "Clash in town, 23 January 2021"
    assert incidents.incident_of["e"] not in incidents.wholes_of


def test_judged_parts_are_kept_apart_and_listed() -> None:
    collection = collection_of(*SMALL, judgements=[judgement("ab", "part of")])
    incidents = linked(collection)
    assert incidents.incident_of["a"] != incidents.incident_of["b"]
    reasons = incidents.parts.set_index(["part_id", "whole_id"])["reason"]
    assert reasons[incidents.incident_of["a"], incidents.incident_of["b"]].startswith("Ana judged a and b: part of")


def test_judged_pairs_link_or_stay_apart_whatever_they_score() -> None:
    collection = collection_of(*SMALL, judgements=[judgement("ac", "same"), judgement("ab", "not same")])
    incidents = linked(collection)
    assert incidents.incident_of["a"] == incidents.incident_of["c"]
    assert incidents.incident_of["a"] != incidents.incident_of["b"]


def test_an_id_in_use_makes_the_next_one_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(link, "_DIGITS", 1)
    ids = link.ids_of_incidents([f"c{number}" for number in range(20)])
    assert len(set(ids)) == 20
    assert {len(incident_id) for incident_id in ids} > {3}


def in_lists(pairs: dict[str, float], lists: dict[str, str], judged: Judged = NOTHING_JUDGED) -> list[str]:
    """As `grouped`, of claims of which some are rows of lists."""
    letters = sorted({letter for pair in pairs for letter in pair})
    frame = pd.DataFrame({"claim_id": letters, "document_id": letters})
    frame = frame.assign(
        source_id=[lists.get(letter, "outlet") for letter in letters], listed=[letter in lists for letter in letters]
    )
    rows = [(pair[0], pair[1], points) for pair, points in pairs.items()]
    matches = pd.DataFrame(rows, columns=["claim_a", "claim_b", "points"])
    result = link_scored(Scored.of(frame, matches), judged=judged)
    return sorted("".join(sorted(group)) for group in groups_of(result, 0.0))


@pytest.mark.parametrize(
    ("pairs", "lists", "expected"),
    [
        pytest.param({"ab": 9.0}, {"a": "one", "b": "one"}, ["a", "b"], id="two rows of one list"),
        pytest.param({"ab": 9.0}, {"a": "one", "b": "two"}, ["ab"], id="rows of two lists"),
        pytest.param({"ac": 9.0, "bc": 8.0, "ab": 9.0}, {"a": "one", "b": "one"}, ["ac", "b"], id="never by a third"),
        pytest.param(
            {"ac": 6.0, "bc": 9.0, "bd": 8.0, "ad": 7.0},
            {"a": "one", "b": "one", "c": "two", "d": "two"},
            ["ad", "bc"],
            id="the best partner first, what is left for the others",
        ),
        pytest.param({"ab": 9.0}, {"a": "one"}, ["ab"], id="a row and an outlet"),
        pytest.param(
            {"ab": 9.0, "ac": 8.0, "bc": 9.0},
            {"b": "one", "c": "one"},
            ["ab", "c"],
            id="a row that an outlet has taken in",
        ),
    ],
)
def test_rows_of_one_list_are_different_events(
    pairs: dict[str, float], lists: dict[str, str], expected: list[str]
) -> None:
    assert in_lists(pairs, lists) == expected


def test_rows_of_one_list_are_one_event_where_a_reviewer_says_so() -> None:
    judged = judged_from([judgement("ab", "same")])
    assert in_lists({"ab": -3.0, "ac": 9.0, "bc": 9.0}, {"a": "one", "b": "one", "c": "two"}, judged) == ["abc"]


def test_more_lists_than_bits_of_a_number() -> None:
    letters = [f"{at:03}" for at in range(140)]
    frame = pd.DataFrame({"claim_id": letters, "document_id": letters, "listed": True})
    frame = frame.assign(source_id=[f"list {int(letter) // 2:03}" for letter in letters])
    twins = [(letters[at], letters[at + 1], 9.0) for at in range(0, 140, 2)]
    others = [(letters[0], letters[139], 5.0)]
    matches = pd.DataFrame([*twins, *others], columns=["claim_a", "claim_b", "points"])
    groups = link_scored(Scored.of(frame, matches)).groups[0.0]
    assert len(set(groups.tolist())) == 139
    assert groups[139] == groups[0]


def test_between_lists_pairs_join_from_the_threshold_that_their_chances_give() -> None:
    lists = {letter: "one" if letter in "abc" else "two" for letter in "abcdef"}
    unsure = {"ad": -0.3, "be": -0.3, "cf": -0.3}
    assert in_lists(unsure, lists) == ["ad", "be", "cf"]  # half of the F1 that joining all would have is less than this
    assert in_lists(unsure | {"be": 6.0, "cf": 6.0}, lists) == ["a", "be", "cf", "d"]

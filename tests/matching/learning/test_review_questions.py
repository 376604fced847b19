"""Questions to reviewers, and what judgements teach."""

from random import Random

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.incidents import INCIDENT_COLUMNS, MEMBER_COLUMNS, PART_COLUMNS, Incidents
from claims.matching import MATCH_COLUMNS
from claims.matching.learning.review_questions import (
    Labels,
    Question,
    QuestionSettings,
    Topics,
    labels_of_judgements,
    next_questions,
    topics_of,
)
from claims.matching.linking.judgement_constraints import Judged, Pair, judged_from
from tests.builders.collection_tables import build_collection, claim
from tests.builders.matching import judgement

ALL = QuestionSettings(least_change=0)
NOBODY = judged_from([])


def incidents_of(*groups: str, parents: dict[str, str] | None = None) -> Incidents:
    rows = [{"incident_id": group, "parent": (parents or {}).get(group, "")} for group in groups]
    return Incidents(
        table=pd.DataFrame(rows, columns=list(INCIDENT_COLUMNS)),
        members=pd.DataFrame([(group, each) for group in groups for each in group], columns=list(MEMBER_COLUMNS)),
        parts=pd.DataFrame(columns=list(PART_COLUMNS)),
    )


def matches_of(chances: dict[str, float]) -> pd.DataFrame:
    rows = [(pair[0], pair[1], 10 * chance - 5, chance) for pair, chance in chances.items()]
    return pd.DataFrame(rows, columns=list(MATCH_COLUMNS))


def topics(fields: str = "") -> Topics:
    """Each claim of a source of its own; those named speak of one field."""
    claims = "abcdefgh"
    return Topics(
        source_of={each: each for each in claims},
        fields_of={each: frozenset({"killed"} if each in fields else ()) for each in claims},
    )


def asked(
    chances: dict[str, float], *groups: str, judged: Judged = NOBODY, fields: str = "", settings: QuestionSettings = ALL
) -> dict[str, float]:
    found = next_questions(matches_of(chances), incidents_of(*groups), judged, topics(fields), settings=settings)
    return {each.claim_a + each.claim_b: each.change for each in found}


def test_a_pair_in_two_incidents_moves_every_pair_between_them() -> None:
    assert asked({"ad": 0.5}, "abc", "de") == {"ad": 3.0}  # .5 x 3 x 2


def test_a_pair_in_one_incident_moves_what_would_come_apart() -> None:
    chances = {"ab": 0.9, "ac": 0.1, "ad": 0.2, "bc": 0.3, "bd": 0.2, "cd": 0.9}
    assert asked(chances, "abcd")["ac"] == pytest.approx(0.9 * 4)  # b is nearer to a, d nearer to c


def test_claims_that_would_be_compared_count_double() -> None:
    assert asked({"ad": 0.5}, "abc", "de", fields="ad") == {"ad": 3.5}


def test_an_answer_that_would_surprise_more_goes_first() -> None:
    assert list(asked({"ab": 0.1, "ac": 0.9, "bc": 0.5}, "a", "b", "c")) == ["ac", "bc", "ab"]


def test_larger_incidents_go_first_and_ties_go_by_id() -> None:
    assert list(asked({"ad": 0.5, "ae": 0.5, "bd": 0.5}, "a", "bc", "d", "e")) == ["bd", "ad", "ae"]
    assert list(asked({"ab": 0.5, "ef": 0.5, "cd": 0.5}, *"abcdef")) == ["ab", "cd", "ef"]


def turns(*, asked: tuple[Pair, ...] = (), parents: dict[str, str] | None = None) -> list[str]:
    """The order of the pairs within three incidents, of which those of the first change most and those of the last least."""
    chances = {"ab": 0.1, "bc": 0.2, "ac": 0.3, "de": 0.4, "df": 0.5, "gh": 0.6}
    incidents = incidents_of("abc", "def", "gh", parents=parents)
    found = next_questions(matches_of(chances), incidents, NOBODY, topics(), asked=frozenset(asked), settings=ALL)
    return [question.claim_a + question.claim_b for question in found]


def test_pairs_are_asked_in_turn_over_the_incidents() -> None:
    assert turns() == ["ab", "de", "gh", "bc", "df", "ac"]


def test_an_incident_of_which_more_was_judged_comes_later() -> None:
    assert turns(asked=(("a", "b"), ("x", "y"))) == ["de", "gh", "bc", "df", "ac"]


def test_an_event_and_its_parts_take_one_turn_and_share_it_out() -> None:
    assert turns(parents={"def": "abc"}) == ["ab", "gh", "de", "bc", "df", "ac"]


def test_a_sure_answer_is_not_asked_for() -> None:
    assert asked({"ab": 0.01, "cd": 0.99}, "a", "b", "cd", settings=QuestionSettings()) == {}


def test_what_was_judged_or_follows_is_not_asked() -> None:
    judged = judged_from([judgement("ab"), judgement("bc"), judgement("cd", "not same")])
    chances = dict.fromkeys(["ab", "bc", "ac", "ad", "bd", "cd", "de"], 0.5)
    assert set(asked(chances, "abc", "d", "e", judged=judged)) == {"de"}


def test_what_was_asked_is_left_out() -> None:
    found = next_questions(
        matches_of({"ab": 0.5, "bc": 0.5}), incidents_of("a", "b", "c"), NOBODY, topics(), asked={("a", "b")}
    )
    assert found == (Question(claim_a="b", claim_b="c", change=0.5, together=False),)


CHANCES = st.dictionaries(
    st.sampled_from([one + other for one in "abcdef" for other in "abcdef" if one < other]),
    st.floats(0, 1).map(lambda chance: round(chance, 6)),
)


@given(chances=CHANCES, order=st.randoms(use_true_random=False))
def test_the_order_of_matches_makes_no_difference(chances: dict[str, float], order: Random) -> None:
    pairs = list(chances.items())
    order.shuffle(pairs)
    groups = ("abc", "de", "f")
    found = asked(dict(pairs), *groups)
    assert list(found.items()) == list(asked(chances, *groups).items())


@given(chances=CHANCES)
def test_weighing_fewer_pairs_asks_the_same_first(chances: dict[str, float]) -> None:
    every = asked(chances, "abc", "de", "f")
    few = asked(chances, "abc", "de", "f", settings=QuestionSettings(least_change=0, most_weighed=len(chances) or 1))
    assert few == every


def test_topics_are_the_fields_and_sources_of_claims() -> None:
    found = topics_of(build_collection(claim("a", killed="3"), claim("b", source="source-b", killed="4"), claim("c")))
    assert found.compared("a", "b")
    assert not found.compared("a", "c")
    assert not found.compared("b", "c")


def test_judgements_are_labels() -> None:
    rows = [("a", "b", "same"), ("b", "c", "same"), ("d", "a", "not same"), ("e", "f", "unsure"), ("g", "a", "part of")]
    labels = labels_of_judgements(pd.DataFrame(rows, columns=["claim_a", "claim_b", "verdict"]))
    gold = labels.incident_of
    assert gold["a"] == gold["b"] == gold["c"]
    assert len({gold["a"], gold["d"], gold["g"]}) == 3
    assert "e" not in gold
    assert labels.apart == {("a", "d"), ("a", "g")}


def test_incidents_that_nobody_judged_to_be_two_are_undecided() -> None:
    one, other = (np.array(list(ids), dtype=object) for ids in ("aab", "abc"))
    known = Labels(incident_of={}, apart={("b", "c")})
    assert known.decide(one, other).tolist() == [True, False, True]
    assert Labels(incident_of={}).decide(one, other).tolist() == [True, True, True]
    nobody = np.array(["", "a", "a"], dtype=object)
    assert known.decide(one, nobody).tolist() == [False, True, False]


def test_only_pairs_of_two_known_incidents_are_decided() -> None:
    one, other = (np.array(ids, dtype=object) for ids in (["i", "i", "", ""], ["j", "", "j", ""]))
    assert Labels(incident_of={}).decide(one, other).tolist() == [True, False, False, False]
    judged = Labels(incident_of={}, apart=frozenset({("i", "j")}))
    assert judged.decide(one, other).tolist() == judged.decide(other, one).tolist() == [True, False, False, False]


def test_what_is_nearer_to_one_of_two_stays_with_it() -> None:
    chances = {"ab": 0.5, "ac": 0.9, "bc": 0.1, "ad": 0.9, "bd": 0.1}
    found = asked(chances, "abcd")
    assert found["ab"] == pytest.approx(0.5 * 3)  # b is parted from a, c and d

import pandas as pd

from claims.matching import NEAR_MISS_COLUMNS, link_incidents, match_claims, near_misses
from claims.tables import Collection
from tests.builders.matching import SHIPPED, SMALL, collection_of, judgement


def nearly_linked(collection: Collection) -> pd.DataFrame:
    matches = match_claims(collection)
    return near_misses(collection, matches, link_incidents(collection, matches))


def test_a_clash_of_judgements_heads_the_near_misses() -> None:
    rows = [judgement("ab", "same"), judgement("ab", "not same", by="Ben")]
    first = nearly_linked(collection_of(*SMALL, judgements=rows)).iloc[0]
    assert (first["claim_a"], first["claim_b"]) == ("a", "b")
    assert first["reason"].startswith(
        "Judgements contradict each other: Ben judged a and b: not same, but Ana judged a and b: same."
    )


def test_near_misses_are_in_different_incidents_nearest_first() -> None:
    matches = match_claims(SHIPPED)
    incidents = link_incidents(SHIPPED, matches)
    found = near_misses(SHIPPED, matches, incidents)
    assert tuple(found.columns) == NEAR_MISS_COLUMNS
    assert found["probability"].is_monotonic_decreasing
    assert found["reason"].str.endswith(".").all()
    assert (found["claim_a"].map(incidents.incident_of) != found["claim_b"].map(incidents.incident_of)).all()
    pd.testing.assert_frame_equal(near_misses(SHIPPED, matches.iloc[::-1], incidents), found)


def test_a_pair_judged_apart_is_a_near_miss_in_the_words_of_the_judgement() -> None:
    collection = collection_of(*SMALL, judgements=[judgement("ac", "same"), judgement("ab", "not same")])
    assert "Ana judged a and b: not same." in set(nearly_linked(collection)["reason"])

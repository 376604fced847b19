"""Comparing citations in arrays gives what comparing them pair by pair gives."""

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.matching.features.sources_and_citations import Citations
from tests.builders.collection_tables import claim, said
from tests.builders.matching import collection_of, evidence, level

DOCUMENTS = st.sampled_from([f"d{at}" for at in range(9)])


def cited_level(one: tuple[str, set[str]], other: tuple[str, set[str]], together: set[frozenset[str]]) -> int:
    if one[0] == other[0]:
        return 4
    if one[0] in other[1] or other[0] in one[1]:
        return 1
    if one[1] & other[1]:
        return 2
    return 3 if frozenset({one[0], other[0]}) in together else 0


@settings(max_examples=60)
@given(st.lists(st.tuples(DOCUMENTS, st.sets(DOCUMENTS, max_size=5)), min_size=1, max_size=10))
def test_citations_compare_as_pair_by_pair(claims: list[tuple[str, set[str]]]) -> None:
    together = {frozenset({a, b}) for _, cites in claims if len(cites) <= 4 for a in cites for b in cites if a != b}
    one, other = np.triu_indices(len(claims), 1)
    expected = [cited_level(claims[a], claims[b], together) for a, b in zip(one, other, strict=True)]
    documents, cites = (
        pd.Series([each[0] for each in claims]),
        pd.Series(["|".join(sorted(each[1])) for each in claims]),
    )
    found = Citations.of(documents, cites, most_together=4)
    assert found.compare(one, other).tolist() == expected
    assert found.compare(other, one).tolist() == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({}, {}, "not said"),
        ({"kind": said("clash", cites="b-doc")}, {}, "one cites the other"),
        ({"document": "one"}, {"document": "one"}, "one document"),
    ],
)
def test_cited_documents(one: dict[str, Any], other: dict[str, Any], expected: str) -> None:
    assert level("cited documents", one, other) == expected


def test_documents_that_a_third_claim_cites_for_one_thing_are_cited_together() -> None:
    collection = collection_of(claim("a"), claim("b"), claim("c", kind=said("clash", cites="a-doc|b-doc")))
    assert evidence(collection, "a", "b")["cited documents"].points > 0

"""Comparing citations in arrays gives what comparing them pair by pair gives."""

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.matching.features.sources_and_citations import CITED, Citations
from tests.builders.collection_tables import claim, said
from tests.builders.matching import collection_of, evidence, level

DOCUMENTS = st.sampled_from([f"d{at}" for at in range(9)])


def cited_level(
    one: tuple[str, set[str]], other: tuple[str, set[str]], together: set[frozenset[str]], documents: list[str]
) -> str:
    if one[0] == other[0]:
        return "one document"
    if any(a[1] == {b[0]} and documents.count(b[0]) == 1 for a, b in ((one, other), (other, one))):
        return "one rests on the other"
    if one[0] in other[1] or other[0] in one[1]:
        return "one cites the other"
    if one[1] & other[1]:
        return "both cite one document"
    return "cited together" if frozenset({one[0], other[0]}) in together else "not said"


@settings(max_examples=60)
@given(st.lists(st.tuples(DOCUMENTS, st.sets(DOCUMENTS, max_size=5)), min_size=1, max_size=10))
def test_citations_compare_as_pair_by_pair(claims: list[tuple[str, set[str]]]) -> None:
    together = {frozenset({a, b}) for _, cites in claims if len(cites) <= 4 for a in cites for b in cites if a != b}
    one, other = np.triu_indices(len(claims), 1)
    of_claims = [document for document, _ in claims]
    expected = [cited_level(claims[a], claims[b], together, of_claims) for a, b in zip(one, other, strict=True)]
    documents, cites = (
        pd.Series([each[0] for each in claims]),
        pd.Series(["|".join(sorted(each[1])) for each in claims]),
    )
    found = Citations.of(documents, cites, most_together=4)
    assert [CITED[level] for level in found.compare(one, other)] == expected
    assert [CITED[level] for level in found.compare(other, one)] == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({}, {}, "not said"),
        ({"kind": said("clash", cites="b-doc")}, {}, "one rests on the other"),
        ({"killed": said("12", cites="b-doc")}, {}, "one rests on the other"),
        ({"killed": said("12", cites="b-doc", stance="demands")}, {}, "not said"),
        ({"kind": said("clash", cites="b-doc"), "where": said("town", cites="a-doc")}, {}, "one cites the other"),
        ({"document": "one"}, {"document": "one"}, "one document"),
    ],
)
def test_cited_documents(one: dict[str, Any], other: dict[str, Any], expected: str) -> None:
    assert level("cited documents", one, other) == expected


def test_documents_that_a_third_claim_cites_for_one_thing_are_cited_together() -> None:
    collection = collection_of(claim("a"), claim("b"), claim("c", kind=said("clash", cites="a-doc|b-doc")))
    assert evidence(collection, "a", "b")["cited documents"].points > 0

"""Comparing citations in arrays gives what comparing them pair by pair gives."""

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.matching.features.sources_and_citations import Citations

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

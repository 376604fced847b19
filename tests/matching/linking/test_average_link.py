"""Groups of rows, as arrays."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse
from scipy.sparse import csgraph

from claims.matching.linking.average_link import components

ROWS = 12


@given(st.lists(st.tuples(st.integers(0, ROWS - 1), st.integers(0, ROWS - 1)), max_size=20))
def test_rows_that_pairs_connect_have_the_name_of_the_smallest(pairs: list[tuple[int, int]]) -> None:
    one, other = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    graph = sparse.coo_matrix((np.ones(len(one)), (one, other)), shape=(ROWS, ROWS))
    _, labels = csgraph.connected_components(graph, directed=False)
    assert components(ROWS, one, other).tolist() == [labels.tolist().index(label) for label in labels]

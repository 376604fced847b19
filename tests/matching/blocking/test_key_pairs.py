"""Uses in order find what comparing every use with every other finds."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from claims.matching.blocking.key_pairs import KeyUses, pair_numbers, pairs_with_following

USES = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 3)), max_size=20, unique=True)
DAYS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9)), min_size=7, max_size=7)


@given(USES, DAYS)
def test_every_use_finds_those_that_begin_in_its_days(uses: list[tuple[int, int]], days: list[tuple[int, int]]) -> None:
    rows, keys = np.array(uses, dtype=np.int64).reshape(-1, 2).T
    first, spread = np.array(days, dtype=np.int64).T
    found = KeyUses.of((rows, keys), first, first + spread)
    expected = {
        (min(a, b), max(a, b))
        for a, of_a in uses
        for b, of_b in uses
        if of_a == of_b and (days[a][0], a) < (days[b][0], b) and days[b][0] <= days[a][0] + days[a][1]
    }
    pairs = pairs_with_following(found.rows, found.others, 7)
    assert {(pair // 7, pair % 7) for pair in pairs.tolist()} == expected


@given(USES, DAYS, st.integers(0, 60))
def test_uses_around_are_those_of_the_same_key_and_near_days(
    uses: list[tuple[int, int]], days: list[tuple[int, int]], near: int
) -> None:
    rows, keys = np.array(uses, dtype=np.int64).reshape(-1, 2).T
    first = np.array(days, dtype=np.int64)[:, 0]
    found = KeyUses.of((rows, keys), first, first)
    since, others = found.around(np.arange(len(rows)), near)
    for row, key, start, number in zip(found.rows, found.times // found.days, since, others, strict=True):
        expected = {a for a, of_a in uses if of_a == key and abs(days[a][0] - days[row][0]) <= near}
        assert set(found.rows[start : start + number].tolist()) == expected


def test_a_pair_is_one_number_whichever_row_stands_first() -> None:
    one, other = np.array([3, 0]), np.array([1, 2])
    assert pair_numbers(one, other, 10).tolist() == pair_numbers(other, one, 10).tolist() == [13, 2]

"""Uses in order find what comparing every use with every other finds."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from claims.matching.blocking.key_pairs import Budget, KeyUses, Offers, pair_numbers
from claims.matching.settings import BlockSettings

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
    pairs = found.following().pairs(len(uses), 7).numbers
    assert {(pair // 7, pair % 7) for pair in pairs.tolist()} == expected


@given(USES, DAYS, st.integers(0, 60))
def test_uses_around_are_those_of_the_same_key_and_near_days(
    uses: list[tuple[int, int]], days: list[tuple[int, int]], near: int
) -> None:
    rows, keys = np.array(uses, dtype=np.int64).reshape(-1, 2).T
    first = np.array(days, dtype=np.int64)[:, 0]
    found = KeyUses.of((rows, keys), first, first)
    offers = found.around(None, near)
    for row, key, start, number in zip(found.rows, found.times // found.days, offers.since, offers.others, strict=True):
        expected = {a for a, of_a in uses if of_a == key and abs(days[a][0] - days[row][0]) <= near}
        assert set(found.rows[start : start + number].tolist()) == expected


def offers_of(uses: list[tuple[int, int]], days: list[tuple[int, int]]) -> list[Offers]:
    """What rows are offered in each of the ways in which blocks look at keys."""
    rows, keys = np.array(uses, dtype=np.int64).reshape(-1, 2).T
    first, spread = np.array(days, dtype=np.int64).T
    found = KeyUses.of((rows, keys), first, first + spread)
    return [found.following(), found.following(nearest=True), found.around(rows_that_own, 5), found.of_key(3)]


rows_that_own = np.array([True, False, True, True, False, True, True])


@given(USES, DAYS, st.integers(0, 30))
def test_a_cap_is_the_largest_that_the_budget_allows(
    uses: list[tuple[int, int]], days: list[tuple[int, int]], pairs: int
) -> None:
    settings = BlockSettings(most_claims_per_key=6, least_pairs=pairs, most_pairs=0, most_pairs_per_claim=0)
    budget = Budget(settings=settings, size=7, share=1.0)
    for offers in offers_of(uses, days):
        taken = [int(offers.kept(cap).sum()) for cap in range(7)]
        assert budget.cap(offers.costs(6)) == max(cap for cap in range(7) if taken[cap] <= pairs)


@given(USES, DAYS, st.integers(0, 20), st.integers(0, 6))
def test_offers_to_parts_of_the_rows_are_those_to_all(
    uses: list[tuple[int, int]], days: list[tuple[int, int]], at: int, cap: int
) -> None:
    for offers in offers_of(uses, days):
        first = np.arange(len(offers.rows)) < at
        parts = [offers.to(first), offers.to(~first)]
        assert (parts[0].costs(6) + parts[1].costs(6)).tolist() == offers.costs(6).tolist()
        pairs = [part.pairs(cap, 7).numbers.tolist() for part in parts]
        assert sorted(pairs[0] + pairs[1]) == sorted(offers.pairs(cap, 7).numbers.tolist())


def test_a_pair_is_one_number_whichever_row_stands_first() -> None:
    one, other = np.array([3, 0]), np.array([1, 2])
    assert pair_numbers(one, other, 10).tolist() == pair_numbers(other, one, 10).tolist() == [13, 2]

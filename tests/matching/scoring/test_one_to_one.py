"""One to one: what rows of two lists leave to one another, and from where on they are joined."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.matching.arrays import Floats, Ints
from claims.matching.scoring.one_to_one import ListThresholds, OneToOne


def read(pairs: dict[tuple[int, int], float], lists: list[int]) -> tuple[OneToOne, Ints, Ints, Floats]:
    left, right = (np.array([pair[end] for pair in pairs], dtype=np.int64) for end in (0, 1))
    evidence = np.array(list(pairs.values()), dtype=np.float64)
    return OneToOne.of(np.array(lists, dtype=np.int64), left, right, evidence), left, right, evidence


def chances(pairs: dict[tuple[int, int], float], lists: list[int]) -> dict[tuple[int, int], float]:
    found, _, _, evidence = read(pairs, lists)
    return dict(zip(pairs, (1 / (1 + np.exp(-(evidence + found.points)))).tolist(), strict=True))


PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 3), st.integers(4, 7)), st.floats(-9, 12, allow_nan=False), min_size=1, max_size=16
)
NEAR = np.array([0]), np.array([1])
LISTS = [0, 0, 0, 0, 1, 1, 1, 1]


@given(PAIRS)
def test_a_row_has_one_partner_at_most(pairs: dict[tuple[int, int], float]) -> None:
    found = chances(pairs, LISTS)
    for row in range(8):
        assert (
            sum(chance for pair, chance in found.items() if row in pair) <= 1 + 1e-3
        )  # points are kept to a thousandth


@given(PAIRS)
def test_rivals_never_speak_for_a_pair(pairs: dict[tuple[int, int], float]) -> None:
    found, *_ = read(pairs, LISTS)
    assert (found.rivals <= 0).all()


@given(PAIRS, st.randoms(use_true_random=False))
def test_the_order_of_pairs_makes_no_difference(pairs: dict[tuple[int, int], float], random: object) -> None:
    items = list(pairs.items())
    random.shuffle(items)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    one, other = chances(pairs, LISTS), chances(dict(items), LISTS)
    assert {pair: round(chance, 4) for pair, chance in one.items()} == {
        pair: round(chance, 4) for pair, chance in other.items()
    }


@given(PAIRS)
def test_one_pair_is_seen_as_all_pairs_are(pairs: dict[tuple[int, int], float]) -> None:
    found, *_ = read(pairs, LISTS)
    for at, pair in enumerate(pairs):
        seen = found.seen(*pair)
        assert (seen.start, seen.rivals) == pytest.approx((found.start[at], found.rivals[at]), abs=0.01)


def test_an_equal_rival_halves_the_chance() -> None:
    alone = chances({(0, 4): 9.0}, LISTS)[0, 4]
    found = chances({(0, 4): 9.0, (0, 5): 9.0}, LISTS)
    assert alone > 0.9
    assert found[0, 4] == found[0, 5] == pytest.approx(0.5, abs=0.05)


def test_rows_of_a_third_list_are_no_rivals() -> None:
    two = chances({(0, 2): 6.0}, [0, 0, 1, 2])
    three = chances({(0, 2): 6.0, (0, 3): 6.0}, [0, 0, 1, 2])
    assert three[0, 2] == pytest.approx(two[0, 2], abs=1e-6)


def test_the_share_is_read_off_the_rows() -> None:
    size = 100
    lists = [0] * size + [1] * size
    shared = {(row, size + row): 8.0 for row in range(60)}
    found, *_ = read(shared | {(row, size + row): -6.0 for row in range(60, size)}, lists)
    assert found.share_of(*NEAR)[0] == pytest.approx(0.57, abs=0.02)  # 60 of 100, drawn a little to 3 of 10


def test_two_lists_without_a_pair_have_the_share_that_is_held_beforehand() -> None:
    found, *_ = read({(0, 1): 8.0}, [0, 1, 2])
    assert found.share_of(np.array([0, 2]), np.array([2, 1])).tolist() == [0.3, 0.3]


def test_thousands_of_lists_take_little_room() -> None:
    lists = list(range(20_000))
    found, *_ = read({(row, row + 1): 3.0 for row in range(0, 20_000, 2)}, lists)
    assert len(found.shares) == 20_000


def test_few_rows_keep_to_what_is_held_beforehand() -> None:
    found, *_ = read({(0, 1): 8.0}, [0, 1])
    assert found.share_of(*NEAR)[0] == pytest.approx(4 / 11, abs=0.01)


def test_a_pair_that_was_not_read_has_the_rows_read_as_rivals() -> None:
    found, *_ = read({(0, 4): 9.0}, LISTS)
    seen = found.seen(0, 5)
    assert seen.rows == 2
    assert seen.rivals < -4
    assert found.seen(2, 6).rivals == 0


def test_the_lower_of_both_sides_counts() -> None:
    pairs = {(0, 4): 5.0, (1, 4): 9.0}
    found, *_ = read(pairs, LISTS)
    seen = found.seen(0, 4)
    assert not seen.from_left  # row 4 has a better partner, row 0 has none
    assert seen.rivals < -2
    assert seen.share == pytest.approx(found.share_of(*NEAR[::-1])[0])


def test_a_rival_with_a_better_partner_takes_little_away() -> None:
    rivals = {(0, 4): 6.0, (1, 4): 6.0}
    alone = chances(rivals, LISTS)[0, 4]
    explained = chances(rivals | {(1, 5): 12.0}, LISTS)[0, 4]
    assert alone < 0.6 < 0.9 < explained


def test_pairs_that_nothing_tells_apart_have_the_same_points() -> None:
    found, *_ = read(dict.fromkeys([(0, 4), (0, 5), (1, 4), (1, 5)], 9.0), LISTS)
    assert len(set((found.points).tolist())) == 1


def chance(log_odds: float) -> float:
    return float(1 / (1 + np.exp(-log_odds)))


def cut(*chances: float) -> float:
    return chance(ListThresholds.of(np.array(chances)).join)


@pytest.mark.parametrize(
    ("chances", "expected"),
    [
        pytest.param((), 0.5, id="no pair"),
        pytest.param((0.001, 0.009), 0.5, id="no pair worth counting"),
        pytest.param((1.0, 1.0), 0.5, id="all are certain"),
        pytest.param((0.8, 0.8, 0.8), 0.444, id="half of the best F1: 2 * 2.4 / (3 + 2.4) / 2"),
        pytest.param((0.2, 0.9, 0.5), 0.389, id="joining the best two is best: 2 * 1.4 / (2 + 1.6) / 2"),
        pytest.param((0.05,) * 9, 0.3, id="never less likely than this"),
    ],
)
def test_the_cut_is_half_of_the_best_expected_f1(chances: tuple[float, ...], expected: float) -> None:
    assert cut(*chances) == pytest.approx(expected, abs=0.001)


@pytest.mark.parametrize(
    ("chances", "expected"),
    [
        pytest.param((), 0.5, id="no pair"),
        pytest.param((0.99, 0.97, 0.95, 0.6), 0.95, id="down to where their mean is .95 and more"),
        pytest.param((0.99, 0.97, 0.9), 0.9, id="the mean counts, not the least"),
        pytest.param((0.9, 0.8), 0.9, id="the likeliest where none is that sure"),
        pytest.param((1.0,) * 9 + (0.55,), 0.55, id="all of them"),
        pytest.param((1.0,) * 99 + (0.2,), 0.5, id="never below what is joined"),
    ],
)
def test_links_are_sure_while_their_mean_probability_is_high(chances: tuple[float, ...], expected: float) -> None:
    thresholds = ListThresholds.of(np.array(chances))
    assert chance(thresholds.sure) == pytest.approx(expected, abs=0.001)
    assert thresholds.sure >= thresholds.join


@given(st.floats(-3, 1), st.floats(0, 4), st.lists(st.floats(-8, 8), min_size=2, max_size=9))
def test_moving_points_keeps_their_order_and_both_thresholds(join: float, wider: float, points: list[float]) -> None:
    thresholds = ListThresholds(join, join + wider)
    ordered = np.sort(np.array(points))
    moved = thresholds.moved(ordered, join=0.0, sure=3.0)
    assert (np.diff(moved) >= -1e-9).all()
    assert ((moved >= 0) == (ordered >= thresholds.join)).all()
    assert ((moved >= 3) == (ordered >= thresholds.sure)).all()

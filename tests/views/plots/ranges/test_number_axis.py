"""The axis of numbers: when it is logarithmic, where it ends, where bounds stand, which ticks it has."""

import pytest

from claims.values import Count
from views.plots.ranges.number_axis import OPEN_END, NumberAxis


def axis_of(*counts: str) -> NumberAxis:
    return NumberAxis.of([Count.parse(count) for count in counts])


@pytest.mark.parametrize(
    ("counts", "is_log"), [(("1", "50"), False), (("1", "51"), True), (("0", "40"), False), (("2+", "200"), True)]
)
def test_axis_is_logarithmic_only_where_counts_lie_far_apart(counts: tuple[str, ...], is_log: bool) -> None:
    assert axis_of(*counts).is_log is is_log


@pytest.mark.parametrize(
    ("most", "ticks"),
    [
        ("1", ["0", "1"]),
        ("6", ["0", "1", "2", "3", "4", "5", "6"]),
        ("10", ["0", "2", "4", "6", "8", "10"]),
        ("21", ["0", "5", "10", "15", "20", "25"]),
        ("102", ["0", "20", "40", "60", "80", "100", "120"]),
        ("999", ["0", "200", "400", "600", "800", "1,000"]),
        ("1000", ["0", "200", "400", "600", "800", "1,000"]),
    ],
)
def test_ticks_are_round_and_reach_the_largest_number(most: str, ticks: list[str]) -> None:
    axis = axis_of(most)
    assert [words for _, words in axis.ticks] == ticks
    assert axis.share(int(most)) <= 1
    assert axis.ticks[-1][0] == 1


def test_bounds_stand_at_their_share_and_an_open_end_beyond_the_axis() -> None:
    axis = axis_of("4+", "10")
    assert [axis.share(number) for number in (0, 4, 10, None)] == [0, 0.4, 1, OPEN_END]


@pytest.mark.parametrize(
    ("counts", "ticks"),
    [
        (("3", "700"), [(0, "1"), (0.333, "10"), (0.667, "100"), (1, "1,000")]),
        (("0", "1", "200001"), [(0, "0"), (0.12, "1"), (0.429, "100"), (0.738, "10,000")]),
    ],
)
def test_a_logarithmic_axis_has_powers_of_ten_and_zero_apart(
    counts: tuple[str, ...], ticks: list[tuple[float, str]]
) -> None:
    found = axis_of(*counts).ticks
    assert [words for _, words in found] == [words for _, words in ticks]
    assert [at for at, _ in found] == pytest.approx([at for at, _ in ticks], abs=0.001)


def test_a_logarithmic_axis_holds_its_largest_number() -> None:
    assert axis_of("0", "1", "200001").share(200001) == pytest.approx(0.938, abs=0.001)
    assert axis_of("3", "700").share(1) == 0


def test_axis_without_counts_goes_to_one() -> None:
    assert NumberAxis.of([]).ticks == [(0, "0"), (1, "1")]

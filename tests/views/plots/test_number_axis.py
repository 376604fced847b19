"""The axis of numbers: when it is logarithmic, where bounds stand, which ticks it has, how much room it leaves."""

import pytest

from claims.values import Count
from views.plots.number_axis import NumberAxis


@pytest.mark.parametrize(
    ("counts", "is_log"), [(("1", "50"), False), (("1", "51"), True), (("0", "40"), False), (("2+", "200"), True)]
)
def test_axis_is_logarithmic_only_where_counts_lie_far_apart(counts: tuple[str, ...], is_log: bool) -> None:
    assert NumberAxis.of([Count.parse(count) for count in counts], counts).is_log is is_log


@pytest.mark.parametrize(
    ("most", "ticks"),
    [
        (1, [0, 1]),
        (6, [0, 2, 4, 6]),
        (10, [0, 2, 4, 6, 8, 10]),
        (21, [0, 5, 10, 15, 20]),
        (999, [0, 200, 400, 600, 800]),
    ],
)
def test_ticks_are_round_and_end_with_the_counts(most: int, ticks: list[int]) -> None:
    assert NumberAxis(most, is_log=False, room=2).settings["tickvals"] == ticks


@pytest.mark.parametrize(
    ("number", "is_log", "place"),
    [(7, False, 7.0), (0, False, 0.0), (None, False, 11.8), (7, True, 7.0), (0, True, 0.5), (None, True, 25.0)],
)
def test_open_end_stands_beyond_the_largest_number_and_zero_on_the_axis(
    number: int | None, is_log: bool, place: float
) -> None:
    assert NumberAxis(10, is_log=is_log, room=2).at(number) == pytest.approx(place)


def test_words_on_a_logarithmic_axis_stand_at_the_exponent() -> None:
    assert NumberAxis(1000, is_log=True, room=2).note_at(100.0) == 2
    assert NumberAxis(1000, is_log=False, room=2).note_at(100.0) == 100


@pytest.mark.parametrize(("letters", "room"), [(0, 1.5), (20, 1.862), (500, 2.6)])
def test_longest_text_beside_a_count_has_room_within_limits(letters: int, room: float) -> None:
    axis = NumberAxis.of([Count.parse("5")], ["x", "x" * letters])
    assert axis.room == pytest.approx(room, abs=0.001)
    assert axis.settings["range"] == [-0.2, 5 * axis.room]


def test_axis_without_counts_goes_to_one() -> None:
    assert NumberAxis.of([], []).most == 1

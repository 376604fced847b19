"""The time axis of the timeline: order kept, wide gaps broken, ticks apart."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from views.plots.time_axis import MOST_BREAKS, TimeAxis

days = st.dates(date(1990, 1, 1), date(2030, 12, 31))
spans = st.lists(
    st.builds(lambda first, length: (first, first + timedelta(length)), days, st.integers(0, 400)),
    min_size=1,
    max_size=30,
)


@given(spans)
def test_later_days_stand_further_right_and_all_on_the_axis(told: list[tuple[date, date]]) -> None:
    axis = TimeAxis.of(told)
    places = [axis.at(day) for day in sorted({day for span in told for day in span})]
    assert places == sorted(places)
    assert len(set(places)) == len(places)
    assert -1e-9 <= places[0] <= places[-1] <= 1 + 1e-9


@given(spans)
def test_stretches_do_not_overlap_and_are_few(told: list[tuple[date, date]]) -> None:
    axis = TimeAxis.of(told)
    assert len(axis.breaks) <= MOST_BREAKS
    assert all(
        one.right < other.left and one.last < other.first
        for one, other in zip(axis.stretches, axis.stretches[1:], strict=False)
    )


@given(spans)
def test_each_stretch_names_its_first_day(told: list[tuple[date, date]]) -> None:
    axis = TimeAxis.of(told)
    words = dict(axis.ticks)
    for stretch in axis.stretches:
        assert words[axis.at(stretch.first)] == f"{stretch.first.day} {stretch.first:%b}<br>{stretch.first.year}"


def test_years_of_silence_take_little_room() -> None:
    axis = TimeAxis.of([(date(2004, 3, 12),) * 2, *((date(2021, 1, day),) * 2 for day in range(1, 31))])
    assert [stretch.first.year for stretch in axis.stretches] == [2004, 2021]
    assert axis.at(date(2021, 1, 1)) < 0.2


def test_weeks_without_news_are_not_cut_out() -> None:
    assert not TimeAxis.of([(date(2021, 1, 1),) * 2, (date(2021, 2, 5),) * 2]).breaks


def test_axis_without_a_day_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one span"):
        TimeAxis.of([])

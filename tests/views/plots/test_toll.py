"""A toll over publication time, drawn: steps from figure to figure, marks, names that do not cover one another, and the list."""

from datetime import date

import pytest

from claims.survey.figures import PublishedTolls, toll_over_time
from tests.builders.collection_tables import Tables, claim, said
from tests.builders.studies import one_incident
from views.plots.toll_figure import TOLL_COLUMNS, toll_figure, toll_frame
from views.plots.toll_html import TollAxes, toll_html
from views.state.page_study import PageStudy

EVENT = (date(2021, 1, 23), date(2021, 1, 23))


def made(*claims: Tables) -> tuple[PageStudy, PublishedTolls]:
    study, incident = one_incident(*claims)
    return study, toll_over_time(study.collection, study.incidents, incident, "killed")


def drawn(*claims: Tables, event: tuple[date, date] | None = None) -> str:
    study, tolls = made(*claims)
    return toll_html(study, tolls, event, lambda point: f"<b>{point.count.in_words}</b>", label="<killed>")


REVISED = (
    claim("a", published="2021-01-24", killed="5"),
    claim("b", published="2021-01-25", killed="10", supersedes="a"),
)


def test_a_figure_stands_until_its_revision_and_then_rises_to_it() -> None:
    shown = drawn(*REVISED)
    assert '<i class="cc-toll-flat cc-source-1" style="--at:0.250;--to:0.750;--y:0.500">' in shown
    assert '<i class="cc-toll-rise cc-source-1" style="--at:0.750;--y:0.500;--top:1.000">' in shown
    assert shown.count("cc-toll-tag") == 1


def test_the_list_says_who_how_many_and_when_and_words_from_outside_are_words() -> None:
    shown = drawn(*REVISED)
    assert "<bdi>source-a</bdi> <b>5</b> <small><bdi>24 January 2021</bdi></small>" in shown
    assert "<b>10</b> <small><bdi>25 January 2021</bdi>, <bdi>revises an earlier account</bdi></small>" in shown
    assert "<killed>" not in shown


@pytest.mark.parametrize(
    ("value", "mark"),
    [
        (said("5", stance="hedges"), "cc-dot-hedged"),
        (said("0"), "cc-dot-denied"),
        (said("5+"), "cc-toll-least"),
        (said("2..5"), "--y:0.400;--top:1.000"),
    ],
)
def test_how_a_figure_is_given_shows_in_its_mark(value: dict[str, str], mark: str) -> None:
    assert mark in drawn(claim("a", killed=value))


def test_possible_days_are_dotted_and_the_event_is_shaded() -> None:
    shown = drawn(claim("a", published="2021-01-24/2021-01-26", killed="5"), event=EVENT)
    assert 'cc-toll-days cc-source-1" style="--at:0.250;--to:0.875;' in shown
    assert '<i class="cc-toll-event" style="--at:0.000;--to:0.250" title="The event: 23 January 2021"></i>' in shown
    assert "cc-toll-event" not in drawn(*REVISED)


def test_equal_figures_of_one_day_stand_beside_each_other_and_names_above() -> None:
    shown = drawn(claim("a", killed="5"), claim("b", source="source-b", killed="5"))
    assert '--y:1.000;--dx:0.8rem"></i>' in shown
    assert '--y:1.100;--dx:0.8rem"><bdi>' in shown


def test_a_long_gap_is_cut() -> None:
    shown = drawn(claim("a", killed="5"), claim("b", source="source-b", published="2022-06-01", killed="5"))
    assert shown.count("cc-toll-break") == 1


def test_many_lines_are_named_in_the_list_alone() -> None:
    shown = drawn(*(claim(f"a{place}", source=f"source-{place}", killed=str(place)) for place in range(1, 10)))
    assert "cc-toll-tag" not in shown
    assert shown.count("<li") == 9


def test_axes_hold_zero_and_every_figure() -> None:
    _, tolls = made(*REVISED)
    axes = TollAxes.of(tolls, EVENT)
    assert (axes.numbers.first, axes.numbers.last) == (0, 10)
    assert axes.days.stretches[0].first == EVENT[0]


def test_figure_has_a_line_per_source_named_at_its_end() -> None:
    study, tolls = made(*REVISED, claim("c", source="source-b", killed=said("2..4", stance="hedges")))
    figure = toll_figure(study, tolls, EVENT)
    assert [list(trace.y) for trace in figure.data] == [[0.5, 1.0], [0.4]]
    assert figure.data[1].error_y.arrayminus == pytest.approx([0.2])
    assert figure.data[1].marker.symbol == ("circle-open",)
    assert [note.text.strip() for note in figure.layout.annotations] == ["source-a <b>10</b>", "source-b <b>2 to 4</b>"]
    assert len(figure.layout.shapes) == 1
    assert len(toll_figure(study, tolls, None).layout.shapes) == 0


def test_frame_has_a_row_per_figure() -> None:
    study, tolls = made(claim("a", killed="5+", published="2021-01-24/2021-01-26"))
    [row] = toll_frame(study, tolls).astype(object).fillna("").to_dict("records")
    assert tuple(row) == TOLL_COLUMNS
    assert list(row.values()) == [
        "source-a", "", "2021-01-24", "2021-01-26", "5 or more", 5, "", "stated", "", "a-1",
    ]  # fmt: skip

"""File names: what is in the file and how it was chosen, in letters that every file system takes."""

from datetime import date

import pytest

from claims.exports import FORMATS, chosen_in_name, file_name
from claims.names import LONGEST_FILE_NAME, file_safe_name
from claims.survey import Filter
from tests.builders.hostile_study import ARABIC, MARKUP, hostile_study


def test_a_name_says_collection_content_and_choice() -> None:
    chosen = chosen_in_name(
        Filter(source=("sohr", "hawar"), outcome=("killed",), first=date(2021, 1, 1), last=date(2021, 1, 31))
    )
    name = file_name(hostile_study()[0], "discrepancies", format="xlsx", chosen=chosen)
    assert name == "test_discrepancies_sohr-hawar_killed_2021-01.xlsx"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, None, ()),
        (date(2021, 1, 1), None, ("from-2021-01-01",)),
        (None, date(2021, 1, 1), ("until-2021-01-01",)),
        (date(2021, 1, 2), date(2021, 1, 2), ("2021-01-02",)),
        (date(2024, 2, 1), date(2024, 2, 29), ("2024-02",)),
        (date(2024, 2, 1), date(2024, 2, 28), ("2024-02-01-to-2024-02-28",)),
        (date(2021, 1, 1), date(2021, 12, 31), ("2021",)),
        (date(2021, 2, 1), date(2021, 12, 31), ("2021-02-01-to-2021-12-31",)),
        (date(2020, 1, 1), date(2021, 12, 31), ("2020-01-01-to-2021-12-31",)),
    ],
)
def test_a_period_is_named_as_short_as_it_can_be(first: date | None, last: date | None, words: tuple[str, ...]) -> None:
    assert chosen_in_name(Filter(first=first, last=last)) == words


def test_all_lists_of_a_filter_stand_in_the_name() -> None:
    chosen = Filter(place=("p",), party=("q",), relation=("denies",), severity=("high", "medium"))
    assert chosen_in_name(chosen) == ("p", "q", "denies", "high-medium")


def test_no_two_formats_share_a_name() -> None:
    names = [file_name(hostile_study()[0], "figures", format=name) for name in FORMATS]
    assert len(set(names)) == len(names)
    assert {"test_figures_wide.csv", "test_figures_paper.zip", "test_figures.csv"} <= set(names)


@pytest.mark.parametrize("part", ["../../etc", "CON", "a\0b", MARKUP, ARABIC, "💥", "x" * 300, "."])
def test_every_name_is_safe(part: str) -> None:
    name = file_safe_name(["study", part])
    assert name.startswith("study_")
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_")
    assert 7 <= len(name) <= LONGEST_FILE_NAME


def test_names_that_are_cut_stay_apart() -> None:
    assert file_safe_name(["x" * 300, "a"]) != file_safe_name(["x" * 300, "b"])
    assert len(file_safe_name(["x" * LONGEST_FILE_NAME])) == LONGEST_FILE_NAME


def test_empty_parts_are_left_out() -> None:
    assert file_safe_name(["a", "", "b c"]) == "a_b-c"

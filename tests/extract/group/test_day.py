"""The day of a text as a whole: each day named, weighed by its clause and its place among the others."""

from datetime import date

import pytest

from claims.extract.group.day import day_candidates, weigh_day
from claims.extract.group.reading import Reading, read

FRIDAY = date(2021, 1, 29)
MONDAY, WEDNESDAY = date(2021, 1, 25), date(2021, 1, 27)


def reading_of(*body: str) -> Reading:
    return read("\n\n".join(("News", *body)), title_end=4, published=FRIDAY)


def test_days_have_a_place_among_those_named() -> None:
    found = day_candidates(reading_of("Two men were shot on Monday.", "A suspect was charged on Wednesday."))
    assert "earliest" in found[MONDAY]
    assert "latest" in found[WEDNESDAY]
    assert "named 2, 0" in found[MONDAY]
    assert not {"earliest", "latest", "between"} & found[FRIDAY].keys()


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("A man was shot on Monday, police said.", "clause harm"),
        ("A man was charged on Monday after the harvest.", "clause no harm aftermath"),
        ("They spoke of the Monday shooting.", "harm after"),
        ("On Monday the judge charged him.", "said after"),
        ("It began at 8:13 p.m. Monday.", "clock"),
    ],
)
def test_a_day_is_weighed_by_its_clause(sentence: str, name: str) -> None:
    assert name in day_candidates(reading_of(sentence))[MONDAY]


def test_what_another_clause_says_is_not_of_the_day() -> None:
    found = day_candidates(reading_of("The mayor spoke on Monday, and a man was shot on Wednesday."))
    assert "clause no harm" in found[MONDAY]
    assert "clause harm" in found[WEDNESDAY]


@pytest.mark.parametrize(
    ("body", "day"),
    [
        (("A man was charged on Wednesday.", "He is accused of a shooting on Monday that killed two."), MONDAY),
        (("Two people were shot on Wednesday night, police said on Friday.",), WEDNESDAY),
    ],
)
def test_the_day_of_the_event_is_told_from_what_followed(body: tuple[str, ...], day: date) -> None:
    found = weigh_day(reading_of(*body))
    assert found is not None
    assert found.answer == day


def test_no_day_is_told_where_none_is_known() -> None:
    assert weigh_day(read("Two men were shot.", title_end=0, published=None)) is None

"""The day of the main event: each day named, weighed by its clause and its place among the others."""

from datetime import date

import pytest

from claims.extract.find.annotated_text import AnnotatedText, annotate_text
from claims.extract.group.day import day_candidates, find_event_day

FRIDAY = date(2021, 1, 29)
MONDAY, WEDNESDAY = date(2021, 1, 25), date(2021, 1, 27)


def annotated(*body: str) -> AnnotatedText:
    return annotate_text("\n\n".join(("News", *body)), title_end=4, published=FRIDAY)


def test_days_named_and_days_up_to_publication_can_be_the_day() -> None:
    days = day_candidates(annotated("Two men were shot on Monday."))
    assert sorted(days) == [MONDAY, WEDNESDAY, date(2021, 1, 28), FRIDAY]


@pytest.mark.parametrize(
    ("body", "day"),
    [
        # What comes first is the event, what comes later follows it.
        (("Two men were shot on Monday.", "A suspect was charged on Wednesday."), MONDAY),
        (("A man was charged on Wednesday.", "He is accused of a shooting on Monday that killed two."), MONDAY),
        # Words of harm in the clause of a day, and right behind it.
        (("A man was shot on Monday, police said.",), MONDAY),
        (("They spoke of the Monday shooting.",), MONDAY),
        (("The mayor spoke on Monday, and a man was shot on Wednesday.",), WEDNESDAY),
        (("The mayor spoke on Wednesday, and a man was shot on Monday.",), MONDAY),
        # A day of a court is no day of harm.
        (("A man was charged on Monday after the harvest.",), FRIDAY),
        (("On Monday the judge charged him.",), FRIDAY),
        # A time of day stands with the day of the event.
        (("It began at 8:13 p.m. Monday.",), MONDAY),
        (("Two people were shot on Wednesday night, police said on Friday.",), WEDNESDAY),
    ],
)
def test_the_day_of_the_event_is_distinguished_from_what_followed(body: tuple[str, ...], day: date) -> None:
    event_day = find_event_day(annotated(*body))
    assert event_day is not None
    assert event_day.day == day
    assert 0.4 < event_day.probability <= 1


def test_a_day_named_alone_without_a_publication_is_certain() -> None:
    event_day = find_event_day(annotate_text("Two men were shot on 3 May 2024.", title_end=0, published=None))
    assert event_day is not None
    assert (event_day.day, event_day.probability) == (date(2024, 5, 3), 1.0)


def test_there_is_no_day_where_none_is_known() -> None:
    assert find_event_day(annotate_text("Two men were shot.", title_end=0, published=None)) is None

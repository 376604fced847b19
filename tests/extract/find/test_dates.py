"""Days as texts write them, resolved backwards from when they were said."""

from datetime import date

import pytest

from claims.extract.cut.normalised_text import normalise_text
from claims.extract.cut.sentences import split_sentences
from claims.extract.find.dates import chain_days, find_dates

SAID = date(2021, 1, 27)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("On Saturday", "2021-01-23"),
        ("on Wednesday", "2021-01-27"),
        ("last Wednesday", "2021-01-20"),
        ("yesterday", "2021-01-26"),
        ("15 days ago", "2021-01-12"),
        ("January 2nd", "2021-01-02"),
        ("on December 30", "2020-12-30"),
        ("on 8-9 February", "2021-02-08/2021-02-09"),
        ("on 13 March", "2021-03-13"),
        ("on 14 March", "2020-03-14"),
        ("29 February", "2020-02-29"),
        ("2 February 2021", "2021-02-02"),
        ("2021-01-24", "2021-01-24"),
        ("January 2018", "2018-01"),
        ("4 آب 2020", "2020-08-04"),
        ("27 كانون الثاني 2021", "2021-01-27"),
        ("27 يناير/كانون الثاني 2021", "2021-01-27"),
        ("اليوم الأربعاء", "2021-01-27"),
        ("يوم السبت", "2021-01-23"),
        ("أمس", "2021-01-26"),
        ("from 3 to 9 January 2021", "2021-01-03/2021-01-09"),
        ("3–9 January", "2021-01-03/2021-01-09"),
        ("in December", "2020-12"),
        ("من 3 إلى 9 كانون الثاني", "2021-01-03/2021-01-09"),
        ("خلال شهر آب", "2020-08"),
        ("وفي أيار الماضي", "2020-05"),
        ("في عام 2015", "2015"),
        ("يوم الأربعاء الماضي", "2021-01-20"),
        ("قبل يومين", "2021-01-25"),
        ("قبل 3 أيام", "2021-01-24"),
        ("for the 13th day", "[2021-01-14..2021-01-15]"),
        ("For 22th day in a row", "[2021-01-05..2021-01-06]"),
        ("tenth consecutive day", "[2021-01-17..2021-01-18]"),
    ],
)
def test_days_are_resolved_backwards(text: str, span: str) -> None:
    normalised = normalise_text(text).text
    assert [str(phrase.span) for phrase in find_dates(normalised, 0, len(normalised), said=SAID)][:1] == [span]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("on Tuesday, 5 January 2021, two died", ["2021-01-05"]),
        ("Tuesday evening (January 5)", ["2021-01-05"]),
        ("on Tuesday the 5th of January", ["2021-01-05"]),
        ("on 5 January (Tuesday)", ["2021-01-05"]),
        ("يوم الثلاثاء 5 كانون الثاني 2021", ["2021-01-05"]),
        ("on Tuesday and on 5 January", ["2021-01-26", "2021-01-05"]),
        ("on 5 January. Tuesday", ["2021-01-05", "2021-01-26"]),
    ],
)
def test_a_day_of_the_week_beside_its_date_is_that_day(text: str, days: list[str]) -> None:
    found = find_dates(text, 0, len(text), said=date(2021, 1, 27))
    assert [str(phrase.span) for phrase in found] == days


@pytest.mark.parametrize("text", ["it may 5 be", "at 2:30", "31 June", "One of 3"])
def test_what_is_no_day_is_left(text: str) -> None:
    assert [phrase for phrase in find_dates(text, 0, len(text), said=SAID) if phrase.span and "may" not in text] == []


def test_the_next_day_is_counted_from_the_day_told_before() -> None:
    text = "On January 2nd, clashes erupted. On the next day, people were arrested. That night it went on."
    found = chain_days(find_dates(text, s.start, s.end, said=SAID) for s in split_sentences(text, frozenset()))
    assert [str(phrase.span) for phrases in found for phrase in phrases] == ["2021-01-02", "2021-01-03", "2021-01-03"]


def test_without_a_day_of_publication_a_weekday_stays_open() -> None:
    [phrase] = find_dates("on Saturday", 0, 11, said=None)
    assert phrase.span is None

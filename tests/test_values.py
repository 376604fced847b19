"""Counts and spans: what is read, what is refused, and the laws of intervals."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import ValueFormatError
from claims.values import (
    RELATION_DEFINITIONS,
    RELATION_MARKS,
    VAGUE_WORDS,
    Count,
    Precision,
    Relation,
    Span,
    number_of,
    parse_flag,
)

bounds = st.integers(0, 10_000)


@st.composite
def counts(draw: st.DrawFn) -> Count:
    low, more = draw(bounds), draw(st.none() | bounds)
    return Count(low, None if more is None else low + more, draw(st.booleans()))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    first = draw(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
    last = first + timedelta(draw(st.integers(0, 800)))
    return Span(first, last, draw(st.sampled_from([Precision.WITHIN, Precision.PERIOD])))


@pytest.mark.parametrize(
    ("text", "low", "high", "vague"),
    [
        ("6", 6, 6, False),
        ("0", 0, 0, False),
        ("21+", 21, None, False),
        ("2..3", 2, 3, False),
        ("..5", 0, 5, False),
        ("~20..99", 20, 99, True),
        ("~3+", 3, None, True),
        ("dozens", 20, 99, True),
        ("Several", 3, None, True),
        (" 7 ", 7, 7, False),
    ],
)
def test_counts_are_read(text: str, low: int, high: int | None, vague: bool) -> None:
    assert Count.parse(text) == Count(low, high, vague)


@pytest.mark.parametrize("text", ["", "six", "-1", "3..2", "1.5", "5+..9", "1,000", "6 killed", "٦", "9" * 13])
def test_other_texts_are_no_counts(text: str) -> None:
    with pytest.raises(ValueFormatError, match="allowed"):
        Count.parse(text)


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("6", "6", Relation.AGREES),
        ("2..3", "3..4", Relation.OVERLAPS),
        ("21+", "25", Relation.OVERLAPS),
        ("21+", "20", Relation.CONTRADICTS),
        ("dozens", "hundreds", Relation.CONTRADICTS),
        ("0", "1", Relation.DENIES),
        ("0", "..5", Relation.OVERLAPS),
        ("31+", "100+", Relation.OVERLAPS),
    ],
)
def test_counts_are_related_as_intervals(one: str, other: str, relation: Relation) -> None:
    assert Count.parse(one).relate(Count.parse(other)) is relation
    assert Count.parse(other).relate(Count.parse(one)) is relation


@given(counts())
def test_a_count_reads_back_from_its_text(count: Count) -> None:
    assert Count.parse(str(count)) == count


@given(counts(), counts())
def test_gap_is_symmetric_and_zero_only_where_counts_meet(one: Count, other: Count) -> None:
    assert one.gap(other) == other.gap(one)
    assert (one.gap(other) == 0) is (one.meet(other) is not None)
    assert one.relate(one) is Relation.AGREES


@given(counts(), counts(), counts())
def test_sums_do_not_depend_on_order(one: Count, other: Count, third: Count) -> None:
    assert one + other == other + one
    assert (one + other) + third == one + (other + third)


@given(counts(), counts())
def test_what_both_allow_lies_in_both(one: Count, other: Count) -> None:
    both = one.meet(other)
    if both is not None:
        assert both.low >= max(one.low, other.low)
        assert both.gap(one) == both.gap(other) == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("6", "6"),
        ("21+", "21 or more"),
        ("2..3", "2 to 3"),
        ("..5", "at most 5"),
    ],
)
def test_counts_in_words(text: str, words: str) -> None:
    assert Count.parse(text).in_words == words


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2021-01-23", date(2021, 1, 23), date(2021, 1, 23), Precision.DAY),
        ("2021-02", date(2021, 2, 1), date(2021, 2, 28), Precision.MONTH),
        ("2020", date(2020, 1, 1), date(2020, 12, 31), Precision.YEAR),
        ("2021-01-10/2021-02-02", date(2021, 1, 10), date(2021, 2, 2), Precision.PERIOD),
        ("2021-01-10/..", date(2021, 1, 10), None, Precision.PERIOD),
        ("../2021-02-02", None, date(2021, 2, 2), Precision.PERIOD),
        ("[2021-01-27..2021-01-31]", date(2021, 1, 27), date(2021, 1, 31), Precision.WITHIN),
    ],
)
def test_spans_are_read_and_written(text: str, first: date | None, last: date | None, precision: Precision) -> None:
    span = Span.parse(text)
    assert (span.first, span.last, span.precision) == (first, last, precision)
    assert str(span) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "2021-13",
        "2021-02-30",
        "23/01/2021",
        "2021-02-02/2021-01-10",
        "../..",
        "[..]",
        "day 13",
        "day x",
    ],
)
def test_other_texts_are_no_spans(text: str) -> None:
    with pytest.raises(ValueFormatError, match="allowed"):
        Span.parse(text)


@pytest.mark.parametrize(
    ("days", "said", "first", "last"),
    [
        (13, "2021-01-23", date(2021, 1, 10), date(2021, 1, 11)),
        (22, "2021-02-01", date(2021, 1, 10), date(2021, 1, 11)),
        (15, "[2021-01-24..2021-01-25]", date(2021, 1, 9), date(2021, 1, 11)),
        (1, "2021-01-23", date(2021, 1, 22), date(2021, 1, 23)),
    ],
)
def test_day_counts_go_back_from_the_day_they_were_said(days: int, said: str, first: date, last: date) -> None:
    span = Span.parse(f"day {days}", said=Span.parse(said))
    assert (span.first, span.last) == (first, last)


@given(spans())
def test_a_span_reads_back_from_its_text(span: Span) -> None:
    assert Span.parse(str(span)) == span


@given(spans(), spans())
def test_span_gap_is_symmetric_and_agrees_with_relation(one: Span, other: Span) -> None:
    assert one.gap(other) == other.gap(one)
    assert one.relate(other) is other.relate(one)
    assert (one.gap(other) > 0) is (one.relate(other) is Relation.CONTRADICTS)


@given(spans(), spans())
def test_a_span_that_holds_another_meets_it(one: Span, other: Span) -> None:
    if one.holds(other):
        assert one.gap(other) == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2021-01-23", "23 January 2021"),
        ("2021-01", "January 2021"),
        ("2021", "2021"),
        ("2021-01-10/2021-02-02", "10 January to 2 February 2021"),
        ("2020-12-30/2021-01-02", "30 December 2020 to 2 January 2021"),
        ("2016-04-20/2016-04-23", "20 to 23 April 2016"),
        ("[2021-01-10..2021-01-11]", "10 or 11 January 2021"),
        ("2021-01-10/..", "from 10 January 2021"),
        ("../2021-01-10", "until 10 January 2021"),
    ],
)
def test_spans_in_words(text: str, words: str) -> None:
    assert Span.parse(text).in_words == words


def test_every_relation_has_a_mark_of_its_own_and_a_definition() -> None:
    assert set(RELATION_MARKS) == set(RELATION_DEFINITIONS) == set(Relation)
    assert len(set(RELATION_MARKS.values())) == len(Relation)


@pytest.mark.parametrize("word", VAGUE_WORDS)
def test_vague_words_are_read_as_their_house_bounds(word: str) -> None:
    count = Count.parse(word)
    assert (count.low, count.high) == VAGUE_WORDS[word]
    assert count.vague


def test_flags_are_yes_or_no() -> None:
    assert parse_flag("yes") is True
    assert parse_flag("no") is False
    with pytest.raises(ValueFormatError, match="yes or no"):
        parse_flag("Y")


@pytest.mark.parametrize(
    ("number", "things", "words"),
    [
        (1, "discrepancies", "1 discrepancy"),
        (2, "discrepancies", "2 discrepancies"),
        (1, "independent origins", "1 independent origin"),
        (0, "accounts", "0 accounts"),
    ],
)
def test_numbers_carry_their_noun(number: int, things: str, words: str) -> None:
    assert number_of(number, things) == words


@pytest.mark.parametrize(
    ("one", "other", "gap"),
    [
        ("2021-01-10/2021-01-12", "2021-01-15", 3),
        ("2021-01-10/2021-01-12", "2021-01-12", 0),
        ("2021-01-10/..", "2021-01-05", 5),
        ("2021-01-10/..", "2031-01-05", 0),
        ("../2021-01-10", "2021-01-12", 2),
        ("../2021-01-10", "2021-01-05/..", 0),
        ("../2021-01-10", "../2021-01-05", 0),
        ("2021-01-10/..", "../2021-01-09", 1),
    ],
)
def test_days_between_spans(one: str, other: str, gap: int) -> None:
    assert Span.parse(one).gap(Span.parse(other)) == Span.parse(other).gap(Span.parse(one)) == gap


@pytest.mark.parametrize(
    ("one", "other", "holds"),
    [
        ("2021-01", "2021-01-31", True),
        ("2021-01", "2021-02-01", False),
        ("2021-01", "2020-12-31", False),
        ("2021-01-10/..", "2021-01-10/..", True),
        ("2021-01-10/..", "2021-01-09/..", False),
        ("2021-01-10/..", "2021-01-10/2021-01-11", True),
        ("2021-01-10/2021-01-11", "2021-01-10/..", False),
        ("../2021-01-10", "../2021-01-10", True),
        ("../2021-01-10", "2021-01-09/2021-01-11", False),
        ("2021-01-09/2021-01-10", "../2021-01-10", False),
    ],
)
def test_a_span_holds_those_within_its_ends(one: str, other: str, holds: bool) -> None:
    assert Span.parse(one).holds(Span.parse(other)) is holds


def test_a_span_needs_an_end() -> None:
    with pytest.raises(ValueFormatError, match=r"^a span without any day; allowed: at least one end$"):
        Span.parse("../..")


@pytest.mark.parametrize("text", ["2021-01-10/2021-01-11/2021-01-12", "[2021-01-10..2021-01-11..2021-01-12]"])
def test_a_span_has_two_ends_at_most(text: str) -> None:
    with pytest.raises(ValueFormatError, match="allowed: a date such as"):
        Span.parse(text)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2015-01-02", "2015-02-01", True),
        ("2015-11-03", "2015-03-11", True),
        ("2015-02-02", "2015-02-02", False),
        ("2015-01-02", "2016-02-01", False),
        ("2015-01-02", "2015-02-03", False),
        ("2015-01-02", "2015-02", False),
        ("2015-01-02", "2015-02-01/..", False),
    ],
)
def test_days_with_day_and_month_exchanged(one: str, other: str, expected: bool) -> None:
    assert Span.parse(one).is_exchange_of(Span.parse(other)) is expected
    assert Span.parse(other).is_exchange_of(Span.parse(one)) is expected


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("~36..44", "about 40"),
        ("~36..45", "36 to 45"),
        ("36..44", "36 to 44"),
        ("~20..98", "20 to 98"),
        ("~20+", "20 or more"),
    ],
)
def test_bounds_around_a_number_are_told_as_about_it(written: str, told: str) -> None:
    assert Count.parse(written).as_told == told

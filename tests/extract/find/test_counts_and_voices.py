"""Shadows, sentences, numbers, people, days: what is found in a text, and where."""

import re
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extract.cut.normalised_text import cast_shadow
from claims.extract.cut.sentences import paragraphs, sentences
from claims.extract.cut.tokens import tokens
from claims.extract.document.language import language_of
from claims.extract.find.dates import chain_days, find_dates
from claims.extract.find.harm import find_mentions
from claims.extract.find.signs import is_background
from claims.extract.group.day import day_candidates
from claims.extract.group.reading import read
from claims.extract.group.toll import persons_of, wounded_estimates
from claims.extract.languages.ar_counts import arabic_counts
from claims.extract.languages.en_numbers import read_count
from claims.extract.languages.word_lists import rows

SAID = date(2021, 1, 27)  # a Wednesday


@given(st.text())
def test_a_shadow_maps_every_span_into_the_text(text: str) -> None:
    shadow = cast_shadow(text)
    for start in range(len(shadow.text)):
        first, last = shadow.original(start, start + 1)
        assert 0 <= first < last <= len(text)


@given(st.text())
def test_positions_in_a_shadow_keep_their_order(text: str) -> None:
    shadow = cast_shadow(text)
    starts = [shadow.original(at, at + 1)[0] for at in range(len(shadow.text))]
    assert starts == sorted(starts)


@given(st.text(alphabet="abc XYZ.,'12"))
def test_a_plain_text_is_its_own_shadow(text: str) -> None:
    assert cast_shadow(text).text == text


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_sentences_lie_in_their_paragraphs(text: str) -> None:
    lines = paragraphs(text)
    for sentence in sentences(text):
        start, end = lines[sentence.paragraph - 1]
        assert start <= sentence.start < sentence.end <= end


@pytest.mark.parametrize(
    ("written", "searched"),
    [
        ("«الأسايش»", '"الاسايش"'),
        ("الـقـامشلي", "القامشلي"),
        ("٣ ضباط", "3 ضباط"),
        ("“NDF”", '"NDF"'),
        ("\u200fقُتل", "قتل"),
        ("ﻗﺘﻞ", "قتل"),
    ],
)
def test_variants_are_searched_as_one(written: str, searched: str) -> None:
    assert cast_shadow(written).text == searched


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He was shot at 5 p.m. Saturday. He died.", 2),
        ("Gov. Smith spoke. She left.", 2),
        ("Police said so. Two men died!", 2),
        ("قال د. أحمد ذلك. ثم غادر.", 2),
        ("One line\nAnother line", 2),
    ],
)
def test_sentences_end_where_they_end(text: str, count: int) -> None:
    assert len(sentences(text)) == count


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("six members", "6"),
        ("twenty-one people", "21"),
        ("more than 20 civilians", "21+"),
        ("at least 31 fighters", "31+"),
        ("up to six people", "~..6"),
        ("dozens of people", "~20..99"),
        ("a dozen people", "12"),
        ("two dozen people", "24"),
        ("several families", "~3+"),
        ("a number of people", "~2+"),
        ("hundreds of people", "~200..999"),
        ("more than two hundred thousand civilians", "200001+"),
        ("1,200 people", "1200"),
    ],
)
def test_number_words_are_read_as_counts(words: str, read: str) -> None:
    found = read_count(tokens(words, 0, len(words)), 0)
    assert found is not None
    expected = {"~..6": "~0..6"}.get(read, read)
    assert str(found[0]) == expected


@pytest.mark.parametrize("words", ["people", "the number grew", "23-year-old man", "2:30 p.m."])
def test_what_is_no_number_of_people_is_left(words: str) -> None:
    assert read_count(tokens(words, 0, len(words)), 0) is None


def mentioned(text: str) -> list[tuple[str, list[str]]]:
    shadow = cast_shadow(text).text
    found = find_mentions(shadow, sentences(shadow))
    return [
        (mention.outcome, [str(people.count) for people in mention.people]) for mention in found if not mention.none
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Two men were shot and one died Saturday.", [("shot", ["2"]), ("killed", ["1"])]),
        ("Five teenagers were shot at a hotel.", [("shot", ["5"])]),
        ("Man kills 7-year-old daughter, himself", [("killed", ["1", "1"])]),
        ("1 dead, 2 injured in shooting", [("killed", ["1"]), ("wounded", ["2"])]),
        ("The victim, a 20-year-old man, died.", [("killed", ["1"])]),
        ("Baby, 20-year-old man killed", [("killed", ["1", "1"])]),
        (
            "killing one policeman and injuring another policeman and six civilians",
            [("killed", ["1"]), ("wounded", ["1", "6"])],
        ),
        ("the injury of six members of the NDF", [("wounded", ["6"])]),
        ("at least 31 regime fighters were killed and 102 captured", [("killed", ["31+"]), ("captured", ["102"])]),
        ("None 2 killed[1][2]", [("killed", ["2"])]),
        ("Arresting 3 high ranking Syrian Army officers in Hasakah.", [("captured", ["3"])]),
        ("The gunman killed Jane Doe, 23, of Boise, and Amy Poe, 24.", [("killed", ["1", "1"])]),
        ("as a result, one of them was killed", [("killed", ["1"])]),
        ("hitting five people, four of them students", [("shot", ["5"])]),
        ("Four people, including three children, were wounded.", [("wounded", ["4"])]),
        ("Six people, including a nurse and a driver, were wounded.", [("wounded", ["6"])]),
        ("He shot his wife and her son, then turned the gun on himself.", [("shot", ["1", "1"]), ("killed", ["1"])]),
        ("A guard kills himself, two children", [("killed", ["1", "2"])]),
        ("It ended with a man killing his son and then taking his own life.", [("killed", ["1"]), ("killed", ["1"])]),
        ("Killed were Jane Doe, 23, of Boise, and Amy Poe, 24.", [("killed", ["1", "1"])]),
        ("The shots claimed the lives of a boy and his mother.", [("killed", ["1", "1"])]),
        ("The two were taken to a clinic, but both died.", [("wounded", ["2"]), ("killed", ["2"])]),
        ("One died at once, the other died on Monday.", [("killed", ["1"]), ("killed", ["1"])]),
        ("Father of 5 killed, 4 wounded", [("killed", ["1"]), ("wounded", ["4"])]),
        ("The raid killed 2 adults, 2 teens.", [("killed", ["2", "2"])]),
        ("2 women, unborn child slain in yard", [("killed", ["2", "1"])]),
        ("It sent four women and one man to the hospital.", [("wounded", ["4", "1"])]),
        ("They found two people with gunshot wounds.", [("shot", ["2"])]),
        ("Channel 22News said a 17-year-old boy was wounded.", [("wounded", ["1"])]),
        ("Picture 3 of 8 A 5-year-old girl was wounded.", [("wounded", ["1"])]),
        ("3 People Found Shot To Death Inside Grand Saloon On Long Pier", [("killed", ["3"])]),
    ],
)
def test_people_are_joined_to_what_happened_to_them(text: str, found: list[tuple[str, list[str]]]) -> None:
    assert mentioned(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "He could have been killed.",
        "She threatened to kill him.",
        "Nobody was hurt.",
        "Wasfi Bave Dindar (55) spoke.",
        "The 4th Division fired shots.",
        "He faces the death penalty.",
        "News 6 heard a shot.",
    ],
)
def test_nobody_is_counted_where_nobody_came_to_harm(text: str) -> None:
    assert mentioned(text) == []


@pytest.mark.parametrize(
    ("text", "field", "count"),
    [
        ("خرج العشرات بمظاهرة في شارع فلسطين", "crowd", "~20..99"),
        ("مئات المواطنين يتظاهرون في مدينة الحسكة", "crowd", "~200..999"),
        ("سقط قتيلان في القصف", "killed", "2"),
        ("مقتل ٣ عناصر", "killed", "3"),
        ("إصابة ستة مدنيين بجروح", "wounded", "6"),
        ("تعتقل عناصر", "captured", "~3+"),
        ("مقتل أكثر من 20 مدنيا", "killed", "21+"),
    ],
)
def test_arabic_counts(text: str, field: str, count: str) -> None:
    shadow = cast_shadow(text).text
    assert (field, count) in [(found.field, str(found.count)) for found in arabic_counts(shadow, 0, len(shadow))]


@pytest.mark.parametrize("text", ["بعد 3 أيام من القصف قتل", "في 27 كانون الثاني", "عام 2021 قتل"])
def test_arabic_days_and_years_are_no_counts(text: str) -> None:
    shadow = cast_shadow(text).text
    assert arabic_counts(shadow, 0, len(shadow)) == []


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
        ("2 February 2021", "2021-02-02"),
        ("2021-01-24", "2021-01-24"),
        ("January 2018", "2018-01"),
        ("4 آب 2020", "2020-08-04"),
        ("27 كانون الثاني 2021", "2021-01-27"),
        ("27 يناير/كانون الثاني 2021", "2021-01-27"),
        ("اليوم الأربعاء", "2021-01-27"),
        ("يوم السبت", "2021-01-23"),
        ("أمس", "2021-01-26"),
        ("for the 13th day", "[2021-01-14..2021-01-15]"),
        ("For 22th day in a row", "[2021-01-05..2021-01-06]"),
        ("tenth consecutive day", "[2021-01-17..2021-01-18]"),
    ],
)
def test_days_are_resolved_backwards(text: str, span: str) -> None:
    shadow = cast_shadow(text).text
    assert [str(phrase.span) for phrase in find_dates(shadow, 0, len(shadow), said=SAID)][:1] == [span]


@pytest.mark.parametrize("text", ["it may 5 be", "at 2:30", "31 June", "One of 3"])
def test_what_is_no_day_is_left(text: str) -> None:
    assert [phrase for phrase in find_dates(text, 0, len(text), said=SAID) if phrase.span and "may" not in text] == []


def test_the_next_day_is_counted_from_the_day_told_before() -> None:
    text = "On January 2nd, clashes erupted. On the next day, people were arrested. That night it went on."
    found = chain_days(find_dates(text, s.start, s.end, said=SAID) for s in sentences(text))
    assert [str(phrase.span) for phrases in found for phrase in phrases] == ["2021-01-02", "2021-01-03", "2021-01-03"]


def test_without_a_day_of_publication_a_weekday_stays_open() -> None:
    [phrase] = find_dates("on Saturday", 0, 11, said=None)
    assert phrase.span is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("تظاهر العشرات في الحسكة", "ar"),
        ("Поддерживаемые США", "ru"),
        ("Two men died.", "en"),
        ("12 34", "und"),
        ("لە شاری قامیشلۆ ڕوویدا", "ckb"),
    ],
)
def test_language_is_told_by_the_letters(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    "name",
    [
        "signs_en",
        "multiples_en",
        "background_en",
        "terms",
        "roles",
        "speaking",
        "nominal_en",
        "outcomes_ar",
        "continuing",
        "parts",
        "naming",
    ],
)
def test_every_pattern_finds_its_own_example(name: str) -> None:
    for row in rows(name):
        pattern, example = cast_shadow(row["pattern"]).text, cast_shadow(row["test"]).text
        assert re.search(pattern, example, re.IGNORECASE), row


HOSTILE = ["two men and ", '"', ". ", "Smith ", "was shot ", "Saturday ", "عشرات ", "23-year-old "]
HOSTILE += ["two killed and one in critical condition, ", "overnight on Monday "]


def seconds(text: str) -> float:
    """Seconds of this process that reading takes, whatever else the machine does."""
    started = time.process_time()
    reading = read(cast_shadow(text).text, title_end=0, published=SAID)
    wounded_estimates(reading, persons_of(reading), 1)
    day_candidates(reading)
    return time.process_time() - started


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_length_alone(piece: str) -> None:
    seconds(piece)  # lexicons are read once
    small, large = (seconds(piece * (length // len(piece))) for length in (6_000, 24_000))
    assert large < 10 * small + 0.2


@pytest.mark.parametrize("letter", ["a", "\u0640"])
def test_a_megabyte_of_one_letter_is_read(letter: str) -> None:
    assert seconds(letter * 1_000_000) < 30


@pytest.mark.parametrize(
    "sentence", ["20:45 on Monday gunmen killed four.", "8:30 p.m. a man was shot.", "8:30 Monday"]
)
def test_a_time_of_day_is_no_caption_of_a_video(sentence: str) -> None:
    assert not is_background(sentence)

"""Names and ages of single people: "Officer Ann Lee, 30"."""

import re

from claims.extract.cut.tokens import Token, age_of
from claims.extract.find.people_nouns import cue_words, people_nouns
from claims.extract.languages.en.english_numbers import is_number
from claims.extract.languages.word_lists import word_class

_AGE_RANGE = re.compile(r"\d{1,2}")


def surnames_in(words: list[Token]) -> set[str]:
    """Last names, in small letters, of the full names in a sentence."""
    surnames, at = set(), 0
    while at < len(words):
        end = name_end(words, at)
        if 2 <= end - at <= 4:
            surnames.add(join_name(words, at, end).split()[-1])
        at = max(end, at + 1)
    return surnames


def continues_as_organisation(words: list[Token], end: int) -> bool:
    """Whether a capitalised word follows that makes an organisation or a street of a name."""
    return end < len(words) and words[end].text[0].isupper() and words[end].low in word_class("organisation")


def name_end(words: list[Token], start: int) -> int:
    """The position behind the name that starts here; the start itself where none does."""
    position = start
    while position < len(words) and position - start < 5 and _is_name_part(words[position], inside=position > start):
        position += 1
    if position > start and [word.low.strip(".") for word in words[position : position + 2]] in (
        [",", "jr"],
        [",", "sr"],
    ):
        position += 2 + (words[position + 2 : position + 3] != [] and words[position + 2].low == ".")
    return position


def _is_name_part(word: Token, *, inside: bool) -> bool:
    if inside and word.low in {"jr", "jr.", "sr", "sr.", "de", "la", "van", "del", "el", "al", "ii", "iii"}:
        return True
    return (
        word.text[0].isupper()
        and word.text[0].isalpha()
        and word.low not in word_class("notname")
        and word.low not in people_nouns()
        and word.low not in cue_words()
        and not is_number(word.low)
        and not (word.text.isupper() and len(word.text) > 3)
    )


def join_name(words: list[Token], start: int, end: int) -> str:
    """A name in small letters, without "Jr" and the like."""
    parts = [word.low for word in words[start:end] if word.low.strip(".") not in {"jr", "sr", "ii", "iii"}]
    return " ".join(parts)


def name_and_age_behind(words: list[Token], position: int) -> tuple[str, int, list[int]]:
    """A name, an age in commas or brackets, or both, that follow a noun."""
    ages: list[int] = []
    name = ""
    start = position + 1 if position < len(words) and words[position].low == "," else position
    end = name_end(words, start)
    if end - start >= 2:
        name, position = join_name(words, start, end), end
    position = read_age(words, position, ages)
    return name, position, ages


def read_age(words: list[Token], position: int, ages: list[int]) -> int:
    """Adds an age that follows in commas or brackets to the ages; the position behind it."""
    if position + 1 >= len(words) or words[position].low not in {",", "("}:
        return position
    inside = position + 1
    if words[inside].low in {"age", "aged"} and inside + 1 < len(words):
        inside += 1
    if (age := age_of(words[inside])) is not None or (
        _AGE_RANGE.fullmatch(words[inside].low) and int(words[inside].low) < 100
    ):
        behind = inside + 1
        if behind >= len(words) or words[behind].low in {",", ")", ".", "and", ";"}:
            ages.append(age if age is not None else int(words[inside].low))
            return behind + 1 if behind < len(words) and words[behind].low in {")", ","} else behind
    return position

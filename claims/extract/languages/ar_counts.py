"""Counts of people as Arabic writes them: digits, number words, duals, tens and hundreds, bare plurals."""

import re
from functools import cache

from claims.extract.cut.normalised_text import cast_shadow
from claims.extract.find.found import CountFound
from claims.extract.languages.word_lists import rows
from claims.values import Count

_THINGS = "سن|يوم|ايام|شهر|اشهر|ساع|عام|اعوام|دقي|كيلو|كانون|شباط|نيسان|اذار|ايار|قذائف|صواريخ|حواجز"
_DIGITS = re.compile(
    r"(?<![\w-])(?P<over>اكثر من |ما لا يقل عن )?(?P<number>(?!(?:19|20)\d\d(?!\d))\d{1,6})(?= +[\u0621-\u064a])"
    rf"(?! +(?:{_THINGS}))"
)
_PLURAL = re.compile(r"(?<=تعتقل )عناصر|(?<=اعتقال )عناصر")
REACH = 70  # letters between a number and the word that says what happened


@cache
def _words() -> re.Pattern[str]:
    parts = "|".join(cast_shadow(row["pattern"]).text for row in rows("numbers_ar"))
    return re.compile(rf"(?<!\w)[وب]?(?P<over>(?:ال)?اكثر من )?(?P<word>{parts})(?!\w)")


@cache
def _bounds() -> dict[str, Count]:
    return {
        word: Count(int(row["low"]), int(row["high"]) if row["high"] else None, vague=row["low"] != row["high"])
        for row in rows("numbers_ar")
        for word in cast_shadow(row["pattern"]).text.split("|")
    }


@cache
def _outcomes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["field"], re.compile(cast_shadow(row["pattern"]).text)) for row in rows("outcomes_ar"))


def arabic_counts(text: str, start: int, end: int) -> list[CountFound]:
    """Counts with their outcome in one sentence of a shadow; a number without an outcome near it is left."""
    return [
        CountFound(field, count, first, last, first, last)
        for first, last, count in _numbers(text, start, end)
        if (field := _outcome(text, start, end, first, last))
    ]


def _numbers(text: str, start: int, end: int) -> list[tuple[int, int, Count]]:
    numbers: list[tuple[int, int, Count]] = []
    for found in _words().finditer(text, start, end):
        count = _bounds()[found["word"]]
        numbers.append((found.start(), found.end(), _over(count, found["over"])))
    for found in _DIGITS.finditer(text, start, end):
        numbers.append(
            (found.start(), found.end(), _over(Count(int(found["number"]), int(found["number"])), found["over"]))
        )
    numbers += [
        (found.start(), found.end(), Count(3, None, vague=True)) for found in _PLURAL.finditer(text, start, end)
    ]
    return sorted(numbers, key=lambda number: number[0])


def _over(count: Count, words: str | None) -> Count:
    if not words:
        return count
    return Count(count.low + (0 if count.vague or "يقل" in words else 1), None, count.vague)


def _outcome(text: str, start: int, end: int, first: int, last: int) -> str:
    """The field of the outcome nearest to a number."""
    best, nearest = "", REACH
    for field, pattern in _outcomes():
        for found in pattern.finditer(text, max(start, first - REACH), min(end, last + REACH)):
            gap = max(first - found.end(), found.start() - last, 0)
            if gap < nearest:
                best, nearest = field, gap
    return best

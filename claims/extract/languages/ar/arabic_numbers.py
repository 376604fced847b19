"""Numbers as Arabic writes them: digits, number words, duals, tens and hundreds, bare plurals."""

import re
from dataclasses import dataclass
from functools import cache

from claims.extract.cut.normalised_text import normalise_text
from claims.extract.languages.word_lists import rows, word_class
from claims.values import Count

_BARE_PLURAL = Count(3, None, vague=True)  # "three or more"


@dataclass(frozen=True)
class FoundNumber:
    """A number and where it stands in the searched text."""

    start: int
    end: int
    count: Count


@cache
def _digits() -> re.Pattern[str]:
    things = "|".join(sorted(word_class("thing", "ar")))
    return re.compile(
        r"(?<![\w-])(?P<over>اكثر من |ما لا يقل عن )?(?P<number>(?!(?:19|20)\d\d(?!\d))\d{1,6})(?= +[\u0621-\u064a])"
        rf"(?! +(?:{things}))"
    )


@cache
def _words() -> re.Pattern[str]:
    parts = "|".join(normalise_text(row["pattern"]).text for row in rows("numbers", "ar"))
    return re.compile(rf"(?<!\w)[وب]?(?P<over>(?:ال)?اكثر من )?(?P<word>{parts})(?!\w)")


@cache
def _bounds() -> dict[str, Count]:
    return {
        word: Count(int(row["low"]), int(row["high"]) if row["high"] else None, vague=row["low"] != row["high"])
        for row in rows("numbers", "ar")
        for word in normalise_text(row["pattern"]).text.split("|")
    }


_PLURAL = re.compile(r"(?<=تعتقل )عناصر|(?<=اعتقال )عناصر")


def read_numbers(text: str, start: int, end: int) -> list[FoundNumber]:
    """The numbers in a stretch of normalised text, in order; years and numbers of days or things are left out."""
    numbers = [
        FoundNumber(match.start(), match.end(), _over(_bounds()[match["word"]], match["over"]))
        for match in _words().finditer(text, start, end)
    ]
    for match in _digits().finditer(text, start, end):
        count = Count(int(match["number"]), int(match["number"]))
        numbers.append(FoundNumber(match.start(), match.end(), _over(count, match["over"])))
    numbers += [FoundNumber(match.start(), match.end(), _BARE_PLURAL) for match in _PLURAL.finditer(text, start, end)]
    return sorted(numbers, key=lambda number: number.start)


def _over(count: Count, words: str | None) -> Count:
    """The count with an open upper end where "more than" or "at least" stands before it."""
    if not words:
        return count
    return Count(count.low + (0 if count.vague or "يقل" in words else 1), None, count.vague)

"""Dates and numbers that the library writes in English, said in the reader's language word by word."""

import calendar
import re
from functools import cache

from views.texts import phrase_words
from views.texts.translation import ENGLISH, language


def phrase(text: str) -> str:
    """A date or a number in words, such as "between 21 and 23 April 2016" or "31 or more", without names in it."""
    return text if language() == ENGLISH else _pattern().sub(lambda found: _known()[found[0]], text)


def remark(text: str) -> str:
    """What stands beside a figure: who says it, whom it cites, how sure it is; names stay as they are."""
    if language() == ENGLISH:
        return text
    if text.startswith("citing "):
        return phrase_words.CITING.format(names=text.removeprefix("citing "))
    if text.startswith("lists a title of "):
        return phrase_words.LISTS_TITLE.format(names=text.removeprefix("lists a title of "))
    text = text.replace("of whom is not stated", phrase_words.OF_WHOM_NOT_SAID)
    return phrase_words.REMARKS.get(text, text)


def _known() -> dict[str, str]:
    months = phrase_words.MONTHS
    long, short = (dict(zip(names[1:], months, strict=True)) for names in (calendar.month_name, calendar.month_abbr))
    return {**long, **short, **phrase_words.PHRASES, **phrase_words.REMARKS}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_known(), key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(longest_first)})\b")

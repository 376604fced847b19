"""What a web page says of itself: when it was published or edited, and which of its figures are marks of notes."""

import re
from contextlib import suppress
from datetime import date
from functools import cache

from claims.extract.cut.normalised_text import normalise_text
from claims.extract.languages.word_lists import cell_words, rows_of_all, word_class

_TAG = re.compile(r"<[^>]{0,2000}>")
_MARK = re.compile(
    r"(?P<figure>\d?)<sup\b[^>]{0,200}>\s{0,3}(?:<a\b[^>]{0,400}>)?\s{0,3}\[?(?P<mark>\d{1,3}|[a-z])\]?\s{0,3}(?:</a>)?\s{0,3}</sup>"
    r"(?P<word>\s{1,3}[^\W\d]+)?"
)
STAMP_WITHIN = 60  # characters behind "published on" in which the day stands
_DAYS = (
    re.compile(r"(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)"),
    re.compile(
        r"(?P<d>\d{1,2})(?:st|nd|rd|th|er)?\.? (?:de )?(?P<M>[^\W\d]+(?: [^\W\d]+)?),? (?:de )?(?P<y>(?:19|20)\d\d)"
    ),
    re.compile(r"(?P<M>[^\W\d]+) (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>(?:19|20)\d\d)"),
)


def with_marks_apart(html: str) -> str:
    """A page whose small raised marks are in brackets, behind the word that follows a figure: "12 killed[3]", not "123 killed"."""
    return _MARK.sub(lambda match: f"{match['figure']}{match['word'] or ''}[{match['mark']}]", html)


def stamped_day(html: str) -> date | None:
    """The day that a stamp of the page gives ("Published on", "This page was last edited on"); None where it has none."""
    text = normalise_text(" ".join(_TAG.sub(" ", html).split())).text
    for stamp in _stamps().finditer(text):
        behind = text[stamp.end() : stamp.end() + STAMP_WITHIN]
        for pattern in _DAYS:
            if (match := pattern.search(behind)) and (day := _day(match)):
                return day
    return None


def _day(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    month = int(parts["m"]) if "m" in parts else _months().get(parts["M"].lower(), 0)
    with suppress(ValueError):
        return date(int(parts["y"]), month, int(parts["d"]))
    return None


@cache
def _months() -> dict[str, int]:
    return {
        normalise_text(word).text.lower(): int(row["value"])
        for row in rows_of_all("dates")
        if row["role"] == "month"
        for word in cell_words(row["words"])
    }


@cache
def _stamps() -> re.Pattern[str]:
    words = sorted(
        normalise_text(word).text for language in ("en", "ar", "fr") for word in word_class("stamp", language)
    )
    return re.compile("|".join(map(re.escape, words)), re.IGNORECASE)

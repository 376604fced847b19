"""Reading a column of numbers of people: ranges, open ends, words; nothing that is doubtful is guessed."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pandas as pd

from claims.importers.cells.text_columns import distinct_texts, lookup
from claims.importers.cells.unknown_values import is_unknown
from claims.importers.remarks import RemarkOutcome, Remarks
from claims.values import VAGUE_WORDS, Count

_PLAIN = re.compile(r"\d{1,9}")
_GROUPED = re.compile(r"\d{1,3}(?:([,. '’\u00a0\u202f])\d{3})(?:\1\d{3})*")
_DECIMAL = re.compile(r"(\d{1,9})([.,])(\d+)")
_RANGE = re.compile(r"(\d{1,9})\s*(?:-|–|—|‒|\.\.|to|or)\s*(\d{1,9})", re.IGNORECASE)
_LEAST = re.compile(
    r"(?:at least|minimum(?: of)?|min\.?|no fewer than|≥|>=)\s*(\d{1,9})|(\d{1,9})\s*(?:\+|or more)", re.IGNORECASE
)
_MORE = re.compile(r"(?:more than|over|>)\s*(\d{1,9})", re.IGNORECASE)
_MOST = re.compile(r"(?:at most|up to|maximum(?: of)?|max\.?|≤|<=)\s*(\d{1,9})", re.IGNORECASE)
_LESS = re.compile(r"(?:fewer than|less than|under|<)\s*(\d{1,9})", re.IGNORECASE)
_ABOUT = re.compile(
    r"(?:about|around|some|approximately|approx\.?|c\.|ca\.?|circa|nearly|almost|~)\s*(\d{1,9})", re.IGNORECASE
)
_SPREADSHEET_DAY = re.compile(
    r"\d{1,2}[- ][A-Za-z]{3,9}|[A-Za-z]{3,9}[- ]\d{1,4}|\d{4}-\d{2}-\d{2}.*|\d{1,2}/\d{1,2}/\d{2,4}"
)
_BETWEEN = "\x1f"
_ABOUT_SHARE = 0.1  # how far "about 200" is taken to reach, either way


@dataclass(frozen=True)
class Number:
    """A cell as read: its count as text, what was done, or the reason why it is not read."""

    count: str = ""
    done: str = ""
    reason: str = ""


def read_counts(texts: pd.Series, remarks: Remarks) -> pd.Series:
    """Each cell as `values.Count` writes it, "" where nothing is stated or the cell is refused."""
    written = [text for text in distinct_texts(texts) if text]
    habit = _habit(written)
    read = {text: _read(text, habit) for text in written}
    column = str(texts.name)
    if habit:
        remarks.note(column, f"numbers such as {habit}", "the sign read as parting thousands")
    for attribute, outcome in (("done", RemarkOutcome.CHANGED), ("reason", RemarkOutcome.VALUE_REFUSED)):
        for words in sorted({getattr(each, attribute) for each in read.values()} - {""}):
            cells = [text for text, each in read.items() if getattr(each, attribute) == words]
            remarks.note_rows(texts.index[texts.isin(cells)], column, texts, words, outcome)
    return lookup(texts, {text: each.count for text, each in read.items()})


def _habit(texts: Iterable[str]) -> str:
    """An example of a number with thousands parted, where the column shows that its sign does so."""
    marks = [match for text in texts if (match := _GROUPED.fullmatch(text))]
    sure = [match[0] for match in marks if match[1] not in ",." or match[0].count(match[1]) > 1]
    if sure:
        return sure[0]
    comma = [match[0] for match in marks if match[1] == ","]
    other = [text for text in texts if (match := _DECIMAL.fullmatch(text)) and match[2] == "," and len(match[3]) != 3]
    return comma[0] if comma and not other else ""


def _read(text: str, habit: str) -> Number:
    if is_unknown(text):
        return Number(done="a word or code for unknown, read as not stated")
    if _PLAIN.fullmatch(text):
        return Number(str(int(text)))
    if match := _GROUPED.fullmatch(text):
        return _grouped(match, habit)
    if match := _DECIMAL.fullmatch(text):
        return _decimal(match)
    if text.lower() in VAGUE_WORDS:
        return Number(str(Count.parse(text)), done="a word, read with the house bounds")
    for pattern, read in _FORMS:
        if match := pattern.fullmatch(text):
            return read(match)
    if text.startswith("-") and _PLAIN.fullmatch(text[1:]):
        return Number(reason="below zero, which no number of people is")
    if _SPREADSHEET_DAY.fullmatch(text):
        return Number(reason="a date, perhaps a range such as 10-12 that a spreadsheet changed")
    return Number(reason="no number")


def _grouped(match: re.Match[str], habit: str) -> Number:
    if match[1] in habit and habit:
        return Number(str(int(re.sub(r"\D", "", match[0]))), done="")
    if match[1] == "." and match[0].endswith(".000"):
        return Number(reason="either a whole number with decimals or thousands; the column does not tell")
    return Number(reason="either thousands or a decimal; the column does not tell")


def _decimal(match: re.Match[str]) -> Number:
    whole, part = int(match[1]), match[3]
    if not part.strip("0"):
        return Number(str(whole))
    return Number(f"{whole}..{whole + 1}", done="a fraction of a person, read as the whole numbers on either side")


def _range(match: re.Match[str]) -> Number:
    low, high = int(match[1]), int(match[2])
    if low > high:
        return Number(reason="the lower number stands behind the higher one")
    return Number(str(Count(low, high)))


def _least(match: re.Match[str]) -> Number:
    return Number(f"{int(match[1] or match[2])}+")


def _more(match: re.Match[str]) -> Number:
    return Number(f"{int(match[1]) + 1}+", done='"more than", read as one more or above')


def _most(match: re.Match[str]) -> Number:
    return Number(f"..{int(match[1])}")


def _less(match: re.Match[str]) -> Number:
    if int(match[1]) == 0:
        return Number(reason="fewer than none")
    return Number(f"..{int(match[1]) - 1}", done='"fewer than", read as one fewer or below')


def _about(match: re.Match[str]) -> Number:
    number = int(match[1])
    reach = max(1, round(number * _ABOUT_SHARE))
    return Number(
        str(Count(max(0, number - reach), number + reach, vague=True)), done="an estimate, read a tenth either way"
    )


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Number]], ...] = (
    (_RANGE, _range), (_LEAST, _least), (_MORE, _more), (_MOST, _most), (_LESS, _less), (_ABOUT, _about),
)  # fmt: skip


def join_bounds(low: pd.Series, high: pd.Series, remarks: Remarks) -> pd.Series:
    """One count of two columns of counts; where the low stands above the high, neither is taken."""
    pairs = low.astype("str") + _BETWEEN + high.astype("str")
    read = {pair: _joined(*pair.split(_BETWEEN)) for pair in distinct_texts(pairs)}
    crossed = pairs.isin([pair for pair, joined in read.items() if joined is None])
    remarks.note_rows(
        low.index[crossed],
        f"{low.name} and {high.name}",
        pairs.str.replace(_BETWEEN, " above ", regex=False),
        "low above high, so neither is taken",
        RemarkOutcome.VALUE_REFUSED,
    )
    return lookup(pairs, {pair: joined or "" for pair, joined in read.items()}).rename(None)


def _joined(low: str, high: str) -> str | None:
    """None where they cross; one of them alone is an open bound."""
    if not low and not high:
        return ""
    least = Count.parse(low) if low else None
    most = Count.parse(high) if high else None
    if least is None:
        assert most is not None
        return high if not most.exact else f"..{most.high}"
    if most is None:
        return low if not least.exact else f"{least.low}+"
    if most.high is not None and most.high < least.low:
        return None
    return str(Count(least.low, most.high, least.vague or most.vague))

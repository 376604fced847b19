"""Columns of numbers of people: ranges, open ends and words are read, doubtful cells are refused with the reason."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pandas as pd

from claims.importers.cells.text_columns import distinct_texts, lookup
from claims.importers.cells.unknown_values import note_unknown
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
_PAIR_SEPARATOR = "\x1f"  # the unit separator of ASCII; no count holds it
ABOUT_SHARE = 0.1  # "about 200" is read as 180 to 220: the house bound for an estimate, shown as such


@dataclass(frozen=True)
class CountCell:
    """A cell as read: its count as text, what was changed in reading it, or the reason why it is refused."""

    count: str = ""
    done: str = ""
    reason: str = ""


def read_counts(texts: pd.Series, remarks: Remarks) -> pd.Series:
    """Each cell as `values.Count` writes it, "" where nothing is stated or the cell is refused."""
    column, texts = str(texts.name), texts.mask(note_unknown(texts, remarks), "")
    written = [text for text in distinct_texts(texts) if text]
    example = _grouped_example(written)
    if example:
        remarks.note(column, f"numbers such as {example}", "the sign read as a thousands separator")
    cells = {text: _read_count(text, example) for text in written}
    for attribute, outcome in (("done", RemarkOutcome.CHANGED), ("reason", RemarkOutcome.VALUE_REFUSED)):
        for words in sorted({getattr(cell, attribute) for cell in cells.values()} - {""}):
            concerned = [text for text, cell in cells.items() if getattr(cell, attribute) == words]
            remarks.note_rows(texts.index[texts.isin(concerned)], column, texts, words, outcome)
    return lookup(texts, {text: cell.count for text, cell in cells.items()})


def _grouped_example(texts: Iterable[str]) -> str:
    """A number whose sign groups thousands, where the column shows that the sign is no decimal sign; "" otherwise."""
    grouped = [match for text in texts if (match := _GROUPED.fullmatch(text))]
    certain = [match[0] for match in grouped if match[1] not in ",." or match[0].count(match[1]) > 1]
    if certain:
        return certain[0]
    commas = [match[0] for match in grouped if match[1] == ","]
    has_decimal_comma = any(
        match[2] == "," and len(match[3]) != 3 for text in texts if (match := _DECIMAL.fullmatch(text))
    )
    return commas[0] if commas and not has_decimal_comma else ""


def _read_count(text: str, grouped_example: str) -> CountCell:
    if _PLAIN.fullmatch(text):
        return CountCell(str(int(text)))
    if match := _GROUPED.fullmatch(text):
        return _grouped(match, grouped_example)
    if match := _DECIMAL.fullmatch(text):
        return _decimal(match)
    if text.lower() in VAGUE_WORDS:
        return CountCell(str(Count.parse(text)), done="a vague word, converted to a range")
    for pattern, read in _FORMS:
        if match := pattern.fullmatch(text):
            return read(match)
    if text.startswith("-") and _PLAIN.fullmatch(text[1:]):
        return CountCell(reason="below zero, which is no number of people")
    if _SPREADSHEET_DAY.fullmatch(text):
        return CountCell(reason="a date, perhaps a range such as 10-12 that a spreadsheet changed")
    return CountCell(reason="no number")


def _grouped(match: re.Match[str], grouped_example: str) -> CountCell:
    if match[1] in grouped_example:
        return CountCell(str(int(re.sub(r"\D", "", match[0]))))
    if match[1] == "." and match[0].endswith(".000"):
        return CountCell(reason="either a whole number with decimals or thousands; the column does not say which")
    return CountCell(reason="either thousands or a decimal; the column does not say which")


def _decimal(match: re.Match[str]) -> CountCell:
    whole, fraction = int(match[1]), match[3]
    if not fraction.strip("0"):
        return CountCell(str(whole))
    return CountCell(f"{whole}..{whole + 1}", done="a fraction of a person, read as the whole numbers on either side")


def _range(match: re.Match[str]) -> CountCell:
    low, high = int(match[1]), int(match[2])
    if low > high:
        return CountCell(reason="the lower number comes after the higher one")
    return CountCell(str(Count(low, high)))


def _least(match: re.Match[str]) -> CountCell:
    return CountCell(f"{int(match[1] or match[2])}+")


def _more(match: re.Match[str]) -> CountCell:
    return CountCell(f"{int(match[1]) + 1}+", done='"more than", read as one more or above')


def _most(match: re.Match[str]) -> CountCell:
    return CountCell(f"..{int(match[1])}")


def _less(match: re.Match[str]) -> CountCell:
    if int(match[1]) == 0:
        return CountCell(reason="fewer than none")
    return CountCell(f"..{int(match[1]) - 1}", done='"fewer than", read as one fewer or below')


def _about(match: re.Match[str]) -> CountCell:
    number = int(match[1])
    reach = max(1, round(number * ABOUT_SHARE))
    count = Count(max(0, number - reach), number + reach, vague=True)
    return CountCell(str(count), done="an estimate, read as 10% more or less")


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], CountCell]], ...] = (
    (_RANGE, _range), (_LEAST, _least), (_MORE, _more), (_MOST, _most), (_LESS, _less), (_ABOUT, _about),
)  # fmt: skip


def join_bounds(low: pd.Series, high: pd.Series, remarks: Remarks) -> pd.Series:
    """One count from two columns of counts; neither is taken where the low is above the high."""
    pairs = low.astype("str") + _PAIR_SEPARATOR + high.astype("str")
    joined = {pair: _join_bounds(*pair.split(_PAIR_SEPARATOR)) for pair in distinct_texts(pairs)}
    crossed = pairs.isin([pair for pair, count in joined.items() if count is None])
    remarks.note_rows(
        low.index[crossed],
        f"{low.name} and {high.name}",
        pairs.str.replace(_PAIR_SEPARATOR, " above ", regex=False),
        "low above high, so neither is used",
        RemarkOutcome.VALUE_REFUSED,
    )
    return lookup(pairs, {pair: count or "" for pair, count in joined.items()}).rename(None)


def _join_bounds(low: str, high: str) -> str | None:
    """None where they cross; a bound alone leaves the other end open."""
    least = Count.parse(low) if low else None
    most = Count.parse(high) if high else None
    if least is None and most is None:
        return ""
    if least is None:
        assert most is not None
        return f"..{most.high}" if most.exact else high
    if most is None:
        return f"{least.low}+" if least.exact else low
    if most.high is not None and most.high < least.low:
        return None
    return str(Count(least.low, most.high, least.vague or most.vague))

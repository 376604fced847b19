"""Columns of numbers of people: figures and words in several languages are read, doubtful cells are refused with the reason."""

import csv
import re
from calendar import month_abbr, month_name
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from math import ceil, floor

import pandas as pd

from claims.importers.cells.text_columns import distinct_texts, lookup
from claims.importers.cells.unknown_values import note_unknown
from claims.importers.remarks import RemarkOutcome, Remarks
from claims.names import fold
from claims.values import Count

_PLAIN = re.compile(r"[0-9]{1,9}")
# A figure whose sign may group thousands, perhaps with a fraction; or one without such a sign.
_FIGURE = r"(?P<grouped>\d{1,3}(?P<sign>[,. '])\d{3}(?:(?P=sign)\d{3})*)(?!\d)(?P<end>[.,]\d+)?|(?P<plain>\d+)(?P<part>[.,]\d+)?"
_LETTERS = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f'](?=[^\W\d_]))*")
_MARKS = re.compile(r"(?<=\S)\s*(?:\[[^\[\]]{1,20}\]|[*†‡§¹²³⁰⁴-⁹])+")  # of footnotes
_BRACKETS = re.compile(r"(?<=\S)\s*\([^()]*\)$")
_TIGHT = re.compile(r"\s*([<>≤≥=~≈±-]|\.\.)\s*|\s+(?=[+?](?!\s+\S))")
_WORD = re.compile(r"[^\W\d_][^\d#%]*")
_MONTH = "|".join((*month_name[1:], *month_abbr[1:], "Sept"))
_SPREADSHEET_DAY = re.compile(
    rf"\d{{1,2}}[- ](?:{_MONTH})|(?:{_MONTH})[- ]\d{{1,4}}|\d{{4}}-\d{{2}}-\d{{2}}.*|\d{{1,2}}([/.])\d{{1,2}}\1\d{{2,4}}",
    re.IGNORECASE,
)
_ONE_SIGN = str.maketrans(dict(zip("٬٫’ʼ´`\u00a0\u2007\u2009\u202f–—‒−", ",.''''    ----", strict=True)))
_PAIR_SEPARATOR = "\x1f"  # the unit separator of ASCII; no count holds it
_NINES, FAR_ABOVE = re.compile("9{3,6}"), 5  # times the next number
_TEN, _TENS = 10, 20  # from which a number word may have a digit behind it
ABOUT_SHARE = 0.1  # "about 200" is read as 180 to 220: the house bound for an estimate, shown as such
_NO_NUMBER, _MARK_LEFT_OUT = "no number", "a footnote mark, left out"
_BRACKETS_NOT_READ, _WORDS_NOT_READ = "what stands in brackets is not read", "the words behind the figure are not read"
_PASSED_OVER = {_MARK_LEFT_OUT, _BRACKETS_NOT_READ, _WORDS_NOT_READ}
_SAYS = {
    "more": '"more than", read as one more or above',
    "less": '"fewer than", read as one fewer or below',
    "about": "an estimate, read as 10% more or less",
    "none": "a word for none, read as 0",
    "doubt": "a question mark, left out",
}


@dataclass(frozen=True)
class CountCell:
    """A cell as read: its count as text, what was changed in reading it, or the reason why it is refused."""

    count: str = ""
    done: tuple[str, ...] = ()
    reason: str = ""


def read_counts(texts: pd.Series, remarks: Remarks) -> pd.Series:
    """Each cell as `values.Count` writes it, "" where nothing is stated or the cell is refused."""
    column = str(texts.name)
    none = texts.isin([text for text in distinct_texts(texts) if _readings().get(_folded(text)) == "none"])
    texts = texts.mask(note_unknown(texts.mask(none, ""), remarks), "")
    written = {text: _in_one_writing(text) for text in distinct_texts(texts) if text}
    signs = _thousands_signs(written.values())
    for example in signs.values():
        remarks.note(column, f"numbers such as {example}", "the sign read as a thousands separator")
    cells = {text: _read_count(plain, "".join(signs)) for text, plain in written.items()}
    done = {words: RemarkOutcome.CHANGED for cell in cells.values() for words in cell.done}
    reasons = {cell.reason: RemarkOutcome.VALUE_REFUSED for cell in cells.values() if cell.reason}
    for words, outcome in sorted((done | reasons).items()):
        concerned = [text for text, cell in cells.items() if words in (*cell.done, cell.reason)]
        remarks.note_rows(texts.index[texts.isin(concerned)], column, texts, words, outcome)
    return lookup(texts, {text: cell.count for text, cell in cells.items()})


def without_codes(texts: pd.Series, remarks: Remarks) -> pd.Series:
    """The cells, without 999 and the like where they are far above every other number of the column."""
    bare = {text: text.strip().removesuffix(".0") for text in distinct_texts(texts)}
    others = [int(text) for text in bare.values() if _PLAIN.fullmatch(text) and not _NINES.fullmatch(text)]
    codes = [
        text
        for text, plain in bare.items()
        if _NINES.fullmatch(plain) and others and int(plain) > FAR_ABOVE * max(others)
    ]
    coded = texts.isin(codes)
    done = "far above every other number, taken for a code for unknown and read as not stated"
    remarks.note_rows(texts.index[coded], str(texts.name), texts, done, RemarkOutcome.CHANGED)
    return texts.mask(coded, "")


def read_lone_count(text: str) -> CountCell:
    """One text that holds a number and nothing else, read as a cell of a column of its own."""
    plain = _in_one_writing(text)
    cell = _read_count(plain, "".join(_thousands_signs([plain])))
    return CountCell(reason=_NO_NUMBER) if _PASSED_OVER & set(cell.done) else cell


def _in_one_writing(text: str) -> str:
    """The text with the digits of ASCII, one kind of dash, of apostrophe and of space."""
    if _PLAIN.fullmatch(text):
        return text
    return " ".join("".join(str(int(sign)) if sign.isdecimal() else sign for sign in text.translate(_ONE_SIGN)).split())


def _folded(text: str) -> str:
    """The text with its words folded; other signs stay."""
    return _LETTERS.sub(lambda match: fold(match[0]), _in_one_writing(text))


@cache
def _readings() -> dict[str, str]:
    """The reading of each phrase of `count_words.csv`, in which # is a figure."""
    return {_folded(phrase): row["reading"] for row in _rows("count_words.csv") for phrase in row["phrases"].split("|")}


@cache
def _number_words() -> dict[str, str]:
    return {fold(word): row["value"] for row in _rows("number_words.csv") for word in row["words"].split("|")}


@cache
def _spelled_numbers() -> re.Pattern[str]:
    """A number in words, or two such words in a row."""
    word = f"(?<!\\w)({'|'.join(sorted(map(re.escape, _number_words()), key=len, reverse=True))})(?!\\w)"
    return re.compile(f"{word}(?:[- ]{word})?")


def _spelled_out(match: re.Match[str]) -> str:
    """The figures of number words, "twenty-three" as one; a ten behind a digit stays words, as in French "quatre-vingt"."""
    first, second = (int(_number_words()[word]) if word else 0 for word in match.groups())
    if not second:
        return str(first)
    if first >= _TENS and second < _TEN:
        return str(first + second)
    return match[0] if second >= _TENS > first else f"{first}{match[0][len(match[1])]}{second}"


@cache
def _figures() -> re.Pattern[str]:
    """A figure, and the word behind it that multiplies it."""
    words = sorted((re.escape(phrase) for phrase, reading in _readings().items() if reading[0] == "x"), key=len)
    return re.compile(rf"(?:{_FIGURE})(?:\s?(?P<times>{'|'.join(reversed(words))})(?!\w))?")


def _rows(name: str) -> list[dict[str, str]]:
    with (files(__package__) / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _thousands_signs(texts: Iterable[str]) -> dict[str, str]:
    """Each sign that groups thousands in this column, with an example.

    A dot or comma before three digits does, unless some figure of the column shows that it is a decimal sign, or the
    three digits behind dots are always 000, as decimals of whole numbers are.
    """
    figures = [match for text in texts if not _PLAIN.fullmatch(text) for match in _figures().finditer(text)]
    decimal = {(match["end"] or match["part"] or " ")[0] for match in figures}
    decimal |= {match["sign"] for match in figures if (match["grouped"] or "").startswith("0")}
    signs: dict[str, str] = {}
    for match in figures:
        sign, grouped = match["sign"] or "", match["grouped"] or ""
        is_sure = sign in (" ", "'") or grouped.count(sign) > 1
        if sign and (is_sure or (sign not in decimal and not (sign == "." and grouped.endswith(".000")))):
            signs.setdefault(sign, grouped)
    return signs


def _read_count(text: str, signs: str) -> CountCell:
    if _PLAIN.fullmatch(text):
        return CountCell(str(int(text)))
    if "#" in text:  # which stands for figures in the list of phrases
        return CountCell(reason=_NO_NUMBER)
    if _SPREADSHEET_DAY.fullmatch(text):
        return CountCell(reason="a date, perhaps a range such as 10-12 that a spreadsheet changed")
    unmarked = _MARKS.sub("", text)
    bare = _BRACKETS.sub("", unmarked).rstrip(" .,;:")
    folded = _LETTERS.sub(lambda match: fold(match[0]), bare)
    in_figures = folded
    if _shape(folded) not in _readings():
        in_figures = _spelled_numbers().sub(_spelled_out, folded)
    figures = _figures().finditer(in_figures)
    reading, rest = _reading(_shape(in_figures))
    numbers = [_numbers(match, signs) for match in figures]
    if not reading or (len(numbers) > 1 and reading != "range"):
        below = re.fullmatch(r"-\s?[0-9.,]+", text)
        return CountCell(reason="below zero, which is no number of people" if below else _NO_NUMBER)
    if reasons := [number for number in numbers if isinstance(number, str)]:
        return CountCell(reason=reasons[0])
    done = [
        words
        for is_so, words in (
            (unmarked != text, _MARK_LEFT_OUT),
            (bare != unmarked.rstrip(" .,;:"), _BRACKETS_NOT_READ),
            (in_figures != folded, "a number in words"),
            (rest, _WORDS_NOT_READ),
        )
        if is_so
    ]
    return _counted(reading, [number for number in numbers if not isinstance(number, str)], done)


def _shape(text: str) -> str:
    """The text with # for each figure, and no space around signs."""
    return _TIGHT.sub(r"\g<1>", _figures().sub("#", text))


def _reading(shape: str) -> tuple[str, str]:
    """What the longest beginning of a shape that is known says, and the words behind it; "" where none is."""
    words, readings = shape.split(" "), _readings()
    for end in range(len(words), 0, -1):
        reading, rest = readings.get(" ".join(words[:end]), ""), words[end:]
        is_clear = not rest or (
            reading != "none" and all(_WORD.fullmatch(word) and word not in readings for word in rest)
        )
        if reading and reading[0] != "x" and is_clear:
            return reading, " ".join(rest)
    return "", ""


def _numbers(match: re.Match[str], signs: str) -> Decimal | str:
    """The number that a figure writes, or the reason why it is refused."""
    whole, fraction = match["grouped"] or match["plain"], (match["end"] or match["part"] or ".0")[1:]
    if (sign := match["sign"]) and sign not in signs:
        is_whole = sign == "." and whole.endswith(".000")
        doubt = "a whole number with decimals or thousands" if is_whole else "thousands or a decimal"
        return f"either {doubt}; the column does not say which"
    times = int(_readings()[match["times"]][1:]) if match["times"] else 1
    number = Decimal(f"{re.sub(r'[^0-9]', '', whole)}.{fraction}") * times
    return number if number < 10**9 else _NO_NUMBER


def _counted(reading: str, numbers: list[Decimal], done: list[str]) -> CountCell:
    if reading in _SAYS:
        done.append(_SAYS[reading])
    if not numbers:
        if reading != "none":
            done.append("a vague word, converted to a range" if reading[0] == "~" else "a number in words")
        return CountCell("0" if reading == "none" else reading, tuple(done))
    low, high = floor(numbers[0]), ceil(numbers[-1])
    if any(number % 1 for number in numbers):
        done.append("a fraction of a person, read as the whole numbers on either side")
    if reading == "range" and numbers[0] > numbers[1]:
        return CountCell(reason="the lower number comes after the higher one")
    if reading == "less" and high == 0:
        return CountCell(reason="fewer than none")
    reach = max(1, round(low * ABOUT_SHARE))
    counts = {
        "least": f"{low}+", "more": f"{low + 1}+", "most": f"..{high}", "less": f"..{high - 1}",
        "about": str(Count(max(0, low - reach), high + reach, vague=True)),
    }  # fmt: skip
    return CountCell(counts.get(reading) or str(Count(low, high)), tuple(done))


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

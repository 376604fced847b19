"""The words of dates in many languages, and a cell as a line of numbers, months, signs and such words."""

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise, product
from pathlib import Path
from typing import NamedTuple

from claims.names import fold

_ENDINGS = {"ku": ("", "a", "ê", "ya", "yê"), "ckb": ("", "ی")}  # of months before a year
GREGORIAN = "month"  # the other roles of months in `date_words.csv` are named as their calendar
CALENDAR_NAMES = Path(__file__).with_name("calendar_names.csv")  # made by `scripts/make_cldr_names.py`
_SIGNS = {
    **dict.fromkeys("‐‑‒–—―−_", "-"),
    **dict.fromkeys("،٬", ","),
    "٫": ".",
    **dict.fromkeys("’‘ʼ`´ʻ", "'"),
    "⁄": "/",
    "\\": "/",
    "≈": "~",
    "∼": "~",
    "*": " ",
    "†": " ",
    "‡": " ",
    "؟": "?",
}
_QUOTES = dict.fromkeys('()[]«»“”„"', " ") | dict.fromkeys("\u200c\u200d\u200e\u200f\u061c\ufeff", "")
_YEARS = (1000, 2700)  # a number of four digits outside is no year of any calendar
LONGEST_DATE = 90  # characters; what is longer tells a story
_MOST_TOKENS = 5  # of one expression in `date_words.csv`, hyphens between words too
_MOST_DOUBTS = 3  # words of one cell that mean more than one thing
# One letter for each role; what is not here stands under its own first letter in small.
MONTH_ROLES = {"month": "M", "jalali": "M", "hijri": "M", "ethiopian": "M"}
_LETTERS = MONTH_ROLES | {
    "weekday": "W", "filler": "_", "within": "I", "hedge": "?", "early": "e", "mid": "m", "late": "l", "night": "n", "eve": "v", "until": "{", "to": "T", "and": "&",
    "or": "O", "between": "B", "from": "F", "before": "<", "after": ">", "week": "k", "quarter": "Q", "half": "H", "nth": "N", "season": "S",
    "same": "=", "open": "}", "era": "A",
}  # fmt: skip


class DatePart(NamedTuple):
    """A number, sign or expression of a cell.

    Attributes:
        letter: "d" a number of one or two digits, "D" one that is surely a day, "y" a year, a sign itself, or the
            letter of a word's role.
        value: The number, the number of the month or weekday, or the name of the era.
        detail: Of a number its digits, of a month its calendar.
        spaced: Whether a space stands before it.
    """

    letter: str
    value: int = 0
    detail: str = ""
    spaced: bool = False


class Lexicon(NamedTuple):
    """What `date_words.csv` and CLDR know: the parts that each expression can be, and patterns of what is passed over."""

    parts: dict[str, tuple[DatePart, ...]]
    clock: re.Pattern[str]
    ordinal: re.Pattern[str]


@cache
def lexicon() -> Lexicon:
    """The words, read once."""
    with (files(__package__) / "date_words.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    parts: defaultdict[str, dict[DatePart, None]] = defaultdict(dict)
    for name, part in _names_of_languages():
        parts[name][part] = None
    words: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        for word in row["words"].split("|"):
            words[row["role"]].append(re.escape(_plain(word)))
            if letter := _LETTERS.get(row["role"]):
                value = int(row["value"]) if row["value"].lstrip("-").isdigit() else 0
                detail = row["role"] if letter == "M" else row["value"] if letter == "A" else ""
                parts[fold(word) or word][DatePart(letter, value, detail)] = None
    joined = {role: "|".join(sorted(set(those), key=len, reverse=True)) for role, those in words.items()}
    return Lexicon(
        {name: tuple(sorted(those, key=lambda part: part.letter != "M")) for name, those in parts.items()},
        _clock_pattern(joined),
        re.compile(rf"(?<=\d)[-.']?(?:{joined['ordinal']})(?!\w)"),
    )


def _clock_pattern(words: dict[str, str]) -> re.Pattern[str]:
    """Times of day, one or from one to another, with the words before them and the time zone behind."""
    noon = rf"(?:\s*(?:{words['meridiem'].replace(chr(92) + ' ', '[. ]*')})(?!\w)\.?)"
    offset = r"[+-][01]\d:?[0-5]\d(?![\d/.-])(?:\s+[a-z ]+ time\b)?"
    zone = rf"(?:\s*(?:(?:utc|gmt)?\s?{offset}|(?:utc|gmt|(?<=\d))[+-]\d\d?(?=\s*$)|(?:{words['zone']})(?!\w)))"
    before = "|".join(words[role] for role in ("clock", "hedge", "before", "after", "until", "from", "between"))
    colon = r"\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?"
    time = (
        rf"(?:(?<=\d)[t:]|(?<!\d)(?:(?<!\w)(?:{before})\s*)*)"
        rf"(?:{colon}{noon}?|(?<![\d/.-])\d{{1,2}}(?:[.:]\d\d)?{noon}|\d\d?h\d\d|\d{{4}}\s?(?:hrs|hours|h)\b)"
        rf"|(?<=[./-]\d{{4}}[ ,])\s*\d{{1,2}}\.\d\d$|(?<=\d\d\.\d\d )\d{{1,2}}\.\d\d$"
        rf"|(?<=\d)t\d{{4,6}}|\d{{1,2}}時(?:\s*\d{{1,2}}分)?"
    )
    return re.compile(rf"(?:{time}){zone}*(?:\s*(?:-|{words['to']}|{words['and']})\s*(?:{time}){zone}*)*")


def _names_of_languages() -> Iterator[tuple[str, DatePart]]:
    """Months and weekdays as CLDR writes them, in every case and abbreviation that it knows."""
    with CALENDAR_NAMES.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            number, names = int(row["number"]), row["names"].split("|")
            if row["role"] == GREGORIAN:
                endings = _ENDINGS.get(row["language"], ("",))
                yield from (
                    (fold(name + ending), DatePart("M", number, GREGORIAN)) for name in names for ending in endings
                )
            else:
                yield from ((fold(name), DatePart("W", number)) for name in names if len(fold(name)) > 2)


def _plain(text: str) -> str:
    """Small letters without marks, ASCII digits and signs."""
    if text.isascii():
        return text.lower().translate(_PLAIN)
    letters = unicodedata.normalize("NFKD", text.translate(_PLAIN)).casefold()
    bare = "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")
    return "".join(str(unicodedata.digit(letter)) if letter.isdigit() else letter for letter in bare)


_PLAIN = str.maketrans(_SIGNS | _QUOTES)
_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")
_BARE = re.compile(r"[\d/.-]+")
_STOP = re.compile(r"(?<=\d) ?\. ?(?=\d\d? ?\.|\d\d(?!\d))")
_CJK = re.compile(r"(?<=\d)\s*[年月]\s*(?=\d)")
_SUFFIX = re.compile(r"(?<=\w)'(?:(?:[dt][ae]n?|n?[iıu]n|y?[aeiıu]|an|s)(?!\w))?(?=\W|[^\W\d_]|$)")
_SHORT = re.compile(r"(?<=[^\W\d_])\.")


def plain_date(text: str) -> str:
    """The cell without clock time, time zone and marks, in small letters and ASCII digits; a sure day ends in "°".

    "" where it is too long to be a date.
    """
    if len(text) > LONGEST_DATE:
        return ""
    words, text = lexicon(), _plain(text)
    if _BARE.fullmatch(text):
        return text
    text = _STOP.sub(".", _CJK.sub("-", text).replace("日", " "))
    text = words.ordinal.sub("°", words.clock.sub(" ", text))
    return _SHORT.sub(" ", _SUFFIX.sub("", text)).strip()


def parts_of_date(plain: str) -> Iterator[list[DatePart]]:
    """The parts of a cell that `plain_date` has prepared, in every way that its words can be meant; none if one is unknown."""
    known, tokens = lexicon().parts, [(found[0], found.start()) for found in _TOKEN.finditer(plain)]
    folded = [fold(token) or token for token, _ in tokens]
    choices: list[tuple[DatePart, ...]] = []
    at = 0
    while at < len(tokens):
        token, start = tokens[at]
        spaced = start > 0 and plain[start - 1] == " "
        if token[0].isdigit():
            choices.extend(
                (part,) for part in _numbers(token, plain[:start], plain[start + len(token) :], spaced=spaced)
            )
            at += 1
            continue
        if at == 0 and len(token) == 1 and plain[1:2] == "-":
            return  # "A-2019-05" is no date
        for size in range(min(_MOST_TOKENS, len(tokens) - at), 0, -1):
            words = folded[at : at + size]
            found = known.get(" ".join(word for word in words if size == 1 or word != "-"))
            if found and "-" not in (words[0], words[-1]):
                choices.append(tuple(part._replace(spaced=spaced) for part in found))
                at += size
                break
        else:
            if token not in _MARKS:
                return
            choices.append((DatePart(_MARKS[token], spaced=spaced),))
            at += 1
    if sum(len(choice) > 1 for choice in choices) <= _MOST_DOUBTS:
        yield from map(list, product(*choices))


_MARKS = {"-": "-", "/": "/", ".": ".", ",": ",", "°": "_", "'": "_"}


def _numbers(digits: str, before: str, after: str, *, spaced: bool) -> Iterator[DatePart]:
    """A number as a part, a year, month and day written without a sign between them as three."""
    if len(digits) in {8, 12, 14}:
        year_first = digits[:2] in {"19", "20", "13", "14"} and digits[4:6] <= "12"
        cuts = (0, 4, 6, 8) if year_first else (0, 2, 4, 8)
        for first, last in pairwise(cuts):
            yield from _numbers(digits[first:last], "", "", spaced=spaced and not first)
    elif len(digits) == 6 and digits[:2] in {"19", "20"} and digits[2:4] > "12" and "01" <= digits[4:] <= "12":
        for figures in (digits[:4], digits[4:]):  # 201905 is no day of a year of two digits
            yield from _numbers(figures, "", "", spaced=False)
    elif len(digits) <= 2:
        letter = "D" if after.startswith("°") else "y" if before.endswith("'") and len(digits) == 2 else "d"
        yield DatePart(letter, int(digits), digits, spaced)
    else:
        is_year = len(digits) == 4 and _YEARS[0] <= int(digits) <= _YEARS[1]
        yield DatePart("y" if is_year else "x", int(digits), digits, spaced)

"""One cell as degrees, or as a pair of them: decimals, minutes and seconds, letters, and the notations of map programs."""

import csv
import re
import unicodedata
from dataclasses import dataclass
from importlib.resources import files

with (files(__package__) / "compass_words.csv").open(encoding="utf-8") as _file:
    _COMPASS = {row["word"].casefold(): (row["axis"], int(row["sign"])) for row in csv.DictReader(_file)}

NO_DEGREES, BEYOND = "no degrees", "impossible: beyond 180 degrees"
_WORDS = "|".join(sorted(map(re.escape, _COMPASS), key=len, reverse=True))
PLAIN = r"[+-]?(?:[0-9]{1,3}(?:\.[0-9]*)?|\.[0-9]+)"  # read by `float` as it stands
_PLAIN_PAIR = re.compile(r"\(?([+-]?\d{1,3}\.\d+),? ?([+-]?\d{1,3}\.\d+)\)?")
_BEFORE, _BEHIND = re.compile(rf"({_WORDS})(?![^\W\d])[.:]?\s*"), re.compile(rf"(?<![^\W\d])\s*({_WORDS})\.?")
_DECIMAL = re.compile(r"([+-]?)(\d*)(?:[.,](\d*))?(?:e([+-]?\d{1,2}))?\s*(?:°|deg(?:rees)?)?")
_SIXTIETHS = re.compile(
    r"([+-]?)(\d{1,3})\s*(?:°|d|deg|:|\s)\s*(\d{1,2}(?:[.,]\d+)?)\s*"
    r"(?:(?:'|m|min|:|\s)\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:\"|''|sec)?)?)?"
)
_WITH_UNITS = re.compile(r"([+-]?)(\d{1,3})\s?d\s?(\d{1,2})\s?m\s?(\d{1,2}(?:[.,]\d+)?)\s?s")  # no south, but seconds
_SIGNS = str.maketrans(
    {
        "−": "-",
        "–": "-",
        "‐": "-",
        "′": "'",
        "’": "'",
        "‘": "'",
        "´": "'",
        "″": '"',
        "”": '"',
        "“": '"',
        "º": "°",
        "˚": "°",
        "٫": ".",
    }
)
_MOST_DEGREES, _MOST_CHARACTERS = 180, 200
_LEAST_WITHOUT_POINT = 1000  # a number of degrees whose decimal sign was lost
_NUMBER = r"[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)"
# Where the order is said: longitude first in the notations of map programs, as named otherwise.
_LONGITUDE_FIRST = re.compile(
    rf"(?:srid=\d+;)?\s*point\s*(?:zm?|m)?\s*\(\s*({_NUMBER})\s+({_NUMBER})[^()]*\)"
    rf"|.*\"?coordinates\"?\s*:\s*\[\s*({_NUMBER})\s*,\s*({_NUMBER})[^\[\]]*\].*",
    re.DOTALL,
)
_LATITUDE = re.compile(r"\b(?:latitude|lat)\b\W*?\s*((?:[+-]\s*)?\d[^a-z;|/{}]*[nsew]?)")
_LONGITUDE = re.compile(r"\b(?:longitude|long|lon|lng)\b\W*?\s*((?:[+-]\s*)?\d[^a-z;|/{}]*[nsew]?)")
_MAP_LINK = re.compile(rf"(?:geo:|\S*[@=])({_NUMBER}),({_NUMBER})\S*")
_AFTER_LETTER = re.compile(rf"(.*?\d.*?(?<![^\W\d])(?:{_WORDS})\b\.?)\s*[,;/|]?\s*(.*\d.*)")
_BEFORE_LETTER = re.compile(rf"((?:{_WORDS})(?![^\W\d]).*?\d.*?)\s*[,;/|]?\s*((?:{_WORDS})(?![^\W\d]).*\d.*)")
_PAIRS = (
    re.compile(r"(.+?)\s*[;|/]\s*(.+)"),
    re.compile(r"([^,]*\d\.\d+[^,]*?)\s*,\s*([^,]+)"),  # a decimal point, so the comma is between the two
    re.compile(r"([^,]+?),\s*([^,]*\d\.\d+[^,]*)"),
    re.compile(r"(\S+),\s+(\S+)"),
    re.compile(r"([^,]+),([+-][^,]+)"),
    re.compile(r"([+-][\d.]+)([+-][\d.]+)(?:[+-][\d.]+)?/?"),  # ISO 6709
    re.compile(rf"({_NUMBER})\s+({_NUMBER})(?:\s+{_NUMBER}){{0,2}}"),  # with altitude and accuracy, as forms write it
)  # fmt: skip


@dataclass(frozen=True)
class Degree:
    """A cell as read.

    Attributes:
        number: Degrees north or east; None where the cell has none.
        axis: "latitude" or "longitude" where a letter or word says so.
        reason: Why the cell is no number of degrees.
    """

    number: float | None = None
    axis: str = ""
    reason: str = ""


def read_degree(text: str) -> Degree:
    """The degrees of a cell such as "36.5", "-.5", "36,5", "N 30.37", "30° 22' 12'' N" or "30° 22.2'"."""
    text = _plain_signs(text)
    (axis, sign), number = ("", 0), text
    if not _WITH_UNITS.fullmatch(text):
        (axis, sign), number = _without_compass(text)
    if match := _DECIMAL.fullmatch(number):
        degrees = _decimal(match)
    elif match := _SIXTIETHS.fullmatch(number) or _WITH_UNITS.fullmatch(number):
        degrees = _sixtieths(match)
    else:
        return Degree(reason=NO_DEGREES)
    if degrees is None:
        return Degree(reason=NO_DEGREES)
    if number.startswith("-") and sign > 0:
        return Degree(reason="below zero, and north or east by its letter")
    read = _within(abs(degrees) * sign if sign else degrees, number)
    return Degree(read.number, axis, read.reason)


def split_point(text: str) -> tuple[str, str] | None:
    """Latitude and longitude of a cell such as "36.1, 52.7", "POINT (52.7 36.1)" or "lat: 36.1 lon: 52.7", each as text.

    None where the cell is no pair; latitude stands first where nothing says otherwise.
    """
    if match := _PLAIN_PAIR.fullmatch(text):
        return match[1], match[2]
    if len(text) > _MOST_CHARACTERS:
        return None
    plain = _plain_signs(text)
    if match := _LONGITUDE_FIRST.fullmatch(plain):
        east, north = (part for part in match.groups() if part)
        return north, east
    latitude, longitude = _LATITUDE.search(plain), _LONGITUDE.search(plain)
    if latitude and longitude:
        return latitude[1].strip(" ,'\""), longitude[1].strip(" ,'\"")
    if match := _MAP_LINK.fullmatch(plain):
        return match[1], match[2]
    plain = plain.strip("()[]{} ")
    for pattern in (_AFTER_LETTER, _BEFORE_LETTER, *_PAIRS):
        match = pattern.fullmatch(plain)
        if match and all(read_degree(part).reason != NO_DEGREES for part in match.groups()):
            return _in_order(*match.groups())
    return None


def _in_order(one: str, other: str) -> tuple[str, str]:
    """The two the other way round where their letters say so."""
    axes = read_degree(one).axis, read_degree(other).axis
    return (other, one) if axes in {("longitude", "latitude"), ("longitude", ""), ("", "latitude")} else (one, other)


def _within(number: float, text: str) -> Degree:
    if abs(number) <= _MOST_DEGREES:
        return Degree(number)
    if number.is_integer() and abs(number) >= _LEAST_WITHOUT_POINT and "." not in text:
        return Degree(reason="a number without a decimal sign, too large for degrees")
    return Degree(reason=BEYOND)


def _plain_signs(text: str) -> str:
    """The text in small letters, with one sign for each of minus, minutes, seconds and degrees, and digits 0 to 9."""
    text = unicodedata.normalize("NFKC", text.translate(_SIGNS)).translate(_SIGNS).casefold()
    digits = "".join(str(unicodedata.digit(sign)) if sign.isdigit() and not sign.isascii() else sign for sign in text)
    return " ".join(digits.split())


def _without_compass(text: str) -> tuple[tuple[str, int], str]:
    """The axis and the sign that a letter or word before or behind gives ("", 0 without one), and the rest."""
    if match := _BEFORE.match(text):
        return _COMPASS[match[1]], text[match.end() :].strip()
    if (match := _BEHIND.search(text)) and match.end() == len(text):
        return _COMPASS[match[1]], text[: match.start()].strip()
    return ("", 0), text


def _decimal(match: re.Match[str]) -> float | None:
    sign, whole, part, power = match.groups()
    if not (whole or part):
        return None
    return float(f"{sign}{whole or 0}.{part or 0}e{power or 0}")


def _sixtieths(match: re.Match[str]) -> float | None:
    sign, whole, minutes, seconds = match.groups()
    parts = [float((part or "0").replace(",", ".")) for part in (minutes, seconds)]
    if max(parts) >= 60:
        return None
    return (-1 if sign == "-" else 1) * (int(whole) + parts[0] / 60 + parts[1] / 3600)

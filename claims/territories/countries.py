"""Countries: their ISO 3166 codes by any usual, former or official name in ten languages."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from claims.territories.territory_names import by_one_letter, further_names, name_key, name_words, rows_of, unambiguous

_NUMBER = re.compile(r"0*(\d{1,3})(?:\.0)?")
_BRACKETS = re.compile(r"(.+?)\s*[(\[]([^()\[\]]+)[)\]]\s*")
# Of these the words of `state_words.csv` decide which of two states is meant: each form of their names is in the tables.
_WORDS_DECIDE = frozenset({"CD", "CG", "CN", "DE", "GE", "KP", "KR", "MX", "NE", "TW", "VN", "YE"})
# A name that two states share, and the one that is meant where the same column names the other in full.
_SHARED = {
    **dict.fromkeys(("congo", "kongo", "конго", "الكونغو"), ("CG", "CD")),
    **dict.fromkeys(("korea", "corea", "coree", "kore", "корея", "كوريا"), ("KR", "KP")),
}


@dataclass(frozen=True)
class CountryTable:
    """All countries, the former ones of ISO 3166-3 among them, by code and by name."""

    names: Mapping[str, str]
    codes: Mapping[str, str]
    numbers: Mapping[str, str]
    scripts: Mapping[str, str]
    boxes: Mapping[str, str]
    by_name: dict[str, str]


@cache
def country_table() -> CountryTable:
    """The table as read, once."""
    rows = list(rows_of("country_names"))
    codes = {row[column]: row["code"] for column in ("code", "alpha3") for row in rows}
    numbers = {row["number"].lstrip("0"): row["code"] for row in rows}
    kept = unambiguous((name_key(name), row["code"]) for row in rows for name in row["names"].split("|"))
    by_hand = unambiguous((name_key(name), code) for code, names in further_names()[""].items() for name in names)
    by_name = {key: code for key, code in {**kept, **by_hand}.items() if key not in _SHARED}
    names, scripts, boxes = ({row["code"]: row[column] for row in rows} for column in ("name", "script", "box"))
    return CountryTable(names, codes, numbers, scripts, boxes, by_name)


@cache
def state_words() -> frozenset[str]:
    """Words that say what kind of state it is; without them a name is the usual one."""
    return frozenset(row["word"] for row in rows_of("state_words"))


def country_code(text: str, *, numeric: bool = False, typos: bool = True) -> str:
    """The ISO 3166-1 code of two letters of a country by its name or code, "" where the text is none or fits several.

    A state that is no more has its code of four letters from ISO 3166-3, such as SUHH, unless one of today goes on
    under the same code. Codes are read in capitals only, numbers only where `numeric` says that they are ISO 3166's.
    A name of which one letter is wrong is read too, unless `typos` says otherwise, which is faster.
    """
    if numeric and (match := _NUMBER.fullmatch(text.strip())):
        return country_table().numbers.get(match[1], "")
    return _code_of(text) or (_misspelt(text) if typos else "")


def country_codes(texts: Iterable[str], *, numeric: bool = False) -> dict[str, str]:
    """The code of each distinct text of a column; "Congo" and "Korea" are known where the column names the other one."""
    codes = {text: country_code(text, numeric=numeric) for text in dict.fromkeys(texts)}
    named = set(codes.values())
    for text, code in codes.items():
        one, other = _SHARED.get(name_key(text), ("", ""))
        if not code and other in named:
            codes[text] = one
    return codes


def country_name(code: str) -> str:
    """The usual English name of a country by its code; "" for a code that is none."""
    return country_table().names.get(code, "")


def country_box(code: str) -> tuple[int, int, int, int] | None:
    """The south, west, north and east of a country in whole degrees around all its lands; None where they are not known."""
    south, west, north, east = (
        map(int, table.split()) if (table := country_table().boxes.get(code, "")) else (0, 0, 0, 0)
    )
    return (south, west, north, east) if table else None


def has_other_script(code: str) -> bool:
    """Whether the usual script of a country is another than the Latin one, so that its names are spelled in many ways."""
    return country_table().scripts.get(code, "Latn") != "Latn"


@lru_cache(maxsize=65_536)
def _code_of(text: str) -> str:
    table = country_table()
    if code := table.codes.get(text.strip(), ""):
        return code
    key = name_key(text)
    return table.by_name.get(key, "") or _official(text, table)


@lru_cache(maxsize=65_536)
def _misspelt(text: str) -> str:
    return by_one_letter(name_key(text), country_table().by_name)


def _official(text: str, table: CountryTable) -> str:
    """The code by the name that is left without words such as "Republic of", in brackets or not."""
    if match := _BRACKETS.fullmatch(text):
        outside, inside = (table.by_name.get(name_key(part), "") for part in match.groups())
        says_kind = state_words().issuperset(name_words(match[2]))
        return outside if (says_kind and outside not in _WORDS_DECIDE) or outside == inside else ""
    bare = table.by_name.get("".join(word for word in name_words(text) if word not in state_words()), "")
    return "" if bare in _WORDS_DECIDE else bare

"""First-level divisions of countries: states, provinces and governorates by their ISO 3166-2 codes."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from claims.names import skeleton
from claims.territories.countries import has_other_script
from claims.territories.territory_names import by_one_letter, further_names, name_key, name_words, rows_of, unambiguous

_LEAST_CONSONANTS, _LEAST_DIVISIONS = 3, 2
_POSTAL = re.compile(r"[A-Z]{1,3}")


@dataclass(frozen=True)
class DivisionTable:
    """The divisions of one country.

    Attributes:
        names: Code to name.
        by_name: Name, with and without words such as "province", to code.
        by_direction: What `directed_name` makes of a name, to code.
        by_consonants: Consonants to code, where the country's own script is not the Latin one.
    """

    names: Mapping[str, str]
    by_name: dict[str, str]
    by_direction: Mapping[str, str]
    by_consonants: Mapping[str, str]


def division_code(text: str, country: str) -> str:
    """The ISO 3166-2 code of a division of a country by its name, its code or its postal letters; "" where it is none.

    Args:
        text: Such as "Ohio", "OH", "US-OH", "Deir ez-Zor Governorate" or "محافظة حلب".
        country: The code of the country; a division of another country is not found.
    """
    return _code_of(text, country) if country else ""


def division_name(code: str) -> str:
    """The usual English name of a division by its code; "" for a code that is none."""
    return division_table(code.partition("-")[0]).names.get(code, "")


@lru_cache(maxsize=65_536)
def bare_division(text: str) -> str:
    """A name without the words that say what kind of division it is: "example province" is "example"; "" of these alone."""
    return " ".join(word for word in name_words(text) if word not in _words())


@lru_cache(maxsize=65_536)
def directed_name(text: str) -> str:
    """A name with a direction in it, in whatever language and order: "Examplia du Sud" and "South Ekzamplia" are one; "" for others.

    It is the direction in English and the other words, of which there must be some: their consonants, or all letters of short ones.
    """
    words = bare_division(text).split()
    directions = " ".join(sorted({_directions()[word] for word in words if word in _directions()}))
    others = "".join(word for word in words if word not in _directions())
    return f"{directions} {_consonants(others) or others}" if directions and others else ""


def divisions_of_one_country(texts: Collection[str]) -> str:
    """The code of the only country that has all of these as divisions, "" where there is none, or several, or but one text."""
    if len(texts) < _LEAST_DIVISIONS:
        return ""
    found = [country for country in _rows() if all(division_code(text, country) for text in texts)]
    return found[0] if len(found) == 1 else ""


@cache
def _rows() -> dict[str, list[dict[str, str]]]:
    rows: dict[str, list[dict[str, str]]] = {}
    for row in rows_of("division_names"):
        rows.setdefault(row["code"].partition("-")[0], []).append(row)
    return rows


@cache
def _words() -> frozenset[str]:
    """Words that stand beside the name of a division: what it is, in each language, and "of"."""
    return frozenset(word for row in rows_of("division_words") for word in name_words(row["word"]))


@cache
def _directions() -> dict[str, str]:
    """Words for a direction in the languages that names come in, folded, and the directions in English."""
    return {
        key: row["direction"] for row in rows_of("direction_words") for key in map(name_key, row["words"].split("|"))
    }


@cache
def division_table(country: str) -> DivisionTable:
    """The divisions of a country by its code; none for a code that is none."""
    rows = _rows().get(country, [])
    kept = [(name, row["code"]) for row in rows for name in row["names"].split("|")]
    by_hand = [(name, code) for code, names in further_names().get(country, {}).items() for name in names]
    known = [*kept, *by_hand]
    by_name = {
        **unambiguous((_bare_key(name), code) for name, code in known),
        **unambiguous((name_key(name), code) for name, code in kept),
        **unambiguous((name_key(name), code) for name, code in by_hand),
    }
    by_consonants = unambiguous((_consonants(name), code) for name, code in known) if has_other_script(country) else {}
    by_direction = unambiguous((directed_name(name), code) for name, code in known)
    return DivisionTable({row["code"]: row["name"] for row in rows}, by_name, by_direction, by_consonants)


@lru_cache(maxsize=65_536)
def _code_of(text: str, country: str) -> str:
    table = division_table(country)
    letters = text.strip().replace(".", "").removeprefix(country).lstrip("- ")
    if _POSTAL.fullmatch(letters) and (code := f"{country}-{letters}") in table.names:
        return code
    key = name_key(text)
    found = table.by_name.get(key, "") or table.by_name.get(_bare_key(text), "")
    directed = table.by_direction.get(directed_name(text), "")
    return found or directed or table.by_consonants.get(_consonants(text), "") or by_one_letter(key, table.by_name)


def _bare_key(text: str) -> str:
    return bare_division(text).replace(" ", "")


def _consonants(text: str) -> str:
    consonants = skeleton(bare_division(text)).replace(" ", "")
    return consonants if len(consonants) >= _LEAST_CONSONANTS else ""

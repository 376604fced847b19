"""Cells such as "Town, Province, Country" taken apart, as far as their ends are names of a country and its divisions."""

import re
from collections.abc import Iterable

import pandas as pd

from claims.importers.cells.text_columns import distinct_texts
from claims.names import fold
from claims.territories import bare_division, country_code, division_code, divisions_of_one_country
from claims.territories.territory_names import name_words

_LETTERS = re.compile(r"[A-Z]{2}")  # postal letters of a state before they are a country's: "Portland, ME"
_IN_BRACKETS = re.compile(r"([^()]+)\(([^()]+)\)")
_LEAST_CELLS = 2


def split_places(
    places: pd.Series, countries: pd.Series, regions: pd.Series, *, always: bool = False
) -> tuple[pd.Series, pd.Series, pd.Series]:
    """Towns, regions and countries of the rows: what stands behind a town fills the levels that the row leaves empty.

    Args:
        places: Cells that name a town, or a town and what it lies in, separated by commas.
        countries: The country that each row names elsewhere, "" where it names none.
        regions: The same of regions.
        always: The end of each cell is a region, whether it is known or not.
    """
    texts = distinct_texts(places)
    with_commas = [text for text in texts if "," in text]
    if not with_commas and not any("(" in text or _says_division(text) for text in texts):
        return places, regions, countries
    unsaid = (
        divisions_of_one_country({text.rpartition(",")[2].strip() for text in with_commas})
        if len(with_commas) >= _LEAST_CELLS
        else ""
    )
    rows = list(zip(places.tolist(), regions.tolist(), countries.tolist(), strict=True))
    split = {row: split_place(*row, unsaid=unsaid, always=always) for row in dict.fromkeys(rows)}
    columns: Iterable[tuple[str, ...]] = zip(*(split[row] for row in rows), strict=True)
    place, region, country = (pd.Series(column, index=places.index, dtype="str") for column in columns)
    return place, region, country


def split_place(
    place: str, region: str, country: str, *, unsaid: str = "", always: bool = False
) -> tuple[str, str, str]:
    """One row of `split_places`; `unsaid` is the code of the country whose divisions the column shows, where no row names one."""
    parts = [part.strip() for part in place.split(",") if part.strip()]
    if (
        len(parts) > 1
        and (named := _country_at_end(parts[-1], unsaid))
        and (not country or country_code(country) == named)
    ):
        country = country or parts[-1]
        parts.pop()
    code = country_code(country) if country else unsaid
    if len(parts) > 1:
        division = division_code(parts[-1], code)
        if region and division and division == division_code(region, code):
            parts.pop()
        elif always or (division and not region):
            last = parts.pop()
            region = region or last
    if region:
        parts = _without_region(parts, region)
    if len(parts) == 1 and not region and code and _says_division(parts[0]) and division_code(parts[0], code):
        region = parts.pop()
    return ", ".join(parts), region, country


def _without_region(parts: list[str], region: str) -> list[str]:
    """The parts of a cell without the name of the region that the row names too, at the end or in brackets or before them."""
    if len(parts) > 1 and fold(parts[-1]) == fold(region):
        return parts[:-1]
    names = _IN_BRACKETS.fullmatch(parts[0]) if len(parts) == 1 else None
    others = [name.strip() for name in names.groups() if fold(name) != fold(region)] if names else []
    return others if len(others) == 1 else parts


def _says_division(name: str) -> bool:
    """Whether a name has a word beside it such as "province"."""
    return bare_division(name) not in {"", " ".join(name_words(name))}


def _country_at_end(part: str, unsaid: str) -> str:
    """The code of the country that the end of a cell names; "" where it may as well be a state such as Georgia or Maine."""
    named = country_code(part)
    may_be_state = division_code(part, unsaid or "US") or _LETTERS.fullmatch(part)
    return "" if may_be_state and named not in {"US", "GB"} else named

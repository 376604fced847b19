"""Which names in rows are one place: by codes of countries and divisions, by spelling, and where a row leaves a level out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from claims.importers.assemble.place_tree.place_points import FAR_KM, great_circle_km
from claims.importers.cells.ids import name_id, short_digest
from claims.names import fold, is_respelling, romanise, skeleton
from claims.territories import (
    bare_division,
    country_name,
    division_code,
    division_name,
    divisions_of_one_country,
    has_other_script,
)

LEVELS = ("country", "admin1", "admin2", "place")
_SAME_TOWN_KM = 2  # between the points of two spellings of a name
Key = tuple[str, ...]  # an id for the name at each of `LEVELS`, "" where there is none
_LETTERS, _ARABIC = re.compile(r"[A-Z]{1,3}"), re.compile(r"[\u0600-\u06ff]")
Points = dict[Key, tuple[str, str]]  # in degrees, as text


@dataclass(frozen=True)
class PlaceKeys:
    """The places of rows.

    Attributes:
        keys: Columns `LEVELS`: an id for the name of each level of each row, the same for all names of one place.
        respelled: Pairs of a name and the earlier one that it is taken to be another spelling of.
        completed: Rows that leave out a level which the only place of that name in the table has.
    """

    keys: pd.DataFrame
    respelled: tuple[tuple[str, str], ...]
    completed: pd.Series


def place_keys(names: pd.DataFrame, countries: pd.Series, points: tuple[pd.Series, pd.Series]) -> PlaceKeys:
    """Finds out which names are one place.

    Args:
        names: Columns `LEVELS`, "" where a row names none.
        countries: The ISO code of the country of each row, "" where it is not known.
        points: Latitude and longitude of each row as text: names of which both have points that lie apart are two places.
    """
    rows, distinct = _distinct(names)
    first = _first_rows(rows)
    codes = countries.take(first).tolist()
    unsaid = divisions_of_one_country({admin1 for country, admin1, *_ in distinct if admin1 and not country})
    written = [key_of(named, code if named[0] else unsaid) for named, code in zip(distinct, codes, strict=True)]
    of_key = _first_points(written, rows, *points)
    respelled, keys = _respelled(distinct, written, codes, of_key)
    whole = complete_keys(keys, of_key)
    frame = pd.DataFrame([whole[key] for key in keys], columns=list(LEVELS), dtype="str")
    completed = pd.Series([whole[key] != key for key in keys], dtype=bool)
    return PlaceKeys(
        keys=frame.iloc[rows].set_axis(names.index),
        respelled=tuple(respelled),
        completed=completed.iloc[rows].set_axis(names.index),
    )


def key_of(named: Iterable[str], code: str) -> Key:
    """The key of names at each of `LEVELS`, in a country with this code ("" where it is not known)."""
    country, admin1, admin2, place = named
    division = division_code(admin1, code) if admin1 and code else ""
    # A town is often named like its province, in as many wordings.
    like_division = division_code(place, code) if place and code and not _LETTERS.fullmatch(place) else ""
    return (
        name_id(country_name(code)) if country and code else _plain(country),
        name_id(division_name(division)) if division else _plain(bare_division(admin1) or admin1),
        _plain(bare_division(admin2) or admin2),
        name_id(division_name(like_division)) if like_division else _plain(place),
    )


def complete_keys(keys: Iterable[Key], points: Points) -> dict[Key, Key]:
    """Each key with the levels that it leaves out, where exactly one place of that name has them and what it says agrees."""
    distinct = dict.fromkeys(keys)
    used = [depth for depth in range(len(LEVELS)) if any(key[depth] for key in distinct)]
    if all(_is_whole([key[depth] for depth in used]) for key in distinct):
        return {key: key for key in distinct}
    wider = {_up_to(key, depth): key for key in distinct for depth in range(len(LEVELS)) if key[depth]}
    of_name: dict[tuple[int, str], list[Key]] = {}
    for key in wider:
        of_name.setdefault((lowest := _lowest(key), key[lowest]), []).append(key)
    whole: dict[Key, Key] = {}
    for (lowest, _), alike in of_name.items():
        if len(alike) > 1 and not all(all(key[:lowest]) for key in alike):
            whole |= {key: fullest for key in alike if (fullest := _fullest(key, alike, points)) != key}
    return {key: _completed(key, whole) for key in distinct} if whole else {key: key for key in distinct}


def _is_whole(parts: list[str]) -> bool:
    """Whether no level above the narrowest that is named is left out."""
    return "" not in parts[: len(parts) - next((at for at, part in enumerate(reversed(parts)) if part), len(parts))]


def _fullest(key: Key, alike: list[Key], points: Points) -> Key:
    """The one key of the same name that says all that this one says and more, and itself where there are none or several."""
    fuller = [other for other in alike if _covers(other, key)]
    widest = [other for other in fuller if not any(_covers(third, other) for third in fuller)]
    if len(widest) != 1 or (key in points and widest[0] not in points):
        return key  # a point that nothing confirms may be that of another place of this name
    return widest[0] if _within(points, key, widest[0], FAR_KM) else key


def _completed(key: Key, whole: dict[Key, Key]) -> Key:
    for depth in reversed(range(_lowest(key) + 1)):
        if key[depth] and (fuller := whole.get(_up_to(key, depth))):
            return (*fuller[: depth + 1], *key[depth + 1 :])
    return key


def _up_to(key: Key, depth: int) -> Key:
    """The key of the place of one level that a key lies in."""
    return (*key[: depth + 1], *("" for _ in key[depth + 1 :]))


def _distinct(names: pd.DataFrame) -> tuple[list[int], list[Key]]:
    """The number of the distinct names of each row, and these in the order of their first rows."""
    positions: dict[Key, int] = {}
    rows = [
        positions.setdefault(named, len(positions))
        for named in zip(*(names[level].tolist() for level in LEVELS), strict=True)
    ]
    return rows, list(positions)


@lru_cache(maxsize=65_536)
def _plain(text: str) -> str:
    roman = romanise(text) if _ARABIC.search(text) else text  # anyascii leaves out what Arabic letters stand for
    return (name_id(fold(roman)) or f"x{short_digest(text)}") if text else ""


def _respelled(
    distinct: list[Key], written: list[Key], codes: list[str], points: Points
) -> tuple[dict[tuple[str, str], None], list[Key]]:
    """The pairs of names of districts and towns that are one in two spellings, and the keys with the earlier one."""
    pairs: dict[tuple[str, str], None] = {}
    keys = list(written)
    for level in (2, 3):
        for alike in _with_same_consonants(distinct, keys, level):
            groups = list(alike.values())
            for number, later in enumerate(groups):
                same = (each for each in groups[:number] if _is_one_town(distinct, codes, later[0], each[0], level))
                earlier = next(
                    (
                        each
                        for each in same
                        if _agree_somewhere(keys, later, each, level)
                        and _within(points, written[later[0]], written[each[0]], _SAME_TOWN_KM)
                    ),
                    None,
                )
                if earlier:
                    pairs[distinct[later[0]][level], distinct[earlier[0]][level]] = None
                    for position in later:
                        keys[position] = (
                            *keys[position][:level],
                            keys[earlier[0]][level],
                            *keys[position][level + 1 :],
                        )
    return pairs, keys


def _is_one_town(distinct: list[Key], codes: list[str], later: int, earlier: int, level: int) -> bool:
    strict = not has_other_script(codes[earlier])
    return is_respelling(distinct[later][level], distinct[earlier][level], strict=strict)


def _with_same_consonants(distinct: list[Key], keys: list[Key], level: int) -> list[dict[str, list[int]]]:
    """Groups of parts of keys whose names share country and consonants, each part with the positions where it stands."""
    first: dict[tuple[str, str], int] = {}
    for position, key in enumerate(keys):
        first.setdefault((key[0], key[level]), position)
    groups: dict[tuple[str, str], dict[str, list[int]]] = {}
    for (country, part), position in first.items():
        if part:
            groups.setdefault((country, skeleton(distinct[position][level])), {})[part] = []
    several = {
        (country, part): of_part for (country, _), of_part in groups.items() if len(of_part) > 1 for part in of_part
    }
    if several:
        for position, key in enumerate(keys):
            if of_part := several.get((key[0], key[level])):
                of_part[key[level]].append(position)
    return [group for group in groups.values() if len(group) > 1]


def _first_rows(rows: list[int]) -> list[int]:
    """The position of the first row of each distinct name, by their numbers."""
    first: dict[int, int] = {}
    for position, row in enumerate(rows):
        first.setdefault(row, position)
    return list(first.values())


def _first_points(keys: list[Key], rows: list[int], latitude: pd.Series, longitude: pd.Series) -> Points:
    """The first point of each key that has one; `rows` are the numbers of the keys of the rows."""
    points: Points = {}
    for row, north, east in zip(rows, latitude.tolist(), longitude.tolist(), strict=True):
        if north:
            points.setdefault(keys[row], (north, east))
    return points


def _within(points: Points, one: Key, other: Key, km: float) -> bool:
    """Whether the points of two keys are no farther apart, or one of them has none."""
    if one not in points or other not in points:
        return True
    here, there = (np.radians([[float(degrees) for degrees in points[key]]]) for key in (one, other))
    return bool(great_circle_km(here, there)[0] <= km)


def _agree_somewhere(keys: list[Key], some: list[int], others: list[int], level: int) -> bool:
    """Whether all of some keys lie where one of the others does, as far as both say."""
    wider = {keys[position][:level] for position in others}
    return all(any(_agree(keys[position][:level], each) for each in wider) for position in some)


def _lowest(key: Key) -> int:
    """The position of the narrowest level that is named; 0 for a country alone or nothing."""
    return max((position for position, part in enumerate(key) if part), default=0)


def _covers(fuller: Key, key: Key) -> bool:
    """Whether a key says all that another says, and more."""
    return fuller != key and all(part in {"", other} for part, other in zip(key, fuller, strict=True))


def _agree(one: Key, other: Key) -> bool:
    return all(not (a and b) or a == b for a, b in zip(one, other, strict=True))

"""Two ids that are one place by their names, or one place and a spot in it."""

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import product
from math import asin, cos, radians, sin, sqrt

from claims.model import split_list
from claims.names import fold, is_point_name, is_respelling, without_articles
from claims.tables import Collection, Row
from claims.territories import bare_division, country_code, directed_name, division_code, has_other_script

NEAR_KM = 25.0  # from a spot that only its coordinates name
_EARTH_KM = 6371.0
_SMALL = frozenset({"district", "town", "quarter", "site"})  # a district is often called as its town
_BETWEEN_LEVELS = re.compile(r"\s*[,;(]\s*|\s*\)")


def same_place(collection: Collection, one: str, other: str) -> bool:
    """Whether one of two places holds the other or is the other by its names, or is near it where only its coordinates name it."""
    rows = collection.rows["places"]
    if one not in rows or other not in rows:
        return False
    if any(is_point_name(rows[place]["name"]) for place in (one, other)) and _have_points(rows, one, other):
        return _km(collection, one, other) <= NEAR_KM
    return (
        any(_is_one(collection, node, other) for node in collection.place_tree.path(one))
        or any(_is_one(collection, one, node) for node in collection.place_tree.path(other))
        or _is_written_out(collection, one, other)
    )


def _is_written_out(collection: Collection, one: str, other: str) -> bool:
    """Whether a name that writes out what holds it, "Old Mill, Hill (North)", is of the other place, or of one in it."""
    rows = collection.rows["places"]
    (first, *above), (second, *around) = (_levels(str(rows[place]["name"])) for place in (one, other))
    if not above and not around:
        return False
    if first in around or second in above:
        return True
    holders = [
        {*written, *(each for node in collection.place_tree.path(place)[1:] for each in map(fold, _names(rows[node])))}
        for place, written in ((one, above), (other, around))
    ]
    return first == second and (not all(holders) or not holders[0].isdisjoint(holders[1]))


def _levels(name: str) -> list[str]:
    """The names that one name writes out, the smallest place first; the name alone for any other."""
    parts = [fold(part) for part in _BETWEEN_LEVELS.split(name)]
    return list(filter(None, parts)) if not is_point_name(name) and all(parts[:2]) else [fold(name)]


def point_of_town(collection: Collection, place: str) -> str:
    """The town of a spot in it that only its coordinates name; any other place itself."""
    row = collection.rows["places"].get(place, {})
    is_spot = row.get("kind") == "site" and row["parent"] and is_point_name(row["name"])
    return str(row["parent"]) if is_spot else place


def _is_one(collection: Collection, one: str, other: str) -> bool:
    rows = collection.rows["places"]
    kinds = {rows[one]["kind"], rows[other]["kind"]}
    if one == other or not (len(kinds) == 1 or kinds <= _SMALL) or _apart(collection, one, other):
        return one == other
    country = _country(collection, one) or _country(collection, other)
    pairs = product(_names(rows[one]), _names(rows[other]))
    if kinds == {"country"}:
        return any(_same_territory(name, against, "") for name, against in pairs)
    return any(
        _same_spot(name, against, country, strict="governorate" in kinds or not has_other_script(country))
        for name, against in pairs
    )


def _apart(collection: Collection, one: str, other: str) -> bool:
    """Whether two places lie in different countries or provinces, or far from each other."""
    countries = {_country(collection, place) for place in (one, other)} - {""}
    if len(countries) > 1 or _km(collection, one, other) > 2 * NEAR_KM:
        return True
    provinces = [_above(collection, place, "governorate") for place in (one, other)]
    if not all(provinces) or provinces[0] == provinces[1]:
        return False
    names = [_names(collection.rows["places"][province]) for province in provinces]
    country = countries.pop() if countries else ""
    return not any(_same_territory(name, against, country) for name, against in product(*names))


def _have_points(rows: Mapping[str, Row], *places: str) -> bool:
    return all(rows[place][axis] not in {"", None} for place in places for axis in ("latitude", "longitude"))


def _km(collection: Collection, one: str, other: str) -> float:
    """How far apart two points are; 0 where one of the places has none."""
    if not _have_points(collection.rows["places"], one, other):
        return 0.0
    rows = [collection.rows["places"][place] for place in (one, other)]
    (north, east), (north_2, east_2) = (
        (radians(float(row["latitude"])), radians(float(row["longitude"]))) for row in rows
    )
    arc = sin((north - north_2) / 2) ** 2 + cos(north) * cos(north_2) * sin((east - east_2) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(min(1.0, arc)))


def _above(collection: Collection, place: str, kind: str) -> str:
    """The place of a kind that holds another; "" where none does."""
    path = collection.place_tree.path(place)[1:]
    return next((node for node in path if collection.rows["places"].get(node, {}).get("kind") == kind), "")


def _country(collection: Collection, place: str) -> str:
    rows = collection.rows["places"]
    country = place if rows[place]["kind"] == "country" else _above(collection, place, "country")
    return next(filter(None, map(country_code, _names(rows[country]))), "") if country else ""


def _names(row: Row) -> tuple[str, ...]:
    return (str(row["name"]), *split_list(str(row["aliases"])))


@lru_cache(maxsize=65_536)
def _same_territory(name: str, other: str, country: str) -> bool:
    """Whether two names are one division of a country by its code, or one country where that is ""."""
    code = division_code(name, country) if country else country_code(name)
    return (
        (bool(code) and code == (division_code(other, country) if country else country_code(other)))
        or bare_division(name) == bare_division(other) != ""
        or directed_name(name) == directed_name(other) != ""
    )


@lru_cache(maxsize=65_536)
def _same_spot(name: str, other: str, country: str, *, strict: bool) -> bool:
    one, two = (without_articles(fold(each)).replace(" ", "") for each in (name, other))
    in_country = bool(country) and _same_territory(name, other, country)
    return one == two != "" or in_country or is_respelling(name, other, strict=strict)

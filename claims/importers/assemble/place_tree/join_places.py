"""The places of an import beside those of a collection: a place that both have keeps the collection's id."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from claims.importers.assemble.place_tree.place_keys import key_of
from claims.importers.assemble.place_tree.place_points import FAR_KM, great_circle_km
from claims.importers.cells.text_columns import distinct_texts, lookup
from claims.model import split_list
from claims.names import fold, is_respelling, skeleton
from claims.territories import country_code, division_code, divisions_of_one_country, has_other_script

_LEVELS = ("country", "governorate", "district", "town")
_IN_TOWNS = ("quarter", "site")
_WIDE = frozenset({"country", "governorate", "region"})  # whose names towns may bear
_POSTAL = 2  # letters of a code that is no other name either


@dataclass(frozen=True, kw_only=True)
class _Place:
    """A row of a table of places.

    Attributes:
        place_id: Its id.
        parent: The id of the place that holds it, "" where none is named.
        kind: Its kind.
        names: Its name and its aliases.
        above: The ids of the country, province, district and town that hold it, "" where none of that size does.
        country: The ISO code of its country, "" where it is not known.
        point: Latitude and longitude in degrees; None where it has none.
    """

    place_id: str
    parent: str
    kind: str
    names: tuple[str, ...]
    above: tuple[str, ...]
    country: str
    point: tuple[float, float] | None

    def folded(self) -> set[str]:
        """Its names without case and marks."""
        return {fold(name) for name in self.names}

    def name_keys(self) -> Iterator[str]:
        """What its names are reduced to; of an imported place the end of its id is one."""
        depth = min(_LEVELS.index(self.kind), 3) if self.kind in _LEVELS else 3
        yield self.place_id.rpartition(".")[2]
        for name in self.names:
            named = ["", "", "", ""]
            named[depth] = name
            yield key_of(named, self.country)[depth]


def join_places(old: pd.DataFrame, new: Mapping[str, pd.DataFrame]) -> tuple[pd.DataFrame, dict[str, pd.DataFrame]]:
    """Gives places of an import the ids of the places of a collection that they are.

    Two are one where they are of one size, have a name in common (by code, or spelled alike), lie in the same places as far
    as both say, are not far apart, and no other place fits as well. Below provinces one list's town is another's district: there
    size does not count where the parent is the same as far as both say, and the import has one place of the name.

    Returns:
        The collection's places, with further names as aliases, and with parents and points where only the import has them;
        and the tables of the import with these ids, in which other places have ids that the collection does not have.
    """
    known, ids = _Known(), dict[str, str]()
    unsaid = _unsaid_country(pd.concat([old, new["places"]]))
    for place in _places_of(old, unsaid):
        known.add(place)
    joined: dict[str, _Place] = {}
    imported = list(_places_of(new["places"], unsaid))
    named = Counter(name for place in imported if place.kind not in _WIDE for name in place.folded())
    for place in imported:
        found = known.find(place, ids)
        if found is None and all(named[name] == 1 for name in place.folded()):
            found = known.find_of_other_size(place, ids)
        if found:
            ids[place.place_id] = found.place_id
            joined.setdefault(found.place_id, place)
        else:
            ids[place.place_id] = _free(place.place_id, known.by_id)
    return _told_more(old, new["places"], known, joined, ids), _renamed(new, ids)


@dataclass(frozen=True)
class _Known:
    """The places of a collection by id, by kind and key, by kind and consonants, and by name."""

    by_id: dict[str, _Place] = field(default_factory=dict)
    by_key: dict[tuple[str, str], dict[str, _Place]] = field(default_factory=dict)
    by_bones: dict[tuple[str, str], dict[str, _Place]] = field(default_factory=dict)
    by_name: dict[str, dict[str, _Place]] = field(default_factory=dict)  # of places that are no wide ones

    def add(self, place: _Place) -> None:
        self.by_id[place.place_id] = place
        for key in place.name_keys():
            self.by_key.setdefault((place.kind, key), {})[place.place_id] = place
        for name in place.names:
            self.by_bones.setdefault((place.kind, skeleton(name)), {})[place.place_id] = place
        for name in place.folded() if place.kind not in _WIDE else ():
            self.by_name.setdefault(name, {})[place.place_id] = place

    def find(self, place: _Place, ids: Mapping[str, str]) -> _Place | None:
        """The place that another is, whose parents have these ids here; None where none or several fit."""
        kinds = (place.kind,) if place.kind != "town" else ("town", *_IN_TOWNS)
        above = [ids.get(place_id, "") for place_id in place.above]
        for kind in kinds:
            same = [each for key in place.name_keys() for each in self.by_key.get((kind, key), {}).values()]
            if found := _only([each for each in same if _fits(each, place, above)], above):
                return found
        alike = [each for name in place.names for each in self._respelled(place.kind, name)]
        return _only([each for each in alike if _fits(each, place, above)], above)

    def find_of_other_size(self, place: _Place, ids: Mapping[str, str]) -> _Place | None:
        """The place of its name and parent, whatever its size; None where none or several fit."""
        if place.kind in _WIDE:
            return None
        above, parent = [ids.get(place_id, "") for place_id in place.above], ids.get(place.parent, "")
        same = [each for name in place.folded() for each in self.by_name.get(name, {}).values()]
        beside = [
            each for each in same
            if not (each.parent and parent and each.parent != parent) and each.place_id not in (parent, *above)
        ]  # fmt: skip
        return _only([each for each in beside if _fits(each, place, above)], above)

    def _respelled(self, kind: str, name: str) -> Iterator[_Place]:
        for each in self.by_bones.get((kind, skeleton(name)), {}).values():
            strict = not has_other_script(each.country)
            if kind not in {"country", "governorate"} and any(
                is_respelling(name, other, strict=strict) for other in each.names
            ):
                yield each


def _fits(known: _Place, place: _Place, above: list[str]) -> bool:
    """Whether two places lie in the same ones as far as both say, and near each other."""
    agree = all(not (one and other) or one == other for one, other in zip(known.above, above, strict=True))
    if not agree or known.point is None or place.point is None:
        return agree
    here, there = (np.radians([point]) for point in (known.point, place.point))
    return bool(great_circle_km(here, there)[0] <= FAR_KM)


def _only(found: list[_Place], above: list[str]) -> _Place | None:
    """The one that shares most of the places above it; None where several share as many."""
    shared = {
        each.place_id: sum(bool(one) and one == other for one, other in zip(each.above, above, strict=True))
        for each in found
    }
    best = {each.place_id: each for each in found if shared[each.place_id] == max(shared.values())}
    return next(iter(best.values())) if len(best) == 1 else None


def _unsaid_country(places: pd.DataFrame) -> str:
    """The code of the country that has all provinces that lie in none: the only one that is named, or else the only one that has; "" for none."""
    names = set(places.loc[(places["kind"] == "governorate") & (places["parent"] == ""), "name"])
    named = set(map(country_code, places.loc[places["kind"] == "country", "name"])) - {""}
    only = min(named) if len(named) == 1 else ""
    return only if all(division_code(name, only) for name in names) else divisions_of_one_country(names)


def _places_of(table: pd.DataFrame, unsaid: str) -> Iterator[_Place]:
    """The places of a table, those that lie in no country with the code of the unsaid one."""
    columns = ("place_id", "parent", "name", "kind", "latitude", "longitude", "aliases")
    rows = {row[0]: row for row in zip(*(table[column].tolist() for column in columns), strict=True)}
    codes: dict[str, str] = {}
    for place_id, _, name, kind, latitude, longitude, aliases in rows.values():
        names = (name, *split_list(aliases))
        above = dict.fromkeys(_LEVELS, "")
        above |= {rows[node][3]: node for node in reversed(list(_ancestors(place_id, rows))) if rows[node][3] in above}
        country = place_id if kind == "country" else above["country"]
        if country and country not in codes:
            of_country = (rows[country][2], *split_list(rows[country][6]))
            codes[country] = next(filter(None, map(country_code, of_country)), "")
        point = (float(latitude), float(longitude)) if latitude and longitude else None
        yield _Place(
            place_id=place_id, parent=rows[place_id][1], kind=kind, names=names, above=tuple(above.values()), country=codes.get(country, "") if country else unsaid, point=point
        )  # fmt: skip


def _ancestors(place_id: str, rows: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The ids of what holds a place, narrowest first; a circle ends them."""
    seen = {place_id}
    while (place_id := rows[place_id][1]) and place_id in rows and place_id not in seen:
        seen.add(place_id)
        yield place_id


def _free(place_id: str, taken: Iterable[str]) -> str:
    """The id, numbered where the collection has it for another place."""
    number, free = 1, place_id
    while free in taken:
        number += 1
        free = f"{place_id}.{number}"
    return free


def _told_more(
    old: pd.DataFrame, new: pd.DataFrame, known: _Known, joined: Mapping[str, _Place], ids: Mapping[str, str]
) -> pd.DataFrame:
    """The old places with what the import says of them beyond: names, narrower parents, points."""
    rows, cells = new.set_index("place_id"), old.set_index("place_id", drop=False)
    more: dict[str, dict[str, str]] = {
        column: {} for column in ("aliases", "parent", "latitude", "longitude", "radius_km")
    }
    for place_id, place in joined.items():
        before = known.by_id[place_id]
        names = {fold(name): "" for name in before.names}
        for name in place.names:
            if not (len(name) <= _POSTAL and name.isupper()):
                names.setdefault(fold(name), name)
        if further := [name for name in names.values() if name]:
            more["aliases"][place_id] = "|".join([*before.names[1:], *further])
        above = [ids.get(each, "") for each in place.above]
        says_more = all(
            one in {"", other} for one, other in zip(before.above, above, strict=True)
        ) and before.above != tuple(above)
        if says_more:
            more["parent"][place_id] = ids[str(rows.loc[place.place_id, "parent"])]
        if before.point is None and place.point is not None:
            for column in ("latitude", "longitude", "radius_km"):
                more[column][place_id] = str(rows.loc[place.place_id, column])
    for column, values in more.items():
        if values:
            cells.loc[list(values), column] = list(values.values())
    return cells.reset_index(drop=True)


def _renamed(new: Mapping[str, pd.DataFrame], ids: Mapping[str, str]) -> dict[str, pd.DataFrame]:
    """The tables with the new ids of places."""
    changed = {place_id: other for place_id, other in ids.items() if other != place_id}
    if not changed:
        return dict(new)
    places, statements = new["places"], new["statements"]
    ids_of, parents, values = (
        lookup(column, {text: changed.get(text, text) for text in distinct_texts(column)})
        for column in (places["place_id"], places["parent"], statements["value"])
    )
    values = values.where(statements["field"] == "where", statements["value"])
    return {
        **new,
        "places": places.assign(place_id=ids_of, parent=parents),
        "statements": statements.assign(value=values),
    }

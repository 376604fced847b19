"""Where each row happened: a tree of countries, regions, districts and towns, as exact as the row says."""

import re

import pandas as pd

from claims.importers.assemble.collection_builder import CollectionBuilder
from claims.importers.assemble.place_tree.place_keys import LEVELS, PlaceKeys, place_keys
from claims.importers.assemble.place_tree.place_parts import split_places
from claims.importers.assemble.place_tree.place_points import place_by_points
from claims.importers.cells.coordinates import read_point_cells, read_points
from claims.importers.cells.text_columns import distinct_texts, join_columns, lookup, text_where
from claims.importers.cells.unknown_values import known_texts, note_unknown
from claims.importers.mapping.mapping import Mapping
from claims.importers.remarks import RemarkOutcome, Remarks
from claims.names import fold
from claims.territories import country_code, country_codes, country_name

KINDS = {
    "country": "country",
    "admin1": "governorate",
    "admin2": "district",
    "place": "town",
    "around": "region",
    "area": "region",
    "site": "site",
}
TOWN_KM, AROUND_KM, SITE_KM = 5, 25, 1  # radius around its point of a town, of "near" a town, and of a spot
_NUMBERED = re.compile(r"iso|m49|numeric", re.IGNORECASE)  # headings of columns whose numbers are ISO 3166's
_LETTERS = re.compile(r"[A-Z]{1,3}|\d+")  # a code, which is shown as a name only where no row has a name
_POSTAL = 2  # letters of a code that is no other name either: "OR", "IN"
# The level that a code of place precision stands for; any other code means the place itself.
SCHEMES = {
    "ucdp": {"2": "around", "3": "admin2", "4": "admin1", "5": "area", "6": "country", "7": "area"},
    "acled": {"2": "around", "3": "admin1"},
    "gtd": {"2": "around", "3": "area", "4": "admin1", "5": "country"},
}


def add_places(builder: CollectionBuilder, frame: pd.DataFrame, mapping: Mapping, remarks: Remarks) -> pd.Series:
    """Adds the places and a statement `where` for each row; gives the name of the narrowest place of each row."""
    names = level_names(frame, mapping, remarks)
    countries = row_countries(names, mapping)
    latitude, longitude = row_points(frame, mapping, remarks, countries)
    places = place_keys(names, countries, (latitude, longitude))
    _note_places(places, names, mapping, remarks)
    paths = _paths(places.keys)
    parents = _parents(paths)
    for level in LEVELS[:-1]:
        _add_named(
            builder,
            pd.DataFrame({"place_id": paths[level], "name": names[level], "parent": parents[level]}),
            KINDS[level],
        )
    coded = coded_levels(frame, mapping, names)
    spots = _spots(paths, parents["place"], names["place"], meant_levels(frame, mapping, names))
    spots["coded"] = coded != ""
    spots["latitude"], spots["longitude"] = latitude, longitude
    builder.note_read("coordinates", latitude != "", [latitude, longitude])
    spots = place_by_points(spots, _point_columns(mapping), remarks)
    _add_spots(builder, spots)
    _add_where(builder, frame, mapping, spots)
    return _narrowest(names)


def level_names(frame: pd.DataFrame, mapping: Mapping, remarks: Remarks) -> pd.DataFrame:
    """The name of each of `LEVELS`, "" where the row does not state it; "Town, Province, Country" in one cell is three."""
    for stated in (row for level in LEVELS for row in mapping.columns(level)):
        note_unknown(frame[stated.column], remarks)
    names = {level: _known_column(frame, mapping, level) for level in LEVELS}
    names["country"] = _countries(names["country"], mapping, remarks)
    if where := mapping.setting("where"):
        names["country"] = names["country"].mask(names["country"] == "", where)
    places = names["place"]
    if mapping.column("place"):
        names["place"], names["admin1"], names["country"] = split_places(places, names["country"], names["admin1"])
    if row := mapping.column("place_and_region"):
        cells = known_texts(frame[row.column]).mask(places != "", "")
        town, region, country = split_places(cells, names["country"], names["admin1"], always=True)
        names["place"] = names["place"].mask(places == "", town)
        names["admin1"], names["country"] = region, country
    return pd.DataFrame(names).astype("str")


def row_countries(names: pd.DataFrame, mapping: Mapping) -> pd.Series:
    """The ISO code of the country that each row names, "" where it is not known."""
    return lookup(names["country"], country_codes(distinct_texts(names["country"]), numeric=_is_numbered(mapping)))


def _countries(names: pd.Series, mapping: Mapping, remarks: Remarks) -> pd.Series:
    """The names of countries; a code of ISO 3166 in numbers as its name, and other numbers refused."""
    numeric = _is_numbered(mapping)
    numbers = {
        text: country_name(country_code(text, numeric=numeric)) for text in distinct_texts(names) if text.isdigit()
    }
    if not numbers:
        return names
    unknown = names.index[names.isin([text for text, name in numbers.items() if not name])]
    done = "a number instead of a country, and not known to be one of ISO 3166"
    remarks.note_rows(unknown, str(names.name), names, done, RemarkOutcome.VALUE_REFUSED)
    return lookup(names, {text: numbers.get(text, text) for text in distinct_texts(names)})


def _is_numbered(mapping: Mapping) -> bool:
    row = mapping.column("country")
    return row is not None and _NUMBERED.search(row.column) is not None


def _note_places(places: PlaceKeys, names: pd.DataFrame, mapping: Mapping, remarks: Remarks) -> None:
    """Says which names are taken for one, and which rows for a place that other rows tell more of."""
    column = ", ".join(row.column for level in (*LEVELS, "place_and_region") for row in mapping.columns(level))
    for name, other in places.respelled:
        remarks.note(column, f"'{name}' and '{other}'", "spelled alike: taken as one place")
    done = "taken for the only place of this name in the table, which other rows tell more fully"
    remarks.note_rows(places.completed.index[places.completed], column, _narrowest(names), done, RemarkOutcome.NOTED)


def _paths(keys: pd.DataFrame) -> dict[str, pd.Series]:
    """The id of each level: the keys of the levels down to it, joined by dots; "" where the row does not name it."""
    return {
        level: join_columns([keys[above] for above in LEVELS[: depth + 1]], ".").where(keys[level] != "", "")
        for depth, level in enumerate(LEVELS)
    }


def _add_named(builder: CollectionBuilder, rows: pd.DataFrame, kind: str) -> None:
    """Adds a place for each id, under the first name that is no code, with its other names as aliases."""
    rows = rows[(rows["place_id"] != "") & (rows["name"] != "")]
    named = rows[["place_id", "name"]].drop_duplicates()
    codes = named["name"].str.fullmatch(_LETTERS.pattern).astype("bool")
    ordered = pd.concat([named[~codes], named[codes]])
    first: dict[str, str] = {}
    for place_id, name in zip(ordered["place_id"].tolist(), ordered["name"].tolist(), strict=True):
        first.setdefault(place_id, name)
    places = rows.drop_duplicates("place_id")
    ids = places["place_id"]
    places = places.assign(name=lookup(ids, first), aliases=lookup(ids, _aliases(named, first)), kind=kind)
    builder.add("places", **{str(column): places[column] for column in places})


def _aliases(named: pd.DataFrame, first: dict[str, str]) -> dict[str, str]:
    """The other names of each id, joined by "|": those that do not differ by case and marks alone; no postal letters."""
    several = named[named["place_id"].duplicated(keep=False)]
    aliases: dict[str, dict[str, str]] = {}
    for place_id, name in zip(several["place_id"].tolist(), several["name"].tolist(), strict=True):
        if "|" not in name and not (len(name) <= _POSTAL and name.isupper()):
            aliases.setdefault(place_id, {fold(first[place_id]): ""}).setdefault(fold(name), name)
    return {place_id: "|".join(filter(None, names.values())) for place_id, names in aliases.items()}


def _known_column(frame: pd.DataFrame, mapping: Mapping, means: str) -> pd.Series:
    row = mapping.column(means)
    return known_texts(frame[row.column]) if row else pd.Series("", index=frame.index, dtype="str")


def meant_levels(frame: pd.DataFrame, mapping: Mapping, names: pd.DataFrame) -> pd.Series:
    """The level that each row means: the one that its precision code says, or else the narrowest that is named."""
    levels = pd.Series("", index=frame.index, dtype="str")
    for level in LEVELS:
        levels = levels.mask(names[level] != "", level)
    coded = coded_levels(frame, mapping, names)
    return levels.mask(coded != "", coded)


def coded_levels(frame: pd.DataFrame, mapping: Mapping, names: pd.DataFrame) -> pd.Series:
    """The level that the precision code of each row says; "" where it has none, or one for a level that it does not name."""
    row = mapping.column("place_precision")
    if row is None:
        return pd.Series("", index=frame.index, dtype="str")
    coded = lookup(frame[row.column], SCHEMES.get(row.option("scheme"), {}))
    usable = coded.isin(["around", "area"]) & (names["place"] != "")
    for level in LEVELS[:-1]:
        usable |= (coded == level) & (names[level] != "")
    return coded.where(usable, "")


def _parents(paths: dict[str, pd.Series]) -> dict[str, pd.Series]:
    """The path of the next wider level that the row names, for each level."""
    parents, wider = {}, pd.Series("", index=paths["country"].index)
    for level in LEVELS:
        parents[level] = wider
        wider = wider.mask(paths[level] != "", paths[level])
    return parents


def row_points(
    frame: pd.DataFrame, mapping: Mapping, remarks: Remarks, countries: pd.Series | None = None
) -> tuple[pd.Series, pd.Series]:
    """Latitude and longitude of each row in decimal degrees as text, "" where it gives none.

    Args:
        frame: The table.
        mapping: Which columns hold them, or which one holds both; where a row has both, the two columns go first.
        remarks: Gets what is changed or left out.
        countries: The code of the country of each row, see `read_points`.
    """
    latitude = longitude = pd.Series("", index=frame.index, dtype="str")
    north, east, both = (mapping.column(means) for means in ("latitude", "longitude", "point"))
    if north and east:
        latitude, longitude = read_points(frame[north.column], frame[east.column], remarks, countries)
    if both:
        cells = read_point_cells(frame[both.column], remarks, countries)
        latitude, longitude = (
            known.mask(latitude == "", cell) for known, cell in zip((latitude, longitude), cells, strict=True)
        )
    return latitude, longitude


def _point_columns(mapping: Mapping) -> str:
    return ", ".join(row.column for means in ("latitude", "longitude", "point") for row in mapping.columns(means))


def _spots(paths: dict[str, pd.Series], parents: pd.Series, names: pd.Series, levels: pd.Series) -> pd.DataFrame:
    """The id of the place that each row means, and the cells of that place's row: level, town, name, parent."""
    towns = paths["place"]
    values = pd.Series("", index=towns.index)
    for level in LEVELS:
        values = values.mask(levels == level, paths[level])
    around = levels == "around"
    values = values.mask(around, towns + ".around").mask(levels == "area", towns + ".area")
    names = names.mask(around, "around " + names)
    return pd.DataFrame({"value": values, "level": levels, "town": towns, "name": names, "parent": parents})


def _add_spots(builder: CollectionBuilder, spots: pd.DataFrame) -> None:
    """Adds towns, areas and spots, each with the first of its points; a town lies in the area around it where a row means that."""
    around = set(spots.loc[spots["level"] == "around", "town"])
    for level, radius in (("around", str(AROUND_KM)), ("area", ""), ("place", str(TOWN_KM)), ("site", str(SITE_KM))):
        rows = spots[spots["level"] == level].rename(columns={"value": "place_id"})
        if level == "place":
            parents = rows["parent"].mask(rows["place_id"].isin(around), rows["town"] + ".around")
            rows = rows.assign(parent=parents)
        points = rows[rows["latitude"] != ""].drop_duplicates("place_id")
        north, east = (
            lookup(rows["place_id"], dict(zip(points["place_id"].tolist(), points[axis].tolist(), strict=True)))
            for axis in ("latitude", "longitude")
        )
        places = rows[["place_id", "name", "parent"]]
        _add_named(
            builder,
            places.assign(latitude=north, longitude=east, radius_km=text_where(north != "", radius)),
            KINDS[level],
        )


def _add_where(builder: CollectionBuilder, frame: pd.DataFrame, mapping: Mapping, spots: pd.DataFrame) -> None:
    """Adds the statements `where`; their words are the cell of the narrowest column that the row fills, or of its point."""
    levels = ("country", "admin1", "admin2", "place_and_region", "place")
    rows = [row for level in levels if (row := mapping.column(level))]
    words = pd.Series("", index=frame.index, dtype="str")
    for row in rows:
        words = words.mask(known_texts(frame[row.column]) != "", frame[row.column])
    values, by_point = spots["value"], (spots["level"] == "site") & (spots["town"] == "")
    column, has_words = ", ".join(row.column for row in rows), (words != "") & ~by_point
    builder.add_statements("where", values.where(has_words, ""), words=words, column=column)
    columns = [row.column for means in ("latitude", "longitude", "point") for row in mapping.columns(means)]
    if columns:
        cells = join_columns([frame[name] for name in columns], ", ")
        builder.add_statements("where", values.where(by_point, ""), words=cells, column=", ".join(columns))
    builder.add_from_mapping("where", values.mask(has_words | by_point, ""))


def _narrowest(names: pd.DataFrame) -> pd.Series:
    narrowest = pd.Series("", index=names.index, dtype="str")
    for level in LEVELS:
        narrowest = narrowest.mask(names[level] != "", names[level])
    return narrowest

"""Where each row happened: a tree of countries, regions, districts and towns, as exact as the row says."""

import pandas as pd

from claims.importers.assemble.collection_builder import CollectionBuilder
from claims.importers.cells.coordinates import read_points
from claims.importers.cells.ids import name_ids
from claims.importers.cells.text_columns import join_columns, lookup, text_where
from claims.importers.cells.unknown_values import known_texts, note_unknown
from claims.importers.mapping.mapping import Mapping
from claims.importers.remarks import Remarks

LEVELS = ("country", "admin1", "admin2", "place")
KINDS = {
    "country": "country",
    "admin1": "governorate",
    "admin2": "district",
    "place": "town",
    "around": "region",
    "area": "region",
}
TOWN_KM, AROUND_KM = 5, 25  # radius around its point of a town, and of "near" a town
# The level that a code of place precision stands for; any other code means the place itself.
SCHEMES = {
    "ucdp": {"2": "around", "3": "admin2", "4": "admin1", "5": "area", "6": "country", "7": "area"},
    "acled": {"2": "around", "3": "admin1"},
    "gtd": {"2": "around", "3": "area", "4": "admin1", "5": "country"},
}


def add_places(builder: CollectionBuilder, frame: pd.DataFrame, mapping: Mapping, remarks: Remarks) -> pd.Series:
    """Adds the places and a statement `where` for each row; gives the name of the narrowest place of each row."""
    names = level_names(frame, mapping, remarks)
    ids = {level: name_ids(names[level]) for level in LEVELS}
    paths = {
        level: join_columns([ids[above] for above in LEVELS[: depth + 1]], ".").where(names[level] != "", "")
        for depth, level in enumerate(LEVELS)
    }
    parents = _parents(paths)
    for level in LEVELS[:-1]:
        rows = pd.DataFrame({"id": paths[level], "name": names[level], "parent": parents[level]})
        rows = rows[rows["id"] != ""].drop_duplicates("id")
        builder.add("places", place_id=rows["id"], parent=rows["parent"], name=rows["name"], kind=KINDS[level])
    spots = _spots(paths, parents["place"], names["place"], meant_levels(frame, mapping, names))
    spots["latitude"], spots["longitude"] = row_points(frame, mapping, remarks)
    has_point = spots["latitude"] != ""
    builder.note_read("coordinates", (spots["latitude"] + ", " + spots["longitude"]).where(has_point, ""))
    _add_spots(builder, spots)
    _add_where(builder, frame, mapping, spots["value"])
    return _narrowest(names)


def level_names(frame: pd.DataFrame, mapping: Mapping, remarks: Remarks) -> pd.DataFrame:
    """The name of each of `LEVELS`, "" where the row does not state it."""
    for stated in (row for level in LEVELS for row in mapping.columns(level)):
        note_unknown(frame[stated.column], remarks)
    names = {level: _known_column(frame, mapping, level) for level in LEVELS}
    if row := mapping.column("place_and_region"):
        parts = frame[row.column].str.rpartition(",")
        has_no_comma = parts[1] == ""
        place, region = parts[0].mask(has_no_comma, parts[2]), parts[2].mask(has_no_comma, "")
        names["place"] = names["place"].mask(names["place"] == "", place.str.strip())
        names["admin1"] = names["admin1"].mask(names["admin1"] == "", region.str.strip())
    if country := mapping.setting("where"):
        names["country"] = names["country"].mask(names["country"] == "", country)
    return pd.DataFrame(names).astype("str")


def _known_column(frame: pd.DataFrame, mapping: Mapping, means: str) -> pd.Series:
    row = mapping.column(means)
    return known_texts(frame[row.column]) if row else pd.Series("", index=frame.index, dtype="str")


def meant_levels(frame: pd.DataFrame, mapping: Mapping, names: pd.DataFrame) -> pd.Series:
    """The level that each row means: the one that its precision code says, or else the narrowest that is named."""
    levels = pd.Series("", index=frame.index)
    for level in LEVELS:
        levels = levels.mask(names[level] != "", level)
    row = mapping.column("place_precision")
    if row is None:
        return levels
    coded = lookup(frame[row.column], SCHEMES.get(row.option("scheme"), {}))
    usable = coded.isin(["around", "area"]) & (names["place"] != "")
    for level in LEVELS[:-1]:  # a code for a level that the row does not name says nothing
        usable |= (coded == level) & (names[level] != "")
    return levels.mask(usable, coded)


def _parents(paths: dict[str, pd.Series]) -> dict[str, pd.Series]:
    """The path of the next wider level that the row names, for each level."""
    parents, wider = {}, pd.Series("", index=paths["country"].index)
    for level in LEVELS:
        parents[level] = wider
        wider = wider.mask(paths[level] != "", paths[level])
    return parents


def row_points(frame: pd.DataFrame, mapping: Mapping, remarks: Remarks) -> tuple[pd.Series, pd.Series]:
    """Latitude and longitude of each row in decimal degrees as text, "" where it gives none."""
    north, east = mapping.column("latitude"), mapping.column("longitude")
    if north is None or east is None:
        nothing = pd.Series("", index=frame.index, dtype="str")
        return nothing, nothing
    return read_points(frame[north.column], frame[east.column], remarks)


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
    """Adds towns and areas; a town lies in the area around it where some row means that area."""
    around = set(spots.loc[spots["level"] == "around", "town"])
    for level, radius in (("around", str(AROUND_KM)), ("area", ""), ("place", str(TOWN_KM))):
        rows = spots[spots["level"] == level].drop_duplicates("value")
        parents = rows["parent"]
        if level == "place":
            parents = parents.mask(rows["town"].isin(around), rows["town"] + ".around")
        builder.add(
            "places", place_id=rows["value"], parent=parents, name=rows["name"], kind=KINDS[level],
            latitude=rows["latitude"], longitude=rows["longitude"], radius_km=text_where(rows["latitude"] != "", radius),
        )  # fmt: skip


def _add_where(builder: CollectionBuilder, frame: pd.DataFrame, mapping: Mapping, values: pd.Series) -> None:
    """Adds the statements `where`; their words are the cell of the narrowest column that the row fills."""
    levels = ("country", "admin1", "admin2", "place_and_region", "place")
    rows = [row for level in levels if (row := mapping.column(level))]
    words = pd.Series("", index=frame.index, dtype="str")
    for row in rows:
        words = words.mask(known_texts(frame[row.column]) != "", frame[row.column])
    column, has_words = ", ".join(row.column for row in rows), words != ""
    builder.add_statements("where", values.where(has_words, ""), words=words, column=column)
    builder.add_from_mapping("where", values.mask(has_words, ""))


def _narrowest(names: pd.DataFrame) -> pd.Series:
    narrowest = pd.Series("", index=names.index, dtype="str")
    for level in LEVELS:
        narrowest = narrowest.mask(names[level] != "", names[level])
    return narrowest

"""Places of an import: a tree of countries, regions, districts and towns, each as exact as its row says."""

import pandas as pd

from claims.importers.assemble.collection_builder import CollectionBuilder
from claims.importers.cells.coordinates import read_points
from claims.importers.cells.ids import name_ids
from claims.importers.cells.text_columns import join_columns, known_texts, lookup, text_where
from claims.importers.mapping.mapping import Mapping
from claims.importers.remarks import RemarkOutcome, Remarks

LEVELS = ("country", "admin1", "admin2", "place")
KINDS = {
    "country": "country",
    "admin1": "governorate",
    "admin2": "district",
    "place": "town",
    "around": "region",
    "area": "region",
}
TOWN_KM, AROUND_KM = 5, 25  # how far from its point a town, and "near" a town, may reach
# What a code for the exactness of a place says: the level that is meant. Other codes mean the place itself.
SCHEMES = {
    "ucdp": {"2": "around", "3": "admin2", "4": "admin1", "5": "area", "6": "country", "7": "area"},
    "acled": {"2": "around", "3": "admin1"},
    "gtd": {"2": "around", "3": "area", "4": "admin1", "5": "country"},
}


def add_places(builder: CollectionBuilder, frame: pd.DataFrame, mapping: Mapping, remarks: Remarks) -> pd.Series:
    """Adds the places and says where each row happened; gives the name of the narrowest place told."""
    texts = _levels(frame, mapping)
    _tell_unknown(frame, mapping, remarks)
    meant = _meant(frame, mapping, texts)
    ids = pd.DataFrame({level: name_ids(texts[level]) for level in LEVELS})
    paths = {
        level: join_columns([ids[each] for each in LEVELS[: place + 1]], ".") for place, level in enumerate(LEVELS)
    }
    paths = {level: path.where(texts[level] != "", "") for level, path in paths.items()}
    parents = _parents(paths)
    for level in LEVELS[:-1]:
        _add_level(builder, paths[level], texts[level], parents[level], KINDS[level])
    point = _points(frame, mapping, remarks)
    spots = _spots(paths, parents, texts, meant, point)
    _add_spots(builder, spots)
    _say_where(builder, frame, mapping, spots["value"])
    return _narrowest(texts)


def _levels(frame: pd.DataFrame, mapping: Mapping) -> pd.DataFrame:
    """The text of each level, "" where a row does not tell it."""
    texts = {level: _column(frame, mapping, level) for level in LEVELS}
    if row := mapping.column("place_and_region"):
        parts = frame[row.column].str.rpartition(",")
        alone = parts[1] == ""
        texts["place"] = texts["place"].mask(texts["place"] == "", parts[0].mask(alone, parts[2]).str.strip())
        texts["admin1"] = texts["admin1"].mask(texts["admin1"] == "", parts[2].mask(alone, "").str.strip())
    if country := mapping.setting("where"):
        texts["country"] = texts["country"].mask(texts["country"] == "", country)
    return pd.DataFrame(texts).astype("str")


def _column(frame: pd.DataFrame, mapping: Mapping, means: str) -> pd.Series:
    row = mapping.column(means)
    if row is None:
        return pd.Series("", index=frame.index, dtype="str")
    return known_texts(frame[row.column])


def _tell_unknown(frame: pd.DataFrame, mapping: Mapping, remarks: Remarks) -> None:
    for row in (row for level in LEVELS for row in mapping.columns(level)):
        unknown = (frame[row.column] != "") & (known_texts(frame[row.column]) == "")
        done = "a word or code for unknown, read as not stated"
        remarks.note_rows(frame.index[unknown], row.column, frame[row.column], done, RemarkOutcome.CHANGED)


def _meant(frame: pd.DataFrame, mapping: Mapping, texts: pd.DataFrame) -> pd.Series:
    """The level that each row means; the narrowest one told where no code says otherwise."""
    told = pd.Series("", index=frame.index)
    for level in LEVELS:
        told = told.mask(texts[level] != "", level)
    row = mapping.column("place_precision")
    if row is None:
        return told
    coded = lookup(frame[row.column], SCHEMES.get(row.option("scheme"), {}))
    usable = coded.isin(["around", "area"]) & (texts["place"] != "")
    for level in LEVELS[:-1]:  # a code for a level that the row does not name says nothing
        usable |= (coded == level) & (texts[level] != "")
    return told.mask(usable, coded)


def _parents(paths: dict[str, pd.Series]) -> dict[str, pd.Series]:
    parents, above = {}, pd.Series("", index=paths["country"].index)
    for level in LEVELS:
        parents[level] = above
        above = above.mask(paths[level] != "", paths[level])
    return parents


def _add_level(builder: CollectionBuilder, ids: pd.Series, names: pd.Series, parents: pd.Series, kind: str) -> None:
    rows = pd.DataFrame({"place_id": ids, "name": names, "parent": parents})
    rows = rows[rows["place_id"] != ""].drop_duplicates("place_id")
    builder.add("places", place_id=rows["place_id"], parent=rows["parent"], name=rows["name"], kind=kind)


def _points(frame: pd.DataFrame, mapping: Mapping, remarks: Remarks) -> tuple[pd.Series, pd.Series]:
    north, east = mapping.column("latitude"), mapping.column("longitude")
    if north is None or east is None:
        nothing = pd.Series("", index=frame.index, dtype="str")
        return nothing, nothing
    return read_points(frame[north.column], frame[east.column], remarks)


def _spots(
    paths: dict[str, pd.Series],
    parents: dict[str, pd.Series],
    texts: pd.DataFrame,
    meant: pd.Series,
    point: tuple[pd.Series, pd.Series],
) -> pd.DataFrame:
    """Where each row happened: the id of the place meant, and what its row in the places table holds."""
    own = paths["place"]
    value = pd.Series("", index=own.index)
    for level in LEVELS:
        value = value.mask(meant == level, paths[level])
    value = value.mask(meant == "around", own + ".around").mask(meant == "area", own + ".area")
    names = texts["place"].mask(meant == "around", "around " + texts["place"])
    cells = {"value": value, "meant": meant, "town": own, "name": names, "parent": parents["place"]}
    return pd.DataFrame({**cells, "latitude": point[0], "longitude": point[1]})


def _add_spots(builder: CollectionBuilder, spots: pd.DataFrame) -> None:
    """Towns and areas; a town lies in the area around it where some row speaks of that."""
    around = set(spots.loc[spots["meant"] == "around", "town"])
    for level, reach in (("around", str(AROUND_KM)), ("area", ""), ("place", str(TOWN_KM))):
        rows = spots[spots["meant"] == level].drop_duplicates("value")
        parents = rows["parent"]
        if level == "place":
            parents = parents.mask(rows["town"].isin(around), rows["town"] + ".around")
        builder.add(
            "places", place_id=rows["value"], parent=parents, name=rows["name"], kind=KINDS[level],
            latitude=rows["latitude"], longitude=rows["longitude"], radius_km=text_where(rows["latitude"] != "", reach),
        )  # fmt: skip


def _say_where(builder: CollectionBuilder, frame: pd.DataFrame, mapping: Mapping, values: pd.Series) -> None:
    """The words are those of the narrowest column that the row fills."""
    rows = [
        row for level in ("country", "admin1", "admin2", "place_and_region", "place") if (row := mapping.column(level))
    ]
    words = pd.Series("", index=frame.index, dtype="str")
    for row in rows:
        words = words.mask(known_texts(frame[row.column]) != "", frame[row.column])
    columns = ", ".join(row.column for row in rows)
    told = words != ""  # what only a setting says has no words in the table
    builder.add_statements("where", values.where(told, ""), words=words, column=columns)
    builder.add_from_mapping("where", values.mask(told, ""))


def _narrowest(texts: pd.DataFrame) -> pd.Series:
    name = pd.Series("", index=texts.index, dtype="str")
    for level in LEVELS:
        name = name.mask(texts[level] != "", texts[level])
    return name

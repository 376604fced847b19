"""The places of a tree as a table of places would write them: names, area, country and coordinates."""

from dataclasses import dataclass

import pandas as pd

from claims.names import is_point_name
from claims.tables import Collection
from claims.trees import Tree

MOST_KM = 25.0  # the point of a place that reaches farther says nothing of where in it something happened
_SPOTS = frozenset({"quarter", "site"})
_NAMELESS = frozenset({"country", "governorate"})  # they stand in columns of their own
COLUMNS = ("place_names", "area", "country", "latitude", "longitude")
_SILENT = ("", "", "", "", "")


@dataclass(frozen=True)
class TreePlaces:
    """The cells of `COLUMNS` of every place of a collection, by its id; all are text."""

    cells: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, collection: Collection) -> "TreePlaces":
        places = collection.places
        columns = ("place_id", "name", "kind", "latitude", "longitude", "radius_km")
        rows = {row[0]: row[1:] for row in zip(*(places[column].tolist() for column in columns), strict=True)}
        return cls({place_id: _cells(place_id, rows, collection.place_tree) for place_id in rows})

    def columns(self, statements: pd.DataFrame, size: int) -> dict[str, pd.Series]:
        """The columns of a claim frame; several places of a claim are joined by "|", an area or a point must be that of all.

        Args:
            statements: Those that name a place, with the `row` of their claim.
            size: How many claims there are.
        """
        named = statements[["row", "value"]].drop_duplicates().sort_values(["row", "value"], kind="stable")
        ids = named["value"].tolist()
        of_places = [self.cells.get(place_id, (place_id, *_SILENT[1:])) for place_id in ids]
        cells = pd.DataFrame(of_places, columns=list(COLUMNS), index=pd.Index(named["row"]), dtype="str")
        again = cells.index.duplicated()
        first = cells[~again].reindex(range(size), fill_value="")
        for row in dict.fromkeys(cells.index[again].tolist()):
            of_row = cells.loc[[row]]
            names = "|".join(name for name in dict.fromkeys(of_row["place_names"].tolist()) if name)
            alike = {name: of_row[name].iloc[0] if of_row[name].nunique() == 1 else "" for name in COLUMNS[1:]}
            first.loc[row] = [names, *alike.values()]
        degrees = {axis: pd.to_numeric(first[axis]).astype("float64") for axis in ("latitude", "longitude")}
        return {name: degrees.get(name, first[name]) for name in COLUMNS}


def _cells(place_id: str, rows: dict[str, tuple[str, ...]], tree: Tree) -> tuple[str, ...]:
    above = [rows[node] for node in tree.path(place_id) if node in rows]
    names: list[str] = []
    for name, kind, *_ in above:
        if kind in _NAMELESS or (names and kind not in {*_SPOTS, "town"}):
            break
        if not is_point_name(name):
            names.append(name)
        if kind not in _SPOTS:
            break
    area, country = (
        next((name for name, kind, *_ in above if kind == wanted), "") for wanted in ("governorate", "country")
    )
    _, kind, latitude, longitude, radius = above[0]
    has_point = kind not in _NAMELESS and latitude and longitude and float(radius or 0) <= MOST_KM
    return (", ".join(names), area, country, *((latitude, longitude) if has_point else ("", "")))


def paths_in(tree: Tree, frame: pd.DataFrame) -> dict[str, str]:
    """The path of every node of a tree, largest first, each with its kind: "town:qamishli>quarter:halko"."""
    kinds = dict(zip(frame.iloc[:, 0], frame["kind"], strict=True))
    return {node: ">".join(f"{kinds.get(step, '')}:{step}" for step in reversed(tree.path(node))) for node in kinds}

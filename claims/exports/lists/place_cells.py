"""The cells of a place: its name and those of the region and country around it, and its own point."""

from claims.exports.sheet import Cell, Column, Holds
from claims.tables import Collection

PLACE_COLUMNS = (
    Column(name="place", label="Place", meaning="The place; empty where no more than the region is known.", width=20),
    Column(name="region", label="Region", meaning="The governorate, province or state.", width=18),
    Column(name="country", label="Country", meaning="The country.", width=14),
    Column(name="latitude", label="Latitude", meaning="Degrees north (WGS 84).", width=10, holds=Holds.NUMBER),
    Column(name="longitude", label="Longitude", meaning="Degrees east (WGS 84).", width=10, holds=Holds.NUMBER),
)
_WIDE = {
    "country": "country",
    "region": "region",
    "governorate": "region",
}  # kinds of place that have a column of their own


def place_cells(collection: Collection, place_id: str) -> dict[str, Cell]:
    """The cells of `PLACE_COLUMNS`; the point is that of the place itself, never of what is around it."""
    rows = collection.rows["places"]
    path = [rows[each] for each in collection.place_tree.path(place_id) if each in rows] if place_id else []
    cells: dict[str, Cell] = {}
    for row in path:
        cells.setdefault(_WIDE.get(row["kind"], "place"), row["name"])
    if path and path[0]["latitude"] and path[0]["longitude"]:
        cells |= {name: float(path[0][name]) for name in ("latitude", "longitude")}
    return {column.name: cells.get(column.name, "") for column in PLACE_COLUMNS}

"""The point of a geometry, as GeoJSON and ArcGIS write it."""

from collections.abc import Iterator
from typing import Any, NamedTuple

_DEGREES = ".6f"  # of the middle of a line or area: a hand's breadth

GEOMETRY_KEYS = frozenset({"type", "coordinates", "geometries", "x", "y", "z", "bbox", "crs", "spatialReference"})


class MapPoint(NamedTuple):
    """A point in degrees as written, and whether the geometry is a point itself."""

    latitude: str
    longitude: str
    is_exact: bool


def geometry_point(geometry: Any) -> MapPoint | None:  # whatever a file holds
    """The point of a geometry, or the middle of its extent; None where it has none in degrees."""
    if not isinstance(geometry, dict):
        return None
    if {"x", "y"} <= geometry.keys():
        positions = [(geometry["x"], geometry["y"])]
    elif "coordinates" in geometry or "geometries" in geometry:
        positions = list(_positions(geometry.get("coordinates") or geometry.get("geometries")))
    else:
        return None
    try:
        longitudes, latitudes = ([float(position[at]) for position in positions] for at in (0, 1))
    except (TypeError, ValueError):
        return None
    if not positions or max(map(abs, latitudes)) > 90 or max(map(abs, longitudes)) > 180:
        return None
    if len(positions) == 1:
        return MapPoint(str(positions[0][1]), str(positions[0][0]), is_exact=True)
    latitude, longitude = (format((min(each) + max(each)) / 2, _DEGREES) for each in (latitudes, longitudes))
    return MapPoint(latitude, longitude, is_exact=False)


def _positions(coordinates: Any, depth: int = 8) -> Iterator[Any]:  # lists inside lists, by the kind of geometry
    if isinstance(coordinates, dict) and depth:
        yield from _positions(coordinates.get("coordinates") or coordinates.get("geometries"), depth - 1)
    elif isinstance(coordinates, list) and len(coordinates) > 1 and not isinstance(coordinates[0], list | dict):
        yield coordinates
    elif isinstance(coordinates, list) and depth:
        for inner in coordinates:
            yield from _positions(inner, depth - 1)

"""Points of rows and the places that they stand for: a town's own point, spots in it, other towns of its name, spots without a name."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from claims.importers.cells.text_columns import lookup
from claims.importers.remarks import RemarkOutcome, Remarks

Floats = npt.NDArray[np.float64]
FAR_KM = 50.0  # from the first point of a name: beyond, it is another place of that name
_SAME_KM = 0.1
_MOST_OF_ONE_NAME = 5  # places found by nearness; then every point is a place of its own
_EARTH_KM = 6371.0
POINT = ("latitude", "longitude")


def place_by_points(spots: pd.DataFrame, column: str, remarks: Remarks) -> pd.DataFrame:
    """The spots, those with a point of their own as places of their own.

    A spot away from the first point of its town becomes a site in it; beyond `FAR_KM` another town of the name, which is
    remarked on. A point without a town is a site in what the row names, unless all rows of an area have the same.

    Args:
        spots: By row: the id of the place (`value`), its `level`, `town`, `name` and `parent`, whether a code said how
            exact it is (`coded`), and the point in degrees as text.
        column: The columns of the points, for remarks.
        remarks: Gets the rows whose town is another of its name, and areas that have one point.
    """
    spots = spots.copy()
    pointed = spots["latitude"] != ""
    ids = _point_ids(spots)
    _part_towns(spots, pointed & (spots["level"] == "place"), ids, remarks)
    nameless = pointed & ~spots["level"].isin(["place", "site", "around", "area"]) & ~spots["coded"]
    shared = nameless & (spots["value"] != "") & _is_shared(spots, nameless)
    done = "one point for all rows of this area, taken for its middle and left out"
    for place, rows in spots[shared].groupby("value", sort=False):
        remarks.note_rows(rows.index, column, str(place), done, RemarkOutcome.VALUE_REFUSED)
    alone = nameless & ~shared
    names = spots["latitude"] + ", " + spots["longitude"]
    below = (spots["value"] + ".").where(spots["value"] != "", "")
    spots["parent"] = spots["parent"].mask(alone, spots["value"])
    spots["value"] = spots["value"].mask(alone, below + ids)
    spots["name"] = spots["name"].mask(alone, names)
    spots["level"] = spots["level"].mask(alone, "site")
    spots.loc[shared, list(POINT)] = ""
    return spots


def _part_towns(spots: pd.DataFrame, rows: pd.Series, ids: pd.Series, remarks: Remarks) -> None:
    """Gives rows of one town with points far apart other towns of its name, and points near its first one sites in it."""
    far = rows.copy()
    for _ in range(_MOST_OF_ONE_NAME):
        distances = _km_from_first(spots, far)
        far = far & (distances > FAR_KM)
        if not far.any():
            break
        first_ids = ids[far].groupby(spots.loc[far, "town"], sort=False).transform("first")
        spots.loc[far, "value"] = spots.loc[far, "town"] + "." + first_ids
    else:
        spots.loc[far, "value"] = spots.loc[far, "town"] + "." + ids[far]
    others = rows & (spots["value"] != spots["town"])
    remarks.note_rows(
        spots.index[others],
        "",
        spots["name"],
        f"more than {FAR_KM:.0f} km from the first place of this name in the table: kept as another",
        RemarkOutcome.NOTED,
    )
    near = rows & (_km_from_first(spots, rows) > _SAME_KM)
    spots.loc[near, "parent"] = spots.loc[near, "value"]
    spots.loc[near, "value"] = spots.loc[near, "value"] + "." + ids[near]
    spots.loc[near, "name"] = spots["name"] + " (" + spots["latitude"] + ", " + spots["longitude"] + ")"
    spots.loc[near, "level"] = "site"


def _km_from_first(spots: pd.DataFrame, rows: pd.Series) -> pd.Series:
    """The distance of each of the rows from the first of them with the same place; 0 for others."""
    degrees = spots.loc[rows, list(POINT)].astype("float64")
    first = degrees.groupby(spots.loc[rows, "value"], sort=False).transform("first")
    here, there = (np.radians(frame.to_numpy(dtype=np.float64)) for frame in (degrees, first))
    distances = pd.Series(0.0, index=spots.index)
    distances[rows] = great_circle_km(here, there)
    return distances


def great_circle_km(here: Floats, there: Floats) -> Floats:
    """The distances of points, each a row of latitude and longitude in radians, by the haversine formula."""
    half = (here - there) / 2
    arc = np.sin(half[:, 0]) ** 2 + np.cos(here[:, 0]) * np.cos(there[:, 0]) * np.sin(half[:, 1]) ** 2
    km: Floats = 2 * _EARTH_KM * np.arcsin(np.sqrt(np.clip(arc, 0, 1)))
    return km


def _is_shared(spots: pd.DataFrame, rows: pd.Series) -> pd.Series:
    """Of each row whether several rows name its area alone, all with one point."""
    points = (spots["latitude"] + " " + spots["longitude"])[rows].groupby(spots.loc[rows, "value"], sort=False)
    shared = pd.Series(data=False, index=spots.index)
    shared[rows] = (points.transform("nunique") == 1) & (points.transform("size") > 1)
    return shared


def _point_ids(spots: pd.DataFrame) -> pd.Series:
    """An id for each point such as 49-2121n-38-9059e; "" where there is none."""
    north, east = (
        lookup(spots[axis], {text: _degree_id(text, letters) for text in spots[axis].unique() if text})
        for axis, letters in zip(POINT, ("ns", "ew"), strict=True)
    )
    return (north + "-" + east).where(north != "", "")


def _degree_id(text: str, letters: str) -> str:
    return text.removeprefix("-").replace(".", "-") + letters[text.startswith("-")]

"""Coasts and borders for the map, shipped with the app so that drawing a map needs no network."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
FILE = Path(__file__).parent / "data" / "coastlines.npz"
_MOST_POINTS = 6_000  # of one map; beyond it each line keeps every second, third … point


@dataclass(frozen=True)
class Box:
    """A part of the earth in degrees; `west` is never greater than `east`."""

    west: float
    south: float
    east: float
    north: float

    def grown(self, times: float) -> "Box":
        """The same centre, so many times as wide and high."""
        across, up = (self.east - self.west) * (times - 1) / 2, (self.north - self.south) * (times - 1) / 2
        return Box(self.west - across, self.south - up, self.east + across, self.north + up)


@dataclass(frozen=True)
class Outlines:
    """All points of all lines, line after line; `line` holds the number of each point's line."""

    longitude: Floats
    latitude: Floats
    line: npt.NDArray[np.int64]

    def within(self, box: Box) -> tuple[list[float | None], list[float | None]]:
        """Longitudes and latitudes of the pieces of lines that touch the box, None between two pieces."""
        joined = self.line[1:] == self.line[:-1]
        touching = joined & _crosses(self.longitude, box.west, box.east) & _crosses(self.latitude, box.south, box.north)
        steps = np.flatnonzero(touching)
        if not len(steps):
            return [], []
        ends = np.flatnonzero(np.diff(steps) > 1)
        starts, stops = steps[np.r_[0, ends + 1]], steps[np.r_[ends, len(steps) - 1]] + 1
        stride = max(1, round(len(steps) / _MOST_POINTS))
        longitudes: list[float | None] = []
        latitudes: list[float | None] = []
        for start, stop in zip(starts, stops, strict=True):
            kept = np.unique(np.r_[np.arange(start, stop, stride), stop])
            longitudes += [*self.longitude[kept].round(3).tolist(), None]
            latitudes += [*self.latitude[kept].round(3).tolist(), None]
        return longitudes, latitudes


def _crosses(values: Floats, least: float, most: float) -> npt.NDArray[np.bool_]:
    """Of each step from one point to the next, whether a part of it lies between the two bounds."""
    low, high = np.minimum(values[1:], values[:-1]), np.maximum(values[1:], values[:-1])
    return np.asarray((low <= most) & (high >= least))


@cache
def outlines() -> Outlines:
    """The lines of `data/coastlines.npz`, read once."""
    with np.load(FILE) as file:
        lengths, steps = file["lengths"].astype(np.int64), file["steps"].astype(np.int64)
        corner, cell = file["corner"], file["cell"]
    before = np.cumsum(steps, axis=0)
    starts = np.cumsum(lengths) - lengths
    base = np.zeros((len(lengths), 2), dtype=np.int64)
    base[1:] = before[starts[1:] - 1]
    line = np.repeat(np.arange(len(lengths)), lengths)
    grid = before - base[line]
    return Outlines(grid[:, 0] * cell[0] + corner[0], grid[:, 1] * cell[1] + corner[1], line)

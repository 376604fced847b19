"""Coordinates: what is read, and what no place can have."""

import pytest

from claims.importers.cells.coordinates import read_points
from claims.importers.remarks import Remarks
from tests.builders.foreign_tables import column, remark_lines

READ = [
    ("36.5", "41.2", "36.5", "41.2"),
    ("36,5", "41,2", "36.5", "41.2"),
    ("36.5N", "41.2W", "36.5", "-41.2"),
    ("36.5° s", "41.2 E", "-36.5", "41.2"),
    ("+36.5", "-41.2", "36.5", "-41.2"),
    ("36.12345678", "41", "36.123457", "41"),
    ("90", "180", "90", "180"),
    ("-90", "-180", "-90", "-180"),
    ("0", "41", "0", "41"),
    ("41", "0", "41", "0"),
]
HALF, OCEAN = "half a point, left out", "0, 0 is open sea and mostly an empty cell; left out"
UNKNOWN = "a word or code for unknown, read as not stated"
REFUSED = [
    ("95", "41", [("value refused", "impossible: beyond 90 degrees")]),
    ("41", "181", [("value refused", "impossible: beyond 180 degrees")]),
    ("0", "0", [("value refused", OCEAN)]),
    ("x", "41", [("value refused", "no degrees")]),
    ("-99", "41", [("changed", UNKNOWN)]),
    ("", "41", [("value refused", HALF)]),
    ("36", "", [("value refused", HALF)]),
    ("", "", []),
]


@pytest.mark.parametrize(("latitude", "longitude", "north", "east"), READ)
def test_points_are_read(latitude: str, longitude: str, north: str, east: str) -> None:
    read = read_points(column(latitude), column(longitude), Remarks("table"))
    assert [list(texts) for texts in read] == [[north], [east]]


@pytest.mark.parametrize(("latitude", "longitude", "remarked"), REFUSED)
def test_points_that_cannot_be_meant_are_refused_with_the_reason(
    latitude: str, longitude: str, remarked: list[tuple[str, str]]
) -> None:
    remarks = Remarks("table")
    read = read_points(column(latitude, name="lat"), column(longitude, name="lon"), remarks)
    assert [list(texts) for texts in read] == [[""], [""]]
    assert remark_lines(remarks) == [(2, *remark) for remark in remarked]


def test_decimal_commas_are_noted_once_a_column() -> None:
    remarks = Remarks("table")
    read_points(column("36,5", "36,6"), column("41.2", "41.3"), remarks)
    assert remark_lines(remarks) == [(None, "noted", "read as decimals")]

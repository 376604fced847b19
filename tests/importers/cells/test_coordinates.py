"""Coordinates: what is read, and what no place can have."""

import pytest

from claims.importers.cells.coordinates import read_point_cells, read_points
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


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        ("15.5", "-88"),
        ("19.4", "-99"),
        ("39", "-9"),
        ("-12", "-77"),
        ("5.5", "-1"),
        ("-9", "13.2"),
        ("-9", "-77"),
        ("-77", "166"),
    ],
)
def test_a_code_for_unknown_beside_a_degree_is_a_degree(latitude: str, longitude: str) -> None:
    remarks = Remarks("table")
    read = read_points(column(latitude), column(longitude), remarks)
    assert [list(texts) for texts in read] == [[latitude], [longitude]]
    assert remark_lines(remarks) == []


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        ("-99", "-99"),
        ("-9", "-9"),
        ("-88", "-77"),
        ("-999", "-999"),
        ("", "-99"),
        ("-9", ""),
        ("Unknown", "-9"),
        ("n/a", ""),
    ],
)
def test_a_pair_of_codes_is_unknown(latitude: str, longitude: str) -> None:
    remarks = Remarks("table")
    read = read_points(column(latitude), column(longitude), remarks)
    assert [list(texts) for texts in read] == [[""], [""]]
    assert {line[1:] for line in remark_lines(remarks)} == {("changed", UNKNOWN)}


def test_letters_exchange_a_point() -> None:
    remarks = Remarks("table")
    north, east = read_points(
        column("104.06 E", "30.37", "1 N", "36"), column("30.37 N", "104.06 E", "2 S", "41"), remarks
    )
    assert (list(north), list(east)) == (["30.37", "30.37", "", "36"], ["104.06", "104.06", "", "41"])
    assert remark_lines(remarks) == [
        (2, "changed", "latitude and longitude exchanged, as their letters say"),
        (4, "value refused", "two of one axis by their letters"),
    ]


def test_columns_without_a_latitude_below_ninety_are_exchanged() -> None:
    remarks = Remarks("table")
    north, east = read_points(column("104", "-99.5", ""), column("30", "41.2", ""), remarks)
    assert (list(north), list(east)) == (["30", "41.2", ""], ["104", "-99.5", ""])
    assert remark_lines(remarks) == [(None, "changed", "exchanged: no latitude is below 90 degrees")]


def test_columns_are_not_exchanged_where_a_latitude_fits() -> None:
    remarks = Remarks("table")
    north, _ = read_points(column("104", "41.2"), column("30", "99.5"), remarks)
    assert list(north) == ["", "41.2"]
    assert remark_lines(remarks) == [(2, "value refused", "impossible: beyond 90 degrees")]


def test_columns_whose_points_are_in_their_countries_only_so_are_exchanged() -> None:
    remarks = Remarks("table")
    countries = column("IQ", "SY", "", "IQ")
    north, east = read_points(column("44.4", "41.2", "44", ""), column("33.3", "36.5", "33", ""), remarks, countries)
    assert (list(north), list(east)) == (["33.3", "36.5", "33", ""], ["44.4", "41.2", "44", ""])
    assert remark_lines(remarks) == [(None, "changed", "exchanged: only so are the points in their countries")]


def test_one_point_is_exchanged_where_it_alone_is_in_its_country_only_so() -> None:
    remarks = Remarks("table")
    countries = column("IQ", "IQ", "XX", "IQ")
    north, east = read_points(
        column("44.4", "33.3", "44", "10"), column("33.3", "44.4", "33", "10"), remarks, countries
    )
    assert (list(north), list(east)) == (["33.3", "33.3", "44", "10"], ["44.4", "44.4", "33", "10"])
    assert remark_lines(remarks) == [
        (2, "changed", "latitude and longitude exchanged: only so is it in Iraq"),
        (5, "noted", "far from Iraq"),
    ]


def test_a_lost_decimal_sign_is_told_and_half_a_point_is_not_told_twice() -> None:
    remarks = Remarks("table")
    north, east = read_points(column("36100", "36.1"), column("52700", "x"), remarks)
    assert (list(north), list(east)) == (["", ""], ["", ""])
    lost = "a number without a decimal sign, too large for degrees"
    assert remark_lines(remarks) == [
        (2, "value refused", lost),
        (2, "value refused", lost),
        (3, "value refused", "no degrees"),
    ]


def test_cells_of_both_are_read() -> None:
    remarks = Remarks("table")
    cells = column("36.1, 52.7", "POINT (52.7 36.1)", "", "Unknown", "Exampleville", "36.1, 190", "0, 0", name="spot")
    north, east = read_point_cells(cells, remarks)
    assert (list(north), list(east)) == (["36.1", "36.1", "", "", "", "", ""], ["52.7", "52.7", "", "", "", "", ""])
    assert remark_lines(remarks) == [
        (6, "value refused", "no latitude and longitude"),
        (7, "value refused", "impossible: beyond 180 degrees"),
        (8, "value refused", OCEAN),
    ]

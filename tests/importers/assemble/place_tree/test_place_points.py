"""Points of rows: of towns, spots in them, other towns of one name, and spots without a name."""

import numpy as np
import pandas as pd
import pytest

from claims.importers.assemble.place_tree.place_points import great_circle_km, place_by_points
from claims.importers.remarks import Remarks
from tests.builders.foreign_tables import remark_lines


def spots(*rows: tuple[str, str, str, str], coded: bool = False) -> pd.DataFrame:
    """Rows of place, level, latitude and longitude; the town of a row that names one is its place."""
    frame = pd.DataFrame(
        rows, columns=["value", "level", "latitude", "longitude"], dtype="str", index=range(2, 2 + len(rows))
    )
    towns = frame["value"].where(frame["level"] == "place", "")
    return frame.assign(town=towns, name=frame["value"].str.upper(), parent="", coded=coded)


def placed(frame: pd.DataFrame) -> tuple[list[tuple[str, ...]], Remarks]:
    remarks = Remarks("table")
    found = place_by_points(frame, "lat, lon", remarks)
    return list(found[["value", "level", "parent", "name", "latitude"]].itertuples(index=False, name=None)), remarks


def test_points_near_the_first_of_a_town_are_spots_in_it() -> None:
    rows, remarks = placed(
        spots(
            ("t", "place", "36", "41"),
            ("t", "place", "36.1", "41"),
            ("t", "place", "36.0001", "41"),
            ("t", "place", "", ""),
        )
    )
    assert rows == [
        ("t", "place", "", "T", "36"),
        ("t.36-1n-41e", "site", "t", "T (36.1, 41)", "36.1"),
        ("t", "place", "", "T", "36.0001"),
        ("t", "place", "", "T", ""),
    ]
    assert remark_lines(remarks) == []


def test_points_far_from_the_first_of_a_name_are_another_town() -> None:
    rows, remarks = placed(
        spots(
            ("t", "place", "36", "41"),
            ("t", "place", "-36.5", "41"),
            ("t", "place", "-36.6", "41"),
            ("t", "place", "10", "-5"),
        )
    )
    assert rows == [
        ("t", "place", "", "T", "36"),
        ("t.36-5s-41e", "place", "", "T", "-36.5"),
        ("t.36-5s-41e.36-6s-41e", "site", "t.36-5s-41e", "T (-36.6, 41)", "-36.6"),
        ("t.10n-5w", "place", "", "T", "10"),
    ]
    done = "more than 50 km from the first place of this name in the table: kept as another"
    assert remark_lines(remarks) == [(row, "noted", done) for row in (3, 4, 5)]


def test_a_name_with_many_points_has_a_place_for_each() -> None:
    rows, _ = placed(spots(*(("t", "place", str(north), "0") for north in range(-80, 80, 10))))
    assert len({row[0] for row in rows}) == 16
    assert {row[1] for row in rows} == {"place"}


def test_a_point_without_a_town_is_a_spot_in_what_is_named() -> None:
    rows, remarks = placed(
        spots(
            ("", "", "49.2121", "38.9059"),
            ("ua", "country", "49.5", "38"),
            ("ua", "country", "49.6", "38"),
            ("", "", "", ""),
        )
    )
    assert rows == [
        ("49-2121n-38-9059e", "site", "", "49.2121, 38.9059", "49.2121"),
        ("ua.49-5n-38e", "site", "ua", "49.5, 38", "49.5"),
        ("ua.49-6n-38e", "site", "ua", "49.6, 38", "49.6"),
        ("", "", "", "", ""),
    ]
    assert remark_lines(remarks) == []


def test_one_point_for_all_rows_of_an_area_is_its_middle() -> None:
    rows, remarks = placed(
        spots(("ua", "country", "49", "31"), ("ua", "country", "49", "31"), ("sy", "country", "35", "38"))
    )
    assert [row[:2] for row in rows] == [("ua", "country"), ("ua", "country"), ("sy.35n-38e", "site")]
    assert [row[4] for row in rows] == ["", "", "35"]
    refused = "value refused", "one point for all rows of this area, taken for its middle and left out"
    assert remark_lines(remarks) == [(2, *refused), (3, *refused)]


@pytest.mark.parametrize("level", ["country", "around", "area"])
def test_a_code_for_exactness_goes_before_the_point(level: str) -> None:
    rows, _ = placed(spots(("ua", level, "49", "31"), coded=True))
    assert [row[:2] for row in rows] == [("ua", level)]


def test_distances_are_those_on_a_sphere() -> None:
    here = np.radians([[0.0, 0.0], [36.0, 41.0], [60.0, 10.0]])
    there = np.radians([[0.0, 1.0], [36.0, 41.0], [60.0, 12.0]])
    assert great_circle_km(here, there) == pytest.approx([111.19, 0, 111.19], abs=0.02)

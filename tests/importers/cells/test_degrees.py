"""One cell as degrees or as a pair of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.importers.cells.degrees import read_degree, split_point

NORTH, EAST = "latitude", "longitude"
READ = [
    ("36.5", 36.5, ""), ("-.5", -0.5, ""), (".5", 0.5, ""), ("-9.000", -9, ""), ("36.", 36, ""), ("+36.5", 36.5, ""), ("36,5", 36.5, ""),
    ("-36,5", -36.5, ""), ("3.05e1", 30.5, ""), ("−36.5", -36.5, ""), ("٣٦٫٥", 36.5, ""), ("36°", 36, ""), ("36 deg", 36, ""),
    ("180", 180, ""), ("-180.0", -180, ""), ("N 30.37", 30.37, NORTH), ("30.37 N", 30.37, NORTH), ("30.37n", 30.37, NORTH),
    ("S12", -12, NORTH), ("12.5 W.", -12.5, EAST), ("104.06° E", 104.06, EAST), ("-33.5 S", -33.5, NORTH), ("-99 W", -99, EAST),
    ("north 36.5", 36.5, NORTH), ("36.5 Norte", 36.5, NORTH), ("70,5 Ouest", -70.5, EAST), ("12.5 süd", -12.5, NORTH),
    ("50.45 с. ш.", 50.45, NORTH), ("30,5° в.д.", 30.5, EAST), ("36.5 شمالا", 36.5, NORTH), ("30°22'12\"N", 30.37, NORTH),
    ("30° 22.2'", 30.37, ""), ("30 22 12 N", 30.37, NORTH), ("30:22:12", 30.37, ""), ("30d22m12s", 30.37, ""), ("-30d22m12s", -30.37, ""),
    ("30 22 12 S", -30.37, NORTH), ("30º 22′ 12″ S", -30.37, NORTH), ("N30°22'12''", 30.37, NORTH), ("-30° 22,2'", -30.37, ""),
    ("59°59'59\"", 59.999722, ""), ("0° 30'", 0.5, ""),
]  # fmt: skip
REFUSED = [
    ("", "no degrees"), ("x", "no degrees"), ("-", "no degrees"), (".", "no degrees"), ("36.123.456", "no degrees"), ("O 5.2", "no degrees"),
    ("2019-03-02", "no degrees"), ("12/5", "no degrees"), ("36°60'", "no degrees"), ("36°10'60\"", "no degrees"), ("N", "no degrees"),
    ("-99 E", "below zero, and north or east by its letter"), ("-1 N", "below zero, and north or east by its letter"),
    ("36100", "a number without a decimal sign, too large for degrees"), ("-1000", "a number without a decimal sign, too large for degrees"),
    ("999", "impossible: beyond 180 degrees"), ("181.5", "impossible: beyond 180 degrees"), ("1000.5", "impossible: beyond 180 degrees"),
    ("190 E", "impossible: beyond 180 degrees"), ("36Novel", "no degrees"),
]  # fmt: skip
PAIRS = [
    ("36.1, 52.7", 36.1, 52.7), ("36.1,52.7", 36.1, 52.7), ("36.1 52.7", 36.1, 52.7), ("(36.1, 52.7)", 36.1, 52.7), ("[36.1;52.7]", 36.1, 52.7),
    ("POINT (52.7 36.1)", 36.1, 52.7), ("POINT(52.7 -36.1)", -36.1, 52.7), ("SRID=4326;POINT(52.7 36.1)", 36.1, 52.7), ("Point Z (52.7 36.1 5)", 36.1, 52.7),
    ("lat: 36.1 lon: 52.7", 36.1, 52.7), ("Latitude 36.1 N, Longitude 52.7 W", 36.1, -52.7), ("lon=52.7; lat=-36.1", -36.1, 52.7),
    ("{'lat': 36.1, 'lng': 52.7}", 36.1, 52.7), ('{"type":"Point","coordinates":[52.7,36.1]}', 36.1, 52.7), ("36,1; 52,7", 36.1, 52.7),
    ("36,1, 52,7", 36.1, 52.7), ("36,1 52,7", 36.1, 52.7), ("36, 52", 36, 52), ("15,-88", 15, -88), ("15.5,-88", 15.5, -88), ("15, -88.5", 15, -88.5),
    ("30.37 N, 104.06 E", 30.37, 104.06), ("30.37N 104.06E", 30.37, 104.06), ("104.06 E, 30.37 N", 30.37, 104.06), ("104.06 E, 30.37", 30.37, 104.06),
    ("104.06, 30.37 N", 30.37, 104.06), ("N30.37 E104.06", 30.37, 104.06), ("N 30.37, E 104.06", 30.37, 104.06), ("30°22'12\"N 104°3'36\"E", 30.37, 104.06),
    ("50.45 с. ш., 30.5 в. д.", 50.45, 30.5), ("36.1 52.7 0 0", 36.1, 52.7), ("geo:36.1,52.7", 36.1, 52.7), ("36.1/52.7", 36.1, 52.7),
    ("https://example.org/@36.1,52.7,15z", 36.1, 52.7), ("https://example.org/?q=36.1,52.7", 36.1, 52.7), ("+36.1+052.7/", 36.1, 52.7), ("36.1|52.7", 36.1, 52.7),
]  # fmt: skip
NO_PAIRS = [
    "",
    "36.1",
    "Exampleville",
    "36,52",
    "36,1,52,7",
    "lat 36.1",
    "12 May 2020",
    "Town, Province",
    "36.1, 52.7 (approximately)",
    "1, " * 100,
]


@pytest.mark.parametrize(("text", "number", "axis"), READ)
def test_degrees_are_read(text: str, number: float, axis: str) -> None:
    read = read_degree(text)
    assert read.number == pytest.approx(number, abs=1e-6)
    assert (read.axis, read.reason) == (axis, "")


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_what_is_no_degree_has_the_reason(text: str, reason: str) -> None:
    read = read_degree(text)
    assert (read.number, read.reason) == (None, reason)


@pytest.mark.parametrize(("text", "north", "east"), PAIRS)
def test_a_pair_is_split_with_latitude_first(text: str, north: float, east: float) -> None:
    pair = split_point(text)
    assert pair is not None
    assert [read_degree(part).number for part in pair] == [pytest.approx(north), pytest.approx(east)]


@pytest.mark.parametrize("text", NO_PAIRS)
def test_what_is_no_pair_is_not_split(text: str) -> None:
    assert split_point(text) is None


@given(st.floats(min_value=-90, max_value=90), st.floats(min_value=-180, max_value=180))
def test_a_pair_of_decimals_comes_back(north: float, east: float) -> None:
    pair = split_point(f"{north:.5f}, {east:.5f}")
    assert pair is not None
    assert [read_degree(part).number for part in pair] == [
        pytest.approx(north, abs=1e-5),
        pytest.approx(east, abs=1e-5),
    ]


@given(st.text(max_size=250))
def test_any_text_is_read_or_refused(text: str) -> None:
    read = read_degree(text)
    assert (read.number is None) == (read.reason != "")
    pair = split_point(text)
    assert pair is None or len(pair) == 2

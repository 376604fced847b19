"""Tables as strangers bring them: what is read of them is right, and nothing is read wrong without a remark."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from benchmarks.generated_tables.__main__ import make_tables, shares
from benchmarks.generated_tables.reading import Outcome, Verdict, read_and_compare
from benchmarks.generated_tables.words import LANGUAGES, headings
from claims.importers import propose_mapping
from claims.importers.mapping.mapping import Meaning
from claims.importers.read.read_table import Table
from claims.importers.remarks import merge_remarks

ROWS = 20
MEANT = {
    "coordinates": "point",
    "description": "text",
    "killed children": "killed children",
    "source": "source sources citations speaker",
}
CELLS = {
    "id": [f"E-{number}" for number in range(ROWS)],
    "date": [f"2016-05-{number + 1:02}" for number in range(ROWS)],
    "year": ["2016"] * ROWS,
    "month": [str(number % 12 + 1) for number in range(ROWS)],
    "day": [str(number + 1) for number in range(ROWS)],
    "country": ["Syria", "Iraq", "Mexico", "Syria"] * 5,
    "admin1": ["Aleppo", "Kirkuk", "Borno", "Aleppo"] * 5,
    "place": ["Manbij", "Hawija", "Zaria", "Beni"] * 5,
    "latitude": [f"36.{number}21" for number in range(ROWS)],
    "longitude": [f"41.{number}37" for number in range(ROWS)],
    "coordinates": [f"36.{number}21, 41.{number}37" for number in range(ROWS)],
    "source": ["Northern Post", "Hill Radio", "Watch Group", "Hill Radio"] * 5,
    "description": ["A shell hit the market in the morning."] * ROWS,
    "x person": [f"M. Haddad{number}" for number in range(ROWS)],
    "x age": [str(number + 10) for number in range(ROWS)],
    "x running": [str(3 * number + 1) for number in range(ROWS)],
    "x flag": ["0", "1"] * 10,
    "x note": ["Nothing more is known."] * ROWS,
    "x url": [f"https://news.example/{number}" for number in range(ROWS)],
    "x entered": [f"2016-06-{number + 1:02}" for number in range(ROWS)],
    "x code": [f"{number + 10}{number + 20}" for number in range(ROWS)],
}
NUMBERS = ["0", "3", "1", "7", "12"] * 4
BESIDE = {
    "year": "month day", "month": "year day", "day": "year month", "latitude": "longitude", "longitude": "latitude",
    "killed_min": "date killed_max", "killed_max": "date killed_min", "date": "killed",
}  # fmt: skip
COLUMNS = [
    "id", "date", "year", "month", "day", "country", "admin1", "place", "latitude", "longitude", "coordinates", "killed", "wounded",
    "killed children", "killed women", "killed civilians", "missing", "displaced", "detained", "killed_min", "killed_max", "source",
    "description", "x person", "x age", "x running", "x flag", "x note", "x url", "x entered", "x code",
]  # fmt: skip
KEPT_OUT = {
    "ignore",
    "citation",
    "text",
    "published",
}  # what an extra column may be without saying anything of an event


def meaning_of(column: str, heading: str, language: str) -> Meaning:
    """What the heading is taken to mean in a small table of its language."""
    beside = BESIDE.get(column, "date killed").split()
    columns = {headings(each, language)[0]: CELLS.get(each, NUMBERS) for each in beside if each != column}
    columns[heading] = CELLS.get(column, NUMBERS)
    frame = pd.DataFrame(columns, index=range(2, ROWS + 2), dtype="str")
    table = Table(file="t.csv", frame=frame, remarks=merge_remarks([]), digest=f"sha256:{'0' * 64}")
    return next(row for row in propose_mapping(table).rows if row.column == heading)


def cases() -> Iterator[tuple[str, str]]:
    yield from ((column, language) for column in COLUMNS for language in LANGUAGES)


@pytest.mark.parametrize(("column", "language"), cases())
def test_what_people_call_a_column_is_known_in_their_language(column: str, language: str) -> None:
    found = {heading: meaning_of(column, heading, language) for heading in headings(column, language)}
    if column.startswith("x "):
        assert {heading: each.means for heading, each in found.items() if each.means not in KEPT_OUT} == {}
        return
    meant = MEANT.get(column, column).split() if column == "source" else [MEANT.get(column, column)]
    said = {heading: " ".join(filter(None, (each.means, each.group))) for heading, each in found.items()}
    assert {heading: each for heading, each in said.items() if each not in meant} == {}


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> list[Outcome]:
    folder = tmp_path_factory.mktemp("generated")
    return [read_and_compare(made) for made in make_tables(2 * len(LANGUAGES), folder)]


def test_no_table_is_refused(outcomes: list[Outcome]) -> None:
    assert [each.error for each in outcomes if each.error] == []


def test_nothing_is_read_wrong_without_a_remark(outcomes: list[Outcome]) -> None:
    wrong = [
        words for each in outcomes for words in each.examples if Verdict.WRONG in words or Verdict.MADE_UP in words
    ]
    assert wrong == []


def test_nearly_all_cells_are_read_and_what_is_read_is_right(outcomes: list[Outcome]) -> None:
    found = shares(outcomes)
    assert found["right of those read"] >= 0.98
    assert found["read"] >= 0.98


def test_the_same_seed_makes_the_same_files(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for folder in (one, two):
        folder.mkdir()
        assert len(list(make_tables(11, folder))) == 11
    texts = [path.name for path in one.iterdir() if path.suffix in {".csv", ".json"}]
    assert len(texts) > 5
    assert [name for name in texts if (one / name).read_bytes() != (two / name).read_bytes()] == []

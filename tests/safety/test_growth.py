"""Time grows with length: ten times the input takes at most fifteen times the time of a reader, with room for a machine's noise."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from claims.collection.loaded_collection import read_collection
from claims.extract import PatternExtractor, read_passage
from claims.importers import import_file
from claims.safety import reader_loop

pytestmark = pytest.mark.long
AT_ONCE = 0.5  # seconds of processor time: what takes less is quick, whatever it grows by
MOST_TIMES = 30  # for ten times as much: it is 15 where time grows with length, and 100 where with its square
SIGNS = (".", "1", "a", " ", "\n", '"', "(", "1,", "5 killed ", "12/", "killed and ", "Mr. ", "1-", "said ", "ك", "A. ", "3 May 2021 ", "\u0301")  # fmt: skip


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reads in this process, whose time is measured."""
    monkeypatch.setattr(reader_loop, "is_reader", True)


def _holds(read: Callable[[int], object], small: int) -> bool:
    read(small // 10)  # imports, and looks up words
    few, many = (_seconds(partial(read, size)) for size in (small, 10 * small))
    return many <= max(AT_ONCE, MOST_TIMES * few)


def _seconds(read: Callable[[], object]) -> float:
    started = time.process_time()
    read()
    return time.process_time() - started


@pytest.mark.parametrize("sign", SIGNS)
def test_of_a_document(sign: str) -> None:
    def read(size: int) -> object:
        return PatternExtractor().extract(read_passage("Two died. " + sign * (size // len(sign))))

    assert _holds(read, 1_000)


@pytest.mark.parametrize(
    "line",
    [
        '2021-01-02,"Qamishli,3\n', '2021-01-02,Qam"ishli,3\n', "2021-01-02,Qamishli,3\n", ",,\n", "3 May 2021,a-b c,4\n", "1-2-3-4,....,99999\n", "\n",
    ],
)  # fmt: skip
def test_of_the_rows_of_a_table(line: str, tmp_path: Path) -> None:
    def read(size: int) -> object:
        path = tmp_path / "t.csv"
        path.write_text("date,place,killed\n2021-01-02,Qamishli,3\n" + line * size, encoding="utf-8")
        return import_file(path)

    assert _holds(read, 200)


@pytest.mark.parametrize("cell", ["1 May - ", "a, ", ".", "9", "-", "(", "1/", "killed "])
def test_of_a_cell_of_a_table(cell: str, tmp_path: Path) -> None:
    def read(size: int) -> object:
        path = tmp_path / "t.tsv"
        text = cell * (size // len(cell))
        path.write_text(f"date\tplace\tkilled\n2021-01-02\tQamishli\t3\n{text}\t{text}\t{text}\n", encoding="utf-8")
        return import_file(path)

    assert _holds(read, 500)


def test_of_the_columns_of_a_table(tmp_path: Path) -> None:
    def read(size: int) -> object:
        path = tmp_path / "t.csv"
        names = ",".join(f"c{at}" for at in range(size))
        path.write_text(f"date,place,{names}\n" + f"2021-01-02,Qamishli,{'1,' * (size - 1)}1\n" * 3, encoding="utf-8")
        return import_file(path)

    assert _holds(read, 20)


@pytest.mark.parametrize(("table", "key"), [("places", "place_id"), ("parties", "party_id")])
def test_of_a_chain_of_places_or_parties(table: str, key: str, small_collection: Path) -> None:
    head = (small_collection / f"{table}.csv").read_text(encoding="utf-8")
    columns = head.partition("\n")[0].split(",")

    def read(size: int) -> object:
        cells = [
            {key: f"x{at}", "name": f"X{at}", "parent": f"x{at - 1}" if at else "", "kind": "place"}
            for at in range(size)
        ]
        lines = [",".join(each.get(column, "") for column in columns) for each in cells]
        (small_collection / f"{table}.csv").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
        collection = read_collection(small_collection)
        return collection.place_tree, collection.party_tree

    assert _holds(read, 500)

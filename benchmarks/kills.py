"""Ends programs at random points of writing: what is read afterwards is the old file or the new one, never neither.

python -m benchmarks.kills 10000
"""

import os
import random
import signal
import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import typer

from claims.collection import load_collection, write_folder, write_workbook
from claims.collection.shipped import default_collection
from claims.safety.files import placed, write_whole
from claims.tables import Collection

SIZE = 400_000  # bytes of the single file


def count_kills(kills: int, collection: Collection, folder: Path, *, seed: int = 1) -> Counter[str]:
    """Ends a writer so many times; counts what was found by what was written, and whether it was whole.

    Raises:
        AssertionError: Something was neither old nor new.
    """
    chance = random.Random(seed)
    work = folder / "work"
    wholes: dict[str, set[object]] = {
        "folder": _states(collection, work),
        "file": {b"a" * SIZE, b"b" * SIZE},
        "workbook": _books(collection, work),
    }
    write_whole(work / "file", b"a" * SIZE)
    longest = _time_of(collection, work)
    counts: Counter[str] = Counter()
    for _ in range(kills):
        writer = os.fork()
        if not writer:
            try:
                _write_on(collection, work)
            finally:
                os._exit(0)
        time.sleep(chance.uniform(0, 1.5 * longest))
        os.kill(writer, signal.SIGKILL)
        os.waitpid(writer, 0)
        found: dict[str, object] = {
            "folder": _state(work / "c"),
            "file": (work / "file").read_bytes(),
            "workbook": (work / "book.xlsx").read_bytes(),
        }
        for what, content in found.items():
            assert content in wholes[what], f"{what} is neither old nor new"
            counts[what] += 1
    counts["parts left beside"] = len(list(work.glob(".*.part")))
    return counts


def _versions(collection: Collection) -> tuple[Collection, Collection]:
    return collection, replace(collection, title="Another title", claims=collection.claims.assign(note="changed"))


def _write_on(collection: Collection, work: Path) -> None:
    while True:
        for letter, version in zip((b"a", b"b"), _versions(collection), strict=True):
            _write(version, letter, work)


def _write(version: Collection, letter: bytes, work: Path) -> None:
    write_whole(work / "file", letter * SIZE)
    write_folder(version, work / "c")
    write_workbook(version, work / "book.xlsx")


def _states(collection: Collection, work: Path) -> set[object]:
    states: set[object] = set()
    work.mkdir()
    for version in _versions(collection):
        write_folder(version, work / "c")
        states.add(_state(work / "c"))
    return states


def _books(collection: Collection, work: Path) -> set[object]:
    books: set[object] = set()
    for version in _versions(collection):
        write_workbook(version, work / "book.xlsx")
        books.add((work / "book.xlsx").read_bytes())
    return books


def _state(folder: Path) -> tuple[bytes, ...]:
    names = ("datapackage.json", "claims.csv", "statements.csv", "documents.csv", "sources.csv", "fields.csv")
    return tuple(placed(folder / name).read_bytes() for name in names)


def _time_of(collection: Collection, work: Path) -> float:
    started = time.monotonic()
    _write(collection, b"a", work)
    return time.monotonic() - started


def main() -> None:
    """Prints how often what was whole."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with TemporaryDirectory() as folder:
        found = count_kills(kills, load_collection(default_collection()), Path(folder))
    typer.echo(f"{kills:,} kills: {dict(found)}; nothing was neither old nor new")


if __name__ == "__main__":
    main()

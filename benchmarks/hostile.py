"""Reads hostile and damaged files of every kind, and tells what became of them: read, refused with a sentence, a limit reached, or a fault of ours.

python -m benchmarks.hostile                 all files, with a minute and a gigabyte for each
python -m benchmarks.hostile --list          names each that ran into a limit or a fault
python -m benchmarks.hostile --seed 5        other mutations
"""

import argparse
import os
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import typer

from claims.collection import default_collection, load_collection
from claims.errors import ClaimsError
from claims.extract import Known, PatternExtractor
from claims.extract.document.read_file import read_file
from claims.importers import import_file, read_mapping
from claims.safety import reader_loop
from claims.safety.limits import VARIABLE
from claims.safety.read_apart import read_apart
from claims.study import make_study
from claims.workspace import import_judgements, open_workspace
from tests.builders.hostile_files import HostileFile, hostile_files

LIMITS = "most_seconds=60 most_table_seconds=60 most_memory=1000000000"
SLOW_SECONDS = 10
OUTCOMES = ("read", "refused", "limit", "fault")


def outcome_of(file: HostileFile, folder: Path) -> tuple[str, str]:
    """How reading a file ended, and what was said."""
    try:
        READERS[file.kind](file.write(folder))
    except ClaimsError as error:
        said = str(error)
        if "fault of this program" in said or "stopped the reader" in said:
            return "fault", said
        return ("limit" if "is not read within" in said or "most_memory" in said else "refused"), said
    return "read", ""


def _read_document(path: Path) -> None:
    read_apart(_draft, path, name=path.name, seconds=60)


def _draft(path: Path) -> int:
    return len(PatternExtractor().extract(read_file(path, known=Known())).claims)


def _read_collection(path: Path) -> None:
    read_apart(_study, path, name=path.name)


def _study(path: Path) -> int:
    return len(make_study(load_collection(path), None).findings.discrepancies)


def _read_judgements(path: Path) -> None:
    collection = load_collection(default_collection())
    with open_workspace(path.parent / "w.sqlite3", collection=collection.name) as workspace:
        import_judgements(workspace, collection, path)


READERS: dict[str, Callable[[Path], object]] = {
    "document": _read_document,
    "table": import_file,
    "collection": _read_collection,
    "mapping": read_mapping,
    "judgements": _read_judgements,
}


def _warm_up() -> None:
    """Imports and looks up here what readers, which are copies of this process, would each have to."""
    reader_loop.is_reader = True
    with TemporaryDirectory() as folder:
        table, text = Path(folder) / "t.csv", Path(folder) / "t.html"
        table.write_text("date,place,killed\n2021-01-02,Qamishli,3\n", encoding="utf-8")
        text.write_text(
            "<html><body><p>On 3 May 2021 seven people were killed in Qamishli.</p></body></html>", encoding="utf-8"
        )
        import_file(table)
        _draft(text)
        _study(default_collection())
    reader_loop.is_reader = False


def main() -> None:
    """Prints a line for each kind, and where wanted one for each file that was not plainly read or refused."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--kind", default="")
    chosen = parser.parse_args()
    os.environ[VARIABLE] = LIMITS
    _warm_up()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    slowest: dict[str, float] = defaultdict(float)
    for file in hostile_files(seed=chosen.seed):
        if not file.kind.startswith(chosen.kind):
            continue
        with TemporaryDirectory() as folder:
            started = time.monotonic()
            outcome, said = outcome_of(file, Path(folder))
            passed = time.monotonic() - started
        counts[file.kind][outcome] += 1
        slowest[file.kind] = max(slowest[file.kind], passed)
        if chosen.list and (outcome in {"limit", "fault"} or passed > SLOW_SECONDS):
            typer.echo(f"{outcome} {passed:.1f} s: {file.kind}, {file.fault} ({file.name}): {said[:200]}")
    typer.echo(f"{'kind':12}{'tried':>8}" + "".join(f"{outcome:>9}" for outcome in OUTCOMES) + f"{'slowest':>10}")
    for kind, found in counts.items():
        typer.echo(
            f"{kind:12}{found.total():8}"
            + "".join(f"{found[outcome]:9}" for outcome in OUTCOMES)
            + f"{slowest[kind]:8.1f} s"
        )


if __name__ == "__main__":
    main()

"""How long a GED-shaped table takes to import, and how much memory at most.

python -m benchmarks.import_speed --rows 100000
"""

import argparse
import csv
import random
import resource
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from claims.collection import write_folder
from claims.importers import count_remarks, import_file

SIDES = ("Government of Northland", "Army of the East", "River Front", "Civilians", "Hill Council, Lake Brigade", "NSA")
OFFICES = ("Agence Nord", "East Radio", "Watch Group", "River Post")


def make_table(rows: int, path: Path, *, seed: int = 7) -> None:
    """Writes a table with the columns of GED 19.1 and random rows, one in a hundred of them with something wrong."""
    chance = random.Random(seed)
    days = pd.date_range("2012-01-01", "2018-12-31").strftime("%Y-%m-%d").tolist()
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(_row(0, random.Random(seed), days)))
        writer.writeheader()
        writer.writerows(_row(number, chance, days) for number in range(rows))


def _row(number: int, chance: random.Random, days: list[str]) -> dict[str, object]:
    at = chance.randrange(len(days) - 10)
    deaths = [chance.choice((0, 0, 0, 1, 2, 5, 12)) for _ in range(4)]
    best = sum(deaths)
    cited = chance.choice((1, 1, 1, 2, 3))
    articles = ";".join(
        f'"{chance.choice(OFFICES)},{days[at]},Report {number} of part {part}, as told"' for part in range(cited)
    )
    province, town = chance.randrange(60), chance.randrange(3000)
    wrong = chance.random() < 0.01
    return {
        "id": 100_000 + number, "year": days[at][:4], "active_year": 1, "type_of_violence": chance.choice((1, 1, 2, 3)),
        "conflict_new_id": 299, "conflict_name": "Northland: Government", "dyad_new_id": 11973, "dyad_name": "A - B", "side_a_new_id": 118,
        "side_a": SIDES[0], "side_b_new_id": 4456, "gwnob": "", "side_b": chance.choice(SIDES[1:]), "number_of_sources": cited,
        "source_article": articles, "source_office": OFFICES[0], "source_date": days[at], "source_headline": f"Report {number}",
        "source_original": chance.choice(("", "police", "residents", "Watch Group quoting locals")), "where_prec": chance.choice((1, 1, 1, 2, 3, 4, 5, 6)),
        "where_coordinates": f"Town {town} town", "adm_1": f"Province {province}", "adm_2": f"District {province}-{town % 9}",
        "latitude": 95 if wrong else round(30 + town / 500, 5), "longitude": round(36 + town / 600, 5), "geom_wkt": "POINT (36 30)",
        "priogrid_gid": 1, "country": "Northland", "country_id": 652, "region": "Middle East", "event_clarity": chance.choice((1, 1, 1, 2)),
        "date_prec": 1, "date_start": days[at], "date_end": days[at + chance.choice((0, 0, 0, 2, 6))], "deaths_a": deaths[0], "deaths_b": deaths[1],
        "deaths_civilians": deaths[2], "deaths_unknown": -99 if wrong else deaths[3], "low": best + 3 if wrong else best, "best": best, "high": best + chance.choice((0, 0, 0, 4)),
    }  # fmt: skip


def main() -> None:
    """Makes the table, imports it, and prints what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ged.csv"
        make_table(rows, path)
        marks = [_mark("")]
        imported = import_file(path, on_step=lambda step: marks.append(_mark(step)))
        marks.append(_mark("Checking the tables"))
        collection = imported.collection
        marks.append(_mark("Writing the collection"))
        write_folder(collection, Path(folder) / "out")
        marks.append(_mark(""))
    for begin, end in pairwise(marks[1:]):
        _print(
            f"  {begin.step:<30}{end.at - begin.at:7.1f} s{end.worked - begin.worked:7.1f} s of work, peak {end.peak:5.0f} MB"
        )
    _print(
        f"{rows:,} rows, {len(collection.statements):,} statements, {len(imported.remarks):,} remarks, {len(collection.problems)} problems"
    )
    _print(
        f"{marks[-1].at - marks[0].at:.1f} s in all, {marks[-1].worked - marks[0].worked:.1f} s of work; peak {marks[-1].peak:.0f} MB, before {marks[0].peak:.0f} MB"
    )
    _print(count_remarks(imported.remarks).head(8).to_string())


def _print(words: str) -> None:
    sys.stdout.write(words + "\n")


class Mark(NamedTuple):
    """A moment: the step that begins, seconds by the clock and of work by this process, and the most MB used so far."""

    step: str
    at: float
    worked: float
    peak: float


def _mark(step: str) -> Mark:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Mark(step, time.perf_counter(), time.process_time(), peak)


if __name__ == "__main__":
    main()

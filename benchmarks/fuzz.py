"""Reads mutated files of every kind for a while, and keeps each that shows a fault as an input of the tests.

python -m benchmarks.fuzz --seconds 3600
"""

import argparse
import os
import random
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import typer

from benchmarks.hostile import LIMITS, outcome_of
from claims.safety.files import data_folder
from claims.safety.limits import VARIABLE
from tests.builders.hostile_files import hostile_files


def main() -> None:
    """Goes through the files again and again, each time with other mutations; prints what was found."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=3600)
    parser.add_argument("--keep", type=Path, default=data_folder() / "fuzz")
    chosen = parser.parse_args()
    os.environ[VARIABLE] = LIMITS
    ends = time.monotonic() + chosen.seconds
    found: Counter[str] = Counter()
    met: set[str] = set()
    seed = random.SystemRandom().randrange(10**9)
    while time.monotonic() < ends:
        for file in hostile_files(seed=seed):
            if time.monotonic() > ends:
                break
            if "mutated" not in file.fault:
                continue
            with TemporaryDirectory() as folder:
                outcome, said = outcome_of(file, Path(folder))
            found[f"{file.kind}, {outcome}"] += 1
            why = said.split(": ", 1)[-1]
            if outcome in {"fault", "limit"} and why not in met:
                met.add(why)
                kept = chosen.keep / f"{file.kind}-{seed}-{len(met)}"
                kept.mkdir(parents=True)
                file.write(kept)
                typer.echo(f"{outcome}: {file.kind}, {file.fault}: {said}\n  kept in {kept}")
        seed += 1
    for outcome, number in sorted(found.items()):
        typer.echo(f"{number:8,} {outcome}")


if __name__ == "__main__":
    main()

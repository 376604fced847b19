"""How long `claims import` takes over a plain table of very many rows, and how much memory at most.

python -m benchmarks.many_rows --rows 1000000
"""

import argparse
import csv
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from random import Random

PLACES = 4000
OUTLETS = 12
COLUMNS = ("Event ID", "Date", "Country", "Province", "Town", "Latitude", "Longitude", "Killed", "Wounded", "Source")


def write_rows(rows: int, path: Path, *, seed: int = 11) -> None:
    """A CSV of events: a day, a town with its point, two figures and an outlet each; one row in a hundred has something wrong."""
    chance = Random(seed)
    first = date(2012, 1, 1)
    days = [(first + timedelta(days=number)).strftime("%d/%m/%Y") for number in range(3000)]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for number in range(rows):
            town = chance.randrange(PLACES)
            killed = "several" if chance.random() < 0.01 else chance.choice((0, 0, 1, 2, 3, 7, 12))
            writer.writerow(
                (
                    f"E-{number}", chance.choice(days), "Iraq", f"Province {town % 18}", f"Town {town}", round(30 + town / 500, 4),
                    round(40 + town / 600, 4), killed, chance.choice((0, 1, 4, 9, "")), f"Outlet {chance.randrange(OUTLETS)}",
                )
            )  # fmt: skip


def main() -> None:
    """Writes the table, has the command import it, and prints seconds and memory of the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "events.csv"
        write_rows(rows, path)
        begin = time.perf_counter()
        command = [
            sys.executable,
            "-c",
            "from claims.cli import main; main()",
            "import",
            str(path),
            "--out",
            f"{folder}/study",
            "--yes",
        ]
        ended = subprocess.run(command, check=False)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        sys.stdout.write(
            f"{rows:,} rows, {path.stat().st_size / 1e6:.0f} MB: code {ended.returncode}, {time.perf_counter() - begin:.1f} s, "
            f"{used.ru_utime + used.ru_stime:.1f} s of work, peak {used.ru_maxrss / 1024:,.0f} MB\n"
        )


if __name__ == "__main__":
    main()

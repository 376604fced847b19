"""Ours and Splink on the same synthetic claims, one after the other, each in a process of its own; prints both and their ratios.

Usage: python -m benchmarks.against_splink SIZE [--directory DIR] [--labelled N] [--pairs N]     needs pip install -e ".[bench]"
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.synthetic import write_synthetic

FIGURES = (
    "read", "train", "predict", "cluster", "read cpu", "train cpu", "predict cpu", "cluster cpu", "peak_gigabytes", "precision", "recall", "f1", "b3_precision", "b3_recall", "b3_f1",
)  # fmt: skip


def measure(module: str, directory: Path, *options: str) -> dict[str, Any]:
    """The last line that a side prints; what it says of itself goes to stderr."""
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{module}", str(directory), *options],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    told: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return told


def lines_of(ours: dict[str, Any], theirs: dict[str, Any]) -> list[str]:
    """A table of both sides and what one is of the other."""
    lines = [
        f"versions  ours {ours['versions']}  Splink {theirs['versions']}",
        f"{'':20s}{'ours':>10s}{'Splink':>10s}{'ratio':>10s}",
    ]
    whole = {
        side: {**told, **{f"match{kind}": told[f"predict{kind}"] + told[f"cluster{kind}"] for kind in ("", " cpu")}}
        for side, told in (("ours", ours), ("theirs", theirs))
    }
    for told in whole.values():
        told |= {f"learn and match{kind}": told[f"train{kind}"] + told[f"match{kind}"] for kind in ("", " cpu")}
    for name in (*FIGURES, "match", "match cpu", "learn and match", "learn and match cpu"):
        one, other = whole["ours"][name], whole["theirs"][name]
        lines.append(f"{name:20s}{one:10.3f}{other:10.3f}{one / other if other else float('nan'):10.3f}")
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("size", type=int)
    parser.add_argument("--directory", type=Path, help="where the claims are kept between runs")
    parser.add_argument("--labelled", type=int, default=5_000, help="how many claims we learn from; 0: shipped weights")
    parser.add_argument(
        "--pairs",
        type=int,
        default=2,
        help="pairs a claim that a block may find in a very large table; 4, the default elsewhere, finds more and takes longer",
    )
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        directory = given.directory or Path(folder)
        write_synthetic(directory, given.size)
        ours = measure("our_side", directory, "--labelled", str(given.labelled), "--pairs", str(given.pairs))
        theirs = measure("splink_side", directory)
    print("\n".join(lines_of(ours, theirs)))  # noqa: T201  # a script talks to its terminal


if __name__ == "__main__":
    main()

"""How many cells of tables as strangers bring them are read, and how many of these are right.

python -m benchmarks.generated_tables --tables 300
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

from benchmarks.generated_tables.files import Made, write_table
from benchmarks.generated_tables.reading import Outcome, Verdict, read_and_compare, tally
from benchmarks.generated_tables.records import make_content
from benchmarks.generated_tables.words import LANGUAGES


def make_tables(number: int, folder: Path, *, seed: int = 16) -> Iterator[Made]:
    """Writes the tables, the languages in turn; the same seed gives the same files."""
    for at in range(number):
        chance = Random(f"{seed} {at}")
        content = make_content(LANGUAGES[at % len(LANGUAGES)], chance)
        yield write_table(content, folder, f"t{at:03}", chance)


def shares(outcomes: list[Outcome]) -> dict[str, float]:
    """Of cells that are read, the share that is right; of cells that say something, the share that is read."""
    numbers = tally(outcomes).sum()
    right, told = numbers.get(Verdict.RIGHT, 0), numbers.get(Verdict.WRONG_TOLD, 0)
    untold = numbers.get(Verdict.WRONG, 0) + numbers.get(Verdict.MADE_UP, 0)
    left = sum(numbers.get(each, 0) for each in (Verdict.REFUSED, Verdict.LOST, Verdict.UNREAD))
    read = right + told + untold
    return {"right of those read": right / read, "read": read / (read + left), "wrong without a remark": untold}


def main() -> None:
    """Makes the tables, reads them and prints what became of their cells."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tables", type=int, default=300)
    parser.add_argument("--seed", type=int, default=16)
    parser.add_argument(
        "--examples", type=int, default=0, help="how many cells not read right to print of each kind and thing"
    )
    parser.add_argument("--keep", type=Path, help="folder for the files; a temporary one by default")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        outcomes = [read_and_compare(made) for made in make_tables(options.tables, folder, seed=options.seed)]
    _print(outcomes, options.examples)


def _print(outcomes: list[Outcome], examples: int) -> None:
    out = sys.stdout.write
    out(tally(outcomes).to_string() + "\n")
    for name, value in shares(outcomes).items():
        out(f"{name}: {value:.4f}\n" if isinstance(value, float) else f"{name}: {value}\n")
    refused = [each for each in outcomes if each.error]
    out(f"files refused: {len(refused)} of {len(outcomes)}\n")
    for each in refused:
        out(f"  {each.made.path.name} [{each.made.content.language}] {each.made.kind}: {each.error}\n")
    shown: dict[str, int] = {}
    for each in outcomes:
        for words in each.examples:
            kind = words.partition("] ")[2].partition(": row")[0]
            shown[kind] = shown.get(kind, 0) + 1
            if shown[kind] <= examples:
                out(f"  {words}\n")


if __name__ == "__main__":
    main()

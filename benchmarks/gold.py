"""The gold standard of a labelled set: the true incident of each claim, as CSV files beside its table."""

import csv
from pathlib import Path


def read_rows(path: Path) -> list[list[str]]:
    """The rows of a CSV file below its heading; none where there is no file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def read_gold(folder: Path) -> dict[str, str]:
    """Claim id to incident id of `gold.csv`, without the claims that `gold_unsure.csv` names."""
    unsure = {row[0] for row in read_rows(folder / "gold_unsure.csv")}
    return {row[0]: row[1] for row in read_rows(folder / "gold.csv") if row[0] not in unsure}


def read_spared(folder: Path) -> set[frozenset[str]]:
    """The pairs of claims of `gold_parts.csv`, which count neither way."""
    return {frozenset(row[:2]) for row in read_rows(folder / "gold_parts.csv")}

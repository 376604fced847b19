"""The rows of a table file as text, each under its number in the file, and the rows that are none."""

import csv
import json
from pathlib import Path

import pandas as pd

from claims.errors import Problem


def _read_csv(path: Path) -> tuple[pd.DataFrame, list[Problem]]:
    """The cells as text."""
    delimiter = "\t" if path.suffix.lower() == ".tsv" else ","
    whole = _read_regular(path, delimiter)
    return (whole, []) if whole is not None else _read_rows(path, delimiter)


def _read_regular(path: Path, delimiter: str) -> pd.DataFrame | None:
    """A table whose rows all have as many cells as its heading, read at once; None for any other."""
    try:
        frame = pd.read_csv(
            path,
            sep=delimiter,
            dtype=str,
            keep_default_na=False,
            header=None,
            encoding="utf-8-sig",
            encoding_errors="replace",
            index_col=False,
        )
    except (ValueError, pd.errors.ParserError):
        return None
    heading = [str(name) for name in frame.iloc[0]] if len(frame) else []
    if not heading or frame.isna().to_numpy().any() or len(set(heading)) < len(heading):
        return None
    if (frame.iloc[:, -1] == "").any() and not _is_regular(path, delimiter, len(heading)):
        return None  # what stands in no cell at all is read as an empty one
    frame = frame.iloc[1:].set_axis(heading, axis=1)
    return frame.set_axis(pd.RangeIndex(2, 2 + len(frame)), axis=0)


def _is_regular(path: Path, delimiter: str, cells: int) -> bool:
    with path.open("rb") as file:
        if all(_is_plain(line, delimiter.encode(), cells) for line in file):
            return True
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        return all(len(row) == cells for row in csv.reader(file, delimiter=delimiter))


def _is_plain(line: bytes, delimiter: bytes, cells: int) -> bool:
    """Whether a line is a row of so many cells by its delimiters alone: nothing is quoted, and nothing else ends a line in it."""
    text = line.removesuffix(b"\n").removesuffix(b"\r")
    return text.count(delimiter) == cells - 1 and text != b"" and b'"' not in text and b"\r" not in text


def _read_rows(path: Path, delimiter: str) -> tuple[pd.DataFrame, list[Problem]]:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        rows = list(csv.reader(file, delimiter=delimiter))
    heading = rows[0] if rows else []
    body = {at: row for at, row in enumerate(rows[1:], 2) if row}
    problems = [
        Problem(
            file=path.name,
            row=at,
            column="",
            found=f"{len(row)} cells",
            allowed=f"{len(heading)} cells, as in the heading",
        )
        for at, row in body.items()
        if len(row) != len(heading)
    ]
    cells = [(row + [""] * len(heading))[: len(heading)] for row in body.values()]
    frame = pd.DataFrame(cells, columns=heading, dtype="str", index=pd.Index(list(body), dtype="int64"))
    return frame.loc[:, ~frame.columns.duplicated()], problems


def _read_jsonl(path: Path) -> tuple[pd.DataFrame, list[Problem]]:
    records: dict[int, dict[str, str]] = {}
    problems = []
    for at, line in enumerate(path.read_text(encoding="utf-8-sig", errors="replace").splitlines(), 1):
        if not line.strip():
            continue
        try:
            each = json.loads(line)
            records[at] = {str(name): "" if cell is None else str(cell) for name, cell in each.items()}
        except (ValueError, AttributeError):
            problems.append(
                Problem(file=path.name, row=at, column="", found=line[:60], allowed="one JSON object a line")
            )
    frame = pd.DataFrame.from_dict(records, orient="index").fillna("")
    return frame.astype("str"), problems


# How a file ends to what reads it: rows of text, numbered as a spreadsheet or an editor does, and problems.
READERS = {".csv": _read_csv, ".tsv": _read_csv, ".jsonl": _read_jsonl}

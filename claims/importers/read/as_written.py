"""Text tables taken as they are written: nothing is guessed, the first row is the heading, cells keep their white space."""

import csv
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pandas as pd
import pyarrow as pa

from claims.importers.read.encoding import decode_lines
from claims.importers.remarks import MAX_CHARACTERS, RemarkOutcome, Remarks

DELIMITERS = {".csv": ",", ".tsv": "\t"}
JSON_LINES = ".jsonl"
AS_WRITTEN_ENDINGS = (*DELIMITERS, JSON_LINES)
_CHUNK_ROWS = 2_000  # held as lists of cells at a time; of many more the garbage collector takes half of the time
_ENCODING = "utf-8-sig"


def frame_as_written(path: Path, data: bytes, remarks: Remarks) -> pd.DataFrame:
    """The rows of a table, every column as text, indexed by their numbers in the file; of columns of one name the first stays.

    A row of another width than the heading, or a line that is no JSON object, is refused in the remarks, with what
    would do.
    """
    lines = decode_lines(data, remarks, encoding=_ENCODING)
    if path.suffix.lower() == JSON_LINES:
        return _json_objects(lines, remarks)
    most_characters = csv.field_size_limit(len(data) + 1)  # no cell is too long; the limit is of the whole process
    try:
        return _cells(csv.reader(lines, delimiter=DELIMITERS.get(path.suffix.lower(), ",")), remarks)
    finally:
        csv.field_size_limit(most_characters)


def _cells(rows: Iterator[list[str]], remarks: Remarks) -> pd.DataFrame:
    names = next(rows, [])
    even = _even_rows(rows, len(names), remarks)
    chunks = [pd.DataFrame(columns=range(len(names)), dtype="str")]
    while chunk := list(islice(even, _CHUNK_ROWS)):
        columns = zip(*(cells for _, cells in chunk), strict=True)
        cells = {at: pd.array(pa.array(column, pa.large_string()), dtype="str") for at, column in enumerate(columns)}
        chunks.append(pd.DataFrame(cells, index=pd.Index([row for row, _ in chunk])))
    frame = pd.concat(chunks[1:] or chunks).set_axis(names, axis=1)
    return frame.loc[:, ~frame.columns.duplicated()]


def _even_rows(rows: Iterator[list[str]], width: int, remarks: Remarks) -> Iterator[tuple[int, list[str]]]:
    """The rows that are as wide as the heading, with their numbers; after the last, a remark on each other that is not blank."""
    uneven: dict[int, list[int]] = {}
    for row, cells in enumerate(rows, 2):
        if len(cells) == width:
            yield row, cells
        elif cells:
            uneven.setdefault(len(cells), []).append(row)
    for cells_found, numbers in uneven.items():
        done = f"{width} cells, as in the heading"
        remarks.note_rows(numbers, "", f"{cells_found} cells", done, RemarkOutcome.ROW_REFUSED)


def _json_objects(lines: list[str], remarks: Remarks) -> pd.DataFrame:
    objects: dict[int, dict[str, str]] = {}
    for row, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            cells = json.loads(line).items()
        except (ValueError, AttributeError):
            found = line.rstrip("\r\n")[:MAX_CHARACTERS]
            remarks.note_rows([row], "", found, "one JSON object a line", RemarkOutcome.ROW_REFUSED)
        else:
            objects[row] = {str(name): "" if cell is None else str(cell) for name, cell in cells}
    return pd.DataFrame.from_dict(objects, orient="index").fillna("").astype("str")

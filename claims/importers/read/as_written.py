"""Text tables taken as they are written: nothing is guessed, the first row is the heading, cells keep their white space."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import pandas as pd
import pyarrow as pa
from pyarrow import csv as arrow_csv

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
    text = io.TextIOWrapper(io.BytesIO(data), _ENCODING, "replace", newline="")
    if path.suffix.lower() == JSON_LINES:
        return _json_objects(text, remarks)
    delimiter = DELIMITERS.get(path.suffix.lower(), ",")
    most_characters = csv.field_size_limit(len(data) + 1)  # no cell is too long; the limit is of the whole process
    try:
        rows = csv.reader(text, delimiter=delimiter)
        names = next(rows, [])
        frame = _even_table(data, delimiter, len(names))
        if frame is None:
            frame = _cells(rows, len(names), remarks)
    finally:
        csv.field_size_limit(most_characters)
    frame = frame.set_axis(names, axis=1)
    return frame.loc[:, ~frame.columns.duplicated()]


def _even_table(data: bytes, delimiter: str, width: int) -> pd.DataFrame | None:
    """All rows, read by compiled code; None unless each is as wide as the heading, none is blank and all is UTF-8."""
    if width < 2:  # a blank line is then a row like any other
        return None
    try:
        table = arrow_csv.read_csv(
            io.BytesIO(data),
            arrow_csv.ReadOptions(column_names=[str(at) for at in range(width)], block_size=max(len(data), 1)),
            arrow_csv.ParseOptions(delimiter=delimiter, newlines_in_values=True, ignore_empty_lines=False),
            arrow_csv.ConvertOptions(column_types={str(at): pa.large_string() for at in range(width)}),
        )
    except pa.ArrowInvalid:
        return None
    cells = {at: pd.array(column.slice(1), dtype="str") for at, column in enumerate(table.columns)}
    frame = pd.DataFrame(cells, index=pd.RangeIndex(2, table.num_rows + 1))
    blank = frame[0] == ""
    for at in range(1, width):
        blank &= frame[at] == ""
    return None if blank.any() else frame


def _cells(rows: Iterator[list[str]], width: int, remarks: Remarks) -> pd.DataFrame:
    uneven: dict[int, list[int]] = {}
    chunks = [pd.DataFrame(columns=range(width), dtype="str")]
    first = 2
    while chunk := list(islice(rows, _CHUNK_ROWS)):
        numbers: Sequence[int] = range(first, first + len(chunk))
        first += len(chunk)
        if any(len(cells) != width for cells in chunk):
            numbers, chunk = _even_rows(numbers, chunk, width, uneven)
            if not chunk:
                continue
        columns = zip(*chunk, strict=True)
        cells = {at: pd.array(pa.array(column, pa.large_string()), dtype="str") for at, column in enumerate(columns)}
        chunks.append(pd.DataFrame(cells, index=pd.Index(numbers), columns=range(width)))
    for cells_found, refused in uneven.items():
        done = f"{width} cells, as in the heading"
        remarks.note_rows(refused, "", f"{cells_found} cells", done, RemarkOutcome.ROW_REFUSED)
    return pd.concat(chunks[1:] or chunks)


def _even_rows(
    numbers: Sequence[int], rows: list[list[str]], width: int, uneven: dict[int, list[int]]
) -> tuple[list[int], list[list[str]]]:
    """The rows that are as wide as the heading, with their numbers; the others go into `uneven` by width, blank ones nowhere."""
    for number, cells in zip(numbers, rows, strict=True):
        if cells and len(cells) != width:
            uneven.setdefault(len(cells), []).append(number)
    even = [(number, cells) for number, cells in zip(numbers, rows, strict=True) if len(cells) == width]
    return [number for number, _ in even], [cells for _, cells in even]


def _json_objects(lines: Iterable[str], remarks: Remarks) -> pd.DataFrame:
    objects: dict[int, dict[str, str]] = {}
    for row, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            cells = json.loads(line).items()
        except (ValueError, AttributeError):
            found = line.rstrip("\r\n")[:MAX_CHARACTERS]
            remarks.note_rows([row], "", found, "one JSON object per line", RemarkOutcome.ROW_REFUSED)
        else:
            objects[row] = {str(name): "" if cell is None else str(cell) for name, cell in cells}
    return pd.DataFrame.from_dict(objects, orient="index").fillna("").astype("str")

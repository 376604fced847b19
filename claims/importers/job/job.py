"""What an import in a process of its own is asked for, and what it answers; both are files in one folder."""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from claims.collection import load_collection, write_folder
from claims.errors import ClaimsError, ExportError
from claims.importers import (
    Imported,
    Mapping,
    Meaning,
    Outcome,
    Revision,
    Table,
    detect_format,
    import_file,
    mapping_for,
    parse_mapping,
    preview,
    propose_mapping,
    read_table,
    revise,
    tally,
    write_mapping,
)
from claims.importers.assemble.import_table import Step
from claims.importers.read.recognise_file import UploadKind, recognise
from claims.importers.remarks import Remarks
from claims.tables import Collection

ORDER, ANSWER, STEP = "order.json", "answer.json", "step.txt"
REPORT = "import-report.csv"  # beside the tables, every remark a row
HEAD_ROWS = 200  # of a table, shown and tried before all of it is read
MOST_TOLD = 500  # problems, and claims of a revision, that an answer names one by one
Answer = dict[str, Any]  # an object of JSON

# Each step with its share of the time: benchmarks/import_speed.py, 100,000 rows.
STEPS = {
    "Reading the table": 0.17,
    "Naming the rows": 0.06,
    "Reading citations": 0.17,
    "Reading dates and places": 0.1,
    "Reading parties and numbers": 0.06,
    "Putting the tables together": 0.04,
    "Checking the tables": 0.3,
    "Writing the collection": 0.1,
}


@dataclass(frozen=True, kw_only=True)
class Order:
    """What is to be done with a file.

    Attributes:
        file: The file, as it was brought.
        to: The folder of the collection that is made; empty: only look at the first rows.
        onto: A collection that holds an older release of the same source; empty: there is none.
        format: A name in `IMPORTERS`; empty where the mapping is no format's.
        mapping: The text of a mapping file; empty: the format's own.
        sheet: The sheet of a workbook.
        version: The version of the release.
        published: The day it was published.
    """

    file: str
    to: str = ""
    onto: str = ""
    format: str = ""
    mapping: str = ""
    sheet: str = ""
    version: str = ""
    published: str = ""

    def write(self, folder: Path) -> None:
        """Puts the order where the process looks for it."""
        (folder / ORDER).write_text(json.dumps(asdict(self)), encoding="utf-8")


def carry_out(folder: Path) -> None:
    """Does what the order in the folder asks for and writes the answer; what cannot be read is an answer too."""
    order = Order(**json.loads((folder / ORDER).read_text(encoding="utf-8")))
    try:
        answer = _answer(order, folder, lambda words: _tell(folder, words))
    except (ClaimsError, OSError) as error:
        answer = {"error": str(error)}
    whole = folder / f"{ANSWER}.part"
    whole.write_text(json.dumps(answer, ensure_ascii=False), encoding="utf-8")
    whole.replace(folder / ANSWER)  # whoever waits for it never reads half of it


def _tell(folder: Path, words: str) -> None:
    (folder / STEP).write_text(words, encoding="utf-8")


def _answer(order: Order, folder: Path, step: Step) -> Answer:
    upload = recognise(Path(order.file), folder)
    if upload.kind is UploadKind.COLLECTION:
        return _collection(upload.path, step)
    if not order.to:
        return _look(read_table(upload.path, sheet=order.sheet))
    return _import(replace(order, file=str(upload.path)), step)


def _collection(path: Path, step: Step) -> Answer:
    step("Checking the tables")
    collection = load_collection(path)
    return {"kind": UploadKind.COLLECTION, "path": str(path), **_numbers(collection)}


def _numbers(collection: Collection) -> Answer:
    tables = {name: len(getattr(collection, name)) for name in ("sources", "documents", "claims", "statements")}
    return {
        "title": collection.title,
        "tables": tables,
        "problems": [vars(problem) for problem in collection.problems[:MOST_TOLD]],
        "problems_in_all": len(collection.problems),
    }


def _look(table: Table) -> Answer:
    """What the table seems to be: its format, a mapping of its columns, and its first rows as text."""
    name = detect_format(table)
    head = table.frame.head(HEAD_ROWS)
    return {
        "kind": UploadKind.TABLE,
        "file": table.file,
        "sheet": table.sheet,
        "digest": table.digest,
        "format": name,
        "mapping": write_mapping(_mapping_of(table, name)),
        "rows": len(table.frame),
        "columns": list(head.columns),
        "numbers": [int(row) for row in head.index],
        "cells": head.to_numpy(dtype=object).tolist(),
    }


def _mapping_of(table: Table, name: str) -> Mapping:
    """The format's mapping as it fits the columns, or a proposed one; a row for every column."""
    columns = list(table.frame.columns)
    mapping = mapping_for(name).fitted(columns) if name else propose_mapping(table)
    known = {row.column for row in mapping.rows}
    return replace(
        mapping, rows=(*mapping.rows, *(Meaning(column, "ignore") for column in columns if column not in known))
    )


def _import(order: Order, step: Step) -> Answer:
    mapping = parse_mapping(order.mapping, name=order.format or "mapping") if order.mapping else None
    result = import_file(
        order.file,
        format=order.format or "auto",
        mapping=mapping,
        sheet=order.sheet,
        version=order.version,
        published=order.published,
        step=step,
    )
    step("Checking the tables")
    revision = revise(load_collection(order.onto), result) if order.onto else None
    collection = revision.collection if revision else result.collection
    step("Writing the collection")
    write_imported(result, collection, Path(order.to))
    return {"kind": UploadKind.TABLE, "path": order.to, **_numbers(collection), **_outcome(result, revision)}


def write_imported(result: Imported, collection: Collection, to: Path) -> None:
    """Writes the collection, and beside it every remark of the import as a row.

    Raises:
        ExportError: The folder cannot be written to.
    """
    write_folder(collection, to)
    try:
        result.remarks.to_csv(to / REPORT, index=False, lineterminator="\n")
    except OSError as error:
        raise ExportError(
            f"cannot write {to / REPORT}: {error.strerror}; allowed: a folder that can be written to"
        ) from error


def _outcome(result: Imported, revision: Revision | None) -> Answer:
    told = tally(result.remarks).astype("object")
    return {
        "rows": result.rows,
        "unread": list(result.unread),
        "remarks": told.where(told.notna(), None).to_dict("records"),
        "preview": preview(result).to_dict("records"),
        "worst": _worst(result.remarks),
        "revision": _changes(revision) if revision else None,
    }


def _worst(remarks: pd.DataFrame) -> list[list[object]]:
    """The remarks on rows, refused ones first: row, column, what was found, what was done, outcome."""
    grave = {str(outcome): place for place, outcome in enumerate(reversed(Outcome))}
    told = remarks[(remarks["outcome"] != Outcome.NOTED) & remarks["row"].notna()]
    order = told["outcome"].map(grave).sort_values(kind="stable").index[:MOST_TOLD]
    rows = told.loc[order, ["row", "column", "found", "done", "outcome"]].astype("object")
    return [[int(row), *rest] for row, *rest in rows.itertuples(index=False, name=None)]


def _changes(revision: Revision) -> Answer:
    kinds = ("added", "changed", "unchanged", "gone")
    return {name: {"number": len(ids := getattr(revision, name)), "claims": list(ids[:MOST_TOLD])} for name in kinds}


def head_of(answer: Answer) -> Table:
    """The first rows of a table that was looked at, as a table of their own."""
    frame = pd.DataFrame(answer["cells"], columns=answer["columns"], index=answer["numbers"], dtype="str")
    remarks = Remarks(answer["file"])
    return Table(file=answer["file"], frame=frame, remarks=remarks, digest=answer["digest"], sheet=answer["sheet"])

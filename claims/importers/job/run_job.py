"""Runs an import job and writes its answer."""

import json
from dataclasses import replace
from pathlib import Path

import pandas as pd

from claims.errors import ClaimsError
from claims.importers.assemble.import_table import ImportedTable, OnStep
from claims.importers.assemble.shown_rows import preview
from claims.importers.filled.filled_workbook import open_collection
from claims.importers.import_file import import_file, write_import
from claims.importers.job.import_job import ANSWER_FILE, STEP_FILE, Answer, ImportJob
from claims.importers.mapping.known_formats import detect_format, mapping_for
from claims.importers.mapping.mapping import Mapping, Meaning, parse_mapping, write_mapping
from claims.importers.mapping.propose_mapping import propose_mapping
from claims.importers.new_release import Revision, revise
from claims.importers.read.read_table import Table, read_table
from claims.importers.read.recognise_file import UploadKind, recognise_file
from claims.importers.remarks import RemarkOutcome, count_remarks, merge_remarks
from claims.safety.faults import fault_sentence, note_fault
from claims.tables import Collection

HEAD_ROWS = 200  # of a table, shown and tried before all of it is read
MAX_LISTED = 500  # problems, remarks, and claims of a revision, that an answer lists one by one


def run_job(folder: Path) -> None:
    """Does what the job in the folder asks for and writes the answer there.

    A file that cannot be read is answered with an object whose one key is `error`.
    """
    job = ImportJob.read(folder)
    try:
        answer = _answer(job, folder, lambda step: _write_step(folder, step))
    except (ClaimsError, OSError) as error:
        answer = {"error": str(error)}
    except MemoryError:
        answer = {"error": "reading it takes more memory than allowed (limit most_memory); allowed: a smaller file"}
    except BaseException as error:  # a panic of compiled code is no `Exception`
        answer = {"error": f"reading it ran into {fault_sentence(note_fault(error))}; nothing was loaded"}
    write_answer(folder, answer)


def write_answer(folder: Path, answer: Answer) -> None:
    """Writes the answer: whoever waits for it never reads half of it."""
    part = folder / f"{ANSWER_FILE}.part"
    part.write_text(json.dumps(answer, ensure_ascii=False), encoding="utf-8")
    part.replace(folder / ANSWER_FILE)


def _write_step(folder: Path, step: str) -> None:
    (folder / STEP_FILE).write_text(step, encoding="utf-8")


def _answer(job: ImportJob, folder: Path, on_step: OnStep) -> Answer:
    upload = recognise_file(Path(job.file), folder)
    if upload.kind is UploadKind.COLLECTION:
        on_step("Checking the tables")
        collection = open_collection(upload.path)
        return {"kind": upload.kind, "path": str(upload.path), **_collection_answer(collection)}
    if not job.to:
        return _table_answer(read_table(upload.path, sheet=job.sheet))
    return _import_answer(replace(job, file=str(upload.path)), on_step)


def _collection_answer(collection: Collection) -> Answer:
    tables = {name: len(getattr(collection, name)) for name in ("sources", "documents", "claims", "statements")}
    return {
        "title": collection.title,
        "tables": tables,
        "problems": [vars(problem) for problem in collection.problems[:MAX_LISTED]],
        "problems_in_all": len(collection.problems),
    }


def _table_answer(table: Table) -> Answer:
    """What the table looks like: its format, a mapping of its columns, and its first rows as text."""
    name = detect_format(table)
    head = table.frame.head(HEAD_ROWS)
    return {
        "kind": UploadKind.TABLE,
        "file": table.file,
        "sheet": table.sheet,
        "sheets": list(table.sheets),
        "digest": table.digest,
        "format": name,
        "mapping": write_mapping(_mapping_of(table, name)),
        "rows": len(table.frame),
        "columns": list(head.columns),
        "numbers": [int(row) for row in head.index],
        "cells": head.to_numpy(dtype=object).tolist(),
    }


def _mapping_of(table: Table, name: str) -> Mapping:
    """The format's mapping fitted to the columns, or a proposed one, with a row for every column."""
    columns = list(table.frame.columns)
    mapping = mapping_for(name).fitted_first(columns) if name else propose_mapping(table)
    mapped = {row.column for row in mapping.rows}
    ignored = (Meaning(column, "ignore") for column in columns if column not in mapped)
    return replace(mapping, rows=(*mapping.rows, *ignored))


def _import_answer(job: ImportJob, on_step: OnStep) -> Answer:
    mapping = parse_mapping(job.mapping, name=job.format or "mapping") if job.mapping else None
    imported = import_file(
        job.file, format=job.format or "auto", mapping=mapping, sheet=job.sheet, version=job.version,
        published=job.published, on_step=on_step,
    )  # fmt: skip
    if imported.is_useless:
        return {"kind": UploadKind.TABLE, "is_useless": True, "missing": imported.missing}
    on_step("Checking the tables")
    revision = revise(open_collection(Path(job.onto)), imported) if job.onto else None
    collection = revision.collection if revision else imported.collection
    on_step("Writing the collection")
    write_import(imported, collection, Path(job.to))
    counts = count_remarks(imported.remarks).astype("object")
    return {
        "kind": UploadKind.TABLE,
        "path": job.to,
        **_collection_answer(collection),
        "rows": imported.rows,
        "read": imported.read.astype("object").to_dict("records"),
        "is_useless": False,
        "missing": imported.missing,
        "unread": imported.unread,
        "remarks": counts.where(counts.notna(), None).to_dict("records"),
        "preview": preview(imported).to_dict("records"),
        "worst": _worst_remarks(imported),
        "revision": _revision_answer(revision) if revision else None,
    }


def _worst_remarks(imported: ImportedTable) -> list[list[object]]:
    """The remarks on single rows, refused ones first: row, column, what was found, what was done, outcome."""
    remarks = imported.remarks
    remarks = remarks[(remarks["outcome"] != RemarkOutcome.NOTED) & remarks["row"].notna()]
    severity = {str(outcome): rank for rank, outcome in enumerate(reversed(RemarkOutcome))}
    worst = remarks["outcome"].map(severity).sort_values(kind="stable").index[:MAX_LISTED]
    rows = remarks.loc[worst, ["row", "column", "found", "done", "outcome"]].astype("object")
    return [[int(row), *cells] for row, *cells in rows.itertuples(index=False, name=None)]


def _revision_answer(revision: Revision) -> Answer:
    claims = {name: getattr(revision, name) for name in ("added", "changed", "unchanged", "gone")}
    return {name: {"number": len(ids), "claims": list(ids[:MAX_LISTED])} for name, ids in claims.items()}


def head_of(answer: Answer) -> Table:
    """The first rows of the table that an answer describes, as a table of their own without remarks."""
    frame = pd.DataFrame(answer["cells"], columns=answer["columns"], index=answer["numbers"], dtype="str")
    return Table(
        file=answer["file"], frame=frame, remarks=merge_remarks([]), digest=answer["digest"], sheet=answer["sheet"]
    )

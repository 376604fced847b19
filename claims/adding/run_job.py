"""Runs an import job and writes its answer."""

import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from claims.adding.import_job import ANSWER_FILE, EDITS_FILE, STEP_FILE, Answer, ImportJob, TableJob
from claims.databases.address import Address, address_of
from claims.errors import ClaimsError, Problem
from claims.importers import (
    REPORT_FILE,
    ImportedTable,
    Mapping,
    Meaning,
    Revision,
    Table,
    count_remarks,
    detect_format,
    open_collection,
    parse_mapping,
    read_table,
    write_mapping,
)
from claims.importers.assemble.import_table import OnStep
from claims.importers.import_file import import_report
from claims.importers.read.recognise_file import UploadKind, recognise_file
from claims.importers.remarks import RemarkOutcome, merge_remarks
from claims.people import acting
from claims.projects import (
    AddedTable,
    Edit,
    EditedRow,
    NewTable,
    Project,
    add_collection,
    add_tables,
    copy_collection,
    create_project,
    mapping_of,
    open_project,
    read_again,
)
from claims.safety.faults import fault_sentence, note_fault
from claims.tables import Collection
from claims.what_changes import WhatChanges, preview_change
from claims.workspace import existing_workspace

HEAD_ROWS = 200  # of a table, shown and tried before all of it is read
MAX_SHEETS = 40  # of a workbook that are looked at
MAX_LISTED = 500  # problems, remarks, and claims of a revision, that an answer lists one by one


def run_job(folder: Path) -> None:
    """Does what the job in the folder asks for and writes the answer there.

    A file that cannot be read is answered with an object whose one key is `error`.
    """
    job = ImportJob.read(folder)
    try:
        with acting(job.person):
            answer = _answer(job, folder, lambda step: _write_step(folder, step))
    except (ClaimsError, OSError) as error:
        answer = {"error": str(error)}
    except MemoryError:
        answer = {"error": "reading it takes more memory than allowed (limit most_memory); allowed: a smaller file"}
    except BaseException as error:  # a panic of compiled code is no `Exception`
        answer = {"error": f"reading it ran into {fault_sentence(note_fault(error))}; nothing was kept"}
    write_answer(folder, answer)


def write_answer(folder: Path, answer: Answer) -> None:
    """Writes the answer: whoever waits for it never reads half of it."""
    part = folder / f"{ANSWER_FILE}.part"
    part.write_text(json.dumps(answer, ensure_ascii=False), encoding="utf-8")
    part.replace(folder / ANSWER_FILE)


def _write_step(folder: Path, step: str) -> None:
    (folder / STEP_FILE).write_text(step, encoding="utf-8")


def _answer(job: ImportJob, folder: Path, on_step: OnStep) -> Answer:
    if job.is_look:
        on_step("Reading the table")
        with _reading(job) as project:
            return {
                "files": [
                    _look(Path(file), folder / f"unpacked-{at}", project, _rows_of(job, at))
                    for at, file in enumerate(job.files)
                ]
            }
    base = _base(job, folder)
    with open_project(base) as project:
        tables = [_new_table(table) for table in job.tables]
        additions = add_tables(project, tables, on_step=on_step)
        edits, problems = [*additions.edits], list[Problem]()
        for workbook in map(Path, job.workbooks):
            added, found = _added_rows(project, workbook)
            edits += added
            problems += found
        revision = project.revision()
    changes = preview_change(base, edits, on_step=on_step)
    written = [[edit.table, edit.row_id, edit.cells] for edit in edits]
    (folder / EDITS_FILE).write_text(json.dumps(written, ensure_ascii=False), encoding="utf-8")
    reports = [import_report(table.imported) for table in additions.tables]
    pd.concat([pd.DataFrame(), *reports]).to_csv(folder / REPORT_FILE, index=False, lineterminator="\n")
    return {
        "tables": [_import_answer(table) for table in additions.tables],
        "changes": _changes_answer(changes),
        "rows": [[row.table, row.row_id, row.before, row.after] for row in _listed(base, edits)]
        if job.workbooks
        else [],
        "revision": revision,
        "problems": [vars(problem) for problem in problems[:MAX_LISTED]],
        "problems_in_all": len(problems),
    }


def read_edits(folder: Path) -> list[Edit]:
    """The edits that the last answer in the folder speaks of."""
    return [Edit(*edit) for edit in json.loads((folder / EDITS_FILE).read_text(encoding="utf-8"))]


@contextmanager
def _reading(job: ImportJob) -> Iterator[Project | None]:
    """The project that lends remembered mappings; None where there is none yet."""
    if not job.project:
        yield None
        return
    with open_project(address_of(job.project)) as project:
        yield project


def _rows_of(job: ImportJob, at: int) -> dict[str, int]:
    """Sheet to the row that a person says holds its headings, of one file."""
    return {sheet: row for file, sheet, row in job.heading_rows if file == at}


def _look(file: Path, into: Path, project: Project | None, heading_rows: dict[str, int]) -> Answer:
    """What a file is: a collection, or tables with what their columns seem to mean; what cannot be read is said."""
    try:
        into.mkdir(exist_ok=True)
        upload = recognise_file(file, into)
        if upload.kind is UploadKind.COLLECTION:
            collection = open_collection(upload.path)
            return {
                "kind": upload.kind, "file": file.name, "path": str(upload.path), "is_changed": _is_of(project, collection),
                **_collection_answer(collection),
            }  # fmt: skip
        return {
            "kind": upload.kind,
            "file": file.name,
            "path": str(upload.path),
            **_look_at_sheets(upload.path, project, heading_rows),
        }
    except (ClaimsError, OSError) as error:
        return {"error": str(error), "file": file.name}


def _is_of(project: Project | None, collection: Collection) -> bool:
    """Whether a collection seems to be the project, changed: most of its claims are there."""
    claims = set(collection.claims["claim_id"])
    return project is not None and 2 * len(claims & set(project.rows("claims"))) > len(claims)


def _look_at_sheets(path: Path, project: Project | None, heading_rows: dict[str, int]) -> Answer:
    """The sheets that hold tables; those with the same headings as the fullest are chosen."""
    fullest = read_table(path)
    others = [sheet for sheet in fullest.sheets[:MAX_SHEETS] if sheet != fullest.sheet]
    tables = [fullest]
    for sheet in others:
        with suppress(ClaimsError):  # a sheet without a table is no table
            tables.append(read_table(path, sheet=sheet))
    refused: dict[str, str] = {}
    for at, table in enumerate(tables):
        if row := heading_rows.get(table.sheet, 0):
            try:
                tables[at] = read_table(path, sheet=table.sheet, heading_row=row)
            except ClaimsError as error:
                refused[table.sheet] = str(error)
    headings = set(fullest.frame.columns)
    chosen = [table.sheet for table in tables if set(table.frame.columns) == headings]
    answers = [{**_table_answer(table, project), "refused": refused.get(table.sheet, "")} for table in tables]
    return {"tables": answers, "chosen": chosen or [fullest.sheet]}


def _base(job: ImportJob, folder: Path) -> Address:
    """The project that the files are added to, or one that is like it will be."""
    if job.project:
        return address_of(job.project)
    shutil.rmtree(folder / "base", ignore_errors=True)
    now = datetime.now(UTC)
    if not job.collection:
        return create_project("New", folder=folder / "base", at=now)
    collection = open_collection(job.collection)
    workspace = existing_workspace(None, collection=collection.name)
    return copy_collection(collection, workspace=workspace, folder=folder / "base", at=now)


def _new_table(table: TableJob) -> NewTable:
    return NewTable(
        path=Path(table.file), sheet=table.sheet, source=table.source, release_of=table.release_of,
        heading_row=table.heading_row,
        mapping=parse_mapping(table.mapping, name=table.format or "mapping") if table.mapping else None,
    )  # fmt: skip


def _added_rows(project: Project, workbook: Path) -> tuple[list[Edit], list[Problem]]:
    """What the project, changed, changes in it, or the rows of another collection."""
    collection = open_collection(workbook)
    if _is_of(project, collection):
        again = read_again(project, workbook)
        return again.edits, list(again.problems)
    edits, passed_over = add_collection(project, collection)
    return edits, [*collection.problems, *passed_over]


def _listed(base: Address, edits: Sequence[Edit]) -> list[EditedRow]:
    """The first rows that change, as they were and will be."""
    with open_project(base) as project:
        rows = {table: project.rows(table) for table in {edit.table for edit in edits[:MAX_LISTED]}}
    return [
        EditedRow(table=edit.table, row_id=edit.row_id, before=rows[edit.table].get(edit.row_id), after=edit.cells)
        for edit in edits[:MAX_LISTED]
    ]


def _changes_answer(changes: WhatChanges) -> Answer:
    return {
        "claims": changes.claims,
        "incidents": list(changes.incidents[:MAX_LISTED]),
        "incidents_in_all": len(changes.incidents),
        "discrepancies": [[each.severity, each.sentence] for each in changes.discrepancies[:MAX_LISTED]],
        "discrepancies_in_all": len(changes.discrepancies),
        "settled": changes.settled,
        "moved": [list(vars(each).values()) for each in changes.moved[:MAX_LISTED]],
        "moved_in_all": len(changes.moved),
    }


def _collection_answer(collection: Collection) -> Answer:
    tables = {name: len(getattr(collection, name)) for name in ("sources", "documents", "claims", "statements")}
    return {
        "title": collection.title,
        "tables": tables,
        "problems": [vars(problem) for problem in collection.problems[:MAX_LISTED]],
        "problems_in_all": len(collection.problems),
    }


def _table_answer(table: Table, project: Project | None) -> Answer:
    """What the table looks like: its format, a mapping of its columns, and its first rows as text."""
    head = table.frame.head(HEAD_ROWS)
    mapping, remembered = _mapping_of(table, project)
    return {
        "file": table.file,
        "sheet": table.sheet,
        "digest": table.digest,
        "format": detect_format(table) if not remembered else "",
        "remembered": remembered,
        "mapping": write_mapping(mapping),
        "heading_row": table.heading_row,
        "rows": len(table.frame),
        "columns": list(head.columns),
        "numbers": [int(row) for row in head.index],
        "cells": head.to_numpy(dtype=object).tolist(),
    }


def _mapping_of(table: Table, project: Project | None) -> tuple[Mapping, str]:
    """What was remembered, the format's mapping or a proposed one, with a row for every column; and of which file it was remembered."""
    mapping, remembered = mapping_of(table, project)
    mapped = {row.column for row in mapping.rows}
    ignored = (Meaning(column, "ignore") for column in table.frame.columns if column not in mapped)
    return replace(mapping, rows=(*mapping.rows, *ignored)), remembered


def _import_answer(table: AddedTable) -> Answer:
    imported = table.imported
    counts = count_remarks(imported.remarks).astype("object")
    return {
        "file": imported.file,
        "rows": imported.rows,
        "read": imported.read.astype("object").to_dict("records"),
        "missing": imported.missing,
        "unread": imported.unread,
        "remarks": counts.where(counts.notna(), None).to_dict("records"),
        "worst": _worst_remarks(imported),
        "revision": _revision_answer(table.revision) if table.is_release else None,
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

"""A project that was exported, changed in a spreadsheet and read again: what became of its rows."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from claims.collection.loaded_collection import check_written, read_written
from claims.collection.text_tables import WrittenCollection
from claims.errors import CollectionError, Problem
from claims.importers.filled.complete_rows import complete_rows
from claims.importers.filled.example_rows import without_examples
from claims.projects.edits import Cells, Edit, EditedRow
from claims.projects.project import Project
from claims.projects.removals import removals
from claims.projects.rewritten_cells import is_rewriting, meanings
from claims.projects.row_checks import RowKey, named_rows, value_table_of
from claims.schema import SCHEMA, TABLE_COLUMNS, TABLES
from claims.tables import Collection
from claims.workspace.judgements import read_history

Rows = Mapping[RowKey, Cells]  # the filled cells of rows


@dataclass(frozen=True, kw_only=True)
class ReadAgain:
    """What reading a project again changes in it.

    Attributes:
        rows: Each row that differs, as it was and as it will be, with the rows that go with a removed one.
        problems: What could not be read; such a row stays as it was.
    """

    rows: tuple[EditedRow, ...]
    problems: tuple[Problem, ...]

    @property
    def edits(self) -> list[Edit]:
        """The same as edits of the project."""
        return [Edit(row.table, row.row_id, row.after) for row in self.rows]


def read_again(project: Project, path: Path) -> ReadAgain:
    """Compares a workbook or folder with the project that it was exported from.

    Rows are known by their ids; those without are new and get one. What a spreadsheet rewrites by itself, such as
    a day in its own form, is no change, and neither is a table or a column that is not there any more.

    Raises:
        CollectionError: There is nothing that can be opened, or it is another collection.
    """
    before = {(table, row_id): cells for table in TABLES for row_id, cells in project.rows(table).items()}
    written = read_written(path)
    judged = [judgement.judgement_id for judgement in read_history(project.workspace)]  # an export has them as rows
    rows = written.frames["judgements"]
    written.frames["judgements"] = rows[~rows["judgement_id"].isin(judged)]
    frames = {
        table: _as_it_was(table, frame, before, written) for table, frame in without_examples(written.frames).items()
    }
    completed = complete_rows(replace(written, frames=frames))
    is_given = set(TABLES) - written.log.absent
    good = check_written(completed)
    after: dict[RowKey, Cells] = {key: cells for key, cells in before.items() if key[0] not in is_given}
    after |= {key: cells for key, cells in filled_rows(good).items() if key[0] in is_given}
    claims, written_claims = ({row_id for table, row_id in rows if table == "claims"} for rows in (before, after))
    if claims and written_claims and claims.isdisjoint(written_claims):
        raise CollectionError(
            f"{path.name} has none of the project's {len(claims):,} claims, which would all be removed; "
            "allowed: the project as it was written, or claims project add for another collection"
        )
    for table in is_given:
        refused = {row_id for row_id in completed.frames[table].iloc[:, 0] if row_id and (table, row_id) not in after}
        after |= {key: cells for key, cells in before.items() if key[0] == table and key[1] in refused}
    return ReadAgain(rows=tuple(rows_between(before, _without_dangling(before, after))), problems=good.problems)


def rows_between(before: Rows, after: Rows) -> Iterator[EditedRow]:
    """Each row that differs; those removed come last, what names another before it."""
    for key, cells in after.items():
        kept = _with_own_words(key[0], before.get(key, {}), cells)
        if kept != before.get(key):
            yield EditedRow(table=key[0], row_id=key[1], before=before.get(key), after=kept)
    for key in reversed(list(before)):
        if key not in after:
            yield EditedRow(table=key[0], row_id=key[1], before=before[key], after=None)


def filled_rows(collection: Collection) -> dict[RowKey, Cells]:
    """The filled cells of every row of a collection."""
    rows: dict[RowKey, Cells] = {}
    for table, columns in TABLE_COLUMNS.items():
        frame = getattr(collection, table)
        for cells in zip(*(frame[column].tolist() for column in columns), strict=True):
            rows[table, cells[0]] = {column: cell for column, cell in zip(columns, cells, strict=True) if cell}
    return rows


def _as_it_was(table: str, frame: pd.DataFrame, before: Rows, written: WrittenCollection) -> pd.DataFrame:
    """The rows as they are written, but cells that a spreadsheet rewrote, and columns that are gone, as they were."""
    known = {row_id: cells for (of, row_id), cells in before.items() if of == table}
    id_column, *columns = TABLE_COLUMNS[table]
    ids = _ids_as_they_were(frame[id_column].str.strip().tolist(), known)
    gone = {
        problem.column
        for problem in written.log.problems
        if problem.file == written.log.files[table] and problem.found.startswith("no such column")
    }
    texts: dict[str, list[str]] = {id_column: ids}
    for column in columns:
        pairs = zip(frame[column].tolist(), (known.get(row_id, {}).get(column, "") for row_id in ids), strict=True)
        texts[column] = [was if column in gone or is_rewriting(was, cell) else cell for cell, was in pairs]
    return pd.DataFrame(texts, index=frame.index, dtype="str")


def _ids_as_they_were(ids: list[str], known: Mapping[str, Cells]) -> list[str]:
    """The ids, each that a spreadsheet rewrote as the one that is missing and that it can have been."""
    missing = set(known) - set(ids)
    if not missing:
        return ids
    by_meaning: dict[object, list[str]] = defaultdict(list)
    for row_id in missing:
        for meaning in meanings(row_id, is_ours=True):
            by_meaning[meaning].append(row_id)
    was: dict[str, str] = {}
    for row_id in set(ids) - set(known) - {""}:
        found = {each for meaning in meanings(row_id, is_ours=False) for each in by_meaning.get(meaning, ())}
        if len(found) == 1:
            was[row_id] = found.pop()
    return [was.get(row_id, row_id) for row_id in ids]


def _with_own_words(table: str, before: Cells, after: Cells) -> Cells:
    """The cells after, in the words of those before where they say the same."""
    cells = {}
    for column in SCHEMA[table]:
        was, cell = before.get(column.name, ""), after.get(column.name, "")
        if kept := was if is_rewriting(was, cell) or (before and not was and cell == column.default) else cell:
            cells[column.name] = kept
    return cells


def _without_dangling(before: Rows, after: dict[RowKey, Cells]) -> Rows:
    """The rows without those that cannot be without a removed one; others lose its name."""
    removed = [key for key in before if key not in after]
    if removed:
        naming: dict[RowKey, list[RowKey]] = defaultdict(list)
        value_table = value_table_of(lambda table, row_id: after.get((table, row_id)))
        for key, cells in after.items():
            for named in named_rows(key[0], cells, value_table):
                naming[named].append(key)
        for key in removed:
            edits = removals(
                key,
                lambda table, row_id: after.get((table, row_id)),
                lambda keys: {each: naming[each] for each in keys},
            )
            for other, edit in edits.items():
                if edit.cells is None:
                    after.pop(other, None)
                else:
                    after[other] = edit.cells
    return after

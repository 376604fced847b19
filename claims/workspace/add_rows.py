"""Joining rows to a collection: new documents with what they name behind its own, checked as these were."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from claims.collection import check_frames, collection_digest
from claims.errors import Problem, RowProblem
from claims.model import parse_chain, split_list, write_chain
from claims.names import free_name
from claims.schema import SCHEMA, TABLE_COLUMNS, TABLES, ColumnType
from claims.tables import Collection

NAMED = ("fields", "parties", "places", "sources")  # a row of these under an id that is there already is that row
JOINED = (*NAMED, "documents", "claims", "statements")  # the tables that a document brings rows of
_KNOWN = ("sources", "documents", "parties", "places", "fields")  # what its rows may name
_PARENTS = {"statements": ("claim_id", "claims")}
Rows = Mapping[str, pd.DataFrame]
Ids = Mapping[str, frozenset[str]]


def join_rows(collection: Collection, rows: Rows) -> tuple[Collection, tuple[RowProblem, ...]]:
    """The collection with these rows behind its own, and what is wrong with those that were left out.

    A row that the collection has already, by its id, stays as the collection has it: without a word where
    both read the same, else with a problem. What belongs to a claim that is left out for this is left out too.

    Args:
        collection: It is not changed.
        rows: Tables of `JOINED` by name, with the schema's columns as text; absent ones are empty.
    """
    given = {table: _texts(table, rows[table]) for table in JOINED if table in rows and len(rows[table])}
    fresh, clashes = _fresh(collection, given)
    good, problems = _checked(collection, fresh)
    added = {table: frame for table, frame in good.items() if len(frame)}
    if not added:
        return collection, (*clashes, *problems)
    frames = {table: getattr(collection, table) for table in TABLES}
    frames |= {table: pd.concat([frames[table], frame], ignore_index=True) for table, frame in added.items()}
    return replace(collection, digest=collection_digest(frames), **frames), (*clashes, *problems)


@dataclass(frozen=True, kw_only=True)
class Joined:
    """A collection with rows that are new to it.

    Attributes:
        rows: Those rows under the ids that they have now, in the order in which they were given.
        problems: What is wrong with those that were left out.
    """

    collection: Collection
    rows: Rows
    problems: tuple[RowProblem, ...]

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """The claims under the ids that they have now."""
        return tuple(self.rows["claims"]["claim_id"])


def join_new(collection: Collection, rows: Rows) -> Joined:
    """The collection with rows that nobody has added yet, under ids that are free.

    A source, party, place or field under an id that is there already is that one.
    """
    taken = {table: frozenset(collection.rows[table]) for table in JOINED}
    named = {table: _texts(table, rows[table]) for table in NAMED if table in rows}
    free = {
        **{table: frame[~frame.iloc[:, 0].isin(list(taken[table]))] for table, frame in named.items()},
        **with_free_ids({table: rows[table] for table in JOINED if table in rows and table not in NAMED}, taken),
    }
    joined, problems = join_rows(collection, free)
    return Joined(collection=joined, rows=free, problems=problems)


def with_free_ids(rows: Rows, taken: Ids) -> dict[str, pd.DataFrame]:
    """The rows with new ids where theirs are taken, and with every reference to these changed too."""
    frames = {table: _texts(table, frame) for table, frame in rows.items()}
    renamed = {
        table: dict(_free_names(frame.iloc[:, 0], taken.get(table, frozenset()))) for table, frame in frames.items()
    }
    for table, frame in frames.items():
        id_column = TABLE_COLUMNS[table][0]
        frames[table] = frame.assign(**{id_column: frame[id_column].replace(renamed[table])})
        for column in SCHEMA[table]:
            names = renamed.get("sources" if column.type is ColumnType.CHAIN else column.refers, {})
            if names:
                cells = [_renamed(cell, column.type, names) for cell in frame[column.name]]
                frames[table] = frames[table].assign(**{column.name: cells})
    return frames


def _texts(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The schema's columns as text, defaults filled in, so that rows compare with those of a collection that was read."""
    texts = frame.reindex(columns=list(TABLE_COLUMNS[table]), fill_value="").fillna("").astype("str")
    defaults = {
        column.name: texts[column.name].replace("", column.default) for column in SCHEMA[table] if column.default
    }
    return texts.assign(**defaults).reset_index(drop=True)


def _free_names(ids: Iterable[str], taken: frozenset[str]) -> Iterator[tuple[str, str]]:
    unfree = taken | set(ids)
    for row_id in ids:
        if row_id in taken:
            yield row_id, free_name(row_id, unfree)


def _renamed(cell: str, type_: ColumnType, names: Mapping[str, str]) -> str:
    if type_ is ColumnType.LIST:
        return "|".join(names.get(each, each) for each in split_list(cell))
    if type_ is ColumnType.CHAIN:
        return write_chain(parse_chain(cell), names)
    return names.get(cell, cell)


def _fresh(collection: Collection, rows: Rows) -> tuple[dict[str, pd.DataFrame], tuple[RowProblem, ...]]:
    """The rows that the collection does not have, and a problem for each that it has in other words."""
    fresh: dict[str, pd.DataFrame] = {}
    clashes: list[RowProblem] = []
    unlike: dict[str, set[str]] = {}
    for table, frame in rows.items():
        known = collection.rows[table]
        ids = frame.iloc[:, 0]
        unlike[table] = {
            row_id
            for row_id, cells in zip(ids, frame.to_dict("records"), strict=True)
            if row_id in known and any(str(known[row_id][str(column)]) != cell for column, cell in cells.items())
        }
        column, parent = _PARENTS.get(table, ("", ""))
        lost = frame[column].isin(unlike.get(parent, set())) if column else pd.Series(data=False, index=frame.index)
        fresh[table] = frame[~ids.isin(list(known)) & ~lost]
        clashes += [_clash(table, row_id) for row_id in sorted(unlike[table])]
    return fresh, tuple(clashes)


def _clash(table: str, row_id: str) -> RowProblem:
    return RowProblem(
        file=table,
        row_id=row_id,
        column=TABLE_COLUMNS[table][0],
        found=f"{row_id!r}, which the collection has with other content",
        allowed="the collection's row, which is kept; remove the added document and add it again to have both",
    )


def _checked(collection: Collection, rows: Rows) -> tuple[dict[str, pd.DataFrame], tuple[RowProblem, ...]]:
    """The good rows, parsed, and the problems of the others; the collection's own rows were checked before."""
    before = {table: getattr(collection, table) for table in _KNOWN}
    before["claims"] = _superseded(collection, rows)
    frames = {
        table: pd.concat([_texts(table, frame), rows[table]]) if table in rows else frame
        for table, frame in {"statements": collection.statements.iloc[:0], **before}.items()
    }
    good, problems = check_frames(frames)
    ids = {table: frame.iloc[:, 0].tolist() for table, frame in frames.items()}
    good_rows = {
        table: good[table][good[table].iloc[:, 0].isin(set(frame.iloc[:, 0]))] for table, frame in rows.items()
    }
    return good_rows, tuple(_of_row(problem, ids) for problem in problems)


def _superseded(collection: Collection, rows: Rows) -> pd.DataFrame:
    named = set(rows["claims"]["supersedes"]) if "claims" in rows else set()
    return collection.claims[collection.claims["claim_id"].isin(named)]


def _of_row(problem: Problem, ids: Mapping[str, list[str]]) -> RowProblem:
    return RowProblem.of_row(problem, ids[problem.file][problem.row - 2] if problem.row else "")

"""A collection in memory: the checked, parsed tables of one study, as frames and as records."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from pandas.arrays import BooleanArray, IntegerArray

from claims.errors import Problem, UnknownIdError
from claims.model import WHERE, Basis, FieldSpec, FieldType, Kind, Severity, Stance, Statement, parse_chain, split_list
from claims.schema import TABLE_COLUMNS, TABLES
from claims.trees import Tree
from claims.values import Count, Precision, Span, parse_flag

Row = dict[str, Any]  # a row of a frame: text, numbers, dates and gaps
# Columns that hold parsed values, behind those of the schema.
PARSED_COLUMNS = {
    "statements": ("low", "high", "vague", "first", "last", "precision"),
    "documents": ("published_first", "published_last"),
}


@dataclass(frozen=True, kw_only=True)
class Collection:
    """The tables of one study, checked and parsed.

    The frames have the columns of `claims.schema.TABLE_COLUMNS` in that order, as text ("" where
    nothing is said), and behind them `PARSED_COLUMNS`: of a statement whose field counts, `low`,
    `high` (Int64, no value: open) and `vague` (boolean); of one whose field is a date, `first`,
    `last` (datetime64, no value: open) and `precision`; of a document, the days it can have been
    published (datetime64).

    Attributes:
        name: Short name, usable in a file name.
        version: The curators' version of the data.
        date: Day of that version.
        digest: SHA-256 over the tables' content in a defined order: the same rows give the same
            digest, whichever of the formats they were read from.
        problems: Everything wrong that was found while reading. Rows named here are not in the frames.
        licence: Licence of the data, as its short name; empty where the curators give none.

    Example:
        >>> isinstance(collection, Collection), len(collection.claims), len(collection.problems)
        (True, 76, 0)
        >>> collection.statements[["field", "value"]].head(2)
          field       value
        0  when  2021-01-02
        1  kind       clash
    """

    name: str
    title: str
    version: str
    date: str
    digest: str
    sources: pd.DataFrame
    documents: pd.DataFrame
    claims: pd.DataFrame
    statements: pd.DataFrame
    parties: pd.DataFrame
    places: pd.DataFrame
    fields: pd.DataFrame
    judgements: pd.DataFrame
    problems: tuple[Problem, ...] = ()
    licence: str = ""

    @cached_property
    def party_tree(self) -> Tree:
        """Parties and groups; nodes of kind "role" are fluid, those of kind "rank" are ranks."""
        roles, ranks = (
            frozenset(self.parties.loc[self.parties["kind"] == kind, "party_id"]) for kind in ("role", "rank")
        )
        return Tree(dict(zip(self.parties["party_id"], self.parties["parent"], strict=True)), roles, ranks)

    @cached_property
    def place_tree(self) -> Tree:
        """Places, larger ones above."""
        return Tree(dict(zip(self.places["place_id"], self.places["parent"], strict=True)))

    @cached_property
    def field_specs(self) -> dict[str, FieldSpec]:
        """The fields by their id, in the order of the table."""
        return {row["field"]: _field_spec(row) for row in records_of(self.fields)}

    @cached_property
    def event_place_fields(self) -> frozenset[str]:
        """The fields that say where an event was: "where", or all that name places in a collection without it.

        Other places of an account, such as where a prisoner was taken, are compared and do not place the event.
        """
        placing = frozenset(field for field, spec in self.field_specs.items() if spec.type is FieldType.PLACE)
        return placing & {WHERE} or placing

    @cached_property
    def used_fields(self) -> frozenset[str]:
        """The fields that some statement is of."""
        return frozenset(self.statements["field"].unique())

    @cached_property
    def statement_records(self) -> dict[str, Statement]:
        """Every statement by its id, in the order of the table."""
        return {row["statement_id"]: read_statement(row) for row in records_of(self.statements)}

    @cached_property
    def statements_of_claim(self) -> dict[str, tuple[Statement, ...]]:
        """The statements of each claim, in the order of the table."""
        by_claim: dict[str, list[Statement]] = {claim_id: [] for claim_id in self.claims["claim_id"]}
        for statement in self.statement_records.values():
            by_claim[statement.claim_id].append(statement)
        return {claim_id: tuple(statements) for claim_id, statements in by_claim.items()}

    @cached_property
    def readings(self) -> dict[str, tuple[Statement, ...]]:
        """Statement id to the other readings of its words on the same field, for statements that have any."""
        readings: dict[str, tuple[Statement, ...]] = {}
        for other in self.statement_records.values():
            first = self.statement_records.get(other.reading_of)
            if first and (first.claim_id, first.field) == (other.claim_id, other.field):
                readings[other.reading_of] = (*readings.get(other.reading_of, ()), other)
        return readings

    @cached_property
    def claims_of_document(self) -> dict[str, tuple[str, ...]]:
        """Document id to the ids of its claims, for documents that have any."""
        claims: dict[str, tuple[str, ...]] = {}
        for claim_id, document_id in self.document_of_claim.items():
            claims[document_id] = (*claims.get(document_id, ()), claim_id)
        return claims

    @cached_property
    def document_of_claim(self) -> dict[str, str]:
        """Claim id to document id."""
        return dict(zip(self.claims["claim_id"], self.claims["document_id"], strict=True))

    @cached_property
    def source_of_document(self) -> dict[str, str]:
        """Document id to source id."""
        return dict(zip(self.documents["document_id"], self.documents["source_id"], strict=True))

    @cached_property
    def rows(self) -> "_RowsOfTables":
        """Table name to its rows by id (the first column), in the order of the table."""
        return _RowsOfTables(self)

    def offer_row(self, table: str, row: Row) -> None:
        """Lets `rows[table][row_id]` find a row that a draft proposes and no table has; nothing else sees it."""
        self.rows[table].offered.setdefault(row[TABLE_COLUMNS[table][0]], row)

    @cached_property
    def without_inferences(self) -> "Collection":
        """The same tables without the statements that coders inferred; the digest stays that of all."""
        said = self.statements[self.statements["basis"] != Basis.INFERENCE]
        return replace(self, statements=said.reset_index(drop=True))

    def source_of_claim(self, claim_id: str) -> str:
        """The source id behind a claim."""
        return self.source_of_document[self.document_of_claim[claim_id]]

    def row(self, table: str, row_id: str) -> Row:
        """One row of a table.

        Raises:
            UnknownIdError: The table has no such row.
        """
        rows = self.rows[table]
        if row_id not in rows:
            some = ", ".join(list(rows)[:3])
            raise UnknownIdError(f"no {row_id!r} in {table}; allowed: one of {len(rows)} ids such as {some}")
        return rows[row_id]

    def country_of(self, places: Iterable[str]) -> str:
        """The name of the first country that one of the places lies in; "" where none is known."""
        rows = self.rows["places"]
        nodes = (node for place in places for node in self.place_tree.path(place) if node in rows)
        return next((str(rows[node]["name"]) for node in nodes if rows[node]["kind"] == "country"), "")

    def name_of(self, table: str, row_id: str) -> str:
        """The name (label, title) of a row for display; the id itself where there is no such row."""
        row = self.rows[table].get(row_id, {})
        return str(row.get("name") or row.get("label") or row.get("title") or row_id)

    def names_of(self, table: str, row_ids: Iterable[str]) -> list[str]:
        """The names of several rows, each once."""
        return list(dict.fromkeys(self.name_of(table, row_id) for row_id in row_ids))


def share_records(collection: Collection, before: Collection) -> None:
    """Lets a collection use the statement records that were made for an earlier one, where their rows are the same."""
    made = vars(before).get("statement_records")
    if made is None or "statement_records" in vars(collection):
        return
    statements = collection.statements
    fresh = changed_ids(before.statements, statements)
    read = {
        row["statement_id"]: read_statement(row)
        for row in records_of(statements[statements["statement_id"].isin(fresh)])
    }
    vars(collection)["statement_records"] = {each: read.get(each) or made[each] for each in statements["statement_id"]}


def changed_ids(before: pd.DataFrame, after: pd.DataFrame) -> frozenset[str]:
    """The ids, in the first column, of rows that one of two frames lacks or that differ in any cell."""
    if before is after:
        return frozenset()
    old, new = (frame.set_index(frame.columns[0]) for frame in (before, after))
    common = new.index.intersection(old.index)
    gone = old.index.union(new.index).difference(common)
    differs = np.zeros(len(common), dtype=bool)
    for column in new:
        one, other = (frame[column].reindex(common) for frame in (old, new))
        if not one.equals(other):
            differs |= ~((one == other) | (one.isna() & other.isna())).fillna(False).to_numpy(dtype=bool)
    return frozenset(gone) | frozenset(common[differs])


def same_order(before: pd.DataFrame, after: pd.DataFrame) -> bool:
    """Whether the rows that two frames have in common, by the ids in the first column, stand in one order."""
    places = pd.Index(before.iloc[:, 0]).get_indexer(pd.Index(after.iloc[:, 0]))
    return bool((np.diff(places[places >= 0]) > 0).all())


def read_statement(row: Row) -> Statement:
    """The record of one row of `Collection.statements`."""
    return Statement(
        statement_id=row["statement_id"],
        claim_id=row["claim_id"],
        field=row["field"],
        group=row["group"],
        value=row["value"],
        verbatim=row["verbatim"],
        stance=Stance(row["stance"]),
        chain=parse_chain(row["chain"]),
        said=Span.parse(row["said"]) if row["said"] else None,
        paragraph=int(row["paragraph"]) if row["paragraph"] else None,
        fragment=row["fragment"],
        gloss=row["gloss"],
        part_of=row["part_of"],
        reading_of=row["reading_of"],
        cites=split_list(row["cites"]),
        basis=Basis(row["basis"]),
        coder=row["coder"],
        note=row["note"],
        count=_count(row),
        span=_span(row),
    )


def _count(row: Row) -> Count | None:
    if pd.isna(row["low"]):
        return None
    return Count(int(row["low"]), None if pd.isna(row["high"]) else int(row["high"]), bool(row["vague"]))


def _span(row: Row) -> Span | None:
    if not row["precision"]:
        return None
    return Span(day_of(row["first"]), day_of(row["last"]), Precision(row["precision"]))


def _field_spec(row: Row) -> FieldSpec:
    pairs = (frozenset(part.strip() for part in pair.split("/")) for pair in split_list(row["exclusive"]))
    return FieldSpec(
        field=row["field"],
        label=row["label"],
        type=FieldType(row["type"]),
        many=parse_flag(row["many"]),
        rule=Kind(row["rule"]) if row["rule"] else None,
        severity=Severity(row["severity"]),
        terms=split_list(row["terms"]),
        exclusive=frozenset(pairs),
        definition=row["definition"],
    )


def day_of(cell: Any) -> date | None:  # a Timestamp or a gap
    """The day in a cell of a frame; None for a gap."""
    return None if pd.isna(cell) else cell.date()


def days_in_words(first: Any, last: Any, precision: str) -> str:  # Timestamps or gaps
    """A span of days from the cells of a frame as a person writes it; "" where both ends are gaps."""
    days = day_of(first), day_of(last)
    return Span(*days, Precision(precision or Precision.WITHIN)).in_words if any(days) else ""


def days_in_short(first: Any, last: Any, precision: str) -> str:  # Timestamps or gaps
    """The same with the months cut to three letters: "23 Jan 2021"."""
    days = day_of(first), day_of(last)
    return Span(*days, Precision(precision or Precision.WITHIN)).in_short if any(days) else ""


def records_of(frame: pd.DataFrame) -> list[Row]:
    """The rows of a frame by the names of its columns; a gap in numbers or flags is None. Faster than `to_dict`, which looks at each cell."""
    names = [str(name) for name in frame]
    columns = [_cells(frame[name]) for name in frame]
    return [dict(zip(names, cells, strict=True)) for cells in zip(*columns, strict=True)]


def _cells(column: "pd.Series[Any]") -> list[Any]:  # cells of a frame
    if isinstance(column.array, IntegerArray | BooleanArray):
        return [None if cell is pd.NA else cell for cell in column.tolist()]
    return column.tolist()


class _RowsById(dict[str, Row]):
    """The rows of a table by id. A row that is offered is found by its id; for `in`, `get` and loops the table does not have it."""

    def __init__(self, rows: Mapping[str, Row]) -> None:
        super().__init__(rows)
        self.offered: dict[str, Row] = {}

    def __missing__(self, row_id: str) -> Row:
        return self.offered[row_id]


class _RowsOfTables(Mapping[str, dict[str, Row]]):
    """Table name to its rows by id; those of a table are made when they are first asked for."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._made: dict[str, _RowsById] = {}

    def __getitem__(self, table: str) -> "_RowsById":
        if table not in self._made:
            if table not in TABLES:
                raise KeyError(table)
            frame: pd.DataFrame = getattr(self._collection, table)
            self._made[table] = _RowsById({row[frame.columns[0]]: row for row in records_of(frame)})
        return self._made[table]

    def __iter__(self) -> Iterator[str]:
        return iter(TABLES)

    def __len__(self) -> int:
        return len(TABLES)

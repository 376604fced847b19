"""Completes the rows of a filled workbook: names become ids, missing ids and rows are made, values are read as their fields ask."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

import pandas as pd

from claims.collection.checks.cells import ID_PATTERN
from claims.collection.checks.references import VALUE_TABLES
from claims.collection.problems import ProblemLog
from claims.collection.text_tables import WrittenCollection
from claims.errors import ValueFormatError
from claims.importers.cells.ids import id_of
from claims.importers.cells.text_columns import distinct_texts, lookup
from claims.importers.filled.cells_as_meant import (
    EMPTY_MEANS,
    cells_as_meant,
    count_texts,
    flag_texts,
    one_of,
    span_texts,
)
from claims.importers.filled.row_names import LABELS, RowNames, free_ids
from claims.model import FieldType, Stance, parse_chain, split_list
from claims.names import fold
from claims.schema import SCHEMA, TABLE_COLUMNS, ColumnSpec, ColumnType
from claims.values import Span

# Each table behind those that its ids are made from.
_ORDER = ("fields", "parties", "places", "sources", "documents", "claims", "statements", "judgements")
# The columns that an id is made of where there is none.
_MADE_OF = {
    **{table: (label,) for table, label in LABELS.items()},
    "documents": ("source_id", "title"),
    "claims": ("document_id", "title"),
    "statements": ("claim_id", "field", "group"),
    "judgements": ("claim_a", "claim_b"),
}
_JOINED_BY_DOTS = ("statements", "judgements")
_VALUE_READERS = {FieldType.COUNT: count_texts, FieldType.SPAN: span_texts, FieldType.FLAG: flag_texts}
_MADE = "Made because other rows name it."


def complete_rows(written: WrittenCollection) -> WrittenCollection:
    """The tables with names as ids, missing ids and rows made, and every value that can be read written as its column asks.

    What cannot be read stays as it is written, for the checks to name. That rows were made is a problem of their table.
    """
    filling = _Filling(dict(written.frames), written.log)
    for table in _ORDER:
        filling.complete(table)
    filling.tell_made()
    return WrittenCollection(metadata=written.metadata, frames=filling.frames, log=written.log)


@dataclass
class _Filling:
    """The tables while they are completed.

    Attributes:
        names: The rows of each table that has its ids already.
        made: By table, the names of the rows made, each with the table and the row that names it first.
    """

    frames: dict[str, pd.DataFrame]
    log: ProblemLog
    names: dict[str, RowNames] = field(default_factory=dict)
    made: dict[str, dict[str, str]] = field(default_factory=dict)

    def complete(self, table: str) -> None:
        """Reads the cells of a table and gives its rows their ids; what it names gets its rows."""
        frame = cells_as_meant(table, self.frames[table])
        if table == "documents":
            as_written = self.frames[table]["published_from"].str.strip()
            frame = _with_both_days(frame)
            frame = _noting(frame, "published_note", as_written, frame["published_from"] != as_written)
        frame = self._naming_others(table, frame)
        if table == "statements":
            frame = self._with_values(frame)
        if table == "claims":
            frame = self._with_titles(frame)
        id_column = TABLE_COLUMNS[table][0]
        as_written = frame[id_column]
        if LABELS.get(table) == "name":
            frame = frame.assign(name=frame["name"].mask(frame["name"] == "", as_written))
        frame = frame.assign(**{id_column: _ids(table, frame)})
        self.names[table] = RowNames.of(table, frame, as_written)
        self.frames[table] = frame
        for spec in SCHEMA[table]:
            if spec.refers == table:
                self.frames[table] = self._renamed(table, self.frames[table], spec)

    def _naming_others(self, table: str, frame: pd.DataFrame) -> pd.DataFrame:
        for spec in SCHEMA[table]:
            if (spec.refers and spec.refers != table) or spec.type is ColumnType.CHAIN:
                frame = self._renamed(table, frame, spec)
        return frame

    def _renamed(self, table: str, frame: pd.DataFrame, spec: ColumnSpec) -> pd.DataFrame:
        target = spec.refers or "sources"
        resolve = partial(self._row_id, target, table=table, column=spec.name)
        read = {ColumnType.LIST: _each_of_list, ColumnType.CHAIN: _each_of_chain}.get(spec.type, _whole)
        ids = {text: read(text, partial(resolve, row=row)) for text, row in _first_rows(frame[spec.name]).items()}
        return frame.assign(**{spec.name: lookup(frame[spec.name], ids)})

    def _row_id(self, target: str, text: str, *, table: str, column: str, row: int) -> str:
        """The id of the row that a text names; the text itself where none or several may be meant."""
        names = self.names.get(target)
        if names is None:
            return text
        found = names.candidates(text)
        if len(found) > 1:
            allowed = f"one of the ids {', '.join(found)}"
            self.log.refuse(table, row, column, f"{text!r}, which several rows of {target} are called", allowed)
        if found or target not in _MAKERS or names.is_like_one(text):
            return found[0] if len(found) == 1 else text
        return self._made(target, text, f"{table}, row {row}", kind="speaker" if column == "chain" else "")

    def _made(self, target: str, text: str, where: str, **cells: str) -> str:
        made = _MAKERS[target](self, text)
        if made is None:
            return text
        [row_id] = free_ids([made.pop("id", "") or id_of(text)], self.names[target].names)
        row = {
            TABLE_COLUMNS[target][0]: row_id,
            "note": _MADE,
            **made,
            **{name: cell for name, cell in cells.items() if cell},
        }
        frame = self.frames[target]
        at = max(frame.index, default=1) + 1
        texts = {column: [row.get(column, "") or EMPTY_MEANS.get((target, column), "")] for column in frame.columns}
        self.frames[target] = pd.concat([frame, pd.DataFrame(texts, index=[at], dtype="str")])
        self.names[target].add(row_id, row.get(LABELS[target], text))
        self.made.setdefault(target, {})[text] = where
        return row_id

    def _with_values(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The statements with their values as the types of their fields ask; what was written goes into the note."""
        fields = self.frames["fields"].drop_duplicates("field").set_index("field")
        values = frame["value"].copy()
        for name, spec in fields.iterrows():
            of_field = frame.index[(frame["field"] == name).to_numpy()]
            if len(of_field):
                values.loc[of_field] = self._values(spec, values.loc[of_field])
        is_read = (values != frame["value"]) & frame["field"].map(fields["type"]).isin(list(_VALUE_READERS))
        return _noting(frame, "note", frame["value"], is_read).assign(value=values)

    def _values(self, spec: pd.Series, values: pd.Series) -> pd.Series:
        if spec["type"] in _VALUE_READERS:
            return _VALUE_READERS[spec["type"]](values)
        if spec["type"] == FieldType.TERM:
            return self._terms(spec, values)
        if target := VALUE_TABLES.get(spec["type"]):
            resolve = partial(self._row_id, target, table="statements", column="value")
            ids = {text: resolve(text, row=row) for text, row in _first_rows(values).items()}
            return lookup(values, ids)
        return values

    def _terms(self, spec: pd.Series, values: pd.Series) -> pd.Series:
        """The terms of a field; a field that is not compared takes on terms that it does not have."""
        terms = list(split_list(spec["terms"]))
        values = one_of(values, terms)
        if not spec["rule"]:
            known = RowNames({term: (term,) for term in terms})
            fresh = [
                text for text in distinct_texts(values) if text and text not in terms and not known.is_like_one(text)
            ]
            if fresh:
                fields = self.frames["fields"]
                named = "|".join([*terms, *(text.replace("|", "/") for text in fresh)])
                fields.loc[fields["field"] == spec.name, "terms"] = named
                values = values.mask(values.isin(fresh), values.str.replace("|", "/", regex=False))
        return values

    def _with_titles(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The claims with a title each, made of the title of the document where there is none."""
        titles = self.frames["documents"].set_index("document_id")["title"]
        made = "Account of " + frame["document_id"].map(titles[~titles.index.duplicated()]).fillna("a document")
        return frame.assign(title=frame["title"].mask(frame["title"] == "", made.astype("str")))

    def tell_made(self) -> None:
        """Names the rows that were made."""
        for table, names in self.made.items():
            listed = ", ".join(f"{name!r} ({where})" for name, where in names.items())
            made = "so it was made" if len(names) == 1 else "so these were made"
            self.log.warn(table, "", f"no row for {listed}, {made}", "a row for whatever other rows name")


def _first_rows(texts: pd.Series) -> dict[str, int]:
    """Each text with the first row that says it."""
    rows: dict[str, int] = {}
    for row, text in zip(texts.index.tolist(), texts.tolist(), strict=True):
        rows.setdefault(text, row)
    rows.pop("", None)
    return rows


def _whole(text: str, resolve: Callable[[str], str]) -> str:
    return resolve(text)


def _each_of_list(text: str, resolve: Callable[[str], str]) -> str:
    parts = split_list(text)
    ids = tuple(map(resolve, parts))
    return text if ids == parts else "|".join(ids)


def _each_of_chain(text: str, resolve: Callable[[str], str]) -> str:
    """Each speaker by id, with a stance; one without a stance asserts."""
    with suppress(ValueError):
        if all(resolve(link.source_id) == link.source_id for link in parse_chain(text)):
            return text
    links = [link.strip().rpartition(":") for link in text.split(">") if link.strip()]
    parted = [(name, stance) if colon else (stance, str(Stance.ASSERTS)) for name, colon, stance in links]
    return " > ".join(f"{resolve(name.strip())}:{fold(stance)}" for name, stance in parted)


def _named(_: _Filling, text: str) -> dict[str, str] | None:
    return {"name": text}


def _document_of(filling: _Filling, text: str) -> dict[str, str] | None:
    """A document of the source that is named in the place of a document; None where it is no source either."""
    found = filling.names["sources"].candidates(text)
    if len(found) != 1:
        return None
    return {"id": f"{found[0]}-reports", "source_id": found[0], "title": f"[{text}, as the workbook gives it]"}


_MAKERS: dict[str, Callable[[_Filling, str], dict[str, str] | None]] = {
    "sources": _named, "parties": _named, "places": _named, "documents": _document_of,
}  # fmt: skip


def _ids(table: str, frame: pd.DataFrame) -> list[str]:
    """The id of each row: its own where it is one, or else made of what the row says; "" where that is nothing."""
    own = frame.iloc[:, 0].tolist()
    wanted = [written if _is_id(written) else id_of(written) if written else "" for written in own]
    made = list(_made_of(table, frame))
    lacking = [place for place, row_id in enumerate(wanted) if not row_id and made[place]]
    free = free_ids((made[place] for place in lacking), filter(None, wanted))
    for place, row_id in zip(lacking, free, strict=True):
        wanted[place] = row_id
    return wanted


def _is_id(text: str) -> bool:
    return re.fullmatch(ID_PATTERN, text) is not None


def _made_of(table: str, frame: pd.DataFrame) -> Iterator[str]:
    """What the id of each row would be, were it made of what the row says; "" where it says too little."""
    for cells in zip(*(frame[column] for column in _MADE_OF[table]), strict=True):
        said = [cell for cell in cells if cell]
        if table in _JOINED_BY_DOTS:
            yield ".".join(cell if _is_id(cell) else id_of(cell) for cell in said) if all(cells[:2]) else ""
        else:
            yield id_of(" ".join(said)) if all(cells) else ""


def _noting(frame: pd.DataFrame, column: str, as_written: pd.Series, is_read: pd.Series) -> pd.DataFrame:
    """The table with what was written in the notes of the rows where something else was read."""
    notes = (frame[column] + " Written as '" + as_written + "'.").str.strip()
    return frame.assign(**{column: frame[column].mask(is_read, notes)})


def _with_both_days(documents: pd.DataFrame) -> pd.DataFrame:
    """The documents with the first and the last day of a month or year that stands where a day is asked for."""
    ends: dict[str, list[str]] = {"published_from": [], "published_to": []}
    for cells in zip(documents["published_from"], documents["published_to"], strict=True):
        spans_read = [_span(text) for text in cells]
        first, last = spans_read[0], spans_read[1] or spans_read[0]
        is_longer = first is not None and first.first != first.last
        ends["published_from"].append(str(first.first) if first and first.first else cells[0])
        ends["published_to"].append(str(last.last) if last and last.last and (cells[1] or is_longer) else cells[1])
    return documents.assign(**ends)


def _span(text: str) -> Span | None:
    with suppress(ValueFormatError):
        return Span.parse(text) if text else None
    return None

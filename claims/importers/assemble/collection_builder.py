"""The tables of a collection while an import fills them, a whole column at a time."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from claims.importers.cells.text_columns import first_words
from claims.model import Basis
from claims.schema import TABLE_COLUMNS, TABLES

BY_PARTY = "by party"  # stands for the groups that the cells of a column name
IntArray = npt.NDArray[np.int64]
MAX_WORDS = 12  # of a cell in a fragment, as of any other source text
IMPORTED = "import: "  # how the coder of a statement begins that an importer read
UNREAD_TITLE = "A row of which little can be read"
Texts = pd.Series | str  # a column indexed by row of the foreign table, or one text for all rows


class ReadCells(NamedTuple):
    """What was read from one column or several that belong together: the rows, and the first as an example."""

    field: str
    group: str
    account: str
    rows: IntArray
    words: str
    value: str


@dataclass(frozen=True)
class CollectionBuilder:
    """Collects rows by table.

    Attributes:
        claim_ids: The claim id of every row of the foreign table; the index is the row.
        coder: Written beside every statement.
        parts: The rows added so far, by table.
        cell_rows: For columns whose cells stand in other rows, the row of each cell.
        counted: For columns whose cells are numbers of rows, which rows these are.
        read: What was read so far, of each column.
        account: The source whose columns are read; "" where they are of the whole row.
    """

    claim_ids: pd.Series
    coder: str
    parts: dict[str, list[pd.DataFrame]] = field(default_factory=lambda: {table: [] for table in TABLES})
    cell_rows: dict[str, pd.Series] = field(default_factory=dict)
    counted: dict[str, pd.Series] = field(default_factory=dict)
    read: list[ReadCells] = field(default_factory=list)
    account: str = ""

    def speaking_for(self, account: str, claim_ids: pd.Series) -> "CollectionBuilder":
        """A builder of the same tables whose rows are other claims, those of one source."""
        return replace(self, account=account, claim_ids=claim_ids)

    def copy_statements(self, parts: Iterable[pd.DataFrame], rows: pd.Index) -> None:
        """Gives the claims of these rows the statements in these parts, which are of other claims of the same rows."""
        for part in parts:
            copied = part[part.index.isin(rows)]
            ids, lengths = self.claim_ids.loc[copied.index], copied["claim_id"].str.len()
            ends = {
                name: [text[length:] for text, length in zip(copied[name], lengths, strict=True)]
                for name in ("statement_id", "part_of")
            }
            inside = (ids + ends["part_of"]).where(copied["part_of"] != "", "")
            self.parts["statements"].append(
                copied.assign(claim_id=ids, statement_id=ids + ends["statement_id"], part_of=inside)
            )

    def add(self, table: str, **columns: pd.Series | list[str] | str) -> None:
        """Adds rows to a table; columns not named are empty. A row whose id is taken is dropped by `frames`."""
        frame = pd.DataFrame({name: columns.get(name, "") for name in TABLE_COLUMNS[table]})
        if not frame.empty:
            self.parts[table].append(frame)

    def add_statements(
        self,
        field: str,
        values: pd.Series,
        *,
        name: str = "",
        words: pd.Series | None = None,
        column: str = "",
        group: Texts = "",
        stance: Texts = "asserts",
        chain: Texts = "",
        part_of: Texts = "",
        cites: Texts = "",
        basis: Texts = Basis.STATED,
        note: str = "",
    ) -> None:
        """Adds a statement for every row that has a value.

        Args:
            field: The field that the statements are about.
            values: The values as a collection writes them, "" where nothing is stated.
            name: Ends the ids of the statements; the field by default.
            words: The cells that the values were read from, for `verbatim` and `fragment`; the values by default.
            column: The column of these cells, named in the note.
            group: Who is counted.
            stance: How the table stands to the value.
            chain: Who says it beyond the table.
            part_of: The end of the id of the statement that contains this one.
            cites: Ids of the documents that the row cites, joined by "|".
            basis: What the values rest on.
            note: Anything else that a reader should know.
        """
        rows = values.index[(values != "").to_numpy()]
        if rows.empty:
            return
        claim_ids, cells = self.claim_ids.loc[rows], (values if words is None else words).loc[rows]
        fragments = first_words(cells.astype("str"), most=MAX_WORDS)
        if column:
            counted = group if isinstance(group, str) else BY_PARTY
            self.read.append(ReadCells(field, counted, self.account, rows.to_numpy(), cells.iloc[0], values[rows[0]]))
        paragraphs = self.cell_rows[column].loc[rows] if column in self.cell_rows else pd.Series(rows, index=rows)
        notes: Texts = f"{f'Column {column}.' if column else ''} {note}".strip()
        if column in self.counted:
            notes, basis = "Rows counted, each one person: " + self.counted[column].loc[rows] + ".", Basis.READING
            fragments = pd.Series("", index=rows)
        self.add(
            "statements",
            statement_id=claim_ids + f".{name or field}",
            claim_id=claim_ids,
            field=field,
            group=_at(group, rows),
            value=values.loc[rows],
            verbatim=fragments,
            stance=_at(stance, rows),
            chain=_at(chain, rows),
            paragraph=paragraphs.astype("str"),
            fragment=fragments,
            part_of=_statement_ids(claim_ids, _at(part_of, rows)),
            cites=_at(cites, rows),
            basis=_at(basis, rows),
            coder=self.coder,
            note=notes,
        )

    def note_read(self, what: str, gives: pd.Series, examples: Iterable[pd.Series]) -> None:
        """Notes the rows that give something which is no statement, such as coordinates; the cells of the first are the example."""
        rows = gives.index[gives.to_numpy(dtype=bool)]
        if len(rows):
            words = ", ".join(text for texts in examples if (text := texts[rows[0]]))
            self.read.append(ReadCells(what, "", "", rows.to_numpy(), words, ""))

    def add_from_mapping(self, field: str, values: pd.Series) -> None:
        """Adds statements whose values no column holds, only the mapping; they have no words, so they are inferences."""
        no_words = pd.Series("", index=values.index)
        note = "Not in the table: the mapping says so."
        self.add_statements(field, values, words=no_words, basis=Basis.INFERENCE, note=note)

    def frames(self) -> dict[str, pd.DataFrame]:
        """The tables in the order of the schema; of rows with one id the first stands."""
        return {table: self._frame(table) for table in TABLES}

    def _frame(self, table: str) -> pd.DataFrame:
        """The rows of a table; column by column, so that no more than one is held twice. They take the place of their parts."""
        columns = TABLE_COLUMNS[table]
        parts = self.parts[table]
        if not parts:
            return pd.DataFrame(columns=list(columns), dtype="str")
        rows = np.concatenate([part.index for part in parts]) if table == "statements" else None
        order = slice(None) if rows is None else np.argsort(rows, kind="stable")  # by row of the foreign table
        whole: dict[str, pd.Series] = {}
        for name in columns:
            texts = pd.concat([part.pop(name) for part in parts], ignore_index=True).astype("str").iloc[order]
            if not whole:
                is_first = ~texts.duplicated().to_numpy()
            whole[name] = texts[is_first].reset_index(drop=True)
        self.parts[table] = [pd.DataFrame(whole)]
        return self.parts[table][0]


def _at(texts: Texts, rows: pd.Index) -> Texts:
    return texts if isinstance(texts, str) else texts.loc[rows]


def _statement_ids(claim_ids: pd.Series, ends: Texts) -> Texts:
    """The ids of statements by their ends; "" where the end is empty."""
    if isinstance(ends, str):
        return claim_ids + f".{ends}" if ends else ""
    return (claim_ids + "." + ends).where(ends != "", "")


def standard_fields(kinds: list[str]) -> pd.DataFrame:
    """The table of the fields that imports fill; the terms of `kind` are the kinds given."""
    fields = _standard_fields().copy()
    fields.loc[fields["field"] == "kind", "terms"] = "|".join(sorted(set(kinds))) or "event"
    return fields


@cache
def _standard_fields() -> pd.DataFrame:
    with (files("claims.importers.assemble") / "fields.csv").open(encoding="utf-8") as file:
        return pd.read_csv(file, dtype="str", keep_default_na=False)

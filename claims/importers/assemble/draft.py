"""A draft: the tables of a collection as an import builds them, a whole column at a time."""

from dataclasses import dataclass, field
from importlib.resources import files

import pandas as pd

from claims.importers.cells.text_columns import first_words
from claims.schema import TABLE_COLUMNS, TABLES

MOST_WORDS = 12  # of a cell, as of any other text


@dataclass(frozen=True)
class Draft:
    """The rows gathered so far, by table; `keys` holds the claim id of every row of the foreign table."""

    keys: pd.Series
    coder: str
    parts: dict[str, list[pd.DataFrame]] = field(default_factory=lambda: {table: [] for table in TABLES})

    def add(self, table: str, **columns: "pd.Series | list[str] | str") -> None:
        """Adds rows to a table; columns not named are empty. Rows whose id stands already are dropped at the end."""
        frame = pd.DataFrame(columns)
        if not frame.empty:
            self.parts[table].append(frame)

    def say(
        self,
        field: str,
        values: pd.Series,
        *,
        name: str = "",
        words: pd.Series | None = None,
        column: str = "",
        group: "pd.Series | str" = "",
        stance: "pd.Series | str" = "asserts",
        chain: "pd.Series | str" = "",
        part_of: "pd.Series | str" = "",
        cites: "pd.Series | str" = "",
        note: str = "",
    ) -> None:
        """Adds a statement for every row that has a value.

        Args:
            field: What the statements speak of.
            values: The values as the collection writes them, "" where nothing is said.
            name: Ends the statements' ids; the field where not given.
            words: The cells that the values were read from; they become words and fragment.
            column: The column of these cells, told in the note.
            group: Who is counted.
            stance: How the table stands to it.
            chain: Who says it beyond the table.
            part_of: The end of the id of the statement that contains it.
            cites: Documents that the row names for it.
            note: What else a reader should know.
        """
        rows = values.index[(values != "").to_numpy()]
        if rows.empty:
            return
        keys, cells = self.keys.loc[rows], (words if words is not None else values).loc[rows]
        fragments = first_words(cells.astype("str"), most=MOST_WORDS)
        told = f"Column {column}." if column else ""
        self.add(
            "statements",
            statement_id=keys + f".{name or field}",
            claim_id=keys,
            field=field,
            group=_of(group, rows),
            value=values.loc[rows],
            verbatim=fragments,
            stance=_of(stance, rows),
            chain=_of(chain, rows),
            paragraph=pd.Series(rows.astype("str"), index=rows),
            fragment=fragments,
            part_of=_whole(keys, _of(part_of, rows)),
            cites=_of(cites, rows),
            coder=self.coder,
            note=f"{told} {note}".strip(),
        )

    def frames(self) -> dict[str, pd.DataFrame]:
        """The tables in the order of the schema; of rows with one id the first stands."""
        return {table: self._frame(table) for table in TABLES}

    def _frame(self, table: str) -> pd.DataFrame:
        columns = list(TABLE_COLUMNS[table])
        parts = [part.reindex(columns=columns, fill_value="") for part in self.parts[table]]
        if not parts:
            return pd.DataFrame(columns=columns, dtype="str")
        frame = pd.concat(parts).astype("str")
        if table == "statements":
            frame = frame.sort_index(kind="stable")  # by row of the foreign table
        return frame.drop_duplicates(columns[0]).reset_index(drop=True)


def _of(texts: "pd.Series | str", rows: pd.Index) -> "pd.Series | str":
    return texts if isinstance(texts, str) else texts.loc[rows]


def _whole(keys: pd.Series, ends: "pd.Series | str") -> "pd.Series | str":
    if isinstance(ends, str):
        return keys + f".{ends}" if ends else ""
    return (keys + "." + ends).where(ends != "", "")


def standard_fields(kinds: list[str]) -> pd.DataFrame:
    """The fields that imports speak of; the terms of `kind` are those found."""
    with (files("claims.importers.assemble") / "fields.csv").open(encoding="utf-8") as file:
        fields = pd.read_csv(file, dtype="str", keep_default_na=False)
    fields.loc[fields["field"] == "kind", "terms"] = "|".join(sorted(set(kinds))) or "event"
    return fields

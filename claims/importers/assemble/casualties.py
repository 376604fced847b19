"""Numbers of people: one statement for what is counted of whom, from the columns that bound it."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from claims.importers.assemble.collection_builder import CollectionBuilder
from claims.importers.assemble.parties import group_of
from claims.importers.cells.count_cells import join_bounds, read_counts
from claims.importers.cells.ids import name_id
from claims.importers.cells.text_columns import lookup, text_where
from claims.importers.mapping.mapping import OUTCOMES, Mapping, Meaning
from claims.importers.remarks import RemarkOutcome, Remarks


@dataclass(frozen=True)
class CountColumns:
    """The columns that together give one number: the number itself, its bounds, the best estimate."""

    outcome: str
    group: str
    columns: dict[str, Meaning]

    @property
    def name(self) -> str:
        """Ends the ids of its statements."""
        return f"{self.outcome}.{name_id(self.group)}" if self.group else self.outcome


def add_counts(
    builder: CollectionBuilder,
    frame: pd.DataFrame,
    mapping: Mapping,
    *,
    chain: pd.Series,
    cites: pd.Series,
    remarks: Remarks,
) -> None:
    """Says how many people were killed, wounded and so on; a group is part of the total of its row."""
    totals: dict[str, pd.Series] = {}
    for counted in sorted(count_columns(mapping), key=lambda each: (OUTCOMES.index(each.outcome), bool(each.group))):
        values, best = _values(frame, counted, remarks)
        group = group_of(builder, frame, counted.group)
        if isinstance(group, pd.Series):
            values = values.mask(group == "", "")
        whole = totals.get(counted.outcome)
        inside = text_where(whole != "", counted.outcome) if counted.group and whole is not None else ""
        totals |= {} if counted.group else {counted.outcome: values}
        about: dict[str, Any] = {  # columns and texts
            "group": group,
            "cites": cites,
            "chain": chain,
            "stance": text_where(chain != "", "relays", "asserts"),
        }
        column = ", ".join(row.column for row in counted.columns.values())
        builder.add_statements(
            counted.outcome,
            values,
            name=counted.name,
            words=_words(frame, counted),
            column=column,
            part_of=inside,
            **about,
        )
        builder.add_statements(
            f"{counted.outcome}_best",
            best,
            name=f"{counted.name}.best",
            words=_best_words(frame, counted),
            column=column,
            **about,
        )


def count_columns(mapping: Mapping) -> list[CountColumns]:
    """The numbers that a mapping speaks of, in its order; a second set of the same stands apart by `set=`."""
    rows = [(row, *_outcome(row.means)) for row in mapping.rows if row.column and _outcome(row.means)[0]]
    keys = list(dict.fromkeys((outcome, row.group, row.option("set")) for row, outcome, _ in rows))
    return [
        CountColumns(
            outcome,
            group,
            {bound: row for row, of, bound in rows if (of, row.group, row.option("set")) == (outcome, group, number)},
        )
        for outcome, group, number in keys
    ]


def _outcome(means: str) -> tuple[str, str]:
    outcome, _, bound = means.partition("_")
    return (outcome, bound) if outcome in OUTCOMES else ("", "")


def _values(frame: pd.DataFrame, counted: CountColumns, remarks: Remarks) -> tuple[pd.Series, pd.Series]:
    """The number, and the best estimate where that says more than the number."""
    read = {bound: _read(frame, row, remarks) for bound, row in counted.columns.items()}
    nothing = pd.Series("", index=frame.index, dtype="str")
    best = read.get("best", nothing)
    if "min" in read or "max" in read:
        low, high = read.get("min", nothing), read.get("max", nothing)
        joined = join_bounds(low, high, remarks)
        values = joined.mask((joined == "") & (read.get("", nothing) != ""), read.get("", nothing))
    else:
        values = read.get("", nothing)
    values = values.mask(values == "", best)
    zero = (values == "0") & _silent_at_zero(frame, counted)
    return values.mask(zero, ""), best.mask(best == values, "")


def _silent_at_zero(frame: pd.DataFrame, counted: CountColumns) -> pd.Series:
    silent = any(row.option("zero") == "silent" for row in counted.columns.values())
    return pd.Series(silent, index=frame.index)


def _read(frame: pd.DataFrame, row: Meaning, remarks: Remarks) -> pd.Series:
    texts = frame[row.column]
    if coded := row.option("codes"):
        codes = dict(pair.partition(":")[::2] for pair in coded.split("|"))
        known = texts.isin(list(codes))
        remarks.note_rows(
            texts.index[known], row.column, texts, "a code, read as the range it stands for", RemarkOutcome.CHANGED
        )
        rest = read_counts(texts.mask(known, ""), remarks)
        return lookup(texts, codes).where(known, rest)
    read = read_counts(texts, remarks)
    if row.option("zero") == "silent":
        zero = texts.index[(read == "0").to_numpy()]
        remarks.note_rows(
            zero,
            row.column,
            texts,
            "none recorded, which does not say that there were none; not stated",
            RemarkOutcome.CHANGED,
        )
    return read


def _words(frame: pd.DataFrame, counted: CountColumns) -> pd.Series:
    """The cell that gives the number: itself, or its lower bound, or what is left."""
    words = pd.Series("", index=frame.index, dtype="str")
    for bound in ("best", "max", "min", ""):
        if row := counted.columns.get(bound):
            words = words.mask(frame[row.column] != "", frame[row.column])
    return words


def _best_words(frame: pd.DataFrame, counted: CountColumns) -> pd.Series:
    row = counted.columns.get("best")
    return frame[row.column] if row else pd.Series("", index=frame.index, dtype="str")

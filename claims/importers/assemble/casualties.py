"""Numbers of people: one statement for each outcome and group, from the columns that bound it."""

from collections.abc import Mapping as Pairs
from dataclasses import dataclass

import pandas as pd

from claims.importers.assemble.collection_builder import CollectionBuilder
from claims.importers.assemble.parties import counted_group
from claims.importers.cells.count_cells import join_bounds, read_counts, without_codes
from claims.importers.cells.ids import name_id
from claims.importers.cells.text_columns import distinct_texts, lookup, text_where
from claims.importers.cells.unknown_values import is_unknown
from claims.importers.mapping.heading_words import read_heading
from claims.importers.mapping.mapping import OUTCOMES, Mapping, Meaning
from claims.importers.mapping.several_figures import figure_beside
from claims.importers.remarks import RemarkOutcome, Remarks


@dataclass(frozen=True)
class CountColumns:
    """The columns that give one count: by "" the count itself, by "min", "max" and "best" its bounds and best estimate.

    `number` is that of a second count of the same people, "" for the first.
    """

    outcome: str
    group: str
    number: str
    columns: dict[str, Meaning]

    @property
    def name(self) -> str:
        """Ends the ids of its statements."""
        return ".".join(part for part in (self.outcome, name_id(self.group), self.number) if part)

    @property
    def is_silent_at_zero(self) -> bool:
        """Whether 0 says that none were recorded, not that there were none."""
        return any(row.option("zero") == "silent" for row in self.columns.values())


def add_counts(
    builder: CollectionBuilder, frame: pd.DataFrame, mapping: Mapping, *, chains: Pairs[str, pd.Series], cites: pd.Series,
    remarks: Remarks,
) -> None:  # fmt: skip
    """Adds how many people were killed, wounded and so on; the count of a group is part of the total of its row.

    Args:
        builder: Gets the statements.
        frame: The table.
        mapping: What its columns mean.
        chains: Column to who says its figures; by "" who says those of other columns.
        cites: The documents that each row cites.
        remarks: Gets what is changed or refused.
    """
    totals: dict[str, pd.Series] = {}
    # Totals first, so that the counts of groups can name them.
    for counted in sorted(
        count_columns(mapping), key=lambda counted: (OUTCOMES.index(counted.outcome), bool(counted.group))
    ):
        outcome, name = counted.outcome, counted.name
        values, best = _values(frame, counted, remarks)
        group = counted_group(builder, frame, counted.group)
        if isinstance(group, pd.Series):
            values = values.mask(group == "", "")
        part_of: pd.Series | str = ""
        if not counted.group:
            totals.setdefault(outcome, values)  # a second count is no total of groups
        elif outcome in totals:
            part_of = text_where(totals[outcome] != "", outcome)
        column = ", ".join(row.column for row in counted.columns.values())
        chain = _chain(counted, chains, frame)
        stance = text_where(chain != "", "relays", "asserts")
        builder.add_statements(
            outcome, values, name=name, words=_words(frame, counted, ("best", "max", "min", "")), column=column,
            part_of=part_of, group=group, cites=cites, chain=chain, stance=stance,
        )  # fmt: skip
        builder.add_statements(
            f"{outcome}_best", best, name=f"{name}.best", words=_words(frame, counted, ("best",)), column=column,
            group=group, cites=cites, chain=chain, stance=stance,
        )  # fmt: skip


def _chain(counted: CountColumns, chains: Pairs[str, pd.Series], frame: pd.DataFrame) -> pd.Series:
    """Who says the figure of each row; "" where its bounds are said by several."""
    nobody = pd.Series("", index=frame.index, dtype="str")
    first, *others = (chains.get(row.column, chains.get("", nobody)) for row in counted.columns.values())
    for other in others:
        first = first.where(first == other, "")
    return first


def count_columns(mapping: Mapping) -> list[CountColumns]:
    """The counts that a mapping reads, in its order; a second count of the same group is kept apart by `set=`."""
    columns: dict[tuple[str, str, str], dict[str, Meaning]] = {}
    for row in mapping.rows:
        if row.column and row.outcome:
            columns.setdefault((row.outcome, row.group, row.option("set")), {})[row.bound] = row
    return [CountColumns(*key, rows) for key, rows in columns.items()]


def _values(frame: pd.DataFrame, counted: CountColumns, remarks: Remarks) -> tuple[pd.Series, pd.Series]:
    """The count, and the best estimate where that says more than the count."""
    read = {bound: _read(frame, row, remarks) for bound, row in counted.columns.items()}
    nothing = pd.Series("", index=frame.index, dtype="str")
    values, best = read.get("", nothing), read.get("best", nothing)
    if "min" in read or "max" in read:
        joined = join_bounds(read.get("min", nothing), read.get("max", nothing), remarks)
        values = joined.mask((joined == "") & (values != ""), values)
    values = values.mask(values == "", best)
    best = best.mask(best == values, "")
    return values.mask(values == "0", "") if counted.is_silent_at_zero else values, best


def _read(frame: pd.DataFrame, row: Meaning, remarks: Remarks) -> pd.Series:
    texts = _part(frame[row.column], row, remarks) if row.part[0] else frame[row.column]
    if row.option("figure") == "named":
        texts = _named(texts, row, remarks)
    if not row.bound:  # 999 is an upper bound of hundreds
        texts = without_codes(texts, remarks)
    if codes := dict(pair.partition(":")[::2] for pair in row.option("codes").split("|") if pair):
        coded = texts.isin(list(codes))
        done = "a code, read as the range it means"
        remarks.note_rows(texts.index[coded], row.column, texts, done, RemarkOutcome.CHANGED)
        return lookup(texts, codes).where(coded, read_counts(texts.mask(coded, ""), remarks))
    counts = read_counts(texts, remarks)
    if row.option("zero") == "silent":
        zero = texts.index[(counts == "0").to_numpy()]
        done = "none recorded, which need not mean none; read as not stated"
        remarks.note_rows(zero, row.column, texts, done, RemarkOutcome.CHANGED)
    return counts


def _part(texts: pd.Series, row: Meaning, remarks: Remarks) -> pd.Series:
    """One figure of each cell that holds several; a cell with another number of figures is refused."""
    part, of = row.part
    figures = {text: text.split(row.separator or "/") for text in distinct_texts(texts) if not is_unknown(text)}
    others = texts.index[texts.isin([text for text, parts in figures.items() if text and len(parts) != of])]
    done = f"not {of} figures, so figure {part} is not read"
    remarks.note_rows(others, row.column, texts, done, RemarkOutcome.VALUE_REFUSED)
    read = {text: parts[part - 1].strip() for text, parts in figures.items() if len(parts) == of}
    return lookup(texts, {text: read.get(text, "") for text in distinct_texts(texts)}).rename(row.column)


def _named(texts: pd.Series, row: Meaning, remarks: Remarks) -> pd.Series:
    """The figure of each cell beside a word for the outcome; one with a figure and no word for any is refused."""
    named = {text: read_heading(text).outcome != "" for text in distinct_texts(texts)}
    unsaid = [text for text, is_named in named.items() if not is_named and any(map(str.isdigit, text))]
    done = "the cell does not say what its figure counts"
    remarks.note_rows(texts.index[texts.isin(unsaid)], row.column, texts, done, RemarkOutcome.VALUE_REFUSED)
    read = {text: figure_beside(text, row.outcome) if is_named else text for text, is_named in named.items()}
    return lookup(texts, read | dict.fromkeys(unsaid, "")).rename(row.column)


def _words(frame: pd.DataFrame, counted: CountColumns, bounds: tuple[str, ...]) -> pd.Series:
    """The cell that the count is read from: of the last bound in the list that the row fills."""
    words = pd.Series("", index=frame.index, dtype="str")
    for bound in bounds:
        if row := counted.columns.get(bound):
            words = words.mask(frame[row.column] != "", frame[row.column])
    return words

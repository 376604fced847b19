"""Joins rows that belong to one claim: one row per figure (long form), or one row per person."""

from dataclasses import replace
from typing import NamedTuple

import pandas as pd

from claims.importers.cells.date_cells import read_days
from claims.importers.cells.text_columns import distinct_texts, join_columns
from claims.importers.cells.unknown_values import known_texts
from claims.importers.mapping.mapping import Mapping, Meaning
from claims.importers.mapping.propose_mapping import propose_column
from claims.importers.remarks import RemarkOutcome, Remarks
from claims.values import number_of

_WHEN = ("date", "date_end", "year", "month", "day", "end_year", "end_month", "end_day")
_WHERE = ("country", "admin1", "admin2", "place", "place_and_region", "point", "latitude", "longitude")
_FIGURES = pd.Series(["3", "12", "0", "1"], dtype="str")  # any: the words alone say what is counted
_CELL_SEPARATOR = "\x1f"  # the unit separator of ASCII, so that cells do not run into one another


class JoinedRows(NamedTuple):
    """A table with one row per claim.

    Attributes:
        frame: The first row of each claim, its empty cells filled from the others, and a column for each figure.
        mapping: What the columns mean, those of figures too.
        cell_rows: For the columns of figures, the row that each cell stands in.
        counted: For columns whose cells are numbers of rows, which rows they are.
        speakers: For columns of figures, who says each cell, as written; "" where its rows name several or none.
    """

    frame: pd.DataFrame
    mapping: Mapping
    cell_rows: dict[str, pd.Series]
    counted: dict[str, pd.Series]
    speakers: dict[str, pd.Series]


def rows_by_claim(frame: pd.DataFrame, mapping: Mapping, remarks: Remarks) -> JoinedRows:
    """The table as it is, unless its rows are figures or persons; these become one row for each claim.

    Rows are of one claim that have the same id, else the same day and place, and the same source. In long form a
    second figure of one kind is kept as a second count; of persons it is counted how many rows there are.
    """
    field, value, each = mapping.column("field"), mapping.column("value"), mapping.each_row
    if each is None and field is None:
        return JoinedRows(frame, mapping, {}, {}, {})
    words = frame[field.column].str.strip() if field else pd.Series(each.means if each else "", index=frame.index)
    meanings = _meanings(words, remarks) if field else {each.means: each} if each else {}
    keys = _claim_keys(frame, mapping, is_long=value is not None)
    joined, first_rows = _first_rows(frame, keys)
    if value is None:
        _join_days_of_publication(joined, frame, first_rows, mapping, remarks)
    cell_rows: dict[str, pd.Series] = {}
    counted: dict[str, pd.Series] = {}
    speakers: dict[str, pd.Series] = {}
    added: list[Meaning] = []
    for meaning in dict.fromkeys(meanings.values()):
        rows = words.index[words.isin([word for word, each_meaning in meanings.items() if each_meaning == meaning])]
        for group, of_group in _by_group(frame.loc[rows], meaning):
            said = replace(meaning, group=group)
            if value:
                parts = _figures(frame[value.column].loc[of_group], first_rows, said)
                cell_rows |= {row.column: texts.index.to_series(index=at) for row, texts, at in parts}
                speakers |= {
                    row.column: _speakers(frame, mapping, first_rows.loc[texts.index], remarks)
                    for row, texts, _ in parts
                }
                columns = {row.column: pd.Series(texts.to_numpy(), index=at) for row, texts, at in parts}
                added += [row for row, _, _ in parts]
            else:
                row, numbers = _numbers_of_rows(of_group, first_rows, said)
                columns = {row.column: numbers.map(len).astype("str")}
                counted[row.column] = numbers.map(lambda listed: ", ".join(map(str, listed)))
                speakers[row.column] = _speakers(frame, mapping, first_rows.loc[of_group], remarks)
                added.append(row)
            for name, texts in columns.items():
                joined[name] = texts.reindex(joined.index, fill_value="").astype("str")
    done = f"joined into {number_of(len(joined), 'claims')}"
    one = "a figure" if value else f"a person {each.means}" if each and not field else "a person"
    remarks.note("", f"{number_of(len(frame), 'rows')}, each {one}", done)
    kept = tuple(row for row in mapping.rows if row.means not in ("field", "value"))
    return JoinedRows(joined, replace(mapping, rows=(*kept, *added)), cell_rows, counted, speakers)


def _meanings(words: pd.Series, remarks: Remarks) -> dict[str, Meaning]:
    """The count that each word stands for; words that stand for none are refused with a remark."""
    proposed = {word: replace(propose_column(word, _FIGURES), column="") for word in distinct_texts(words) if word}
    known = {word: meaning for word, meaning in proposed.items() if meaning.outcome}
    unknown = words.index[~words.isin(list(known))]
    remarks.note_rows(unknown, str(words.name), words, "no figure that is known", RemarkOutcome.VALUE_REFUSED)
    return known


def _claim_keys(frame: pd.DataFrame, mapping: Mapping, *, is_long: bool) -> pd.Series:
    """A text for each row, the same for rows of one claim; a row without id, day and place is a claim of its own."""
    ids = _joined(frame, mapping, ("id",))
    if is_long and len(ids) > 1 and not ids[ids != ""].duplicated().any():
        ids = ids.mask(ids != "", "")  # they number the figures, not the claims
    when, where = _joined(frame, mapping, _WHEN), _joined(frame, mapping, _WHERE)
    events = when + _CELL_SEPARATOR + where
    alone = pd.Series(frame.index.astype("str"), index=frame.index)
    keys = ids.mask(ids == "", events.mask((when == "") & (where == ""), alone))
    # Rows of persons told on several days are one account; figures told on several days are an account each.
    account = ("source", "document", "published") if is_long else ("source", "document")
    return keys + _CELL_SEPARATOR + _joined(frame, mapping, account)


def _joined(frame: pd.DataFrame, mapping: Mapping, meanings: tuple[str, ...]) -> pd.Series:
    columns = [frame[row.column] for means in meanings for row in mapping.columns(means)]
    return join_columns([pd.Series("", index=frame.index, dtype="str"), *columns], _CELL_SEPARATOR)


def _first_rows(frame: pd.DataFrame, keys: pd.Series) -> tuple[pd.DataFrame, pd.Series]:
    """The first row of each key with its empty cells filled from later rows, and for each row the first of its key."""
    numbers = pd.Series(frame.index, index=frame.index)
    first_rows = numbers.groupby(keys.to_numpy(), sort=False).transform("first")
    filled = frame.where(frame != "").groupby(first_rows.to_numpy(), sort=False).first()
    return filled.fillna("").astype("str").set_axis(first_rows.unique()), first_rows


def _join_days_of_publication(
    joined: pd.DataFrame, frame: pd.DataFrame, first_rows: pd.Series, mapping: Mapping, remarks: Remarks
) -> None:
    """Writes the first and the last day into the cells of claims whose rows were published on several days."""
    row = mapping.column("published")
    if row is None:
        return
    days = read_days(frame[row.column], Remarks(""), order=row.option("order"), calendar=row.option("calendar"))
    of_claim = days.groupby(first_rows.to_numpy())
    first, last = (each.dt.strftime("%Y-%m-%d") for each in (of_claim["first"].min(), of_claim["last"].max()))
    several = of_claim["first"].nunique() > 1
    spans = (first + "/" + last)[several]
    if several.any():
        joined[row.column] = spans.reindex(joined.index).fillna(first).fillna(joined[row.column]).astype("str")
    done = "one account, published from the first to the last"
    remarks.note_rows(spans.index, row.column, spans, done, RemarkOutcome.CHANGED)


def _speakers(frame: pd.DataFrame, mapping: Mapping, first_rows: pd.Series, remarks: Remarks) -> pd.Series:
    """Who says the figures of these rows, by claim: "" where the rows of a claim do not all name the same, with a remark."""
    row = mapping.column("speaker")
    if row is None:
        return pd.Series("", index=first_rows.unique(), dtype="str")
    named = known_texts(frame[row.column].loc[first_rows.index]).groupby(first_rows.to_numpy(), sort=False)
    are_several = named.nunique() > 1
    several = named.agg(lambda texts: ", ".join(text or "nobody" for text in texts.unique()))[are_several]
    done = "rows of several speakers, counted as the table's own figure"
    remarks.note_rows(several.index, row.column, several, done, RemarkOutcome.NOTED)
    return named.first().where(~are_several, "")


def _by_group(frame: pd.DataFrame, meaning: Meaning) -> list[tuple[str, pd.Index]]:
    """The rows of each group that a column names, and all of them where none does."""
    name = meaning.group.strip("{}").lower()
    column = next((each for each in frame.columns if meaning.group.startswith("{") and each.lower() == name), None)
    if column is None:
        return [(meaning.group, frame.index)]
    groups = known_texts(frame[column])
    return [("", frame.index), *((group, groups.index[groups == group]) for group in distinct_texts(groups) if group)]


def _figures(values: pd.Series, first_rows: pd.Series, said: Meaning) -> list[tuple[Meaning, pd.Series, pd.Index]]:
    """The first figure of each claim, the second and so on, each a column: its meaning, its cells, and their claims."""
    at = first_rows.loc[values.index]
    number = at.groupby(at.to_numpy()).cumcount() + 1
    named = f"{values.name} ({' of '.join(part for part in (said.means, said.group) if part)})"
    parts = []
    for turn in number.unique().tolist():
        texts = values[number == turn]
        name, detail = (named, "") if turn == 1 else (f"{named} {turn}", f"set={turn}")
        parts.append((replace(said, column=name, detail=detail), texts, pd.Index(at[texts.index])))
    return parts


def _numbers_of_rows(rows: pd.Index, first_rows: pd.Series, said: Meaning) -> tuple[Meaning, pd.Series]:
    """The rows of each claim as a list, and what their number means."""
    at = first_rows.loc[rows]
    listed = pd.Series(rows, index=rows).groupby(at.to_numpy(), sort=False).agg(list)
    name = f"rows ({' of '.join(part for part in (said.means, said.group) if part)})"
    return replace(said, column=name), listed

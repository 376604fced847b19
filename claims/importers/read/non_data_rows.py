"""Rows of a table that are no data: a second heading, the heading again, totals."""

import re

import numpy as np
import pandas as pd

from claims.importers.cells.text_columns import distinct_texts
from claims.importers.read.headings import Heading
from claims.importers.remarks import RemarkOutcome, Remarks

_TOTAL = re.compile(r"(grand |sub-?)?(totals?|sum|gesamt|summe|المجموع|الإجمالي)\b.{0,20}", re.IGNORECASE)
_TOTAL_WORDS = "(?i)total|sum|gesamt|المجموع|الإجمالي"  # one of them is in every word for a total
_UNKNOWN = ("unknown", "n/a", "na", "-", "none", "nan")
MAX_TOTAL_CHARACTERS = 15  # of a word for a total in a row with many filled cells: longer texts may be data
MIN_QUESTION_CHARACTERS = 20  # of a text above days or numbers that has digits itself
_ROWS_TRIED = 200  # below the first, to tell columns of numbers


def refuse_non_data_rows(
    frame: pd.DataFrame, heading: Heading, remarks: Remarks
) -> tuple[pd.DataFrame, dict[str, str]]:
    """The rows that are data, and what a second row of headings says of each column; the other rows get a remark."""
    if frame.empty:
        return frame, {}
    filled = (frame != "").sum(axis=1)
    second = _second_heading(frame)
    labels = {str(name): str(text) for name, text in frame.iloc[0].items() if text} if second.any() else {}
    is_data = pd.Series(True, index=frame.index)
    for found, rows in (
        ("the heading again", again := _repeated_heading(frame, heading)),
        ("a line above a heading", (filled == 1) & again.shift(-1, fill_value=False)),
        ("a line below the heading", _first_row_if(frame, condition=frame.iloc[0].str.fullmatch(":?-{2,}:?").all())),
        ("a second row of headings", second),
        ("a row of codes of a survey program", frame.iloc[:, 0].str.startswith('{"ImportId"')),
        ("a row of totals", _totals(frame, filled)),
        ("a note below the table", _notes_below(frame, filled)),
    ):
        remarks.note_rows(frame.index[rows & is_data], "", found, "not read as data", RemarkOutcome.ROW_REFUSED)
        is_data &= ~rows
    return frame[is_data], labels


def _first_row_if(frame: pd.DataFrame, *, condition: bool | np.bool_) -> pd.Series:
    """A mask of the first row, or of none."""
    return pd.Series((frame.index == frame.index[0]) & condition, index=frame.index)


def _repeated_heading(frame: pd.DataFrame, heading: Heading) -> pd.Series:
    """Rows that hold the names of most columns in their places."""
    written = dict(zip(heading.names, heading.written, strict=True))
    same = pd.DataFrame({name: frame[name] == written[name] for name in frame.columns}).sum(axis=1)
    return same >= max(2, 0.8 * len(frame.columns))


def _second_heading(frame: pd.DataFrame) -> pd.Series:
    """The first row, where it has words in two or more columns that hold numbers or days below, or units in brackets."""
    if len(frame) < 4:
        return _first_row_if(frame, condition=False)
    below = frame.iloc[1:_ROWS_TRIED]
    numeric = [name for name in frame.columns if _holds_numbers(below[name])]
    words = frame.iloc[0][numeric]
    filled = words[words != ""]
    are_units = filled.str.fullmatch(r"[(\[].*[)\]]").all()
    are_words = are_units or filled.str.contains(r"[^\W\d_]").all()
    are_words &= not (filled.str.contains(r"\d") & (filled.str.len() < MIN_QUESTION_CHARACTERS)).any()
    has_words = (
        len(filled) >= 2
        and (are_units or len(filled) == len(words) or len(filled) >= max(3, len(words) / 2))
        and are_words
    )
    return _first_row_if(frame, condition=has_words and not filled.str.lower().isin(_UNKNOWN).any())


def _holds_numbers(cells: pd.Series) -> bool:
    filled = cells[cells != ""]
    return len(filled) > 0.3 * len(cells) and bool(filled.str.contains(r"\d").mean() > 0.7)


def _totals(frame: pd.DataFrame, filled: pd.Series) -> pd.Series:
    """Rows that begin with a word for a total, or have one in the first three cells and few others filled."""
    few_filled = filled < 0.7 * filled.median()
    likely = frame.loc[frame.iloc[:, 0].str.contains(_TOTAL_WORDS), frame.columns[0]]
    totals = frame.iloc[:, 0].isin(
        [text for text in distinct_texts(likely) if len(text) <= MAX_TOTAL_CHARACTERS and _is_total(text)]
    )
    for name in frame.columns[:3]:
        totals |= few_filled & frame[name].isin(
            [text for text in distinct_texts(frame.loc[few_filled, name]) if _is_total(text)]
        )
    return totals


def _notes_below(frame: pd.DataFrame, filled: pd.Series) -> pd.Series:
    """The last rows that have nothing but their first cell, where other rows have three cells and more."""
    alone = (filled == 1) & (frame.iloc[:, 0] != "") & (filled.median() >= 3)
    return alone[::-1].cummin()[::-1]


def _is_total(text: str) -> bool:
    return bool(_TOTAL.fullmatch(text))

"""Rows that are no data: tags, a second heading, the heading again, totals."""

import re

import pandas as pd

from claims.importers.cells.text_columns import distinct_texts
from claims.importers.read.headings import Heading
from claims.importers.remarks import RemarkOutcome, Remarks

_TOTAL = re.compile(r"(grand |sub-?)?(totals?|sum|gesamt|summe|المجموع|الإجمالي)\b.{0,20}", re.IGNORECASE)
_DIGIT = r"\d"


def refuse_odd_rows(frame: pd.DataFrame, heading: Heading, remarks: Remarks) -> pd.DataFrame:
    """The rows that are data; the others are left out with a remark each."""
    if frame.empty:
        return frame
    filled = (frame != "").sum(axis=1)
    odd = {
        "a row of HXL tags below the heading": _tagged(frame, filled),
        "the heading again": _same_as(frame, heading),
        "a second row of headings": _second_heading(frame),
        "a row of totals": _totals(frame, filled),
    }
    left = pd.Series(True, index=frame.index)
    for found, rows in odd.items():
        remarks.note_rows(frame.index[rows & left], "", found, "not read as data", RemarkOutcome.ROW_REFUSED)
        left &= ~rows
    return frame[left]


def _tagged(frame: pd.DataFrame, filled: pd.Series) -> pd.Series:
    first = pd.Series(frame.index == frame.index[0], index=frame.index)
    tags = int(frame.iloc[0].str.startswith("#").sum())
    return first & (2 * tags >= filled) & (tags > 0)


def _same_as(frame: pd.DataFrame, heading: Heading) -> pd.Series:
    written = dict(zip(heading.names, heading.written, strict=True))
    same = pd.DataFrame({name: frame[name] == written[name] for name in frame.columns}).sum(axis=1)
    return same >= max(2, 0.8 * len(frame.columns))


def _second_heading(frame: pd.DataFrame) -> pd.Series:
    """The first row, where it has no digit in columns that below are mostly numbers."""
    none = pd.Series(False, index=frame.index)
    if len(frame) < 4:
        return none
    below = frame.iloc[1:200]
    numeric = [name for name in frame.columns if below[name].str.contains(_DIGIT).mean() > 0.7]
    first = frame.iloc[0][numeric]
    if len(numeric) < 2 or not (first != "").all() or first.str.contains(_DIGIT).any():
        return none
    unknown = first.str.lower().isin(["unknown", "n/a", "na", "-", "none", "nan"]).any()
    return none if unknown else pd.Series(frame.index == frame.index[0], index=frame.index)


def _totals(frame: pd.DataFrame, filled: pd.Series) -> pd.Series:
    """Rows that begin with a word for a total and leave most cells empty that others fill."""
    few = filled < 0.7 * filled.median()
    found = pd.Series(False, index=frame.index)
    for name in frame.columns[:3]:
        texts = frame.loc[few, name]
        found.loc[texts.index[texts.isin([text for text in distinct_texts(texts) if _TOTAL.fullmatch(text)])]] = True
    first = frame.iloc[:, 0]
    found |= first.isin([text for text in distinct_texts(first) if len(text) < 16 and _TOTAL.fullmatch(text)])
    return found

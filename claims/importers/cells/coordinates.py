"""Reading coordinates: decimal habits, degrees with letters, and points that no place can have."""

import re

import pandas as pd

from claims.importers.cells.text_columns import distinct_texts, lookup
from claims.importers.cells.unknown_values import is_unknown
from claims.importers.remarks import RemarkOutcome, Remarks

_DEGREES = re.compile(r"([+-]?\d{1,3})(?:[.,](\d+))?°?\s*([NSEWnsew])?")


def read_points(latitude: pd.Series, longitude: pd.Series, remarks: Remarks) -> tuple[pd.Series, pd.Series]:
    """Both columns as numbers in text, "" where either is missing, unreadable or impossible."""
    north, east = _degrees(latitude, remarks, most=90), _degrees(longitude, remarks, most=180)
    alone = (north == "") != (east == "")
    known = alone & ((latitude != "") & (longitude != ""))
    both = latitude.astype("str") + ", " + longitude.astype("str")
    column = f"{latitude.name} and {longitude.name}"
    remarks.note_rows(
        latitude.index[alone & ~known], column, both, "half a point, left out", RemarkOutcome.VALUE_REFUSED
    )
    zero = (north.astype("str") == "0") & (east == "0")
    remarks.note_rows(
        latitude.index[zero],
        column,
        both,
        "0, 0 is open sea and mostly an empty cell; left out",
        RemarkOutcome.VALUE_REFUSED,
    )
    drop = alone | zero
    return north.mask(drop, ""), east.mask(drop, "")


def _degrees(texts: pd.Series, remarks: Remarks, *, most: float) -> pd.Series:
    column = str(texts.name)
    read = {text: _degree(text) for text in distinct_texts(texts) if text}
    unknown = [text for text in read if is_unknown(text)]
    remarks.note_rows(
        texts.index[texts.isin(unknown)],
        column,
        texts,
        "a word or code for unknown, read as not stated",
        RemarkOutcome.CHANGED,
    )
    strange = [text for text, number in read.items() if number is None and text not in unknown]
    remarks.note_rows(texts.index[texts.isin(strange)], column, texts, "no degrees", RemarkOutcome.VALUE_REFUSED)
    far = [text for text, number in read.items() if number is not None and abs(number) > most and text not in unknown]
    remarks.note_rows(
        texts.index[texts.isin(far)], column, texts, f"impossible: beyond {most:g} degrees", RemarkOutcome.VALUE_REFUSED
    )
    commas = [text for text in read if "," in text and text not in strange]
    if commas:
        remarks.note(column, f"decimal commas such as {commas[0]}", "read as decimals")
    good = {text: _text(number) for text, number in read.items() if number is not None and text not in {*far, *unknown}}
    return lookup(texts, good)


def _degree(text: str) -> float | None:
    match = _DEGREES.fullmatch(text.strip())
    if not match:
        return None
    number = float(f"{match[1]}.{match[2] or 0}")
    return -number if (match[3] or "").upper() in {"S", "W"} else number


def _text(number: float) -> str:
    return str(int(number)) if number == int(number) else repr(round(number, 6))

"""Columns of coordinates: decimal signs, degrees with letters, and points that cannot be meant."""

import re

import pandas as pd

from claims.importers.cells.text_columns import distinct_texts, lookup
from claims.importers.cells.unknown_values import note_unknown
from claims.importers.remarks import RemarkOutcome, Remarks

MAX_LATITUDE, MAX_LONGITUDE = 90, 180
_DECIMALS = 6  # a tenth of a metre; more are noise of floating point
_DEGREES = re.compile(r"([+-]?\d{1,3})(?:[.,](\d+))?°?\s*([NSEWnsew])?")


def read_points(latitude: pd.Series, longitude: pd.Series, remarks: Remarks) -> tuple[pd.Series, pd.Series]:
    """Both columns in decimal degrees as text, "" for a point of which either is missing, unreadable or impossible."""
    north = _degrees(latitude, remarks, most=MAX_LATITUDE)
    east = _degrees(longitude, remarks, most=MAX_LONGITUDE)
    half = (north == "") != (east == "")
    half_written = half & ((latitude == "") | (longitude == ""))
    origin = (north == "0") & (east == "0")
    written = latitude.astype("str") + ", " + longitude.astype("str")
    for refused, done in (
        (half_written, "half a point, left out"),
        (origin, "0, 0 is open sea and mostly an empty cell; left out"),
    ):
        column = f"{latitude.name} and {longitude.name}"
        remarks.note_rows(latitude.index[refused], column, written, done, RemarkOutcome.VALUE_REFUSED)
    return north.mask(half | origin, ""), east.mask(half | origin, "")


def _degrees(texts: pd.Series, remarks: Remarks, *, most: int) -> pd.Series:
    texts = texts.mask(note_unknown(texts, remarks), "")
    degrees = {text: _degree(text) for text in distinct_texts(texts) if text}
    unreadable = [text for text, number in degrees.items() if number is None]
    beyond = [text for text, number in degrees.items() if number is not None and abs(number) > most]
    for refused, done in ((unreadable, "no degrees"), (beyond, f"impossible: beyond {most} degrees")):
        rows = texts.index[texts.isin(refused)]
        remarks.note_rows(rows, str(texts.name), texts, done, RemarkOutcome.VALUE_REFUSED)
    commas = [text for text in degrees if "," in text and text not in unreadable]
    if commas:
        remarks.note(str(texts.name), f"decimal commas such as {commas[0]}", "read as decimals")
    return lookup(
        texts, {text: _text(number) for text, number in degrees.items() if number is not None and text not in beyond}
    )


def _degree(text: str) -> float | None:
    match = _DEGREES.fullmatch(text.strip())
    if not match:
        return None
    number = float(f"{match[1]}.{match[2] or 0}")
    return -number if (match[3] or "").upper() in {"S", "W"} else number


def _text(number: float) -> str:
    return str(int(number)) if number == int(number) else repr(round(number, _DECIMALS))

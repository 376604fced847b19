"""Parsing values: the texts of statements and documents as numbers and days, each distinct text read once."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd
from pandas.arrays import BooleanArray, IntegerArray

from claims.collection.columns import Columns
from claims.collection.problems import ProblemLog, offer
from claims.errors import ValueFormatError
from claims.model import FieldType, split_list
from claims.values import Count, Precision, Span, parse_flag

T = TypeVar("T")
Tables = Mapping[str, Columns]
Days = npt.NDArray[np.datetime64]
Texts = list[tuple[int, str]]  # a row number and a text of it

_PUBLISHED = ("published_from", "published_to")
_NO_DAY = np.datetime64("NaT", "D")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def parse_values(tables: Tables, log: ProblemLog) -> dict[str, pd.DataFrame]:
    """By table, what stands in `tables.PARSED_COLUMNS`, a row each; rows whose value cannot be read are refused."""
    statements = tables["statements"]
    by_field = _values_by_field(statements)
    types = dict(zip(tables["fields"]["field"], tables["fields"]["type"], strict=True))
    of_type = {
        type_: [value for field, values in by_field.items() if types.get(field) == type_ for value in values]
        for type_ in (FieldType.FLAG, FieldType.COUNT, FieldType.SPAN)
    }
    _read_each(of_type[FieldType.FLAG], parse_flag, log)
    _refuse_terms({field: by_field[field] for field in by_field if types.get(field) == FieldType.TERM}, tables, log)
    counts = _parse_counts(of_type[FieldType.COUNT], log)
    spans = _parse_spans(of_type[FieldType.SPAN], tables, log)
    return {"documents": _days_of(tables["documents"]), "statements": _frame_of(statements.rows, counts, spans)}


def publication_days(documents: Columns) -> tuple[Days, Days]:
    """The first and the last day on which each document can have been published; a text that is none gives NaT."""
    first, last = (documents.distinct(column) for column in _PUBLISHED)
    place_of = {text: place for place, text in enumerate(dict.fromkeys([*first, *last]))}
    days = np.array([_read_day(text) for text in place_of], dtype="datetime64[D]")
    places = (np.array([place_of[text] for text in documents[column]], dtype=int) for column in _PUBLISHED)
    first_days, last_days = (days[each] for each in places)
    return first_days, last_days


def _read_day(text: str) -> np.datetime64:
    """The check of cells has refused what is no day, but its row is checked to the end."""
    try:
        return np.datetime64(date.fromisoformat(text)) if _DAY.fullmatch(text) else _read_loosely(text)
    except ValueError:
        return _read_loosely(text)


def _read_loosely(text: str) -> np.datetime64:
    if not text:
        return _NO_DAY
    days = pd.to_datetime(pd.Series([text], dtype="str"), format="%Y-%m-%d", errors="coerce")
    day: np.datetime64 = days.to_numpy(dtype="datetime64[D]")[0]
    return day


def _days_of(documents: Columns) -> pd.DataFrame:
    first, last = (days.astype("datetime64[us]") for days in publication_days(documents))
    return pd.DataFrame({"published_first": first, "published_last": last})


def _values_by_field(statements: Columns) -> dict[str, Texts]:
    """The values that are written, field by field."""
    by_field: dict[str, Texts] = {field: [] for field in statements.distinct("field")}
    for row, field, value in zip(statements.rows, statements["field"], statements["value"], strict=True):
        if value:
            by_field[field].append((row, value))
    return by_field


def _read_each(texts: Texts, read: Callable[[str], T], log: ProblemLog) -> dict[str, T]:
    """Every distinct text as read; the rows of unreadable ones are refused."""
    good: dict[str, T] = {}
    bad: dict[str, str] = {}
    for text in dict.fromkeys(text for _, text in texts):
        try:
            good[text] = read(text)
        except ValueFormatError as error:
            bad[text] = error.allowed
    log.refuse_texts("statements", "value", texts, bad)
    return good


def _refuse_terms(by_field: Mapping[str, Texts], tables: Tables, log: ProblemLog) -> None:
    fields = tables["fields"]
    terms = {field: split_list(text) for field, text in zip(fields["field"], fields["terms"], strict=True)}
    for field, values in sorted(by_field.items()):
        known = terms[field]  # a field without terms is refused itself
        unknown = dict.fromkeys(text for _, text in values if known and text not in known)
        allowed = f"one of {', '.join(known)}"
        log.refuse_texts("statements", "value", values, {text: allowed + offer(text, known) for text in unknown})


def _parse_counts(texts: Texts, log: ProblemLog) -> dict[int, Count]:
    count_of = _read_each(texts, Count.parse, log)
    return {row: count_of[text] for row, text in texts if text in count_of}


def _parse_spans(texts: Texts, tables: Tables, log: ProblemLog) -> dict[int, Span]:
    """A day count is read from the day it was said: `said`, or else the days of publication."""
    dated = [(row, text) for row, text in texts if not text.startswith("day")]
    counted = [(row, text) for row, text in texts if text.startswith("day")]
    span_of = _read_each(dated, Span.parse, log)
    spans = {row: span_of[text] for row, text in dated if text in span_of}
    return {**spans, **_parse_day_counts(dict(counted), tables, log)}


def _parse_day_counts(texts: Mapping[int, str], tables: Tables, log: ProblemLog) -> dict[int, Span]:
    if not texts:
        return {}
    statements, claims = tables["statements"], tables["claims"]
    document_of = dict(zip(claims["claim_id"], claims["document_id"], strict=True))
    published = _publication(tables["documents"])
    spans: dict[int, Span] = {}
    for row, said, claim in zip(statements.rows, statements["said"], statements["claim_id"], strict=True):
        if row not in texts:
            continue
        try:
            spans[row] = Span.parse(texts[row], said=_said(said) or _within(published.get(document_of.get(claim, ""))))
        except ValueFormatError as error:
            log.refuse("statements", row, "value", repr(texts[row]), error.allowed)
        except OverflowError:
            log.refuse("statements", row, "value", repr(texts[row]), "a day count that begins after the year 1")
    return spans


def _said(text: str) -> Span | None:
    """None also where the text cannot be read: the check of cells has refused its row already."""
    try:
        return Span.parse(text) if text else None
    except ValueFormatError:
        return None


def _within(days: tuple[date, date] | None) -> Span | None:
    return Span(*days, Precision.WITHIN) if days else None


def _publication(documents: Columns) -> Mapping[str, tuple[date, date]]:
    """The days of publication of every document of which both are known."""
    first_days, last_days = (days.tolist() for days in publication_days(documents))
    return {
        document: (first, last)
        for document, first, last in zip(documents["document_id"], first_days, last_days, strict=True)
        if isinstance(first, date) and isinstance(last, date) and first <= last
    }


def _frame_of(rows: Sequence[int], counts: Mapping[int, Count], spans: Mapping[int, Span]) -> pd.DataFrame:
    """The parsed columns; arrays are filled where something was read, for most statements neither count nor date."""
    counted = [place for place, row in enumerate(rows) if row in counts]
    dated = [place for place, row in enumerate(rows) if row in spans]
    of_counts = [counts[rows[place]] for place in counted]
    of_spans = [spans[rows[place]] for place in dated]
    size = len(rows)
    vague = _filled(size, "bool", False, counted, [count.vague for count in of_counts])
    precision = _filled(size, "object", "", dated, [span.precision.value for span in of_spans])
    return pd.DataFrame(
        {
            "low": _whole_numbers(size, counted, [count.low for count in of_counts]),
            "high": _whole_numbers(size, counted, [count.high for count in of_counts]),
            "vague": BooleanArray(vague, _filled(size, "bool", True, counted, False)),
            "first": _filled(size, "datetime64[us]", None, dated, [span.first for span in of_spans]),
            "last": _filled(size, "datetime64[us]", None, dated, [span.last for span in of_spans]),
            "precision": pd.array(precision, dtype="str"),
        }
    )


def _whole_numbers(size: int, places: list[int], numbers: list[int | None]) -> IntegerArray:
    missing = _filled(size, "bool", True, places, [number is None for number in numbers])
    return IntegerArray(_filled(size, "int64", 0, places, [number or 0 for number in numbers]), missing)


def _filled(
    size: int, dtype: str, empty: object, places: list[int], cells: object
) -> npt.NDArray[Any]:  # of any of these kinds
    """An array that holds the cells at their places and elsewhere the empty one."""
    array = np.full(size, empty, dtype=dtype)
    array[places] = np.array(cells, dtype=dtype)
    return array

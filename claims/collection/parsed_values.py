"""Parsing values: the texts of statements and documents as numbers and days, each distinct text read once."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from claims.collection.problems import Frames, ProblemLog, distinct, offer
from claims.errors import ValueFormatError
from claims.model import FieldType, split_list
from claims.values import Count, Precision, Span, parse_flag

T = TypeVar("T")


def parse_values(frames: Frames, log: ProblemLog) -> dict[str, pd.DataFrame]:
    """The frames with `tables.PARSED_COLUMNS`; rows whose value cannot be read are refused."""
    documents = _parse_publication(frames["documents"])
    statements = frames["statements"]
    types = statements["field"].map(dict(zip(frames["fields"]["field"], frames["fields"]["type"], strict=True)))
    filled = statements["value"] != ""
    values = statements[["field", "claim_id", "value", "said"]][filled]
    of_type = {type_: values[types[filled] == type_] for type_ in FieldType}
    _read_each(of_type[FieldType.FLAG]["value"], parse_flag, log)
    _refuse_terms(of_type[FieldType.TERM], frames["fields"], log)
    counts = _parse_counts(of_type[FieldType.COUNT]["value"], log)
    spans = _parse_spans(of_type[FieldType.SPAN], frames["claims"], documents, log)
    parsed = pd.concat([statements, counts.reindex(statements.index), spans.reindex(statements.index)], axis=1)
    parsed["precision"] = parsed["precision"].fillna("").astype("str")
    return {**frames, "documents": documents, "statements": parsed}


def _parse_publication(documents: pd.DataFrame) -> pd.DataFrame:
    """An unreadable day is none; the check of cells has refused its row already."""
    days = {
        parsed: pd.to_datetime(documents[column], format="%Y-%m-%d", errors="coerce").astype("datetime64[us]")
        for parsed, column in (("published_first", "published_from"), ("published_last", "published_to"))
    }
    return documents.assign(**days)


def _read_each(texts: pd.Series, read: Callable[[str], T], log: ProblemLog) -> dict[str, T]:
    """Every distinct text as read; the rows of unreadable ones are refused."""
    good: dict[str, T] = {}
    bad: dict[str, str] = {}
    for text in distinct(texts):
        try:
            good[text] = read(text)
        except ValueFormatError as error:
            bad[text] = error.allowed
    log.refuse_texts("statements", texts, bad)
    return good


def _refuse_terms(statements: pd.DataFrame, fields: pd.DataFrame, log: ProblemLog) -> None:
    terms = {field: split_list(text) for field, text in zip(fields["field"], fields["terms"], strict=True)}
    for field, values in statements.groupby("field")["value"]:
        known = terms[str(field)]  # a field without terms is refused itself
        unknown = [text for text in distinct(values) if known and text not in known]
        allowed = f"one of {', '.join(known)}"
        log.refuse_texts("statements", values, {text: allowed + offer(text, known) for text in unknown})


def _parse_counts(values: pd.Series, log: ProblemLog) -> pd.DataFrame:
    count_of = _read_each(values, Count.parse, log)
    counts = [count_of.get(text) for text in values.tolist()]
    return pd.DataFrame(
        {
            "low": pd.array([count.low if count else None for count in counts], dtype="Int64"),
            "high": pd.array([count.high if count else None for count in counts], dtype="Int64"),
            "vague": pd.array([count.vague if count else None for count in counts], dtype="boolean"),
        },
        index=values.index,
    )


def _parse_spans(
    statements: pd.DataFrame, claims: pd.DataFrame, documents: pd.DataFrame, log: ProblemLog
) -> pd.DataFrame:
    """A day count is read from the day it was said: `said`, or else the days of publication."""
    counted = statements["value"].str.startswith("day")
    values = statements.loc[~counted, "value"]
    span_of = _read_each(values, Span.parse, log)
    known: dict[int, Span | None] = dict(zip(values.index.tolist(), map(span_of.get, values.tolist()), strict=True))
    known |= _parse_day_counts(statements[counted], claims, documents, log)
    spans = [known.get(row) for row in statements.index.tolist()]
    return pd.DataFrame(
        {
            "first": _days([span.first if span else None for span in spans]),
            "last": _days([span.last if span else None for span in spans]),
            "precision": pd.array([span.precision.value if span else "" for span in spans], dtype="str"),
        },
        index=statements.index,
    )


def _days(days: list[date | None]) -> npt.NDArray[np.datetime64]:
    return pd.Series(days, dtype="datetime64[us]").to_numpy(dtype="datetime64[us]")


def _parse_day_counts(
    statements: pd.DataFrame, claims: pd.DataFrame, documents: pd.DataFrame, log: ProblemLog
) -> dict[int, Span]:
    if statements.empty:
        return {}
    published = _publication(documents)
    published_of = {
        claim: published.get(document)
        for claim, document in zip(claims["claim_id"], claims["document_id"], strict=True)
    }
    spans: dict[int, Span] = {}
    columns = (statements["value"], statements["said"], statements["claim_id"])
    for row, value, said, claim in zip(statements.index, *columns, strict=True):
        try:
            spans[row] = Span.parse(value, said=_said(said) or published_of.get(claim))
        except ValueFormatError as error:
            log.refuse("statements", row, "value", repr(value), error.allowed)
        except OverflowError:
            log.refuse("statements", row, "value", repr(value), "a day count that begins after the year 1")
    return spans


def _said(text: str) -> Span | None:
    """None also where the text cannot be read: the check of cells has refused its row already."""
    try:
        return Span.parse(text) if text else None
    except ValueFormatError:
        return None


def _publication(documents: pd.DataFrame) -> dict[str, Span]:
    known = documents[documents["published_first"].notna() & documents["published_last"].notna()]
    rows = zip(known["document_id"], known["published_first"], known["published_last"], strict=True)
    return {
        document: Span(first.date(), last.date(), Precision.WITHIN) for document, first, last in rows if first <= last
    }

"""Cells of a filled workbook as their columns ask: days, numbers, yes and no, and words of closed lists as people write them."""

from collections.abc import Callable, Iterable
from functools import partial

import pandas as pd

from claims.errors import ValueFormatError
from claims.importers.cells.count_cells import read_counts
from claims.importers.cells.date_cells import read_days
from claims.importers.cells.day_spans import write_spans
from claims.importers.cells.text_columns import distinct_texts, lookup
from claims.importers.remarks import Remarks
from claims.names import fold
from claims.schema import SCHEMA, ColumnSpec, ColumnType
from claims.values import Count, Span

_FLAGS = {
    **dict.fromkeys(("yes", "y", "true", "1", "x", "oui", "si", "ja", "نعم"), "yes"),
    **dict.fromkeys(("no", "n", "false", "0", "non", "nein", "لا"), "no"),
}
# Kinds as people call them, by the columns that have others for them.
_KINDS = {
    "sources": {
        **dict.fromkeys(("newspaper", "agency", "news agency", "radio", "television", "website"), "outlet"),
        **dict.fromkeys(("army", "police", "government", "ministry", "official", "party"), "speaker"),
        **dict.fromkeys(("ngo", "human rights group"), "monitor"),
    },
    "parties": {
        **dict.fromkeys(("army", "police", "militia", "armed group"), "force"),
        **dict.fromkeys(("government", "ministry", "organisation", "organization"), "body"),
    },
    "places": {
        **dict.fromkeys(("village", "city", "hamlet"), "town"),
        **dict.fromkeys(("neighbourhood", "neighborhood"), "quarter"),
        "municipality": "district",
        "province": "governorate",
    },
}
_ANY_DAY = Span.parse("2000-01-01")  # on which a day count may have been said
# What an empty cell of a required column is taken for.
EMPTY_MEANS = {
    ("sources", "kind"): "outlet", ("documents", "language"): "und", ("claims", "background"): "no", ("statements", "stance"): "asserts",
    ("statements", "coder"): "not named", ("parties", "kind"): "body", ("places", "kind"): "site", ("fields", "many"): "no",
    ("fields", "severity"): "medium",
}  # fmt: skip


def cells_as_meant(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The table with every cell that its column would refuse written as the column asks, where it can be read."""
    columns = {spec.name: _column_as_meant(table, spec, frame[spec.name]) for spec in SCHEMA[table]}
    return frame.assign(**columns)


def _column_as_meant(table: str, spec: ColumnSpec, texts: pd.Series) -> pd.Series:
    texts = texts.str.strip()
    texts = texts.mask(texts == "", EMPTY_MEANS.get((table, spec.name), ""))
    if spec.type is ColumnType.ENUM:
        kinds = _KINDS.get(table, {}) if spec.name == "kind" else {}
        return one_of(
            lookup(texts, {text: kinds.get(fold(text), text) for text in distinct_texts(texts)}), spec.allowed
        )
    return READERS[spec.type](texts) if spec.type in READERS else texts


def one_of(texts: pd.Series, choices: Iterable[str]) -> pd.Series:
    """Each text as the choice that has its letters; one that has none of them as it is."""
    choices = list(choices)
    choice_of = {**{fold(choice): choice for choice in choices}, **{choice: choice for choice in choices}}
    return lookup(texts, {text: choice_of.get(text, choice_of.get(fold(text), text)) for text in distinct_texts(texts)})


def flag_texts(texts: pd.Series) -> pd.Series:
    """Words for yes and no as these."""
    return lookup(texts, {text: _FLAGS.get(fold(text), text) for text in distinct_texts(texts)})


def count_texts(texts: pd.Series) -> pd.Series:
    """Numbers of people as `Count` reads them."""
    return _where_unread(texts, Count.parse, partial(read_counts, remarks=Remarks("")))


def span_texts(texts: pd.Series) -> pd.Series:
    """Days and periods as `Span` reads them."""
    return _where_unread(texts, partial(Span.parse, said=_ANY_DAY), _spans)


def _spans(texts: pd.Series) -> pd.Series:
    read = read_days(texts, Remarks(""))
    return write_spans(read["first"], read["last"], read["period"])


def number_texts(texts: pd.Series) -> pd.Series:
    """Numbers with a decimal comma as those with a point."""
    return texts.str.replace(r"^([+-]?\d+),(\d+)$", r"\1.\2", regex=True)


def _where_unread(
    texts: pd.Series, parse: Callable[[str], object], read: Callable[[pd.Series], pd.Series]
) -> pd.Series:
    """The texts that cannot be parsed as they are read beside the others; as written where they cannot be read either."""
    unread = {text for text in distinct_texts(texts) if text and not _parses(text, parse)}
    if not unread:
        return texts
    as_read = read(texts)
    return texts.where(~texts.isin(unread) | (as_read == ""), as_read)


def _parses(text: str, parse: Callable[[str], object]) -> bool:
    try:
        parse(text)
    except ValueFormatError:
        return False
    return True


READERS: dict[ColumnType, Callable[[pd.Series], pd.Series]] = {
    ColumnType.FLAG: flag_texts,
    ColumnType.DATE: span_texts,
    ColumnType.SPAN: span_texts,
    ColumnType.NUMBER: number_texts,
}

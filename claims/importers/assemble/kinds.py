"""Kinds of event, as the cells of a table name them or as the codes of a mapping say."""

import pandas as pd

from claims.importers.cells.text_columns import distinct_texts, lookup
from claims.importers.cells.unknown_values import is_unknown
from claims.importers.mapping.mapping import Mapping, Meaning


def read_kinds(frame: pd.DataFrame, mapping: Mapping) -> tuple[pd.Series, pd.Series]:
    """The kind of event of each row from the first column that has one, and the cell that says it."""
    kinds, words = pd.Series("", index=frame.index, dtype="str"), pd.Series("", index=frame.index, dtype="str")
    for row in mapping.columns("kind"):
        texts, is_empty = frame[row.column], kinds == ""
        words = words.mask(is_empty, texts)
        kinds = kinds.mask(is_empty, lookup(texts, {text: _kind(text, row) for text in distinct_texts(texts)}))
    return kinds, words


def _kind(text: str, row: Meaning) -> str:
    """The kind that the mapping's codes give, or else the cell in small letters."""
    if is_unknown(text) or not text:
        return ""
    codes = {key.lower(): kind for key, _, kind in (pair.partition(":") for pair in row.option("codes").split("|"))}
    return codes.get(text.lower(), " ".join(text.replace("|", " ").split()).lower())

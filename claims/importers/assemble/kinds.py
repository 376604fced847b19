"""Kinds of event, as the cells of a table name them or as the codes of a mapping say."""

import pandas as pd

from claims.importers.cells.kind_words import known_kind
from claims.importers.cells.text_columns import distinct_texts, lookup
from claims.importers.cells.unknown_values import is_unknown
from claims.importers.mapping.mapping import Mapping, Meaning
from claims.importers.remarks import RemarkOutcome, Remarks


def read_kinds(frame: pd.DataFrame, mapping: Mapping, remarks: Remarks) -> tuple[pd.Series, pd.Series]:
    """The kind of event of each row from the first column that has one, and the cell that says it.

    A common word for a kind, in any of ten languages, is that kind; what is not known stays as it is written.
    """
    kinds, words = pd.Series("", index=frame.index, dtype="str"), pd.Series("", index=frame.index, dtype="str")
    for row in mapping.columns("kind"):
        texts, is_empty = frame[row.column], kinds == ""
        words = words.mask(is_empty, texts)
        of_text = {text: _kind(text, row) for text in distinct_texts(texts)}
        kinds = kinds.mask(is_empty, lookup(texts, of_text))
        for text, kind in of_text.items():
            if kind == known_kind(text) and kind not in ("", " ".join(text.split()).lower()):
                remarks.note_rows(
                    texts.index[texts == text], row.column, texts, f"read as {kind}", RemarkOutcome.CHANGED
                )
    return kinds, words


def _kind(text: str, row: Meaning) -> str:
    """The kind that the mapping's codes give, or that the cell is a word for, or else the cell in small letters."""
    if is_unknown(text) or not text:
        return ""
    codes = {key.lower(): kind for key, _, kind in (pair.partition(":") for pair in row.option("codes").split("|"))}
    return codes.get(text.lower()) or known_kind(text) or " ".join(text.replace("|", " ").split()).lower()

"""Words and codes by which tables say that a value is not known."""

import re
from importlib.resources import files

import pandas as pd

from claims.importers.cells.text_columns import distinct_texts, fully_match, lookup
from claims.importers.remarks import RemarkOutcome, Remarks

UNKNOWN = "a word or code for unknown"
_WORDS = frozenset((files(__package__) / "unknown_words.csv").read_text(encoding="utf-8").splitlines()[1:])
_CODES = re.compile(r"-(?:9{1,4}|88|77)(?:\.0+)?")


def is_unknown(text: str) -> bool:
    """Whether the text is a word ("Unknown", "n/a", "-") or code (-9, -99, -999, -88, -77) for not known."""
    return text.strip().lower() in _WORDS or bool(_CODES.fullmatch(text.strip()))


def are_unknown(texts: pd.Series) -> pd.Series:
    """`is_unknown` of each text, for columns of many distinct ones."""
    bare = texts.str.strip()
    return bare.str.lower().isin(_WORDS) | fully_match(bare, _CODES.pattern)


def known_texts(texts: pd.Series) -> pd.Series:
    """Each text on one line; "" for words and codes for unknown."""
    return lookup(texts, {text: "" if is_unknown(text) else " ".join(text.split()) for text in distinct_texts(texts)})


def note_unknown(texts: pd.Series, remarks: Remarks, *, done: str = f"{UNKNOWN}, read as not stated") -> pd.Series:
    """Adds a remark on each cell that holds a word or code for unknown; gives a mask of these cells."""
    unknown = texts.isin([text for text in distinct_texts(texts) if is_unknown(text)])
    remarks.note_rows(texts.index[unknown], str(texts.name), texts, done, RemarkOutcome.CHANGED)
    return unknown

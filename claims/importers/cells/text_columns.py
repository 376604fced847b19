"""Operations on whole columns of text; each distinct text is handled once."""

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc


def distinct_texts(texts: pd.Series) -> list[str]:
    """Each text once, in the order of its first row."""
    distinct: list[str] = texts.unique().tolist()  # iterating over a pandas array is slow, over a list is not
    return distinct


def lookup(texts: pd.Series, answers: Mapping[str, str]) -> pd.Series:
    """The answer for each text; "" where there is none."""
    codes, distinct = pd.factorize(texts)
    values = pd.array([*(answers.get(text, "") for text in distinct.tolist()), ""], dtype="str")
    return pd.Series(values.take(codes), index=texts.index, name=texts.name)


def text_where(condition: pd.Series, yes: str, no: str = "") -> pd.Series:
    """The text `yes` where the condition is true, `no` elsewhere."""
    values = pd.array([no, yes], dtype="str").take(condition.to_numpy(dtype=bool).astype(np.intp))
    return pd.Series(values, index=condition.index)


def fully_match(texts: pd.Series, pattern: str) -> pd.Series:
    """Whether each text matches a regular expression as a whole, found by compiled code; the expression is one of RE2."""
    matches = pc.match_substring_regex(pa.array(texts, pa.large_string()), f"^(?:{pattern})$")
    return pd.Series(matches.to_numpy(zero_copy_only=False).astype(bool), index=texts.index)


def first_words(texts: pd.Series, *, most: int) -> pd.Series:
    """Cuts texts that may hold more than `most` words after so many; the others stay as they are."""
    long = [text for text in distinct_texts(texts) if text.count(" ") + text.count("\n") >= most]
    if not long:
        return texts
    cut = {text: " ".join(text.split()[:most]) for text in long}
    return lookup(texts, {text: cut.get(text, text) for text in distinct_texts(texts)})


def join_columns(columns: Iterable[pd.Series], separator: str) -> pd.Series:
    """Joins the filled cells of each row, in the order of the columns; there must be a column."""
    first, *others = (column.astype("str") for column in columns)
    joined = first
    for column in others:
        filled = column != ""
        if not filled.any():
            continue
        both = (joined != "") & filled
        joined = (joined + separator).where(both, joined) + column
    return joined

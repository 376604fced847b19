"""Whole columns of text: looked up, chosen between, cut, joined."""

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from claims.importers.cells.unknown_values import is_unknown


def distinct_texts(texts: pd.Series) -> list[str]:
    """Every text once, in the order of its first row."""
    found: list[str] = texts.unique().tolist()  # an array of pandas is slow to walk over, a list is not
    return found


def lookup(texts: pd.Series, known: Mapping[str, str]) -> pd.Series:
    """What is known of every text; "" where nothing is."""
    codes, words = pd.factorize(texts)
    answers = pd.array([*(known.get(word, "") for word in words.tolist()), ""], dtype="str")
    return pd.Series(answers.take(codes), index=texts.index, name=texts.name)


def text_where(where: pd.Series, yes: str, no: str = "") -> pd.Series:
    """One text where the column is true, the other elsewhere."""
    answers = pd.array([no, yes], dtype="str").take(where.to_numpy(dtype=bool).astype(np.intp))
    return pd.Series(answers, index=where.index)


def known_texts(texts: pd.Series) -> pd.Series:
    """Every text on one line, "" for words and codes that say that nothing is known."""
    return lookup(texts, {text: "" if is_unknown(text) else " ".join(text.split()) for text in distinct_texts(texts)})


def first_words(texts: pd.Series, *, most: int) -> pd.Series:
    """At most so many words of every text."""
    words = distinct_texts(texts)
    if all(text.count(" ") + text.count("\n") < most for text in words):
        return texts
    return lookup(
        texts,
        {text: " ".join(text.split()[:most]) if text.count(" ") + text.count("\n") >= most else text for text in words},
    )


def join_columns(columns: Iterable[pd.Series], separator: str) -> pd.Series:
    """The texts of each row that are not empty, in order, with the separator between them."""
    joined: pd.Series | None = None
    for column in columns:
        column = column.astype("str")
        if joined is None:
            joined = column
            continue
        gap = (joined != "") & (column != "")
        joined = (joined + separator).where(gap, joined) + column
    assert joined is not None
    return joined

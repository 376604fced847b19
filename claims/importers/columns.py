"""Whole columns of text: looked up, chosen between, cut, joined."""

from collections.abc import Iterable, Mapping

import pandas as pd

from claims.importers.unknown import is_unknown


def lookup(texts: pd.Series, known: Mapping[str, str]) -> pd.Series:
    """What is known of every text; "" where nothing is."""
    return pd.Series([known.get(text, "") for text in texts], index=texts.index, dtype="str", name=texts.name)


def choose(where: pd.Series, yes: str, no: str = "") -> pd.Series:
    """One text where the column is true, the other elsewhere."""
    return pd.Series([yes if each else no for each in where], index=where.index, dtype="str")


def known_texts(texts: pd.Series) -> pd.Series:
    """Every text on one line, "" for words and codes that say that nothing is known."""
    return lookup(texts, {text: "" if is_unknown(text) else " ".join(text.split()) for text in texts.unique()})


def first_words(texts: pd.Series, *, most: int) -> pd.Series:
    """At most so many words of every text."""
    long = {text for text in texts.unique() if text.count(" ") + text.count("\n") >= most}
    cut = {text: " ".join(text.split()[:most]) for text in long}
    return texts.map(lambda text: cut.get(text, text)).astype("str") if cut else texts


def join_texts(columns: Iterable[pd.Series], separator: str) -> pd.Series:
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

"""Ids made from names and content: the same words give the same id in every import."""

import hashlib

import pandas as pd
from anyascii import anyascii

from claims.importers.cells.text_columns import distinct_texts, lookup
from claims.names import slug

MOST_CHARACTERS = 60


def name_id(text: str) -> str:
    """The text as an id: small Latin letters, digits and hyphens; empty where nothing is left."""
    plain = slug(anyascii(text))
    if len(plain) <= MOST_CHARACTERS:
        return plain
    return f"{plain[:MOST_CHARACTERS].rstrip('-')}-{short_digest(text)}"


def name_ids(texts: pd.Series) -> pd.Series:
    """The id made of every text, each distinct one made once."""
    known = {text: name_id(text) or (f"x{short_digest(text)}" if text else "") for text in distinct_texts(texts)}
    return lookup(texts, known)


def short_digest(text: str) -> str:
    """Eight hexadecimal digits that stand for the text."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def short_digests(texts: pd.Series) -> pd.Series:
    """The digest of every text, each distinct one made once."""
    return lookup(texts, {text: short_digest(text) for text in distinct_texts(texts)})


def numbered(ids: pd.Series) -> pd.Series:
    """The ids with `.2`, `.3` and so on behind those that stand before already."""
    again = ids.groupby(ids, sort=False).cumcount() + 1
    return ids.where(again == 1, ids + "." + again.astype("str")).astype("str")

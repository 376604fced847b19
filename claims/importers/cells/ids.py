"""Ids made from names and content: the same words give the same id in every import."""

import hashlib

import pandas as pd
from anyascii import anyascii

from claims.importers.cells.text_columns import distinct_texts, lookup
from claims.names import slug

MAX_ID_CHARACTERS = 60  # a longer id is cut and ends in a digest


def name_id(text: str) -> str:
    """The text as an id of small Latin letters, digits and hyphens; "" where it has no letter or digit."""
    plain = slug(anyascii(text))
    if len(plain) <= MAX_ID_CHARACTERS:
        return plain
    return f"{plain[:MAX_ID_CHARACTERS].rstrip('-')}-{short_digest(text)}"


def id_of(text: str) -> str:
    """The `name_id` of a text, or an id made of its digest where it has none."""
    return name_id(text) or f"x{short_digest(text)}"


def name_ids(texts: pd.Series) -> pd.Series:
    """The id of each text, a digest where its signs make none; "" for an empty text."""
    ids = {text: id_of(text) if text else "" for text in distinct_texts(texts)}
    return lookup(texts, ids)


def short_digest(text: str) -> str:
    """The first eight hexadecimal digits of the SHA-256 of the text."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def short_digests(texts: pd.Series) -> pd.Series:
    """The `short_digest` of each text."""
    return lookup(texts, {text: short_digest(text) for text in distinct_texts(texts)})


def numbered(ids: pd.Series) -> pd.Series:
    """Appends `.2`, `.3` and so on to ids that an earlier row has."""
    occurrence = ids.groupby(ids, sort=False).cumcount() + 1
    return ids.where(occurrence == 1, ids + "." + occurrence.astype("str")).astype("str")

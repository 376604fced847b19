"""A mapping as a table that a person changes on a screen, and back."""

import pandas as pd

from claims.errors import CollectionError
from claims.importers.mapping.mapping import MEANINGS, SETTINGS, Mapping, Meaning
from claims.importers.read.read_table import Table

EDIT_COLUMNS = ("column", "cells", "means", "group", "detail")
SETTING_COLUMNS = ("name", "value", "holds")
MOST_CELLS, MOST_SHOWN = 3, 60  # examples of a column's cells, and characters of all of them


def mapping_rows(mapping: Mapping, head: Table) -> pd.DataFrame:
    """What each column means beside its first cells, columns `EDIT_COLUMNS`; a column may mean several things."""
    rows = [
        (row.column, _examples(head, row.column), row.means, row.group, row.detail)
        for row in sorted(mapping.rows, key=lambda row: row.means == "ignore")
        if row.column
    ]
    return pd.DataFrame(rows, columns=list(EDIT_COLUMNS), dtype="str")


def _examples(head: Table, column: str) -> str:
    if column not in head.frame:
        return ""
    cells = [text for text in head.frame[column].unique().tolist() if text][:MOST_CELLS]
    told = " · ".join(" ".join(cell.split()) for cell in cells)
    return told if len(told) <= MOST_SHOWN else f"{told[:MOST_SHOWN]}…"


def setting_rows(mapping: Mapping) -> pd.DataFrame:
    """What holds for the whole table, every setting a row, columns `SETTING_COLUMNS`."""
    rows = [(name, mapping.setting(name), holds) for name, holds in SETTINGS.items()]
    return pd.DataFrame(rows, columns=list(SETTING_COLUMNS), dtype="str")


def edited_mapping(rows: pd.DataFrame, settings: pd.DataFrame, *, name: str) -> Mapping:
    """The mapping that both tables say.

    Args:
        rows: As `mapping_rows` gives it, changed.
        settings: As `setting_rows` gives it, changed.
        name: The mapping's name; that of a format keeps what the format reads beyond its mapping.

    Raises:
        CollectionError: A column means something that is not known; all such columns are named.
    """
    texts = rows.fillna("").astype("str")
    strange = [
        f"{column}: {means!r}"
        for column, means in zip(texts["column"], texts["means"], strict=True)
        if means not in MEANINGS
    ]
    if strange:
        raise CollectionError(f"unknown meaning of {', '.join(strange)}; allowed: {', '.join(MEANINGS)}")
    held = [
        Meaning("", setting, "", value.strip())
        for setting, value in zip(settings["name"], settings["value"].fillna(""), strict=True)
        if value.strip()
    ]
    columns = texts[["column", "means", "group", "detail"]].itertuples(index=False, name=None)
    return Mapping((*held, *(Meaning(*(cell.strip() for cell in row)) for row in columns)), name=name)

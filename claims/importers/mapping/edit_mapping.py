"""A mapping as tables that a person changes on a screen, and back."""

import pandas as pd

from claims.errors import CollectionError
from claims.importers.mapping.mapping import MEANINGS, SETTINGS, Mapping, Meaning
from claims.importers.read.read_table import Table

EDIT_COLUMNS = ("column", "cells", "means", "group", "detail")
SETTING_COLUMNS = ("name", "value", "holds")
MAX_EXAMPLES, MAX_EXAMPLE_CHARACTERS = 3, 60  # cells shown of a column, and characters of all of them together


def mapping_rows(mapping: Mapping, head: Table) -> pd.DataFrame:
    """A row for each meaning of each column, with its first cells, ignored ones last; columns `EDIT_COLUMNS`."""
    rows = [
        (row.column, _examples(head, row.column), row.means, row.group, row.detail)
        for row in sorted(mapping.rows, key=lambda row: row.means == "ignore")
        if row.column
    ]
    return pd.DataFrame(rows, columns=list(EDIT_COLUMNS), dtype="str")


def _examples(head: Table, column: str) -> str:
    if column not in head.frame:
        return ""
    cells = [text for text in head.frame[column].unique().tolist() if text][:MAX_EXAMPLES]
    examples = " · ".join(" ".join(cell.split()) for cell in cells)
    return examples if len(examples) <= MAX_EXAMPLE_CHARACTERS else f"{examples[:MAX_EXAMPLE_CHARACTERS]}…"


def setting_rows(mapping: Mapping) -> pd.DataFrame:
    """A row for each setting of the whole table, set or not; columns `SETTING_COLUMNS`."""
    rows = [(name, mapping.setting(name), holds) for name, holds in SETTINGS.items()]
    return pd.DataFrame(rows, columns=list(SETTING_COLUMNS), dtype="str")


def edited_mapping(rows: pd.DataFrame, settings: pd.DataFrame, *, name: str) -> Mapping:
    """The mapping that both tables describe.

    Args:
        rows: As `mapping_rows` gives it, changed.
        settings: As `setting_rows` gives it, changed.
        name: The name of the mapping; with the name of a known format, import also reads what
            `FORMAT_STATEMENTS` adds for it.

    Raises:
        CollectionError: Columns have a meaning that is not in `MEANINGS`; all of them are named.
    """
    texts = rows.fillna("").astype("str")
    pairs = zip(texts["column"], texts["means"], strict=True)
    if unknown := [f"{column}: {means!r}" for column, means in pairs if means not in MEANINGS]:
        raise CollectionError(f"unknown meaning of {', '.join(unknown)}; allowed: {', '.join(MEANINGS)}")
    filled = [
        Meaning("", setting, "", value.strip())
        for setting, value in zip(settings["name"], settings["value"].fillna(""), strict=True)
        if value.strip()
    ]
    columns = texts[["column", "means", "group", "detail"]].itertuples(index=False, name=None)
    return Mapping((*filled, *(Meaning(*(cell.strip() for cell in row)) for row in columns)), name=name)

"""What was changed in a table on screen, as edits of a project."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from claims.coding import read_day, typed_count
from claims.errors import ValueFormatError
from claims.model import FieldType
from claims.names import romanise, slug
from claims.projects import Edit
from claims.schema import TABLE_COLUMNS
from claims.values import Count

Row = Mapping[str, str]
NAMED_AFTER = {
    "sources": "name", "documents": "title", "claims": "title", "statements": "claim_id", "parties": "name", "places": "name",
    "fields": "label",
}  # the column that a new row's id is made from  # fmt: skip
MAX_ID = 50  # characters of an id that is made


def grid_edits(
    table: str,
    rows: Sequence[Row],
    changes: Mapping[str, Any],  # as Streamlit's data editor keeps them
    *,
    defaults: Row,
    free_id: Callable[[str], str],
) -> list[Edit]:
    """The edits that a table on screen asks for; a row to be removed gives one without cells.

    A new row without an id is given one that is free. One that holds nothing yet is passed over.

    Args:
        table: The table of the rows.
        rows: As they were shown.
        changes: `edited_rows` by position, `added_rows`, and positions in `deleted_rows`.
        defaults: What an empty cell of a new row stands for.
        free_id: An id like the given one that no row has.
    """
    id_column = TABLE_COLUMNS[table][0]
    edits = []
    for position, cells in changes.get("edited_rows", {}).items():
        row = {**rows[int(position)], **_texts(cells)}
        seen = rows[int(position)]
        edits.append(Edit(table, seen[id_column], {**row, id_column: seen[id_column]}, seen))
    taken: set[str] = set()
    for added in changes.get("added_rows", ()):
        cells = {name: cell for name, cell in _texts(added).items() if cell}
        if not cells:
            continue
        wanted = cells.get(id_column) or slug(romanise(cells.get(NAMED_AFTER[table], "") or table))[:MAX_ID] or table
        row_id = cells.get(id_column) or _free(wanted, taken, free_id)
        taken.add(row_id)
        edits.append(Edit(table, row_id, {**defaults, **cells, id_column: row_id}))
    removed = [rows[int(position)][id_column] for position in changes.get("deleted_rows", ())]
    return [*(edit for edit in edits if edit.row_id not in removed), *(Edit(table, row_id, None) for row_id in removed)]


def values_as_typed(edits: Sequence[Edit], fields: Mapping[str, Row]) -> list[Edit]:
    """The edits with numbers and days in statements as a collection writes them; what is neither stays as it was typed."""
    return [
        replace(edit, cells={**edit.cells, "value": _value_as_typed(edit.cells, fields)})
        if edit.table == "statements" and edit.cells and edit.cells.get("value")
        else edit
        for edit in edits
    ]


def values_beside_words(
    edits: Sequence[Edit], before: Mapping[str, Row], fields: Mapping[str, Row]
) -> list[tuple[str, str]]:
    """The numbers that were changed and that the words quoted for them do not hold, which hold another, each with the words."""
    found = []
    for edit in edits:
        cells = edit.cells or {}
        value, quoted = cells.get("value", ""), cells.get("verbatim") or cells.get("fragment", "")
        is_count = edit.table == "statements" and fields.get(cells.get("field", ""), {}).get("type") == FieldType.COUNT
        if is_count and value != before.get(edit.row_id, {}).get("value") and _is_count(value):
            said, count = _numbers(quoted), Count.parse(value)
            ends = {count.high} if not count.low else {count.low, count.high}
            if said and not count.vague and not ends - {None} <= said:
                found.append((count.in_words, quoted))
    return found


def _numbers(words: str) -> set[int]:
    """The ends of the numbers in some words, whether written in digits or not."""
    counts = [typed_count(each) for each in re.findall(r"\w+(?:[.,]\w+)*", words)]
    return {end for count in counts if count for end in (count.low, count.high) if end is not None}


def _value_as_typed(cells: Row, fields: Mapping[str, Row]) -> str:
    typed, type_ = cells["value"], fields.get(cells.get("field", ""), {}).get("type", "")
    if type_ == FieldType.SPAN:
        return read_day(typed).value or typed
    count = typed_count(typed) if type_ == FieldType.COUNT and not _is_count(typed) else None
    return str(count) if count else typed


def _is_count(text: str) -> bool:
    try:
        Count.parse(text)
    except ValueFormatError:
        return False
    return True


def _free(wanted: str, taken: set[str], free_id: Callable[[str], str]) -> str:
    """An id that neither the project nor another new row has."""
    found, number = free_id(wanted), 2
    while found in taken:
        found, number = free_id(f"{wanted}-{number}"), number + 1
    return found


def _texts(cells: Mapping[str, Any]) -> dict[str, str]:
    return {name: "" if cell is None else str(cell).strip() for name, cell in cells.items() if name in _SHOWN}


_SHOWN = frozenset(column for columns in TABLE_COLUMNS.values() for column in columns)

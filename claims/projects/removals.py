"""Removing a row with what cannot be without it."""

from claims.model import split_list
from claims.projects.edits import Cells, Edit
from claims.projects.row_checks import Naming, ReadRow, RowKey, named_rows, value_table_of
from claims.schema import SCHEMA, TABLE_COLUMNS, ColumnType

# Cells that may be empty, but without which the row would say something else: it goes with what they name.
_SAYS_ELSE = {("statements", "group"), ("statements", "value"), ("statements", "chain")}


def removals(key: RowKey, read_row: ReadRow, naming: Naming) -> dict[RowKey, Edit]:
    """By row, what becomes of it when a row is removed; what names a row comes before it.

    A claim goes with its statements, a document with its claims. A row that names the removed one in a cell that may be
    empty loses the name.
    """
    edits: dict[RowKey, Edit] = {}
    _remove(key, read_row, naming, edits)
    return edits


def _remove(key: RowKey, read_row: ReadRow, naming: Naming, edits: dict[RowKey, Edit]) -> None:
    edits[key] = Edit(*key, None)
    for other in naming([key])[key]:
        known = edits.get(other)
        cells = known.cells if known else read_row(*other)
        if cells is None:
            continue
        if _must_go(other[0], cells, key, read_row):
            _remove(other, read_row, naming, edits)
        else:
            edits[other] = Edit(*other, _without(other[0], cells, key))
    edits[key] = edits.pop(key)


def _must_go(table: str, cells: Cells, key: RowKey, read_row: ReadRow) -> bool:
    """Whether a cell names the removed row that must be filled, or that gives the row its meaning."""
    value_table = value_table_of(read_row)
    return any(
        key
        in set(
            named_rows(table, {column.name: cells.get(column.name, ""), "field": cells.get("field", "")}, value_table)
        )
        for column in SCHEMA[table]
        if column.required or (table, column.name) in _SAYS_ELSE
    )


def _without(table: str, cells: Cells, key: RowKey) -> dict[str, str]:
    """The cells without the name of the removed row."""
    kept = dict(cells)
    for column in SCHEMA[table]:
        if column.refers == key[0] and column.name != TABLE_COLUMNS[table][0] and column.name in kept:
            if column.type is ColumnType.LIST:
                kept[column.name] = "|".join(row_id for row_id in split_list(kept[column.name]) if row_id != key[1])
            elif kept[column.name] == key[1]:
                kept[column.name] = ""
    return kept

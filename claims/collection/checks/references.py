"""Following references: rows that name nothing, that name a refused row, or that go round in a circle."""

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import compress

from claims.collection.columns import Columns
from claims.collection.problems import MOST_SUGGESTIONS, ProblemLog, offer
from claims.model import FieldType, parse_chain, split_list
from claims.schema import SCHEMA, TABLE_COLUMNS, ColumnSpec, ColumnType

VALUE_TABLES = {
    FieldType.PARTY: "parties",
    FieldType.PLACE: "places",
}  # what a statement's value names, by its field's type
Tables = Mapping[str, Columns]
Named = Iterator[tuple[int, str]]  # an id, behind the number of the row that names it


@dataclass(frozen=True)
class ForeignKey:
    """The cells of a column that name rows of another table.

    Attributes:
        named: Every id named, row by row; a list names several. Asked for only where one of them is wrong.
        ids: The same ids, each once, in the order of their first.
    """

    table: str
    column: str
    target: str
    named: Callable[[], Named]
    ids: tuple[str, ...]


def refuse_dangling(tables: Tables, whole: Tables, log: ProblemLog) -> None:
    """Refuses rows that name nothing or go in a circle, then in turn every row that names a refused one.

    Args:
        tables: The rows to check.
        whole: The tables with all their rows, those included that could not be read to the end.
        log: Where the problems go.
    """
    keys = list(_foreign_keys(tables))
    known = {table: frozenset(columns.distinct(_id_column(table))) - {""} for table, columns in whole.items()}
    for key in keys:
        _refuse_unknown(key, known[key.target], log)
    for table, specs in SCHEMA.items():
        for column in specs:
            if column.refers == table and column.type is ColumnType.ID and tables[table].says(column.name):
                _refuse_circles(tables[table], column.name, log)
    while sum(_refuse_orphans(key, whole[key.target], log) for key in keys):
        pass  # a refused document refuses its claims, they their statements, and these their parts


def _id_column(table: str) -> str:
    return TABLE_COLUMNS[table][0]


def _foreign_keys(tables: Tables) -> Iterator[ForeignKey]:
    for table, specs in SCHEMA.items():
        for column in specs if len(tables[table]) else ():
            if (column.refers or column.type is ColumnType.CHAIN) and tables[table].says(column.name):
                yield _foreign_key(tables[table], column)
    fields = tables["fields"]
    types = dict(zip(fields["field"], fields["type"], strict=True))
    for type_, target in VALUE_TABLES.items():
        named = partial(_named_values, tables["statements"], {field for field, own in types.items() if own == type_})
        yield ForeignKey("statements", "value", target, named, tuple(dict.fromkeys(row_id for _, row_id in named())))


def _foreign_key(columns: Columns, column: ColumnSpec) -> ForeignKey:
    texts = [text for text in columns.distinct(column.name) if text]
    if column.type is ColumnType.ID:
        named = partial(columns.filled, column.name)
        return ForeignKey(columns.table, column.name, column.refers, named, tuple(texts))
    read = _chain_ids if column.type is ColumnType.CHAIN else split_list
    ids_of = {text: read(text) for text in texts}
    ids = tuple(dict.fromkeys(row_id for each in ids_of.values() for row_id in each))
    target = column.refers or "sources"
    return ForeignKey(columns.table, column.name, target, partial(_named_in_lists, columns, column.name, ids_of), ids)


def _named_in_lists(columns: Columns, column: str, ids_of: Mapping[str, tuple[str, ...]]) -> Named:
    return ((row, row_id) for row, text in columns.filled(column) for row_id in ids_of[text])


def _named_values(statements: Columns, fields: Container[str]) -> Named:
    columns = (statements.rows, statements["field"], statements["value"])
    return ((row, value) for row, field, value in zip(*columns, strict=True) if field in fields and value)


def _chain_ids(text: str) -> tuple[str, ...]:
    try:
        return tuple(link.source_id for link in parse_chain(text))
    except ValueError:
        return ()  # the check of the cell has refused it already


def _refuse_unknown(key: ForeignKey, known: frozenset[str], log: ProblemLog) -> None:
    unknown = dict.fromkeys(row_id for row_id in key.ids if row_id not in known)
    if not unknown:
        return
    choices = sorted(known)
    offers = {row_id: offer(row_id, choices) for row_id in list(unknown)[:MOST_SUGGESTIONS]}
    for row, row_id in key.named():
        if row_id in unknown:
            allowed = f"an id in {key.target}{offers.get(row_id, '')}"
            log.refuse(key.table, row, key.column, f"{row_id!r}, which does not exist", allowed)


def _refuse_orphans(key: ForeignKey, target: Columns, log: ProblemLog) -> int:
    """Refuses the standing rows that name a refused row; gives how many there were."""
    lost = _lost_rows(target, log)
    if lost.keys().isdisjoint(key.ids):
        return 0
    refused = frozenset(log.refused[key.table])
    orphans = [(row, row_id) for row, row_id in key.named() if row_id in lost and row not in refused]
    for row, row_id in orphans:
        found = f"{row_id!r}, which is refused (row {lost[row_id]} of {log.files[key.target]})"
        log.refuse(key.table, row, key.column, found, f"an id in {key.target} whose row is valid")
    return len(orphans)


def _lost_rows(columns: Columns, log: ProblemLog) -> dict[str, int]:
    """Every id of which no row stands, and the first row that it stood in."""
    refused = log.refused[columns.table]
    if not refused:
        return {}
    pairs = list(zip(columns.rows, columns[_id_column(columns.table)], strict=True))
    left = {row_id for row, row_id in pairs if row not in refused}
    return {row_id: row for row, row_id in reversed(pairs) if row in refused and row_id not in left}


def _refuse_circles(columns: Columns, column: str, log: ProblemLog) -> None:
    ids, named = columns[_id_column(columns.table)], columns[column]
    linked = list(compress(zip(ids, named, columns.rows, strict=True), named))
    if {row_id for row_id, _, _ in linked}.isdisjoint(parent for _, parent, _ in linked):
        return  # a circle leads through rows that both name and are named
    rows = dict(zip(reversed(ids), reversed(columns.rows), strict=True))  # of an id that stands twice, the first
    for circle in _circles({row_id: parent for row_id, parent, row in linked if rows[row_id] == row}):
        for place, node in enumerate(circle):
            around = " > ".join((*circle[place:], *circle[:place], node))
            allowed = "a row that is not below this one"
            log.refuse(columns.table, rows[node], column, f"a circle: {around}", allowed)


def _circles(parents: Mapping[str, str]) -> Iterator[list[str]]:
    """Every circle once; each node is walked over once."""
    seen: set[str] = set()
    for start in parents:
        path: dict[str, int] = {}
        node = start
        while node in parents and node not in seen:
            seen.add(node)
            path[node] = len(path)
            node = parents[node]
        if node in path:
            yield list(path)[path[node] :]

"""Following references: rows that name nothing, that name a refused row, or that go round in a circle."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

import numpy as np
import pandas as pd

from claims.collection.problems import MOST_SUGGESTIONS, Frames, ProblemLog, distinct, offer
from claims.model import FieldType, parse_chain, split_list
from claims.schema import SCHEMA, ColumnSpec, ColumnType

VALUE_TABLES = {
    FieldType.PARTY: "parties",
    FieldType.PLACE: "places",
}  # what a statement's value names, by its field's type


@dataclass(frozen=True)
class ForeignKey:
    """The cells of a column that name rows of another table.

    Attributes:
        ids: Every id named, under the number of the row that names it; a list names several.
    """

    table: str
    column: str
    target: str
    ids: pd.Series


def refuse_dangling(frames: Frames, ids: Mapping[str, pd.Series], log: ProblemLog) -> None:
    """Refuses rows that name nothing or go in a circle, then in turn every row that names a refused one.

    Args:
        frames: The rows to check.
        ids: Table to the ids of all its rows, those included that could not be read to the end.
        log: Where the problems go.
    """
    keys = list(_foreign_keys(frames))
    known = {table: frozenset(texts.tolist()) - {""} for table, texts in ids.items()}
    for key in keys:
        _refuse_unknown(key, known[key.target], log)
    for table, columns in SCHEMA.items():
        for column in columns:
            if column.refers == table and column.type is ColumnType.ID and any(frames[table][column.name].tolist()):
                _refuse_circles(table, column.name, frames[table], log)
    while sum(_refuse_orphans(key, ids[key.target], log) for key in keys):
        pass  # a refused document refuses its claims, they their statements, and these their parts


def _foreign_keys(frames: Frames) -> Iterator[ForeignKey]:
    for table, columns in SCHEMA.items():
        for column in columns if len(frames[table]) else ():
            if column.refers or column.type is ColumnType.CHAIN:
                texts = frames[table][column.name]
                if any(texts.tolist()):
                    ids = _named_ids(column, texts[texts != ""])
                    yield ForeignKey(table, column.name, column.refers or "sources", ids)
    statements, types = frames["statements"], _field_types(frames["fields"])
    for type_, target in VALUE_TABLES.items():
        values = statements.loc[(statements["field"].map(types) == type_) & (statements["value"] != ""), "value"]
        yield ForeignKey("statements", "value", target, values)


def _field_types(fields: pd.DataFrame) -> dict[str, str]:
    return dict(zip(fields["field"], fields["type"], strict=True))


def _named_ids(column: ColumnSpec, texts: pd.Series) -> pd.Series:
    if column.type is ColumnType.ID:
        return texts
    read = _chain_ids if column.type is ColumnType.CHAIN else split_list
    ids = {text: read(text) for text in distinct(texts)}
    named = [ids[text] for text in texts.tolist()]
    rows = np.repeat(texts.index.to_numpy(), [len(each) for each in named])
    return pd.Series(list(chain.from_iterable(named)), index=rows, dtype="str")


def _chain_ids(text: str) -> tuple[str, ...]:
    try:
        return tuple(link.source_id for link in parse_chain(text))
    except ValueError:
        return ()  # the check of the cell has refused it already


def _refuse_unknown(key: ForeignKey, known: frozenset[str], log: ProblemLog) -> None:
    unknown = [text for text in distinct(key.ids) if text not in known]
    if not unknown:
        return
    choices = sorted(known)
    offers = {text: offer(text, choices) for text in unknown[:MOST_SUGGESTIONS]}
    for row, text in key.ids[key.ids.isin(unknown)].items():
        allowed = f"an id in {key.target}{offers.get(text, '')}"
        log.refuse_rows(key.table, [row], key.column, f"{text!r}, which names nothing", allowed)


def _refuse_orphans(key: ForeignKey, targets: pd.Series, log: ProblemLog) -> int:
    """Refuses the standing rows that name a refused row; gives how many there were."""
    lost = _lost_rows(key.target, targets, log)
    if not lost:
        return 0
    named = [text for text in distinct(key.ids) if text in lost]
    orphans = key.ids[key.ids.isin(named)]
    orphans = orphans[log.stands(key.table, orphans.index).to_numpy()]
    for row, text in orphans.items():
        found = f"{text!r}, which is refused (row {lost[text]} of {log.files[key.target]})"
        allowed = f"an id in {key.target} whose row stands"
        log.refuse_rows(key.table, [row], key.column, found, allowed)
    return len(orphans)


def _lost_rows(table: str, ids: pd.Series, log: ProblemLog) -> dict[str, int]:
    """Every id of which no row stands, and the first row that it stood in."""
    if not log.refused[table]:
        return {}
    refused = ids[~log.stands(table, ids.index)]
    left = set(ids[log.stands(table, ids.index)])
    pairs = zip(refused[::-1], refused.index[::-1], strict=True)
    return {text: row for text, row in pairs if text not in left}


def _refuse_circles(table: str, column: str, frame: pd.DataFrame, log: ProblemLog) -> None:
    named = frame[(frame[column] != "") & ~frame.iloc[:, 0].duplicated()]
    names = named.iloc[:, 0].tolist()
    parents = dict(zip(names, named[column].tolist(), strict=True))
    rows = dict(zip(names, named.index.tolist(), strict=True))
    for circle in _circles(parents):
        for place, node in enumerate(circle):
            around = " > ".join((*circle[place:], *circle[:place], node))
            log.refuse_rows(
                table, [rows[node]], column, f"a circle: {around}", "a row that does not lead back to this one"
            )


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

"""Tables of an import under the ids of a project: a source or party of the same name is the same one."""

from collections.abc import Iterable, Mapping

import pandas as pd

from claims.importers.cells.text_columns import distinct_texts, lookup
from claims.model import FieldType, parse_chain, split_list, write_chain
from claims.names import NameTable
from claims.schema import SCHEMA, TABLE_COLUMNS, ColumnSpec, ColumnType
from claims.tables import Collection

Frames = Mapping[str, pd.DataFrame]
_NAMED_ALIKE = ("sources", "parties")  # places are told apart by where they lie, too; see `join_places`


def under_known_names(collection: Collection, frames: Frames, *, sources: Mapping[str, str]) -> dict[str, pd.DataFrame]:
    """The tables with the ids of the collection for each source and party that it has by name.

    Args:
        collection: Lends the ids.
        frames: Tables of text.
        sources: Ids of sources in the tables that are known to be others, whatever they are called.
    """
    ids = {table: _known(collection, table, frames[table]) for table in _NAMED_ALIKE}
    ids["sources"] |= sources
    changed = {
        table: {row_id: known for row_id, known in each.items() if row_id != known} for table, each in ids.items()
    }
    return {table: _renamed(table, frame, changed, frames["fields"]) for table, frame in frames.items()}


def _known(collection: Collection, table: str, frame: pd.DataFrame) -> dict[str, str]:
    names = NameTable.of(getattr(collection, table)[[TABLE_COLUMNS[table][0], "name", "aliases"]])
    pairs = zip(frame.iloc[:, 0].tolist(), frame["name"].tolist(), strict=True)
    return {
        row_id: known
        for row_id, name in pairs
        if row_id not in collection.rows[table] and (known := names.resolve(name))
    }


def _renamed(
    table: str, frame: pd.DataFrame, ids: Mapping[str, Mapping[str, str]], fields: pd.DataFrame
) -> pd.DataFrame:
    columns = {}
    for spec in SCHEMA[table]:
        named = "sources" if spec.type is ColumnType.CHAIN else spec.refers
        if spec.name == TABLE_COLUMNS[table][0]:
            named = table
        if ids.get(named):
            columns[spec.name] = _renamed_texts(frame[spec.name], spec, ids[named])
    if table == "statements" and ids["parties"]:
        of_parties = frame["field"].isin(fields.loc[fields["type"] == FieldType.PARTY, "field"])
        values = lookup(frame["value"], _each(frame["value"], ids["parties"]))
        columns["value"] = frame["value"].mask(of_parties, values)
    return frame.assign(**columns)


def _renamed_texts(texts: pd.Series, spec: ColumnSpec, ids: Mapping[str, str]) -> pd.Series:
    if spec.type is ColumnType.LIST:
        return lookup(texts, {text: "|".join(_each(split_list(text), ids).values()) for text in distinct_texts(texts)})
    if spec.type is ColumnType.CHAIN:
        return lookup(texts, {text: write_chain(parse_chain(text), ids) for text in distinct_texts(texts)})
    return lookup(texts, _each(distinct_texts(texts), ids))


def _each(texts: Iterable[str], ids: Mapping[str, str]) -> dict[str, str]:
    return {text: ids.get(text, text) for text in texts}

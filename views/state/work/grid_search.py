"""Which rows of a table on screen are meant by words: those that hold them, by id and by name, or whose account is at a place of that name."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping

from claims.model import FieldType
from claims.schema import SCHEMA, TABLE_COLUMNS, ColumnType

Row = Mapping[str, str]
RowsOf = Callable[[str], Mapping[str, Row]]  # the rows of a table by id
_BETWEEN_IDS = re.compile(r"\s*[|>:]\s*")  # in lists and chains


def found_rows(table: str, words: str, rows_of: RowsOf) -> list[Row]:
    """The rows that hold every word, in what they say, in the names of what they refer to, or in the places of their account."""
    rows, wanted = rows_of(table), words.casefold().split()
    if not wanted:
        return list(rows.values())
    named = {spec.name: _named(spec.refers, spec.type) for spec in SCHEMA[table]}
    named = {column: others for column, others in named.items() if others}
    places = _places_of_claims(rows_of) if "claim_id" in TABLE_COLUMNS[table] else {}

    def text(row: Row) -> str:
        names = (
            shown_name(rows_of(other)[each])
            for column, others in named.items()
            for each in _BETWEEN_IDS.split(row.get(column, ""))
            for other in others
            if each in rows_of(other)
        )
        return " ".join([*row.values(), *names, places.get(row.get("claim_id", ""), "")]).casefold()

    return [row for row in rows.values() for said in [text(row)] if all(word in said for word in wanted)]


def shown_name(row: Row) -> str:
    """What a row is called on screen; "" where it has no name."""
    return row.get("name") or row.get("label") or row.get("title") or ""


def _named(refers: str, type_: ColumnType) -> tuple[str, ...]:
    """The tables whose rows a column names."""
    if type_ is ColumnType.VALUE:
        return ("parties", "places")
    return ("sources",) if type_ is ColumnType.CHAIN else tuple(filter(None, [refers]))


def _places_of_claims(rows_of: RowsOf) -> dict[str, str]:
    """The names of the places of each claim."""
    fields, places, names = rows_of("fields"), rows_of("places"), defaultdict[str, list[str]](list)
    for row in rows_of("statements").values():
        if fields.get(row.get("field", ""), {}).get("type") == FieldType.PLACE and row.get("value") in places:
            names[row["claim_id"]].append(shown_name(places[row["value"]]))
    return {claim_id: " ".join(each) for claim_id, each in names.items()}

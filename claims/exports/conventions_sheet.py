"""The conventions as a sheet: a row an incident and convention."""

from datetime import datetime

import pandas as pd

from claims.conventions import CONVENTIONS, conventions_table
from claims.exports.bibliography import documents_of, references
from claims.exports.sheet import Cell, Column, Layout, Sheet, in_utc, provenance
from claims.exports.sheet_rows import words_of
from claims.incidents import Incidents
from claims.model import split_list
from claims.tables import Collection, Row

COLUMNS = (
    Column(name="incident", label="Incident", meaning="Title of the incident.", width=32),
    Column(name="incident_id", label="Incident id", meaning="Id of the incident.", width=14),
    Column(name="convention", label="Convention", meaning="Whose rule, by our reading of it.", width=28),
    Column(name="value", label="Killed", meaning="The figure that the row would have; empty: none.", width=24),
    Column(name="low", label="Low", meaning="Its least, as a number.", width=8),
    Column(name="best", label="Best", meaning="The figure that stands for it, as a number.", width=8),
    Column(name="high", label="High", meaning="Its most, as a number.", width=8),
    Column(name="why", label="How", meaning="How the figure was taken from the accounts.", width=48),
    Column(name="words", label="Words", meaning="The words that it rests on, each with source, document and paragraph.", width=70),
    Column(name="rule", label="Rule", meaning="The rule in words, by our reading.", width=60),
    Column(name="citation", label="Published in", meaning="Where the rule is published.", width=40),
    Column(name="statement_ids", label="Statement ids", meaning="Ids of the statements used, separated by |.", width=18),
)  # fmt: skip
LAYOUT = Layout(
    heading=("incident",),
    facts=(),
    table=("convention", "value", "why", "words"),
    ids=("incident_id",),
    facet="convention",
)


def conventions_sheet(
    collection: Collection, incidents: Incidents, *, at: datetime, ids: list[str] | None = None, ranking: tuple[str, ...] = (), filter: str = "", link: str = ""
) -> Sheet:  # fmt: skip
    """What each convention makes of each incident, with the words behind it.

    Raises:
        UnknownIdError: There is no such incident; the message offers near ids.
    """
    at, table = in_utc(at), conventions_table(collection, incidents, ids=ids, ranking=ranking)
    rows = [{str(name): cell for name, cell in row.items()} for row in table.to_dict("records")]
    cited = tuple(_documents(collection, row) for row in rows)
    told = filter or "; ".join(
        [*([f"incident: {' or '.join(ids)}"] if ids else []), *([f"ranking: {' > '.join(ranking)}"] if ranking else [])]
    )
    return Sheet(
        name="Conventions",
        title=f"As each convention would report it: {collection.title}",
        columns=COLUMNS,
        rows=tuple(_cells(collection, row) for row in rows),
        provenance=provenance(collection, filter=told, at=at, link=link),
        at=at,
        layout=LAYOUT,
        references=references(collection, cited),
        cited=cited,
    )


def _documents(collection: Collection, row: Row) -> tuple[str, ...]:
    statements = [collection.statement_records[each] for each in split_list(row["statement_ids"])]
    return documents_of(collection, [each.claim_id for each in statements])


def _cells(collection: Collection, row: Row) -> tuple[Cell, ...]:
    said = [collection.statement_records[each] for each in split_list(row["statement_ids"])]
    words = "\n".join(words_of(collection, each) for each in said)
    shown = {**row, "convention": CONVENTIONS[row["convention"]].title, "words": words}
    return tuple("" if pd.isna(shown[column.name]) else shown[column.name] for column in COLUMNS)

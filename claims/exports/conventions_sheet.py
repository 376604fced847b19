"""The conventions as a sheet: a row per incident and convention."""

from datetime import datetime

from claims.conventions import CONVENTIONS, conventions_table
from claims.discrepancies.discrepancy_sentences import inferred_words
from claims.exports.cited_words import documents_of, references, words_of
from claims.exports.shared_columns import BASIS, INCIDENT_ID
from claims.exports.sheet import Cell, Column, Holds, Layout, Several, Sheet, in_utc, provenance
from claims.incidents import Incidents
from claims.model import Statement, bases_of, split_list
from claims.tables import Collection, Row, records_of

COLUMNS = (
    Column(name="incident", label="Incident", meaning="Title of the incident.", width=32),
    INCIDENT_ID,
    Column(name="convention", label="Convention", meaning="Whose rule, by our reading of it.", width=28),
    Column(name="value", label="Killed", meaning="The figure that the row would have, marked where what it rests on is inferred; empty: none.", width=24),
    BASIS,
    Column(name="low", label="Low", meaning="Its least, as a number.", width=8, holds=Holds.WHOLE),
    Column(name="best", label="Best", meaning="The figure that stands for it, as a number.", width=8, holds=Holds.WHOLE),
    Column(name="high", label="High", meaning="Its most, as a number.", width=8, holds=Holds.WHOLE),
    Column(name="why", label="How", meaning="How the figure was taken from the accounts.", width=48),
    Column(name="words", label="Words", meaning="The words that it rests on, each with source, document and paragraph.", width=70),
    Column(name="rule", label="Rule", meaning="The rule in words, by our reading.", width=60),
    Column(name="citation", label="Published in", meaning="Where the rule is published.", width=40),
    Column(name="statement_ids", label="Statement ids", meaning="Ids of the statements used, separated by |.", width=18, holds=Holds.LIST),
)  # fmt: skip
LAYOUT = Layout(
    heading=("incident",),
    facts=(),
    table=("convention", "value", "basis", "why", "words"),
    ids=("incident_id",),
    facet="convention",
    article=("incident", "convention", "value", "why"),
)


def conventions_sheet(
    collection: Collection,
    incidents: Incidents,
    *,
    at: datetime,
    ids: list[str] | None = None,
    ranking: tuple[str, ...] = (),
    filter: str = "",
    link: str = "",
) -> Sheet:
    """What each convention makes of each incident, with the words behind it; arguments as for `export_conventions`.

    Raises:
        UnknownIdError: There is no such incident; the message offers near ids.
    """
    at, table = in_utc(at), conventions_table(collection, incidents, ids=ids, ranking=ranking)
    rows = records_of(table)
    statements = [_statements(collection, row) for row in rows]
    cited = tuple(documents_of(collection, [each.claim_id for each in behind]) for behind in statements)
    chosen = filter or (f"incident: {' or '.join(ids)}" if ids else "")
    ranked = f"ranking: {' > '.join(ranking)}" if ranking else ""
    return Sheet(
        name="Conventions",
        title=f"As each convention would report it: {collection.title}",
        columns=COLUMNS,
        rows=tuple(_cells(collection, row, behind) for row, behind in zip(rows, statements, strict=True)),
        provenance=provenance(
            collection, filter="; ".join(each for each in (chosen, ranked) if each), at=at, link=link
        ),
        at=at,
        layout=LAYOUT,
        references=references(collection, cited),
        cited=cited,
    )


def _statements(collection: Collection, row: Row) -> list[Statement]:
    return [collection.statement_records[statement_id] for statement_id in split_list(row["statement_ids"])]


def _cells(collection: Collection, row: Row, behind: list[Statement]) -> tuple[Cell, ...]:
    words = "\n".join(words_of(collection, statement) for statement in behind)
    basis = bases_of(behind)
    value = row["value"] + (inferred_words(basis) if row["value"] else "")
    title = CONVENTIONS[row["convention"]].title
    cells = {
        **row,
        "value": value,
        "basis": Several(basis),
        "statement_ids": Several(split_list(row["statement_ids"])),
        "convention": title,
        "words": words,
    }
    return tuple("" if cells[column.name] is None else cells[column.name] for column in COLUMNS)

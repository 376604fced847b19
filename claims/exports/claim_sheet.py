"""Claims as a sheet: a row per statement, below the source and the document that say it."""

from datetime import datetime

import pandas as pd

from claims.discrepancies.discrepancy_sentences import coded_words
from claims.exports.cited_words import chain_words, references
from claims.exports.linked.study_nodes import study_nodes
from claims.exports.shared_columns import BASIS, INCIDENT_ID, WHEN_AND_WHERE
from claims.exports.sheet import Cell, Column, Holds, Layout, Sheet, in_utc, provenance
from claims.incidents import Incidents
from claims.model import Statement
from claims.tables import Collection, Row, day_of, records_of

COLUMNS = (
    Column(name="source", label="Source", meaning="Who publishes it.", width=18),
    Column(name="document", label="Document", meaning="Title of the document.", width=36),
    *WHEN_AND_WHERE[:2],
    Column(name="incident", label="Incident", meaning="Name of the incident.", width=28),
    Column(name="place", label="Place", meaning="Where the claim puts it.", width=20),
    WHEN_AND_WHERE[3],
    Column(name="field", label="Field", meaning="What is spoken of.", width=16),
    Column(name="group", label="Group", meaning="Who is counted or concerned; empty: anyone.", width=18),
    Column(name="value", label="Value", meaning="The value as it is read here, (inferred) where the coder concludes it.", width=26),
    Column(name="low", label="Low", meaning="The least that it means, where it is a number.", width=8, holds=Holds.WHOLE),
    Column(name="high", label="High", meaning="The most that it means; empty: open, or no number.", width=8, holds=Holds.WHOLE),
    Column(name="written", label="As written", meaning="The words that give the value.", width=20),
    BASIS,
    Column(name="stance", label="Stance", meaning="How the document itself stands to it.", width=10),
    Column(name="chain", label="On whose word", meaning="Who says it beyond the document, outermost first, each with a stance.", width=26),
    Column(name="paragraph", label="Paragraph", meaning="Paragraph of the document, counted from 1.", width=10, holds=Holds.WHOLE),
    Column(name="fragment", label="Fragment", meaning="The words of the source around it, exactly as written.", width=40),
    Column(name="gloss", label="In English", meaning="The fragment in English, in the words of the coder.", width=36),
    Column(name="url", label="Address", meaning="Address of the document, where known.", width=30),
    Column(name="archive_url", label="Archived copy", meaning="Address of an archived copy, where known.", width=30),
    Column(name="claim_id", label="Claim id", meaning="Id of the claim.", width=14),
    INCIDENT_ID,
    Column(name="statement_id", label="Statement id", meaning="Id of the statement.", width=14),
)  # fmt: skip
LAYOUT = Layout(
    heading=("source", "document"),
    facts=("incident", "place"),
    table=("field", "group", "value", "basis", "chain", "fragment", "gloss", "paragraph"),
    ids=("claim_id", "incident_id"),
    facet="field",
    common=("date_from", "date_to", "country", "url", "archive_url"),
    wide=("group", "value", "low", "high"),
    article=("source", "document", "field", "value", "chain"),
)


def claim_sheet(
    collection: Collection, incidents: Incidents, claims: pd.DataFrame, *, filter: str, at: datetime, link: str = ""
) -> Sheet:
    """One row per statement of the claims, in their order; a claim without statements has one row."""
    rows: list[tuple[Cell, ...]] = []
    cited: list[tuple[str, ...]] = []
    for row in records_of(claims):
        told = _claim_cells(collection, incidents, row)
        for statement in collection.statements_of_claim[str(row["claim_id"])] or (None,):
            cells = told | (_statement_cells(collection, statement) if statement else {})
            rows.append(tuple(cells.get(column.name, "") for column in COLUMNS))
            cited.append((str(row["document_id"]),))
    at = in_utc(at)
    return Sheet(
        name="Claims",
        title=f"Claims: {collection.title}",
        columns=COLUMNS,
        rows=tuple(rows),
        provenance=provenance(collection, filter=filter, at=at, link=link),
        at=at,
        layout=LAYOUT,
        references=references(collection, cited),
        cited=tuple(cited),
        linked=lambda: study_nodes(collection, incidents, claims["claim_id"]),
    )


def _claim_cells(collection: Collection, incidents: Incidents, row: Row) -> dict[str, Cell]:
    document = collection.row("documents", row["document_id"])
    place = str(row["place_id"])
    return {
        "source": collection.name_of("sources", row["source_id"]),
        "document": document["title"],
        "date_from": day_of(row["first"]) or "",
        "date_to": day_of(row["last"]) or "",
        "incident": incidents.name_of(row["incident_id"]),
        "place": collection.name_of("places", place) if place else "",
        "country": collection.country_of([place] if place else []),
        "url": document["url"],
        "archive_url": document["archive_url"],
        "claim_id": row["claim_id"],
        "incident_id": row["incident_id"],
    }


def _statement_cells(collection: Collection, statement: Statement) -> dict[str, Cell]:
    count = statement.count
    return {
        "field": collection.name_of("fields", statement.field),
        "group": collection.name_of("parties", statement.group),
        "value": coded_words(collection, statement),
        "low": count.low if count else "",
        "high": count.high if count and count.high is not None else "",
        "written": statement.verbatim,
        "basis": str(statement.basis),
        "stance": str(statement.stance),
        "chain": chain_words(collection, statement),
        "paragraph": statement.paragraph or "",
        "fragment": statement.fragment,
        "gloss": statement.gloss,
        "statement_id": statement.statement_id,
    }

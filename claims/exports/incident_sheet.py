"""The accounts of one incident as a sheet: a row per statement, and one for each field on which a claim is silent."""

from collections.abc import Hashable, Iterable, Mapping
from datetime import datetime
from typing import Any

from claims.discrepancies import side_by_side
from claims.discrepancies.discrepancy_sentences import coded_words
from claims.exports.cited_words import chain_words, references
from claims.exports.linked.study_nodes import study_nodes
from claims.exports.shared_columns import BASIS, INCIDENT_ID, MARK
from claims.exports.sheet import Cell, Column, Holds, Layout, Several, Sheet, in_utc, provenance
from claims.findings import Findings
from claims.incidents import Incidents
from claims.model import Discrepancy, Statement, split_list
from claims.tables import Collection
from claims.values import Relation

COLUMNS = (
    Column(name="incident", label="Incident", meaning="Name of the incident.", width=28),
    INCIDENT_ID,
    Column(name="perhaps", label="Perhaps", meaning="What the incident may be to others, where its place or day is not said.", width=28),
    Column(name="field", label="Field", meaning="What is spoken of.", width=18),
    Column(name="group", label="Group", meaning="Who is counted or concerned; empty: anyone.", width=18),
    Column(name="source", label="Source", meaning="Who publishes it.", width=18),
    Column(name="value", label="Value", meaning="The value as it is read here, (inferred) where the coder concludes it; empty where the account does not say.", width=28),
    BASIS,
    Column(name="relation", label="Relation", meaning="The worst in which the account's answer stands to another's; empty where no other has one.", width=16),
    MARK,
    Column(name="verbatim", label="Words of the value", meaning="The words that give the value.", width=24),
    Column(name="fragment", label="Fragment", meaning="The words of the source around it, exactly as written.", width=40),
    Column(name="gloss", label="In English", meaning="The fragment in English, in the words of the coder.", width=40),
    Column(name="paragraph", label="Paragraph", meaning="Paragraph of the document, counted from 1.", width=10, holds=Holds.WHOLE),
    Column(name="document", label="Document", meaning="Title of the document.", width=40),
    Column(name="stance", label="Stance", meaning="How the document itself stands to it.", width=10),
    Column(name="chain", label="On whose word", meaning="Who says it beyond the document, outermost first, each with a stance.", width=28),
    Column(name="said", label="Said", meaning="When it was said; empty: on the day of publication.", width=18),
    Column(name="discrepancy_ids", label="Discrepancy ids", meaning="The discrepancies that rest on it, separated by |.", width=18, holds=Holds.LIST),
    Column(name="note", label="Note", meaning="The coder's note.", width=40),
    Column(name="claim_id", label="Claim id", meaning="Id of the claim.", width=14),
    Column(name="source_id", label="Source id", meaning="Id of the source.", width=12),
    Column(name="document_id", label="Document id", meaning="Id of the document.", width=14),
    Column(name="statement_id", label="Statement id", meaning="Id of the statement.", width=14),
)  # fmt: skip
LAYOUT = Layout(
    heading=("field", "group"),
    facts=("incident", "perhaps"),
    table=("source", "value", "mark", "relation", "basis", "chain", "fragment", "gloss", "paragraph"),
    ids=("incident_id",),
    facet="source",
    article=("field", "group", "value", "relation", "source", "chain"),
)


def incident_sheet(
    collection: Collection, incidents: Incidents, findings: Findings, incident_id: str, *, at: datetime, link: str = ""
) -> Sheet:
    """One row per statement of the incident's claims, and one for each field on which a claim is silent.

    Raises:
        UnknownIdError: There is no such incident; the message offers near ids.
    """
    at, title = in_utc(at), incidents.name_of(incident_id)
    resting = _discrepancies_of_statements(findings.of_incident(incident_id))
    frame = side_by_side(collection, incidents, incident_id)
    pairs = [
        (row, statement)
        for row in frame.to_dict("records")
        for statement in _statements(collection, split_list(row["statement_ids"]))
    ]
    cited = tuple((str(row["document_id"]),) for row, _ in pairs)
    perhaps = "; ".join(incidents.perhaps_in_words(incident_id))
    rows = (
        (title, incident_id, perhaps, *_account_cells(collection, resting, row, statement)) for row, statement in pairs
    )
    return Sheet(
        name="Side by side",
        title=f"Side by side: {title}",
        columns=COLUMNS,
        rows=tuple(rows),
        provenance=provenance(collection, filter=f"incident {incident_id}", at=at, link=link),
        at=at,
        layout=LAYOUT,
        references=references(collection, cited),
        cited=cited,
        linked=lambda: study_nodes(
            collection, incidents, incidents.claims_of[incident_id], findings.of_incident(incident_id)
        ),
    )


def _account_cells(
    collection: Collection, resting: dict[str, list[str]], row: Mapping[Hashable, Any], statement: Statement | None
) -> tuple[Cell, ...]:
    relation = Relation(row["relation"]) if row["relation"] else None
    said = statement.said.in_words if statement and statement.said else ""
    return (
        str(row["label"]),
        collection.name_of("parties", str(row["group"])),
        collection.name_of("sources", row["source_id"]),
        coded_words(collection, statement) if statement else "",
        str(statement.basis) if statement else "",
        str(relation or ""),
        relation.mark if relation else "",
        statement.verbatim if statement else "",
        statement.fragment if statement else "",
        statement.gloss if statement else "",
        (statement.paragraph if statement else None) or "",
        collection.name_of("documents", row["document_id"]),
        str(statement.stance) if statement else "",
        chain_words(collection, statement) if statement else "",
        said,
        Several(resting.get(statement.statement_id, [])) if statement else "",
        statement.note if statement else "",
        row["claim_id"],
        row["source_id"],
        row["document_id"],
        statement.statement_id if statement else "",
    )


def _statements(collection: Collection, statement_ids: tuple[str, ...]) -> list[Statement] | list[None]:
    """The records; where a claim is silent, one None, which makes one row."""
    return [collection.statement_records[statement_id] for statement_id in statement_ids] or [None]


def _discrepancies_of_statements(discrepancies: Iterable[Discrepancy]) -> dict[str, list[str]]:
    """The ids of the discrepancies that rest on each statement."""
    resting: dict[str, list[str]] = {}
    for each in discrepancies:
        for statement_id in dict.fromkeys(statement_id for side in each.sides for statement_id in side.statement_ids):
            resting.setdefault(statement_id, []).append(each.discrepancy_id)
    return resting

"""The rows of the two sheets: the discrepancies side by side, and the accounts of one incident."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from claims.discrepancies import side_by_side
from claims.discrepancies.discrepancy_sentences import value_words
from claims.exports.bibliography import documents_of, references
from claims.exports.sheet import Cell, Column, Layout, Sheet, in_utc, provenance
from claims.findings import Findings
from claims.incidents import Incidents
from claims.model import Discrepancy, Side, Statement, split_list
from claims.origins import Origins
from claims.tables import Collection
from claims.values import Relation

DISCREPANCY_COLUMNS = (
    Column(name="rank", label="Rank", meaning="Place of the discrepancy in this export, worst first.", width=6),
    Column(name="discrepancy_id", label="Discrepancy id", meaning="Id of the discrepancy.", width=14),
    Column(name="incident", label="Incident", meaning="Title of the incident.", width=28),
    Column(name="incident_id", label="Incident id", meaning="Id of the incident.", width=14),
    Column(name="kind", label="Kind", meaning="What the discrepancy is about.", width=14),
    Column(name="relation", label="Relation", meaning="How the sides stand to one another.", width=14),
    Column(name="mark", label="Mark", meaning="The sign of the relation.", width=6),
    Column(name="severity", label="Severity", meaning="How much hangs on it; empty for what is explained and not raised.", width=10),
    Column(name="field", label="Field", meaning="The field in question; empty where it is the telling itself.", width=16),
    Column(name="group", label="Group", meaning="Who is counted or concerned; empty: anyone.", width=16),
    Column(name="sentence", label="In a sentence", meaning="The discrepancy, told so that it is understood alone.", width=60),
    Column(name="side", label="Side", meaning="Letter of the side; each side is a row.", width=6),
    Column(name="side_value", label="Value of this side", meaning="What this side says.", width=28),
    Column(name="side_relation", label="Relation of this side", meaning="How this side stands to the first.", width=14),
    Column(name="speakers", label="Speakers", meaning="Who says so.", width=32),
    Column(name="sources", label="Sources", meaning="The sources that publish it.", width=24),
    Column(name="independent_origins", label="Independent origins", meaning="How many origins stand behind this side.", width=12),
    Column(name="origins", label="Origins", meaning="What these origins are.", width=28),
    Column(name="words", label="Words", meaning="The words behind this side, each with source, document and paragraph.", width=80),
    Column(name="claim_ids", label="Claim ids", meaning="Ids of the claims on this side, separated by |.", width=18),
    Column(name="statement_ids", label="Statement ids", meaning="Ids of the statements on this side, separated by |.", width=18),
)  # fmt: skip
INCIDENT_COLUMNS = (
    Column(name="incident", label="Incident", meaning="Title of the incident.", width=28),
    Column(name="incident_id", label="Incident id", meaning="Id of the incident.", width=14),
    Column(name="field", label="Field", meaning="What is spoken of.", width=18),
    Column(name="group", label="Group", meaning="Who is counted or concerned; empty: anyone.", width=18),
    Column(name="source", label="Source", meaning="Who publishes it.", width=18),
    Column(name="value", label="Value", meaning="The value as it is read here; empty where the account does not say.", width=28),
    Column(name="relation", label="Relation", meaning="The worst in which the account's answer stands to another's.", width=16),
    Column(name="mark", label="Mark", meaning="The sign of the relation.", width=6),
    Column(name="verbatim", label="Words of the value", meaning="The words that give the value.", width=24),
    Column(name="fragment", label="Fragment", meaning="The words of the source around it, exactly as written.", width=40),
    Column(name="gloss", label="In English", meaning="The fragment in English, in the words of the coder.", width=40),
    Column(name="paragraph", label="Paragraph", meaning="Paragraph of the document, counted from 1.", width=10),
    Column(name="document", label="Document", meaning="Title of the document.", width=40),
    Column(name="stance", label="Stance", meaning="How the document itself stands to it.", width=10),
    Column(name="chain", label="On whose word", meaning="Who says it beyond the document, outermost first, each with a stance.", width=28),
    Column(name="said", label="Said", meaning="When it was said; empty: on the day of publication.", width=18),
    Column(name="discrepancy_ids", label="Discrepancy ids", meaning="The discrepancies that rest on it, separated by |.", width=18),
    Column(name="note", label="Note", meaning="The coder's note.", width=40),
    Column(name="claim_id", label="Claim id", meaning="Id of the claim.", width=14),
    Column(name="source_id", label="Source id", meaning="Id of the source.", width=12),
    Column(name="document_id", label="Document id", meaning="Id of the document.", width=14),
    Column(name="statement_id", label="Statement id", meaning="Id of the statement.", width=14),
)  # fmt: skip


DISCREPANCY_LAYOUT = Layout(
    heading=("rank", "sentence"),
    facts=("severity", "kind", "mark", "relation", "incident", "field", "group"),
    table=("side", "side_value", "speakers", "independent_origins", "words"),
    ids=("discrepancy_id", "incident_id"),
    facet="side",
)
INCIDENT_LAYOUT = Layout(
    heading=("field", "group"),
    facts=("incident",),
    table=("source", "value", "mark", "relation", "chain", "fragment", "gloss", "paragraph"),
    ids=("incident_id",),
    facet="source",
)


def discrepancy_sheet(
    collection: Collection, incidents: Incidents, findings: Findings, *, filter: str, at: datetime, link: str = ""
) -> Sheet:
    """One row a side of each discrepancy, worst first, with the words behind it."""
    at, origins = in_utc(at), Origins(collection)
    sides = [side for found in findings.discrepancies for side in found.sides]
    cited = tuple(documents_of(collection, side.claim_ids) for side in sides)
    rows = (
        (*_discrepancy_cells(collection, incidents, rank, found), *_side_cells(collection, origins, index, side))
        for rank, found in enumerate(findings.discrepancies, 1)
        for index, side in enumerate(found.sides)
    )
    return Sheet(
        name="Discrepancies",
        title=f"Discrepancies: {collection.title}",
        columns=DISCREPANCY_COLUMNS,
        rows=tuple(rows),
        provenance=provenance(collection, filter=filter, at=at, link=link),
        at=at,
        layout=DISCREPANCY_LAYOUT,
        references=references(collection, cited),
        cited=cited,
    )


def incident_sheet(
    collection: Collection, incidents: Incidents, findings: Findings, incident_id: str, *, at: datetime, link: str = ""
) -> Sheet:
    """One row a statement of the incident's claims, and one for each field on which a claim is silent.

    Raises:
        UnknownIdError: There is no such incident; the message offers near ids.
    """
    at, title = in_utc(at), str(incidents.row(incident_id)["title"])
    raised = _discrepancies_of_statements(findings.of_incident(incident_id))
    frame = side_by_side(collection, incidents, incident_id)
    pairs = [
        (row, statement)
        for row in frame.to_dict("records")
        for statement in _statements(collection, split_list(row["statement_ids"]))
    ]
    cited = tuple((str(row["document_id"]),) for row, _ in pairs)
    rows = ((title, incident_id, *_account_cells(collection, raised, row, statement)) for row, statement in pairs)
    return Sheet(
        name="Side by side",
        title=f"Side by side: {title}",
        columns=INCIDENT_COLUMNS,
        rows=tuple(rows),
        provenance=provenance(collection, filter=f"incident {incident_id}", at=at, link=link),
        at=at,
        layout=INCIDENT_LAYOUT,
        references=references(collection, cited),
        cited=cited,
    )


def words_of(collection: Collection, statement: Statement) -> str:
    """The words of a statement with source, document and paragraph, so that a reader finds them."""
    words = f"“{statement.fragment}”" if statement.fragment else f"({value_words(collection, statement)}; no fragment)"
    gloss = f" [{statement.gloss}]" if statement.gloss else ""
    return f"{words}{gloss} ({_place_of(collection, statement.claim_id, statement.paragraph)})"


def _place_of(collection: Collection, claim_id: str, paragraph: int | None = None) -> str:
    document = collection.row("documents", collection.document_of_claim[claim_id])
    place = f"{collection.name_of('sources', document['source_id'])}, {document['title']}"
    if document["within"]:
        place += f", in {collection.name_of('documents', document['within'])}"
    return place + (f", paragraph {paragraph}" if paragraph else "")


def _discrepancy_cells(collection: Collection, incidents: Incidents, rank: int, found: Discrepancy) -> tuple[Cell, ...]:
    return (
        rank,
        found.discrepancy_id,
        str(incidents.row(found.incident_id)["title"]),
        found.incident_id,
        str(found.kind),
        str(found.relation),
        found.relation.mark,
        str(found.severity or ""),
        collection.name_of("fields", found.field),
        collection.name_of("parties", found.group),
        found.sentence,
    )


def _side_cells(collection: Collection, origins: Origins, index: int, side: Side) -> tuple[Cell, ...]:
    return (
        chr(ord("A") + index),
        side.value,
        str(side.relation),
        side.speakers,
        ", ".join(collection.name_of("sources", source_id) for source_id in side.source_ids),
        len(side.origins),
        ", ".join(origins.name(origin) for origin in side.origins),
        "\n".join(_words_of_side(collection, side)),
        "|".join(side.claim_ids),
        "|".join(side.statement_ids),
    )


def _words_of_side(collection: Collection, side: Side) -> Iterator[str]:
    """The words of every statement of a side, then the documents that stand on it by their silence."""
    statements = [collection.statement_records[statement_id] for statement_id in side.statement_ids]
    speaking = {statement.claim_id for statement in statements}
    yield from (words_of(collection, statement) for statement in statements)
    silent = (claim_id for claim_id in side.claim_ids if claim_id not in speaking)
    yield from (f"(says nothing on it: {_place_of(collection, claim_id)})" for claim_id in silent)


def _account_cells(
    collection: Collection, raised: dict[str, list[str]], row: Mapping[Hashable, Any], statement: Statement | None
) -> tuple[Cell, ...]:
    relation = Relation(row["relation"])
    said = statement.said.in_words if statement and statement.said else ""
    return (
        str(row["label"]),
        collection.name_of("parties", str(row["group"])),
        collection.name_of("sources", row["source_id"]),
        value_words(collection, statement) if statement else "",
        str(relation),
        relation.mark,
        statement.verbatim if statement else "",
        statement.fragment if statement else "",
        statement.gloss if statement else "",
        (statement.paragraph if statement else None) or "",
        collection.name_of("documents", row["document_id"]),
        str(statement.stance) if statement else "",
        _chain_words(collection, statement) if statement else "",
        said,
        "|".join(raised.get(statement.statement_id, [])) if statement else "",
        statement.note if statement else "",
        row["claim_id"],
        row["source_id"],
        row["document_id"],
        statement.statement_id if statement else "",
    )


def _chain_words(collection: Collection, statement: Statement) -> str:
    return " > ".join(f"{collection.name_of('sources', link.source_id)} {link.stance}" for link in statement.chain)


def _statements(collection: Collection, statement_ids: tuple[str, ...]) -> list[Statement] | list[None]:
    """The records; where a claim is silent, one None, which makes one row."""
    return [collection.statement_records[statement_id] for statement_id in statement_ids] or [None]


def _discrepancies_of_statements(found: Iterable[Discrepancy]) -> dict[str, list[str]]:
    raised: dict[str, list[str]] = {}
    for each in found:
        for statement_id in dict.fromkeys(one for side in each.sides for one in side.statement_ids):
            raised.setdefault(statement_id, []).append(each.discrepancy_id)
    return raised

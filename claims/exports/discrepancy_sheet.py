"""The discrepancies as a sheet: a row per side, with the words behind it."""

from collections.abc import Iterator
from datetime import datetime

from claims.discrepancies.discrepancy_sentences import side_words
from claims.exports.cited_words import documents_of, place_of, references, words_of
from claims.exports.sheet import BASIS, INCIDENT_ID, MARK, Cell, Column, Layout, Sheet, in_utc, provenance
from claims.findings import Findings
from claims.incidents import Incidents
from claims.model import Discrepancy, Side
from claims.origins import Origins
from claims.tables import Collection

COLUMNS = (
    Column(name="rank", label="Rank", meaning="Place of the discrepancy in this export, worst first.", width=6),
    Column(name="discrepancy_id", label="Discrepancy id", meaning="Id of the discrepancy.", width=14),
    Column(name="incident", label="Incident", meaning="Name of the incident.", width=28),
    INCIDENT_ID,
    Column(name="kind", label="Kind", meaning="What the discrepancy is about.", width=14),
    Column(name="relation", label="Relation", meaning="How the sides stand to one another.", width=14),
    MARK,
    Column(name="severity", label="Severity", meaning="How much hangs on it; empty for what is explained and not raised.", width=10),
    Column(name="rests_on_inference", label="Rests on inference", meaning="yes: it would not stand without what the coder inferred.", width=10),
    Column(name="field", label="Field", meaning="The field in question; empty where it is the telling itself.", width=16),
    Column(name="group", label="Group", meaning="Who is counted or concerned; empty: anyone.", width=16),
    Column(name="sentence", label="In a sentence", meaning="The discrepancy, told so that it is understood alone.", width=60),
    Column(name="side", label="Side", meaning="Letter of the side; each side is a row.", width=6),
    Column(name="side_value", label="Value of this side", meaning="What this side says; (inferred) where no account has it in words.", width=28),
    Column(name="side_relation", label="Relation of this side", meaning="How this side stands to the first.", width=14),
    BASIS,
    Column(name="speakers", label="Speakers", meaning="Who says so.", width=32),
    Column(name="sources", label="Sources", meaning="The sources that publish it.", width=24),
    Column(name="independent_origins", label="Independent origins", meaning="How many origins stand behind this side.", width=12),
    Column(name="origins", label="Origins", meaning="What these origins are.", width=28),
    Column(name="words", label="Words", meaning="The words behind this side, each with source, document and paragraph.", width=80),
    Column(name="claim_ids", label="Claim ids", meaning="Ids of the claims on this side, separated by |.", width=18),
    Column(name="statement_ids", label="Statement ids", meaning="Ids of the statements on this side, separated by |.", width=18),
)  # fmt: skip
LAYOUT = Layout(
    heading=("rank", "sentence"),
    facts=("severity", "kind", "mark", "relation", "incident", "field", "group"),
    table=("side", "side_value", "speakers", "basis", "independent_origins", "words"),
    ids=("discrepancy_id", "incident_id"),
    facet="side",
)


def discrepancy_sheet(
    collection: Collection, incidents: Incidents, findings: Findings, *, filter: str, at: datetime, link: str = ""
) -> Sheet:
    """One row per side of each discrepancy, worst first, with the words behind it."""
    at, origins = in_utc(at), Origins(collection)
    cited = tuple(documents_of(collection, side.claim_ids) for each in findings.discrepancies for side in each.sides)
    rows = (
        (*_discrepancy_cells(collection, incidents, rank, each), *_side_cells(collection, origins, index, side))
        for rank, each in enumerate(findings.discrepancies, 1)
        for index, side in enumerate(each.sides)
    )
    return Sheet(
        name="Discrepancies",
        title=f"Discrepancies: {collection.title}",
        columns=COLUMNS,
        rows=tuple(rows),
        provenance=provenance(collection, filter=filter, at=at, link=link),
        at=at,
        layout=LAYOUT,
        references=references(collection, cited),
        cited=cited,
    )


def _discrepancy_cells(
    collection: Collection, incidents: Incidents, rank: int, discrepancy: Discrepancy
) -> tuple[Cell, ...]:
    return (
        rank,
        discrepancy.discrepancy_id,
        incidents.name_of(discrepancy.incident_id),
        discrepancy.incident_id,
        str(discrepancy.kind),
        str(discrepancy.relation),
        discrepancy.relation.mark,
        str(discrepancy.severity or ""),
        "yes" if discrepancy.rests_on_inference else "",
        collection.name_of("fields", discrepancy.field),
        collection.name_of("parties", discrepancy.group),
        discrepancy.sentence,
    )


def _side_cells(collection: Collection, origins: Origins, index: int, side: Side) -> tuple[Cell, ...]:
    return (
        chr(ord("A") + index),
        side_words(side),
        str(side.relation),
        "|".join(side.basis),
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
    yield from (f"(says nothing on it: {place_of(collection, claim_id)})" for claim_id in silent)

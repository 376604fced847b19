"""The discrepancies as a sheet: a row per side, with what it says as numbers, and the words behind it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from claims.discrepancies.discrepancy_sentences import side_words
from claims.exports.cited_words import documents_of, place_of, references, words_of
from claims.exports.linked.study_nodes import study_nodes
from claims.exports.shared_columns import BASIS, INCIDENT_ID, MARK, WHEN_AND_WHERE, when_and_where
from claims.exports.sheet import Cell, Column, Holds, Layout, Several, Sheet, in_utc, provenance
from claims.findings import Findings, side_letter
from claims.incidents import Incidents
from claims.model import Discrepancy, FieldType, Side, Statement
from claims.origins import Origins
from claims.projects.beside.notes import NoteKind, Place, PlacedNotes
from claims.tables import Collection

_EACH = "Of several each, in one order in all these columns, separated by |; one alone where all are the same."
COLUMNS = (
    Column(name="rank", label="Rank", meaning="Place of the discrepancy in this export, worst first.", width=6, holds=Holds.WHOLE),
    *WHEN_AND_WHERE[:2],
    Column(name="incident", label="Incident", meaning="Name of the incident.", width=28),
    *WHEN_AND_WHERE[2:],
    Column(name="kind", label="Kind", meaning="What the discrepancy is about.", width=14),
    Column(name="field", label="Field", meaning="The field in question; empty where it is the telling itself.", width=14),
    Column(name="group", label="Group", meaning="Who is counted or concerned; empty: anyone.", width=16),
    Column(name="relation", label="Relation", meaning="How the sides stand to one another.", width=12),
    MARK,
    Column(name="severity", label="Severity", meaning="How much hangs on it; empty for what is explained and not raised.", width=10),
    Column(name="side", label="Side", meaning="Letter of the side; each side is a row.", width=6),
    Column(name="side_value", label="Value", meaning="What this side says; (inferred) where no account has it in words.", width=24),
    Column(name="written", label="As written", meaning=f"The words that give the value. {_EACH}", width=20, holds=Holds.LIST),
    Column(name="low", label="Low", meaning="The least that this side gives, where it gives a number.", width=8, holds=Holds.WHOLE),
    Column(name="high", label="High", meaning="The most that this side gives; empty: open, or no number.", width=8, holds=Holds.WHOLE),
    Column(name="sources", label="Sources", meaning="The sources that publish it.", width=20, holds=Holds.LIST),
    Column(name="speakers", label="Speakers", meaning="Who says so.", width=28),
    BASIS,
    Column(name="side_relation", label="Relation of this side", meaning="How this side stands to the first.", width=14),
    Column(name="rests_on_inference", label="Rests on inference", meaning="yes: it would not stand without what the coder inferred.", width=10),
    Column(name="independent_origins", label="Independent origins", meaning="How many origins stand behind this side.", width=12, holds=Holds.WHOLE),
    Column(name="origins", label="Origins", meaning="What these origins are.", width=24, holds=Holds.LIST),
    Column(name="document", label="Document", meaning=f"Title of the document. {_EACH}", width=36, holds=Holds.LIST),
    Column(name="paragraph", label="Paragraph", meaning=f"Paragraph of the document, counted from 1. {_EACH}", width=10, holds=Holds.LIST),
    Column(name="fragment", label="Fragment", meaning=f"The words of the source, exactly as written. {_EACH}", width=44, holds=Holds.LIST),
    Column(name="url", label="Address", meaning=f"Address of the document, where known. {_EACH}", width=30, holds=Holds.LIST),
    Column(name="archive_url", label="Archived copy", meaning=f"Address of an archived copy, where known. {_EACH}", width=30, holds=Holds.LIST),
    Column(name="sentence", label="In a sentence", meaning="The discrepancy, told so that it is understood alone.", width=60),
    Column(name="words", label="Words", meaning="The words behind this side, each with source, document and paragraph.", width=70),
    Column(name="discrepancy_id", label="Discrepancy id", meaning="Id of the discrepancy.", width=14),
    INCIDENT_ID,
    Column(name="claim_ids", label="Claim ids", meaning="Ids of the claims on this side, separated by |.", width=18, holds=Holds.LIST),
    Column(name="statement_ids", label="Statement ids", meaning="Ids of the statements on this side, separated by |.", width=18, holds=Holds.LIST),
)  # fmt: skip
# Where people tagged anything or took notes, these stand behind the others.
_THEIRS = "on the discrepancy, its incident and the claims on this side"
NOTE_COLUMNS = (
    Column(name="tags", label="Tags", meaning=f"Tags of the project {_THEIRS}.", width=18, holds=Holds.LIST),
    Column(name="notes", label="Notes", meaning=f"Notes of the project {_THEIRS}, each with who wrote it and when.", width=50, holds=Holds.LIST),
)  # fmt: skip
LAYOUT = Layout(
    heading=("rank", "sentence"),
    facts=("severity", "kind", "mark", "relation", "incident", "field", "group"),
    table=("side", "side_value", "speakers", "basis", "independent_origins", "words"),
    ids=("discrepancy_id", "incident_id"),
    facet="side",
    common=(*(column.name for column in WHEN_AND_WHERE), "rests_on_inference"),
    wide=(
        "side_value", "written", "low", "high", "sources", "speakers", "basis", "independent_origins", "document", "paragraph",
        "fragment", "url", "archive_url",
    ),
    article=("incident", "field", "side_value", "speakers", "relation", "severity"),
)  # fmt: skip


def discrepancy_sheet(
    collection: Collection,
    incidents: Incidents,
    findings: Findings,
    *,
    filter: str,
    at: datetime,
    link: str = "",
    beside: tuple[Sheet, ...] = (),
    notes: PlacedNotes | None = None,
) -> Sheet:
    """One row per side of each discrepancy, worst first, with the words behind it; `beside` are further tables, `notes` those of a project."""
    at, origins, notes = in_utc(at), Origins(collection), notes or PlacedNotes()
    are_noted = any(notes.on(*_places(each, side)) for each in findings.discrepancies for side in each.sides)
    columns = (*COLUMNS, *NOTE_COLUMNS) if are_noted else COLUMNS
    told = (
        {"notes_and_tags": "tags and notes are of those who work on the project, not of its sources"}
        if are_noted
        else {}
    )
    cited = tuple(documents_of(collection, side.claim_ids) for each in findings.discrepancies for side in each.sides)
    cells = (
        _discrepancy_cells(collection, incidents, rank, each)
        | _side_cells(collection, origins, index, side)
        | _evidence_cells(collection, side)
        | _note_cells(notes, _places(each, side))
        for rank, each in enumerate(findings.discrepancies, 1)
        for index, side in enumerate(each.sides)
    )
    return Sheet(
        name="Discrepancies",
        title=f"Discrepancies: {collection.title}",
        columns=columns,
        rows=tuple(tuple(row[column.name] for column in columns) for row in cells),
        provenance=provenance(collection, filter=filter, at=at, link=link) | told,
        at=at,
        layout=replace(LAYOUT, wide=(*LAYOUT.wide, "tags", "notes")) if are_noted else LAYOUT,
        references=references(collection, cited),
        cited=cited,
        beside=beside,
        linked=lambda: study_nodes(
            collection,
            incidents,
            (claim_id for each in findings.discrepancies for side in each.sides for claim_id in side.claim_ids),
            findings.discrepancies,
        ),
    )


def _discrepancy_cells(
    collection: Collection, incidents: Incidents, rank: int, discrepancy: Discrepancy
) -> dict[str, Cell]:
    where = when_and_where(collection, incidents, discrepancy.incident_id)
    return {
        "rank": rank,
        "discrepancy_id": discrepancy.discrepancy_id,
        **{column.name: cell for column, cell in zip(WHEN_AND_WHERE, where, strict=True)},
        "incident": incidents.name_of(discrepancy.incident_id),
        "incident_id": discrepancy.incident_id,
        "kind": str(discrepancy.kind),
        "relation": str(discrepancy.relation),
        "mark": discrepancy.relation.mark,
        "severity": str(discrepancy.severity or ""),
        "rests_on_inference": "yes" if discrepancy.rests_on_inference else "",
        "field": collection.name_of("fields", discrepancy.field),
        "group": collection.name_of("parties", discrepancy.group),
        "sentence": discrepancy.sentence,
    }


def _side_cells(collection: Collection, origins: Origins, index: int, side: Side) -> dict[str, Cell]:
    low, high = _bounds(collection, side)
    return {
        "side": side_letter(index),
        "side_value": side_words(side),
        "low": "" if low is None else low,
        "high": "" if high is None else high,
        "side_relation": str(side.relation),
        "basis": Several(side.basis),
        "speakers": side.speakers,
        "sources": Several((collection.name_of("sources", each) for each in side.source_ids), ", "),
        "independent_origins": len(side.origins),
        "origins": Several((origins.name(origin) for origin in side.origins), ", "),
        "words": "\n".join(_words_of_side(collection, side)),
        "claim_ids": Several(side.claim_ids),
        "statement_ids": Several(side.statement_ids),
    }


def _bounds(collection: Collection, side: Side) -> tuple[int | None, int | None]:
    """The least and the most of a side: of its number, or of all that its statements count; None where it does not count."""
    if side.count:
        return side.count.low, side.count.high
    counts = [
        each.count for each in _statements(collection, side)
        if each.count and collection.field_specs[each.field].type is FieldType.COUNT
    ]  # fmt: skip
    if not counts:
        return None, None
    highs = [each.high for each in counts]
    return min(each.low for each in counts), None if None in highs else max(high for high in highs if high is not None)


def _evidence_cells(collection: Collection, side: Side) -> dict[str, Cell]:
    """The words of each statement of a side and where they stand; then the documents that stand on it by their silence."""
    said: list[tuple[str, Statement | None]] = [(each.claim_id, each) for each in _statements(collection, side)]
    said += [(claim_id, None) for claim_id in _silent(collection, side)]
    documents = [collection.row("documents", collection.document_of_claim[claim_id]) for claim_id, _ in said]
    return {
        "written": _together([each.verbatim if each else "" for _, each in said]),
        "paragraph": _together([(each.paragraph or "") if each else "" for _, each in said]),
        "fragment": _together([each.fragment if each else "" for _, each in said]),
        "document": _together([each["title"] for each in documents]),
        "url": _together([each["url"] for each in documents]),
        "archive_url": _together([each["archive_url"] for each in documents]),
    }


def _places(discrepancy: Discrepancy, side: Side) -> list[Place]:
    """What a row is about: the discrepancy, its incident, and the claims on the side."""
    claims = [(NoteKind.CLAIM, claim_id) for claim_id in side.claim_ids]
    return [(NoteKind.DISCREPANCY, discrepancy.discrepancy_id), (NoteKind.INCIDENT, discrepancy.incident_id), *claims]


def _note_cells(notes: PlacedNotes, places: Sequence[Place]) -> dict[str, Cell]:
    signed = (
        f"{note.text} ({', '.join(filter(None, (note.by, note.at[:10])))})" for note in notes.on(*places) if note.text
    )
    return {"tags": Several(notes.tags_on(*places), " | "), "notes": Several(signed, " | ")}


def _together(cells: Sequence[Cell]) -> Cell:
    """The one cell where all are the same, so that a number stays one; else all of them, separated by bars."""
    if len(set(cells)) <= 1:
        return cells[0] if cells else ""
    return Several(cells, " | ")


def _statements(collection: Collection, side: Side) -> list[Statement]:
    return [collection.statement_records[statement_id] for statement_id in side.statement_ids]


def _silent(collection: Collection, side: Side) -> Iterable[str]:
    speaking = {statement.claim_id for statement in _statements(collection, side)}
    return (claim_id for claim_id in side.claim_ids if claim_id not in speaking)


def _words_of_side(collection: Collection, side: Side) -> Iterator[str]:
    """The words of every statement of a side, then the documents that stand on it by their silence."""
    yield from (words_of(collection, statement) for statement in _statements(collection, side))
    yield from (f"(says nothing on it: {place_of(collection, claim_id)})" for claim_id in _silent(collection, side))

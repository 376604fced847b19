"""Who says how many as sheets: incidents down and sources across, and the same as a row per answer with its words."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from claims.exports.cited_words import documents_of, references
from claims.exports.shared_columns import INCIDENT_ID, MARK, WHEN_AND_WHERE
from claims.exports.sheet import Cell, Column, Holds, Layout, Sheet, in_utc, provenance
from claims.model import Statement
from claims.survey.figures import CellState, Figure, FigureAnswer, FigureCell, FigureRow, FigureTable
from claims.tables import Collection
from claims.values import Relation, number_of

_BEFORE = (
    *WHEN_AND_WHERE[:2],
    Column(name="date", label="Date", meaning="The days in words.", width=22),
    Column(name="incident", label="Incident", meaning="Kind and place of the incident.", width=30),
    replace(WHEN_AND_WHERE[2], holds=Holds.TEXT),
    WHEN_AND_WHERE[3],
)
_AFTER = (
    Column(name="lowest_to_highest", label="Lowest to highest", meaning="The ends of the figures of the same people; of a field that does not count, all versions.", width=24),
    Column(name="sources_saying", label="Sources", meaning="How many sources give the figure.", width=8, holds=Holds.WHOLE),
    Column(name="relation", label="Relation", meaning="The worst in which the sources stand; empty where fewer than two give the figure.", width=14),
    MARK,
    Column(name="severity", label="Severity", meaning="How much hangs on the discrepancy; empty where none is raised.", width=10),
    Column(name="remarks", label="Remarks", meaning="What the incident may be, and sources whose figures for parts of it clash.", width=40),
    INCIDENT_ID,
)  # fmt: skip
_READ = ("date", "incident", "lowest_to_highest", "remarks")  # of these columns, those of a table for readers
_ANSWER = (
    Column(name="source", label="Source", meaning="Who publishes it.", width=18),
    Column(name="state", label="State", meaning="Whether the source says the figure, and if not, what it has on the incident.", width=18),
    Column(name="field", label="Field", meaning="What is counted or named.", width=14),
    Column(name="value", label="Value", meaning="The value in words.", width=16),
    Column(name="group", label="Group", meaning="Who is counted; empty: anyone.", width=24),
    Column(name="low", label="Low", meaning="The least that it means.", width=8, holds=Holds.WHOLE),
    Column(name="high", label="High", meaning="The most that it means; empty: open.", width=8, holds=Holds.WHOLE),
    Column(name="written", label="As written", meaning="The words that give the value.", width=20),
    Column(name="says", label="Who says it, and how", meaning="Speaker, hedge, denial, whom it cites, whether it is inferred.", width=30),
    Column(name="basis", label="Basis", meaning="What the value rests on: stated, reading or inference.", width=10),
    Column(name="clashes", label="Clashes", meaning="yes: it cannot be true together with another.", width=8),
    Column(name="relation", label="Relation", meaning="How the sources of the incident stand on the figure.", width=14),
    Column(name="severity", label="Severity", meaning="How much hangs on the discrepancy.", width=10),
    Column(name="fragment", label="Fragment", meaning="The words in the document.", width=50),
    Column(name="gloss", label="In English", meaning="The fragment in English.", width=40),
    Column(name="paragraph", label="Paragraph", meaning="Paragraph of the document, from 1.", width=10, holds=Holds.WHOLE),
    Column(name="document", label="Document", meaning="Title of the document.", width=40),
    Column(name="url", label="Address", meaning="Address of the document, where known.", width=30),
    Column(name="archive_url", label="Archived copy", meaning="Address of an archived copy, where known.", width=30),
    Column(name="statement_id", label="Statement id", meaning="Id of the statement.", width=18),
    INCIDENT_ID,
)  # fmt: skip
_NO_ACCOUNT = {CellState.OLDER, CellState.NONE}
HOW_TO_READ = (
    "In brackets: whom a figure counts. In square brackets: who says it, whether with reservation or inferred, whom it cites. "
    "≠: it cannot be true together with another."
)


def figure_sheet(collection: Collection, table: FigureTable, *, filter: str, at: datetime, link: str = "") -> Sheet:
    """One row per incident, a column per source, behind it a sheet with one row per answer."""
    sources = tuple(_source_column(collection, source_id) for source_id in table.source_ids)
    columns = (*_BEFORE, *sources, *_AFTER)
    names = [column.name for column in columns]
    read = tuple(name for name in names if name in _READ or name in {column.name for column in sources})
    in_order = by_date(table.rows)
    cited = tuple(documents_of(collection, claims_behind(row.cells.values())) for row in in_order)
    at = in_utc(at)
    return Sheet(
        name=f"Figures {table.figure.name}"[:31],
        title=f"{table.figure.question}, {table.figure.label}: {collection.title}",
        columns=columns,
        rows=tuple(_row(collection, table, row) for row in in_order),
        provenance=_provenance(collection, table, filter=filter, at=at, link=link),
        at=at,
        layout=Layout(heading=(), facts=(), table=read, ids=(), facet="incident"),
        references=references(collection, cited),
        cited=cited,
        tinted=frozenset(
            (place, column.name)
            for place, row in enumerate(in_order)
            for source_id, column in zip(table.source_ids, sources, strict=True)
            if row.cells[source_id].clashes
        ),
        beside=(answer_sheet(collection, table, filter=filter, at=at, link=link),),
    )


def answer_sheet(collection: Collection, table: FigureTable, *, filter: str, at: datetime, link: str = "") -> Sheet:
    """One row per answer of a source, with its words and where they stand; one for each that tells the incident without it."""
    rows, cited = [], []
    for row in by_date(table.rows):
        for cell in (row.cells[source_id] for source_id in table.source_ids):
            if cell.state in _NO_ACCOUNT:
                continue
            for answer, statement in _statements(cell):
                rows.append((*_before(row), *_answer(collection, row, cell, answer, statement)))
                cited.append(documents_of(collection, [statement.claim_id] if statement else cell.claim_ids))
    at = in_utc(at)
    return Sheet(
        name="Words",
        title=f"{table.figure.question}, {table.figure.label}, with the words: {collection.title}",
        columns=(*_BEFORE, *_ANSWER),
        rows=tuple(rows),
        provenance=_provenance(collection, table, filter=filter, at=at, link=link),
        at=at,
        layout=Layout(
            heading=("date", "incident"),
            facts=("relation", "severity"),
            table=("source", "field", "value", "group", "says", "fragment"),
            ids=("incident_id",),
            facet="source",
        ),
        references=references(collection, cited),
        cited=tuple(cited),
    )


def _source_column(collection: Collection, source_id: str) -> Column:
    name = collection.name_of("sources", source_id)
    taken = {column.name for column in (*_BEFORE, *_AFTER)}
    return Column(
        name=f"source {source_id}" if source_id in taken else source_id,
        label=name,
        meaning=f"What {name} says; “not said”: it tells the incident without it.",
        width=28,
    )


def _provenance(collection: Collection, table: FigureTable, *, filter: str, at: datetime, link: str) -> dict[str, str]:
    left_out = (
        f" Not listed: {number_of(table.left_out, 'incidents')} that one source tells without it, or no source chosen."
        if table.left_out
        else ""
    )
    entries = provenance(collection, filter=filter, at=at, link=link)
    return {**entries, "figure": table.figure.label, "how_to_read": HOW_TO_READ + left_out}


def _row(collection: Collection, table: FigureTable, row: FigureRow) -> tuple[Cell, ...]:
    labels = field_labels(collection, table.figure)
    cells = (_cell_text(row, row.cells[source_id], labels) for source_id in table.source_ids)
    return (*_before(row), *cells, *_after(row, labels))


def field_labels(collection: Collection, figure: Figure) -> dict[str, str]:
    """The label of each field of a figure; none where it is of one field, which need not be named in each cell."""
    specs = collection.field_specs
    return {field: specs[field].label for field in figure.fields} if len(figure.fields) > 1 else {}


def _cell_text(row: FigureRow, cell: FigureCell, labels: dict[str, str]) -> str:
    """A cell as text: the answers, each behind the label of its field and marked where it clashes; or why there is none."""
    if cell.state is not CellState.SAYS:
        return f"{cell.state}; {cell.remark}" if cell.remark else str(cell.state)
    return "; ".join(
        (f"{labels[answer.field]}: " if labels else "") + answer.text + _mark(row, answer) for answer in cell.answers
    )


def _mark(row: FigureRow, answer: FigureAnswer) -> str:
    clashes = any(statement.statement_id in row.clashing for statement in answer.statements)
    return f" {Relation.CONTRADICTS.mark}" if clashes else ""


def _before(row: FigureRow) -> tuple[Cell, ...]:
    return row.first or "", row.last or "", row.days or "undated", row.name, row.place, row.country


def _after(row: FigureRow, labels: dict[str, str]) -> tuple[Cell, ...]:
    ranges = [
        " ".join(part for part in (labels.get(each.field, ""), each.whom, each.text) if part) for each in row.ranges
    ]
    remarks = [each.text for each in row.perhaps]
    remarks += [f"Also against figures for parts of it: {', '.join(row.against_parts)}"] if row.against_parts else []
    return (
        "; ".join([*ranges, *row.values]),
        row.saying,
        str(row.relation or ""),
        row.relation.mark if row.relation else "",
        str(row.severity or ""),
        ". ".join(remarks),
        row.incident_id,
    )


def _statements(cell: FigureCell) -> Iterable[tuple[FigureAnswer | None, Statement | None]]:
    """Each answer with each of its statements; a sum has none of its own, and a cell without an answer has one row."""
    if not cell.answers:
        return [(None, None)]
    return [(answer, statement) for answer in cell.answers if not answer.together for statement in answer.statements]


def _answer(
    collection: Collection, row: FigureRow, cell: FigureCell, answer: FigureAnswer | None, statement: Statement | None
) -> tuple[Cell, ...]:
    told: dict[str, Cell] = {
        "source": collection.name_of("sources", cell.source_id),
        "state": str(cell.state),
        "relation": str(row.relation or ""),
        "severity": str(row.severity or ""),
        "incident_id": row.incident_id,
    }
    if answer and statement:
        told |= _words(collection, row, answer, statement)
    return tuple(told.get(column.name, "") for column in _ANSWER)


def _words(collection: Collection, row: FigureRow, answer: FigureAnswer, statement: Statement) -> dict[str, Cell]:
    """What an answer fills, by the name of its column."""
    document = collection.row("documents", collection.document_of_claim[statement.claim_id])
    count = statement.count
    return {
        "field": collection.field_specs[answer.field].label,
        "value": answer.value,
        "group": collection.name_of("parties", answer.group) if answer.group else "",
        "low": count.low if count else "",
        "high": count.high if count and count.high is not None else "",
        "written": statement.verbatim,
        "says": ", ".join([*answer.remarks, *(f"or {each}" for each in answer.readings)]),
        "basis": str(statement.basis),
        "clashes": "yes" if statement.statement_id in row.clashing else "",
        "fragment": statement.fragment,
        "gloss": statement.gloss,
        "paragraph": statement.paragraph or "",
        "document": document["title"],
        "url": document["url"],
        "archive_url": document["archive_url"],
        "statement_id": statement.statement_id,
    }


def by_date(rows: Iterable[FigureRow]) -> list[FigureRow]:
    """The rows by their first day; those without one last."""
    return sorted(rows, key=lambda row: (row.first or row.last or date.max, row.last or date.max, row.incident_id))


def claims_behind(cells: Iterable[FigureCell]) -> list[str]:
    """The claims whose statements answer in the cells."""
    return [each.claim_id for cell in cells for answer in cell.answers for each in answer.statements]

"""Who says how many as an article takes it: rows with a figure in order of time, values in short, notes below."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from claims.exports.cited_words import documents_of, references
from claims.exports.figures.figure_sheets import by_date, claims_behind, field_labels
from claims.exports.sheet import Cell, CellPart, Column, Layout, Sheet, in_utc, provenance
from claims.model import bases_of
from claims.survey.figures import CellState, FigureAnswer, FigureCell, FigureRow, FigureTable
from claims.tables import Collection
from claims.values import Relation, number_of

MOST_COLUMNS = 6  # sources of their own; all others share a column
_ALWAYS = 3  # columns that stand even where they give no figure
_IN_THE_CELL = ("with reservation", "denied", "inferred", "in part inferred")  # remarks too grave for a note
_SHORT = {CellState.SILENT: "not said", CellState.TITLE: "title only", CellState.OLDER: "–°", CellState.NONE: "–"}
_MEANS = {
    CellState.SILENT: "not said: the source reports the incident without this figure",
    CellState.TITLE: "title only: only the title of its document is held, and it does not give the figure",
    CellState.NONE: "–: the source does not report the incident",
    CellState.OLDER: "–°: no account, and its documents may be older than the incident",
}


class Notes:
    """The notes of a table: each text once, by its letter."""

    def __init__(self) -> None:
        self.letters: dict[str, str] = {}

    def letter(self, text: str) -> str:
        """The letter of a note, which is added where it is new, without its full stop; "" for no note."""
        text = text.rstrip(".")
        return self.letters.setdefault(text, _letter(len(self.letters))) if text else ""


def article_sheet(collection: Collection, table: FigureTable, *, filter: str, at: datetime, link: str = "") -> Sheet:
    """The rows in which a source gives the figure, a column per source, each value with its note and what it cites."""
    rows = by_date(row for row in table.rows if row.saying)
    shown, others = _columns(table, rows)
    notes, labels = Notes(), field_labels(collection, table.figure)
    parts: dict[tuple[int, str], tuple[CellPart, ...]] = {}
    for place, row in enumerate(rows):
        perhaps = ". ".join([*(each.text for each in row.perhaps), *_against(row)])
        parts[place, "incident"] = (CellPart(text=row.name, note=notes.letter(perhaps)),)
        for source_id in shown:
            parts[place, f"source {source_id}"] = _parts(collection, row, row.cells[source_id], notes, labels)
        told = [row.cells[source_id] for source_id in others if row.cells[source_id].state is CellState.SAYS]
        parts[place, "others"] = tuple(_named(collection, row, told, notes, labels)) or (CellPart(text=""),)
        parts[place, "range"] = tuple(CellPart(text=text) for text in _ranges(row, labels)) or (CellPart(text=""),)
    columns = (
        Column(name="date", label="Date", meaning="The days of the incident."),
        Column(name="incident", label="Incident", meaning="Kind and place of the incident."),
        *(_column(f"source {source_id}", collection.name_of("sources", source_id)) for source_id in shown),
        *([_column("others", "Other sources")] if others else []),
        Column(name="range", label="Range", meaning="Lowest to highest figure of the same people."),
    )
    cited = tuple(documents_of(collection, claims_behind(row.cells.values())) for row in rows)
    at = in_utc(at)
    return Sheet(
        name=table.figure.label.capitalize(),
        title=f"{table.figure.label.capitalize()}, by incident and source: {collection.title}",
        columns=columns,
        rows=tuple(_texts(parts, place, row, columns) for place, row in enumerate(rows)),
        provenance={**provenance(collection, filter=filter, at=at, link=link), "figure": table.figure.label},
        at=at,
        layout=Layout(heading=(), facts=(), table=tuple(column.name for column in columns), ids=(), facet="incident"),
        references=references(collection, cited),
        cited=cited,
        tinted=frozenset(where for where, several in parts.items() if any(part.clashes for part in several)),
        parts=parts,
        notes={letter: text for text, letter in notes.letters.items()},
        legend=tuple(_legend(table, rows, (*shown, *others))),
    )


def _columns(table: FigureTable, rows: Sequence[FigureRow]) -> tuple[list[str], list[str]]:
    """The sources with a column of their own, and those that share one."""
    giving = {source for row in rows for source, cell in row.cells.items() if cell.state is CellState.SAYS}
    used = [each for place, each in enumerate(table.source_ids) if place < _ALWAYS or each in giving]
    return used[:MOST_COLUMNS], used[MOST_COLUMNS:]


def _column(name: str, label: str) -> Column:
    return Column(name=name, label=label, meaning=f"What {label} says.")


def _parts(
    collection: Collection, row: FigureRow, cell: FigureCell, notes: Notes, labels: dict[str, str]
) -> tuple[CellPart, ...]:
    if cell.state is not CellState.SAYS:
        return (CellPart(text=_SHORT[cell.state], note=notes.letter(cell.remark)),)
    return tuple(_part(collection, row, answer, notes, labels) for answer in cell.answers)


def _named(
    collection: Collection, row: FigureRow, cells: Iterable[FigureCell], notes: Notes, labels: dict[str, str]
) -> Iterable[CellPart]:
    for cell in cells:
        for part in _parts(collection, row, cell, notes, labels):
            source = collection.name_of("sources", cell.source_id)
            yield CellPart(text=f"{source}: {part.text}", note=part.note, cited=part.cited, clashes=part.clashes)


def _part(
    collection: Collection, row: FigureRow, answer: FigureAnswer, notes: Notes, labels: dict[str, str]
) -> CellPart:
    """A value with whom it counts; reservation, denial and inference stay with it, other remarks go to the notes."""
    grave = [each for each in answer.remarks if each in _IN_THE_CELL]
    clashes = any(each.statement_id in row.clashing for each in answer.statements)
    words = [
        *([f"{labels[answer.field]}:"] if labels else []),
        answer.value,
        *(["together"] if answer.together else []),
        *([f"({answer.whom})"] if answer.whom else []),
        *([f"[{', '.join(grave)}]"] if grave else []),
        *([Relation.CONTRADICTS.mark] if clashes else []),
    ]
    remarks = [
        *(f"or {each}" for each in answer.readings),
        *(f"including {each}" for each in answer.of_them),
        *(each for each in answer.remarks if each not in _IN_THE_CELL),
    ]
    return CellPart(
        text=" ".join(words),
        note=notes.letter(", ".join(remarks)),
        cited=documents_of(collection, [each.claim_id for each in answer.statements]),
        clashes=clashes,
    )


def _against(row: FigureRow) -> list[str]:
    return [f"Also against figures for parts of it: {', '.join(row.against_parts)}"] if row.against_parts else []


def _ranges(row: FigureRow, labels: dict[str, str]) -> list[str]:
    ranges = [
        " ".join(filter(None, (f"{labels[each.field]}:" if labels else "", each.text, f"({each.whom})" if each.whom else "")))
        for each in row.ranges
    ]  # fmt: skip
    return [*ranges, *row.values]


def _texts(
    parts: dict[tuple[int, str], tuple[CellPart, ...]], place: int, row: FigureRow, columns: Sequence[Column]
) -> tuple[Cell, ...]:
    date_words = row.days or "undated"
    return tuple(
        date_words if column.name == "date" else "; ".join(part.text for part in parts[place, column.name])
        for column in columns
    )


def _legend(table: FigureTable, rows: Sequence[FigureRow], source_ids: Sequence[str]) -> Iterable[str]:
    """How to read the cells: only what stands in them."""
    cells = [row.cells[source_id] for row in rows for source_id in source_ids]
    holds: Callable[[CellState], bool] = lambda state: any(cell.state is state for cell in cells)  # noqa: E731
    answers = [answer for cell in cells for answer in cell.answers]
    if any(answer.whom for answer in answers):
        yield "In brackets: who is counted."
    if any(cell.clashes for cell in cells):
        yield f"{Relation.CONTRADICTS.mark}: cannot be true together with another account."
    if any(answer.inferred or bases_of(answer.statements)[-1] == "inference" for answer in answers):
        yield "inferred: not in the words of the source, but concluded by the coder."
    yield from (f"{words}." for state, words in _MEANS.items() if holds(state))
    unsaid = len(table.rows) - len(rows) + table.left_out
    if unsaid:
        yield f"Not listed: {number_of(unsaid, 'incidents')} without a figure from these sources."


def _letter(index: int) -> str:
    before, last = divmod(index, 26)
    return (_letter(before - 1) if before else "") + chr(ord("a") + last)

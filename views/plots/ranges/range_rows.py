"""What a range plot shows: rows of numbers, each with who says it and how, what is shaded, and who gives no number."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from claims.model import Basis, Stance, Statement
from claims.survey.figures import CellState, Figure, FigureAnswer, FigureRow
from claims.survey.figures.figure_answers import short_party
from claims.survey.figures.figure_choice import HARM
from claims.values import Count
from views.plots.ranges.number_axis import NumberAxis
from views.state.page_study import PageStudy
from views.texts import plot_words, words
from views.texts.phrases import phrase, remark

_MOST_NAMED = 6  # sources without the figure


class Manner(StrEnum):
    """How a number is said, which decides the shape of its mark."""

    STATED = "stated"
    HEDGED = "hedged"
    INFERRED = "inferred"
    DENIED = "denied"
    DEMANDED = "demanded"


@dataclass(frozen=True, kw_only=True)
class RangeRow:
    """One number, or range of numbers, on one line.

    Attributes:
        name: Who gives it.
        value: The number in words.
        about: Whom it counts, who is quoted, and how.
        colour: The place of the source's colour; 0 for the grey that sources without their own share.
        statement_ids: What stands behind it.
    """

    name: str
    value: str
    count: Count
    about: str = ""
    manner: Manner = Manner.STATED
    colour: int = 0
    statement_ids: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Value and what stands beside it."""
        return f"{self.value} {self.about}".strip()


@dataclass(frozen=True)
class Band:
    """What the numbers of one set leave: those that fit all of them, or the gap between them."""

    low: int
    high: int | None
    fits: bool

    @property
    def in_words(self) -> str:
        """What the shading says."""
        if not self.fits:
            return plot_words.GAP
        if self.high is None:
            return plot_words.FITS_ALL.format(count=plot_words.OR_MORE.format(number=f"{self.low:,}"))
        ends = dict.fromkeys((f"{self.low:,}", f"{self.high:,}"))
        return plot_words.FITS_ALL.format(count=plot_words.TO.join(ends))


@dataclass(frozen=True)
class RangeSet:
    """Rows that count the same people, with what is shaded behind them and the name of these people, if they have one."""

    rows: tuple[RangeRow, ...]
    band: Band | None = None
    whom: str = ""


@dataclass(frozen=True, kw_only=True)
class RangeSection:
    """One field: its heading, its rows, who gives no number, in words, and whether it counts people who were harmed."""

    heading: str
    sets: tuple[RangeSet, ...]
    silent: str = ""
    of_people: bool = True

    @property
    def rows(self) -> tuple[RangeRow, ...]:
        """The rows of all sets."""
        return tuple(row for each in self.sets for row in each.rows)


def count_fields(study: PageStudy, incident_id: str) -> tuple[str, ...]:
    """The fields of an incident that count something: casualties first, of these and of others the disputed ones, then those with most statements."""
    statements = study.collection.statements_of_claim
    claims = study.incidents.claims_of[incident_id]
    fields = [each.field for claim in claims for each in statements[claim] if each.count is not None]
    disputed = [discrepancy.field for discrepancy in study.findings.of_incident(incident_id)]
    return tuple(
        sorted(
            dict.fromkeys(fields),
            key=lambda field: (
                field not in HARM,
                disputed.index(field) if field in disputed else len(disputed),
                -fields.count(field),
            ),
        )
    )


def field_section(study: PageStudy, incident_id: str, field: str) -> RangeSection:
    """What the sources say of one field, by whom they count and by size; figures that their source has replaced are left out."""
    label = study.field_label(field)
    row = study.figures.row(Figure(field, label, (field,)), incident_id)
    answers = [(source_id, answer) for source_id, cell in row.cells.items() for answer in cell.answers if answer.count]
    demanded = _demanded(study, incident_id, field)
    groups = sorted({answer.group for _, answer in answers} | {group for group, _ in demanded})
    sets = []
    for group in groups:
        said = [(source_id, answer) for source_id, answer in answers if answer.group == group]
        rows = [_row(study, *each) for each in said] + [each for whom, each in demanded if whom == group]
        sets.append(RangeSet(tuple(sorted(rows, key=_by_size)), _band(said), study.party(group)))
    return RangeSection(
        heading=study.field_label(field),
        sets=tuple(sets),
        silent=_silent(study, row, {each.name for _, each in demanded}),
        of_people=field in HARM,
    )


def _demanded(study: PageStudy, incident_id: str, field: str) -> list[tuple[str, RangeRow]]:
    """Numbers that somebody demands or aims at, which no account gives as what happened; each with whom it counts."""
    statements = study.collection.statements_of_claim
    return [
        (each.group, _demand(study, each))
        for claim_id in study.incidents.claims_of[incident_id]
        for each in statements[claim_id]
        if each.field == field and each.count is not None and not each.is_outcome
    ]


def _demand(study: PageStudy, statement: Statement) -> RangeRow:
    assert statement.count is not None
    source_id = study.collection.source_of_claim(statement.claim_id)
    whom = [short_party(study.collection, statement.group)] if statement.group else []
    return RangeRow(
        name=study.source(source_id),
        value=phrase(statement.count.as_told),
        about=words.COMMA.join([*whom, plot_words.DEMANDED]),
        count=statement.count,
        manner=Manner.DEMANDED,
        colour=study.source_colour(source_id),
        statement_ids=(statement.statement_id,),
    )


def _by_size(row: RangeRow) -> tuple[int, float, str]:
    return row.count.low, float("inf") if row.count.high is None else row.count.high, row.name


def _row(study: PageStudy, source_id: str, answer: FigureAnswer) -> RangeRow:
    assert answer.count is not None
    parts = [plot_words.OF_THEM.format(part=each) for each in answer.of_them]
    readings = [plot_words.OTHER_READING.format(value=phrase(remark(each))) for each in answer.readings]
    together = [plot_words.TOGETHER] if answer.together else []
    about = [*together, *([answer.whom] if answer.whom else []), *parts, *readings, *map(remark, answer.remarks)]
    return RangeRow(
        name=study.source(source_id),
        value=phrase(answer.value),
        about=words.COMMA.join(about),
        count=answer.count,
        manner=manner_of(answer.statements, answer.count),
        colour=study.source_colour(source_id),
        statement_ids=tuple(each.statement_id for each in answer.statements),
    )


def manner_of(statements: Iterable[Statement], count: Count) -> Manner:
    """How a number is said that rests on these statements."""
    told = list(statements)
    stances = frozenset[Stance]().union(*(each.stances for each in told))
    if all(each.basis is Basis.INFERENCE for each in told):
        return Manner.INFERRED
    if Stance.DENIES in stances or count.high == 0:
        return Manner.DENIED
    return Manner.HEDGED if Stance.HEDGES in stances else Manner.STATED


def _band(said: Iterable[tuple[str, FigureAnswer]]) -> Band | None:
    """What is shaded where at least two sources give a number that may be compared; of each source the first one counts."""
    first: dict[str, Count] = {}
    for source_id, answer in said:
        if answer.compared and not answer.inferred and answer.count is not None:
            first.setdefault(source_id, answer.count)
    return band_of(list(first.values())) if len(first) > 1 else None


def band_of(counts: Sequence[Count]) -> Band:
    """The numbers that fit all counts; where there is none, the gap between the lowest and the highest."""
    low = max(count.low for count in counts)
    high = min((count.high for count in counts if count.high is not None), default=None)
    return Band(low, high, fits=True) if high is None or low <= high else Band(high, low, fits=False)


def _silent(study: PageStudy, row: FigureRow, demanding: Collection[str]) -> str:
    """The sources that report the incident without the figure, by how they stand to it, in words."""
    by_state: dict[CellState, list[str]] = {}
    for source_id, cell in row.cells.items():
        if cell.state is not CellState.SAYS and study.source(source_id) not in demanding:
            by_state.setdefault(cell.state, []).append(study.source(source_id))
    return " · ".join(
        plot_words.WITHOUT_FIGURE[state].format(sources=_named(by_state[state]))
        for state in CellState
        if state in by_state
    )


def _named(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    shown = words.COMMA.join(names[:_MOST_NAMED])
    hidden = len(names) - _MOST_NAMED
    return shown + (f" {words.AND_MORE.format(number=hidden)}" if hidden > 0 else "")


def manners_of(sections: Iterable[RangeSection]) -> set[Manner]:
    """How the numbers of the sections are said."""
    return {row.manner for section in sections for row in section.rows}


def counts_people(sections: Iterable[RangeSection]) -> bool:
    """Whether all numbers on an axis are of people."""
    return all(each.of_people for each in sections)


def shared_axes(sections: Sequence[RangeSection]) -> list[tuple[NumberAxis, tuple[RangeSection, ...]]]:
    """The sections by the axis on which they stand: one follows another on the same axis unless its numbers lie far apart."""
    plots: list[list[RangeSection]] = []
    for section in sections:
        if plots and not _axis_of([*plots[-1], section]).is_log:
            plots[-1].append(section)
        else:
            plots.append([section])
    return [(_axis_of(plot), tuple(plot)) for plot in plots]


def _axis_of(sections: Iterable[RangeSection]) -> NumberAxis:
    return NumberAxis.of([row.count for section in sections for row in section.rows])

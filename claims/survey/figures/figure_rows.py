"""The row of one incident: a cell for each source, the lowest and highest figure, and how far the accounts are apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from claims.discrepancies.relations import CLASHES, worst
from claims.discrepancies.running_tolls import Tolls
from claims.model import Discrepancy, Kind, Severity, Statement
from claims.survey.figures.figure_answers import FigureAnswer
from claims.trees import Tree
from claims.values import Count, Relation

RAISED = (*sorted(CLASHES), Relation.DIFFERS)  # relations that set accounts apart


class CellState(StrEnum):
    """How a source stands to an incident; only the first gives the figure."""

    SAYS = "says"
    SILENT = "not said"
    TITLE = "title alone: not said"
    OLDER = "no account (may be older)"
    NONE = "no account"


@dataclass(frozen=True, kw_only=True)
class FigureCell:
    """What one source says of one figure of an incident.

    Attributes:
        claim_ids: Its accounts of the incident.
        remark: What explains an empty cell, such as "lists a title of SOHR"; "" for nothing.
        clashes: Whether one of its answers cannot be true together with another.
    """

    source_id: str
    state: CellState
    answers: tuple[FigureAnswer, ...] = ()
    claim_ids: tuple[str, ...] = ()
    remark: str = ""
    clashes: bool = False


@dataclass(frozen=True)
class FigureRange:
    """The lowest and the highest figure that is given of the same people.

    Attributes:
        whom: Whom they count, in short; "" where all figures of the row are of the same people.
        sources: How many sources give one.
    """

    field: str
    whom: str
    lowest: Count
    highest: Count
    sources: int

    @property
    def text(self) -> str:
        """The ends, or the one figure: "13 to 15", "3+ to 6", "6"."""
        low = f"{self.lowest.low}+" if self.lowest.high is None else str(self.lowest.low)
        high = f"{self.highest.low}+" if self.highest.high is None else str(self.highest.high)
        return " to ".join(dict.fromkeys([low, high]))


@dataclass(frozen=True)
class PerhapsLinked:
    """Another incident that may be this one, or one of which the one is part, for a place or a day is left out.

    Attributes:
        relation: Such as "the same event as".
        words: What its accounts say of the figure; "" for nothing.
    """

    incident_id: str
    relation: str
    title: str
    words: str

    @property
    def text(self) -> str:
        """What it may be, and what is said there."""
        return f"Perhaps {self.relation} {self.title}" + (f": {self.words}" if self.words else "")


@dataclass(frozen=True, kw_only=True)
class FigureRow:
    """One incident.

    Attributes:
        name: Kind and place, without the days.
        days: In words; "" where undated.
        place: Names of its places, most used first.
        country: The country of its first place; "" where none is known.
        cells: A cell for each source that tells it or is asked for.
        ranges: One for each field and each set of people that share nobody.
        values: What is said of a field that does not count, each once.
        relation: The worst among the accounts; None where fewer than two sources give the figure.
        severity: That of the discrepancy; None where none is raised.
        discrepancies: Those on the figure, worst first.
        against_parts: Sources whose figures for parts of it, or for what it is part of, clash with those here.
        perhaps: Incidents that may be linked and whose accounts give the figure; for an incident without a place, any.
    """

    incident_id: str
    name: str
    title: str
    first: date | None
    last: date | None
    days: str
    place: str
    country: str
    cells: dict[str, FigureCell]
    ranges: tuple[FigureRange, ...]
    values: tuple[str, ...]
    relation: Relation | None
    severity: Severity | None
    discrepancies: tuple[Discrepancy, ...]
    against_parts: tuple[str, ...]
    perhaps: tuple[PerhapsLinked, ...]

    @property
    def clashing(self) -> frozenset[str]:
        """The ids of statements that cannot all be true together."""
        return clashing_statements(self.discrepancies)

    @property
    def within_one(self) -> bool:
        """Whether all that is raised is of one source with itself."""
        return bool(self.discrepancies) and not between_sources(self.discrepancies)

    @property
    def saying(self) -> int:
        """How many sources give the figure."""
        return sum(cell.state is CellState.SAYS for cell in self.cells.values())


def figure_ranges(tree: Tree, cells: Iterable[FigureCell], names: dict[str, str]) -> tuple[FigureRange, ...]:
    """The ranges of a row: figures of the same people together, those of people who share nobody apart.

    What a sum is made of is left out, and so is what is denied or a second reading. A figure of anyone stands with the
    others where all of these are of the same people, else apart.

    Args:
        names: Party id to its name in short.
    """
    told = [(cell.source_id, answer) for cell in cells for answer in _compared(cell.answers)]
    ranges: list[FigureRange] = []
    for field in dict.fromkeys(answer.field for _, answer in told):
        grouped = _by_people(tree, [each for each in told if each[1].field == field])
        for group, members in grouped:
            counts = sorted((answer.count for _, answer in members if answer.count), key=_order)
            whom = names.get(group, "") if len(grouped) > 1 else ""
            sources = len({source for source, _ in members})
            ranges.append(FigureRange(field, whom, counts[0], max(counts, key=_upper), sources))
    return tuple(ranges)


def _compared(answers: Sequence[FigureAnswer]) -> list[FigureAnswer]:
    summed = {each.statement_id for answer in answers if answer.together for each in answer.statements}
    return [
        answer
        for answer in answers
        if answer.count and answer.compared and (answer.together or answer.statements[0].statement_id not in summed)
    ]


def _by_people(
    tree: Tree, told: Sequence[tuple[str, FigureAnswer]]
) -> list[tuple[str, list[tuple[str, FigureAnswer]]]]:
    """The answers by whom they count, each under the widest group; groups of which one holds the other are together."""
    grouped: list[tuple[str, list[tuple[str, FigureAnswer]]]] = []
    for source, answer in sorted(told, key=lambda each: _depth(tree, each[1].group)):
        if not answer.group and len(grouped) != 1:
            members = next((members for group, members in grouped if not group), None)
        else:
            members = next((members for group, members in grouped if tree.related(group, answer.group)), None)
        if members is None:
            grouped.append((answer.group, members := []))
        members.append((source, answer))
    return grouped


def _depth(tree: Tree, group: str) -> float:
    """How far below its side a group is; a figure of anyone comes last."""
    return len(tree.path(group)) if group else float("inf")


def _order(count: Count) -> tuple[int, float]:
    return count.low, float("inf") if count.high is None else count.high


def _upper(count: Count) -> tuple[int, bool]:
    return (count.low if count.high is None else count.high), count.high is None


def of_figure(discrepancies: Iterable[Discrepancy], fields: Iterable[str]) -> tuple[Discrepancy, ...]:
    """Those that set accounts apart on one of the fields."""
    wanted = set(fields)
    return tuple(
        each
        for each in discrepancies
        if each.field in wanted and each.relation in RAISED and each.severity and each.kind is not Kind.OMISSION
    )


def between_sources(discrepancies: Iterable[Discrepancy]) -> tuple[Discrepancy, ...]:
    """Those whose sides are told by more than one source; the others are of a source with itself."""
    return tuple(
        each for each in discrepancies if len({source for side in each.sides for source in side.source_ids}) > 1
    )


def clashing_statements(discrepancies: Iterable[Discrepancy]) -> frozenset[str]:
    """The ids of statements on the sides of contradictions and denials."""
    return frozenset(
        statement_id
        for each in discrepancies
        if each.relation in CLASHES
        for side in each.sides
        for statement_id in side.statement_ids
    )


def worst_relation(tolls: Tolls, discrepancies: Sequence[Discrepancy], cells: Iterable[FigureCell]) -> Relation | None:
    """How the accounts stand on the figure: the worst that is raised, else the worst of any two sources that give it.

    A higher figure of a later day overlaps. What the rules do not raise is no clash: it differs.
    """
    if discrepancies:
        return worst([each.relation for each in discrepancies])
    said: dict[str, list[tuple[str, Statement]]] = {}
    for cell in cells:
        for answer in cell.answers:
            if answer.compared and not answer.together:
                said.setdefault(answer.field, []).extend((cell.source_id, each) for each in answer.statements)
    relations = [
        _unless_raised(tolls.relate_statements(one, other))
        for several in said.values()
        for place, (source, one) in enumerate(several)
        for other_source, other in several[place + 1 :]
        if source != other_source
    ]
    comparable = [each for each in relations if each is not Relation.COUNTS_OTHER]
    return worst(comparable or relations) if relations else None


def _unless_raised(relation: Relation) -> Relation:
    """The relation of two statements between which nothing is raised."""
    return Relation.DIFFERS if relation in CLASHES else relation

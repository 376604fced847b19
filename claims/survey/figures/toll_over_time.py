"""How a toll grows in what is published: each account's figure on the day it appeared, revisions of one source in one line."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from claims.incidents import Incidents
from claims.model import Basis, Statement
from claims.survey.figures.figure_answers import short_party
from claims.tables import Collection, day_of
from claims.values import Count


@dataclass(frozen=True, kw_only=True)
class TollPoint:
    """One figure on the day it was published.

    Attributes:
        first: The earliest day on which it may have been published.
        last: The latest; where that is left open, the earliest.
        revises: Whether its account takes the place of an earlier one of its source.
    """

    statement: Statement
    count: Count
    first: date
    last: date
    revises: bool = False


@dataclass(frozen=True, kw_only=True)
class TollLine:
    """What one source gives of the same people, in the order of publication.

    Attributes:
        group: Whom it counts; "" for anyone.
        whom: The same in short.
    """

    source_id: str
    group: str
    whom: str
    points: tuple[TollPoint, ...]


@dataclass(frozen=True)
class PublishedTolls:
    """The lines of one field of an incident, the earliest first, and the figures without a day of publication."""

    lines: tuple[TollLine, ...]
    undated: tuple[Statement, ...] = ()

    @property
    def days(self) -> set[date]:
        """The days on which a figure appeared."""
        return {point.last for line in self.lines for point in line.points}


def toll_over_time(collection: Collection, incidents: Incidents, incident_id: str, field: str) -> PublishedTolls:
    """Every figure of a field, those included that its source has since replaced.

    Left out are what is demanded, denied or inferred, other readings of a phrase, and parts of a figure of the same account.

    Raises:
        KeyError: There is no such incident.
    """
    told = [
        statement
        for claim_id in incidents.claims_of[incident_id]
        for statement in collection.statements_of_claim[claim_id]
        if statement.field == field and _is_toll(statement)
    ]
    lines: dict[tuple[str, str], list[TollPoint]] = {}
    undated = []
    for statement in told:
        point = _point(collection, statement)
        if point is None:
            undated.append(statement)
        else:
            source_id = collection.source_of_claim(statement.claim_id)
            lines.setdefault((source_id, statement.group), []).append(point)
    found = (_line(collection, source_id, group, points) for (source_id, group), points in lines.items())
    ordered = sorted(found, key=lambda line: (line.points[0].last, line.source_id, line.group))
    return PublishedTolls(tuple(ordered), tuple(undated))


def _is_toll(statement: Statement) -> bool:
    is_whole = not (statement.part_of or statement.reading_of)
    is_said = statement.is_outcome and statement.basis is not Basis.INFERENCE and not statement.is_denied
    return statement.count is not None and is_whole and is_said


def _point(collection: Collection, statement: Statement) -> TollPoint | None:
    """The figure with its day; None where nothing is known of the day."""
    document = collection.row("documents", collection.document_of_claim[statement.claim_id])
    days = [day for day in (day_of(document["published_first"]), day_of(document["published_last"])) if day]
    if not days or statement.count is None:
        return None
    revises = collection.row("claims", statement.claim_id)["supersedes"] != ""
    return TollPoint(statement=statement, count=statement.count, first=days[0], last=days[-1], revises=revises)


def _line(collection: Collection, source_id: str, group: str, points: Iterable[TollPoint]) -> TollLine:
    ordered = tuple(sorted(points, key=lambda point: (point.last, point.first, point.revises, point.count.low)))
    whom = short_party(collection, group) if group else ""
    return TollLine(source_id=source_id, group=group, whom=whom, points=ordered)

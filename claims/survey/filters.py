"""Filters over a compared collection, and the scope that one leaves."""

from dataclasses import dataclass, fields, replace
from datetime import date

from claims.model import Discrepancy
from claims.projects.beside.notes import Tag


@dataclass(frozen=True, kw_only=True)
class Filter:
    """A filter. Values of one field are OR-ed, fields are AND-ed, an empty field does not filter.

    Attributes:
        first: Only incidents that can have been on this day or later.
        last: Only incidents that can have been on this day or earlier.
        place: Place ids; what lies within them counts.
        party: Party ids; what belongs to them counts.
        source: Ids of sources that publish.
        outcome: Fields that count people.
        relation: Relations of discrepancies.
        severity: Severities of discrepancies.
        tag: Tags of incidents, claims or discrepancies.
    """

    first: date | None = None
    last: date | None = None
    place: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    outcome: tuple[str, ...] = ()
    relation: tuple[str, ...] = ()
    severity: tuple[str, ...] = ()
    tag: tuple[Tag, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The fields that are not empty."""
        return tuple(field.name for field in fields(self) if getattr(self, field.name))

    @property
    def of_incidents(self) -> "Filter":
        """The same filter of what incidents are: days, places, parties and tags alone."""
        return Filter(first=self.first, last=self.last, place=self.place, party=self.party, tag=self.tag)

    def without(self, name: str) -> "Filter":
        """The same filter with one field empty."""
        return replace(self, **{name: getattr(Filter(), name)})


@dataclass(frozen=True, kw_only=True)
class Scope:
    """What a filter leaves.

    Attributes:
        incident_ids: In the order of the incidents' table.
        claim_ids: In the order of the incidents' members.
        discrepancies: Worst first.
        undated: How many incidents the period alone leaves out for having no date.
        unplaced: How many incidents the place alone leaves out for having no place.
    """

    filter: Filter
    incident_ids: tuple[str, ...]
    claim_ids: tuple[str, ...]
    discrepancies: tuple[Discrepancy, ...]
    undated: int = 0
    unplaced: int = 0

"""Descriptions of incidents: the time, places, parties, kinds and title that their claims give them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from claims.matching.claims.event_kinds import shipped_kinds
from claims.matching.features.times import time_words
from claims.model import split_list
from claims.tables import Collection, Row

Time = tuple[pd.Timestamp, pd.Timestamp, str]
_UNDATED: Time = (pd.NaT, pd.NaT, "")  # type: ignore[assignment]  # pandas types NaT apart from Timestamp


@dataclass(frozen=True, kw_only=True)
class DescribedIncident:
    """An incident as its claims describe it.

    Attributes:
        claims: Ids of its claims, ascending.
        place_paths: Paths of the places that its claims name.
        party_paths: Paths of the parties that its claims name.
        known_until: The latest day on which one of its documents can have been published.
        documents: The documents that tell it, and those that hold these.
    """

    incident_id: str
    claims: tuple[str, ...]
    first: pd.Timestamp
    last: pd.Timestamp
    precision: str
    places: tuple[str, ...]
    parties: tuple[str, ...]
    kinds: tuple[str, ...]
    place_paths: tuple[str, ...]
    party_paths: tuple[str, ...]
    sources: int
    background: bool
    known_until: pd.Timestamp
    documents: frozenset[str]


def describe_incident(incident_id: str, rows: list[Row]) -> DescribedIncident:
    """The incident of these rows of a claim frame, which stand in the order of the claim ids."""
    first, last, precision = consensus([(row["first"], row["last"], row["precision"]) for row in rows])
    return DescribedIncident(
        incident_id=incident_id,
        claims=tuple(row["claim_id"] for row in rows),
        first=first,
        last=last,
        precision=precision,
        places=_by_use(rows, "places"),
        parties=_by_use(rows, "parties"),
        kinds=_by_use(rows, "kinds"),
        place_paths=_by_use(rows, "place_paths"),
        party_paths=_by_use(rows, "party_paths"),
        sources=len({row["source_id"] for row in rows}),
        background=all(row["background"] for row in rows),
        known_until=_latest(row["published_last"] for row in rows),
        documents=frozenset({row["document_id"] for row in rows} | {row["within"] for row in rows}) - {""},
    )


def consensus(times: Iterable[Time]) -> Time:
    """The most exact time that claims state; of equally exact ones the one stated most often, then the earlier.

    Days and closed periods go before "one of these days", these before months, years and open periods.
    """
    stated = Counter(time for time in times if time[2])
    if not stated:
        return _UNDATED
    return min(stated, key=lambda time: (_vagueness(time), -stated[time], str(time[0]), str(time[1])))


def title_of(incident: DescribedIncident, collection: Collection) -> str:
    """For example "Clash in Qamishli, 23 January 2021"."""
    kind = _leading_kind(incident)
    towns = _leading_places(incident, collection)
    where = f" in {' and '.join(towns)}" if towns else ""
    when = f", {time_words(incident.first, incident.last, incident.precision)}" if incident.precision else ", undated"
    return f"{kind[:1].upper()}{kind[1:]}{where}{when}"


def _latest(days: Iterable[pd.Timestamp]) -> pd.Timestamp:
    return max((day for day in days if not pd.isna(day)), default=_UNDATED[0])


def _vagueness(time: Time) -> int:
    first, last, precision = time
    if pd.isna(first) or pd.isna(last):
        return 4
    return {"day": 0, "period": 0, "within": 1, "month": 2, "year": 3}.get(precision, 4)


def _by_use(rows: list[Row], column: str) -> tuple[str, ...]:
    """The values that the rows list, most frequent first, ties alphabetical."""
    used = Counter(value for row in rows for value in split_list(row[column]))
    return tuple(sorted(used, key=lambda value: (-used[value], value)))


def _leading_kind(incident: DescribedIncident) -> str:
    if not incident.kinds:
        return "event"
    lasting = incident.precision == "period" and shipped_kinds().episodes.intersection(incident.kinds)
    return (
        next((kind for kind in incident.kinds if kind in lasting), incident.kinds[0]) if lasting else incident.kinds[0]
    )


def _leading_places(incident: DescribedIncident, collection: Collection) -> list[str]:
    """The names of up to two places, most frequent first; a spot counts as its town, and places that hold another are left out."""
    places = list(dict.fromkeys(_town(path) for path in incident.place_paths))
    tree = collection.place_tree
    narrow = [place for place in places if not any(other != place and tree.holds(place, other) for other in places)]
    return [collection.name_of("places", place) for place in narrow[:2]]


def _town(path: str) -> str:
    nodes = [node.partition(":") for node in path.split(">")]
    return next((node for kind, _, node in reversed(nodes) if kind == "town"), nodes[-1][2])

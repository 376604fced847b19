"""Describing incidents: the time, places, parties, kinds and title that their claims give them."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from claims.matching.claims.event_kinds import shipped_kinds
from claims.matching.scoring.explain import time_words
from claims.model import split_list
from claims.tables import Collection, Row

Time = tuple[pd.Timestamp, pd.Timestamp, str]
_UNDATED: Time = (pd.NaT, pd.NaT, "")  # type: ignore[assignment]  # pandas types NaT apart from Timestamp


@dataclass(frozen=True, kw_only=True)
class Draft:
    """An incident and the rows of its claims in the claim frame.

    Attributes:
        place_paths: Paths of the places that its claims name.
        party_paths: Paths of the parties that its claims name.
        known_until: The latest day on which one of its documents can have been published.
        documents: The documents that tell it, and those within which these stand.
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


def draft_incident(claims: tuple[str, ...], rows: list[Row]) -> Draft:
    """The incident of these claims; its id is a digest of the smallest claim id."""
    first, last, precision = consensus([(row["first"], row["last"], row["precision"]) for row in rows])
    return Draft(
        incident_id="i-" + hashlib.sha256(min(claims).encode()).hexdigest()[:8],
        claims=claims,
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
    """The time that most claims state; of times stated equally often the more exact, then the earlier.

    Days and closed periods go before "one of these days", these before months, years and open periods.
    """
    stated = Counter(time for time in times if time[2])
    if not stated:
        return _UNDATED
    return min(stated, key=lambda time: (_vagueness(time), -stated[time], str(time[0]), str(time[1])))


def title_of(draft: Draft, collection: Collection) -> str:
    """For example "Clash in Qamishli, 23 January 2021"."""
    kind = _leading_kind(draft)
    towns = _leading_places(draft, collection)
    where = f" in {' and '.join(towns)}" if towns else ""
    when = f", {time_words(draft.first, draft.last, draft.precision)}" if draft.precision else ", undated"
    return f"{kind[:1].upper()}{kind[1:]}{where}{when}"


def _latest(days: Iterable[pd.Timestamp]) -> pd.Timestamp:
    return max((day for day in days if not pd.isna(day)), default=_UNDATED[0])


def _vagueness(time: Time) -> int:
    first, last, precision = time
    if pd.isna(first) or pd.isna(last):
        return 4
    return {"day": 0, "period": 0, "within": 1, "month": 2, "year": 3}.get(precision, 4)


def _by_use(rows: list[Row], column: str) -> tuple[str, ...]:
    """The values that the rows list, most used first, ties in the order of the alphabet."""
    used = Counter(value for row in rows for value in split_list(row[column]))
    return tuple(sorted(used, key=lambda value: (-used[value], value)))


def _leading_kind(draft: Draft) -> str:
    if not draft.kinds:
        return "event"
    lasting = draft.precision == "period" and shipped_kinds().episodes.intersection(draft.kinds)
    return next((kind for kind in draft.kinds if kind in lasting), draft.kinds[0]) if lasting else draft.kinds[0]


def _leading_places(draft: Draft, collection: Collection) -> list[str]:
    """The names of up to two places, the most told first; a spot counts as its town, and what holds another place goes without saying."""
    places = list(dict.fromkeys(_town(path) for path in draft.place_paths))
    tree = collection.place_tree
    narrow = [one for one in places if not any(other != one and tree.holds(one, other) for other in places)]
    return [collection.name_of("places", place) for place in narrow[:2]]


def _town(path: str) -> str:
    nodes = [node.partition(":") for node in path.split(">")]
    return next((node for kind, _, node in reversed(nodes) if kind == "town"), nodes[-1][2])

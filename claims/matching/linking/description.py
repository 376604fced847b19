"""Descriptions of incidents: the time, places, parties and kinds that their claims give them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from claims.model import split_list
from claims.tables import Row

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
    first, last, precision = stated_time(rows)
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


def stated_time(rows: Iterable[Row]) -> Time:
    """The time that accounts state; where none does, all the days from the first to the last that coders infer."""
    rows = list(rows)
    stated = consensus([_time(row) for row in rows if not row["inferred"]])
    return stated if stated[2] else _hull([_time(row) for row in rows])


def consensus(times: Iterable[Time]) -> Time:
    """The most exact time that claims state; of equally exact ones the one stated most often, then the earlier.

    Days and closed periods go before "one of these days", these before months, years and open periods.
    """
    stated = Counter(time for time in times if time[2])
    if not stated:
        return _UNDATED
    return min(stated, key=lambda time: (_vagueness(time), -stated[time], str(time[0]), str(time[1])))


def _time(row: Row) -> Time:
    return row["first"], row["last"], row["precision"]


def _hull(times: list[Time]) -> Time:
    """The shortest time that holds all of these, open at an end where one of them is.

    Where one has no beginning and another no end, it runs from the first beginning that is known.
    """
    known = [time for time in times if time[2]]
    if len(set(known)) < 2:
        return known[0] if known else _UNDATED
    firsts = [time[0] for time in known if not pd.isna(time[0])]
    lasts = [time[1] for time in known if not pd.isna(time[1])]
    last = max(lasts) if len(lasts) == len(known) else _UNDATED[1]
    first = min(firsts, default=_UNDATED[0]) if len(firsts) == len(known) or pd.isna(last) else _UNDATED[0]
    precision = "period" if any(time[2] == "period" for time in known) else "within"
    return first, last, precision


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

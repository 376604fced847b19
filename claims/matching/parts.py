"""Parts: which incident is part of which, computed from span, place and parties, in one direction."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from claims.matching.describe import Draft
from claims.matching.explain import time_words
from claims.matching.frame import PEOPLE_KINDS
from claims.matching.settings import LinkSettings
from claims.tables import Collection

_LARGE = ("country:", "region:")


@dataclass(frozen=True)
class Part:
    """One incident within another, and why."""

    part_id: str
    whole_id: str
    reason: str


def find_parts(drafts: list[Draft], collection: Collection, settings: LinkSettings) -> list[Part]:
    """Every part with every whole that it lies in, in the order of the incidents.

    A part lies within the days of the whole, which lasts several days and longer than the part; one of
    the whole's places holds it; and the whole involves its sides. Events only recalled have no part in this.
    """
    told = [draft for draft in drafts if draft.precision and not draft.background]
    wholes = [draft for draft in told if _lasts(draft) >= settings.least_days_of_whole]
    return [
        Part(part.incident_id, whole.incident_id, _reason(part, whole, held, sides, collection))
        for part in told
        for whole in wholes
        if part is not whole and _within(part, whole)
        for held in [_holding_place(part, whole)]
        for sides in [_shared_sides(part, whole)]
        if held and sides
    ]


def parent_of(part_id: str, parts: list[Part], drafts: dict[str, Draft]) -> str:
    """The shortest of the wholes that an incident is part of; empty when there is none."""
    wholes = {part.whole_id for part in parts if part.part_id == part_id}
    return min(wholes, key=lambda whole: (_lasts(drafts[whole]), whole), default="")


def _end(draft: Draft) -> pd.Timestamp:
    """The last day; of a period left open, the last day on which its accounts were published."""
    return draft.known_until if pd.isna(draft.last) else draft.last


def _lasts(draft: Draft) -> int:
    """Days from first to last of a period; 0 for what happened on one day, or when an end is unknown."""
    if draft.precision != "period" or pd.isna(draft.first) or pd.isna(_end(draft)):
        return 0
    return int((_end(draft) - draft.first).days) + 1


def _within(part: Draft, whole: Draft) -> bool:
    if pd.isna(part.first) or pd.isna(part.last):
        return False
    length = (part.last - part.first).days + 1
    return bool(whole.first <= part.first and part.last <= _end(whole) and length < _lasts(whole))


def _holding_place(part: Draft, whole: Draft) -> str:
    """The smallest place of the whole that is, or holds, a place of the part; countries and regions say too little."""
    holders = [
        outer
        for outer in whole.place_paths
        for inner in part.place_paths
        if f"{inner}>".startswith(f"{outer}>") and not outer.rpartition(">")[2].startswith(_LARGE)
    ]
    return max(holders, key=lambda path: (path.count(">"), path), default="")


def _shared_sides(part: Draft, whole: Draft) -> tuple[str, ...]:
    """The sides that make it a part: two sides of both, or all sides of the part, each with a body in common."""
    ours, theirs = _bodies(part), _bodies(whole)
    sides = {path[0] for path in ours}
    both = sides & {path[0] for path in theirs}
    shared = {x[0] for x in ours for y in theirs if x[: len(y)] == y or y[: len(x)] == x}
    if len(both) >= 2 or (sides and sides == shared):
        return tuple(sorted(both))
    return ()


def _bodies(draft: Draft) -> set[tuple[str, ...]]:
    return set(_cut_paths(draft)) - {()}


def _cut_paths(draft: Draft) -> Iterator[tuple[str, ...]]:
    for path in draft.party_paths:
        yield tuple(node for node in path.split(">") if node.partition(":")[0] not in PEOPLE_KINDS)


def _reason(part: Draft, whole: Draft, held: str, sides: tuple[str, ...], collection: Collection) -> str:
    times = [time_words(draft.first, draft.last, draft.precision) for draft in (part, whole)]
    place = collection.name_of("places", held.rpartition(":")[2])
    names = " and ".join(collection.name_of("parties", side.partition(":")[2]) for side in sides)
    return f"Its time, {times[0]}, lies within {times[1]}; both are placed in {place}; both involve {names}."

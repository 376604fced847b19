"""Parts: which incident is part of which, computed from span, place and parties."""

from dataclasses import dataclass

import pandas as pd

from claims.matching.claims.claim_frame import PEOPLE_KINDS
from claims.matching.features.times import time_words
from claims.matching.linking.description import DescribedIncident
from claims.matching.settings import LinkSettings
from claims.tables import Collection

_LARGE = ("country:", "region:")


@dataclass(frozen=True)
class Part:
    """One incident within another, and why."""

    part_id: str
    whole_id: str
    reason: str


def find_parts(incidents: list[DescribedIncident], collection: Collection, settings: LinkSettings) -> list[Part]:
    """Every part with every whole that it lies in, in the order of the incidents.

    A part lies within the days of the whole, which states both its ends and lasts several days, longer
    than the part; one of the whole's places holds it; and the whole involves its sides. Where one document tells both,
    a part may name no place or no side, and one side of several is enough. Events that are only recalled as
    background are neither parts nor wholes.
    """
    dated, wholes = _dated_and_wholes(incidents, settings)
    return [
        Part(part.incident_id, whole.incident_id, _reason(part, whole, collection))
        for part in dated
        for whole in wholes
        if part is not whole and _within(part, whole, settings) and _placed(part, whole) and _involves(part, whole)
    ]


def find_unplaced_parts(incidents: list[DescribedIncident], settings: LinkSettings) -> list[tuple[str, str]]:
    """Part and whole where only the place of the part is not said: its days and all its sides are those of the whole."""
    dated, wholes = _dated_and_wholes(incidents, settings)
    parts = [incident for incident in dated if not incident.place_paths and _bodies(incident)]
    return [
        (part.incident_id, whole.incident_id)
        for part in parts
        for whole in wholes
        if part is not whole and _within(part, whole, settings) and _involves(part, whole)
    ]


def _dated_and_wholes(
    incidents: list[DescribedIncident], settings: LinkSettings
) -> tuple[list[DescribedIncident], list[DescribedIncident]]:
    """The incidents with a day that are more than background, and those of them that last long enough to have parts."""
    dated = [incident for incident in incidents if incident.precision and not incident.background]
    return dated, [incident for incident in dated if _lasts(incident) >= settings.least_days_of_whole]


def parent_of(part_id: str, parts: list[Part], incidents: dict[str, DescribedIncident]) -> str:
    """The shortest of the wholes that an incident is part of; empty when there is none."""
    wholes = {part.whole_id for part in parts if part.part_id == part_id}
    return min(wholes, key=lambda whole: (_lasts(incidents[whole]), whole), default="")


def _lasts(incident: DescribedIncident) -> int:
    """Days from first to last of a period; 0 for what happened on one day, or when an end is not known."""
    if incident.precision != "period" or pd.isna(incident.first) or pd.isna(incident.last):
        return 0
    return int((incident.last - incident.first).days) + 1


def _within(part: DescribedIncident, whole: DescribedIncident, settings: LinkSettings) -> bool:
    """Whether the part's days lie in the whole's; a period that is left open runs to the last day of publication."""
    last = part.known_until if pd.isna(part.last) and part.precision == "period" else part.last
    if pd.isna(part.first) or pd.isna(last):
        return False
    days = (last - part.first).days + 1
    shared = (min(last, whole.last) - max(part.first, whole.first)).days + 1
    if part.precision == "period":
        return bool(shared == days < _lasts(whole))
    return bool(shared >= settings.least_share_within * days)


def _placed(part: DescribedIncident, whole: DescribedIncident) -> bool:
    if not part.place_paths:
        return bool(part.documents & whole.documents)
    return bool(_holding_place(part, whole))


def _involves(part: DescribedIncident, whole: DescribedIncident) -> bool:
    """Whether the whole has two sides of the part, or all its sides with a body in common on each.

    One body in common is enough where one document tells both. Where the part names no place, only all its sides are.
    """
    ours, theirs = _bodies(part), _bodies(whole)
    if not ours:
        return bool(part.documents & whole.documents)
    shared = {x[0] for x in ours for y in theirs if x[: len(y)] == y or y[: len(x)] == x}
    two_sides = bool(part.place_paths) and len(_sides(part) & _sides(whole)) >= 2
    told_with_it = bool(shared and part.place_paths and part.documents & whole.documents)
    return two_sides or told_with_it or _sides(part) == shared


def _holding_place(part: DescribedIncident, whole: DescribedIncident) -> str:
    """The smallest place of the whole that is, or holds, a place of the part; countries and regions say too little."""
    holders = [
        outer
        for outer in whole.place_paths
        for inner in part.place_paths
        if f"{inner}>".startswith(f"{outer}>") and not outer.rpartition(">")[2].startswith(_LARGE)
    ]
    return max(holders, key=lambda path: (path.count(">"), path), default="")


def _sides(incident: DescribedIncident) -> set[str]:
    return {path[0] for path in _bodies(incident)}


def _bodies(incident: DescribedIncident) -> set[tuple[str, ...]]:
    return {cut for path in incident.party_paths if (cut := _without_people(path))}


def _without_people(path: str) -> tuple[str, ...]:
    return tuple(node for node in path.split(">") if node.partition(":")[0] not in PEOPLE_KINDS)


def _reason(part: DescribedIncident, whole: DescribedIncident, collection: Collection) -> str:
    times = [time_words(incident.first, incident.last, incident.precision) for incident in (part, whole)]
    place = collection.name_of("places", _holding_place(part, whole).rpartition(":")[2])
    sides = sorted(_sides(part) & _sides(whole))
    names = " and ".join(collection.name_of("parties", side.partition(":")[2]) for side in sides)
    where = f"both are in {place}" if part.place_paths else "the place is not stated, but one document reports both"
    who = f"both involve {names}" if sides else "no side is named, but one document reports both"
    return f"Its time, {times[0]}, lies within {times[1]}; {where}; {who}."

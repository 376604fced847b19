"""Incidents whose place nobody states and that may be another incident or a part of it."""

import pandas as pd

from claims.incidents import Incidents
from claims.matching import LinkSettings
from claims.tables import day_of
from claims.values import Span


def find_likely_parts(
    matches: pd.DataFrame, incidents: Incidents, *, settings: LinkSettings | None = None
) -> dict[str, tuple[str, ...]]:
    """Incident id to the ids of those that may be the same or a part, for claims of both nearly linked.

    One of the two names no place, their days meet, and a pair of their claims scores from `near_points` on; an
    incident without a place is tied to the best such pair alone.

    Args:
        matches: One row a candidate pair, columns `claims.matching.MATCH_COLUMNS`.
    """
    least = (settings or LinkSettings()).near_points
    near = matches[matches["points"] >= least].sort_values(
        ["points", "claim_a", "claim_b"], ascending=[False, True, True]
    )
    tied: dict[str, str] = {}
    for claim_a, claim_b in zip(near["claim_a"], near["claim_b"], strict=True):
        one, other = incidents.incident_of[claim_a], incidents.incident_of[claim_b]
        if one == other or not _days_meet(incidents, one, other):
            continue
        for unplaced, placed in ((one, other), (other, one)):
            if not incidents.row(unplaced)["places"] and incidents.row(placed)["places"]:
                tied.setdefault(unplaced, placed)
    likely: dict[str, list[str]] = {}
    for unplaced, placed in tied.items():
        likely.setdefault(placed, []).append(unplaced)
        likely.setdefault(unplaced, []).append(placed)
    return {incident_id: tuple(ids) for incident_id, ids in likely.items()}


def _days_meet(incidents: Incidents, one: str, other: str) -> bool:
    spans = []
    for incident_id in (one, other):
        row = incidents.row(incident_id)
        first, last = day_of(row["first"]), day_of(row["last"])
        if first is None and last is None:
            return False
        spans.append(Span(first, last))
    return spans[0].gap(spans[1]) == 0

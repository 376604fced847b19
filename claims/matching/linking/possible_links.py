"""What an incident that leaves out its place or its day may be: the same event as another, or part of it."""

from collections.abc import Mapping

import pandas as pd

from claims.incidents import PERHAPS_COLUMNS
from claims.matching.linking.description import DescribedIncident
from claims.matching.linking.judgement_constraints import Judged
from claims.matching.linking.part_of import Part, find_unplaced_parts
from claims.matching.settings import LinkSettings

SAME, PART, WHOLE = "the same event as", "part of", "the whole of"
_NO_CHANCE = float("nan")


def find_possible_links(
    incidents: list[DescribedIncident],
    parts: list[Part],
    matches: pd.DataFrame,
    *,
    judged: Judged,
    settings: LinkSettings,
) -> pd.DataFrame:
    """Columns `PERHAPS_COLUMNS`, both directions of a pair, in the order of the incidents and the likeliest first.

    What is judged, and what is part of the other already, is left out.
    """
    order = {incident.incident_id: at for at, incident in enumerate(incidents)}
    related = {frozenset({part.part_id, part.whole_id}) for part in parts}
    same = _likely_same(incidents, matches, judged, settings)
    likely = {frozenset(pair) for pair in same}
    held = {frozenset(pair): pair for pair in find_unplaced_parts(incidents, settings)}
    rows = [(one, SAME, other, chance) for (one, other), chance in same.items()]
    rows += [(other, SAME, one, chance) for one, _, other, chance in rows]
    for pair, (part, whole) in held.items():
        if pair not in likely:
            rows += [(part, PART, whole, _NO_CHANCE), (whole, WHOLE, part, _NO_CHANCE)]
    rows = [row for row in rows if frozenset({row[0], row[2]}) not in related]
    rows.sort(key=lambda row: (order[row[0]], pd.isna(row[3]), 0.0 if pd.isna(row[3]) else -row[3], order[row[2]]))
    return pd.DataFrame(rows, columns=list(PERHAPS_COLUMNS))


def _likely_same(
    incidents: list[DescribedIncident], matches: pd.DataFrame, judged: Judged, settings: LinkSettings
) -> Mapping[tuple[str, str], float]:
    """Pairs of incidents of which one leaves out its place or day, with the probability of their nearest claims."""
    incident_of = {claim_id: incident.incident_id for incident in incidents for claim_id in incident.claims}
    vague = {incident.incident_id for incident in incidents if not incident.place_paths or not incident.precision}
    near = matches[matches["points"] >= settings.perhaps_points]
    found: dict[tuple[str, str], float] = {}
    for claim_a, claim_b, chance in near[["claim_a", "claim_b", "probability"]].itertuples(index=False):
        one, other = sorted((incident_of[claim_a], incident_of[claim_b]))
        if one != other and {one, other} & vague and not judged.settled(claim_a, claim_b):
            found[one, other] = max(chance, found.get((one, other), 0.0))
    return found

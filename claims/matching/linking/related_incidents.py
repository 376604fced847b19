"""How incidents relate that were not joined: parts and wholes, what may be the same, and pairs that just missed a link."""

from collections.abc import Collection as Group
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from claims.incidents import PERHAPS_COLUMNS, Incidents
from claims.matching.claims.claim_frame import PEOPLE_KINDS
from claims.matching.features.times import time_words
from claims.matching.linking.incident_titles import DescribedIncident
from claims.matching.linking.judgement_constraints import Judged, read_judged
from claims.matching.scoring.explain import explain_pairs
from claims.matching.settings import LinkSettings
from claims.model import Match
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


NEAR_MISS_COLUMNS = ("claim_a", "claim_b", "probability", "reason")


def near_misses(
    collection: Collection, matches: pd.DataFrame, incidents: Incidents, *, settings: LinkSettings | None = None
) -> pd.DataFrame:
    """Pairs in different incidents that score from `near_points` on, columns `NEAR_MISS_COLUMNS`, nearest first.

    Before them stand the clashes of judgements, each with the names of the reviewers. Explaining costs more
    than linking, so this is computed on request, not together with the incidents.
    """
    settings, judged = settings or LinkSettings(), read_judged(collection)
    apart = matches["claim_a"].map(incidents.incident_of) != matches["claim_b"].map(incidents.incident_of)
    near = matches[apart & (matches["points"] >= settings.near_points)]
    near = near.sort_values(["points", "claim_a", "claim_b"], ascending=[False, True, True]).head(
        settings.most_near_misses
    )
    clashes = [clash[:2] for clash in judged.clashes]
    pairs = [*clashes, *zip(near["claim_a"], near["claim_b"], strict=True)]
    explained = explain_pairs(collection, pairs)
    reasons = [clash[2] for clash in judged.clashes]
    reasons += [_reason_against(match, incidents, judged, settings) for match in explained[len(clashes) :]]
    rows = [
        (match.claim_a, match.claim_b, match.probability, reason)
        for match, reason in zip(explained, reasons, strict=True)
    ]
    return pd.DataFrame(rows, columns=list(NEAR_MISS_COLUMNS))


def _reason_against(match: Match, incidents: Incidents, judged: Judged, settings: LinkSettings) -> str:
    one, other = (incidents.claims_of[incidents.incident_of[claim]] for claim in (match.claim_a, match.claim_b))
    apart = judged.apart_from([match.claim_a], [match.claim_b]) or judged.apart_from(one, other)
    if apart:
        return f"{judged.apart[apart]}."
    against = sorted((part for part in match.evidence[1:] if part.points < 0), key=lambda part: part.points)[:2]
    words = " ".join(part.sentence for part in against) or "Too little evidence supports a match."
    if match.points >= settings.link_points:
        return f"These two score enough, but the other claims of their incidents do not. {words}"
    return words


@dataclass(frozen=True, kw_only=True)
class LikeClaim:
    """An added claim and a stored one that score enough to be linked.

    Attributes:
        same_source: Whether both are of one source: then the added claim may be a copy, otherwise it is another account.
    """

    claim_id: str
    stored_id: str
    probability: float
    same_source: bool


def like_claims(
    collection: Collection, matches: pd.DataFrame, added: Group[str], *, settings: LinkSettings | None = None
) -> tuple[LikeClaim, ...]:
    """For each added claim the stored ones that reach the score of a link, best first.

    Args:
        collection: With the added claims.
        matches: Columns `MATCH_COLUMNS`.
        added: Ids of the added claims; all others are stored.
    """
    near = matches[matches["points"] >= (settings or LinkSettings()).link_points]
    added_ids = set(added)
    pairs = []
    for pair, probability in zip(near[["claim_a", "claim_b"]].to_numpy().tolist(), near["probability"], strict=True):
        for claim_id, stored_id in (pair, pair[::-1]):
            if claim_id in added_ids and stored_id not in added_ids:
                same = collection.source_of_claim(claim_id) == collection.source_of_claim(stored_id)
                pairs.append(
                    LikeClaim(claim_id=claim_id, stored_id=stored_id, probability=float(probability), same_source=same)
                )
    return tuple(sorted(pairs, key=lambda like: (like.claim_id, -like.probability, like.stored_id)))

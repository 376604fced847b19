"""Pairs of claims near the score of a link: those that just missed it, with the reason, and stored claims like an added one."""

from collections.abc import Collection as Group
from dataclasses import dataclass

import pandas as pd

from claims.incidents import Incidents
from claims.matching.linking.judgement_constraints import Judged, read_judged
from claims.matching.scoring.explain import explain_pairs
from claims.matching.settings import LinkSettings
from claims.model import Match
from claims.tables import Collection

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
    reasons += [_reason(match, judged, settings) for match in explained[len(clashes) :]]
    rows = [
        (match.claim_a, match.claim_b, match.probability, reason)
        for match, reason in zip(explained, reasons, strict=True)
    ]
    return pd.DataFrame(rows, columns=list(NEAR_MISS_COLUMNS))


def _reason(match: Match, judged: Judged, settings: LinkSettings) -> str:
    groups = (judged.group_of.get(match.claim_a, match.claim_a), judged.group_of.get(match.claim_b, match.claim_b))
    if groups in judged.apart:
        return f"{judged.apart[groups]}."
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

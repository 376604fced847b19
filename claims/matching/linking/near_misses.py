"""Near misses: pairs of claims that almost linked, each with what speaks against it."""

import pandas as pd

from claims.incidents import Incidents
from claims.matching.claims.claim_frame import claim_frame
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
    than linking, so this is asked for, not found with the incidents.
    """
    settings, judged = settings or LinkSettings(), read_judged(collection)
    apart = matches["claim_a"].map(incidents.incident_of) != matches["claim_b"].map(incidents.incident_of)
    near = matches[apart & (matches["points"] >= settings.near_points)]
    near = near.sort_values(["points", "claim_a", "claim_b"], ascending=[False, True, True]).head(
        settings.most_near_misses
    )
    clashes = [clash[:2] for clash in judged.clashes]
    pairs = [*clashes, *zip(near["claim_a"], near["claim_b"], strict=True)]
    found = explain_pairs(claim_frame(collection), pairs, name_of=collection.name_of)
    reasons = [clash[2] for clash in judged.clashes]
    reasons += [_reason(match, judged, settings) for match in found[len(clashes) :]]
    rows = [
        (match.claim_a, match.claim_b, match.probability, reason) for match, reason in zip(found, reasons, strict=True)
    ]
    return pd.DataFrame(rows, columns=list(NEAR_MISS_COLUMNS))


def _reason(match: Match, judged: Judged, settings: LinkSettings) -> str:
    groups = (judged.group_of.get(match.claim_a, match.claim_a), judged.group_of.get(match.claim_b, match.claim_b))
    if groups in judged.apart:
        return f"{judged.apart[groups]}."
    against = sorted((each for each in match.evidence[1:] if each.points < 0), key=lambda each: each.points)[:2]
    words = " ".join(each.sentence for each in against) or "Too little speaks for it."
    if match.points >= settings.link_points:
        return f"The two score enough, but not the claims that each is linked with. {words}"
    return words

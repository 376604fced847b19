"""Stored claims that an added claim tells the same event as, the likeliest first."""

from collections.abc import Collection as Group
from dataclasses import dataclass

import pandas as pd

from claims.matching.settings import LinkSettings
from claims.tables import Collection


@dataclass(frozen=True, kw_only=True)
class LikeClaim:
    """An added claim and a stored one that score enough to be linked.

    Attributes:
        same_source: Whether one source tells both: then the added claim may be a copy, else it is another account.
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
    fresh = set(added)
    found = []
    for pair, probability in zip(near[["claim_a", "claim_b"]].to_numpy().tolist(), near["probability"], strict=True):
        for own, other in (pair, pair[::-1]):
            if own in fresh and other not in fresh:
                same = collection.source_of_claim(own) == collection.source_of_claim(other)
                found.append(LikeClaim(claim_id=own, stored_id=other, probability=float(probability), same_source=same))
    return tuple(sorted(found, key=lambda each: (each.claim_id, -each.probability, each.stored_id)))

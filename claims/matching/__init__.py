"""Matching: which claims are likely to tell the same event, with the evidence in words."""

from typing import TYPE_CHECKING

from claims.doors import open_when_used

if TYPE_CHECKING:
    from claims.matching.blocking.blocks import Candidates
    from claims.matching.claims.claim_frame import CLAIM_COLUMNS, claim_frame
    from claims.matching.claims.prepared import Claims, Prepared, prepare
    from claims.matching.engines.engine_choice import Engine, match_table
    from claims.matching.linking.link import link_incidents
    from claims.matching.linking.related_incidents import NEAR_MISS_COLUMNS, LikeClaim, like_claims, near_misses
    from claims.matching.scoring.explain import explain, explain_pairs, explain_text
    from claims.matching.scoring.score import MATCH_COLUMNS, match_added_claims, match_claims
    from claims.matching.scoring.weights import Weights, WeightsError, read_weights
    from claims.matching.settings import LinkSettings, MatchSettings

__all__ = [
    "CLAIM_COLUMNS",
    "MATCH_COLUMNS",
    "NEAR_MISS_COLUMNS",
    "Candidates",
    "Claims",
    "Engine",
    "LikeClaim",
    "LinkSettings",
    "MatchSettings",
    "Prepared",
    "Weights",
    "WeightsError",
    "claim_frame",
    "explain",
    "explain_pairs",
    "explain_text",
    "like_claims",
    "link_incidents",
    "match_added_claims",
    "match_claims",
    "match_table",
    "near_misses",
    "prepare",
    "read_weights",
]

open_when_used(__name__)

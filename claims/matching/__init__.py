"""Matching: which claims are held to tell the same event, with the evidence in words."""

from claims.matching.blocking.blocks import Candidates
from claims.matching.claims.claim_frame import CLAIM_COLUMNS, claim_frame
from claims.matching.claims.prepared import Prepared, prepare
from claims.matching.linking.add_claims import match_more
from claims.matching.linking.likeness import LikeClaim, like_claims
from claims.matching.linking.link_incidents import link_incidents
from claims.matching.linking.near_misses import NEAR_MISS_COLUMNS, near_misses
from claims.matching.scoring.explain import (
    EXPLAIN_COLUMNS,
    explain,
    explain_frame,
    explain_pair,
    explain_pairs,
    explain_text,
)
from claims.matching.scoring.score import MATCH_COLUMNS, candidates_of, match_claims, match_frame, match_prepared
from claims.matching.scoring.weights import Weights, WeightsError, read_weights
from claims.matching.settings import LinkSettings, MatchSettings

__all__ = [
    "CLAIM_COLUMNS",
    "EXPLAIN_COLUMNS",
    "MATCH_COLUMNS",
    "NEAR_MISS_COLUMNS",
    "Candidates",
    "LikeClaim",
    "LinkSettings",
    "MatchSettings",
    "Prepared",
    "Weights",
    "WeightsError",
    "candidates_of",
    "claim_frame",
    "explain",
    "explain_frame",
    "explain_pair",
    "explain_pairs",
    "explain_text",
    "like_claims",
    "link_incidents",
    "match_claims",
    "match_frame",
    "match_more",
    "match_prepared",
    "near_misses",
    "prepare",
    "read_weights",
]

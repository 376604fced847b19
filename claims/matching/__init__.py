"""Matching: which claims are held to tell the same event, with the evidence in words."""

from claims.matching.candidates import Candidates
from claims.matching.explain import EXPLAIN_COLUMNS, explain, explain_frame, explain_pair, explain_pairs, explain_text
from claims.matching.frame import CLAIM_COLUMNS, claim_frame
from claims.matching.incidents import link_incidents
from claims.matching.incremental import match_more
from claims.matching.likeness import LikeClaim, like_claims
from claims.matching.near import NEAR_MISS_COLUMNS, near_misses
from claims.matching.score import MATCH_COLUMNS, candidates_of, match_claims, match_frame, match_prepared
from claims.matching.settings import LinkSettings, MatchSettings
from claims.matching.weights import Weights, WeightsError, read_weights
from claims.matching.words import Prepared, prepare

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

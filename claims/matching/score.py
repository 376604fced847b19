"""Scoring: candidate pairs of a claim frame, compared and weighed."""

import pandas as pd

from claims.matching.candidates import Candidates, find_candidates
from claims.matching.features import compare_features
from claims.matching.frame import claim_frame
from claims.matching.settings import MatchSettings
from claims.matching.weights import probability, read_weights
from claims.matching.words import prepare
from claims.tables import Collection

MATCH_COLUMNS = ("claim_a", "claim_b", "points", "probability")


def match_claims(collection: Collection, *, settings: MatchSettings | None = None) -> pd.DataFrame:
    """Every candidate pair of claims with its score, columns `MATCH_COLUMNS`, in the order of the ids.

    `points` are natural log-odds that the two tell the same event, `probability` says the same from 0
    to 1. Figures play no part; judgements do not either, they are obeyed when claims are linked.
    """
    return match_frame(claim_frame(collection), settings=settings)


def match_frame(frame: pd.DataFrame, *, settings: MatchSettings | None = None) -> pd.DataFrame:
    """`match_claims` over a claim frame, whatever it was made from."""
    prepared = prepare(frame, settings)
    found = find_candidates(prepared)
    points = read_weights(prepared.settings.weights_file).weigh(compare_features(prepared, found.left, found.right))
    ids = prepared.frame["claim_id"].to_numpy()
    columns = (ids[found.left], ids[found.right], points, probability(points))
    matches = pd.DataFrame(dict(zip(MATCH_COLUMNS, columns, strict=True)))
    return matches[matches["points"] >= prepared.settings.least_points].reset_index(drop=True)


def candidates_of(frame: pd.DataFrame, *, settings: MatchSettings | None = None) -> Candidates:
    """The candidate pairs of a claim frame with the report on its blocks; the rows are those of the frame in order of its ids."""
    return find_candidates(prepare(frame, settings))

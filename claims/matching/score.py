"""Scoring: candidate pairs of a claim frame, compared and weighed."""

import os
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import numpy.typing as npt
import pandas as pd

from claims.matching.candidates import Candidates, find_candidates
from claims.matching.company import Company
from claims.matching.features import compare_features
from claims.matching.frame import claim_frame
from claims.matching.link import Progress, Scored, no_progress
from claims.matching.settings import MatchSettings
from claims.matching.weights import Weights, probability, read_weights
from claims.matching.words import Prepared, prepare
from claims.tables import Collection

MATCH_COLUMNS = ("claim_a", "claim_b", "points", "probability")
_PAIRS_AT_ONCE = 400_000
_MOST_THREADS = 4


def match_claims(collection: Collection, *, settings: MatchSettings | None = None) -> pd.DataFrame:
    """Every candidate pair of claims with its score, columns `MATCH_COLUMNS`, in the order of the ids.

    `points` are natural log-odds that the two tell the same event, `probability` says the same from 0
    to 1. Figures play no part; judgements do not either, they are obeyed when claims are linked.
    """
    return match_frame(claim_frame(collection), settings=settings)


def match_frame(
    frame: pd.DataFrame, *, settings: MatchSettings | None = None, progress: Progress = no_progress
) -> pd.DataFrame:
    """`match_claims` over a claim frame, whatever it was made from; `progress` is told of the stages and of the pairs done."""
    return matches_of(score_frame(frame, settings=settings, progress=progress))


def matches_of(scored: Scored) -> pd.DataFrame:
    """Scored pairs of rows as a frame of claim ids, columns `MATCH_COLUMNS`."""
    columns = (scored.ids[scored.left], scored.ids[scored.right], scored.points, probability(scored.points))
    matches = pd.DataFrame(dict(zip(MATCH_COLUMNS, columns, strict=True)))
    return matches.astype({"claim_a": "str", "claim_b": "str"})


def score_frame(
    frame: pd.DataFrame, *, settings: MatchSettings | None = None, progress: Progress = no_progress
) -> Scored:
    """`match_frame` as pairs of rows, which is what linking a large table needs."""
    progress("reading words", 0, len(frame))
    return score_prepared(prepare(frame, settings), progress=progress)


def score_prepared(prepared: Prepared, *, progress: Progress = no_progress) -> Scored:
    """`score_frame` over a frame that is prepared already."""
    progress("finding candidates", 0, len(prepared.frame))
    return score_pairs(prepared, find_candidates(prepared), progress=progress)


def score_pairs(
    prepared: Prepared,
    found: Candidates,
    *,
    wanted: npt.NDArray[np.bool_] | None = None,
    progress: Progress = no_progress,
) -> Scored:
    """The pairs given, or those wanted of them, without those that score too low by themselves or in their company."""
    weights, least = read_weights(prepared.settings.weights_file), prepared.settings.least_points
    points = weigh_pairs(prepared, found, weights, progress=progress)
    kept = np.flatnonzero(points >= least)
    points = in_company(prepared, found.left[kept], found.right[kept], points[kept], weights)
    high = (points >= least) if wanted is None else (points >= least) & wanted[kept]
    return Scored(
        ids=prepared.frame["claim_id"].to_numpy(dtype=object),
        documents=prepared.coded("document_id")[0],
        left=found.left[kept[high]],
        right=found.right[kept[high]],
        points=points[high],
    )


def in_company(
    prepared: Prepared,
    left: npt.NDArray[np.int64],
    right: npt.NDArray[np.int64],
    points: npt.NDArray[np.float64],
    weights: Weights,
) -> npt.NDArray[np.float64]:
    """The points of pairs with what all of them together add."""
    if not weights.read_company:
        return points
    company = Company.of(len(prepared.frame), left, right, points)
    starts = range(0, len(left), _PAIRS_AT_ONCE)
    added = [np.empty(0)]
    for some in (slice(start, start + _PAIRS_AT_ONCE) for start in starts):
        added.append(weights.weigh_company(company.compare(left[some], right[some], points[some])))
    return np.round(points + np.concatenate(added), 6)


def weigh_pairs(
    prepared: Prepared, found: Candidates, weights: Weights, *, progress: Progress = no_progress
) -> npt.NDArray[np.float64]:
    """The points of every candidate pair, some at a time, so that memory does not grow with their number."""
    starts = range(0, len(found.left), _PAIRS_AT_ONCE)
    progress("comparing", 0, len(found.left))

    def weigh(start: int) -> npt.NDArray[np.float64]:
        some = slice(start, start + _PAIRS_AT_ONCE)
        return weights.weigh(compare_features(prepared, found.left[some], found.right[some]))

    # The first part makes what all of them read, so that no two threads make it at once.
    parts = [weigh(start) for start in starts[:1]]
    with ThreadPoolExecutor(min(_MOST_THREADS, os.cpu_count() or 1)) as threads:
        for points in threads.map(weigh, starts[1:]):
            parts.append(points)
            progress("comparing", min(len(parts) * _PAIRS_AT_ONCE, len(found.left)), len(found.left))
    return np.concatenate(parts) if parts else weights.weigh(compare_features(prepared, found.left, found.right))


def candidates_of(frame: pd.DataFrame, *, settings: MatchSettings | None = None) -> Candidates:
    """The candidate pairs of a claim frame with the report on its blocks; the rows are those of the frame in order of its ids."""
    return find_candidates(prepare(frame, settings))

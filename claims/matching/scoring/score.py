"""Scoring: candidate pairs of a claim frame, compared and weighed."""

import os
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pandas as pd

from claims.matching.arrays import Bools, Floats, Ints
from claims.matching.blocking.blocks import Candidates, find_candidates
from claims.matching.claims.claim_frame import claim_frame
from claims.matching.claims.prepared import Prepared, prepare
from claims.matching.features.pair_context import Company
from claims.matching.features.wording import read_whole
from claims.matching.linking.link import Progress, Scored, no_progress
from claims.matching.scoring.weighing import Weighing
from claims.matching.scoring.weights import Weights, probability, read_weights
from claims.matching.settings import MatchSettings
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


def match_prepared(prepared: Prepared) -> pd.DataFrame:
    """`match_claims` over a claim frame that is prepared already, for it serves to explain pairs as well."""
    return matches_of(score_prepared(prepared))


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
    wanted: Bools | None = None,
    progress: Progress = no_progress,
) -> Scored:
    """The pairs given, or those wanted of them, without those that score too low by themselves or in their company."""
    weights, least = read_weights(prepared.settings.weights_file), prepared.settings.least_points
    kept, points = weigh_pairs(prepared, found, weights, least=least, progress=progress)
    points = in_company(prepared, found.left[kept], found.right[kept], points, weights)
    high = (points >= least) if wanted is None else (points >= least) & wanted[kept]
    return Scored(
        ids=prepared.frame["claim_id"].to_numpy(dtype=object),
        documents=prepared.codes("document_id"),
        left=found.left[kept[high]],
        right=found.right[kept[high]],
        points=points[high],
    )


def in_company(
    prepared: Prepared,
    left: Ints,
    right: Ints,
    points: Floats,
    weights: Weights,
) -> Floats:
    """The points of pairs with what all of them together add."""
    if not weights.read_company:
        return points
    company = Company.of(len(prepared.frame), left, right, points)

    def weigh(start: int) -> Floats:
        some = slice(start, start + _PAIRS_AT_ONCE)
        return weights.weigh_company(company.compare(left[some], right[some], points[some]))

    with ThreadPoolExecutor(_threads()) as threads:
        added = [np.empty(0), *threads.map(weigh, range(0, len(left), _PAIRS_AT_ONCE))]
    return np.round(points + np.concatenate(added), 6)


def _threads() -> int:
    return min(_MOST_THREADS, os.cpu_count() or 1)


def weigh_pairs(
    prepared: Prepared, found: Candidates, weights: Weights, *, least: float, progress: Progress = no_progress
) -> tuple[Ints, Floats]:
    """Which candidate pairs reach so many points, and these, some pairs at a time, so that memory does not grow with their number."""
    total = len(found.left)
    starts = range(0, total, _PAIRS_AT_ONCE)
    progress("comparing", 0, total)
    weighing = Weighing.of(prepared, weights, least)

    def weigh(start: int) -> tuple[Ints, Floats]:
        some = slice(start, start + _PAIRS_AT_ONCE)
        kept, points = weighing.weigh(found.left[some], found.right[some])
        return kept + start, points

    if total:  # so that no two threads make what all of them read
        read_whole(prepared)
    parts = [(np.empty(0, dtype=np.int64), np.empty(0))]
    with ThreadPoolExecutor(_threads()) as threads:
        for part in threads.map(weigh, starts):
            parts.append(part)
            progress("comparing", min((len(parts) - 1) * _PAIRS_AT_ONCE, total), total)
    kept, points = (np.concatenate(each) for each in zip(*parts, strict=True))
    return kept, points


def candidates_of(frame: pd.DataFrame, *, settings: MatchSettings | None = None) -> Candidates:
    """The candidate pairs of a claim frame with the report on its blocks; the rows are those of the frame in order of its ids."""
    return find_candidates(prepare(frame, settings))

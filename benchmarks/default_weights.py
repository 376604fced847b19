"""Fits the shipped weights again: judgement first, then lists of events and the shipped collection; no label of news is read.

Usage: python -m benchmarks.default_weights FOLDER OUT

FOLDER is that of `benchmarks.matching_quality`. What stands for labels of news are pairs of articles whose full texts are much alike
(one event) or have next to nothing in common (two).
"""

import sys
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from benchmarks.gold import read_gold, read_rows
from claims.collection import load_collection
from claims.matching import MatchSettings, claim_frame, read_weights
from claims.matching.arrays import entries_of
from claims.matching.blocking.blocks import Candidates, find_candidates
from claims.matching.claims.claim_table import read_claim_table
from claims.matching.claims.prepared import prepare
from claims.matching.claims.word_vectors import vectors_of
from claims.matching.features.all_features import CONTEXT_FEATURES, PairContext, compare_features
from claims.matching.scoring.fit import Design, fit_points, vector_of
from claims.matching.scoring.weights import START, Weights, write_weights
from claims.matching.settings import LearnSettings, TextSettings
from claims.tables import Collection

HERE = Path(__file__).parent
# How many pairs of one event each set stands for, whatever its size.
LISTS = {"drones_pakistan": 200, "mass_shootings": 200, "school_shootings": 100}
SHIPPED, NEWS = 300, 300
ALIKE, UNLIKE = 0.3, 0.1
LEARNING = LearnSettings(ridge=5.0)
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Part:
    """Candidate pairs of one table with their levels; of some it is known whether they are one event, each standing for `count` pairs."""

    size: int
    candidates: Candidates
    design: Design
    known: npt.NDArray[np.bool_]
    truth: Floats
    count: Floats


def main() -> None:
    """Fits and writes the weights."""
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    folder, judged = Path(sys.argv[1]), read_weights(HERE / "judged_weights.csv")
    parts = [labelled_list(folder / name, pairs) for name, pairs in LISTS.items()]
    parts += [shipped_collection(), alike_news(folder / "news_matching")]
    truth, count = (np.concatenate([getattr(part, name) for part in parts]) for name in ("truth", "count"))
    design = stacked([part.design.take(part.known) for part in parts])
    points = fit_points(design, truth, vector_of(judged, design.names), settings=LEARNING, count=count)
    alone = rounded(points, design.names, judged)
    in_context = [compare_context(part, vector_of(alone, design.names)) for part in parts]
    context = stacked([design for design, _ in in_context])
    prior = vector_of(replace(judged, start=0.0), context.names)
    before = np.concatenate([points for _, points in in_context])
    added = fit_points(context, truth, prior, settings=LEARNING, count=count, beside=before)
    context_points = dict(zip(context.names, (np.round(added[1:], 1) + 0.0).tolist(), strict=True))
    write_weights(replace(alone, points={**alone.points, **context_points}), Path(sys.argv[2]))


def stacked(designs: list[Design]) -> Design:
    return Design(np.vstack([design.columns for design in designs]), designs[0].names)


def compare_context(part: Part, points: Floats) -> tuple[Design, Floats]:
    """The levels of context of the labelled pairs of a part, and their points without it."""
    alone = np.round(part.design.weigh(points), 6)
    high = alone >= MatchSettings().least_points
    context = PairContext.of(
        part.size, part.candidates.left[high], part.candidates.right[high], alone[high], MatchSettings().features
    )
    known = part.known
    levels = context.compare(part.candidates.left[known], part.candidates.right[known], alone[known])
    return Design.of(levels, CONTEXT_FEATURES), alone[known]


def labelled_list(folder: Path, pairs: int) -> Part:
    return labelled(read_claim_table(folder / "claims.csv").frame, read_gold(folder), pairs)


def shipped_collection() -> Part:
    return labelled(
        claim_frame(shipped()), dict(row[:2] for row in read_rows(HERE / "qamishli_incidents.csv")), SHIPPED
    )


def shipped() -> Collection:
    return load_collection(HERE.parent / "data" / "qamishli-hasakah")


def labelled(frame: pd.DataFrame, gold: dict[str, str], pairs: int) -> Part:
    """The pairs of claims with a label, which together count as so many pairs of one event."""
    prepared = prepare(frame)
    candidates = find_candidates(prepared)
    incident = prepared.frame["claim_id"].map(gold).fillna("").to_numpy(dtype=object)
    known = (incident[candidates.left] != "") & (incident[candidates.right] != "")
    truth = (incident[candidates.left] == incident[candidates.right])[known].astype(np.float64)
    design = Design.of(compare_features(prepared, candidates.left, candidates.right))
    return Part(len(prepared.frame), candidates, design, known, truth, np.full(len(truth), pairs / max(truth.sum(), 1)))


def alike_news(folder: Path) -> Part:
    """Pairs of news claims that the full texts of their articles tell apart or together, without any label."""
    prepared = prepare(read_claim_table(folder / "claims.csv").frame)
    candidates = find_candidates(prepared)
    texts = read_claim_table(folder / "documents.jsonl").frame.set_index("claim_id")["text"]
    ordered = texts.reindex(prepared.frame["claim_id"]).fillna("").reset_index(drop=True)
    likeness = vectors_of(entries_of(ordered, " "), TextSettings()).cosine(candidates.left, candidates.right)
    known = (likeness >= ALIKE) | (likeness <= UNLIKE)
    truth = (likeness[known] >= ALIKE).astype(np.float64)
    design = Design.of(compare_features(prepared, candidates.left, candidates.right))
    return Part(len(prepared.frame), candidates, design, known, truth, np.full(len(truth), NEWS / truth.sum()))


def rounded(points: npt.NDArray[np.float64], names: tuple[tuple[str, str], ...], judged: Weights) -> Weights:
    """The points to a tenth, with what weighs nothing by definition moved to the starting point."""
    points_of = dict.fromkeys(judged.points, 0.0) | dict(zip(names, np.round(points[1:], 1).tolist(), strict=True))
    points_of[START, ""] = round(float(points[0]), 1)
    two = points_of["source", "two sources"]  # two sources are the rule, so they count neither way
    points_of[START, ""] += two + 0.2
    for level in ("one document", "one source", "one list", "two sources"):
        points_of["source", level] -= two
    points_of["source", "one document"] += points_of["cited documents", "one document"]  # these two always go together
    points_of["cited documents", "one document"] = 0.0
    # All claims with a day of publication have one of these, so only their difference says something.
    points_of |= {("order of time", "could have known"): -0.3, ("order of time", "a day early"): -0.3}
    points_of["order of time", "published before"] = -0.6
    points_of = {name: round(value, 1) + 0.0 for name, value in points_of.items()}
    return replace(judged, start=points_of[START, ""], points=points_of)


if __name__ == "__main__":
    main()

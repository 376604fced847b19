"""Fits the shipped weights again: judgement first, then lists of events and the shipped collection; no label of news is read.

Usage: python -m benchmarks.default_weights FOLDER OUT

FOLDER is that of `benchmarks.matching_quality`. What stands for labels of news are pairs of articles whose full texts are much alike
(one event) or have next to nothing in common (two).
"""

import csv
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from claims.collection import load_collection
from claims.matching import MatchSettings, claim_frame, read_weights
from claims.matching.blocking.blocks import Candidates, find_candidates
from claims.matching.claims.claim_table import read_claim_table
from claims.matching.claims.prepared import prepare
from claims.matching.claims.text_codes import entries_of
from claims.matching.claims.word_vectors import vectors_of
from claims.matching.features.pair_context import CONTEXT_FEATURES, PairContext
from claims.matching.features.registry import compare_features
from claims.matching.learning.fit import Design, fit_points, vector_of
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
    """Candidate pairs of one table: the levels of each, and of some whether they are one event and how many pairs each stands for."""

    size: int
    found: Candidates
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
    truth, count = (np.concatenate(each) for each in zip(*((part.truth, part.count) for part in parts), strict=True))
    design = stacked([part.design.take(part.known) for part in parts])
    points = fit_points(design, truth, vector_of(judged, design.names), settings=LEARNING, count=count)
    alone = rounded(points, design.names, judged)
    seen = [beside(part, vector_of(alone, design.names)) for part in parts]
    company = stacked([each[0] for each in seen])
    prior = vector_of(replace(judged, start=0.0), company.names)
    before = np.concatenate([each[1] for each in seen])
    added = fit_points(company, truth, prior, settings=LEARNING, count=count, beside=before)
    told = {**alone.points, **dict(zip(company.names, (np.round(added[1:], 1) + 0.0).tolist(), strict=True))}
    write_weights(replace(alone, points=told), Path(sys.argv[2]))


def stacked(designs: list[Design]) -> Design:
    return Design(np.vstack([each.columns for each in designs]), designs[0].names)


def beside(part: Part, points: Floats) -> tuple[Design, Floats]:
    """How the known pairs of a part stand beside all of it, and what they score by themselves."""
    alone = np.round(part.design.weigh(points), 6)
    high = alone >= MatchSettings().least_points
    company = PairContext.of(
        part.size, part.found.left[high], part.found.right[high], alone[high], MatchSettings().features
    )
    known = part.known
    levels = company.compare(part.found.left[known], part.found.right[known], alone[known])
    return Design.of(levels, CONTEXT_FEATURES), alone[known]


def labelled_list(folder: Path, pairs: int) -> Part:
    gold = dict(row[:2] for row in rows_of(folder / "gold.csv"))
    for row in rows_of(folder / "gold_unsure.csv"):
        gold.pop(row[0], None)
    return labelled(read_claim_table(folder / "claims.csv").frame, gold, pairs)


def shipped_collection() -> Part:
    return labelled(claim_frame(shipped()), dict(row[:2] for row in rows_of(HERE / "qamishli_incidents.csv")), SHIPPED)


def shipped() -> Collection:
    return load_collection(HERE.parent / "data" / "qamishli-hasakah")


def labelled(frame: pd.DataFrame, gold: dict[str, str], pairs: int) -> Part:
    """The pairs of claims with a label, which together count as so many pairs of one event."""
    prepared = prepare(frame)
    found = find_candidates(prepared)
    incident = prepared.frame["claim_id"].map(gold).fillna("").to_numpy(dtype=object)
    known = (incident[found.left] != "") & (incident[found.right] != "")
    truth = (incident[found.left] == incident[found.right])[known].astype(np.float64)
    design = Design.of(compare_features(prepared, found.left, found.right))
    return Part(len(prepared.frame), found, design, known, truth, np.full(len(truth), pairs / max(truth.sum(), 1)))


def alike_news(folder: Path) -> Part:
    """Pairs of news claims that the full texts of their articles tell apart or together, without any label."""
    prepared = prepare(read_claim_table(folder / "claims.csv").frame)
    found = find_candidates(prepared)
    texts = read_claim_table(folder / "documents.jsonl").frame.set_index("claim_id")["text"]
    ordered = texts.reindex(prepared.frame["claim_id"]).fillna("").reset_index(drop=True)
    likeness = vectors_of(entries_of(ordered, " "), TextSettings()).cosine(found.left, found.right)
    told = (likeness >= ALIKE) | (likeness <= UNLIKE)
    truth = (likeness[told] >= ALIKE).astype(np.float64)
    design = Design.of(compare_features(prepared, found.left, found.right))
    return Part(len(prepared.frame), found, design, told, truth, np.full(len(truth), NEWS / truth.sum()))


def rounded(points: npt.NDArray[np.float64], names: tuple[tuple[str, str], ...], judged: Weights) -> Weights:
    """The points to a tenth, with what weighs nothing by definition moved to the starting point."""
    told = dict.fromkeys(judged.points, 0.0) | dict(zip(names, np.round(points[1:], 1).tolist(), strict=True))
    told[START, ""] = round(float(points[0]), 1)
    two = told["source", "two sources"]  # two sources are the rule, so they count neither way
    told[START, ""] += two + 0.2
    for level in ("one document", "one source", "one list", "two sources"):
        told["source", level] -= two
    told["source", "one document"] += told["cited documents", "one document"]  # these two always go together
    told["cited documents", "one document"] = 0.0
    # All claims with a day of publication have one of these, so only their difference says something.
    told |= {("order of time", "could have known"): -0.3, ("order of time", "a day early"): -0.3}
    told["order of time", "published before"] = -0.6
    told = {name: round(value, 1) + 0.0 for name, value in told.items()}
    return replace(judged, start=told[START, ""], points=told)


def rows_of(path: Path) -> list[list[str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


if __name__ == "__main__":
    main()

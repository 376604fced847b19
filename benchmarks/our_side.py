"""Our matching over a table of claims: weights learned from a labelled part, candidates, scores, links."""

import argparse
import json
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import pandas as pd

from benchmarks.scores import Clock, peak_gigabytes, scores
from claims import __version__
from claims.matching import LinkSettings, MatchSettings, read_weights
from claims.matching.claims.claim_table import read_claim_table
from claims.matching.learning.learn import LearningError, learn_weights
from claims.matching.learning.review_questions import Labels
from claims.matching.linking.link import link_scored
from claims.matching.scoring.score import score_claims
from claims.matching.scoring.weights import write_weights
from claims.matching.settings import BlockSettings

THRESHOLDS = (-1.0, 0.5, 1.0, 2.0, 3.0)
FLOOR = -2.0  # pairs that score less count as if they were not compared, so they are not compared to the end


def run(directory: Path, *, labelled: int, pairs: int) -> dict[str, object]:
    """Learns, matches and links; the threshold is the best of several by the gold incidents, as on the other side.

    Args:
        directory: Holds claims.csv and gold.csv.
        labelled: How many claims to learn from; 0 takes the shipped weights.
        pairs: `BlockSettings.least_pairs_per_claim`, which bounds the candidates of a very large table.
    """
    gold = pd.read_csv(directory / "gold.csv", dtype=str)
    part = gold.sort_values("incident_id")[:labelled]
    known = dict(zip(part["claim_id"], part["incident_id"], strict=True))
    clock = Clock()
    frame = read_claim_table(directory / "claims.csv").frame
    clock.tick()
    with tempfile.TemporaryDirectory() as folder:
        settings = MatchSettings(least_points=FLOOR, blocks=BlockSettings(least_pairs_per_claim=pairs))
        if known:
            try:
                learned = learn_weights(
                    frame[frame["claim_id"].isin(known)], Labels(incident_of=known), date="2000-01-01"
                )
            except LearningError as error:  # the weights there are were better, and are kept
                sys.stderr.write(f"{error}\n")
            else:
                settings = replace(settings, weights_file=Path(folder) / "weights.csv")
                write_weights(learned.weights, settings.weights_file)
        clock.tick()
        scored = score_claims(frame, settings=settings, progress=_print_progress)
        learned_points = read_weights(settings.weights_file).link_points
    clock.tick()
    link_points = LinkSettings().link_points if learned_points is None else learned_points
    linking = LinkSettings(link_points=link_points, unscored_points=FLOOR)
    link_scored(scored, settings=linking)
    clock.tick()
    linked = link_scored(scored, settings=linking, thresholds=THRESHOLDS)
    scores_at = {
        threshold: scores(gold, dict(zip(scored.ids, groups.astype(str), strict=True)))
        for threshold, groups in linked.groups.items()
    }
    best = max(scores_at, key=lambda threshold: scores_at[threshold]["f1"])
    return {
        "versions": {"claims": __version__, "pandas": pd.__version__},
        **clock.seconds(),
        "pairs": len(scored.left),
        "peak_gigabytes": peak_gigabytes(),
        "own_threshold": {"threshold": link_points, "f1": scores_at[link_points]["f1"]},
        "threshold": best,
        **scores_at[best],
    }


def _print_progress(stage: str, done: int, total: int) -> None:
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {stage}: {done} of {total}\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--labelled", type=int, default=5_000)
    parser.add_argument("--pairs", type=int, default=BlockSettings().least_pairs_per_claim)
    given = parser.parse_args()
    print(json.dumps(run(given.directory, labelled=given.labelled, pairs=given.pairs)))  # noqa: T201  # the comparison reads this line


if __name__ == "__main__":
    main()

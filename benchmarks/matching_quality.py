"""Prints how well matching does on labelled sets: shipped weights, learned weights, and where accounts contradict one another.

Usage: python -m benchmarks.matching_quality FOLDER

FOLDER holds one folder per set, each with claims.csv (or documents.jsonl) and gold.csv; `gold_unsure.csv` names claims to leave out, and
`gold_parts.csv` pairs that count neither way. A set that is not there is named and passed over.
"""

import csv
import sys
import time
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path

import pandas as pd

from benchmarks.gold import read_gold, read_spared
from benchmarks.scores import scores
from claims.installation.version import __version__
from claims.matching import LinkSettings, MatchSettings, read_weights
from claims.matching.claims.claim_table import ClaimTable, read_claim_table
from claims.matching.claims.prepared import NO_LIST, lists_of
from claims.matching.learning.learn import learn_weights
from claims.matching.learning.review_questions import Labels
from claims.matching.linking.link import link_scored
from claims.matching.scoring.score import score_claims

SETS = {
    "news, claims": ("news_matching", "claims.csv"),
    "news, documents": ("news_matching", "documents.jsonl"),
    "drones": ("drones_pakistan", "claims.csv"),
    "mass shootings": ("mass_shootings", "claims.csv"),
    "school shootings": ("school_shootings", "claims.csv"),
    "registries": ("registries", "claims.csv"),
}
CONTRADICTORY = "news, claims"  # the set whose counts are known to differ between accounts of one event
HEADING = f"{'set':18s} {'weights':22s} {'pair P':>7s} {'pair R':>7s} {'pair F1':>8s} {'B3 F1':>7s} {'s':>6s}"


def main() -> None:
    """Runs every set that is there."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    print(f"claims {__version__}\n{HEADING}")  # noqa: T201  # a script that prints
    for name, (folder, file) in SETS.items():
        path = Path(sys.argv[1]) / folder / file
        if not path.exists():
            print(f"{name:18s} skipped: {path} is not there")  # noqa: T201
            continue
        measure(name, path)


def measure(name: str, path: Path) -> None:
    """Prints the lines of one set."""
    gold, spared = read_gold(path.parent), read_spared(path.parent)
    table = read_claim_table(path)
    began = time.perf_counter()
    if lists_of(table.frame).max(initial=NO_LIST) > NO_LIST:
        as_it_is = MatchSettings(calibrate_lists=False)
        print_scores(name, "shipped, as it is", scores(frame_of(gold), linked(table, None, as_it_is), spared), began)
    for label, threshold in (("shipped", None), ("shipped, sure links", LinkSettings().sure_points)):
        print_scores(name, label, scores(frame_of(gold), linked(table, threshold), spared), began)
    began = time.perf_counter()
    learned = learn_weights(table.frame, Labels(incident_of=gold), date="2026-11-22")
    print_scores(name, "learned, 5-fold", scores(frame_of(gold), learned.unseen, spared), began)
    sure = learned.sure
    in_words = {"precision": sure.precision, "recall": sure.recall, "f1": sure.f1, "b3_f1": sure.b3}
    print_scores(name, "learned, sure, 5-fold", in_words, began)
    if name == CONTRADICTORY:
        print_contradictions(path, gold, learned.unseen)


def frame_of(gold: Mapping[str, str]) -> pd.DataFrame:
    return pd.DataFrame({"claim_id": list(gold), "incident_id": list(gold.values())})


def linked(table: ClaimTable, threshold: float | None, settings: MatchSettings | None = None) -> dict[str, object]:
    """Claim id to incident by the shipped weights; None takes their own threshold."""
    settings = settings or MatchSettings()
    learned, default = read_weights(settings.weights_file).link_points, LinkSettings().link_points
    join = default if learned is None else learned
    at = join if threshold is None else threshold
    scored = score_claims(table.frame, settings=settings)
    result = link_scored(scored, settings=LinkSettings(link_points=join), thresholds=(at,))
    return dict(zip(map(str, result.scored.ids), result.groups[at].tolist(), strict=True))


def print_contradictions(path: Path, gold: Mapping[str, str], found: Mapping[str, object]) -> None:
    """Prints the recall on pairs of one event whose numbers of killed or injured differ, beside that on all."""
    with path.open(encoding="utf-8", newline="") as file:
        counts = {row["claim_id"]: (row["killed"], row["injured"]) for row in csv.DictReader(file)}
    incidents: dict[str, list[str]] = {}
    for claim_id in sorted(gold):
        incidents.setdefault(gold[claim_id], []).append(claim_id)
    pairs = [pair for claim_ids in incidents.values() for pair in combinations(claim_ids, 2)]
    unlike = [(a, b) for a, b in pairs if any(x and y and x != y for x, y in zip(counts[a], counts[b], strict=True))]
    for label, chosen in (("all", pairs), ("unequal counts", unlike)):
        recall = sum(found[a] == found[b] for a, b in chosen) / max(len(chosen), 1)
        print(f"{'':18s} recall on {len(chosen)} pairs, {label}: {recall:.3f}")  # noqa: T201


def print_scores(name: str, label: str, values: Mapping[str, float], began: float) -> None:
    columns = f"{values['precision']:7.3f} {values['recall']:7.3f} {values['f1']:8.3f} {values['b3_f1']:7.3f}"
    print(f"{name:18s} {label:22s} {columns} {time.perf_counter() - began:6.1f}", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()

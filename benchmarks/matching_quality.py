"""Prints how well matching does on labelled sets: shipped weights, learned weights, and where accounts contradict one another.

Usage: python -m benchmarks.matching_quality FOLDER

FOLDER holds one folder a set, each with claims.csv (or documents.jsonl) and gold.csv; `gold_unsure.csv` names claims to leave out, and
`gold_parts.csv` pairs that count neither way. A set that is not there is named and passed over.
"""

import csv
import sys
import time
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path

from claims.matching import LinkSettings, MatchSettings, read_weights
from claims.matching.claims.claim_table import ClaimTable, read_claim_table
from claims.matching.learning.labels import Labels
from claims.matching.learning.learn import learn_weights
from claims.matching.linking.link import link_scored
from claims.matching.scoring.score import score_claims
from claims.version import __version__

SETS = {
    "news, claims": ("news_matching", "claims.csv"),
    "news, documents": ("news_matching", "documents.jsonl"),
    "drones": ("drones_pakistan", "claims.csv"),
    "mass shootings": ("mass_shootings", "claims.csv"),
    "school shootings": ("school_shootings", "claims.csv"),
}
LEARNED = ("news, claims", "news, documents")
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
    gold = {row[0]: row[1] for row in rows_of(path.with_name("gold.csv"))}
    for row in rows_of(path.with_name("gold_unsure.csv")):
        gold.pop(row[0], None)
    spared = {frozenset(row[:2]) for row in rows_of(path.with_name("gold_parts.csv"))}
    table = read_claim_table(path)
    began = time.perf_counter()
    for label, least in (("shipped", None), ("shipped, sure links", LinkSettings().sure_points)):
        tell(name, label, scores(gold, linked(table, least), spared), time.perf_counter() - began)
    if name not in LEARNED:
        return
    began = time.perf_counter()
    learned = learn_weights(table.frame, Labels(incident_of=gold), date="2026-11-22")
    tell(name, "learned, 5-fold", scores(gold, learned.unseen, spared), time.perf_counter() - began)
    sure = learned.sure
    tell(name, "learned, sure, 5-fold", (sure.precision, sure.recall, sure.f1, sure.b3), time.perf_counter() - began)
    if path.suffix == ".csv":
        tell_contradictions(path, gold, learned.unseen)


def linked(table: ClaimTable, least: float | None) -> dict[str, object]:
    """Claim to incident by the shipped weights."""
    weights = read_weights(MatchSettings().weights_file)
    join_from = LinkSettings().link_points if weights.link_points is None else weights.link_points
    least = join_from if least is None else least
    found = link_scored(score_claims(table.frame), settings=LinkSettings(link_points=least))
    return dict(zip(map(str, found.scored.ids), found.groups[least].tolist(), strict=True))


def scores(
    gold: Mapping[str, str], found: Mapping[str, object], spared: set[frozenset[str]]
) -> tuple[float, float, float, float]:
    """Pairwise precision, recall and F1, and B-cubed F1; spared pairs are not counted as put together."""
    claims = sorted(gold)
    group = {claim: found.get(claim, ("alone", claim)) for claim in claims}
    true, said = grouped(gold, claims), grouped(group, claims)
    hits = sum(
        len(each) * (len(each) - 1) // 2 for each in grouped({c: (gold[c], group[c]) for c in claims}, claims).values()
    )
    put = sum(len(each) * (len(each) - 1) // 2 for each in said.values())
    put -= sum(
        1
        for pair in spared
        if len({group.get(each) for each in pair}) == 1 and len({gold.get(each) for each in pair}) == 2
    )
    belong = sum(len(each) * (len(each) - 1) // 2 for each in true.values())
    shared = {claim: len(true[gold[claim]] & said[group[claim]]) for claim in claims}
    precision = sum(shared[claim] / len(said[group[claim]]) for claim in claims) / len(claims)
    recall = sum(shared[claim] / len(true[gold[claim]]) for claim in claims) / len(claims)
    p, r = hits / put if put else 1.0, hits / belong if belong else 1.0
    return p, r, mean(p, r), mean(precision, recall)


def grouped(group: Mapping[str, object], claims: list[str]) -> dict[object, set[str]]:
    found: dict[object, set[str]] = {}
    for claim in claims:
        found.setdefault(group[claim], set()).add(claim)
    return found


def tell_contradictions(path: Path, gold: Mapping[str, str], found: Mapping[str, object]) -> None:
    """Prints the recall on pairs of one event whose numbers of killed or injured differ, beside that on all."""
    with path.open(encoding="utf-8", newline="") as file:
        counts = {row["claim_id"]: (row["killed"], row["injured"]) for row in csv.DictReader(file)}
    pairs = [pair for each in grouped(gold, sorted(gold)).values() for pair in combinations(sorted(each), 2)]
    unlike = [(a, b) for a, b in pairs if any(x and y and x != y for x, y in zip(counts[a], counts[b], strict=True))]
    for label, some in (("all", pairs), ("unequal counts", unlike)):
        recall = sum(found[a] == found[b] for a, b in some) / max(len(some), 1)
        print(f"{'':18s} recall on {len(some)} pairs, {label}: {recall:.3f}")  # noqa: T201


def rows_of(path: Path) -> list[list[str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def mean(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one + other else 0.0


def tell(name: str, label: str, found: tuple[float, float, float, float], seconds: float) -> None:
    p, r, f1, b3 = found
    print(f"{name:18s} {label:22s} {p:7.3f} {r:7.3f} {f1:8.3f} {b3:7.3f} {seconds:6.1f}", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()

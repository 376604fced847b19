# ruff: noqa: E402, T201  # a script finds the folder it lies in, and talks to its terminal
"""Deaths, injuries and days of labelled news, weighed over the whole text; and the fitting of the weights.

Usage:
    python benchmarks/news_extraction.py DOCUMENTS.jsonl OUT.jsonl
    python benchmarks/news_extraction.py DOCUMENTS.jsonl --fit INCIDENTS.jsonl
"""

import argparse
import csv
import hashlib
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # so that the file runs by its path, from any folder

from benchmarks.news_toll.news_text import NewsText, read_news
from benchmarks.news_toll.toll import killed_candidates, persons_of, weigh_toll, wounded_candidates
from claims.extract import Document
from claims.extract.group.day import Features, day_candidates, find_event_day

TOLL_WEIGHTS = ROOT / "benchmarks" / "news_toll" / "weights.csv"
DAY_WEIGHTS = ROOT / "claims" / "extract" / "group" / "day_weights.csv"
FOLDS = 5
Row = dict[str, Any]  # one line of JSON


def rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def document_of(row: Row) -> Document:
    published = date.fromisoformat(row["published"]) if row.get("published") else None
    title = " ".join(row["title"].split())
    return Document(
        text=f"{title}\n\n{row['text']}",
        title=title,
        titled=bool(title),
        published=published,
        language="en",
        origin=row["doc"],
    )


def read_row(row: Row) -> NewsText:
    document = document_of(row)
    return read_news(document.normalised.text, title_end=document.title_end, published=document.published)


def answer(row: Row) -> Row:
    """The toll and the day that one document gives for its main event, with their probabilities."""
    news = read_row(row)
    killed, wounded = weigh_toll(news)
    line: Row = {"doc": row["doc"], "killed": killed.answer, "injured": wounded.answer}
    line["confidence"] = round(killed.probability * wounded.probability, 4)
    if day := find_event_day(news.annotated):
        line |= {"date": day.day.isoformat(), "date_confidence": round(day.probability, 4)}
    return line


Problem = list[tuple[Mapping[Any, Features], Any]]  # candidates by answer, and the right answer


def fit(problem: Problem, *, ridge: float, rounds: int = 300) -> dict[str, float]:
    """Weights under which the right answers are most likely, held small by a ridge."""
    vocabulary: dict[str, int] = {}
    places: tuple[list[int], list[int], list[float]] = ([], [], [])
    owner: list[int] = []
    right: list[bool] = []
    for number, (candidates, truth) in enumerate(item for item in problem if item[1] in item[0]):
        for value, features in candidates.items():
            for name, weight in features.items():
                places[0].append(len(owner))
                places[1].append(vocabulary.setdefault(name, len(vocabulary)))
                places[2].append(weight)
            owner.append(number)
            right.append(value == truth)
    matrix = csr_matrix((places[2], (places[0], places[1])), shape=(len(owner), len(vocabulary)))
    owners, truths = np.array(owner), np.array(right)

    def loss(weights: Any) -> tuple[float, Any]:  # arrays of floats
        scores = matrix @ weights
        tops = np.full(owners.max() + 1, -np.inf)
        np.maximum.at(tops, owners, scores)
        powers = np.exp(scores - tops[owners])
        shares = powers / np.bincount(owners, powers)[owners]
        value = -np.log(shares[truths] + 1e-12).sum() + ridge * (weights @ weights) / 2
        return value, matrix.T @ (shares - truths) + ridge * weights

    found = minimize(loss, np.zeros(len(vocabulary)), jac=True, method="L-BFGS-B", options={"maxiter": rounds}).x
    return {name: float(found[place]) for name, place in vocabulary.items()}


def best(weights: Mapping[str, float], candidates: Mapping[Any, Features]) -> tuple[Any, float]:
    scores = {v: sum(weights.get(n, 0.0) * x for n, x in f.items()) for v, f in candidates.items()}
    top = max(scores.values())
    total = sum(np.exp(score - top) for score in scores.values())
    value = max(scores, key=lambda each: scores[each])
    return value, 1.0 / float(total)


def cross_fit(problem: Problem, folds: Sequence[int], *, ridge: float) -> list[tuple[Any, float]]:
    """For every document the answer of weights fitted without its fold."""
    answers: list[tuple[Any, float]] = [(None, 0.0)] * len(problem)
    for fold in range(FOLDS):
        weights = fit([item for item, own in zip(problem, folds, strict=True) if own != fold], ridge=ridge)
        for number, own in enumerate(folds):
            if own == fold:
                answers[number] = best(weights, problem[number][0])
    return answers


def fit_all(
    documents: list[Row],
    incidents: dict[str, Row],
    *,
    killed_ridge: float,
    wounded_ridge: float,
    day_ridge: float,
    errors: Path | None,
) -> None:
    documents = list(scored(documents, incidents))
    gold = [incidents[row["incident"]] for row in documents]
    folds = [int(hashlib.sha256(row["incident"].encode()).hexdigest(), 16) // 100 % FOLDS for row in documents]
    texts = [read_row(row) for row in documents]
    persons = [persons_of(news) for news in texts]
    killed: Problem = [
        (killed_candidates(news, own), int(g["killed"])) for news, own, g in zip(texts, persons, gold, strict=True)
    ]
    killed_answers = cross_fit(killed, folds, ridge=killed_ridge)
    wounded: Problem = [
        (wounded_candidates(news, own, int(k)), int(g["injured"]))
        for news, own, (k, _), g in zip(texts, persons, killed_answers, gold, strict=True)
    ]
    wounded_answers = cross_fit(wounded, folds, ridge=wounded_ridge)
    day: Problem = [
        (day_candidates(news.annotated), date.fromisoformat(g["date"])) for news, g in zip(texts, gold, strict=True)
    ]
    day_answers = cross_fit(day, folds, ridge=day_ridge)
    report(killed, killed_answers, wounded, wounded_answers, day, day_answers)
    if errors:
        write_errors(errors, documents, killed, killed_answers, wounded, wounded_answers, day, day_answers)
    tolls = (("killed", killed, killed_ridge), ("wounded", wounded, wounded_ridge))
    fitted = ((question, fit(problem, ridge=ridge)) for question, problem, ridge in tolls)
    lines = ([question, *cells] for question, weights in fitted for cells in weight_cells(weights))
    write_weights(TOLL_WEIGHTS, ["question", "feature", "weight"], lines)
    write_weights(DAY_WEIGHTS, ["feature", "weight"], weight_cells(fit(day, ridge=day_ridge)))


def scored(documents: list[Row], incidents: dict[str, Row]) -> Iterator[Row]:
    """Documents with one answer: long enough, and filed under one incident."""
    filed: dict[str, set[str]] = defaultdict(set)
    wanted = [row for row in documents if row["incident"] in incidents and len(row["text"]) >= 200]
    for row in wanted:
        filed[row["doc"]].add(row["incident"])
        filed[row["text"]].add(row["incident"])
    return (row for row in wanted if len(filed[row["doc"]]) == len(filed[row["text"]]) == 1)


def report(*parts: Any) -> None:
    killed, killed_answers, wounded, wounded_answers, day, day_answers = parts

    def right(problem: Problem, answers: list[tuple[Any, float]]) -> Any:  # an array of booleans
        return np.array([truth == given for (_, truth), (given, _) in zip(problem, answers, strict=True)])

    k, w, d = right(killed, killed_answers), right(wounded, wounded_answers), right(day, day_answers)
    sure = np.array([a[1] * b[1] for a, b in zip(killed_answers, wounded_answers, strict=True)])
    several = np.array([a[1] + b[1] >= 2 for a, b in zip(killed, wounded, strict=True)])
    half = sure >= np.median(sure)
    print(f"cross-fitted on {len(k)}: killed {k.mean():.3f} injured {w.mean():.3f} both {(k & w).mean():.3f}", end=" ")
    print(f"both for 2+ {(k & w)[several].mean():.3f} surest half {(k & w)[half].mean():.3f} date {d.mean():.3f}")
    for name, problem in (("killed", killed), ("injured", wounded), ("date", day)):
        print(f"  {name}: right answer among the candidates {np.mean([t in c for c, t in problem]):.3f}")


def write_errors(path: Path, documents: list[Row], *parts: Any) -> None:
    with path.open("w", encoding="utf-8") as file:
        for number, row in enumerate(documents):
            truths = [problem[number][1] for problem in parts[::2]]
            given = [answers[number][0] for answers in parts[1::2]]
            if truths != given:
                file.write(json.dumps({**row, "gold": truths, "got": given}, default=str, ensure_ascii=False) + "\n")


def write_weights(path: Path, head: list[str], rows: Iterable[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(head)
        out.writerows(rows)


def weight_cells(weights: Mapping[str, float]) -> Iterator[list[str]]:
    """Name and weight of each feature that weighs anything, by name."""
    return ([name, f"{weights[name]:.2f}"] for name in sorted(weights) if abs(weights[name]) >= 0.01)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path)
    parser.add_argument("out", type=Path, nargs="?")
    parser.add_argument("--fit", type=Path, metavar="INCIDENTS.jsonl", help="fit the weights on these labels")
    parser.add_argument("--killed-ridge", type=float, default=12.0)
    parser.add_argument("--wounded-ridge", type=float, default=20.0)
    parser.add_argument("--day-ridge", type=float, default=5.0)
    parser.add_argument("--errors", type=Path)
    given = parser.parse_args()
    if given.fit:
        incidents = {row["incident"]: row for row in rows(given.fit)}
        fit_all(
            rows(given.documents),
            incidents,
            killed_ridge=given.killed_ridge,
            wounded_ridge=given.wounded_ridge,
            day_ridge=given.day_ridge,
            errors=given.errors,
        )
    if given.out:
        documents = rows(given.documents)
        started = time.process_time()
        lines = (json.dumps(answer(row)) + "\n" for row in documents)
        given.out.write_text("".join(lines), encoding="utf-8")
        print(f"{len(documents) / (time.process_time() - started):.0f} documents a second of one core", file=sys.stderr)


if __name__ == "__main__":
    main()

"""Answers ranked by weighted evidence; the weights are read from tables and were fitted on labelled news."""

import math
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from claims.extract.languages.word_lists import rows

Answer = TypeVar("Answer", bound=Hashable)
Features = dict[str, float]


@dataclass(frozen=True)
class Ranked(Generic[Answer]):
    """An answer and the probability that it is the right one."""

    answer: Answer
    probability: float


@cache
def _weights(question: str) -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in rows("weights") if row["question"] == question}


def rank(question: str, candidates: Mapping[Answer, Features]) -> list[Ranked[Answer]]:
    """The candidates with their probabilities, most likely first; equal ones keep their order."""
    weights = _weights(question)
    scores = {
        answer: sum(weights.get(name, 0.0) * value for name, value in features.items())
        for answer, features in candidates.items()
    }
    top = max(scores.values())
    powers = {answer: math.exp(score - top) for answer, score in scores.items()}
    total = sum(powers.values())
    ranked = [Ranked(answer, power / total) for answer, power in powers.items()]
    return sorted(ranked, key=lambda found: -found.probability)

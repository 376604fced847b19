"""Facets: what can be asked of claims besides words, with a number beside each answer, what is not stated included."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from claims.model import split_list

NOT_STATED = "-"  # stands for an empty answer, in a selection as in the numbers
# Facet to the column of the catalogue that holds its answers.
FACETS = {"date": "precision", "where": "place_kind", "kind": "kinds", "figures": "outcomes", "language": "language"}
Selection = Mapping[str, Sequence[str]]  # facet to the answers asked for; none: any


def answers(table: pd.DataFrame, facet: str) -> tuple[str, ...]:
    """Every answer that any claim of the catalogue gives, in the order of the alphabet, "not stated" last."""
    distinct = {answer for text in table[FACETS[facet]].unique() for answer in _answers(text)}
    return tuple(sorted(distinct - {NOT_STATED})) + (NOT_STATED,) * (NOT_STATED in distinct)


def choose_claims(table: pd.DataFrame, selection: Selection, *, without: str = "") -> np.ndarray:
    """Which claims of the catalogue pass every facet but the one named; answers of one facet are alternatives."""
    kept = np.ones(len(table), dtype=bool)
    for facet, wanted in selection.items():
        if wanted and facet != without:
            codes, texts = pd.factorize(table[FACETS[facet]])
            kept &= np.array([not set(wanted).isdisjoint(_answers(text)) for text in texts], dtype=bool)[codes]
    return kept


def count_answers(table: pd.DataFrame, facet: str) -> dict[str, int]:
    """How many claims give each answer; a claim that gives several counts for each."""
    counted: dict[str, int] = {}
    for text, number in table[FACETS[facet]].value_counts().items():
        for answer in _answers(str(text)):
            counted[answer] = counted.get(answer, 0) + int(number)
    return counted


def _answers(text: str) -> tuple[str, ...]:
    return split_list(text) or (NOT_STATED,)

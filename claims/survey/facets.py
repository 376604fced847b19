"""Facets: properties of claims to choose by, with the number of claims for each answer, "not stated" included."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from claims.model import split_list

NOT_STATED = "-"  # stands for an empty answer, in a selection as in the counts
# Facet to the column of `list_claims` that holds its answers.
FACETS = {"date": "precision", "where": "place_kind", "kind": "kinds", "figures": "outcomes", "language": "language"}
Selection = Mapping[str, Sequence[str]]  # facet to the answers wanted; none: any


def facet_answers(table: pd.DataFrame, facet: str) -> tuple[str, ...]:
    """Every answer that a claim of the table gives, in alphabetical order, `NOT_STATED` last.

    Args:
        table: Rows of `list_claims`.
        facet: A key of `FACETS`.
    """
    distinct = {answer for text in table[FACETS[facet]].unique() for answer in _answers(text)}
    return tuple(sorted(distinct - {NOT_STATED})) + (NOT_STATED,) * (NOT_STATED in distinct)


def choose_claims(table: pd.DataFrame, selection: Selection, *, without: str = "") -> np.ndarray:
    """Which rows of `list_claims` pass the selection; answers of one facet are alternatives.

    Args:
        without: A facet that is left out of account.
    """
    kept = np.ones(len(table), dtype=bool)
    for facet, wanted in selection.items():
        if wanted and facet != without:
            codes, texts = pd.factorize(table[FACETS[facet]])
            kept &= np.array([not set(wanted).isdisjoint(_answers(text)) for text in texts], dtype=bool)[codes]
    return kept


def count_answers(table: pd.DataFrame, facet: str) -> dict[str, int]:
    """How many rows of `list_claims` give each answer; a claim with several answers counts for each."""
    counts: dict[str, int] = {}
    for text, number in table[FACETS[facet]].value_counts().items():
        for answer in _answers(str(text)):
            counts[answer] = counts.get(answer, 0) + int(number)
    return counts


def _answers(text: str) -> tuple[str, ...]:
    return split_list(text) or (NOT_STATED,)

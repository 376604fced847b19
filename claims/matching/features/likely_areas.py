"""Likely areas: where a claim is set as far as its area, its place and its source tell, compared over whole columns."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import sparse

from claims.matching.arrays import Floats, Ints, Levels, Matrix
from claims.matching.claims.sparse_products import row_products
from claims.matching.features.places import Placed

LIKELY = (
    "not said", "hardly", "unlikely", "rather unlikely", "rather likely", "likely", "quite likely", "very likely", "rare and likely",
)  # fmt: skip
LIFTS = (0.3, 0.7, 1.0, 2.0, 4.0, 8.0, 16.0)  # how many times as likely as for two claims taken by chance
# How much the area that a claim names, what its place is said to lie in, and where its source is at home count beside
# one another; what is known of place and source counts in full from so many claims on.
_OWN, _PLACE, _SOURCE, _BACKGROUND = 3.0, 2.0, 1.4, 0.1
_IN_FULL = 4
_LEAST_SHARE = 0.2  # an area in which a source tells a smaller share of its claims is not where it is at home


@dataclass(frozen=True)
class Whereabouts:
    """The likely areas of every claim.

    Attributes:
        likely: Row by row the probability of areas, each divided by the root of how common the area is.
        evident: The sum of these probabilities; the rest of 1 is spread like all claims.
    """

    likely: Matrix
    evident: Floats

    @classmethod
    def of(cls, placed: Placed, sources: "pd.Series[str]") -> "Whereabouts | None":
        """Reads areas, places and sources; None where no claim names an area."""
        areas, size = placed.area_numbers, len(placed.frame)
        said = np.flatnonzero(areas >= 0)
        if not len(said):
            return None
        own = sparse.csr_matrix((np.ones(len(said)), (said, areas[said])), shape=(size, int(areas.max()) + 1))
        common = np.asarray(own.sum(axis=0)).ravel() + 0.5
        common = common / common.sum()
        source = pd.factorize(sources.to_numpy(dtype=object))[0].astype(np.int64)
        source = np.where((sources == "").to_numpy(), -1, source)
        evidence = _OWN * own + _PLACE * _told_of(own, placed.main) + _SOURCE * _told_of(own, source)
        total = np.asarray(evidence.sum(axis=1)).ravel()
        likely = sparse.diags(1 / (total + _BACKGROUND)) @ evidence @ sparse.diags(1 / np.sqrt(common))
        return cls(likely.tocsr(), total / (total + _BACKGROUND))

    def compare(self, left: Ints, right: Ints) -> Levels:
        """How likely it is that both claims are set in one area, beside two claims taken by chance."""
        one, other = self.evident[left], self.evident[right]
        lift = row_products(self.likely, self.likely, left, right) + 1 - one * other
        level = 1 + np.searchsorted(np.array(LIFTS), np.round(lift, 6), side="left")
        return np.where((one > 0) & (other > 0), level, 0).astype(np.int8)


def _told_of(own: Matrix, group: Ints) -> Matrix:
    """The areas that the other claims of each claim's group name, as shares that are smaller where these are few."""
    size = own.shape[0]
    rows = np.flatnonzero(group >= 0)
    members = sparse.csr_matrix((np.ones(len(rows)), (group[rows], rows)), shape=(int(group.max(initial=-1)) + 2, size))
    told = (members @ own).tocsr()
    number = np.asarray(told.sum(axis=1)).ravel()
    of_entry = np.repeat(number, np.diff(told.indptr))
    told.data = np.where(told.data >= _LEAST_SHARE * of_entry, told.data, 0.0)
    told.eliminate_zeros()
    # What the claim itself says is taken out; areas seldom told of are left out already, so no share falls below zero.
    others = told[group] - own.multiply(told[group] > 0)
    known = number[group] - np.asarray(own.sum(axis=1)).ravel()
    weight = np.where((group >= 0) & (known > 0), np.minimum(known, _IN_FULL) / _IN_FULL / np.maximum(known, 1), 0.0)
    return (sparse.diags(weight) @ others).tocsr()

"""Scored pairs: pairs of claims with points, as arrays of row numbers and as a frame of claim ids."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from claims.matching.arrays import Bools, Floats, Ints, Texts
from claims.matching.claims.lists import NO_LIST, lists_of
from claims.matching.scoring.weights import probability

MATCH_COLUMNS = ("claim_a", "claim_b", "points", "probability")
Progress = Callable[[str, int, int], None]  # stage, done, total


def no_progress(stage: str, done: int, total: int) -> None:
    """Reports nothing."""


@dataclass(frozen=True, kw_only=True)
class Scored:
    """Claims in the order of their ids, and pairs of their rows with points.

    Attributes:
        ids: Claim ids, ascending.
        documents: A number for the document of each claim.
        lists: The number of the list of each claim, `NO_LIST` outside any.
        left: Row of the one claim of each pair, always above that of the other.
        right: Row of the other.
        points: Natural log-odds.
    """

    ids: Texts
    documents: Ints
    lists: Ints
    left: Ints
    right: Ints
    points: Floats

    @classmethod
    def of(cls, frame: pd.DataFrame, matches: pd.DataFrame) -> "Scored":
        """Reads a claim frame and the first three columns of its matches, in any order."""
        frame = frame.sort_values("claim_id", ignore_index=True)
        index = pd.Index(frame["claim_id"])
        one, other = (index.get_indexer(matches[column]).astype(np.int64) for column in ("claim_a", "claim_b"))
        return cls(
            ids=frame["claim_id"].to_numpy(dtype=object),
            documents=pd.factorize(frame["document_id"])[0].astype(np.int64),
            lists=lists_of(frame),
            left=np.minimum(one, other),
            right=np.maximum(one, other),
            points=matches["points"].to_numpy(dtype=np.float64),
        )

    @property
    def between_lists(self) -> Bools:
        """Whether each pair joins rows of two lists."""
        one, other = self.lists[self.left], self.lists[self.right]
        between: Bools = (one != NO_LIST) & (other != NO_LIST) & (one != other)
        return between

    @property
    def matches(self) -> pd.DataFrame:
        """One row per pair with the ids of both claims, columns `MATCH_COLUMNS`."""
        columns = (self.ids[self.left], self.ids[self.right], self.points, probability(self.points))
        matches = pd.DataFrame(dict(zip(MATCH_COLUMNS, columns, strict=True)))
        return matches.astype({"claim_a": "str", "claim_b": "str"})

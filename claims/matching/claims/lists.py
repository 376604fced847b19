"""Lists: sources whose rows are different events, such as registries; two rows of one list are never one event by themselves."""

from collections.abc import Set

import numpy as np
import pandas as pd

from claims.matching.arrays import Ints

NO_LIST = -1


def without_lists(frame: pd.DataFrame, not_lists: Set[str]) -> pd.DataFrame:
    """The claim frame with these sources as no lists, whatever it says of them."""
    if not not_lists or "listed" not in frame:
        return frame
    return frame.assign(listed=frame["listed"] & ~frame["source_id"].isin(not_lists))


def lists_of(frame: pd.DataFrame) -> Ints:
    """The number of the list of each claim of a claim frame, `NO_LIST` outside any.

    A source is a list when all of its claims are rows of one, as the column `listed` says; one that comes back to an event
    with a later figure, as an outlet does, is none. A frame without that column has no list.
    """
    if "listed" not in frame:
        return np.full(len(frame), NO_LIST, dtype=np.int64)
    named = (frame["source_id"] != "").to_numpy(dtype=bool)
    listed = frame["listed"].to_numpy(dtype=bool) & named
    source = pd.factorize(frame["source_id"], sort=True)[0].astype(np.int64)
    told_otherwise = np.zeros(int(source.max(initial=0)) + 1, dtype=bool)
    told_otherwise[source[named & ~listed]] = True
    row_of_list = listed & ~told_otherwise[source]
    numbers = np.full(len(frame), NO_LIST, dtype=np.int64)
    numbers[row_of_list] = np.unique(source[row_of_list], return_inverse=True)[1]
    return numbers

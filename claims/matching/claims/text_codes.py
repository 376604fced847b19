"""Columns of texts taken apart whole: their words, or the entries of lists, as numbers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from claims.matching.arrays import Ints, Texts

_MOST_NUMBER = np.iinfo(np.int64).max


@dataclass(frozen=True)
class Entries:
    """Every entry of a column of lists.

    Attributes:
        rows: The row of each entry, ascending.
        codes: The number of what the entry says.
        said: What the numbers stand for, in the order in which they first occur, as an Arrow array.
        size: How many rows there are.
    """

    rows: Ints
    codes: Ints
    said: Any  # pyarrow carries no types
    size: int

    @property
    def texts(self) -> Texts:
        """What each number stands for."""
        return np.array(self.said.to_pylist(), dtype=object)

    def once(self) -> "Entries":
        """Every entry of a row once."""
        both, place = sorted_together(self.rows * max(len(self.said), 1) + self.codes, np.arange(len(self.rows)))
        again = np.r_[False, both[1:] == both[:-1]] if len(both) else np.empty(0, dtype=bool)
        if not again.any():
            return self
        fresh = np.sort(place[~again])
        return Entries(self.rows[fresh], self.codes[fresh], self.said, self.size)

    def take(self, rows: Ints) -> "Entries":
        """The entries of some rows, one after the other, each as often as it is asked for."""
        lengths = np.bincount(self.rows, minlength=self.size)
        starts, lengths = (np.cumsum(lengths) - lengths)[rows], lengths[rows]
        return Entries(
            np.repeat(np.arange(len(rows)), lengths), self.codes[ranges(starts, lengths)], self.said, len(rows)
        )


def entries_of(column: "pd.Series[str]", mark: str) -> Entries:
    """The entries of lists joined by a mark, without empty ones."""
    texts = _arrow(column)
    lists = pc.split_pattern(texts, mark)
    encoded = pc.dictionary_encode(lists.flatten())
    codes = encoded.indices.to_numpy(zero_copy_only=False).astype(np.int64)
    rows = np.repeat(np.arange(len(texts)), np.diff(lists.offsets.to_numpy()))
    said = encoded.dictionary
    empty = pc.index(said, pa.scalar("", type=said.type)).as_py()
    if empty >= 0:
        full = codes != empty
        rows, codes = rows[full], codes[full]
        codes = codes - (codes > empty)
        said = pa.concat_arrays([said.slice(0, empty), said.slice(empty + 1)])
    return Entries(rows, codes, said, len(texts))


def coded_texts(column: "pd.Series[str]") -> tuple[Ints, Any]:
    """For each row the number of its text, and the distinct texts in the order of their letters, as an Arrow array."""
    encoded = pc.dictionary_encode(_arrow(column))
    order = pc.array_sort_indices(encoded.dictionary).to_numpy()
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    return place[encoded.indices.to_numpy(zero_copy_only=False)], encoded.dictionary.take(pa.array(order))


def told_of(column: "pd.Series[str]", tell: Callable[[str], str]) -> "pd.Series[str]":
    """What a function tells of each text, which it is asked once for each distinct one."""
    codes, said = coded_texts(column)
    told = pa.array([tell(text) for text in said.to_pylist()], type=pa.large_string())
    return _series(told.take(pa.array(codes)), column)


def joined_entries(column: "pd.Series[str]", entries: Entries, told: list[str]) -> "pd.Series[str]":
    """What is told of the entries of each row, one space apart; nothing stands for an entry of which "" is told."""
    texts = pa.array(told, type=pa.large_string())
    kept = np.array([text != "" for text in told], dtype=bool)[entries.codes]
    ends = np.cumsum(np.bincount(entries.rows[kept], minlength=entries.size))
    lists = pa.LargeListArray.from_arrays(pa.array(np.r_[0, ends]), texts.take(pa.array(entries.codes[kept])))
    return _series(pc.binary_join(lists, pa.scalar(" ", type=pa.large_string())), column)


def sorted_together(one: Ints, other: Ints) -> tuple[Ints, Ints]:
    """Two columns of whole numbers, none below zero, in the order of the one and then of the other."""
    width = int(other.max(initial=0)) + 1
    if int(one.max(initial=0)) >= _MOST_NUMBER // width:
        order = np.lexsort((other, one))
        return one[order], other[order]
    # Packed into one number, for numbers are sorted several times as fast as their places.
    packed = np.sort(one * width + other)
    one = packed // width
    return one, packed - one * width


def ranges(starts: Ints, lengths: Ints) -> Ints:
    """So many numbers from each start on, end to end."""
    ends = np.cumsum(lengths)
    offsets: Ints = np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - (ends - lengths), lengths)
    return offsets


def _series(texts: Any, like: "pd.Series[str]") -> "pd.Series[str]":
    series: pd.Series[str] = texts.to_pandas().astype("str").set_axis(like.index)
    return series


def one_numbering(column: "pd.Series[str]", lists: Entries) -> tuple[Ints, Ints, int]:
    """Numbers for the texts of a column and for the entries of lists, the same for the same text, and how many there are."""
    encoded = pc.dictionary_encode(pa.concat_arrays([_arrow(column), lists.said]))
    codes = encoded.indices.to_numpy(zero_copy_only=False).astype(np.int64)
    return codes[: len(column)], codes[len(column) :][lists.codes], len(encoded.dictionary)


def _arrow(column: "pd.Series[str]") -> Any:
    texts = pa.array(column, type=pa.large_string(), from_pandas=True)
    return texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts

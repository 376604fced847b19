"""Splits whole columns of texts into words or list entries, encoded as numbers."""

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
        codes: The number of its text.
        values: The text of each number, in the order in which the texts first occur, as an Arrow array.
        size: How many rows there are.
    """

    rows: Ints
    codes: Ints
    values: Any  # pyarrow carries no types
    size: int

    @property
    def texts(self) -> Texts:
        """The text of each number."""
        return np.array(self.values.to_pylist(), dtype=object)

    def distinct(self) -> "Entries":
        """The entries without those that stand earlier in their row."""
        both, place = sorted_together(self.rows * max(len(self.values), 1) + self.codes, np.arange(len(self.rows)))
        again = np.r_[False, both[1:] == both[:-1]][: len(both)]
        if not again.any():
            return self
        fresh = np.sort(place[~again])
        return Entries(self.rows[fresh], self.codes[fresh], self.values, self.size)

    def take(self, rows: Ints) -> "Entries":
        """The entries of some rows, in their order; a row may be taken several times."""
        lengths = np.bincount(self.rows, minlength=self.size)
        starts, lengths = (np.cumsum(lengths) - lengths)[rows], lengths[rows]
        return Entries(
            np.repeat(np.arange(len(rows)), lengths), self.codes[ranges(starts, lengths)], self.values, len(rows)
        )


def entries_of(column: "pd.Series[str]", mark: str) -> Entries:
    """Splits lists at a mark; empty entries are skipped."""
    texts = _arrow(column)
    lists = pc.split_pattern(texts, mark)
    encoded = pc.dictionary_encode(lists.flatten())
    codes = encoded.indices.to_numpy(zero_copy_only=False).astype(np.int64)
    rows = np.repeat(np.arange(len(texts)), np.diff(lists.offsets.to_numpy()))
    values = encoded.dictionary
    empty = pc.index(values, pa.scalar("", type=values.type)).as_py()
    if empty >= 0:
        full = codes != empty
        rows, codes = rows[full], codes[full]
        codes = codes - (codes > empty)
        values = pa.concat_arrays([values.slice(0, empty), values.slice(empty + 1)])
    return Entries(rows, codes, values, len(texts))


def coded_texts(column: "pd.Series[str]") -> tuple[Ints, Any]:
    """Encodes a column: for each row the number of its text, and the distinct texts, sorted, as an Arrow array."""
    encoded = pc.dictionary_encode(_arrow(column))
    order = pc.array_sort_indices(encoded.dictionary).to_numpy()
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    return place[encoded.indices.to_numpy(zero_copy_only=False)], encoded.dictionary.take(pa.array(order))


def translated(column: "pd.Series[str]", translate: Callable[[str], str]) -> "pd.Series[str]":
    """Translates each text of a column; the function is called once for each distinct text."""
    codes, values = coded_texts(column)
    translations = pa.array([translate(text) for text in values.to_pylist()], type=pa.large_string())
    return _series(translations.take(pa.array(codes)), column)


def joined_entries(column: "pd.Series[str]", entries: Entries, translations: list[str]) -> "pd.Series[str]":
    """Joins the translated entries of each row with a space; entries translated to "" are skipped.

    Args:
        column: The column of the entries, whose index the result has.
        entries: Its entries.
        translations: One for each of `Entries.values`.
    """
    texts = pa.array(translations, type=pa.large_string())
    kept = np.array([text != "" for text in translations], dtype=bool)[entries.codes]
    ends = np.cumsum(np.bincount(entries.rows[kept], minlength=entries.size))
    lists = pa.LargeListArray.from_arrays(pa.array(np.r_[0, ends]), texts.take(pa.array(entries.codes[kept])))
    return _series(pc.binary_join(lists, pa.scalar(" ", type=pa.large_string())), column)


def lists_of_rows(rows: Ints, texts: "pd.Series[str]", size: int, *, mark: str = "|") -> "pd.Series[str]":
    """Joins the texts of each row at a mark, in their order; a row without any has "".

    Args:
        rows: The row of each text, ascending.
        texts: The texts.
        size: How many rows there are.
        mark: What stands between the texts of one row.
    """
    ends = np.cumsum(np.bincount(rows, minlength=size))
    lists = pa.LargeListArray.from_arrays(pa.array(np.r_[0, ends]), _arrow(texts))
    joined: pd.Series[str] = pc.binary_join(lists, pa.scalar(mark, type=pa.large_string())).to_pandas().astype("str")
    return joined


def sorted_together(one: Ints, other: Ints) -> tuple[Ints, Ints]:
    """Sorts two columns of whole numbers, none below zero, by the one and then by the other."""
    width = int(other.max(initial=0)) + 1
    if int(one.max(initial=0)) >= _MOST_NUMBER // width:
        order = np.lexsort((other, one))
        return one[order], other[order]
    # Packed into one number, for numbers are sorted several times as fast as their places.
    packed = np.sort(one * width + other)
    one = packed // width
    return one, packed - one * width


def ranges(starts: Ints, lengths: Ints) -> Ints:
    """Concatenates the ranges that begin at each start and have so many numbers."""
    ends = np.cumsum(lengths)
    offsets: Ints = np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - (ends - lengths), lengths)
    return offsets


def _series(texts: Any, like: "pd.Series[str]") -> "pd.Series[str]":
    series: pd.Series[str] = texts.to_pandas().astype("str").set_axis(like.index)
    return series


def one_numbering(column: "pd.Series[str]", lists: Entries) -> tuple[Ints, Ints, int]:
    """Encodes the texts of a column and the entries of lists with the same numbers; also returns how many there are."""
    encoded = pc.dictionary_encode(pa.concat_arrays([_arrow(column), lists.values]))
    codes = encoded.indices.to_numpy(zero_copy_only=False).astype(np.int64)
    return codes[: len(column)], codes[len(column) :][lists.codes], len(encoded.dictionary)


def _arrow(column: "pd.Series[str]") -> Any:
    texts = pa.array(column, type=pa.large_string(), from_pandas=True)
    return texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts

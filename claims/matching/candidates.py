"""Candidate pairs: a union of cheap blocks, none of which has to find every pair."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from claims.matching.kinds import shipped_kinds
from claims.matching.words import Prepared

Ints = npt.NDArray[np.int64]
BLOCK_COLUMNS = ("block", "pairs", "only_here")
_LARGE_PLACES = ("country:", "region:")
_MONTH = 30
_MOST_UNDER_WAY = 3_660  # ten years; no claim is keyed to more months than these hold
_DAY_ONE = np.datetime64("0001-01-01", "D")


@dataclass(frozen=True, kw_only=True)
class Candidates:
    """Pairs of rows of a claim frame worth comparing.

    Attributes:
        left: Row of the one claim, always above that of the other.
        right: Row of the other.
        blocks: One row a block, columns `BLOCK_COLUMNS`: how many pairs it found, and how many no other block found.
    """

    left: Ints
    right: Ints
    blocks: pd.DataFrame


def find_candidates(prepared: Prepared) -> Candidates:
    """The union of all blocks, in the order of the rows, with what each block adds."""
    size = len(prepared.frame)
    found = {name: np.unique(block(prepared)) for name, block in BLOCKS.items()}
    pairs, times = np.unique(np.concatenate(list(found.values())), return_counts=True)
    once = pairs[times == 1]
    rows = [(name, len(keys), int(np.isin(keys, once, assume_unique=True).sum())) for name, keys in found.items()]
    return Candidates(
        left=pairs // max(size, 1), right=pairs % max(size, 1), blocks=pd.DataFrame(rows, columns=list(BLOCK_COLUMNS))
    )


def dates_near(prepared: Prepared) -> Ints:
    """Claims whose stated days meet or stand a few days apart."""
    frame, settings = prepared.frame, prepared.settings
    first, last = days_of(frame, "first"), days_of(frame, "last")
    rows = np.flatnonzero((first >= 0) & (last >= 0) & (last - first < settings.most_days))
    return _sweep(rows, first[rows], last[rows] + settings.near_days, len(frame))


def published_near(prepared: Prepared) -> Ints:
    """Claims without a date or a place of their own, and whatever was published within a few days of them."""
    frame, settings = prepared.frame, prepared.settings
    first, last = days_of(frame, "published_first"), days_of(frame, "published_last")
    rows = np.flatnonzero((first >= 0) & (last >= 0) & (last - first < settings.most_days))
    keys = _sweep(rows, first[rows], last[rows] + settings.published_days, len(frame))
    vague = ((days_of(frame, "first") < 0) & (days_of(frame, "last") < 0)) | (frame["place_paths"] == "").to_numpy()
    return keys[vague[keys // len(frame)] | vague[keys % len(frame)]]


def place_and_month(prepared: Prepared) -> Ints:
    """Claims of one place, or of places under one town or district, whose times fall into one month or its neighbour."""
    return _within_months(_place_nodes(prepared.frame), prepared)


def episodes(prepared: Prepared) -> Ints:
    """Claims of one kind of episode, wherever it is, that were under way in one month or its neighbour."""
    kinds = prepared.frame["kinds"].str.split("|").explode()
    kinds = kinds[kinds.isin(shipped_kinds().episodes)]
    return _within_months(pd.DataFrame({"row": kinds.index.to_numpy(), "key": kinds.to_numpy()}), prepared)


def place_undated(prepared: Prepared) -> Ints:
    """Claims of one place of which one states no time."""
    frame, settings = prepared.frame, prepared.settings
    nodes = _place_nodes(frame)
    keys = _within_keys(
        nodes["row"].to_numpy(), _codes(nodes["key"].to_numpy()), settings.most_claims_per_key, len(frame)
    )
    undated = (days_of(frame, "first") < 0) & (days_of(frame, "last") < 0)
    return keys[undated[keys // len(frame)] | undated[keys % len(frame)]]


def rare_words(prepared: Prepared) -> Ints:
    """Claims that share a rare word."""
    words, most = prepared.words, prepared.settings.most_claims_per_key
    return _within_keys(words.rows, words.codes, most, len(prepared.frame))


def cited_documents(prepared: Prepared) -> Ints:
    """Claims of documents of which one cites or holds the other, or that cite the same one."""
    frame, settings = prepared.frame, prepared.settings
    lists = frame["cites"] + "|" + frame["document_id"] + "|" + frame["within"]
    exploded = lists.str.split("|").explode()
    exploded = exploded[exploded != ""]
    return _within_keys(
        exploded.index.to_numpy(), _codes(exploded.to_numpy()), settings.most_claims_per_key, len(frame)
    )


BLOCKS = {
    "stated dates near": dates_near,
    "published near, no date or place": published_near,
    "same place and period": place_and_month,
    "same place, undated": place_undated,
    "same kind of episode": episodes,
    "shared rare words": rare_words,
    "cited documents": cited_documents,
}


def days_of(frame: pd.DataFrame, column: str) -> Ints:
    """Dates as whole days since the year 1; -1 where there is no value."""
    values = frame[column].to_numpy(dtype="datetime64[D]")
    gaps = np.isnat(values)
    days: Ints = (np.where(gaps, _DAY_ONE, values) - _DAY_ONE).astype(np.int64)
    days[gaps] = -1
    return days


def _within_months(keyed: pd.DataFrame, prepared: Prepared) -> Ints:
    """Pairs of the rows that share a key and were under way in one month or its neighbour."""
    frame = prepared.frame
    first, last = _under_way(frame)
    months = pd.DataFrame({"row": np.arange(len(frame)), "low": first // _MONTH, "high": last // _MONTH + 1})[
        first >= 0
    ]
    keyed = keyed.merge(months, on="row")
    spread = (keyed["high"] - keyed["low"] + 1).to_numpy(dtype=np.int64)
    month = np.repeat(keyed["low"].to_numpy(), spread) + _ranges(spread)
    rows = np.repeat(keyed["row"].to_numpy(), spread)
    codes = _codes(np.repeat(keyed["key"].to_numpy(), spread), month)
    return _within_keys(rows, codes, prepared.settings.most_claims_per_key, len(frame))


def _under_way(frame: pd.DataFrame) -> tuple[Ints, Ints]:
    """First and last day of what each claim tells, as far as its publication where it leaves an end open; -1 when unknown."""
    first, last = days_of(frame, "first"), days_of(frame, "last")
    published = days_of(frame, "published_first")
    begin = np.where(first >= 0, first, np.where(last >= 0, last, published))
    end = np.where(last >= 0, last, np.where(first >= 0, np.maximum(first, published), begin))
    return begin, np.clip(end, begin, begin + _MOST_UNDER_WAY)


def _place_nodes(frame: pd.DataFrame) -> pd.DataFrame:
    paths = frame["place_paths"].str.split("|").explode()
    nodes = paths.str.split(">").explode()
    nodes = nodes[(nodes != "") & ~nodes.str.startswith(_LARGE_PLACES)]
    return pd.DataFrame({"row": nodes.index.to_numpy(), "key": nodes.to_numpy()}).drop_duplicates(ignore_index=True)


def _sweep(rows: Ints, low: Ints, high: Ints, size: int) -> Ints:
    """Pairs of rows of which one begins between the beginning and the end of the other."""
    order = np.argsort(low, kind="stable")
    rows, low, high = rows[order], low[order], high[order]
    until = np.searchsorted(low, high, side="right")
    partners = until - np.arange(len(rows)) - 1
    return _keys(
        np.repeat(rows, partners), rows[np.repeat(np.arange(len(rows)) + 1, partners) + _ranges(partners)], size
    )


def _within_keys(rows: Ints, keys: Ints, most: int, size: int) -> Ints:
    """All pairs of rows that share a key, but for keys that more than `most` rows have."""
    order = np.lexsort((rows, keys))
    rows, keys = rows[order], keys[order]
    if not len(rows):
        return np.empty(0, dtype=np.int64)
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    sizes = np.diff(np.r_[starts, len(keys)])
    ends = np.repeat(starts + sizes, sizes)
    partners = np.where(np.repeat(sizes, sizes) <= most, ends - np.arange(len(rows)) - 1, 0)
    return _keys(
        np.repeat(rows, partners), rows[np.repeat(np.arange(len(rows)) + 1, partners) + _ranges(partners)], size
    )


def _keys(left: Ints, right: Ints, size: int) -> Ints:
    """Each pair as one whole number, the upper row first; a row never pairs with itself."""
    keys: Ints = (np.minimum(left, right) * size + np.maximum(left, right))[left != right]
    return keys


def _ranges(lengths: Ints) -> Ints:
    """0, 1, ... for every length, end to end."""
    offsets: Ints = np.arange(lengths.sum(), dtype=np.int64) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return offsets


def _codes(*columns: npt.NDArray[np.generic]) -> Ints:
    """One whole number for every distinct combination of the columns."""
    codes = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        each, values = pd.factorize(column, sort=True)
        codes = codes * max(len(values), 1) + each
    return codes

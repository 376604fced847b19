"""Candidate pairs: a union of cheap blocks, none of which has to find every pair, each within a budget."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd

from claims.matching.arrays import Bools, Ints
from claims.matching.blocking.key_pairs import Uses, following, pairs_of
from claims.matching.claims.claim_frame import days_of
from claims.matching.claims.event_kinds import shipped_kinds
from claims.matching.claims.prepared import Prepared
from claims.matching.claims.text_codes import Entries, entries_of, ranges, sorted_together

BLOCK_COLUMNS = ("block", "pairs", "only_here", "dropped")
_LARGE_PLACES = ("country:", "region:")
_MOST_UNDER_WAY = 3_660  # ten years; nothing is held to have lasted longer
_FAR_AROUND = 2_000_000
BROAD = 0.1  # the share of blocks that look at one thing alone, which says little in a large collection
_MARKS = 16  # more than there are blocks
_ALWAYS = 20_000  # pairs that any collection may have in a block
_CELL = 0.5  # degrees; claims in one cell, or in one of the cells shifted by half, are near


@dataclass(frozen=True, kw_only=True)
class Candidates:
    """Pairs of rows of a claim frame worth comparing.

    Attributes:
        left: Row of the one claim, always above that of the other.
        right: Row of the other.
        blocks: One row a block, columns `BLOCK_COLUMNS`: how many pairs it found, how many no other block found, and how many
            it left to the others because a day, place, party or word was too crowded.
    """

    left: Ints
    right: Ints
    blocks: pd.DataFrame


@dataclass(frozen=True)
class Found:
    """Pairs of a block, each as one whole number, and how many pairs it left out."""

    keys: Ints
    dropped: int = 0


@dataclass(frozen=True)
class Blocking:
    """A prepared claim frame with the columns that several blocks read."""

    prepared: Prepared
    none: Ints = field(default_factory=lambda: np.empty(0, dtype=np.int64))

    @property
    def size(self) -> int:
        return len(self.prepared.frame)

    def budget(self, share: float) -> int:
        """How many pairs a block may find: all in a small collection, its share of what a large one can afford."""
        settings = self.prepared.settings
        many, few = settings.most_pairs_per_claim * self.size, settings.least_pairs_per_claim * self.size
        return int(max(_ALWAYS, min(many, share * max(settings.most_pairs, few))))

    @cached_property
    def stated(self) -> tuple[Ints, Ints]:
        return days_of(self.prepared.frame, "first"), days_of(self.prepared.frame, "last")

    @cached_property
    def published(self) -> tuple[Ints, Ints]:
        return days_of(self.prepared.frame, "published_first"), days_of(self.prepared.frame, "published_last")

    @cached_property
    def undated(self) -> Bools:
        first, last = self.stated
        return (first < 0) & (last < 0)

    @cached_property
    def by_date(self) -> tuple[Found, Bools]:
        """What stated days alone find, and for which claims they find nothing because too many are near, or no day is stated."""
        uses = self.timed(self.everywhere(), self.stated, self.prepared.settings.near_days)
        others, kept = _least_crowded(self, uses, BROAD)
        crowded = np.ones(self.size, dtype=bool)
        crowded[uses.rows[kept == others]] = False
        return Found(following(uses.rows, kept, self.size), int((others - kept).sum())), crowded

    @cached_property
    def unplaced(self) -> Bools:
        named = np.zeros(self.size, dtype=bool)
        named[self.small_places[0]] = True
        return ~named

    @cached_property
    def under_way(self) -> tuple[Ints, Ints]:
        """First and last day of what each claim tells, as far as its publication where it leaves an end open; -1 when unknown."""
        (first, last), published = self.stated, self.published[0]
        begin = np.where(first >= 0, first, np.where(last >= 0, last, published))
        end = np.where(last >= 0, last, np.where(first >= 0, np.maximum(first, published), begin))
        return begin, np.clip(end, begin, begin + _MOST_UNDER_WAY)

    @cached_property
    def small_places(self) -> tuple[Ints, Ints]:
        """Rows and numbers of the places that they name, those that hold these included, countries and regions left out."""
        nodes = self._place_nodes
        small = np.array([not node.startswith(_LARGE_PLACES) for node in nodes.texts], dtype=bool)[nodes.codes]
        main = self.prepared.placed.main
        named = np.flatnonzero(main >= 0)
        keys = np.r_[nodes.codes[small], main[named] + len(nodes.said)]
        return np.r_[nodes.rows[small], named], keys

    @cached_property
    def _place_nodes(self) -> Entries:
        return _listed(self.prepared.frame["place_paths"], ">")

    @cached_property
    def places(self) -> tuple[Ints, Ints]:
        """The same with countries, areas and squares of the map."""
        frame = self.prepared.frame
        parts = [
            (self._place_nodes.rows, self._place_nodes.codes),
            self.small_places,
            *(_coded(frame[each]) for each in ("area", "country")),
            *self._cells,
        ]
        return _numbered(parts)

    @cached_property
    def parties(self) -> tuple[Ints, Ints]:
        nodes = _listed(self.prepared.frame["party_paths"], ">")
        return nodes.rows, nodes.codes

    @property
    def _cells(self) -> list[tuple[Ints, Ints]]:
        """The square of the map that each claim lies in, and that of a map shifted by half a square."""
        at = [self.prepared.frame[each].to_numpy(dtype=np.float64) for each in ("latitude", "longitude")]
        rows = np.flatnonzero(~np.isnan(at[0]) & ~np.isnan(at[1]))
        squares = []
        for shift in (0.0, 0.5):
            north, east = (np.floor(each[rows] / _CELL + shift).astype(np.int64) for each in at)
            squares.append((rows, (north + 1_000) * 10_000 + east + 1_000))
        return squares

    def timed(self, keyed: tuple[Ints, Ints], times: tuple[Ints, Ints], around: int) -> Uses:
        """The uses of keys by rows whose days are known, which may not be too many."""
        first, last = times
        known = (first >= 0) & (last >= 0) & (last - first < self.prepared.settings.most_days)
        return Uses.of(_of_rows(keyed, known), first, last + around)

    def in_period(self, keyed: tuple[Ints, Ints]) -> Uses:
        """The uses of keys by rows of which it is known when they were under way."""
        begin, end = self.under_way
        return Uses.of(_of_rows(keyed, begin >= 0), begin, end + self.prepared.settings.period_days)

    def make_words(self) -> None:
        """Makes the words that several blocks read, so that no two threads do."""
        _ = self.prepared.texts

    def make_keys(self) -> None:
        """The same for days, places and parties."""
        _ = self.by_date, self.under_way, self.published, self.unplaced, self.places, self.parties

    def everywhere(self) -> tuple[Ints, Ints]:
        """Every row with the same key."""
        return np.arange(self.size), np.zeros(self.size, dtype=np.int64)


def find_candidates(prepared: Prepared) -> Candidates:
    """The union of all blocks, in the order of the rows, with what each block adds."""
    blocking = Blocking(prepared)
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(lambda make: make(), (blocking.make_words, blocking.make_keys)))
        # What takes longest begins first.
        tasks = {name: threads.submit(BLOCKS[name], blocking) for name in reversed(BLOCKS)}
        found = {name: tasks[name].result() for name in BLOCKS}
    # One sort of all: pairs that several blocks found stand side by side, each with the numbers of its blocks.
    marked = np.sort(np.concatenate([each.keys * _MARKS + at for at, each in enumerate(found.values())]))
    marked = marked[np.r_[True, marked[1:] != marked[:-1]]] if len(marked) else marked
    pairs = marked // _MARKS
    block = (marked - pairs * _MARKS).astype(np.int8)
    fresh = np.r_[True, pairs[1:] != pairs[:-1]] if len(pairs) else np.empty(0, dtype=bool)
    alone = fresh & np.r_[fresh[1:], True] if len(pairs) else fresh
    every, lone = (np.bincount(each, minlength=len(BLOCKS)).tolist() for each in (block, block[alone]))
    rows = [(name, every[at], lone[at], each.dropped) for at, (name, each) in enumerate(found.items())]
    pairs, size = pairs[fresh], max(len(prepared.frame), 1)
    left = pairs // size
    return Candidates(left=left, right=pairs - left * size, blocks=pd.DataFrame(rows, columns=list(BLOCK_COLUMNS)))


def dates_near(blocking: Blocking) -> Found:
    """Claims whose stated days meet or stand a few days apart, but for days that too many claims state."""
    return blocking.by_date[0]


def dates_near_in_place(blocking: Blocking) -> Found:
    """On such days claims that share a place, area, country or square of the map, the less crowded first."""
    return _on_crowded_days(blocking, blocking.places, blocking.stated, 1.0)


def dates_near_of_party(blocking: Blocking) -> Found:
    """On such days claims that name one party."""
    return _on_crowded_days(blocking, blocking.parties, blocking.stated, 0.5)


def dates_near_with_word(blocking: Blocking) -> Found:
    """On such days claims that share a word; what states no day stands at its day of publication."""
    return _on_crowded_days(blocking, _words(blocking), blocking.under_way, 0.15)


def published_near(blocking: Blocking) -> Found:
    """Claims published within a few days of one another, but for days on which too many were."""
    uses = blocking.timed(blocking.everywhere(), blocking.published, blocking.prepared.settings.published_days)
    others, kept = _least_crowded(blocking, uses, BROAD)
    return Found(following(uses.rows, kept, blocking.size), int((others - kept).sum()))


def published_near_undated(blocking: Blocking) -> Found:
    """Claims without a date or a place of their own, and what shares a party, place or area and was published near them."""
    days, vague = blocking.prepared.settings.published_days, blocking.undated | blocking.unplaced
    uses = [blocking.timed(keyed, blocking.published, days) for keyed in (blocking.places, blocking.parties)]
    found = [_around(blocking, each, vague, days, 0.25) for each in uses]
    return Found(np.concatenate([each.keys for each in found]), sum(each.dropped for each in found))


def place_and_period(blocking: Blocking) -> Found:
    """Claims of one place, or of places under one town or district, under way within two months of one another; the nearest in time first."""
    return _nearest(blocking, blocking.in_period(blocking.small_places))


def episodes(blocking: Blocking) -> Found:
    """Claims of one kind of episode, wherever it is, that were under way within two months of one another."""
    kinds = _listed(blocking.prepared.frame["kinds"])
    lasting = np.isin(kinds.texts.astype(str), sorted(shipped_kinds().episodes))[kinds.codes]
    return _nearest(blocking, blocking.in_period((kinds.rows[lasting], kinds.codes[lasting])))


def place_undated(blocking: Blocking) -> Found:
    """Claims of one place of which one states no time."""
    begin = np.maximum(blocking.under_way[0], 0)
    uses = Uses.of(blocking.small_places, begin, begin)
    return _around(blocking, uses, blocking.undated, _FAR_AROUND, 0.1)


def rare_words(blocking: Blocking) -> Found:
    """Claims that share a rare word, the rarest first."""
    settings = blocking.prepared.settings
    rare = max(settings.rare_claims, int(blocking.size * settings.rare_share))
    return _same_key(blocking, *_words(blocking), 0.25, most=rare)


def nearest_texts(blocking: Blocking) -> Found:
    """Claims of which one is among those with the texts nearest to the other."""
    found = blocking.prepared.neighbours.rank.tocoo()
    rank = found.data.astype(np.int64)
    kept = rank <= _most_within(np.ones_like(rank), blocking, 0.5, by=rank)
    left, right = (each[kept].astype(np.int64) for each in (found.row, found.col))
    return Found(pairs_of(left, right, blocking.size), int((~kept).sum()))


def cited_documents(blocking: Blocking) -> Found:
    """Claims of documents of which one cites or holds the other, or that cite the same one."""
    frame = blocking.prepared.frame
    documents = _listed(frame["cites"] + "|" + frame["document_id"] + "|" + frame["within"])
    shared = np.bincount(documents.codes, minlength=len(documents.said))[documents.codes] > 1
    return _same_key(blocking, documents.rows[shared], documents.codes[shared], 1.0)


BLOCKS: dict[str, Callable[[Blocking], Found]] = {
    "stated dates near": dates_near,
    "stated dates near, same place": dates_near_in_place,
    "stated dates near, same party": dates_near_of_party,
    "stated dates near, shared word": dates_near_with_word,
    "published near": published_near,
    "published near, no date or place": published_near_undated,
    "same place and period": place_and_period,
    "same place, undated": place_undated,
    "same kind of episode": episodes,
    "shared rare words": rare_words,
    "nearest texts": nearest_texts,
    "cited documents": cited_documents,
}


def _words(blocking: Blocking) -> tuple[Ints, Ints]:
    matrix = blocking.prepared.texts.matrix
    rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    return rows, matrix.indices.astype(np.int64)


def _on_crowded_days(blocking: Blocking, keyed: tuple[Ints, Ints], times: tuple[Ints, Ints], share: float) -> Found:
    """Pairs of one key near in time, of which the earlier stands where days alone find nothing."""
    crowded = blocking.by_date[1]
    if not crowded.any():
        return Found(blocking.none)
    uses = blocking.timed(keyed, times, blocking.prepared.settings.near_days)
    others, kept = _least_crowded(blocking, uses, share, crowded)
    return Found(following(uses.rows, kept, blocking.size), int((others - kept).sum()))


def _least_crowded(blocking: Blocking, uses: Uses, share: float, owners: Bools | None = None) -> tuple[Ints, Ints]:
    """How many of its key begin in the days of each use, and how many it finds: all, or none where these are too many."""
    others = uses.others if owners is None else np.where(owners[uses.rows], uses.others, 0)
    most = _most_within(others, blocking, share)
    return others, np.where(others <= most, others, 0)


def _nearest(blocking: Blocking, uses: Uses) -> Found:
    """Pairs of uses of one key of which one begins in the days of the other; where a use has too many others it finds the nearest."""
    others = uses.others
    each, budget = np.sort(others), blocking.budget(1.0)
    below = np.r_[0, np.cumsum(each)]
    # What all would find if none found more than the n-th does.
    capped = below[1:] + each * np.arange(len(each) - 1, -1, -1)
    fits = int(np.searchsorted(capped, budget, side="right"))
    if fits < len(each):
        least = int((budget - below[fits]) // (len(each) - fits))
        kept = np.minimum(others, min(least, blocking.prepared.settings.most_claims_per_key))
    else:
        kept = np.minimum(others, blocking.prepared.settings.most_claims_per_key)
    return Found(following(uses.rows, kept, blocking.size), int((others - kept).sum()))


def _around(blocking: Blocking, uses: Uses, owners: Bools, days: int, share: float) -> Found:
    """Pairs of uses of one key, one of them of a row that owns, of which the other begins within so many days of it."""
    own = np.flatnonzero(owners[uses.rows])
    since, others = uses.around(own, days)
    most = _most_within(others, blocking, share)
    kept = np.where(others <= most, others, 0)
    one = np.repeat(uses.rows[own], kept)
    other = uses.rows[ranges(since, kept)]
    apart = one != other
    return Found(pairs_of(one[apart], other[apart], blocking.size), int((others - kept).sum()))


def _same_key(blocking: Blocking, rows: Ints, keys: Ints, share: float, *, most: int | None = None) -> Found:
    """All pairs of rows that share a key, the rarest keys first, and none of keys that more than `most` rows have."""
    keys, rows = sorted_together(keys, rows)
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if len(keys) else blocking.none
    sizes = np.diff(np.r_[starts, len(keys)])
    pairs = sizes * (sizes - 1) // 2
    meant = np.where(sizes <= (most or len(rows)), pairs, 0)
    most = _most_within(meant, blocking, share, by=np.where(meant > 0, sizes, 0))
    others = np.where(np.repeat(meant, sizes) > 0, np.repeat(starts + sizes, sizes) - np.arange(len(rows)) - 1, 0)
    kept = np.where(np.repeat(sizes, sizes) <= most, others, 0)
    return Found(following(rows, kept, blocking.size), int((others - kept).sum()))


def _most_within(costs: Ints, blocking: Blocking, share: float, by: Ints | None = None) -> int:
    """The largest size, at most the cap of a key, up to which everything together costs no more than the budget."""
    by = costs if by is None else by
    most = blocking.prepared.settings.most_claims_per_key
    total = np.cumsum(np.bincount(by[by <= most], weights=costs[by <= most], minlength=most + 1))
    return int(np.searchsorted(total, blocking.budget(share), side="right")) - 1


def _listed(column: "pd.Series[str]", within: str = "") -> Entries:
    """The entries of lists joined by "|", and further by `within`, each once a row."""
    lists = entries_of(column, "|")
    if not within:
        return lists.once()
    parts = entries_of(pd.Series(lists.texts, dtype="str"), within).take(lists.codes)
    return Entries(lists.rows[parts.rows], parts.codes, parts.said, len(column)).once()


def _coded(column: "pd.Series[str]") -> tuple[Ints, Ints]:
    said = entries_of(column, "|").once()  # names of areas and countries hold no such mark
    return said.rows, said.codes


def _numbered(parts: list[tuple[Ints, Ints]]) -> tuple[Ints, Ints]:
    """Several lists of rows and keys as one, in which the keys of each are their own."""
    rows, keys, offset = [], [], 0
    for some_rows, some_keys in parts:
        rows.append(some_rows)
        keys.append(some_keys + offset)
        offset += int(some_keys.max(initial=-1)) + 1
    return np.concatenate(rows), np.concatenate(keys)


def _of_rows(keyed: tuple[Ints, Ints], which: Bools) -> tuple[Ints, Ints]:
    """The uses of some rows."""
    rows, keys = keyed
    kept = which[rows]
    return rows[kept], keys[kept]

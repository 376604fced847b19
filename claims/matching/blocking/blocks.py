"""Candidate pairs: a union of cheap blocks over the days, places, parties and words of claims, none of which has to find every pair."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from claims.matching.arrays import Bools, Entries, Ints, entries_of, map_on_threads, threads_for
from claims.matching.blocking.key_pairs import BlockPairs, Budget, Keyed, KeyUses
from claims.matching.claims.claim_frame import exchanged_days
from claims.matching.claims.prepared import Prepared, shipped_kinds
from claims.matching.settings import BlockSettings

_LARGE_PLACES = ("country:", "region:")


@dataclass(frozen=True)
class BlockKeys:
    """A prepared claim frame with the keys and times of its rows."""

    prepared: Prepared

    @property
    def settings(self) -> BlockSettings:
        return self.prepared.settings.blocks

    @property
    def size(self) -> int:
        """How many claims there are."""
        return len(self.prepared.frame)

    @cached_property
    def under_way(self) -> tuple[Ints, Ints]:
        """First and last day of what each claim tells, up to its publication where it leaves an end open; -1 when unknown."""
        (first, last), published = self.prepared.stated, self.prepared.published[0]
        begin = np.where(first >= 0, first, np.where(last >= 0, last, published))
        end = np.where(last >= 0, last, np.where(first >= 0, np.maximum(first, published), begin))
        return begin, np.clip(end, begin, begin + self.settings.most_days_under_way)

    @cached_property
    def undated(self) -> Bools:
        first, last = self.prepared.stated
        return (first < 0) & (last < 0)

    @cached_property
    def unplaced(self) -> Bools:
        unplaced = np.ones(self.size, dtype=bool)
        unplaced[self.small_places[0]] = False
        return unplaced

    @property
    def everywhere(self) -> Keyed:
        """Every row with the same key."""
        return np.arange(self.size), np.zeros(self.size, dtype=np.int64)

    @cached_property
    def small_places(self) -> Keyed:
        """Rows and the places that they name, those that hold these included, countries and regions left out."""
        nodes = self._place_nodes
        small = np.array([not node.startswith(_LARGE_PLACES) for node in nodes.texts], dtype=bool)[nodes.codes]
        main = self.prepared.places.main
        named = np.flatnonzero((main >= 0) & self._by_names)
        return np.r_[nodes.rows[small], named], np.r_[nodes.codes[small], main[named] + len(nodes.values)]

    @cached_property
    def places(self) -> Keyed:
        """The same with countries, areas and squares of the map."""
        nodes = self._place_nodes.rows, self._place_nodes.codes
        beside = [(entries.rows, entries.codes) for entries in self._areas] + self._map_cells if self._by_names else []
        return _one_list([nodes, self.small_places, *beside])

    @cached_property
    def parties(self) -> Keyed:
        """Rows and the parties that they name, those that hold these included."""
        nodes = distinct_entries(self.prepared.frame["party_paths"], ">")
        return nodes.rows, nodes.codes

    @cached_property
    def episodes(self) -> Keyed:
        """Rows and the kinds of episode that they tell of."""
        kinds = distinct_entries(self.prepared.frame["kinds"])
        lasting = np.isin(kinds.texts.astype(str), sorted(shipped_kinds().episodes))[kinds.codes]
        return kinds.rows[lasting], kinds.codes[lasting]

    @property
    def words(self) -> Keyed:
        """Rows and the words of their texts that are not too common."""
        matrix = self.prepared.texts.matrix
        return np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr)), matrix.indices.astype(np.int64)

    @cached_property
    def _place_nodes(self) -> Entries:
        return distinct_entries(self.prepared.frame["place_paths"], ">")

    @property
    def _by_names(self) -> bool:
        """Whether names and points say of some claims where they are; in a tree alone they add nothing to it."""
        return not self.prepared.in_tree.all()

    @property
    def _areas(self) -> list[Entries]:
        # Names of areas and countries hold no "|", so each is one entry.
        return [distinct_entries(self.prepared.frame[column]) for column in ("area", "country")]

    @property
    def _map_cells(self) -> list[Keyed]:
        """The square of the map that each claim lies in, and that of a map shifted by half a square."""
        degrees = [self.prepared.frame[column].to_numpy(dtype=np.float64) for column in ("latitude", "longitude")]
        rows = np.flatnonzero(~np.isnan(degrees[0]) & ~np.isnan(degrees[1]))
        cells = []
        for shift in (0.0, 0.5):
            north, east = (
                np.floor(axis[rows] / self.settings.cell_degrees + shift).astype(np.int64) for axis in degrees
            )
            cells.append((rows, (north + 1_000) * 10_000 + east + 1_000))
        return cells

    @cached_property
    def by_date(self) -> tuple[BlockPairs, Bools]:
        """The pairs that stated days alone find, and the claims for which they find none: too many are near, or no day is stated."""
        uses = self.dated(self.everywhere, self.prepared.stated, self.settings.near_days)
        kept, pairs = self.budget(self.settings.shares.dates_near).least_crowded(uses)
        crowded = np.ones(self.size, dtype=bool)
        crowded[uses.rows[kept == uses.others]] = False
        return pairs, crowded

    def budget(self, share: float) -> Budget:
        return Budget(settings=self.settings, size=self.size, share=share)

    def dated(self, keyed: Keyed, times: tuple[Ints, Ints], near_days: int) -> KeyUses:
        """The uses of keys by rows whose first and last day are known and not too far apart."""
        first, last = times
        known = (first >= 0) & (last >= 0) & (last - first < self.settings.most_days)
        return KeyUses.of(_of_rows(keyed, known), first, last + near_days)

    @cached_property
    def written_either_way(self) -> KeyUses:
        """The uses of places by claims of one day that may have its day and month exchanged; both writings are one day."""
        first, last = self.prepared.stated
        exchanged = exchanged_days(first)
        day = np.minimum(first, exchanged)
        return KeyUses.of(_of_rows(self.places, (exchanged >= 0) & (first == last)), day, day)

    def of_one_day(self, wanted: Bools, near_days: int) -> KeyUses:
        """The uses of places and squares of the map by some rows that state one day, each near others for so many days."""
        first, last = self.prepared.stated
        keyed = _one_list([self.small_places, *self._map_cells])
        return KeyUses.of(_of_rows(keyed, wanted & (first >= 0) & (first == last)), first, first + near_days)

    def in_period(self, keyed: Keyed) -> KeyUses:
        """The uses of keys by rows of which it is known when they were under way."""
        begin, end = self.under_way
        return KeyUses.of(_of_rows(keyed, begin >= 0), begin, end + self.settings.period_days)

    def read_words(self) -> None:
        """Reads the words that several blocks look at, so that no two threads do."""
        _ = self.prepared.texts

    def read_keys(self) -> None:
        """The same for days, places and parties."""
        _ = self.by_date, self.under_way, self.prepared.published, self.unplaced, self.places, self.parties


def distinct_entries(column: "pd.Series[str]", within: str = "") -> Entries:
    """The entries of lists joined by "|", and the parts of these joined by `within`, each once per row."""
    lists = entries_of(column, "|")
    if not within:
        return lists.distinct()
    parts = entries_of(pd.Series(lists.texts, dtype="str"), within).take(lists.codes)
    return Entries(lists.rows[parts.rows], parts.codes, parts.values, len(column)).distinct()


def _one_list(parts: list[Keyed]) -> Keyed:
    """Several lists of rows and keys as one, in which no two lists share a key."""
    rows, keys, offset = [], [], 0
    for some_rows, some_keys in parts:
        rows.append(some_rows)
        keys.append(some_keys + offset)
        offset += int(some_keys.max(initial=-1)) + 1
    return np.concatenate(rows), np.concatenate(keys)


def _of_rows(keyed: Keyed, wanted: Bools) -> Keyed:
    rows, keys = keyed
    kept = wanted[rows]
    return rows[kept], keys[kept]


BLOCK_COLUMNS = ("block", "pairs", "only_here", "dropped")
_ANY_DAYS = 2_000_000  # more than there are
_MOST_BLOCKS = 16


@dataclass(frozen=True, kw_only=True)
class Candidates:
    """Pairs of rows of a claim frame worth comparing.

    Attributes:
        left: Row of the one claim, always above that of the other.
        right: Row of the other.
        blocks: One row per block, columns `BLOCK_COLUMNS`: how many pairs it found, how many no other block found, and how many
            it left to the others because a day, place, party or word was too crowded.
    """

    left: Ints
    right: Ints
    blocks: pd.DataFrame


def find_candidates(prepared: Prepared) -> Candidates:
    """The union of all blocks, in the order of the rows, with what each block adds."""
    keys = BlockKeys(prepared)
    threads = threads_for(len(prepared.frame), 2)
    list(map_on_threads(lambda read: read(), (keys.read_words, keys.read_keys), threads=threads))
    longest_first = list(reversed(BLOCKS))
    found = dict(
        zip(longest_first, map_on_threads(lambda name: BLOCKS[name](keys), longest_first, threads=threads), strict=True)
    )
    blocks = {name: found[name] for name in BLOCKS}
    # One sort of all: pairs that several blocks found stand side by side, each with the numbers of its blocks.
    marked = np.sort(np.concatenate([pairs.numbers * _MOST_BLOCKS + at for at, pairs in enumerate(blocks.values())]))
    marked = marked[np.r_[True, marked[1:] != marked[:-1]]] if len(marked) else marked
    numbers = marked // _MOST_BLOCKS
    block = (marked - numbers * _MOST_BLOCKS).astype(np.int8)
    fresh = np.r_[True, numbers[1:] != numbers[:-1]] if len(numbers) else np.empty(0, dtype=bool)
    alone = fresh & np.r_[fresh[1:], True] if len(numbers) else fresh
    counts, counts_alone = (np.bincount(of_pair, minlength=len(BLOCKS)).tolist() for of_pair in (block, block[alone]))
    rows = [(name, counts[at], counts_alone[at], pairs.dropped) for at, (name, pairs) in enumerate(blocks.items())]
    numbers, size = numbers[fresh], max(len(prepared.frame), 1)
    left = numbers // size
    return Candidates(left=left, right=numbers - left * size, blocks=pd.DataFrame(rows, columns=list(BLOCK_COLUMNS)))


def dates_near(keys: BlockKeys) -> BlockPairs:
    """Claims whose stated days meet or lie a few days apart, but for days that too many claims state."""
    return keys.by_date[0]


def dates_near_in_place(keys: BlockKeys) -> BlockPairs:
    """On such days claims that share a place, area, country or square of the map, the less crowded first."""
    return _on_crowded_days(keys, keys.places, keys.prepared.stated, keys.settings.shares.dates_near_in_place)


def dates_near_of_party(keys: BlockKeys) -> BlockPairs:
    """On such days claims that name one party."""
    return _on_crowded_days(keys, keys.parties, keys.prepared.stated, keys.settings.shares.dates_near_of_party)


def dates_near_with_word(keys: BlockKeys) -> BlockPairs:
    """On such days claims that share a word; what states no day counts by its day of publication."""
    return _on_crowded_days(keys, keys.words, keys.under_way, keys.settings.shares.dates_near_with_word)


def dates_exchanged(keys: BlockKeys) -> BlockPairs:
    """Claims that share a place or area, of one day or of days that differ by the order of day and month."""
    return keys.budget(keys.settings.shares.dates_exchanged).least_crowded(keys.written_either_way)[1]


def published_near(keys: BlockKeys) -> BlockPairs:
    """Claims published within a few days of one another, but for days on which too many were."""
    uses = keys.dated(keys.everywhere, keys.prepared.published, keys.settings.published_days)
    return keys.budget(keys.settings.shares.published_near).least_crowded(uses)[1]


def published_near_undated(keys: BlockKeys) -> BlockPairs:
    """Claims without a date or a place of their own, with claims that share a party, place or area and were published near them."""
    days, vague = keys.settings.published_days, keys.undated | keys.unplaced
    budget = keys.budget(keys.settings.shares.published_near_undated)
    pairs = [
        budget.around(keys.dated(keyed, keys.prepared.published, days), vague, days)
        for keyed in (keys.places, keys.parties)
    ]
    return BlockPairs(np.concatenate([some.numbers for some in pairs]), sum(some.dropped for some in pairs))


def place_and_period(keys: BlockKeys) -> BlockPairs:
    """Claims of one place, or of places under one town or district, under way within two months of one another; the nearest in time first."""
    share = keys.settings.shares.place_and_period
    return keys.budget(share).nearest(keys.in_period(keys.small_places))


def episodes(keys: BlockKeys) -> BlockPairs:
    """Claims of one kind of episode, wherever it is, that were under way within two months of one another."""
    return keys.budget(keys.settings.shares.episodes).nearest(keys.in_period(keys.episodes))


def place_undated(keys: BlockKeys) -> BlockPairs:
    """Claims of one place of which one states no time."""
    begin = np.maximum(keys.under_way[0], 0)
    uses = KeyUses.of(keys.small_places, begin, begin)
    return keys.budget(keys.settings.shares.place_undated).around(uses, keys.undated, _ANY_DAYS)


def rare_words(keys: BlockKeys) -> BlockPairs:
    """Claims that share a rare word, the rarest first."""
    settings = keys.settings
    rare = max(settings.rare_claims, int(keys.size * settings.rare_share))
    return keys.budget(settings.shares.rare_words).same_key(keys.words, most_rows=rare)


def pairs_of_nearest_texts(keys: BlockKeys) -> BlockPairs:
    """Claims of which one is among those with the texts nearest to the other."""
    rank = keys.prepared.neighbours.rank.tocoo()
    left, right, ranks = (column.astype(np.int64) for column in (rank.row, rank.col, rank.data))
    return keys.budget(keys.settings.shares.nearest_texts).nearest_texts(left, right, ranks)


def cited_documents(keys: BlockKeys) -> BlockPairs:
    """Claims of documents of which one cites or holds the other, or that cite the same one."""
    frame = keys.prepared.frame
    documents = distinct_entries(frame["cites"] + "|" + frame["document_id"] + "|" + frame["within"])
    shared = np.bincount(documents.codes, minlength=len(documents.values))[documents.codes] > 1
    keyed = documents.rows[shared], documents.codes[shared]
    return keys.budget(keys.settings.shares.cited_documents).same_key(keyed)


BLOCKS: dict[str, Callable[[BlockKeys], BlockPairs]] = {
    "stated dates near": dates_near,
    "stated dates near, same place": dates_near_in_place,
    "stated dates near, same party": dates_near_of_party,
    "stated dates near, shared word": dates_near_with_word,
    "day and month exchanged": dates_exchanged,
    "published near": published_near,
    "published near, no date or place": published_near_undated,
    "same place and period": place_and_period,
    "same place, undated": place_undated,
    "same kind of episode": episodes,
    "shared rare words": rare_words,
    "nearest texts": pairs_of_nearest_texts,
    "cited documents": cited_documents,
}


def _on_crowded_days(keys: BlockKeys, keyed: Keyed, times: tuple[Ints, Ints], share: float) -> BlockPairs:
    """Pairs that share a key and are near in time, from the claims for which days alone find none."""
    crowded = keys.by_date[1]
    if not crowded.any():
        return BlockPairs(np.empty(0, dtype=np.int64))
    return keys.budget(share).least_crowded(keys.dated(keyed, times, keys.settings.near_days), crowded)[1]

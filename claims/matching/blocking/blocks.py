"""Candidate pairs: a union of cheap blocks over the days, places, parties and words of claims, none of which has to find every pair."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from claims.matching.arrays import Bools, Entries, Ints, Texts, digests, entries_of, map_on_threads, salted, threads_for
from claims.matching.blocking.key_pairs import BlockPairs, Budget, Keyed, RankedRows, Search, Take, Uses
from claims.matching.claims.claim_frame import exchanged_days
from claims.matching.claims.prepared import Prepared, shipped_kinds
from claims.matching.settings import BlockSettings, BlockShares

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
        nodes, places = self._place_nodes, self.prepared.places
        small = np.array([not node.startswith(_LARGE_PLACES) for node in nodes.texts], dtype=bool)[nodes.codes]
        named = np.flatnonzero((places.main >= 0) & self._by_names)
        main = self._numbers(places.main_names, places.codes[named]) if self.by_digest else places.main[named]
        rows, keys = self._keyed(nodes)
        return self._one_list([(rows[small], keys[small]), (named, main)])

    @cached_property
    def places(self) -> Keyed:
        """The same with countries, areas and squares of the map."""
        areas = [self._keyed(entries) for entries in self._areas] if self._by_names else []
        return self._one_list(
            [self._keyed(self._place_nodes), self.small_places, *areas, *(self._map_cells if self._by_names else [])]
        )

    @cached_property
    def parties(self) -> Keyed:
        """Rows and the parties that they name, those that hold these included."""
        return self._keyed(distinct_entries(self.prepared.frame["party_paths"], ">"))

    @cached_property
    def episodes(self) -> Keyed:
        """Rows and the kinds of episode that they tell of."""
        kinds = distinct_entries(self.prepared.frame["kinds"])
        lasting = np.isin(kinds.texts.astype(str), sorted(shipped_kinds().episodes))[kinds.codes]
        rows, keys = self._keyed(kinds)
        return rows[lasting], keys[lasting]

    @property
    def words(self) -> Keyed:
        """Rows and the words of their texts that are not too common."""
        texts = self.prepared.texts
        rows = np.repeat(np.arange(texts.matrix.shape[0]), np.diff(texts.matrix.indptr))
        return rows, self._numbers(texts.vocabulary, texts.matrix.indices.astype(np.int64))

    @cached_property
    def documents(self) -> Keyed:
        """Rows and the documents that they cite, are part of or hold."""
        frame = self.prepared.frame
        return self._keyed(distinct_entries(frame["cites"] + "|" + frame["document_id"] + "|" + frame["within"]))

    @property
    def by_digest(self) -> bool:
        """Whether keys are digests of what they stand for, the same in every part of a table, not numbers within it."""
        return self.prepared.numbers is not None

    def _keyed(self, entries: Entries) -> Keyed:
        return entries.rows, self._numbers(entries.texts, entries.codes) if self.by_digest else entries.codes

    def _numbers(self, texts: Texts, codes: Ints) -> Ints:
        return digests(texts)[codes] if self.by_digest else codes

    def _one_list(self, parts: list[Keyed]) -> Keyed:
        """Several lists of rows and keys as one, in which no two lists share a key."""
        rows, keys, offset = [], [], 0
        for at, (some_rows, some_keys) in enumerate(parts):
            rows.append(some_rows)
            keys.append(salted(some_keys, at) if self.by_digest else some_keys + offset)
            offset += 0 if self.by_digest else int(some_keys.max(initial=-1)) + 1
        return np.concatenate(rows), np.concatenate(keys)

    @cached_property
    def _place_nodes(self) -> Entries:
        return distinct_entries(self.prepared.frame["place_paths"], ">")

    @property
    def _by_names(self) -> bool:
        """Whether names and points say of some claims where they are; in a tree alone they add nothing to it."""
        numbers = self.prepared.numbers
        return not (self.prepared.in_tree.all() if numbers is None else numbers.in_tree)

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
        search = self.on_dates
        offers, budget = search.offers(), self.budget(search.share)
        cap = budget.cap(offers.costs(self.settings.most_claims_per_key))
        crowded = np.ones(self.size, dtype=bool)
        crowded[offers.served(cap)] = False
        return offers.pairs(cap, self.size), crowded

    @property
    def on_dates(self) -> Uses:
        """The uses of stated days alone."""
        return self.dated(self.everywhere, self.prepared.stated, self.settings.near_days, self.shares.dates_near)

    @property
    def crowded(self) -> Bools:
        """The claims for which stated days alone find none."""
        numbers = self.prepared.numbers
        return self.by_date[1] if numbers is None else numbers.crowded

    @property
    def shares(self) -> BlockShares:
        return self.settings.shares

    def budget(self, share: float) -> Budget:
        return Budget(settings=self.settings, size=self.prepared.table_size, share=share)

    def dated(self, keyed: Keyed, times: tuple[Ints, Ints], near_days: int, share: float) -> Uses:
        """The uses of keys by rows whose first and last day are known and not too far apart."""
        first, last = times
        known = (first >= 0) & (last >= 0) & (last - first < self.settings.most_days)
        return Uses(keyed=_of_rows(keyed, known), first=first, last=last + near_days, share=share)

    def on_crowded_days(self, keyed: Keyed, times: tuple[Ints, Ints], share: float) -> list[Uses]:
        """The same for claims for which days alone find none; nothing where there is no such claim."""
        if not self.crowded.any() and not self.by_digest:
            return []
        return [replace(self.dated(keyed, times, self.settings.near_days, share), owners=self.crowded)]

    @property
    def written_either_way(self) -> Uses:
        """The uses of places by claims of one day that may have its day and month exchanged; both writings are one day."""
        first, last = self.prepared.stated
        exchanged = exchanged_days(first)
        day = np.minimum(first, exchanged)
        keyed = _of_rows(self.places, (exchanged >= 0) & (first == last))
        return Uses(keyed=keyed, first=day, last=day, share=self.shares.dates_exchanged)

    def of_one_day(self, wanted: Bools, near_days: int) -> Uses:
        """The uses of places and squares of the map by some rows that state one day, each near others for so many days."""
        first, last = self.prepared.stated
        keyed = self._one_list([self.small_places, *self._map_cells])
        return Uses(keyed=_of_rows(keyed, wanted & (first >= 0) & (first == last)), first=first, last=first + near_days)

    def in_period(self, keyed: Keyed, share: float) -> Uses:
        """The uses of keys by rows of which it is known when they were under way."""
        begin, end = self.under_way
        keyed = _of_rows(keyed, begin >= 0)
        return Uses(keyed=keyed, first=begin, last=end + self.settings.period_days, share=share, take=Take.NEAREST)

    def of_key(self, keyed: Keyed, share: float, most: int | None = None) -> Uses:
        """The uses of keys whatever the day."""
        never = np.zeros(self.size, dtype=np.int64)
        return Uses(keyed=keyed, first=never, last=never, share=share, take=Take.KEY, most=most)

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
        zip(longest_first, map_on_threads(lambda name: _found(keys, name), longest_first, threads=threads), strict=True)
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


def _found(keys: BlockKeys, name: str) -> BlockPairs:
    """The pairs of one block, each search within its own budget."""
    if name == ON_DATES:  # other blocks look at what it leaves
        return keys.by_date[0]
    searches = BLOCKS[name](keys)
    pairs = [keys.budget(search.share).within(search.offers()) for search in searches]
    numbers = [np.empty(0, dtype=np.int64), *(some.numbers for some in pairs)]
    return BlockPairs(np.concatenate(numbers), sum(some.dropped for some in pairs))


def dates_near(keys: BlockKeys) -> list[Uses]:
    """Claims whose stated days meet or lie a few days apart, but for days that too many claims state."""
    return [keys.on_dates]


def dates_near_in_place(keys: BlockKeys) -> list[Uses]:
    """On such days claims that share a place, area, country or square of the map, the less crowded first."""
    return keys.on_crowded_days(keys.places, keys.prepared.stated, keys.shares.dates_near_in_place)


def dates_near_of_party(keys: BlockKeys) -> list[Uses]:
    """On such days claims that name one party."""
    return keys.on_crowded_days(keys.parties, keys.prepared.stated, keys.shares.dates_near_of_party)


def dates_near_with_word(keys: BlockKeys) -> list[Uses]:
    """On such days claims that share a word; what states no day counts by its day of publication."""
    return keys.on_crowded_days(keys.words, keys.under_way, keys.shares.dates_near_with_word)


def dates_exchanged(keys: BlockKeys) -> list[Uses]:
    """Claims that share a place or area, of one day or of days that differ by the order of day and month."""
    return [keys.written_either_way]


def published_near(keys: BlockKeys) -> list[Uses]:
    """Claims published within a few days of one another, but for days on which too many were."""
    days, share = keys.settings.published_days, keys.shares.published_near
    return [keys.dated(keys.everywhere, keys.prepared.published, days, share)]


def published_near_undated(keys: BlockKeys) -> list[Uses]:
    """Claims without a date or a place of their own, with claims that share a party, place or area and were published near them."""
    days, vague, share = keys.settings.published_days, keys.undated | keys.unplaced, keys.shares.published_near_undated
    uses = [keys.dated(keyed, keys.prepared.published, days, share) for keyed in (keys.places, keys.parties)]
    return [replace(each, take=Take.AROUND, owners=vague, days=days) for each in uses]


def place_and_period(keys: BlockKeys) -> list[Uses]:
    """Claims of one place, or of places under one town or district, under way within two months of one another; the nearest in time first."""
    return [keys.in_period(keys.small_places, keys.shares.place_and_period)]


def episodes(keys: BlockKeys) -> list[Uses]:
    """Claims of one kind of episode, wherever it is, that were under way within two months of one another."""
    return [keys.in_period(keys.episodes, keys.shares.episodes)]


def place_undated(keys: BlockKeys) -> list[Uses]:
    """Claims of one place of which one states no time."""
    begin, share = np.maximum(keys.under_way[0], 0), keys.shares.place_undated
    uses = Uses(keyed=keys.small_places, first=begin, last=begin, share=share)
    return [replace(uses, take=Take.AROUND, owners=keys.undated, days=_ANY_DAYS)]


def rare_words(keys: BlockKeys) -> list[Uses]:
    """Claims that share a rare word, the rarest first."""
    settings = keys.settings
    rare = max(settings.rare_claims, int(keys.prepared.table_size * settings.rare_share))
    return [keys.of_key(keys.words, keys.shares.rare_words, rare)]


def pairs_of_nearest_texts(keys: BlockKeys) -> list[RankedRows]:
    """Claims of which one is among those with the texts nearest to the other, the nearest first."""
    rank = keys.prepared.neighbours.rank.tocoo()
    left, right, ranks = (column.astype(np.int64) for column in (rank.row, rank.col, rank.data))
    return [RankedRows(left=left, right=right, rank=ranks, share=keys.shares.nearest_texts)]


def cited_documents(keys: BlockKeys) -> list[Uses]:
    """Claims of documents of which one cites or holds the other, or that cite the same one."""
    return [keys.of_key(keys.documents, keys.shares.cited_documents)]


ON_DATES = "stated dates near"
NEAREST_TEXTS = "nearest texts"
BLOCKS: dict[str, Callable[[BlockKeys], Sequence[Search]]] = {
    ON_DATES: dates_near,
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
    NEAREST_TEXTS: pairs_of_nearest_texts,
    "cited documents": cited_documents,
}

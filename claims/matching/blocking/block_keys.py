"""What the claims of a frame have that blocks look at: their days, places, parties and words, each read once."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from claims.matching.arrays import Bools, Ints
from claims.matching.blocking.budgets import BlockPairs, Budget
from claims.matching.blocking.key_pairs import Keyed, KeyUses
from claims.matching.claims.claim_frame import days_of, exchanged_days
from claims.matching.claims.event_kinds import shipped_kinds
from claims.matching.claims.prepared import Prepared
from claims.matching.claims.text_codes import Entries, entries_of
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
    def stated(self) -> tuple[Ints, Ints]:
        """First and last day that each claim states; -1 where it states none."""
        return days_of(self.prepared.frame, "first"), days_of(self.prepared.frame, "last")

    @cached_property
    def published(self) -> tuple[Ints, Ints]:
        """First and last day on which each claim may have been published; -1 where that is not known."""
        return days_of(self.prepared.frame, "published_first"), days_of(self.prepared.frame, "published_last")

    @cached_property
    def under_way(self) -> tuple[Ints, Ints]:
        """First and last day of what each claim tells, up to its publication where it leaves an end open; -1 when unknown."""
        (first, last), published = self.stated, self.published[0]
        begin = np.where(first >= 0, first, np.where(last >= 0, last, published))
        end = np.where(last >= 0, last, np.where(first >= 0, np.maximum(first, published), begin))
        return begin, np.clip(end, begin, begin + self.settings.most_days_under_way)

    @cached_property
    def undated(self) -> Bools:
        first, last = self.stated
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
        uses = self.dated(self.everywhere, self.stated, self.settings.near_days)
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
        first, last = self.stated
        exchanged = exchanged_days(first)
        day = np.minimum(first, exchanged)
        return KeyUses.of(_of_rows(self.places, (exchanged >= 0) & (first == last)), day, day)

    def of_one_day(self, wanted: Bools, near_days: int) -> KeyUses:
        """The uses of places and squares of the map by some rows that state one day, each near others for so many days."""
        first, last = self.stated
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
        _ = self.by_date, self.under_way, self.published, self.unplaced, self.places, self.parties


def distinct_entries(column: "pd.Series[str]", within: str = "") -> Entries:
    """The entries of lists joined by "|", and the parts of these joined by `within`, each once a row."""
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

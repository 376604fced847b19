"""What comparing claims reads of a whole table, as numbers that sums over its parts give: so that claims can be compared where the table is not."""

from dataclasses import dataclass, field
from enum import IntEnum, auto

import numpy as np
from scipy import sparse

from claims.matching.arrays import Bools, Floats, Ints, Matrix, SmallInts, Texts, digests, found_in, ranges, salted

_NO_INTS = np.empty(0, dtype=np.int64)


class CountKind(IntEnum):
    """What is counted in a whole table; the last ones are keys that have values."""

    WORD = auto()  # claims that use it
    TITLE_WORD = auto()
    CAPITAL = auto()
    WORD_USES = auto()
    CAPITAL_USES = auto()
    SOURCE = auto()
    DOCUMENT = auto()
    TWIN = auto()  # claims of one place, source and day
    SOURCE_OF_PLACE = auto()
    AREA_OF_PLACE = auto()
    AREA_OF_SOURCE = auto()
    CITED_WITH = auto()
    AREA = auto()  # by the digest of the area alone


@dataclass(frozen=True, kw_only=True)
class SharedCounts:
    """For keys, such as a place, how many claims name each of several values with it, such as areas.

    Attributes:
        keys: Digests of the keys, ascending, each as often as it has values.
        values: Digests of the values.
        counts: How many claims name both.
        totals: How many claims name the key with any value.
    """

    keys: Ints = field(default_factory=_NO_INTS.copy)
    values: Ints = field(default_factory=_NO_INTS.copy)
    counts: Ints = field(default_factory=_NO_INTS.copy)
    totals: Ints = field(default_factory=_NO_INTS.copy)

    def of(self, keys: Ints) -> tuple[Ints, Ints]:
        """Where the values of the keys stand, those of one key side by side, and how many these are."""
        since = np.searchsorted(self.keys, keys, side="left")
        number = np.searchsorted(self.keys, keys, side="right") - since
        return ranges(since, number), number


@dataclass(frozen=True, kw_only=True)
class SourceTotals:
    """The names that all claims of each source use, summed.

    Attributes:
        keys: Digests of source and name, ascending.
        sums: The sum of the weights of the name.
        sources: Digests of the sources, ascending.
        squares: Of each source the sum of the squares of its sums.
    """

    keys: Ints = field(default_factory=_NO_INTS.copy)
    sums: Floats = field(default_factory=lambda: np.empty(0))
    sources: Ints = field(default_factory=_NO_INTS.copy)
    squares: Floats = field(default_factory=lambda: np.empty(0))

    def among(self, sources: Texts, names: Texts) -> tuple[Matrix, Floats]:
        """One row per source, the sums of some of the names, and the squares of each source."""
        of_source, of_name = digests(sources), digests(names)
        at, known = found_in(self.sources, of_source)
        squares = np.where(known, np.append(self.squares, 0.0)[at], 0.0)
        rows, columns, sums = [_NO_INTS], [_NO_INTS], [np.empty(0)]
        for row in np.flatnonzero(known).tolist():
            here, has = found_in(self.keys, beat_keys(of_source[[row]], of_name))
            columns.append(np.flatnonzero(has))
            rows.append(np.full(len(columns[-1]), row))
            sums.append(self.sums[here[has]])
        entries = np.concatenate(sums), (np.concatenate(rows), np.concatenate(columns))
        return sparse.csr_matrix(entries, shape=(max(len(sources), 1), len(names))), squares


def beat_keys(source: Ints, names: Ints) -> Ints:
    """A digest for each name of a source, or of several sources, from the digests of both."""
    keys: Ints = salted(source, 0) ^ salted(names, 1)
    return salted(keys, 2)


@dataclass(frozen=True, kw_only=True)
class TableNumbers:
    """The numbers of a table, those of `counts` and `shared` only as far as some of its claims read them.

    Attributes:
        size: How many claims the table has.
        in_tree: Whether the places of all claims are in a tree.
        same_titles: Whether no claim has a text beside its title.
        months: Over how many months the table goes.
        lists: The sources that are lists, ascending.
        gaps: Days by which one list dates events later than another, as `UsualGaps.days` has them.
        areas: Digests of the areas that claims name, ascending, and how many name each.
        counted: Digests of what is counted, ascending: words, sources, documents, places with a source and day.
        counts: How many claims have it; one that is not among these has one.
        shared: The counts of values with keys.
        totals: The names that sources use.
        rows: Of each claim its row in the whole table.
        near: Of each claim the rows of the claims with the nearest texts, the nearest first; -1 where there are fewer.
        crowded: Of each claim whether stated days alone find no candidates for it.
    """

    size: int
    in_tree: bool
    same_titles: bool
    months: float
    lists: Texts
    gaps: SmallInts
    areas: tuple[Ints, Ints]
    counted: Ints
    counts: Ints
    shared: SharedCounts
    totals: SourceTotals
    rows: Ints
    near: Ints
    crowded: Bools

    def uses(self, kind: CountKind, texts: Texts) -> Ints:
        """How many claims have each of some texts, of which each is had by one at least."""
        return self.uses_of(salted(digests(texts), kind))

    def uses_of(self, keys: Ints, absent: int = 1) -> Ints:
        """The same by digests; of what is not counted as many as `absent`."""
        at, known = found_in(self.counted, keys)
        uses: Ints = np.where(known, np.append(self.counts, absent)[at], absent)
        return uses

"""Finds the pairs of one block within its budget: the least crowded keys first, and what is left out is counted."""

from dataclasses import dataclass

import numpy as np

from claims.matching.arrays import Bools, Ints
from claims.matching.blocking.key_pairs import Keyed, KeyUses, pair_numbers, pairs_with_following
from claims.matching.claims.text_codes import ranges, sorted_together
from claims.matching.settings import BlockSettings


@dataclass(frozen=True)
class BlockPairs:
    """Pairs of a block, each encoded as one whole number, and how many pairs it left out."""

    numbers: Ints
    dropped: int = 0


@dataclass(frozen=True, kw_only=True)
class Budget:
    """How many pairs a block of a collection may find.

    Attributes:
        size: How many claims the collection has.
        share: Of `BlockSettings.most_pairs`, the share of this block.
    """

    settings: BlockSettings
    size: int
    share: float

    @property
    def pairs(self) -> int:
        """All that a small collection needs, its share of what a large one can afford."""
        most, least = (
            per_claim * self.size
            for per_claim in (self.settings.most_pairs_per_claim, self.settings.least_pairs_per_claim)
        )
        return int(max(self.settings.least_pairs, min(most, self.share * max(self.settings.most_pairs, least))))

    def least_crowded(self, uses: KeyUses, owners: Bools | None = None) -> tuple[Ints, BlockPairs]:
        """Pairs of uses of one key near in time, none from the uses that have too many others.

        Args:
            owners: Rows whose uses may find others; None for all.

        Returns:
            How many pairs each use keeps, and the pairs.
        """
        others = uses.others if owners is None else np.where(owners[uses.rows], uses.others, 0)
        kept = np.where(others <= self._most_within(others), others, 0)
        return kept, self._with_following(uses.rows, others, kept)

    def nearest(self, uses: KeyUses) -> BlockPairs:
        """Pairs of uses of one key near in time; where a use has too many others it finds the nearest."""
        others = uses.others
        ascending = np.sort(others)
        below = np.r_[0, np.cumsum(ascending)]
        # What all would find if none found more than the n-th does.
        capped = below[1:] + ascending * np.arange(len(ascending) - 1, -1, -1)
        fits = int(np.searchsorted(capped, self.pairs, side="right"))
        most = self.settings.most_claims_per_key
        if fits < len(ascending):
            most = min(int((self.pairs - below[fits]) // (len(ascending) - fits)), most)
        return self._with_following(uses.rows, others, np.minimum(others, most))

    def around(self, uses: KeyUses, owners: Bools, days: int) -> BlockPairs:
        """Pairs of uses of one key that begin within so many days of one another, one of them of a row that owns."""
        owned = np.flatnonzero(owners[uses.rows])
        since, others = uses.around(owned, days)
        kept = np.where(others <= self._most_within(others), others, 0)
        left, right = np.repeat(uses.rows[owned], kept), uses.rows[ranges(since, kept)]
        apart = left != right
        return BlockPairs(pair_numbers(left[apart], right[apart], self.size), int((others - kept).sum()))

    def same_key(self, keyed: Keyed, *, most_rows: int | None = None) -> BlockPairs:
        """All pairs of rows that share a key, the rarest keys first, and none of keys that more than `most_rows` rows have."""
        keys, rows = sorted_together(keyed[1], keyed[0])
        starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]][: len(keys)])
        sizes = np.diff(np.r_[starts, len(keys)])
        pairs = np.where(sizes <= (most_rows or len(rows)), sizes * (sizes - 1) // 2, 0)
        most = self._most_within(pairs, by=np.where(pairs > 0, sizes, 0))
        following = np.repeat(starts + sizes, sizes) - np.arange(len(rows)) - 1
        others = np.where(np.repeat(pairs, sizes) > 0, following, 0)
        return self._with_following(rows, others, np.where(np.repeat(sizes, sizes) <= most, others, 0))

    def nearest_texts(self, left: Ints, right: Ints, rank: Ints) -> BlockPairs:
        """Pairs of neighbours, the nearest first."""
        kept = rank <= self._most_within(np.ones_like(rank), by=rank)
        return BlockPairs(pair_numbers(left[kept], right[kept], self.size), int((~kept).sum()))

    def _with_following(self, rows: Ints, others: Ints, kept: Ints) -> BlockPairs:
        return BlockPairs(pairs_with_following(rows, kept, self.size), int((others - kept).sum()))

    def _most_within(self, costs: Ints, by: Ints | None = None) -> int:
        """The largest size, at most the cap of a key, up to which everything together costs no more than the budget.

        Args:
            costs: How many pairs each use, key or neighbour adds.
            by: The size that decides; None for the costs themselves.
        """
        by = costs if by is None else by
        most = self.settings.most_claims_per_key
        totals = np.cumsum(np.bincount(by[by <= most], weights=costs[by <= most], minlength=most + 1))
        return int(np.searchsorted(totals, self.pairs, side="right")) - 1

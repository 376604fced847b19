"""One to one: pairs between two lists when each row has at most one partner in the other, and from where on rows are joined."""

from dataclasses import dataclass
from typing import Self

import numpy as np
import pandas as pd

from claims.matching.arrays import Bools, Floats, Ints, found_in
from claims.tables import records_of

# Before anything is seen of two lists, three of ten rows of one are taken to be in the other, as firmly as ten rows would tell.
_SHARED_ROWS, _SEEN_ROWS = 3.0, 10.0
_LEAST_SHARE, _MOST_SHARE = 0.002, 0.98
_MOST_ROUNDS, _SMALL_MOVE = 1_000, 1e-5
_DIGITS = 3  # of points; rows that nothing tells apart have the same, and go together in the order of their ids


@dataclass(frozen=True, kw_only=True)
class OneToOne:
    """What the pairs between lists say of the rows of each.

    A row has a partner in another list with the probability `share`, and any of the rows that may be its partner is so equally
    before the evidence is read, as far as these are free. A rival takes away the less, the likelier its own partner is another row:
    rows tell one another how likely they are free until nothing changes (belief propagation; Huang and Jebara 2009). The shares
    are estimated with it, so that as many rows have partners as all pairs say (expectation maximisation).

    Attributes:
        lists: The number of the list of each claim.
        number: How many lists there are.
        pairs: Every list and other list with pairs, encoded as `list * number + other`, ascending.
        shares: Of each of these, the share of the one list that is in the other.
        keys: Row and other list, encoded as `row * number + list`, ascending: each row that may have a partner there.
        rows: How many rows of the other list may be the partner.
        odds: The odds that one of these is, each as far as it is free. Both end with one entry more, for rows without any.
        start: Of each pair that was read, the points before any evidence.
        rivals: Of each of them, the points for the other rows that may be the partner of either, 0 or below.
        place: Two rows, encoded as `row * claims + other`, to the place of their pair among these.
    """

    lists: Ints
    number: int
    pairs: Ints
    shares: Floats
    keys: Ints
    rows: Floats
    odds: Floats
    start: Floats
    rivals: Floats
    place: "pd.Series[int]"

    @classmethod
    def of(cls, lists: Ints, left: Ints, right: Ints, evidence: Floats, sizes: Ints | None = None) -> "OneToOne":
        """Reads the pairs between lists.

        Args:
            lists: The number of the list of each claim.
            left: Row of the one claim of each pair, above that of the other.
            right: Row of the other.
            evidence: Points of each pair without any starting point.
            sizes: How many claims each list has; by default as many as are given.
        """
        if sizes is None:
            sizes = np.bincount(lists[lists >= 0], minlength=int(lists.max(initial=0)) + 1)
        number, size = len(sizes), len(left)
        ends, others = np.r_[left, right], lists[np.r_[right, left]]
        keys, end, rows = np.unique(ends * number + others, return_inverse=True, return_counts=True)
        may = rows.astype(np.float64)
        pairs, group = np.unique(lists[keys // number] * number + keys % number, return_inverse=True)
        of_list = sizes[pairs // number]
        opposite, in_pairs = np.roll(end, size), group[end]
        shares, odds = np.full(len(pairs), _SHARED_ROWS / _SEEN_ROWS), np.zeros(len(keys))
        free, has_partner, start = np.ones(len(ends)), np.zeros(len(keys)), np.zeros(size)
        for _ in range(_MOST_ROUNDS):
            from_row = _start(shares[in_pairs], may[end], shares[group[opposite]], may[opposite])
            start = np.minimum(from_row[:size], from_row[size:])
            of_pair = np.tile(np.exp(evidence + start), 2) * np.roll(free, size)
            odds = np.bincount(end, of_pair, len(keys)).astype(np.float64)
            free = 1 / (1 + np.maximum(odds[end] - of_pair, 0.0))
            before, has_partner = (shares, has_partner), odds / (1 + odds)
            partners = np.bincount(group, weights=has_partner, minlength=len(pairs))
            shares = np.clip((partners + _SHARED_ROWS) / (of_list + _SEEN_ROWS), _LEAST_SHARE, _MOST_SHARE)
            if all(_is_near(*moved) for moved in zip(before, (shares, has_partner), strict=True)):
                break
        codes = pd.Series(np.arange(size), index=left * len(lists) + right)
        return cls(
            lists=lists, number=number, pairs=pairs, shares=shares, keys=keys, rows=np.append(may, 0.0), odds=np.append(odds, 0.0),
            start=start, rivals=np.round(np.log(free[:size]) + np.log(free[size:]), _DIGITS), place=codes,
        )  # fmt: skip

    @property
    def points(self) -> Floats:
        """What is added to the evidence of each pair that was read."""
        return self.start + self.rivals

    def share_of(self, one: Ints, other: Ints) -> Floats:
        """The share of one list that is in another, of two lists without any pair what is held beforehand."""
        at, known = found_in(self.pairs, one * self.number + other)
        shares: Floats = np.where(known, np.append(self.shares, 0.0)[at], _SHARED_ROWS / _SEEN_ROWS)
        return shares

    def seen(self, row: int, other: int) -> "SeenPair":
        """One pair, read or not, as that of its rows has it by which it is less probable."""
        return SeenPair(**records_of(self.seen_pairs(np.array([row]), np.array([other])))[0])

    def seen_pairs(self, row: Ints, other: Ints) -> pd.DataFrame:
        """The same for many pairs, columns of `SeenPair`."""
        read = self.place.reindex(row * len(self.lists) + other).to_numpy()
        known = ~np.isnan(read)
        at = np.where(known, read, 0).astype(np.int64)
        ends = (row, other), (other, row)
        shares = [self.share_of(self.lists[one], self.lists[two]) for one, two in ends]
        rows, odds = zip(*(self._of_row(*end, is_among=known) for end in ends), strict=True)
        starts = [_start(shares[end], rows[end], shares[1 - end], rows[1 - end]) for end in (0, 1)]
        from_left = starts[0] <= starts[1]
        return pd.DataFrame(
            {
                "from_left": from_left,
                "start": np.where(known, np.append(self.start, 0.0)[at], np.minimum(*starts)),
                "rivals": np.where(known, np.append(self.rivals, 0.0)[at], -np.log1p(odds[0]) - np.log1p(odds[1])),
                "share": np.where(from_left, *shares),
                "rows": np.where(from_left, *rows).astype(np.int64),
            }
        )

    def _of_row(self, row: Ints, other: Ints, *, is_among: Bools) -> tuple[Floats, Floats]:
        """How many rows of the list of the other may be the partner of each row, and the odds that one is."""
        at, known = found_in(self.keys, row * self.number + self.lists[other])
        return np.where(known, self.rows[at], 0.0) + ~is_among, np.where(known, self.odds[at], 0.0)


@dataclass(frozen=True, kw_only=True)
class SeenPair:
    """What is added to the evidence of one pair, and why.

    Attributes:
        from_left: Whether it is the first of the two rows whose list, share and partners are given.
        start: The starting point.
        rivals: Points for the other rows that may be the partner of either, 0 or below.
        share: Of the list of the row, the share that is in the other.
        rows: How many rows of the other list may be its partner.
    """

    from_left: bool
    start: float
    rivals: float
    share: float
    rows: int


def _start(share: Floats, rows: Floats, other_share: Floats, other_rows: Floats) -> Floats:
    """The log-odds before any evidence that a row has this one of its possible partners, while both are free for each other."""
    taken = other_share * (other_rows - 1) / other_rows  # by another row
    start: Floats = np.round(np.log(share / (1 - share) / rows) - np.log1p(-taken), _DIGITS)
    return start


def _is_near(one: Floats, other: Floats) -> bool:
    return bool(np.abs(one - other).max(initial=0.0) <= _SMALL_MOVE)


# Few pairs say little: rows are never joined that are less likely than this, and never left apart when likelier than not.
_LOWEST, _HIGHEST = 0.3, 0.5
_NO_CHANCE = 0.01  # pairs less probable than this are not worth counting
_NO_WIDTH = 1e-9
_SURE_PRECISION = 0.95  # expected of links that need no review; what is expected is a little more than what is right


@dataclass(frozen=True)
class ListThresholds:
    """Log-odds between two lists.

    Attributes:
        join: From which on joining adds to the expected F1 of the pairs joined.
        sure: From which on links need no review, at least `join`.
    """

    join: float
    sure: float

    @classmethod
    def of(cls, chances: Floats) -> Self:
        """Reads the probabilities of all pairs between lists.

        With calibrated probabilities the best threshold is half of the best F1 that can be expected (Lipton, Elkan and
        Naryanaswamy 2014): where lists are dense and bare, less certain pairs are worth joining. Links are sure down to where the
        mean probability of those joined is still high.

        Example:
            >>> round(ListThresholds.of(np.array([0.99, 0.98, 0.97])).join, 2)
            0.0
        """
        ordered = np.sort(chances[chances > _NO_CHANCE])[::-1]
        if not len(ordered):
            return cls(0.0, 0.0)
        joined = np.arange(1, len(ordered) + 1)
        expected = 2 * np.cumsum(ordered) / (joined + ordered.sum())
        join = float(np.clip(expected.max() / 2, _LOWEST, _HIGHEST))
        right = ordered[np.cumsum(ordered) / joined >= _SURE_PRECISION]
        sure = max(float(right.min()) if len(right) else float(ordered[0]), join)
        return cls(_log_odds(join), _log_odds(sure))

    def moved(self, points: Floats, *, join: float, sure: float) -> Floats:
        """Points between lists on the scale of other pairs, where groups join from `join` on and links are sure from `sure` on."""
        below, above = points - self.join + join, points - self.sure + sure
        share = (points - self.join) / max(self.sure - self.join, _NO_WIDTH)
        moved: Floats = np.select(
            [points < self.join, points >= self.sure], [below, above], join + share * (sure - join)
        )
        return moved


def _log_odds(chance: float) -> float:
    most = 1 - 1e-9
    chance = min(chance, most)
    return float(np.log(chance / (1 - chance)))

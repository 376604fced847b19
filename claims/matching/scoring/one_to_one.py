"""One to one: the probability of a pair between two lists when each row has at most one partner in the other list."""

from dataclasses import dataclass

import numpy as np

from claims.matching.arrays import Bools, Floats, Ints

# Before anything is seen of two lists, three of ten rows of one are taken to be in the other, as firmly as ten rows would tell.
_SHARED_ROWS, _SEEN_ROWS = 3.0, 10.0
_LEAST_SHARE, _MOST_SHARE = 0.002, 0.98
_MOST_ROUNDS, _SMALL_MOVE = 200, 1e-4


@dataclass(frozen=True, kw_only=True)
class Sides:
    """For pairs seen from one of their two rows: what the other list holds of rivals.

    Attributes:
        keys: Row and other list, encoded as `row * lists + list`, ascending: each row that may have a partner there.
        rows: How many rows of the other list may be the partner.
        total: Log of the sum of the odds of the evidence on these. Both end with one entry more, for rows without any.
    """

    keys: Ints
    rows: Floats
    total: Floats


@dataclass(frozen=True, kw_only=True)
class OneToOne:
    """What the pairs between lists say of the rows of each.

    By Bayes' rule: a row has a partner in another list with the probability `share`, which is estimated so that it fits
    what all rows say (expectation maximisation), and any of the rows that may be its partner is so equally before the
    evidence is read. Either row of a pair gives a probability, and the lower one counts.

    Attributes:
        lists: The number of the list of each claim.
        number: How many lists there are.
        pairs: Every list and other list with pairs, encoded as `list * number + other`, ascending.
        shares: Of each of these, the share of the one list that is in the other.
        sides: The rows seen as the one end of a pair, and as the other.
    """

    lists: Ints
    number: int
    pairs: Ints
    shares: Floats
    sides: Sides

    @classmethod
    def of(cls, lists: Ints, left: Ints, right: Ints, evidence: Floats) -> "OneToOne":
        """Reads the pairs between lists.

        Args:
            lists: The number of the list of each claim.
            left: Row of the one claim of each pair.
            right: Row of the other.
            evidence: Points of each pair without any starting point.
        """
        size = int(lists.max(initial=0)) + 1
        row, other = np.r_[left, right], lists[np.r_[right, left]]
        points = np.r_[evidence, evidence]
        keys, at, rows = np.unique(row * size + other, return_inverse=True, return_counts=True)
        highest = np.full(len(keys), -np.inf)
        np.maximum.at(highest, at, points)
        odds = np.zeros(len(keys))
        np.add.at(odds, at, np.exp(points - highest[at]))
        total = highest + np.log(odds)
        sizes = np.bincount(lists[lists >= 0], minlength=size).astype(np.float64)
        pairs, group = np.unique(lists[keys // size] * size + keys % size, return_inverse=True)
        shares = _shares(group, total - np.log(rows), sizes[pairs // size])
        sides = Sides(keys=keys, rows=np.append(rows, 0.0), total=np.append(total, 0.0))
        return cls(lists=lists, number=size, pairs=pairs, shares=shares, sides=sides)

    def share_of(self, one: Ints, other: Ints) -> Floats:
        """The share of one list that is in another, of two lists without any pair what is held beforehand."""
        at, known = _found(self.pairs, one * self.number + other)
        shares: Floats = np.where(known, np.append(self.shares, 0.0)[at], _SHARED_ROWS / _SEEN_ROWS)
        return shares

    def points(self, left: Ints, right: Ints, evidence: Floats) -> tuple[Floats, Floats]:
        """What is added to the evidence of the pairs that were read: starting points, and points for rivals, 0 or below.

        Args:
            left: Row of the one claim of each pair.
            right: Row of the other.
            evidence: Points of each pair without any starting point.
        """
        one, other = (self._seen_from(*ends, evidence, among=True) for ends in ((left, right), (right, left)))
        first = one.start + one.rivals <= other.start + other.rivals
        return np.where(first, one.start, other.start), np.where(first, one.rivals, other.rivals)

    def seen(self, row: int, other: int, evidence: float, *, among: bool) -> "SeenPair":
        """One pair as that of its rows has it by which it is less probable.

        Args:
            row: The one row.
            other: The other.
            evidence: Points without any starting point.
            among: Whether it is one of the pairs that were read.
        """
        rows = np.array([row]), np.array([other])
        one, two = (self._seen_from(*ends, np.array([evidence]), among=among) for ends in (rows, rows[::-1]))
        from_left = bool(one.start + one.rivals <= two.start + two.rivals)
        side, (list_, partners) = (one, (row, other)) if from_left else (two, (other, row))
        return SeenPair(
            from_left=from_left,
            start=float(side.start[0]),
            rivals=float(side.rivals[0]),
            share=float(self.share_of(self.lists[[list_]], self.lists[[partners]])[0]),
            rows=int(side.rows[0]),
        )

    def _seen_from(self, row: Ints, other: Ints, evidence: Floats, *, among: bool) -> "_Side":
        """The starting point of each pair as its first row has it, and the points for other rows that may be the partner."""
        sides = self.sides
        share = self.share_of(self.lists[row], self.lists[other])
        at, known = _found(sides.keys, row * self.number + self.lists[other])
        rows = np.where(known, sides.rows[at], 0.0) + (not among)
        odds = np.where(known, np.exp(sides.total[at]), 0.0)
        of_rivals = np.maximum(odds - np.exp(evidence) * among, 0.0)
        each = share / rows / (1 - share)
        return _Side(np.round(np.log(each), 6), np.round(-np.log1p(of_rivals * each), 6), rows)


@dataclass(frozen=True)
class _Side:
    """Pairs as one of their rows has them."""

    start: Floats
    rivals: Floats
    rows: Floats


@dataclass(frozen=True, kw_only=True)
class SeenPair:
    """What is added to the evidence of one pair, and why.

    Attributes:
        from_left: Whether it is the first of the two rows whose list, share and partners are given.
        start: The starting point.
        rivals: Points for the other rows that may be the partner, 0 or below.
        share: Of the list of the row, the share that is in the other.
        rows: How many rows of the other list may be its partner.
    """

    from_left: bool
    start: float
    rivals: float
    share: float
    rows: int


def _found(ascending: Ints, numbers: Ints) -> tuple[Ints, Bools]:
    """Where each number stands among the sorted ones, and whether it is among them."""
    at = np.searchsorted(ascending, numbers)
    known: Bools = at < len(ascending)
    known[known] = ascending[at[known]] == numbers[known]
    return at, known


def _shares(group: Ints, evidence: Floats, sizes: Floats) -> Floats:
    """Of each group, a list and another, the share of the rows of the one, `sizes` in all, that have a partner in the other."""
    shares = np.full(len(sizes), _SHARED_ROWS / _SEEN_ROWS)
    for _ in range(_MOST_ROUNDS):
        log_odds = np.log(shares / (1 - shares))[group] + evidence
        partners = np.bincount(group, weights=1 / (1 + np.exp(-np.clip(log_odds, -50, 50))), minlength=len(sizes))
        moved = np.clip((partners + _SHARED_ROWS) / (sizes + _SEEN_ROWS), _LEAST_SHARE, _MOST_SHARE)
        if np.abs(moved - shares).max(initial=0.0) <= _SMALL_MOVE:
            return moved
        shares = moved
    return shares

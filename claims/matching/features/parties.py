"""Comparisons of lists over whole columns: parties through their tree, documents cited; the same as pair by pair, in arrays."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import pandas as pd

from claims.matching.arrays import Bools, Ints, Levels, SmallInts
from claims.matching.claims.text_codes import entries_of, one_numbering, ranges
from claims.matching.features.tree_paths import PARTY, bodies_of, compare_parties

_MOST_BODIES = 5  # lists of more are compared one pair at a time
_NONE = -1
_MOST_REMEMBERED = 500_000_000  # pairs of values, a byte each; those never asked take no memory
_SHARED = np.array([0, PARTY.index("one side shared"), PARTY.index("two sides shared")], dtype=np.int8)
_UNLIKE = np.array(
    [PARTY.index(name) for name in ("none shared", "other bodies of one side", "other bodies of two sides")],
    dtype=np.int8,
)


@dataclass(frozen=True, kw_only=True)
class EncodedParties:
    """Distinct lists of parties as numbers.

    Attributes:
        texts: The lists as they are written.
        bodies: The bodies that each list names, in columns; -1 where there are fewer.
        above: Of each body, itself and what holds it, by depth; -1 beyond its own.
        depths: How deep each body lies, the top at 0.
        many: Whether a list names more bodies than fit.
        people: Whether a list names groups of people at all.
    """

    texts: Sequence[str]
    bodies: Ints
    above: Ints
    depths: Ints
    many: Bools
    people: Bools

    @classmethod
    def of(cls, texts: Sequence[str]) -> "EncodedParties":
        """Encodes each distinct list once."""
        named = entries_of(pd.Series(texts, dtype="str"), "|")
        cut = [next(iter(bodies_of(path)), None) for path in named.texts]
        numbers: dict[tuple[str, ...], int] = {}
        of_path = np.array(
            [_NONE if path is None else numbers.setdefault(path, len(numbers)) for path in cut], dtype=np.int64
        )
        codes = of_path[named.codes] if len(cut) else named.codes
        many = max(len(numbers), 1)
        both = np.unique(named.rows[codes >= 0] * many + codes[codes >= 0])
        rows, codes = both // many, both % many
        order = np.arange(len(rows)) - np.searchsorted(rows, rows)
        paths = list(numbers)
        for path in paths:
            for depth in range(1, len(path)):
                numbers.setdefault(path[:depth], len(numbers))
        depth = max((len(path) for path in numbers), default=1)
        above = np.full((len(numbers) + 1, depth), _NONE, dtype=np.int64)
        for path, number in numbers.items():
            for at in range(len(path)):
                above[number, at] = numbers[path[: at + 1]]
        bodies = np.full((len(texts), _MOST_BODIES), _NONE, dtype=np.int64)
        fits = order < _MOST_BODIES
        bodies[rows[fits], order[fits]] = codes[fits]
        people = np.zeros(len(texts), dtype=bool)
        people[named.rows] = True
        return cls(
            texts=texts,
            bodies=bodies,
            above=above,
            depths=np.array([*(len(path) - 1 for path in numbers), 0], dtype=np.int64),
            many=np.bincount(rows, minlength=len(texts)) > _MOST_BODIES,
            people=people,
        )

    @cached_property
    def width(self) -> int:
        """The most bodies that a list names."""
        return int((self.bodies >= 0).any(axis=0).sum()) if len(self.bodies) else 0

    @cached_property
    def _columns(self) -> list[SmallInts]:
        """The bodies column by column, as small numbers."""
        return [self.bodies[:, at].astype(np.int32) for at in range(max(self.width, 1))]

    def compare(self, one: Ints, other: Ints) -> Levels:
        """The level of `compare_parties` for each pair of lists."""
        a, b = ([column[lists] for column in self._columns] for lists in (one, other))
        sides, shared = self._flat(a, b) if self.above.shape[1] == 1 else self._deep(a, b)
        found: Levels = np.where(shared > 0, _SHARED[np.minimum(shared, 2)], _UNLIKE[np.minimum(sides, 2)])
        found[(a[0] < 0) | (b[0] < 0)] = 0
        silent = (found == 0) & self.people[one] & self.people[other]
        for at in np.flatnonzero(silent | self.many[one] | self.many[other]).tolist():
            found[at] = _one_pair(self.texts[one[at]], self.texts[other[at]])
        return found

    def _flat(self, a: list[Any], b: list[Any]) -> tuple[Any, Any]:
        """How many sides both lists name, and of how many a body is in both, where no body holds another: each is its own side."""
        shared = np.zeros(len(a[0]), dtype=np.int8)
        for x in a:
            held = x == b[0]
            for y in b[1:]:
                held |= x == y
            shared += held & (x >= 0)
        return shared, shared

    def _deep(self, a: list[Any], b: list[Any]) -> tuple[Any, Any]:
        """The same where bodies hold others."""
        sides, shared = np.zeros(len(a[0]), dtype=np.int64), np.zeros(len(a[0]), dtype=np.int64)
        tops_met: list[Ints] = []
        tops_shared: list[Ints] = []
        for x in a:
            top = np.where(x >= 0, self.above[x, 0], _NONE)
            met, held = np.zeros(len(x), dtype=bool), np.zeros(len(x), dtype=bool)
            for y in b:
                both = (x >= 0) & (y >= 0)
                met |= both & (self.above[y, 0] == top)
                held |= both & ((self.above[y, self.depths[x]] == x) | (self.above[x, self.depths[y]] == y))
            sides += _first_time(top, met, tops_met)
            shared += _first_time(top, held, tops_shared)
        return sides, shared


@lru_cache(maxsize=262_144)
def _one_pair(one: str, other: str) -> int:
    return PARTY.index(compare_parties(one, other))


def _first_time(top: Ints, hit: Bools, seen: list[Ints]) -> Bools:
    """Where a side is met that no earlier body of the list met; it is noted."""
    new = hit.copy()
    for before in seen:
        new &= before != top
    seen.append(np.where(hit, top, _NONE - 1))
    return new


@dataclass(frozen=True, kw_only=True)
class Citations:
    """Who cites what, as numbers: only documents that two claims have to do with.

    Attributes:
        document: The document of each claim.
        cites: Keys of row and document cited, ascending.
        size: How many documents there are.
        citing: Whether a claim cites any document that another claim has or cites.
        cited: Whether a claim's document is cited.
        rows: Start and end of the claims' own part of `cites`.
        together: Keys of pairs of documents that one claim cites, ascending.
        in_company: Whether a claim's document is in one of these pairs.
    """

    document: Ints
    cites: Ints
    size: int
    citing: Bools
    cited: Bools
    together: Ints
    in_company: Bools

    @classmethod
    def of(cls, documents: "pd.Series[str]", cites: "pd.Series[str]", *, most_together: int) -> "Citations":
        lists = entries_of(cites, "|").once()
        document, cited, size = one_numbering(documents, lists)
        rows, size = lists.rows, max(size, 1)
        lengths = np.bincount(rows, minlength=len(document))
        uses = np.bincount(cited, minlength=size)
        of_claims = np.bincount(document, minlength=size) > 0
        useful = (uses[cited] > 1) | of_claims[cited]
        citing = np.zeros(len(document), dtype=bool)
        citing[rows[useful]] = True
        pairs = sorted(
            {
                (min(a, b), max(a, b))
                for row in np.flatnonzero((lengths > 1) & (lengths <= most_together)).tolist()
                for a in cited[np.searchsorted(rows, row) : np.searchsorted(rows, row, side="right")].tolist()
                for b in cited[np.searchsorted(rows, row) : np.searchsorted(rows, row, side="right")].tolist()
                if a != b and of_claims[a] and of_claims[b]
            }
        )
        together = np.array([a * size + b for a, b in pairs], dtype=np.int64)
        in_company = np.zeros(size, dtype=bool)
        in_company[[each for pair in pairs for each in pair]] = True
        return cls(
            document=document,
            cites=np.sort(rows[useful] * size + cited[useful]),
            size=size,
            citing=citing,
            cited=(uses > 0)[document],
            together=together,
            in_company=in_company[document],
        )

    def compare(self, left: Ints, right: Ints) -> Levels:
        """0 not said, 1 one cites the other, 2 both cite one document, 3 cited together, 4 one document."""
        level = np.zeros(len(left), dtype=np.int8)
        own, other = self.document[left], self.document[right]
        company = np.flatnonzero(self.in_company[left] & self.in_company[right])
        keys = np.minimum(own, other)[company] * self.size + np.maximum(own, other)[company]
        level[company[_holds(self.together, keys)]] = 3
        both = np.flatnonzero(self.citing[left] & self.citing[right])
        level[both[self._share(left[both], right[both])]] = 2
        for one, document in ((left, other), (right, own)):
            asked = np.flatnonzero(self.citing[one] & self.cited[right if one is left else left])
            level[asked[_holds(self.cites, one[asked] * self.size + document[asked])]] = 1
        level[own == other] = 4
        return level

    def _share(self, left: Ints, right: Ints) -> Bools:
        """Whether the two rows of each pair cite one document."""
        start, end = (np.searchsorted(self.cites, (left + step) * self.size) for step in (0, 1))
        spread = end - start
        pair = np.repeat(np.arange(len(left)), spread)
        hit = _holds(self.cites, right[pair] * self.size + self.cites[ranges(start, spread)] % self.size)
        found = np.zeros(len(left), dtype=bool)
        found[pair[hit]] = True
        return found


class Remembered:
    """Levels of pairs of values, the same whichever value stands first; each pair is compared when it is first asked for.

    Args:
        size: How many values there are, numbered from 0.
        compare: Gives the level of pairs of values, the smaller number first.
    """

    def __init__(self, size: int, compare: Callable[[Ints, Ints], Levels]) -> None:
        self._size, self._compare = max(size, 1), compare
        few = self._size**2 <= _MOST_REMEMBERED
        self._known = np.zeros(self._size**2, dtype=np.int8) if few else None  # one more than the level; 0 is not known

    def levels(self, one: Ints, other: Ints) -> Levels:
        """The level of each pair of values."""
        keys = np.minimum(one, other) * self._size + np.maximum(one, other)
        if self._known is None:
            found, inverse = np.unique(keys, return_inverse=True)
            return self._compare(found // self._size, found % self._size)[inverse]
        known = self._known[keys]
        fresh = np.unique(keys[known == 0])
        if len(fresh):
            # Two threads may both compare a pair, to the same level.
            self._known[fresh] = self._compare(fresh // self._size, fresh % self._size) + 1
            known = self._known[keys]
        levels: Levels = known - 1
        return levels


def _holds(keys: Ints, asked: Ints) -> Bools:
    """Whether each number is among the sorted ones."""
    if not len(keys):
        return np.zeros(len(asked), dtype=bool)
    found: Bools = keys[np.minimum(np.searchsorted(keys, asked), len(keys) - 1)] == asked
    return found

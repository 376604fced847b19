"""Features of what accounts dispute: which parties took part, through the tree of parties, and what kind of event it was."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import pandas as pd

from claims.matching.arrays import Bools, Ints, Levels, SmallInts, entries_of
from claims.matching.claims.claim_frame import PEOPLE_KINDS
from claims.matching.claims.prepared import KindTable, Prepared, shipped_kinds
from claims.matching.features.feature import Feature, Path, by_distinct, holds, kind_of, names_in, paths_of, words_by
from claims.model import split_list

PARTY = (
    "not said", "two sides shared", "one side shared", "other bodies of two sides", "other bodies of one side", "groups of people only",
    "none shared",
)  # fmt: skip
_SHARED = np.array([PARTY.index(level) for level in ("not said", "one side shared", "two sides shared")], dtype=np.int8)
_UNLIKE = np.array(
    [PARTY.index(level) for level in ("none shared", "other bodies of one side", "other bodies of two sides")],
    dtype=np.int8,
)
_NONE = -1
_MOST_BODIES = 5  # lists of more are compared one pair at a time, to the same level


def compare_parties(one: str, other: str) -> str:
    """How many sides name the same bodies, or bodies of which one holds the other; groups of people count little."""
    bodies_a, bodies_b = bodies_of(one), bodies_of(other)
    if not bodies_a or not bodies_b:
        return "groups of people only" if set(paths_of(one)) & set(paths_of(other)) else "not said"
    shared = {a[0] for a in bodies_a for b in bodies_b if holds(a, b) or holds(b, a)}
    if shared:
        return "two sides shared" if len(shared) > 1 else "one side shared"
    sides = {path[0] for path in bodies_a} & {path[0] for path in bodies_b}
    return PARTY[_UNLIKE[min(len(sides), 2)]]


def bodies_of(text: str) -> set[Path]:
    """The parties of a list without ranks, groups and roles: each cut back to the body that it belongs to."""
    cut = {tuple(node for node in path if kind_of(node) not in PEOPLE_KINDS) for path in paths_of(text)}
    return cut - {()}


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
        numbers: dict[Path, int] = {}
        of_path = np.array(
            [_NONE if path is None else numbers.setdefault(path, len(numbers)) for path in cut], dtype=np.int64
        )
        codes = of_path[named.codes] if len(cut) else named.codes
        size = max(len(numbers), 1)
        distinct = np.unique(named.rows[codes >= 0] * size + codes[codes >= 0])
        rows, codes = distinct // size, distinct % size
        order = np.arange(len(rows)) - np.searchsorted(rows, rows)
        for path in list(numbers):
            for depth in range(1, len(path)):
                numbers.setdefault(path[:depth], len(numbers))
        above = np.full((len(numbers) + 1, max((len(path) for path in numbers), default=1)), _NONE, dtype=np.int64)
        for path, number in numbers.items():
            above[number, : len(path)] = [numbers[path[: depth + 1]] for depth in range(len(path))]
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
    def _columns(self) -> list[SmallInts]:
        """The bodies column by column, as small numbers; columns in which no list names a body are left out."""
        used = int((self.bodies >= 0).any(axis=0).sum()) if len(self.bodies) else 0
        return [self.bodies[:, at].astype(np.int32) for at in range(max(used, 1))]

    def compare(self, one: Ints, other: Ints) -> Levels:
        """The level of `compare_parties` for each pair of lists."""
        a, b = ([column[lists] for column in self._columns] for lists in (one, other))
        flat = self.above.shape[1] == 1  # no body holds another: each is its own side
        sides, shared = _count_equal(a, b) if flat else self._count_in_tree(a, b)
        level: Levels = np.where(shared > 0, _SHARED[np.minimum(shared, 2)], _UNLIKE[np.minimum(sides, 2)])
        level[(a[0] < 0) | (b[0] < 0)] = 0
        silent = (level == 0) & self.people[one] & self.people[other]
        for at in np.flatnonzero(silent | self.many[one] | self.many[other]).tolist():
            level[at] = _level_of_texts(self.texts[one[at]], self.texts[other[at]])
        return level

    def _count_in_tree(self, a: list[SmallInts], b: list[SmallInts]) -> tuple[Ints, Ints]:
        """How many sides both lists name, and of how many a body of one list is, holds or lies in one of the other."""
        sides, shared = np.zeros(len(a[0]), dtype=np.int64), np.zeros(len(a[0]), dtype=np.int64)
        sides_before: list[Ints] = []
        shared_before: list[Ints] = []
        for x in a:
            top = np.where(x >= 0, self.above[x, 0], _NONE)
            one_side, related = np.zeros(len(x), dtype=bool), np.zeros(len(x), dtype=bool)
            for y in b:
                both = (x >= 0) & (y >= 0)
                one_side |= both & (self.above[y, 0] == top)
                related |= both & ((self.above[y, self.depths[x]] == x) | (self.above[x, self.depths[y]] == y))
            sides += _first_time(top, one_side, sides_before)
            shared += _first_time(top, related, shared_before)
        return sides, shared


def _count_equal(a: list[SmallInts], b: list[SmallInts]) -> tuple[Levels, Levels]:
    """How many bodies of one list are in the other, twice: as sides and as shared sides."""
    shared = np.zeros(len(a[0]), dtype=np.int8)
    for x in a:
        equal = x == b[0]
        for y in b[1:]:
            equal |= x == y
        shared += equal & (x >= 0)
    return shared, shared


@lru_cache(maxsize=262_144)
def _level_of_texts(one: str, other: str) -> int:
    return PARTY.index(compare_parties(one, other))


def _first_time(top: Ints, hit: Bools, before: list[Ints]) -> Bools:
    """Where a side is met that no earlier body of the list met; it is added to those before."""
    new = hit.copy()
    for tops in before:
        new &= tops != top
    before.append(np.where(hit, top, _NONE - 1))
    return new


def _encoded(prepared: Prepared) -> EncodedParties:
    return EncodedParties.of(prepared.coded("party_paths")[1])


def _compare_lists(prepared: Prepared, left: Ints, right: Ints) -> Levels:
    codes = prepared.codes("party_paths")
    return prepared.once(_encoded).compare(codes[left], codes[right])


KIND = (
    "not said",
    "same episode",
    "related episodes",
    "same",
    "related",
    "episode and event",
    "unlike",
    "force and none",
)


def compare_kinds(one: str, other: str) -> str:
    """The best that the kinds of two claims have in common, by the shipped table; an episode is unlike the events within it.

    What kind of event it was is disputed; but an act of force and one without, such as talks, are two events.
    """
    return _compare_by(shipped_kinds(), one, other)


def _compare_by(table: KindTable, one: str, other: str) -> str:
    kinds_a, kinds_b = set(one.split("|")) - {""}, set(other.split("|")) - {""}
    if not kinds_a or not kinds_b:
        return "not said"
    if kinds_a & kinds_b & table.episodes:
        return "same episode"
    if bool(kinds_a & table.episodes) != bool(kinds_b & table.episodes) and not (kinds_a & kinds_b):
        return "episode and event"
    if kinds_a & kinds_b:
        return "same"
    if not any(table.related(a, b) for a in kinds_a for b in kinds_b):
        force = {table.uses_force(kinds_a), table.uses_force(kinds_b)}
        return "force and none" if force == {True, False} else "unlike"
    return "related episodes" if table.lasting(one) and table.lasting(other) else "related"


FEATURES = (
    Feature("parties", PARTY, words_by(names_in("parties", "parties")), _compare_lists, cost=150),
    Feature(
        "kind of event",
        KIND,
        words_by(lambda record, _: ", ".join(split_list(record["kinds"])) or "none named"),
        by_distinct("kinds", KIND, compare_kinds),
    ),
)

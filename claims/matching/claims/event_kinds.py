"""Comparing kinds of event through a table of families: which kinds tell of much the same thing, and which last."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

import pandas as pd

from claims.matching.settings import KINDS_FILE

KIND = ("not said", "same episode", "related episodes", "same", "related", "episode and event", "unlike")


@dataclass(frozen=True)
class KindTable:
    """Kinds of event, the families they belong to, and which of them are episodes of days or weeks.

    Attributes:
        families: Kind to its families; a kind that is not listed is a family of its own.
        episodes: Kinds that last.
    """

    families: Mapping[str, frozenset[str]]
    episodes: frozenset[str]

    @classmethod
    def shipped(cls) -> Self:
        """The table of the package, `event_kinds.csv`."""
        rows = pd.read_csv(KINDS_FILE, dtype=str, keep_default_na=False)
        families = {str(kind): frozenset(group) for kind, group in rows.groupby("kind")["family"]}
        return cls(families, frozenset(rows.loc[rows["episode"] == "yes", "kind"]))

    def related(self, one: str, other: str) -> bool:
        """Whether two kinds have a family in common."""
        return bool(self.families.get(one, frozenset({one})) & self.families.get(other, frozenset({other})))

    def lasting(self, kinds: str) -> bool:
        """Whether all kinds of a list, if it has any, are episodes."""
        named = set(kinds.split("|")) - {""}
        return bool(named) and named <= self.episodes

    def compare(self, one: str, other: str) -> str:
        """The best that the kinds of two claims have in common; an episode is unlike the events within it."""
        a, b = set(one.split("|")) - {""}, set(other.split("|")) - {""}
        if not a or not b:
            return "not said"
        if a & b & self.episodes:
            return "same episode"
        if bool(a & self.episodes) != bool(b & self.episodes) and not (a & b):
            return "episode and event"
        if a & b:
            return "same"
        if not any(self.related(x, y) for x in a for y in b):
            return "unlike"
        return "related episodes" if self.lasting(one) and self.lasting(other) else "related"


@lru_cache(maxsize=1)
def shipped_kinds() -> KindTable:
    return KindTable.shipped()


def compare_kinds(one: str, other: str) -> str:
    """The kinds of event: the same, of one family, or unlike."""
    return shipped_kinds().compare(one, other)

"""Kinds of event: which belong to one family, which last for days or weeks, and which are graver."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

import pandas as pd

from claims.matching.settings import KINDS_FILE

_NO_FORCE = frozenset({"talks", "deployment", "flight", "siege"})  # families of kinds by which nobody is hurt in itself


@dataclass(frozen=True)
class KindTable:
    """Kinds of event, the families they belong to, and which of them are episodes of days or weeks.

    Attributes:
        families: Kind to its families; a kind that is not listed is a family of its own.
        episodes: Kinds that last.
        gravity: How grave a kind is, the more the graver; an incident is named after the gravest.
    """

    families: Mapping[str, frozenset[str]]
    episodes: frozenset[str]
    gravity: Mapping[str, int]

    @classmethod
    def shipped(cls) -> Self:
        """The table of the package, `event_kinds.csv`."""
        rows = pd.read_csv(KINDS_FILE, dtype=str, keep_default_na=False)
        families = {str(kind): frozenset(group) for kind, group in rows.groupby("kind")["family"]}
        gravity = dict(zip(rows["kind"], rows["gravity"].astype(int), strict=True))
        return cls(families, frozenset(rows.loc[rows["episode"] == "yes", "kind"]), gravity)

    def related(self, one: str, other: str) -> bool:
        """Whether two kinds have a family in common."""
        return bool(self.families.get(one, frozenset({one})) & self.families.get(other, frozenset({other})))

    def uses_force(self, kinds: Set[str]) -> bool | None:
        """Whether all of some kinds are acts of force, or none is; None where that differs or a kind is not in the table."""
        forceful = {bool(self.families[kind] - _NO_FORCE) if kind in self.families else None for kind in kinds}
        return forceful.pop() if len(forceful) == 1 else None

    def gravity_of(self, kind: str, terms: Sequence[str]) -> int:
        """How grave a kind is; one that the table does not know is as grave as the known one before it in the terms of its field.

        A kind of which neither is known comes last.
        """
        known = (
            [term for term in (*terms[: terms.index(kind)], kind) if term in self.gravity] if kind in terms else [kind]
        )
        return self.gravity.get(kind, self.gravity.get(known[-1], 0) if known else 0)

    def lasting(self, kinds: str) -> bool:
        """Whether all kinds of a list, if it has any, are episodes."""
        named = set(kinds.split("|")) - {""}
        return bool(named) and named <= self.episodes


@lru_cache(maxsize=1)
def shipped_kinds() -> KindTable:
    """The table of the package, read once."""
    return KindTable.shipped()

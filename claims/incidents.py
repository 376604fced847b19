"""Incidents: which claims are about the same event, and which event is part of which."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import pandas as pd
from rapidfuzz import process

from claims.errors import UnknownIdError
from claims.html_table import MOST_ROWS, notebook_table
from claims.tables import Row, days_in_words, records_of

Name = TypeVar("Name", str, int)
INCIDENT_COLUMNS = (
    "incident_id",
    "title",
    "first",
    "last",
    "precision",
    "places",
    "parties",
    "kinds",
    "parent",
    "background",
    "claims",
    "sources",
)
MEMBER_COLUMNS = ("incident_id", "claim_id")
PART_COLUMNS = ("part_id", "whole_id", "reason")


@dataclass(frozen=True, kw_only=True)
class Incidents:
    """The result of linking, as frames in a defined order.

    Attributes:
        table: One row an incident, in the order of its first day, columns `INCIDENT_COLUMNS`: `first`
            and `last` are datetime64 (no value: open or unknown), `precision` as in `values.Precision`
            ("" when undated), `places`, `parties`, `kinds` are ids joined by "|", `parent` is the
            smallest incident that it is part of ("" for none), `background` says that every claim only
            recalls it, `claims` and `sources` count its own.
        members: One row a claim, columns `MEMBER_COLUMNS`; every claim of the collection is in one incident.
        parts: One row a part and whole, columns `PART_COLUMNS`, with the reason in words.

    Example:
        >>> isinstance(incidents, Incidents), len(incidents.table)
        (True, 40)
        >>> incidents.claims_of["i-dcee0a17"]
        ('sohr-2016-04-20-clashes', 'ucdp-2016-04-20-clash')
    """

    table: pd.DataFrame
    members: pd.DataFrame
    parts: pd.DataFrame

    @cached_property
    def claims_of(self) -> dict[str, tuple[str, ...]]:
        """Incident id to its claim ids, in the order of `members`."""
        groups = self.members.groupby("incident_id", sort=False)["claim_id"]
        return {str(incident_id): tuple(claims) for incident_id, claims in groups}

    @cached_property
    def incident_of(self) -> dict[str, str]:
        """Claim id to incident id."""
        return dict(zip(self.members["claim_id"], self.members["incident_id"], strict=True))

    @cached_property
    def parts_of(self) -> dict[str, tuple[str, ...]]:
        """Incident id to the ids of its parts."""
        return {str(whole): tuple(rows["part_id"]) for whole, rows in self.parts.groupby("whole_id", sort=False)}

    @cached_property
    def wholes_of(self) -> dict[str, tuple[str, ...]]:
        """Incident id to the ids of the incidents it is part of."""
        return {str(part): tuple(rows["whole_id"]) for part, rows in self.parts.groupby("part_id", sort=False)}

    @cached_property
    def rows(self) -> dict[str, Row]:
        """Incident id to its row of `table`."""
        return {row["incident_id"]: row for row in records_of(self.table)}

    def row(self, incident_id: str) -> Row:
        """One row of `table`.

        Raises:
            UnknownIdError: There is no such incident; the message offers near ids.
        """
        if incident_id not in self.rows:
            near = ", ".join(self.near(incident_id))
            raise UnknownIdError(f"no incident {incident_id!r}; the nearest ids are {near}")
        return self.rows[incident_id]

    def _repr_html_(self) -> str:
        """The first incidents as notebooks show them: when, what, how many claims and sources, part of what."""
        rows = [
            (
                days_in_words(row["first"], row["last"], row["precision"]) or "undated",
                *(row[name] for name in ("title", "claims", "sources", "parent", "incident_id")),
            )
            for row in self.table.head(MOST_ROWS).to_dict("records")
        ]
        headings = ("When", "Incident", "Claims", "Sources", "Part of", "Id")
        return notebook_table(headings, rows, total=len(self.table), things="incidents")

    def near(self, incident_id: str, *, most: int = 3) -> tuple[str, ...]:
        """The ids most like the one given, best first."""
        return tuple(match[0] for match in process.extract(incident_id, sorted(self.rows), limit=most))


def inherited_ids(shares: Iterable[tuple[Name, Name, int]]) -> dict[Name, Name]:
    """New group to the older incident whose id it takes: the largest share of claims first, each id and group once.

    Ties go by the older id, then by the group, so a group is best named by its smallest claim.

    Args:
        shares: Older id, new group and how many claims they have in common.
    """
    given: dict[Name, Name] = {}
    kept: set[Name] = set()
    for old, group, _ in sorted(shares, key=lambda each: (-each[2], each[0], each[1])):
        if old not in kept and group not in given:
            given[group] = old
            kept.add(old)
    return given

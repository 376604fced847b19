"""Incidents: which claims are about the same event, and which event is part of which."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

import pandas as pd
from rapidfuzz import process

from claims.errors import UnknownIdError
from claims.escaping import MOST_ROWS, notebook_table
from claims.tables import Row, days_in_words, records_of

Name = TypeVar("Name", str, int)
INCIDENT_COLUMNS = (
    "incident_id",
    "name",
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
PERHAPS_COLUMNS = ("incident_id", "words", "other_id", "probability")


@dataclass(frozen=True, kw_only=True)
class Incidents:
    """The result of linking, as frames in a defined order.

    Attributes:
        table: One row per incident, in the order of its first day, columns `INCIDENT_COLUMNS`: `name` is short and
            no two incidents share one ("Qamishli clash, 23 Jan 2021"), `title` is longer, `first` and `last` are datetime64 (no value: open or unknown), `precision` as in `values.Precision`
            ("" when undated), `places`, `parties`, `kinds` are ids joined by "|", `parent` is the
            smallest incident that it is part of ("" for none), `background` says that every claim only
            recalls it, `claims` and `sources` count its own.
        members: One row per claim, columns `MEMBER_COLUMNS`; every claim of the collection is in one incident.
        parts: One row per part and whole, columns `PART_COLUMNS`, with the reason in words.
        perhaps: What an incident may be to another, columns `PERHAPS_COLUMNS`, each pair in both directions: an incident that
            leaves out its place or its day may be "the same event as" one, with a probability, or "part of" one, without.

    Example:
        >>> isinstance(incidents, Incidents), len(incidents.table)
        (True, 40)
        >>> incidents.claims_of["i-dcee0a17"]
        ('sohr-2016-04-20-clashes', 'ucdp-2016-04-20-clash')
    """

    table: pd.DataFrame
    members: pd.DataFrame
    parts: pd.DataFrame
    perhaps: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=list(PERHAPS_COLUMNS)))

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
    def perhaps_of(self) -> dict[str, tuple[Row, ...]]:
        """Incident id to its rows of `perhaps`."""
        rows: dict[str, list[Row]] = {}
        for row in records_of(self.perhaps):
            rows.setdefault(row["incident_id"], []).append(row)
        return {incident_id: tuple(each) for incident_id, each in rows.items()}

    def perhaps_in_words(self, incident_id: str) -> tuple[str, ...]:
        """What an incident may be to others: "Perhaps the same event as Town clash, 3 May 2021 (probability 0.43)"."""
        return tuple(
            f"Perhaps {row['words']} {self.name_of(row['other_id'])}{chance_in_words(row)}"
            for row in self.perhaps_of.get(incident_id, ())
        )

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

    def name_of(self, incident_id: str) -> str:
        """The short name of an incident, which no other has.

        Raises:
            UnknownIdError: There is no such incident; the message offers near ids.
        """
        return str(self.row(incident_id)["name"])

    def _repr_html_(self) -> str:
        """The first incidents as notebooks show them: when, what, how many claims and sources, part of what."""
        rows = [
            (
                days_in_words(row["first"], row["last"], row["precision"]) or "undated",
                *(row[name] for name in ("name", "claims", "sources", "parent", "incident_id")),
            )
            for row in self.table.head(MOST_ROWS).to_dict("records")
        ]
        headings = ("When", "Incident", "Claims", "Sources", "Part of", "Id")
        return notebook_table(headings, rows, total=len(self.table), things="incidents")

    def near(self, incident_id: str, *, most: int = 3) -> tuple[str, ...]:
        """The ids most like the one given, best first."""
        return tuple(match[0] for match in process.extract(incident_id, sorted(self.rows), limit=most))


def chance_in_words(row: Row) -> str:
    """The probability of a row of `Incidents.perhaps` in brackets; "" where it has none."""
    return "" if pd.isna(row["probability"]) else f" (probability {row['probability']:.2f})"


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

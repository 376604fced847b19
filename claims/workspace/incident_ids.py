"""Ids of incidents: given once and kept in the workspace while claims come, go and are judged anew."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from claims.incidents import Incidents, inherited_ids
from claims.people import Action
from claims.workspace import database_tables
from claims.workspace.database import Workspace
from claims.workspace.judgements import time_stamp

CURRENT, RETIRED = "current", "retired"
Members = Mapping[str, tuple[str, ...]]  # incident id to its claims


@dataclass(frozen=True)
class Resolved:
    """Where an id leads.

    Attributes:
        incident_ids: The ids in force; itself if it is in force, none if no claim is left or nobody knows it.
        why: What became of it, in words; empty where nothing did.
    """

    incident_ids: tuple[str, ...]
    why: str = ""


def keep_ids(incidents: Incidents, workspace: Workspace, *, at: datetime) -> Incidents:
    """The incidents under the ids that the workspace keeps for them; new ones are noted, merges and splits recorded.

    Of several incidents that hold claims of an older one, the one with most of its claims keeps the
    id; ties go by id. An id is never given twice. Nothing is written where nothing has changed, or who acts only reads: the ids are
    then those that would be kept.
    """
    with workspace.reading() as connection:
        members = _members(connection)
        if not workspace.may(Action.CODE, connection):
            taken = frozenset(connection.scalars(select(database_tables.incidents.c.incident_id)))
            return _named(incidents, assign_ids(members, incidents.claims_of, taken=taken))
    if {frozenset(claims) for claims in members.values()} != {frozenset(each) for each in incidents.claims_of.values()}:
        with workspace.writing(Action.CODE, must_last=False) as connection:  # reads again: others may have been faster
            return _named(incidents, _update(connection, incidents.claims_of, time_stamp(at)))
    ids = {frozenset(claims): incident_id for incident_id, claims in members.items()}
    return _named(incidents, {each: ids[frozenset(claims)] for each, claims in incidents.claims_of.items()})


def resolve(workspace: Workspace, incident_id: str) -> Resolved:
    """Where an id that was given once leads now, through all merges and splits since."""
    with workspace.reading() as connection:
        states = dict(
            connection.execute(select(database_tables.incidents.c.incident_id, database_tables.incidents.c.state)).all()
        )
        history = connection.execute(
            select(database_tables.id_history).order_by(database_tables.id_history.c.number)
        ).all()
    onward: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in history:
        onward[row.old_id].append((row.new_id, f"{row.why} ({row.at[:10]})"))
    if states.get(incident_id) == CURRENT:
        return Resolved((incident_id,), " ".join(why for _, why in onward[incident_id]))
    found: dict[str, None] = {}
    reasons: dict[str, None] = {}
    _follow(incident_id, states, onward, found, reasons)
    return Resolved(tuple(found), " ".join(reasons))


def assign_ids(before: Members, groups: Members, *, taken: frozenset[str]) -> dict[str, str]:
    """Each new group's provisional id to the id that it gets: that of the older incident it has most claims of.

    Args:
        before: The ids in force so far, with their claims.
        groups: The groups now, under provisional ids.
        taken: Every id that was ever given.
    """
    before_of = {claim: incident_id for incident_id, claims in before.items() for claim in claims}
    shared: Counter[tuple[str, str]] = Counter()
    for group, claims in groups.items():
        shared.update((before_of[claim], group) for claim in claims if claim in before_of)
    named = {min(claims): group for group, claims in groups.items()}
    kept = inherited_ids((old, min(groups[group]), number) for (old, group), number in shared.items())
    given = {named[first]: old for first, old in kept.items()}
    used = set(taken)
    for group in sorted(groups, key=lambda each: min(groups[each])):
        if group not in given:
            given[group] = _mint(group, groups[group], used)
            used.add(given[group])
    return given


def _mint(provisional: str, claims: tuple[str, ...], used: set[str]) -> str:
    """The provisional id, or where that was given before, a digest of the claims."""
    candidate, salt = provisional, 0
    while candidate in used:
        candidate = "i-" + hashlib.sha256("\x1f".join((*sorted(claims), str(salt))).encode()).hexdigest()[:8]
        salt += 1
    return candidate


def _update(connection: Connection, groups: Members, at: str) -> dict[str, str]:
    before = _members(connection)
    states = dict(
        connection.execute(select(database_tables.incidents.c.incident_id, database_tables.incidents.c.state)).all()
    )
    given = assign_ids(before, groups, taken=frozenset(states))
    after = {given[group]: claims for group, claims in groups.items()}
    _note_incidents(connection, after, states, at)
    _note_moves(connection, before, after, at)
    connection.execute(delete(database_tables.incident_claims))
    rows = [
        {"claim_id": claim, "incident_id": incident_id} for incident_id, claims in after.items() for claim in claims
    ]
    if rows:
        connection.execute(insert(database_tables.incident_claims), rows)
    return given


def _note_incidents(connection: Connection, after: Members, states: Mapping[str, str], at: str) -> None:
    columns = database_tables.incidents.c
    fresh = [
        {"incident_id": each, "claims_digest": _digest(claims), "created": at, "state": CURRENT}
        for each, claims in after.items()
        if each not in states
    ]
    if fresh:
        connection.execute(insert(database_tables.incidents), fresh)
    digests = dict(connection.execute(select(columns.incident_id, columns.claims_digest)).all())
    for each, claims in after.items():
        if digests[each] != _digest(claims):
            connection.execute(
                update(database_tables.incidents)
                .where(columns.incident_id == each)
                .values(claims_digest=_digest(claims))
            )
    for each, state in states.items():
        if state == CURRENT and each not in after:
            connection.execute(
                update(database_tables.incidents).where(columns.incident_id == each).values(state=RETIRED)
            )


def _note_moves(connection: Connection, before: Members, after: Members, at: str) -> None:
    """One row for every id that lost claims to another, and for every id of which nothing is left."""
    after_of = {claim: incident_id for incident_id, claims in after.items() for claim in claims}
    rows = []
    for old, claims in sorted(before.items()):
        moved = Counter(after_of[claim] for claim in claims if claim in after_of)
        for new, number in sorted(moved.items()):
            if new != old:
                rows.append(
                    {"old_id": old, "new_id": new, "at": at, "why": _why(old, new, number, len(claims), moved, before)}
                )
        if not moved:
            rows.append(
                {
                    "old_id": old,
                    "new_id": "",
                    "at": at,
                    "why": f"Incident {old} no longer exists: it has no claims left.",
                }
            )
    if rows:
        connection.execute(insert(database_tables.id_history), rows)


def _why(old: str, new: str, number: int, size: int, moved: Counter[str], before: Members) -> str:
    if number == size and new in before:
        return f"Incident {old} was merged into {new}."
    kind = "split off as" if new not in before else "moved to"
    rest = "" if old in moved else f", and nothing is left of {old}"
    return f"Of the {size} claims of incident {old}, {number} {kind} {new}{rest}."


def _follow(
    incident_id: str,
    states: Mapping[str, str],
    onward: Mapping[str, list[tuple[str, str]]],
    found: dict[str, None],
    reasons: dict[str, None],
) -> None:
    for new, why in onward.get(incident_id, []):
        if why in reasons:
            continue
        reasons[why] = None
        if states.get(new) == CURRENT:
            found[new] = None
        else:
            _follow(new, states, onward, found, reasons)


def _members(connection: Connection) -> dict[str, tuple[str, ...]]:
    columns = database_tables.incident_claims.c
    found: dict[str, list[str]] = defaultdict(list)
    for claim, incident_id in connection.execute(
        select(columns.claim_id, columns.incident_id).order_by(columns.claim_id)
    ):
        found[incident_id].append(claim)
    return {incident_id: tuple(claims) for incident_id, claims in found.items()}


def _digest(claims: tuple[str, ...]) -> str:
    return "sha256:" + hashlib.sha256("\x1f".join(sorted(claims)).encode()).hexdigest()


def _named(incidents: Incidents, given: Mapping[str, str]) -> Incidents:
    """The incidents with every id replaced; the order of the rows stays."""
    if all(old == new for old, new in given.items()):
        return incidents

    def renamed(frame: Any, *columns: str) -> Any:  # frames of one kind in, the same out
        return frame.assign(**{column: frame[column].map(lambda each: given.get(each, each)) for column in columns})

    return replace(
        incidents,
        table=renamed(incidents.table, "incident_id", "parent"),
        members=renamed(incidents.members, "incident_id"),
        parts=renamed(incidents.parts, "part_id", "whole_id"),
        perhaps=renamed(incidents.perhaps, "incident_id", "other_id"),
    )

"""Takings: who works on what until when, so that no two people are given the same thing."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection, delete, insert, select

from claims.people import Action
from claims.workspace.database import Workspace
from claims.workspace.judgements import reviewer, time_stamp
from claims.workspace.team_tables import takings
from claims.workspace.together.team_settings import require_minutes

_SEPARATOR = ":"


class ItemKind(StrEnum):
    """What can be taken."""

    PAIR = "pair"
    DOCUMENT = "document"

    @property
    def action(self) -> Action:
        """What it is taken for."""
        return Action.JUDGE if self is ItemKind.PAIR else Action.CODE


@dataclass(frozen=True, kw_only=True)
class Taking:
    """What one person works on.

    Attributes:
        until: When it is free again (ISO 8601, UTC), unless it is taken anew.
    """

    kind: ItemKind
    item_id: str
    by: str
    until: str


@dataclass(frozen=True, kw_only=True)
class Held:
    """What one person holds of a kind.

    Attributes:
        item_id: "" where nothing that would do is free.
        until: When it is free again, unless it is taken anew.
        others: What others hold of the kind.
    """

    item_id: str
    until: str
    others: tuple[Taking, ...]


def take_next(
    workspace: Workspace, kind: ItemKind, wanted: Mapping[str, int], *, by: str, at: datetime, minutes: int
) -> Held:
    """Takes the first thing that is free. Where it is held already, it is held longer.

    Of each kind a person holds one thing at a time, so that taking one lets go of the last.

    Args:
        workspace: Where takings are kept.
        kind: Of all that is wanted.
        wanted: Ids of what would do, in order, each with how many people may hold it at once.
        by: Who takes.
        at: When.
        minutes: How long it is held; at most a day.

    Raises:
        WorkspaceError: It is longer.
    """
    require_minutes(minutes)
    by, now, until = reviewer(workspace.sign(by)), time_stamp(at), time_stamp(at + timedelta(minutes=minutes))
    soon = time_stamp(at + timedelta(minutes=minutes / 2))
    with workspace.reading() as connection:
        free, mine, others = _first_free(connection, kind, wanted, by, now)
    if (not free and not mine) or mine.get(free, "") > soon:
        return Held(item_id=free, until=mine.get(free, ""), others=others)
    with workspace.writing(kind.action) as connection:
        free, _, others = _first_free(connection, kind, wanted, by, now)  # looks again, for now nobody else takes
        _let_go(connection, kind, by, now)
        if free:
            connection.execute(insert(takings).values(item=_item(kind, free), by=by, until=until))
    return Held(item_id=free, until=until if free else "", others=others)


def release_taken(workspace: Workspace, kind: ItemKind, *, by: str, at: datetime) -> None:
    """Lets go of what a person holds of a kind."""
    with workspace.writing(kind.action) as connection:
        _let_go(connection, kind, reviewer(workspace.sign(by)), time_stamp(at))


def takings_now(workspace: Workspace, *, at: datetime) -> tuple[Taking, ...]:
    """Everything that is taken."""
    with workspace.reading() as connection:
        return _in_force(connection, time_stamp(at))


def _in_force(connection: Connection, now: str) -> tuple[Taking, ...]:
    rows = connection.execute(select(takings).where(takings.c.until > now).order_by(takings.c.until, takings.c.by))
    return tuple(_taking(row.item, row.by, row.until) for row in rows)


def _taking(item: str, by: str, until: str) -> Taking:
    kind, _, item_id = item.partition(_SEPARATOR)
    return Taking(kind=ItemKind(kind), item_id=item_id, by=by, until=until)


def _first_free(
    connection: Connection, kind: ItemKind, wanted: Mapping[str, int], by: str, now: str
) -> tuple[str, dict[str, str], tuple[Taking, ...]]:
    """The first thing that a person may have, "" where none is free; what they hold, with until when; and what others hold."""
    found = [each for each in _in_force(connection, now) if each.kind is kind]
    mine = {each.item_id: each.until for each in found if each.by == by}
    others = tuple(each for each in found if each.by != by)
    holding = Counter(each.item_id for each in others)
    free = next((item_id for item_id in wanted if holding[item_id] < wanted[item_id]), "")
    return free, mine, others


def _let_go(connection: Connection, kind: ItemKind, by: str, now: str) -> None:
    """Removes what a person holds of a kind, and what is free again whoever held it."""
    of_kind = takings.c.item.startswith(_item(kind, ""), autoescape=True)
    connection.execute(delete(takings).where(((takings.c.by == by) & of_kind) | (takings.c.until <= now)))


def _item(kind: ItemKind, item_id: str) -> str:
    return f"{kind}{_SEPARATOR}{item_id}"

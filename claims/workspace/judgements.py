"""Judgements in a workspace: a history to which rows are only added, and which of them stand."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime

import pandas as pd
from sqlalchemy import Connection, Row, insert, select

from claims.collection import claim_digests
from claims.errors import JudgementError, UnknownIdError
from claims.model import Verdict
from claims.people import Action
from claims.schema import TABLE_COLUMNS
from claims.tables import Collection
from claims.workspace import database_tables
from claims.workspace.database import Workspace

COLUMNS = TABLE_COLUMNS["judgements"]


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """One row of the history, with what later rows did to it.

    Attributes:
        claim_a: Of a part-of, the part.
        claim_b: Of a part-of, the whole.
        at: When (ISO 8601, UTC); texts of later times sort behind.
        digest_a: Digest of claim_a as it was judged, or as it was when the judgement was last confirmed.
        digest_b: The same of claim_b.
        undone_by: Who undid it; empty while it stands.
        confirmed_by: Who confirmed it last after a claim had changed; empty if nobody did.
    """

    judgement_id: str
    claim_a: str
    claim_b: str
    verdict: Verdict
    by: str
    at: str
    why: str = ""
    digest_a: str = ""
    digest_b: str = ""
    undone_by: str = ""
    undone_at: str = ""
    confirmed_by: str = ""
    confirmed_at: str = ""

    @property
    def stands(self) -> bool:
        """Whether nobody has undone it."""
        return not self.undone_by

    @property
    def pair(self) -> tuple[str, str]:
        """Both claims, the smaller id first."""
        return min(self.claim_a, self.claim_b), max(self.claim_a, self.claim_b)


def record_judgement(
    workspace: Workspace,
    collection: Collection,
    claim_a: str,
    claim_b: str,
    verdict: Verdict,
    *,
    by: str,
    at: datetime,
    why: str = "",
    digests: Mapping[str, str] | None = None,
) -> Judgement:
    """Adds a judgement; when this returns, it is on the disk. The same one twice is one.

    Args:
        workspace: Where it is kept.
        collection: What the claims are looked up in.
        claim_a: Of a part-of, the part.
        claim_b: Of a part-of, the whole.
        verdict: What the reviewer says.
        by: The reviewer.
        at: When.
        why: The reason, where one is given.
        digests: Those of both claims, where the caller has them already.

    Raises:
        UnknownIdError: The collection has no such claim.
        JudgementError: Nobody is named, or both claims are one.
        WorkspaceError: The workspace cannot be written to.
    """
    for claim_id in (claim_a, claim_b):
        collection.row("claims", claim_id)
    if claim_a == claim_b:
        raise JudgementError(f"claim {claim_a!r} given twice; allowed: two claims")
    digests = digests or claim_digests(collection, [claim_a, claim_b])
    judged = {
        "claim_a": claim_a,
        "claim_b": claim_b,
        "verdict": str(Verdict(verdict)),
        "by": reviewer(workspace.sign(by)),
        "at": time_stamp(at),
        "why": _one_line(why),
        "digest_a": digests[claim_a],
        "digest_b": digests[claim_b],
    }
    with workspace.writing(Action.JUDGE) as connection:
        undone = set(connection.scalars(select(database_tables.undone.c.judgement_id)))
        judgement_id = next(each for each in _ids(judged) if each not in undone)
        known = connection.scalar(
            select(database_tables.judgements.c.number).where(database_tables.judgements.c.judgement_id == judgement_id)
        )
        if known is None:
            connection.execute(insert(database_tables.judgements).values(judgement_id=judgement_id, **judged))
    return _judgement({"judgement_id": judgement_id, **judged})


def undo_judgement(
    workspace: Workspace, judgement_id: str, *, by: str, at: datetime, collection: Collection | None = None
) -> Judgement:
    """Adds that a judgement no longer stands; it stays in the history.

    Args:
        workspace: Where it is noted.
        judgement_id: A judgement of the workspace, or one of the collection itself.
        by: Who undoes it; it may be another's.
        at: When.
        collection: Where to look for judgements that are not the workspace's own.

    Raises:
        UnknownIdError: There is no such judgement.
        JudgementError: It is undone already.
    """
    by, stamp = reviewer(workspace.sign(by)), time_stamp(at)
    with workspace.writing(Action.JUDGE) as connection:
        judgement = _find(_history(connection, collection), judgement_id)
        if judgement.by != by:
            workspace.require(Action.EDIT, connection)
        if not judgement.stands:
            raise JudgementError(
                f"{judgement.undone_by} has undone {judgement_id!r} already, at {judgement.undone_at}; allowed: a judgement in force"
            )
        connection.execute(insert(database_tables.undone).values(judgement_id=judgement_id, by=by, at=stamp))
    return replace(judgement, undone_by=by, undone_at=stamp)


def last_judgement(history: Iterable[Judgement], *, by: str) -> Judgement:
    """What the reviewer judged last and has not undone.

    Raises:
        JudgementError: There is none.
    """
    standing = [each for each in history if each.by == reviewer(by) and each.stands]
    if not standing:
        raise JudgementError(
            f"no judgement by {reviewer(by)} is in force; allowed: a judgement of one's own, or the id of another"
        )
    return standing[-1]


def confirm_judgement(
    workspace: Workspace, collection: Collection, judgement: Judgement, *, by: str, at: datetime
) -> None:
    """Adds that a judgement holds for its claims as they read now.

    Raises:
        UnknownIdError: The collection has no such claim.
    """
    digests = claim_digests(collection, [judgement.claim_a, judgement.claim_b])
    row = {
        "judgement_id": judgement.judgement_id,
        "digest_a": digests[judgement.claim_a],
        "digest_b": digests[judgement.claim_b],
        "by": reviewer(workspace.sign(by)),
        "at": time_stamp(at),
    }
    with workspace.writing(Action.JUDGE) as connection:
        connection.execute(insert(database_tables.confirmed).values(**row))


def read_history(workspace: Workspace, collection: Collection | None = None) -> tuple[Judgement, ...]:
    """Every judgement, undone ones included: those of the collection itself, then the workspace's in order."""
    with workspace.reading() as connection:
        return _history(connection, collection)


def add_judgements(workspace: Workspace, rows: pd.DataFrame) -> int:
    """Adds rows of the judgements table, as checked by the collection, and gives how many were new.

    Where people sign in, the reason of what somebody else is said to have judged tells who brought it in.
    """
    records = [{column: str(row[column]) for column in COLUMNS} for row in rows.to_dict("records")]
    for record in records:
        if (who := workspace.sign(record["by"])) != record["by"]:
            record["why"] = _one_line(f"{record['why']} (brought in by {who})")
    with workspace.writing(Action.EDIT) as connection:
        known = set(connection.scalars(select(database_tables.judgements.c.judgement_id)))
        fresh = [record for record in records if record["judgement_id"] not in known]
        if fresh:
            connection.execute(insert(database_tables.judgements), fresh)
    return len(fresh)


def judgement_frame(judgements: Iterable[Judgement]) -> pd.DataFrame:
    """The judgements as rows of the collection's own table."""
    rows = [tuple(str(getattr(each, column)) for column in COLUMNS) for each in judgements]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype="str")


def judgements_of(collection: Collection) -> tuple[Judgement, ...]:
    """The judgements that stand in the collection itself."""
    rows = collection.judgements[list(COLUMNS)].to_dict("records")
    return tuple(_judgement({str(key): str(value) for key, value in row.items()}) for row in rows)


def time_stamp(at: datetime) -> str:
    """A time as the tables hold it: UTC, to the microsecond, so that texts sort as times do."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def reviewer(by: str) -> str:
    """A reviewer's name on one line.

    Raises:
        JudgementError: There is none.
    """
    if not (name := _one_line(by)):
        raise JudgementError("no name given for the reviewer; allowed: a name, so that others know whom to ask")
    return name


def _one_line(words: str) -> str:
    printable = "".join(character if character.isprintable() else " " for character in words)
    return " ".join(printable.split())


def _ids(judged: dict[str, str]) -> Iterable[str]:
    """Digests of what was judged; the second is for judging it again after it was undone, and so on."""
    said = "\x1f".join(judged[key] for key in ("claim_a", "claim_b", "verdict", "by", "at", "why"))
    for again in range(1_000_000):
        yield "j-" + hashlib.sha256(f"{said}\x1f{again}".encode()).hexdigest()[:16]


def _history(connection: Connection, collection: Collection | None) -> tuple[Judgement, ...]:
    rows = {
        row.judgement_id: _judgement(_texts(row))
        for row in connection.execute(select(database_tables.judgements).order_by(database_tables.judgements.c.number))
    }
    of_collection = {each.judgement_id: each for each in (judgements_of(collection) if collection else ())}
    every = {**of_collection, **rows}
    for row in connection.execute(select(database_tables.confirmed).order_by(database_tables.confirmed.c.number)):
        if row.judgement_id in every:
            every[row.judgement_id] = replace(
                every[row.judgement_id],
                digest_a=row.digest_a,
                digest_b=row.digest_b,
                confirmed_by=row.by,
                confirmed_at=row.at,
            )
    for row in connection.execute(select(database_tables.undone)):
        if row.judgement_id in every:
            every[row.judgement_id] = replace(every[row.judgement_id], undone_by=row.by, undone_at=row.at)
    return tuple(every.values())


def _texts(row: "Row[tuple[object, ...]]") -> dict[str, str]:
    return {key: str(value) for key, value in row._mapping.items()}


def _judgement(texts: dict[str, str]) -> Judgement:
    names = {field.name for field in fields(Judgement)} - {"verdict"}
    return Judgement(verdict=Verdict(texts["verdict"]), **{name: text for name, text in texts.items() if name in names})


def _find(history: tuple[Judgement, ...], judgement_id: str) -> Judgement:
    for each in history:
        if each.judgement_id == judgement_id:
            return each
    raise UnknownIdError(f"no judgement {judgement_id!r}; allowed: an id that claims judgements lists")

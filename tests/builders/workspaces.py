"""What tests of the workspace share: a time that passes on demand, and judgements in one line."""

from datetime import UTC, datetime, timedelta
from itertools import count

from claims.model import Verdict
from claims.tables import Collection
from claims.workspace import Judgement, Workspace, record_judgement

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
_SECONDS = count(1)


def later() -> datetime:
    """A second after the last time that was asked for."""
    return NOON + timedelta(seconds=next(_SECONDS))


def judge(
    workspace: Workspace,
    collection: Collection,
    pair: str,
    verdict: Verdict = Verdict.SAME,
    *,
    by: str = "Ana",
    why: str = "",
) -> Judgement:
    """Records a judgement on two claims, named by one letter each."""
    return record_judgement(workspace, collection, pair[0], pair[1], verdict, by=by, at=later(), why=why)

"""The document that the visitor codes, which nobody else codes meanwhile."""

from contextlib import suppress
from datetime import UTC, datetime

from claims.errors import ClaimsError
from claims.team.takings import ItemKind, Taking, release_taken, take_next, takings_now
from claims.workspace import read_team_settings
from views.state.cached_study import CachedMatched
from views.state.work.visitor import visitor_name


def hold_document(matched: CachedMatched, document_id: str) -> Taking | None:
    """Takes a document for the visitor; where somebody else has it, who and until when.

    Nothing is taken where the document is new, nobody gave a name, or no project is open.
    """
    by, now = visitor_name(), datetime.now(UTC)
    if matched.project is None or not by or not document_id:
        return None
    with suppress(ClaimsError), matched.open_workspace() as workspace:
        minutes = read_team_settings(workspace).taking_minutes
        if not take_next(workspace, ItemKind.DOCUMENT, {document_id: 1}, by=by, at=now, minutes=minutes):
            return next(each for each in takings_now(workspace, at=now) if each.item_id == document_id)
    return None


def release_document(matched: CachedMatched) -> None:
    """Lets go of the document that the visitor has coded."""
    if matched.project is not None and (by := visitor_name()):
        with suppress(ClaimsError), matched.open_workspace() as workspace:
            release_taken(workspace, ItemKind.DOCUMENT, by=by, at=datetime.now(UTC))

"""Session state of the page Add a document: the drafts, their undo history, and the stored documents and claims that are similar."""

from dataclasses import dataclass, replace

import streamlit as st
from streamlit.errors import StreamlitAPIException

from claims.coding import Vocabulary
from claims.errors import RowProblem
from claims.extract import (
    DraftClaim,
    DraftDocument,
    LikeDocument,
    Suggestion,
    added_rows,
    like_documents,
    suggest_names,
)
from claims.extract.draft.confidence import with_stored_agreement
from claims.extract.records import ProposedRow
from claims.incidents import Incidents
from claims.matching import LikeClaim, like_claims, match_added_claims
from claims.model import Statement
from claims.tables import Collection
from claims.workspace import accepted_texts, join_new
from views.state.cached_study import CachedMatched
from views.state.page_study import PageStudy

SESSION, ADDED, ERROR, EDITING, CLAIM, _OPENED = (
    f"adding-{key}" for key in ("session", "added", "error", "editing", "claim", "opened")
)
MOST_UNDONE = 50  # steps that can be taken back
NAMED = ("sources", "parties", "places")  # the tables of names that drafts add to
Places = frozenset[tuple[int, int, str]]  # start, end and field of each statement of a claim


@dataclass(frozen=True, kw_only=True)
class DraftSession:
    """One document being added, kept in the session alone; every change makes a new record.

    Attributes:
        source: The row of its source.
        names: Of the collection, of what the draft proposes and of what was typed since.
        past: The drafts before each change, the newest last.
        stored: Stored documents that may be the same.
        suggestions: Names in the text that may be other spellings of known ones.
        similar: Stored claims similar to each claim as it was read, by the places of its statements.
    """

    draft: DraftDocument
    source: dict[str, str]
    names: Vocabulary
    past: tuple[DraftDocument, ...] = ()
    stored: tuple[LikeDocument, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    similar: tuple[tuple[Places, tuple[LikeClaim, ...]], ...] = ()

    def similar_to(self, claim: DraftClaim) -> tuple[LikeClaim, ...]:
        """The stored claims similar to any that this one was made of, best first."""
        places = places_of(claim)
        by_id = {
            match.stored_id: match
            for read_places, matches in self.similar
            if read_places & places
            for match in reversed(matches)
        }
        return tuple(sorted(by_id.values(), key=lambda match: (-match.probability, match.stored_id)))


def current() -> DraftSession:
    """The document being added in this session."""
    session: DraftSession = st.session_state[SESSION]
    return session


def note_opened(form: str) -> None:
    """Notes what the boxes of a form for a statement hold, once it was drawn for the first time."""
    if st.session_state.get(_OPENED, ("",))[0] != form:
        st.session_state[_OPENED] = (form, _boxes(form))


def is_unsaved() -> bool:
    """Whether a form for a statement is open that holds something else than when it was opened."""
    form, opened = st.session_state.get(_OPENED, ("", {}))
    return EDITING in st.session_state and bool(form) and _boxes(form) not in ({}, opened)  # none after another page


def close_form() -> None:
    """Closes the form for a statement with what is in it."""
    for key in (EDITING, _OPENED):
        st.session_state.pop(key, None)


def _boxes(form: str) -> dict[str, object]:
    return {
        str(key): value
        for key, value in st.session_state.items()
        if str(key).startswith(f"{form}-") and not str(key).endswith(("-keep", "-cancel"))
    }


def change(draft: DraftDocument, *, names: Vocabulary | None = None) -> None:
    """Replaces the draft, and the names where more are known now; the draft before can be had back.

    A form that is open and not saved would be lost, so nothing changes until it is saved or closed.
    """
    if is_unsaved():
        return
    session = current()
    past = (*session.past, session.draft)[-MOST_UNDONE:]
    st.session_state[SESSION] = replace(session, draft=draft, names=names or session.names, past=past)
    close_form()


def undo() -> None:
    """Takes the last change back."""
    if is_unsaved():
        return
    session = current()
    if session.past:
        st.session_state[SESSION] = replace(session, draft=session.past[-1], past=session.past[:-1])
    close_form()


def redraw() -> None:
    """Draws the drafts again: the fragment alone where the run is the fragment's, else the page."""
    try:
        st.rerun(scope="fragment")
    except StreamlitAPIException:
        st.rerun()


def forget_document() -> None:
    """Forgets the document and everything read in it."""
    close_form()
    for key in (SESSION, ERROR, CLAIM):
        st.session_state.pop(key, None)


def with_names(draft: DraftDocument, names: Vocabulary) -> DraftDocument:
    """The draft with every name that is new as a row that it proposes."""
    known = {(row.table, row.row_id) for row in draft.proposed}
    typed = (ProposedRow.of_cells(table, row) for table in NAMED for row in names.added.get(table, {}).values())
    return replace(draft, proposed=(*draft.proposed, *(row for row in typed if (row.table, row.row_id) not in known)))


def places_of(claim: DraftClaim) -> Places:
    """Where the statements of a claim stand in the text."""
    return frozenset((statement.start, statement.end, statement.field) for statement in claim.statements)


def start_session(
    study: PageStudy, matched: CachedMatched, draft: DraftDocument, source: dict[str, str]
) -> DraftSession:
    """The session of a draft that was read, with what is stored that is similar, and confidence raised by agreement."""
    collection = matched.collection
    joined = join_new(collection, added_rows(draft, collection=collection, source=source))
    by_claim: dict[str, list[LikeClaim]] = {claim_id: [] for claim_id in joined.claim_ids}
    if draft.claims:
        matches = match_added_claims(joined.collection, matched.matches, before=collection)
        for match in like_claims(joined.collection, matches, joined.claim_ids):
            by_claim[match.claim_id].append(match)
    similar = [by_claim[claim_id] for claim_id in joined.claim_ids]
    claims = tuple(
        _with_agreement(claim, matches, study.incidents, collection, source["source_id"])
        for claim, matches in zip(draft.claims, similar, strict=True)
    )
    names = Vocabulary({table: getattr(collection, table) for table in (*NAMED, "fields")})
    for row in draft.proposed:
        names = names.with_rows(row.table, [row.cells])
    return DraftSession(
        draft=replace(draft, claims=claims),
        source=source,
        names=names.with_rows("sources", [source]),
        stored=like_documents(draft.document, collection, texts=_texts(matched)),
        suggestions=suggest_names(draft.document, collection),
        similar=tuple((places_of(claim), tuple(matches)) for claim, matches in zip(claims, similar, strict=True)),
    )


def problems_of(collection: Collection, draft: DraftDocument, source: dict[str, str]) -> tuple[RowProblem, ...]:
    """What the checks of the collection find in the rows of a draft."""
    return join_new(collection, added_rows(draft, collection=collection, source=source)).problems


def _with_agreement(
    claim: DraftClaim, similar: list[LikeClaim], incidents: Incidents, collection: Collection, source_id: str
) -> DraftClaim:
    """The claim with the confidence that agreement with the other accounts of its likeliest incident gives."""
    if not similar:
        return claim
    statements: dict[str, list[Statement]] = {}
    for stored_id in incidents.claims_of[incidents.incident_of[similar[0].stored_id]]:
        if (other_id := collection.source_of_claim(stored_id)) != source_id:
            statements.setdefault(other_id, []).extend(collection.statements_of_claim[stored_id])
    return with_stored_agreement(claim, statements)


def _texts(matched: CachedMatched) -> dict[str, str]:
    """Document id to text, of the documents that were added."""
    if matched.workspace_file is None:
        return {}
    with matched.open_workspace() as workspace:
        return accepted_texts(workspace)

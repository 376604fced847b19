"""What a reviewer has before them while adding a document: the drafts, their past, and what is stored that is like them."""

from dataclasses import dataclass, replace

import streamlit as st
from streamlit.errors import StreamlitAPIException

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
from claims.incidents import Incidents
from claims.matching import LikeClaim, like_claims, match_added_claims
from claims.model import Statement
from claims.tables import Collection
from claims.workspace import accepted_texts, join_new, open_workspace
from views.state.cached_study import CachedMatched
from views.state.page_study import PageStudy

BENCH, DONE, ERROR, EDITING, CLAIM = (f"adding-{each}" for each in ("bench", "done", "error", "editing", "claim"))
MOST_UNDONE = 50  # steps that can be taken back
Place = frozenset[tuple[int, int, str]]  # where the statements of a claim stand


@dataclass(frozen=True, kw_only=True)
class Bench:
    """One document being added, kept in the session alone; every change is a new one.

    Attributes:
        source: The row of its source.
        past: The drafts before each change, the newest last.
        like: Stored claims like each claim as it was read, by the place of its statements.
    """

    draft: DraftDocument
    source: dict[str, str]
    past: tuple[DraftDocument, ...] = ()
    stored: tuple[LikeDocument, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    like: tuple[tuple[Place, tuple[LikeClaim, ...]], ...] = ()

    def like_of(self, claim: DraftClaim) -> tuple[LikeClaim, ...]:
        """The stored claims like any that this one was made of, best first."""
        own = place_of(claim)
        found = {each.stored_id: each for place, like in self.like if place & own for each in reversed(like)}
        return tuple(sorted(found.values(), key=lambda each: (-each.probability, each.stored_id)))


def current() -> Bench:
    """The bench of this session."""
    bench: Bench = st.session_state[BENCH]
    return bench


def change(draft: DraftDocument) -> None:
    """Puts a changed draft on the bench; the one before can be had back."""
    bench = current()
    st.session_state[BENCH] = replace(bench, draft=draft, past=(*bench.past, bench.draft)[-MOST_UNDONE:])
    st.session_state.pop(EDITING, None)


def undo() -> None:
    """Takes the last change back."""
    bench = current()
    if bench.past:
        st.session_state[BENCH] = replace(bench, draft=bench.past[-1], past=bench.past[:-1])
    st.session_state.pop(EDITING, None)


def redraw() -> None:
    """Draws the bench again: the fragment alone where the run is the fragment's own, else the page."""
    try:
        st.rerun(scope="fragment")
    except StreamlitAPIException:
        st.rerun()


def clear() -> None:
    """Forgets the document and everything read in it."""
    for key in (BENCH, ERROR, EDITING, CLAIM):
        st.session_state.pop(key, None)


def place_of(claim: DraftClaim) -> Place:
    return frozenset((each.start, each.end, each.field) for each in claim.statements)


def set_up(study: PageStudy, matched: CachedMatched, draft: DraftDocument, source: dict[str, str]) -> Bench:
    """The bench of a draft that was read: with stored documents and claims like it, and confidence by agreement."""
    collection = matched.collection
    rows = added_rows(draft, collection=collection, source=source)
    like: dict[str, list[LikeClaim]] = {}
    joined = join_new(collection, rows)
    if draft.claims:
        matches = match_added_claims(joined.collection, matched.matches, before=collection)
        for each in like_claims(joined.collection, matches, joined.claim_ids):
            like.setdefault(each.claim_id, []).append(each)
    ids = joined.claim_ids
    claims = [
        _agreeing(claim, like.get(claim_id, []), study.incidents, collection, source["source_id"])
        for claim_id, claim in zip(ids, draft.claims, strict=True)
    ]
    return Bench(
        draft=replace(draft, claims=tuple(claims)),
        source=source,
        stored=like_documents(draft.document, collection, texts=_texts(matched)),
        suggestions=suggest_names(draft.document, collection),
        like=tuple(
            (place_of(claim), tuple(like.get(claim_id, ()))) for claim_id, claim in zip(ids, claims, strict=True)
        ),
    )


def problems_of(collection: Collection, draft: DraftDocument, source: dict[str, str]) -> tuple[RowProblem, ...]:
    """What the collection's checks say of the rows of a draft."""
    return join_new(collection, added_rows(draft, collection=collection, source=source)).problems


def _agreeing(
    claim: DraftClaim, like: list[LikeClaim], incidents: Incidents, collection: Collection, source_id: str
) -> DraftClaim:
    """The claim with the confidence that agreement with the accounts of its likeliest incident gives."""
    if not like:
        return claim
    incident = incidents.incident_of[like[0].stored_id]
    told: dict[str, list[Statement]] = {}
    for stored in incidents.claims_of[incident]:
        if (by := collection.source_of_claim(stored)) != source_id:
            told.setdefault(by, []).extend(collection.statements_of_claim[stored])
    return with_stored_agreement(claim, told)


def _texts(matched: CachedMatched) -> dict[str, str]:
    if matched.workspace_file is None:
        return {}
    with open_workspace(matched.workspace_file, collection=matched.collection.name) as workspace:
        return accepted_texts(workspace)

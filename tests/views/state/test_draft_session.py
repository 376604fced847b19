"""The session of a document being added: changes that can be taken back, and stored claims similar to each draft claim."""

from dataclasses import replace

import pytest
import streamlit as st

from claims.extract import DraftDocument
from claims.matching import LikeClaim
from tests.builders.drafts import draft_of
from views.state import draft_session
from views.state.draft_session import CLAIM, EDITING, MOST_UNDONE, SESSION, DraftSession, places_of

TEXT = "On Saturday nine policemen were killed in clashes in Qamishli.\n\nOn Sunday two people were detained in al-Hasakah."


@pytest.fixture
def draft() -> DraftDocument:
    """Two claims; its session is the current one."""
    draft = draft_of(TEXT)
    assert len(draft.claims) == 2
    st.session_state[SESSION] = DraftSession(draft=draft, source={})
    return draft


def renamed(draft: DraftDocument, title: str) -> DraftDocument:
    return replace(draft, document=replace(draft.document, title=title))


def test_each_change_can_be_taken_back_and_ends_editing(draft: DraftDocument) -> None:
    st.session_state[EDITING] = (0, 0)
    draft_session.change(renamed(draft, "one"))
    draft_session.change(renamed(draft, "two"))
    assert EDITING not in st.session_state
    assert draft_session.current().draft.document.title == "two"
    draft_session.undo()
    assert draft_session.current().draft.document.title == "one"
    draft_session.undo()
    assert draft_session.current().draft == draft
    draft_session.undo()
    assert draft_session.current().draft == draft


def test_only_so_many_changes_are_remembered(draft: DraftDocument) -> None:
    for number in range(MOST_UNDONE + 2):
        draft_session.change(renamed(draft, str(number)))
    past = draft_session.current().past
    assert len(past) == MOST_UNDONE
    assert past[0].document.title == "1"


def test_clearing_forgets_the_document_and_nothing_else(draft: DraftDocument) -> None:
    assert draft.claims
    st.session_state.update({CLAIM: 1, "else": 1})
    draft_session.forget_document()
    assert dict(st.session_state) == {"else": 1}


def similar(claim_id: str, stored_id: str, probability: float) -> LikeClaim:
    return LikeClaim(claim_id=claim_id, stored_id=stored_id, probability=probability, same_source=False)


def test_similar_claims_are_those_of_all_claims_that_a_merged_one_was_made_of_best_first(draft: DraftDocument) -> None:
    first, second = draft.claims
    session = DraftSession(
        draft=draft,
        source={},
        similar=(
            (places_of(first), (similar("x", "b", 0.9), similar("x", "c", 0.4))),
            (places_of(second), (similar("y", "a", 0.9), similar("y", "c", 0.3))),
        ),
    )
    merged = replace(first, statements=(*first.statements, *second.statements))
    assert [match.stored_id for match in session.similar_to(second)] == ["a", "c"]
    assert [match.stored_id for match in session.similar_to(merged)] == ["a", "b", "c"]
    assert session.similar_to(replace(first, statements=())) == ()

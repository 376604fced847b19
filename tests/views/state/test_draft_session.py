"""The session of a document being added: changes that can be taken back, and stored claims similar to each draft claim."""

from dataclasses import replace

import pytest
import streamlit as st

from claims.coding import Vocabulary
from claims.extract import DraftClaim, DraftDocument
from claims.matching import LikeClaim
from claims.model import Statement
from claims.study import match_collection
from tests.builders.drafts import draft_of
from views.state import draft_session
from views.state.cached_study import CachedMatched
from views.state.draft_session import CLAIM, EDITING, MOST_UNDONE, SESSION, DraftSession, places_of
from views.state.page_study import PageStudy

TEXT = "On Saturday nine policemen were killed in clashes in Qamishli.\n\nOn Sunday two people were detained in al-Hasakah."


@pytest.fixture
def draft() -> DraftDocument:
    """Two claims; its session is the current one."""
    draft = draft_of(TEXT)
    assert len(draft.claims) == 2
    st.session_state[SESSION] = DraftSession(draft=draft, source={}, names=Vocabulary({}))
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


def test_a_form_without_its_boxes_holds_nothing_to_save(draft: DraftDocument) -> None:
    st.session_state.update({EDITING: (0, 0), "edit-field": "killed"})
    draft_session.note_opened("edit")
    st.session_state["edit-field"] = "wounded"
    draft_session.change(renamed(draft, "lost"))
    assert draft_session.is_unsaved()
    assert draft_session.current().draft == draft
    del st.session_state["edit-field"]  # as Streamlit does while another page is shown
    assert not draft_session.is_unsaved()


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
        names=Vocabulary({}),
        similar=(
            (places_of(first), (similar("x", "b", 0.9), similar("x", "c", 0.4))),
            (places_of(second), (similar("y", "a", 0.9), similar("y", "c", 0.3))),
        ),
    )
    merged = replace(first, statements=(*first.statements, *second.statements))
    assert [match.stored_id for match in session.similar_to(second)] == ["a", "c"]
    assert [match.stored_id for match in session.similar_to(merged)] == ["a", "b", "c"]
    assert session.similar_to(replace(first, statements=())) == ()


def test_a_session_begins_with_what_is_stored_and_the_accounts_of_other_sources(
    page_study: PageStudy, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[dict[str, list[Statement]]] = []

    def agree(claim: DraftClaim, accounts: dict[str, list[Statement]]) -> DraftClaim:
        heard.append(accounts)
        return replace(claim, title="agreed")

    monkeypatch.setattr(draft_session, "with_stored_agreement", agree)
    matched = CachedMatched(**vars(match_collection(page_study.collection)), key="shipped")
    text = (
        "On Saturday, January 23, 2021, clashes erupted in the Halko neighbourhood of Qamishli between Asayish and the "
        "National Defense Forces.\n\nOn 3 March 1999, a bridge was opened."
    )
    source = page_study.collection.row("sources", "sohr")
    draft = draft_of(text, source_id="sohr")
    session = draft_session.start_session(page_study, matched, draft, {key: str(cell) for key, cell in source.items()})
    similar = session.similar_to(session.draft.claims[0])
    incident_id = page_study.incidents.incident_of[similar[0].stored_id]
    others = {
        page_study.collection.source_of_claim(claim_id) for claim_id in page_study.incidents.claims_of[incident_id]
    }
    assert session.draft.claims[0].title == "agreed"
    assert set(heard[0]) == others - {"sohr"} != set()
    assert all(match.same_source is (match.stored_id.startswith("sohr")) for match in similar)
    assert session.stored == ()

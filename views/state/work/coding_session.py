"""Session state of the page Code by hand: which account is in the form, and what was saved last."""

from dataclasses import dataclass, field

import streamlit as st

from claims.coding import CodedAccount, FormAnswers, Vocabulary, account_of
from claims.projects import open_project
from claims.schema import TABLES
from views.state.cached_study import CachedMatched
from views.state.page_study import AsItWas

_SESSION = "coding-session"
_SAVED = "coding-saved"


@dataclass(frozen=True, kw_only=True)
class CodingSession:
    """What the form is filled with.

    Attributes:
        serial: Counts the forms of this visit, so that each has fields of its own.
        claim_id: Of the account that is changed; "" for a new one.
        document_id: Of the document that a new account is of; "" where it is asked.
        answers: What a new account begins with, such as the event that another report is of.
    """

    serial: int = 0
    claim_id: str = ""
    document_id: str = ""
    answers: FormAnswers = field(default_factory=FormAnswers)


@dataclass(frozen=True, kw_only=True)
class LastSaved:
    """What was saved last.

    Attributes:
        what: What was done.
        claim_id: The account; "" where it is no longer there.
        document_id: The document that it is of.
        event: What another report of the same event begins with.
        before: What there was before; None where the account is no longer there.
        is_done: Whether nothing is asked until the visitor says what is next.
        is_told: Whether the visitor was told.
    """

    what: str
    claim_id: str = ""
    document_id: str = ""
    event: FormAnswers = field(default_factory=FormAnswers)
    before: AsItWas | None = None
    is_done: bool = False
    is_told: bool = False


def coding_session() -> CodingSession:
    """What is in the form of this visit."""
    session: CodingSession = st.session_state.setdefault(_SESSION, CodingSession())
    return session


def begin_form(*, claim_id: str = "", document_id: str = "", answers: FormAnswers | None = None) -> None:
    """Fills the form anew; what was saved before is no longer told."""
    st.session_state.pop(_SAVED, None)
    st.session_state[_SESSION] = CodingSession(
        serial=coding_session().serial + 1,
        claim_id=claim_id,
        document_id=document_id,
        answers=answers or FormAnswers(),
    )


def note_saved(saved: LastSaved) -> None:
    """Keeps what was saved, to be told above the next form."""
    st.session_state[_SAVED] = saved


def last_saved() -> LastSaved | None:
    """What was saved before the form that is shown; None where nothing was."""
    saved: LastSaved | None = st.session_state.get(_SAVED)
    return saved


def opened_account(vocabulary: Vocabulary, session: CodingSession) -> CodedAccount | None:
    """The account that is changed; None where there is none, or no longer."""
    is_there = session.claim_id and session.claim_id in vocabulary.rows("claims")
    return account_of(vocabulary, session.claim_id) if is_there else None


@st.cache_resource(max_entries=4, show_spinner=False)
def project_vocabulary(_matched: CachedMatched, key: str) -> Vocabulary:  # noqa: ARG001  # the key is that of the cache
    """The rows of the open collection as they are kept, shared among all who read them."""
    if _matched.project is None:
        return Vocabulary({table: getattr(_matched.collection, table) for table in TABLES})
    with open_project(_matched.project) as project:
        return Vocabulary(project.frames())

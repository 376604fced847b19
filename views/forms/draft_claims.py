"""Draft claims beside their text: one claim at a time, each statement with its words, to correct, accept or reject."""

from functools import partial

import streamlit as st

from claims.coding import say_speakers
from claims.exports import visible
from claims.extract import DraftClaim, DraftStatement
from claims.extract.draft import editing as edit
from claims.extract.records import fragment_of
from claims.incidents import Incidents
from claims.model import Basis
from claims.tables import Collection
from views.blocks.evidence import speaker_words
from views.blocks.highlight import MOST_LETTERS, highlighted_text
from views.forms.coding.statement_labels import value_in_words
from views.forms.similar_stored import similar_claims
from views.forms.statement_form import edit_statement
from views.markup import literal, name, quote, show
from views.state.draft_session import (
    CLAIM,
    EDITING,
    DraftSession,
    change,
    close_form,
    current,
    is_unsaved,
    redraw,
    undo,
)
from views.texts import add_document_words as add_words
from views.texts import words
from views.texts.translation import counted, localised


def show_drafts(collection: Collection, incidents: Incidents) -> None:
    """Draws the claim that is chosen, beside its text."""
    claims = current().draft.claims
    if not claims:
        show(
            f'<div class="cc cc-box"><p><b>{add_words.NOTHING_FOUND}</b></p><p>{add_words.NOTHING_FOUND_WHY}</p></div>'
        )
        st.button(add_words.UNDO_CHANGE, on_click=undo, disabled=not current().past, key="undo-empty")
        return
    chosen = _choose(claims)
    text, drafts = st.columns([5, 6], gap="medium")
    with drafts:
        _claim(collection, incidents, chosen)
    with text:
        _text(chosen)


def show_unsaved() -> None:
    """Says why nothing else can be done while a statement is changed and not saved."""
    if is_unsaved():
        show(f'<div class="cc"><p role="status">{add_words.UNSAVED}</p></div>')


def _choose(claims: tuple[DraftClaim, ...]) -> int:
    """The position of the chosen claim."""
    waiting = is_unsaved()
    at = min(int(st.session_state.get(CLAIM, 0)), len(claims) - 1)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            add_words.CHOOSE_CLAIM,
            range(len(claims)),
            index=at,
            format_func=partial(_option, claims),
            key=f"claim-{len(current().past)}-{at}",
            disabled=waiting,
        )
        st.button(words.PREVIOUS, on_click=partial(_go, at - 1), disabled=waiting or at == 0)
        st.button(words.NEXT, on_click=partial(_go, at + 1), disabled=waiting or at == len(claims) - 1)
    if chosen != at and not waiting:
        _go(chosen)
        redraw()
    return at


def _go(at: int) -> None:
    if not is_unsaved():
        st.session_state[CLAIM] = max(at, 0)
        close_form()


def _open_form(at: int, number: int) -> None:
    if not is_unsaved():
        close_form()
        st.session_state[EDITING] = (at, number)


def _option(claims: tuple[DraftClaim, ...], at: int) -> str:
    if at >= len(claims):
        return ""
    claim = claims[at]
    mark = add_words.MARK_ACCEPTED * claim.accepted + add_words.MARK_BACKGROUND * claim.background
    number = counted(len(claim.statements), "statements")
    return visible(
        add_words.CLAIM_OPTION.format(number=at + 1, all=len(claims), title=claim.title, statements=number, mark=mark)
    )


def _text(at: int) -> None:
    session = current()
    show(f'<div class="cc"><h3>{add_words.TEXT_HERE}</h3></div>')
    is_short = len(session.draft.document.text) <= MOST_LETTERS
    whole = is_short and st.toggle(add_words.WHOLE_TEXT, key="whole-text")
    if not is_short:
        show(f'<div class="cc"><p class="cc-soft">{add_words.WHOLE_TEXT_MOST}</p></div>')
    editing = st.session_state.get(EDITING, (None, None))
    chosen = editing[1] if editing[0] == at else None
    show(highlighted_text(session.draft.document, session.draft.claims[at].statements, chosen=chosen, whole=whole))


def _claim(collection: Collection, incidents: Incidents, at: int) -> None:
    session = current()
    claim, key = session.draft.claims[at], f"{len(session.past)}-{at}"
    waiting = is_unsaved()
    title = st.text_input(add_words.CLAIM_TITLE, claim.title, key=f"title-{key}", disabled=waiting)
    if title and title.strip() != claim.title and not waiting:
        change(edit.retitle_claim(session.draft, at, title))
        redraw()
    show(similar_claims(collection, incidents, session.similar_to(claim)))
    with st.container(horizontal=True):
        label = add_words.NOT_YET if claim.accepted else add_words.ACCEPT_CLAIM
        st.button(
            label,
            key=f"accept-{key}",
            type="secondary" if claim.accepted else "primary",
            on_click=partial(_accept, at, accepted=not claim.accepted),
            disabled=waiting,
        )
        st.button(
            add_words.REJECT_CLAIM,
            key=f"reject-{key}",
            on_click=lambda: change(edit.drop_claim(session.draft, at)),
            disabled=waiting,
        )
        st.button(add_words.UNDO_CHANGE, key=f"undo-{key}", on_click=undo, disabled=waiting or not session.past)
        _structure(session, at, key)
    show_unsaved()
    for number, statement in enumerate(claim.statements):
        if st.session_state.get(EDITING) == (at, number):
            show(_statement(collection, session, number, statement))
            edit_statement(collection, at, number)
        else:
            _row(collection, session, at, number, key)
    new = (at, len(claim.statements))
    if st.session_state.get(EDITING) == new:
        edit_statement(collection, *new)
    else:
        st.button(
            add_words.ADD_STATEMENT, key=f"add-statement-{key}", on_click=partial(_open_form, *new), disabled=waiting
        )


def _accept(at: int, *, accepted: bool) -> None:
    """Accepts a claim and goes on to the next that is open; not while a statement is changed and not saved."""
    change(edit.accept_claims(current().draft, [at], accepted=accepted))
    claims = current().draft.claims
    open_claims = [place for place in (*range(at + 1, len(claims)), *range(at)) if not claims[place].accepted]
    if accepted and open_claims:
        _go(open_claims[0])


def _structure(session: DraftSession, at: int, key: str) -> None:
    """Splitting and merging, in a box of their own."""
    claims = session.draft.claims
    statements = claims[at].statements
    others = [place for place in range(len(claims)) if place != at]
    with st.popover(add_words.STRUCTURE, disabled=is_unsaved()):
        if len(statements) > 1:
            begin = st.number_input(add_words.SPLIT_AT, 2, len(statements), 2, key=f"split-at-{key}")
            st.button(
                add_words.SPLIT,
                key=f"split-{key}",
                on_click=lambda: change(edit.split_claim(session.draft, at, int(begin) - 1)),
            )
        if others:
            other = st.selectbox(
                add_words.MERGE_WITH,
                others,
                index=min(at, len(others) - 1),
                format_func=partial(_option, claims),
                key=f"merge-with-{key}",
            )
            st.button(add_words.MERGE, key=f"merge-{key}", on_click=lambda: _merge(session, at, other))


def _merge(session: DraftSession, at: int, other: int) -> None:
    change(edit.merge_claims(session.draft, at, other))
    _go(min(at, other))


def _row(collection: Collection, session: DraftSession, at: int, number: int, key: str) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="top", wrap=False):
        show(_statement(collection, session, number, session.draft.claims[at].statements[number]))
        st.button(
            add_words.EDIT_ONE.format(number=number + 1),
            key=f"edit-one-{key}-{number}",
            type="tertiary",
            on_click=partial(_open_form, at, number),
            disabled=is_unsaved(),
        )
        st.button(
            add_words.REJECT_ONE.format(number=number + 1),
            key=f"reject-one-{key}-{number}",
            type="tertiary",
            on_click=lambda: change(edit.drop_statement(session.draft, at, number)),
            disabled=is_unsaved(),
        )


def _statement(collection: Collection, session: DraftSession, number: int, statement: DraftStatement) -> str:
    """One statement: field, value, who says it, how sure, and its words."""
    spec = collection.field_specs.get(statement.field)
    label = localised(spec.label) if spec else statement.field
    names = session.names
    group = f" · {name(names.name_of('parties', statement.group))}" if statement.group else ""
    publisher = name(session.source["name"])
    who = say_speakers(
        publisher, statement.stance, statement.chain, lambda each: name(names.name_of("sources", each)), speaker_words()
    )
    notes = [
        add_words.CORRECTED
        if statement.rule == edit.EDITED
        else add_words.SURE.format(share=round(statement.confidence * 100))
    ]
    if statement.part_of is not None:
        notes.append(add_words.PART_OF_NUMBER.format(number=statement.part_of + 1))
    if statement.reading_of is not None:
        notes.append(add_words.READING_OF_NUMBER.format(number=statement.reading_of + 1))
    notes += [] if statement.basis is Basis.STATED else [add_words.BASES[statement.basis]]
    notes += [f"{words.NOTE} {literal(statement.note)}"] if statement.note else []
    stored = [document_id for document_id in statement.cites if document_id in collection.rows["documents"]]
    notes += [f"{words.CITES} {name(collection.name_of('documents', document_id))}" for document_id in stored]
    document = session.draft.document
    fragment, verbatim = fragment_of(document, statement.start, statement.end)
    return (
        f'<div class="cc cc-words"><p><b>{number + 1}</b> <span class="cc-soft">{literal(label)}{group}</span> '
        f"<b>{name(value_in_words(names, spec.type if spec else None, statement.value))}</b> "
        f'<span class="cc-soft">{who} · {" · ".join(notes)}</span></p>'
        f"{quote(fragment, document.language, verbatim=verbatim)}</div>"
    )

"""Draft claims beside their text: one claim at a time, each statement with its words, to correct, accept or reject."""

from functools import partial

import streamlit as st

from claims.exports import visible
from claims.extract import DraftClaim, DraftStatement
from claims.extract.draft import editing as edit
from claims.extract.records import fragment_of
from claims.incidents import Incidents
from claims.model import FieldType
from claims.tables import Collection
from claims.values import number_of
from views.blocks.highlight import MOST_LETTERS, highlighted_text
from views.forms.similar_stored import beside
from views.forms.statement_form import edit_statement
from views.markup import literal, name, quote, show
from views.state.draft_session import CLAIM, EDITING, Bench, change, current, redraw, undo
from views.texts import add_document_words as own_words
from views.texts import words


def show_drafts(collection: Collection, incidents: Incidents) -> None:
    """The claim that is chosen, beside its text."""
    claims = current().draft.claims
    if not claims:
        show(
            f'<div class="cc cc-box"><p><b>{own_words.NOTHING_FOUND}</b></p><p>{own_words.NOTHING_FOUND_WHY}</p></div>'
        )
        st.button(own_words.UNDO_CHANGE, on_click=undo, disabled=not current().past, key="undo-empty")
        return
    chosen = _choose(claims)
    text, drafts = st.columns([5, 6], gap="medium")
    with drafts:
        _claim(collection, incidents, chosen)
    with text:
        _text(chosen)


def _choose(claims: tuple[DraftClaim, ...]) -> int:
    at = min(int(st.session_state.get(CLAIM, 0)), len(claims) - 1)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        picked = st.selectbox(
            own_words.CHOOSE_CLAIM,
            range(len(claims)),
            index=at,
            format_func=lambda each: _option(claims, each),
            key=f"claim-{len(current().past)}-{at}",
        )
        st.button(words.PREVIOUS, on_click=partial(_go, at - 1), disabled=at == 0)
        st.button(words.NEXT, on_click=partial(_go, at + 1), disabled=at == len(claims) - 1)
    if picked != at:
        _go(picked)
        redraw()
    return at


def _go(at: int) -> None:
    st.session_state[CLAIM] = max(at, 0)
    st.session_state.pop(EDITING, None)


def _option(claims: tuple[DraftClaim, ...], at: int) -> str:
    if at >= len(claims):
        return ""
    own = claims[at]
    mark = own_words.MARK_ACCEPTED * own.accepted + own_words.MARK_BACKGROUND * own.background
    said = number_of(len(own.statements), "statements")
    return visible(
        own_words.CLAIM_OPTION.format(number=at + 1, all=len(claims), title=own.title, statements=said, mark=mark)
    )


def _text(at: int) -> None:
    bench = current()
    show(f'<div class="cc"><h3>{own_words.TEXT_HERE}</h3></div>')
    short = len(bench.draft.document.text) <= MOST_LETTERS
    whole = short and st.toggle(own_words.WHOLE_TEXT, key="whole-text")
    if not short:
        show(f'<div class="cc"><p class="cc-soft">{own_words.WHOLE_TEXT_MOST}</p></div>')
    editing = st.session_state.get(EDITING, (None, None))
    chosen = editing[1] if editing[0] == at else None
    show(highlighted_text(bench.draft.document, bench.draft.claims[at].statements, chosen=chosen, whole=whole))


def _claim(collection: Collection, incidents: Incidents, at: int) -> None:
    bench = current()
    own, key = bench.draft.claims[at], f"{len(bench.past)}-{at}"
    title = st.text_input(own_words.CLAIM_TITLE, own.title, key=f"title-{key}")
    if title and title.strip() != own.title:
        change(edit.retitle_claim(bench.draft, at, title))
        redraw()
    show(beside(collection, incidents, bench, own))
    with st.container(horizontal=True):
        label = own_words.NOT_YET if own.accepted else own_words.ACCEPT_CLAIM
        st.button(
            label,
            key=f"accept-{key}",
            type="secondary" if own.accepted else "primary",
            on_click=partial(_accept, at, accepted=not own.accepted),
        )
        st.button(
            own_words.REJECT_CLAIM, key=f"reject-{key}", on_click=lambda: change(edit.drop_claim(bench.draft, at))
        )
        st.button(own_words.UNDO_CHANGE, key=f"undo-{key}", on_click=undo, disabled=not bench.past)
        _structure(bench, at, key)
    for number, statement in enumerate(own.statements):
        if st.session_state.get(EDITING) == (at, number):
            show(_said(collection, bench, number, statement))
            edit_statement(collection, at, number)
        else:
            _row(collection, bench, at, number, key)


def _accept(at: int, *, accepted: bool) -> None:
    """Accepts a claim and goes on to the next that is open."""
    change(edit.accept_claims(current().draft, [at], accepted=accepted))
    claims = current().draft.claims
    after = [each for each in (*range(at + 1, len(claims)), *range(at)) if not claims[each].accepted]
    if accepted and after:
        _go(after[0])


def _structure(bench: Bench, at: int, key: str) -> None:
    """Splitting and merging, in a box of their own."""
    own, others = bench.draft.claims[at], [each for each in range(len(bench.draft.claims)) if each != at]
    with st.popover(own_words.STRUCTURE):
        if len(own.statements) > 1:
            begin = st.number_input(own_words.SPLIT_AT, 2, len(own.statements), 2, key=f"split-at-{key}")
            st.button(
                own_words.SPLIT,
                key=f"split-{key}",
                on_click=lambda: change(edit.split_claim(bench.draft, at, int(begin) - 1)),
            )
        if others:
            other = st.selectbox(
                own_words.MERGE_WITH,
                others,
                index=min(at, len(others) - 1),
                format_func=lambda each: _option(bench.draft.claims, each),
                key=f"merge-with-{key}",
            )
            st.button(own_words.MERGE, key=f"merge-{key}", on_click=lambda: _merge(bench, at, other))


def _merge(bench: Bench, at: int, other: int) -> None:
    change(edit.merge_claims(bench.draft, at, other))
    _go(min(at, other))


def _row(collection: Collection, bench: Bench, at: int, number: int, key: str) -> None:
    own = bench.draft.claims[at]
    with st.container(horizontal=True, gap="small", vertical_alignment="top"):
        show(_said(collection, bench, number, own.statements[number]))
        st.button(
            own_words.EDIT_ONE.format(number=number + 1),
            key=f"edit-one-{key}-{number}",
            type="tertiary",
            on_click=partial(st.session_state.__setitem__, EDITING, (at, number)),
        )
        st.button(
            own_words.REJECT_ONE.format(number=number + 1),
            key=f"reject-one-{key}-{number}",
            type="tertiary",
            on_click=lambda: change(edit.drop_statement(bench.draft, at, number)),
        )


def _said(collection: Collection, bench: Bench, number: int, own: DraftStatement) -> str:
    """One statement: field, value, who says it, how sure, and its words."""
    spec = collection.field_specs.get(own.field)
    whom = f" · {name(collection.name_of('parties', own.group))}" if own.group else ""
    speakers = " ← ".join(name(collection.name_of("sources", each.source_id)) for each in own.chain)
    voice = f"{own.stance}{f' ← {speakers}' if speakers else ''}"
    sure = own_words.CORRECTED if own.rule == edit.EDITED else own_words.SURE.format(share=round(own.confidence * 100))
    links = [
        pattern.format(number=position + 1)
        for pattern, position in (
            (own_words.PART_OF_NUMBER, own.part_of),
            (own_words.READING_OF_NUMBER, own.reading_of),
        )
        if position is not None
    ]
    cited = [name(collection.name_of("documents", each)) for each in own.cites if each in collection.rows["documents"]]
    more = "".join(f" · {each}" for each in (*links, *(f"{words.CITES} {each}" for each in cited)))
    fragment, verbatim = fragment_of(bench.draft.document, own.start, own.end)
    return (
        f'<div class="cc cc-words"><p><b>{number + 1}</b> <span class="cc-soft">{literal(spec.label if spec else own.field)}{whom}</span> '
        f'<b>{name(_value(collection, own))}</b> <span class="cc-soft">{voice} · {sure}{more}</span></p>'
        f"{quote(fragment, bench.draft.document.language, verbatim=verbatim)}</div>"
    )


def _value(collection: Collection, own: DraftStatement) -> str:
    """The value in words: the name of a party or place, a count or a day as it is written."""
    spec = collection.field_specs.get(own.field)
    tables = {FieldType.PARTY: "parties", FieldType.PLACE: "places"}
    return collection.name_of(tables[spec.type], own.value) if spec and spec.type in tables else own.value

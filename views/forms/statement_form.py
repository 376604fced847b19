"""The form for one statement of a draft: its field, value, words and speakers, each checked before it is kept."""

from datetime import date
from typing import Any

import streamlit as st

from claims.errors import ClaimsError
from claims.exports import visible
from claims.extract import DraftStatement
from claims.extract.draft.editing import add_statement, change_statement
from claims.model import Basis, FieldSpec, FieldType, SourceKind, Speaker, Stance
from claims.tables import Collection
from claims.values import Span
from views.forms.coding.figure_box import count_box
from views.forms.coding.name_choice import NameBoxes
from views.markup import literal, show
from views.option_labels import told_apart
from views.state.draft_session import (
    change,
    close_form,
    current,
    note_opened,
    problems_of,
    redraw,
    with_names,
)
from views.texts import add_document_words as add_words
from views.texts import coding_words
from views.texts.translation import localised

_FLAGS = ("yes", "no")


def edit_statement(collection: Collection, claim: int, at: int) -> None:
    """Draws the form for a statement, or for a new one where `at` is behind the last; it is kept, or what is wrong with it is said."""
    session = current()
    statements = session.draft.claims[claim].statements
    given = statements[at] if at < len(statements) else None
    key = f"edit-{len(session.past)}-{claim}-{at}"
    boxes = NameBoxes(session.names, key)
    with st.container(border=True):
        specs = collection.field_specs
        fields = list(specs)
        left, right = st.columns(2)
        with left:
            field = st.selectbox(
                add_words.EDIT_FIELD,
                fields,
                index=_index(fields, given.field if given else "killed") or 0,
                format_func=told_apart(fields, lambda field: localised(specs[field].label)),
                key=f"{key}-field",
            )
            value = _value(specs[field], given, boxes, key)
            group = boxes.one(
                add_words.EDIT_GROUP, "parties", "group", given.group if given else "", none=add_words.ANYONE_OR_NONE
            )
        with right:
            verbatim = st.text_area(
                add_words.EDIT_WORDS, given.verbatim if given else "", key=f"{key}-words", height=90
            )
            stance = st.selectbox(
                add_words.EDIT_STANCE,
                list(Stance),
                index=list(Stance).index(given.stance) if given else 0,
                format_func=coding_words.VERBS.__getitem__,
                key=f"{key}-stance",
            )
            chain = given.chain if given else ()
            speakers = boxes.several(
                add_words.EDIT_SPEAKERS,
                "sources",
                "chain",
                [link.source_id for link in chain],
                kind=str(SourceKind.SPEAKER),
            )
            basis = st.selectbox(
                add_words.EDIT_BASIS,
                list(Basis),
                index=list(Basis).index(given.basis) if given else 0,
                format_func=add_words.BASES.__getitem__,
                key=f"{key}-basis",
            )
            note = st.text_input(add_words.EDIT_NOTE, given.note if given else "", key=f"{key}-note")
        said = st.text_input(add_words.EDIT_SAID, str(given.said) if given and given.said else "", key=f"{key}-said")
        cites = _cited_documents(collection, given, key)
        with st.container(horizontal=True):
            keep = st.button(add_words.KEEP, key=f"{key}-keep", type="primary")
            st.button(add_words.CANCEL, key=f"{key}-cancel", on_click=close_form)
        note_opened(key)
        if keep:
            old = {link.source_id: link for link in chain}
            chain = tuple(old.get(source_id, Speaker(source_id, Stance.ASSERTS)) for source_id in speakers)
            changes: dict[str, Any] = {
                "field": field,
                "value": value,
                "group": group,
                "verbatim": verbatim,
                "stance": stance,
            }
            changes |= {"basis": basis, "note": str(note or "").strip(), "chain": chain, "cites": cites}
            _keep(collection, claim, at, said, changes, boxes)


def _keep(collection: Collection, claim: int, at: int, said: str, changes: dict[str, Any], boxes: NameBoxes) -> None:
    """Changes the draft if the changed row is valid; else shows each column, what was found and what is allowed."""
    session = current()
    draft = session.draft
    try:
        changes = {**changes, "said": Span.parse(said.strip()) if said.strip() else None}
        statements = draft.claims[claim].statements
        if at < len(statements):
            draft = change_statement(draft, claim, at, **changes)
        else:
            draft = add_statement(draft, claim, near=statements[-1].end, **changes)
        draft = with_names(draft, boxes.vocabulary)
        problems = [
            f"{problem.column}: {problem.found}; {add_words.ALLOWED} {problem.allowed}"
            for problem in problems_of(collection, draft, session.source)
        ]
    except ClaimsError as error:
        problems = [str(error)]
    if not changes["value"]:
        problems = [add_words.MISSING_VALUE] if not boxes.open_questions else []
    if changes["basis"] is Basis.INFERENCE and not changes["note"]:
        problems.append(add_words.MISSING_REASON)
    if boxes.open_questions:
        problems.append(coding_words.MISSING["names"])
    if problems:
        lines = "".join(f"<p>{literal(problem)}</p>" for problem in problems)
        show(f'<div class="cc cc-alert" role="alert"><p><b>{add_words.NOT_KEPT}</b></p>{lines}</div>')
        return
    close_form()
    change(draft, names=boxes.vocabulary)
    redraw()


def _value(spec: FieldSpec, statement: DraftStatement | None, boxes: NameBoxes, key: str) -> str:
    """The value as its column writes it; what is no such value as it was typed. A party stays where another field asks for one."""
    known = current().names.rows("fields").get(statement.field, {}) if statement else {}
    is_named = spec.type in (FieldType.PARTY, FieldType.PLACE) and known.get("type") == spec.type
    text = statement.value if statement and (is_named or spec.field == statement.field) else ""
    key = f"{key}-value-{spec.field}"
    if spec.type is FieldType.COUNT:
        return count_box(add_words.EDIT_VALUE, text, key)
    if spec.type is FieldType.SPAN:
        start = text or (_day_of(statement) if statement else "")
        return str(st.text_input(add_words.EDIT_DATE, start, key=key) or "").strip()
    if spec.type in (FieldType.PARTY, FieldType.PLACE):
        return boxes.one(
            add_words.EDIT_VALUE, "parties" if spec.type is FieldType.PARTY else "places", f"value-{spec.type}", text
        )
    if spec.type in (FieldType.TERM, FieldType.FLAG):
        allowed = list(spec.terms) if spec.type is FieldType.TERM else list(_FLAGS)
        return (
            st.selectbox(add_words.EDIT_VALUE, allowed, index=_index(allowed, text), key=key, format_func=visible) or ""
        )
    return str(st.text_input(add_words.EDIT_VALUE, text, key=key) or "").strip()


def _day_of(statement: DraftStatement) -> str:
    """The value if it is a day, so that a change from "when" to "began" keeps it; else ""."""
    try:
        return date.fromisoformat(statement.value).isoformat()
    except ValueError:
        return ""


def _cited_documents(collection: Collection, statement: DraftStatement | None, key: str) -> tuple[str, ...]:
    """The footnotes that are cited, and the stored documents that are chosen."""
    stored = collection.rows["documents"]
    given = statement.cites if statement else ()
    chosen = st.multiselect(
        add_words.EDIT_CITES,
        list(stored),
        [cited for cited in given if cited in stored],
        format_func=told_apart(stored, lambda document_id: collection.name_of("documents", document_id)),
        key=f"{key}-cites",
        placeholder=add_words.NOBODY_ELSE,
        select_all=False,
    )
    return (*(cited for cited in given if cited not in stored), *chosen)


def _index(values: list[str], value: str) -> int | None:
    return values.index(value) if value in values else None

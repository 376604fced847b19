"""The form for one statement of a draft: its field, value, words and speakers, each checked before it is kept."""

from datetime import date

import streamlit as st

from claims.errors import ClaimsError
from claims.exports import visible
from claims.extract import DraftStatement
from claims.extract.draft.editing import change_statement
from claims.model import Basis, FieldSpec, FieldType, Speaker, Stance
from claims.tables import Collection
from claims.values import Count, Span
from views.markup import literal, show
from views.state.draft_session import EDITING, change, current, problems_of, redraw
from views.texts import add_document_words as add_words
from views.texts.translation import localised

_FLAGS = ("yes", "no")


def edit_statement(collection: Collection, claim: int, at: int) -> None:
    """Draws the form; "Keep" changes the draft, or says what is wrong with the change."""
    statement = current().draft.claims[claim].statements[at]
    key = f"edit-{len(current().past)}-{claim}-{at}"
    with st.container(border=True):
        specs = collection.field_specs
        fields = list(specs)
        left, right = st.columns(2)
        with left:
            field = st.selectbox(
                add_words.EDIT_FIELD,
                fields,
                index=_index(fields, statement.field),
                format_func=lambda name: visible(localised(specs[name].label)),
                key=f"{key}-field",
            )
            spec = specs[field or statement.field]
            value = _value(collection, spec, statement, key)
            group = _choice(add_words.EDIT_GROUP, collection, "parties", statement.group, f"{key}-group")
        with right:
            verbatim = st.text_area(add_words.EDIT_WORDS, statement.verbatim, key=f"{key}-words", height=90)
            stance = st.selectbox(
                add_words.EDIT_STANCE, list(Stance), index=list(Stance).index(statement.stance), key=f"{key}-stance"
            )
            speakers = _several(
                add_words.EDIT_SPEAKERS,
                collection,
                "sources",
                [link.source_id for link in statement.chain],
                f"{key}-chain",
            )
            basis = st.selectbox(
                add_words.EDIT_BASIS,
                list(Basis),
                index=list(Basis).index(statement.basis),
                format_func=add_words.BASES.__getitem__,
                key=f"{key}-basis",
            )
            note = st.text_input(add_words.EDIT_NOTE, statement.note, key=f"{key}-note")
        said = st.text_input(add_words.EDIT_SAID, str(statement.said or ""), key=f"{key}-said")
        cites = _several(
            add_words.EDIT_CITES,
            collection,
            "documents",
            [document_id for document_id in statement.cites if document_id in collection.rows["documents"]],
            f"{key}-cites",
        )
        with st.container(horizontal=True):
            keep = st.button(add_words.KEEP, key=f"{key}-keep", type="primary")
            st.button(add_words.CANCEL, key=f"{key}-cancel", on_click=lambda: st.session_state.pop(EDITING, None))
        if keep:
            old = {link.source_id: link for link in statement.chain}
            chain = tuple(old.get(source_id, Speaker(source_id, Stance.ASSERTS)) for source_id in speakers)
            footnotes = tuple(cited for cited in statement.cites if cited not in collection.rows["documents"])
            changes = {"field": spec.field, "value": value, "group": group, "verbatim": verbatim, "stance": stance}
            changes |= {"basis": basis, "note": str(note or "").strip()}
            _keep(collection, claim, at, said, {**changes, "chain": chain, "cites": (*footnotes, *cites)})


def _keep(collection: Collection, claim: int, at: int, said: str, changes: dict[str, object]) -> None:
    """Changes the draft if the changed row is valid; else shows each column, what was found and what is allowed."""
    session = current()
    try:
        if isinstance(changes["value"], ClaimsError):
            raise changes["value"]
        if said.strip():
            changes = {**changes, "said": Span.parse(said.strip())}
        draft = change_statement(session.draft, claim, at, **{"said": None, **changes})
        problems = [
            f"{problem.column}: {problem.found}; {add_words.ALLOWED} {problem.allowed}"
            for problem in problems_of(collection, draft, session.source)
        ]
    except ClaimsError as error:
        problems = [str(error)]
    if changes["basis"] is Basis.INFERENCE and not changes["note"]:
        problems.append(add_words.MISSING_REASON)
    if problems:
        lines = "".join(f"<p>{literal(problem)}</p>" for problem in problems)
        show(f'<div class="cc cc-alert" role="alert"><p><b>{add_words.NOT_KEPT}</b></p>{lines}</div>')
        return
    change(draft)
    redraw()


def _value(collection: Collection, spec: FieldSpec, statement: DraftStatement, key: str) -> "str | ClaimsError":
    """The value as its column writes it, or what is wrong with the numbers given."""
    text = statement.value if spec.field == statement.field else ""
    key = f"{key}-value-{spec.field}"
    if spec.type is FieldType.COUNT:
        return _count(text, key)
    if spec.type is FieldType.SPAN:
        start = text or _day_of(statement)
        return str(st.text_input(add_words.EDIT_DATE, start, key=key) or "").strip()
    if spec.type in (FieldType.PARTY, FieldType.PLACE):
        return _choice(
            add_words.EDIT_VALUE, collection, "parties" if spec.type is FieldType.PARTY else "places", text, key
        )
    if spec.type in (FieldType.TERM, FieldType.FLAG):
        allowed = list(spec.terms) if spec.type is FieldType.TERM else list(_FLAGS)
        return (
            st.selectbox(add_words.EDIT_VALUE, allowed, index=_index(allowed, text), key=key, format_func=visible) or ""
        )
    return str(st.text_input(add_words.EDIT_VALUE, text, key=key) or "").strip()


def _count(text: str, key: str) -> "str | ClaimsError":
    try:
        count = Count.parse(text) if text else Count(1, 1)
    except ClaimsError:
        count = Count(1, 1)
    low = st.number_input(add_words.EDIT_LOW, min_value=0, value=count.low, step=1, key=f"{key}-low")
    high = st.number_input(add_words.EDIT_HIGH, min_value=0, value=count.high, step=1, key=f"{key}-high")
    vague = st.checkbox(add_words.EDIT_VAGUE, count.vague, key=f"{key}-vague")
    try:
        return str(Count(int(low or 0), None if high is None else int(high), vague))
    except ClaimsError as error:
        return error


def _day_of(statement: DraftStatement) -> str:
    """The value if it is a day, so that a change from "when" to "began" keeps it; else ""."""
    try:
        return date.fromisoformat(statement.value).isoformat()
    except ValueError:
        return ""


def _choice(label: str, collection: Collection, table: str, value: str, key: str) -> str:
    ids = ["", *collection.rows[table]]
    chosen = st.selectbox(
        label,
        ids,
        index=_index(ids, value),
        format_func=lambda row_id: visible(collection.name_of(table, row_id)) if row_id else add_words.ANYONE_OR_NONE,
        key=key,
    )
    return chosen or ""


def _several(label: str, collection: Collection, table: str, values: list[str], key: str) -> list[str]:
    ids = list(collection.rows[table])
    return st.multiselect(
        label,
        ids,
        [value for value in values if value in ids],
        format_func=lambda row_id: visible(collection.name_of(table, row_id)),
        key=key,
        placeholder=add_words.NOBODY_ELSE,
    )


def _index(values: list[str], value: str) -> int | None:
    return values.index(value) if value in values else None

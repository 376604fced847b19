"""Correcting one statement of a draft: its field, value, words and voice, each checked before it is kept."""

from datetime import date

import streamlit as st

from claims.errors import ClaimsError
from claims.exports import visible
from claims.extract import DraftStatement
from claims.extract.draft.editing import change_statement
from claims.model import FieldSpec, FieldType, Speaker, Stance
from claims.tables import Collection
from claims.values import Count, Span
from views.markup import literal, show
from views.state.draft_session import EDITING, change, current, problems_of, redraw
from views.texts import add_document_words as own_words

_FLAGS = ("yes", "no")


def edit_statement(collection: Collection, claim: int, at: int) -> None:
    """The widgets for one statement; "Keep" puts the change on the bench, or says what is wrong with it."""
    own = current().draft.claims[claim].statements[at]
    key = f"edit-{len(current().past)}-{claim}-{at}"
    with st.container(border=True):
        specs = collection.field_specs
        fields = list(specs)
        left, right = st.columns(2)
        with left:
            field = st.selectbox(
                own_words.EDIT_FIELD,
                fields,
                index=_index(fields, own.field),
                format_func=lambda each: visible(specs[each].label),
                key=f"{key}-field",
            )
            spec = specs[field or own.field]
            value = _value(collection, spec, own, key)
            group = _choice(own_words.EDIT_GROUP, collection, "parties", own.group, f"{key}-group")
        with right:
            verbatim = st.text_area(own_words.EDIT_WORDS, own.verbatim, key=f"{key}-words", height=90)
            stance = st.selectbox(
                own_words.EDIT_STANCE, list(Stance), index=list(Stance).index(own.stance), key=f"{key}-stance"
            )
            speakers = _several(
                own_words.EDIT_SPEAKERS, collection, "sources", [link.source_id for link in own.chain], f"{key}-chain"
            )
        said = st.text_input(own_words.EDIT_SAID, str(own.said or ""), key=f"{key}-said")
        cites = _several(
            own_words.EDIT_CITES,
            collection,
            "documents",
            [each for each in own.cites if each in collection.rows["documents"]],
            f"{key}-cites",
        )
        with st.container(horizontal=True):
            keep = st.button(own_words.KEEP, key=f"{key}-keep", type="primary")
            st.button(own_words.CANCEL, key=f"{key}-cancel", on_click=lambda: st.session_state.pop(EDITING, None))
        if keep:
            old = {link.source_id: link for link in own.chain}
            chain = tuple(old.get(each, Speaker(each, Stance.ASSERTS)) for each in speakers)
            footnotes = tuple(each for each in own.cites if each not in collection.rows["documents"])
            changes = {"field": spec.field, "value": value, "group": group, "verbatim": verbatim, "stance": stance}
            _keep(collection, claim, at, said, {**changes, "chain": chain, "cites": (*footnotes, *cites)})


def _keep(collection: Collection, claim: int, at: int, said: str, changes: dict[str, object]) -> None:
    """Puts the change on the bench if it validates; else names each column, what was found and what would do."""
    bench = current()
    try:
        if isinstance(changes["value"], ClaimsError):
            raise changes["value"]
        if said.strip():
            changes = {**changes, "said": Span.parse(said.strip())}
        draft = change_statement(bench.draft, claim, at, **{"said": None, **changes})
        found = [
            f"{each.column}: {each.found}; {own_words.ALLOWED} {each.allowed}"
            for each in problems_of(collection, draft, bench.source)
        ]
    except ClaimsError as error:
        found = [str(error)]
    if found:
        lines = "".join(f"<p>{literal(each)}</p>" for each in found)
        show(f'<div class="cc cc-alert" role="alert"><p><b>{own_words.NOT_KEPT}</b></p>{lines}</div>')
        return
    change(draft)
    redraw()


def _value(collection: Collection, spec: FieldSpec, own: DraftStatement, key: str) -> "str | ClaimsError":
    """The value as its column writes it, or what is wrong with the numbers given."""
    same = spec.field == own.field
    text = own.value if same else ""
    key = f"{key}-value-{spec.field}"
    if spec.type is FieldType.COUNT:
        return _count(text, key)
    if spec.type is FieldType.SPAN:
        start = text or _day_of(own)
        return str(st.text_input(own_words.EDIT_DATE, start, key=key) or "").strip()
    if spec.type in (FieldType.PARTY, FieldType.PLACE):
        return _choice(
            own_words.EDIT_VALUE, collection, "parties" if spec.type is FieldType.PARTY else "places", text, key
        )
    if spec.type in (FieldType.TERM, FieldType.FLAG):
        allowed = list(spec.terms) if spec.type is FieldType.TERM else list(_FLAGS)
        return (
            st.selectbox(own_words.EDIT_VALUE, allowed, index=_index(allowed, text), key=key, format_func=visible) or ""
        )
    return str(st.text_input(own_words.EDIT_VALUE, text, key=key) or "").strip()


def _count(text: str, key: str) -> "str | ClaimsError":
    try:
        count = Count.parse(text) if text else Count(1, 1)
    except ClaimsError:
        count = Count(1, 1)
    low = st.number_input(own_words.EDIT_LOW, min_value=0, value=count.low, step=1, key=f"{key}-low")
    high = st.number_input(own_words.EDIT_HIGH, min_value=0, value=count.high, step=1, key=f"{key}-high")
    vague = st.checkbox(own_words.EDIT_VAGUE, count.vague, key=f"{key}-vague")
    try:
        return str(Count(int(low or 0), None if high is None else int(high), vague))
    except ClaimsError as error:
        return error


def _day_of(own: DraftStatement) -> str:
    """The value as a day where it is one, so that a change from "when" to "began" keeps it."""
    try:
        return date.fromisoformat(own.value).isoformat()
    except ValueError:
        return ""


def _choice(label: str, collection: Collection, table: str, value: str, key: str) -> str:
    ids = ["", *collection.rows[table]]
    picked = st.selectbox(
        label,
        ids,
        index=_index(ids, value),
        format_func=lambda each: visible(collection.name_of(table, each)) if each else own_words.ANYONE_OR_NONE,
        key=key,
    )
    return picked or ""


def _several(label: str, collection: Collection, table: str, values: list[str], key: str) -> list[str]:
    ids = list(collection.rows[table])
    return st.multiselect(
        label,
        ids,
        [each for each in values if each in ids],
        format_func=lambda each: visible(collection.name_of(table, each)),
        key=key,
        placeholder=own_words.NOBODY_ELSE,
    )


def _index(values: list[str], value: str) -> int | None:
    return values.index(value) if value in values else None

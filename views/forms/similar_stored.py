"""What is stored already that a draft is like: documents, claims, and names in other spellings."""

from functools import partial

import streamlit as st

from claims.errors import ClaimsError
from claims.extract import DraftClaim, LikeDocument, Suggestion
from claims.extract.draft import editing as edit
from claims.incidents import Incidents
from claims.model import FieldType
from claims.tables import Collection
from claims.values import number_of
from views.markup import lang, link, literal, name, show
from views.state.draft_session import CLAIM, Bench, change, current
from views.texts import add_document_words as own_words


def beside(collection: Collection, incidents: Incidents, bench: Bench, own: DraftClaim) -> str:
    """The stored accounts that seem to tell the same event: a warning where the source is the same."""
    like = bench.like_of(own)
    if not like:
        return f'<div class="cc"><p class="cc-soft">{own_words.ALONE}</p></div>'
    parts = []
    for same, heading, look in ((True, own_words.SAME_SOURCE, "cc-alert"), (False, own_words.OTHER_ACCOUNTS, "")):
        lines = [
            f"<li>{name(collection.name_of('sources', collection.source_of_claim(each.stored_id)))}: "
            f"{link(collection.name_of('claims', each.stored_id), 'incident', id=incidents.incident_of[each.stored_id])} "
            f'<span class="cc-soft">{own_words.PROBABLY.format(share=round(each.probability * 100))}</span></li>'
            for each in like
            if each.same_source is same
        ]
        if lines:
            parts.append(
                f'<div class="{look}"><p><b>{heading}</b></p><ul class="cc-near">{"".join(lines[:4])}</ul></div>'
            )
    return f'<div class="cc">{"".join(parts)}</div>'


def stored_already(collection: Collection, found: tuple[LikeDocument, ...]) -> str:
    """A warning with each stored document that may be the same, and why."""
    if not found:
        return ""
    lines = "".join(f"<li>{_document(collection, each)}</li>" for each in found[:5])
    return f'<div class="cc cc-alert" role="alert"><p><b>{own_words.SOME_STORED}</b></p><ul class="cc-near">{lines}</ul></div>'


def _document(collection: Collection, found: LikeDocument) -> str:
    row = collection.row("documents", found.document_id)
    title = f'<cite dir="auto"{lang(row["language"])}><bdi>{literal(row["title"])}</bdi></cite>'
    claims = collection.claims.loc[collection.claims["document_id"] == found.document_id, "claim_id"]
    source = name(collection.name_of("sources", row["source_id"]))
    told = f" · {number_of(len(claims), 'claims')}"
    return f"{literal(found.reason)}: {source}, {title}{told}"


def suggestions(collection: Collection) -> None:
    """Names that may be other spellings of known ones; one that is taken becomes a statement of the nearest claim."""
    bench = current()
    if not bench.suggestions or not bench.draft.claims:
        return
    with st.expander(own_words.SUGGESTED):
        show(f'<div class="cc"><p class="cc-soft">{own_words.SUGGESTED_WHY}</p></div>')
        for number, each in enumerate(bench.suggestions, start=1):
            known = name(collection.name_of(each.table, each.row_id))
            line = own_words.SUGGESTED_LINE.format(
                number=number, words=name(each.words), name=known, likeness=round(each.likeness)
            )
            show(f'<div class="cc"><p>{line}</p></div>')
            field = _field_for(collection, each)
            st.button(
                own_words.TAKE_SUGGESTION.format(number=number),
                key=f"take-{number}",
                on_click=partial(_take, each, field),
                disabled=not field,
            )


def _field_for(collection: Collection, found: Suggestion) -> str:
    wanted = FieldType.PLACE if found.table == "places" else FieldType.PARTY
    return next((field for field, spec in collection.field_specs.items() if spec.type is wanted), "")


def _take(found: Suggestion, field: str) -> None:
    draft = current().draft
    gaps = [
        min((abs(each.start - found.start) for each in claim.statements), default=len(draft.document.text))
        for claim in draft.claims
    ]
    at = gaps.index(min(gaps))
    try:
        change(edit.add_statement(draft, at, field=field, value=found.row_id, words=found.words, near=found.start))
    except ClaimsError:
        return  # the words stand in the text, or there would be no suggestion
    st.session_state[CLAIM] = at

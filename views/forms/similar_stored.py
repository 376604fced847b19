"""What is stored already that is similar to a draft: documents, claims, and names in other spellings."""

from functools import partial

import streamlit as st

from claims.errors import ClaimsError
from claims.extract import LikeDocument, Suggestion
from claims.extract.draft import editing as edit
from claims.incidents import Incidents
from claims.matching import LikeClaim
from claims.model import FieldType
from claims.tables import Collection
from views.markup import lang, link, literal, name, show
from views.state.draft_session import CLAIM, change, current
from views.texts import add_document_words as add_words
from views.texts.translation import counted

MOST_CLAIMS, MOST_DOCUMENTS = 4, 5  # shown


def similar_claims(collection: Collection, incidents: Incidents, similar: tuple[LikeClaim, ...]) -> str:
    """The stored accounts that seem to tell the same event; a warning where the source is the same."""
    if not similar:
        return f'<div class="cc"><p class="cc-soft">{add_words.ALONE}</p></div>'
    parts = []
    for same, heading, look in ((True, add_words.SAME_SOURCE, "cc-alert"), (False, add_words.OTHER_ACCOUNTS, "")):
        lines = [_claim(collection, incidents, match) for match in similar if match.same_source is same]
        if lines:
            items = "".join(lines[:MOST_CLAIMS])
            parts.append(f'<div class="{look}"><p><b>{heading}</b></p><ul class="cc-near">{items}</ul></div>')
    return f'<div class="cc">{"".join(parts)}</div>'


def _claim(collection: Collection, incidents: Incidents, match: LikeClaim) -> str:
    source = name(collection.name_of("sources", collection.source_of_claim(match.stored_id)))
    title = collection.name_of("claims", match.stored_id)
    share = add_words.PROBABLY.format(share=round(match.probability * 100))
    incident = link(title, "incident", id=incidents.incident_of[match.stored_id])
    return f'<li>{source}: {incident} <span class="cc-soft">{share}</span></li>'


def similar_documents(collection: Collection, similar: tuple[LikeDocument, ...]) -> str:
    """A warning with each stored document that may be the same, and why."""
    if not similar:
        return ""
    lines = "".join(f"<li>{_document(collection, document)}</li>" for document in similar[:MOST_DOCUMENTS])
    return f'<div class="cc cc-alert" role="alert"><p><b>{add_words.SOME_STORED}</b></p><ul class="cc-near">{lines}</ul></div>'


def _document(collection: Collection, similar: LikeDocument) -> str:
    row = collection.row("documents", similar.document_id)
    title = f'<cite dir="auto"{lang(row["language"])}><bdi>{literal(row["title"])}</bdi></cite>'
    claims = counted(int((collection.claims["document_id"] == similar.document_id).sum()), "claims")
    source = name(collection.name_of("sources", row["source_id"]))
    return f"{literal(similar.reason)}: {source}, {title} · {claims}"


def show_suggestions(collection: Collection) -> None:
    """Draws names that may be other spellings of known ones; one that is taken becomes a statement of the nearest claim."""
    session = current()
    if not session.suggestions or not session.draft.claims:
        return
    with st.expander(add_words.SUGGESTED):
        show(f'<div class="cc"><p class="cc-soft">{add_words.SUGGESTED_WHY}</p></div>')
        for number, suggestion in enumerate(session.suggestions, start=1):
            known = name(collection.name_of(suggestion.table, suggestion.row_id))
            line = add_words.SUGGESTED_LINE.format(
                number=number, words=name(suggestion.words), name=known, likeness=round(suggestion.likeness)
            )
            show(f'<div class="cc"><p>{line}</p></div>')
            field = _field_for(collection, suggestion)
            st.button(
                add_words.TAKE_SUGGESTION.format(number=number),
                key=f"take-{number}",
                on_click=partial(_take, suggestion, field),
                disabled=not field,
            )


def _field_for(collection: Collection, suggestion: Suggestion) -> str:
    """The first field whose values are such names; "" where there is none."""
    field_type = FieldType.PLACE if suggestion.table == "places" else FieldType.PARTY
    return next((field for field, spec in collection.field_specs.items() if spec.type is field_type), "")


def _take(suggestion: Suggestion, field: str) -> None:
    draft = current().draft
    distances = [
        min(
            (abs(statement.start - suggestion.start) for statement in claim.statements),
            default=len(draft.document.text),
        )
        for claim in draft.claims
    ]
    at = distances.index(min(distances))
    try:
        change(
            edit.add_statement(
                draft, at, field=field, value=suggestion.row_id, verbatim=suggestion.words, near=suggestion.start
            )
        )
    except ClaimsError:
        return  # the words stand in the text, or there would be no suggestion
    st.session_state[CLAIM] = at

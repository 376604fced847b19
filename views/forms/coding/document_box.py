"""Who says so: the source, and one of its documents or a new one."""

from dataclasses import replace

import streamlit as st

from claims.coding import CodedDocument, document_of
from claims.extract.document.language import language_of
from claims.safety.limits import current_limits
from claims.values import Span
from views.forms.coding.day_box import settled_day
from views.forms.coding.name_choice import NameBoxes
from views.option_labels import told_apart
from views.texts import coding_words

_NEW = ""  # the option that stands for a new document
Missing = dict[str, None]  # keys of `coding_words.MISSING`, in the order in which they were found


def document_box(boxes: NameBoxes, given: CodedDocument | None, key: str, missing: Missing) -> CodedDocument:
    """Draws the boxes for source and document and gives what stands in them.

    Args:
        boxes: For names; a source that is new becomes part of their vocabulary.
        given: The document that they begin with; None for a new one.
        key: Of the form.
        missing: Gets what keeps the account from being saved.
    """
    left, right = st.columns(2)
    with left:
        source_id = boxes.one(
            coding_words.SOURCE, "sources", "source", given.source_id if given else "", hint=coding_words.SOURCE_HINT
        )
    if not source_id:
        missing["source"] = None
    with right:
        chosen = _choose(boxes, source_id, given, key)
    if chosen is None:
        return _edit(CodedDocument(source_id=source_id, title=""), f"{key}-new", missing)
    with st.popover(coding_words.EDIT_DOCUMENT):
        return _edit(chosen, f"{key}-{chosen.document_id}", missing)


def _choose(boxes: NameBoxes, source_id: str, given: CodedDocument | None, key: str) -> CodedDocument | None:
    """One of the source's documents; None for a new one."""
    documents = boxes.vocabulary.rows("documents")
    own = [document_id for document_id, row in documents.items() if row["source_id"] == source_id]
    if not own:
        return None

    def shown(document_id: str) -> str:
        if document_id == _NEW:
            return coding_words.NEW_DOCUMENT
        row = documents[document_id]
        day = row["published_from"] or coding_words.NO_DAY
        return f"{row['title']} ({day})"

    options = [_NEW, *own]
    first = given.document_id if given else _NEW
    index = options.index(first) if first in options else 0
    chosen = st.selectbox(
        coding_words.DOCUMENT,
        options,
        index=index,
        format_func=told_apart(options, shown),
        key=f"{key}-document-{source_id}",
    )
    return document_of(boxes.vocabulary, chosen) if chosen else None


def _edit(document: CodedDocument, key: str, missing: Missing) -> CodedDocument:
    title = st.text_input(coding_words.DOCUMENT_TITLE, document.title, key=f"{key}-document-title") or ""
    if not title.strip():
        missing["title"] = None
    left, right = st.columns(2)
    with left:
        first, last = _published(document, key, missing)
    with right:
        url = st.text_input(coding_words.ADDRESS, document.url, key=f"{key}-url", placeholder="https://") or ""
    with st.expander(coding_words.ADD_TEXT):
        text = st.text_area(
            coding_words.TEXT, key=f"{key}-text", height=160, placeholder=coding_words.TEXT_HINT, max_chars=current_limits().most_characters
        )  # fmt: skip
    language = document.language or language_of(text or title)
    return replace(
        document, title=title, published_from=first, published_to=last, url=url.strip(), text=text or "", language=language
    )  # fmt: skip


def _published(document: CodedDocument, key: str, missing: Missing) -> tuple[str, str]:
    """The first and the last day on which it can have been published."""
    days = (document.published_from, document.published_to)
    stored = days[0] if days[0] == days[1] else f"[{days[0]}..{days[1]}]"
    written = st.text_input(
        coding_words.PUBLISHED, stored if any(days) else "", key=f"{key}-published", placeholder=coding_words.PUBLISHED_HINT, live=True
    )  # fmt: skip
    value = settled_day(written or "", None, f"{key}-published").value
    if not value:
        if (written or "").strip():
            missing["days"] = None
        return "", ""
    span = Span.parse(value)
    first, last = ("" if day is None else day.isoformat() for day in (span.first, span.last))
    return first, last

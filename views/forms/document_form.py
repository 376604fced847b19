"""Taking a document in: a pasted text or a file, its source, address and day, and reading it without keeping others waiting."""

from datetime import UTC, date, datetime
from urllib.parse import urlsplit

import streamlit as st

from claims.errors import ClaimsError
from claims.exports import visible
from claims.extract import (
    LIMITS,
    DraftDocument,
    Known,
    Task,
    Waiting,
    is_quick,
    new_source,
    read_draft,
    read_in_process,
)
from claims.model import SourceKind, split_list
from claims.tables import Collection
from views.blocks.alerts import alert
from views.markup import literal, show
from views.state.cached_study import CachedMatched
from views.state.draft_session import BENCH, set_up
from views.state.page_study import PageStudy
from views.texts import add_document_words as own_words

ENDINGS = ["txt", "md", "html", "htm", "pdf", "docx"]
EARLIEST = date(1900, 1, 1)
_NEW = ""  # the option that stands for a source not in the list


def show_intake(study: PageStudy, matched: CachedMatched) -> None:
    """The widgets of the first step; a document that was read is put on the bench."""
    collection = matched.collection
    show(f'<div class="cc"><p>{own_words.ADD_WHY}</p></div>')
    left, right = st.columns([6, 5], gap="medium")
    with left:
        content, name, passage = _text()
    with right:
        source, missing = _source(collection)
        url = (st.text_input(own_words.ADDRESS, key="adding-url", placeholder=own_words.ADDRESS_HINT) or "").strip()
        day = st.date_input(
            own_words.DAY_PUBLISHED,
            None,
            min_value=EARLIEST,
            max_value=datetime.now(UTC).date(),
            key="adding-day",
            help=own_words.DAY_HELP,
        )
        asked = st.button(own_words.READ, type="primary", key="adding-read")
    if not asked:
        return
    faults = [
        *([own_words.MISSING_TEXT] if content is None and not passage.strip() else []),
        *([missing] if missing else []),
        *([own_words.MISSING_ADDRESS] if url and not _is_address(url) else []),
    ]
    if faults:
        alert(own_words.NOT_READ, *(literal(each) for each in faults))
        return
    known = Known(source=source["name"], url=url, published=day if isinstance(day, date) else None)
    task = Task(
        content=content, passage=passage, name=name, known=known, collection=collection, source_id=source["source_id"]
    )
    try:
        draft = _read(task)
    except ClaimsError as error:
        alert(own_words.NOT_READ, literal(error))
        return
    st.session_state[BENCH] = set_up(study, matched, draft, source)
    st.rerun()


def _text() -> tuple[bytes | None, str, str]:
    """The bytes of a file with its name, or a passage."""
    way = st.segmented_control(
        own_words.THE_TEXT,
        [own_words.PASTE, own_words.UPLOAD],
        default=own_words.PASTE,
        key="adding-way",
        label_visibility="collapsed",
    )
    if way == own_words.UPLOAD:
        file = st.file_uploader(
            own_words.THE_FILE, type=ENDINGS, key="adding-file", max_upload_size=LIMITS.most_bytes // 1_000_000
        )
        return (file.getvalue(), visible(file.name), "") if file else (None, "", "")
    passage = st.text_area(
        own_words.THE_TEXT,
        key="adding-text",
        height=330,
        placeholder=own_words.TEXT_HINT,
        max_chars=LIMITS.most_characters,
    )
    return None, "passage", passage or ""


def _source(collection: Collection) -> tuple[dict[str, str], str]:
    """The row of the source that is chosen or made, and what is missing of it."""
    publishing = [
        row["source_id"] for row in collection.rows["sources"].values() if row["kind"] != str(SourceKind.SPEAKER)
    ]
    picked = st.selectbox(
        own_words.ADD_SOURCE,
        [_NEW, *publishing],
        index=None,
        key="adding-source",
        placeholder=own_words.SOURCE_HINT,
        format_func=lambda each: visible(collection.name_of("sources", each)) if each else own_words.NEW_SOURCE,
    )
    if picked is None:
        return {"source_id": "", "name": ""}, own_words.MISSING_SOURCE
    if picked != _NEW:
        row = collection.row("sources", picked)
        return {key: str(cell) for key, cell in row.items()}, ""
    return _made_source(collection)


def _made_source(collection: Collection) -> tuple[dict[str, str], str]:
    title = " ".join((st.text_input(own_words.SOURCE_NAME, key="adding-source-name", max_chars=120) or "").split())
    kinds = [kind for kind in SourceKind if kind is not SourceKind.SPEAKER]
    kind = st.selectbox(own_words.SOURCE_KIND, kinds, key="adding-source-kind")
    ties = st.multiselect(
        own_words.SOURCE_TIES,
        list(collection.rows["parties"]),
        key="adding-source-ties",
        placeholder=own_words.NO_TIES,
        format_func=lambda each: visible(collection.name_of("parties", each)),
    )
    spoken = st.text_input(own_words.SOURCE_LANGUAGES, key="adding-source-languages", max_chars=60) or ""
    languages = split_list(spoken.replace(",", "|"))
    made = new_source(collection, name=title, kind=str(kind), ties=ties, languages=languages)
    return made, "" if title else own_words.MISSING_SOURCE


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and not any(each.isspace() for each in url)


def _read(task: Task) -> DraftDocument:
    """The draft; what may take long is read in another process, and how long it has taken is shown."""
    if is_quick(task):
        return read_draft(task)
    most = task.limits.most_seconds
    bar = st.progress(0.0, text=_waiting(0, most))
    found: DraftDocument | None = None
    try:
        for state in read_in_process(task):
            if isinstance(state, Waiting):
                bar.progress(min(1.0, state.seconds / most), text=_waiting(state.seconds, most))
            else:
                found = state
    finally:
        bar.empty()
    assert found is not None  # the last of what read_in_process yields is a draft, or it raises
    return found


def _waiting(seconds: float, most: float) -> str:
    return own_words.READING_IT.format(seconds=int(seconds), most=int(most))

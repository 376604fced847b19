"""The form for a document: a pasted text or a file, its source, address and day; long reading keeps nobody else waiting."""

from datetime import UTC, date, datetime
from urllib.parse import urlsplit

import streamlit as st

from claims.coding import Vocabulary
from claims.errors import ClaimsError
from claims.exports import visible
from claims.extract import (
    DraftDocument,
    EndpointSettings,
    Known,
    Task,
    Waiting,
    endpoint_settings,
    read_in_process,
)
from claims.model import SourceKind
from claims.safety.limits import current_limits
from claims.tables import Collection
from views.blocks.alerts import alert
from views.forms.coding.name_choice import NameBoxes
from views.markup import literal, show
from views.state.cached_study import CachedMatched
from views.state.draft_session import NAMED, SESSION, start_session
from views.state.page_study import PageStudy
from views.texts import add_document_words as add_words
from views.texts import coding_words

ENDINGS = ["txt", "md", "eml", "html", "htm", "pdf", "docx"]
EARLIEST = date(1900, 1, 1)


def show_document_form(study: PageStudy, matched: CachedMatched) -> None:
    """Draws the form; a document that was read begins the session of its drafts."""
    collection = matched.collection
    show(f'<div class="cc"><p>{add_words.ADD_WHY}</p></div>')
    left, right = st.columns([6, 5], gap="medium")
    with left:
        content, name, passage = _text()
    with right:
        source, missing = _source(collection)
        url = (st.text_input(add_words.ADDRESS, key="adding-url", placeholder=add_words.ADDRESS_HINT) or "").strip()
        day = st.date_input(
            add_words.DAY_PUBLISHED,
            None,
            min_value=EARLIEST,
            max_value=datetime.now(UTC).date(),
            key="adding-day",
            help=add_words.DAY_HELP,
        )
        endpoint = _endpoint()
        is_pressed = st.button(add_words.READ, type="primary", key="adding-read")
    if not is_pressed:
        return
    problems = [add_words.MISSING_TEXT] if content is None and not passage.strip() else []
    problems += [missing] if missing else []
    problems += [add_words.MISSING_ADDRESS] if url and not is_web_address(url) else []
    if problems:
        alert(add_words.NOT_READ, *map(literal, problems))
        return
    known = Known(source=source["name"], url=url, published=day if isinstance(day, date) else None)
    task = Task(
        content=content,
        passage=passage,
        name=name,
        known=known,
        collection=collection,
        source_id=source["source_id"],
        endpoint=endpoint,
    )
    try:
        draft = read_shown(task)
    except ClaimsError as error:
        alert(add_words.NOT_READ, literal(error))
        return
    st.session_state[SESSION] = start_session(study, matched, draft, source)
    st.rerun()


def _endpoint() -> EndpointSettings | None:
    """The model that the reader wants to ask too; nothing is shown where none is set up, and none is asked unless ticked."""
    try:
        settings = endpoint_settings()
    except ClaimsError as error:
        alert(add_words.MODEL_NOT_ASKED, literal(error))
        return None
    if settings is None:
        return None
    is_asked = st.checkbox(add_words.ASK_MODEL, value=False, key="adding-endpoint")
    sent = add_words.SENT_TO_MODEL.format(address=settings.address, model=settings.model)
    show(f'<div class="cc"><p>{literal(sent)}</p></div>')
    return settings if is_asked else None


def _text() -> tuple[bytes | None, str, str]:
    """The bytes of a file and its name; or None, a name and the pasted passage."""
    way = st.segmented_control(
        add_words.THE_TEXT,
        [add_words.PASTE, add_words.UPLOAD],
        default=add_words.PASTE,
        key="adding-way",
        label_visibility="collapsed",
    )
    if way == add_words.UPLOAD:
        file = st.file_uploader(
            add_words.THE_FILE,
            type=ENDINGS,
            key="adding-file",
            max_upload_size=max(current_limits().most_bytes // 1_000_000, 1),
        )
        return (file.getvalue(), visible(file.name), "") if file else (None, "", "")
    passage = st.text_area(
        add_words.THE_TEXT,
        key="adding-text",
        height=330,
        placeholder=add_words.TEXT_HINT,
        max_chars=current_limits().most_characters,
    )
    return None, "passage", passage or ""


def _source(collection: Collection) -> tuple[dict[str, str], str]:
    """The row of the source that is chosen or made, and the words for what is missing; "" if nothing is."""
    sources = collection.rows["sources"]
    publishing = [row["source_id"] for row in sources.values() if row["kind"] != str(SourceKind.SPEAKER)]
    boxes = NameBoxes(Vocabulary({table: getattr(collection, table) for table in NAMED}), "adding")
    source_id = boxes.one(
        add_words.ADD_SOURCE, "sources", "source", "", hint=coding_words.SOURCE_HINT, options=publishing
    )
    if not source_id:
        missing = coding_words.MISSING["names"] if boxes.open_questions else add_words.MISSING_SOURCE
        return {"source_id": "", "name": ""}, missing
    return {column: str(cell) for column, cell in boxes.vocabulary.rows("sources")[source_id].items()}, ""


def is_web_address(url: str) -> bool:
    """Whether it is an absolute address of the web, without spaces."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return (
        parts.scheme in {"http", "https"} and bool(parts.netloc) and not any(character.isspace() for character in url)
    )


def read_shown(task: Task) -> DraftDocument:
    """The draft, read in another process while the seconds are shown.

    Raises:
        ClaimsError: It cannot be read, or takes more time or memory than allowed.
    """
    most = task.limits.most_seconds
    bar = st.progress(0.0, text=_waiting(0, most))
    draft: DraftDocument | None = None
    try:
        for state in read_in_process(task):
            if isinstance(state, Waiting):
                bar.progress(min(1.0, state.seconds / most), text=_waiting(state.seconds, most))
            else:
                draft = state
    finally:
        bar.empty()
    assert draft is not None  # the last of what read_in_process yields is a draft, or it raises
    return draft


def _waiting(seconds: float, most: float) -> str:
    return add_words.READING_IT.format(seconds=int(seconds), most=int(most))

"""The page Import: a foreign table is looked at, mapped, tried as a whole in a process of its own, and loaded on request."""

import io
from pathlib import Path

import streamlit as st

from claims.errors import ClaimsError
from claims.importers import (
    KNOWN_FORMATS,
    REPORT_FILE,
    ImportedTable,
    Mapping,
    import_table,
    parse_mapping,
    write_mapping,
)
from claims.importers.cells.ids import name_id
from claims.importers.job.import_job import ImportJob
from claims.importers.job.run_job import head_of
from claims.importers.read.recognise_file import ENDINGS, UploadKind
from claims.projects import write_template
from views.blocks import import_results
from views.blocks.alerts import alert
from views.forms.mapping_form import mapping_form
from views.markup import collection_link, literal, name, show
from views.state.import_session import (
    ImportSession,
    end_import,
    import_session,
    load_import,
    loaded_key,
    uploader_round,
)
from views.state.open_collections import collection_title, collections
from views.state.page_context import PageContext
from views.texts import import_words, words

POLL_SECONDS = 0.7


def show_page(_: PageContext) -> None:
    """Draws the page: the uploader, and what becomes of the file step by step."""
    formats = words.COMMA.join(known.title for known in KNOWN_FORMATS.values())
    show(
        f'<div class="cc"><h1>{import_words.IMPORT_HEADING}</h1><p>{import_words.IMPORT_HOW.format(formats=literal(formats))}</p></div>'
    )
    st.download_button(
        import_words.TEMPLATE, data=_template, file_name="competing-claims-template.xlsx", on_click="ignore",
        help=import_words.TEMPLATE_WHY, mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    )  # fmt: skip
    _show_loaded()
    upload = st.file_uploader(
        import_words.IMPORT_FILE,
        type=[ending[1:] for ending in ENDINGS],
        key=f"import-file-{uploader_round()}",
    )
    if upload is None:
        end_import()
        return
    session = import_session(upload.file_id, upload.name, upload.getbuffer())
    session.take_answer()
    if not session.looked:
        _watch(session)
    elif "error" in session.looked:
        alert(import_words.IMPORT_REFUSED, literal(session.looked["error"]))
    elif session.looked.get("kind") == UploadKind.COLLECTION:
        import_results.show_collection(session.looked)
        is_empty = not session.looked["tables"]["claims"] and bool(session.looked["problems_in_all"])
        _load_button(session, Path(session.looked["path"]), is_empty=is_empty)
    else:
        _show_table(session)


def _template() -> bytes:
    content = io.BytesIO()
    write_template(content)
    return content.getvalue()


def _show_loaded() -> None:
    if key := loaded_key():
        loaded = import_words.IMPORT_LOADED.format(name=f"<b>{name(key)}</b>")
        show(f'<div class="cc cc-box" role="status"><p>{loaded}</p><p>{collection_link(words.SHOW, key)}</p></div>')


@st.fragment(run_every=POLL_SECONDS)
def _watch(session: ImportSession) -> None:
    """The progress of the process, drawn again every `POLL_SECONDS` without the rest of the page."""
    if session.running is None or session.running.is_over:
        st.rerun()
    progress = session.running.progress
    st.progress(progress.share, text=progress.step or import_words.IMPORT_STARTS)
    if session.job and st.button(import_words.IMPORT_STOP, key="import-stop"):
        session.stop()
        st.rerun()


def _show_table(session: ImportSession) -> None:
    looked = session.looked
    import_results.show_recognised(looked)
    proposed = parse_mapping(looked["mapping"], name=looked["format"] or "mapping")
    try:
        mapping = mapping_form(proposed, head_of(looked), key=session.upload_id)
        imported = _preview(session, mapping)
    except ClaimsError as error:
        alert(import_words.MAPPING_REFUSED, literal(error))
        return
    import_results.show_preview(imported)
    job = _job(session, mapping)
    if session.running:  # everything above stays drawn, for a widget that is not drawn forgets what was put into it
        _watch(session)
        return
    is_whole = imported.rows >= session.looked["rows"]
    st.button(
        import_words.IMPORT_TRY, type="primary", key="import-try", on_click=session.start, args=(job,),
        disabled=imported.is_useless and is_whole,
    )  # fmt: skip
    if session.tried and session.job == job:
        _show_result(session, job)
    elif session.tried:
        show(f'<div class="cc"><p>{import_words.IMPORT_CHANGED}</p></div>')


def _preview(session: ImportSession, mapping: Mapping) -> ImportedTable:
    """The first rows as they will be read; read again only when the mapping has changed."""
    text = write_mapping(mapping)
    if session.previewed[1] is None or session.previewed[0] != text:
        session.previewed = (text, import_table(head_of(session.looked), mapping))
    assert session.previewed[1] is not None
    return session.previewed[1]


def _job(session: ImportSession, mapping: Mapping) -> ImportJob:
    opened = collections()
    onto = st.selectbox(
        import_words.IMPORT_ONTO, ["", *opened], key="import-onto", help=import_words.IMPORT_ONTO_WHY,
        format_func=lambda key: collection_title(opened[key]) if key else import_words.IMPORT_NEW,
    )  # fmt: skip
    to = session.folder.path / "made" / (name_id(session.file.stem) or "imported")
    return ImportJob(
        file=str(session.file), to=str(to), onto=str(opened[onto].path) if onto else "", format=session.looked["format"],
        mapping=write_mapping(mapping), sheet=session.looked["sheet"],
    )  # fmt: skip


def _show_result(session: ImportSession, job: ImportJob) -> None:
    if "error" in session.tried:
        alert(import_words.IMPORT_FAILED, literal(session.tried["error"]))
        return
    if session.tried["is_useless"]:
        alert(import_words.NOTHING_READ, literal(session.tried["missing"]))
        return
    import_results.show_result(session.tried)
    import_results.show_remarks(_report(Path(job.to)), session.tried)
    _load_button(session, Path(job.to), is_empty=not session.tried["tables"]["claims"])


@st.cache_data(max_entries=8, show_spinner=False)
def _read_report(path: str, stamp: int) -> bytes:  # noqa: ARG001  # the stamp is part of the key
    return Path(path).read_bytes()


def _report(folder: Path) -> bytes:
    path = folder / REPORT_FILE
    return _read_report(str(path), path.stat().st_mtime_ns) if path.exists() else b""


def _load_button(session: ImportSession, path: Path, *, is_empty: bool) -> None:
    show(f'<div class="cc"><p class="cc-soft">{words.NOTHING_KEPT}</p></div>')
    st.button(
        import_words.IMPORT_LOAD,
        type="primary",
        key="import-load",
        on_click=load_import,
        args=(session, path),
        disabled=is_empty,
    )

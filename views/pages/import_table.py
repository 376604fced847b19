"""The page Import: files are looked at, mapped, tried as a whole in a process of its own, and added to a project on request."""

import io
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import streamlit as st

from claims.adding import import_process
from claims.adding.import_job import Answer, ImportJob, TableJob
from claims.adding.run_job import head_of
from claims.databases.address import Address
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
from claims.importers.read.headings import TOP_ROWS
from claims.importers.read.recognise_file import ENDINGS, UploadKind
from claims.projects import write_template
from views.blocks.alerts import alert
from views.blocks.imports import import_results
from views.blocks.imports.changes_preview import show_changed_rows, show_changes
from views.forms.mapping_form import mapping_form
from views.markup import collection_link, literal, name, show
from views.state.cached_study import CachedMatched
from views.state.import_session import (
    ImportSession,
    end_import,
    files_of,
    import_session,
    keep_import,
    kept_last,
    open_as_project,
    open_path,
    take_back,
    take_error,
    uploader_round,
)
from views.state.open_collections import collection_key
from views.state.page_context import PageContext, StudyContext
from views.state.url import plain_markdown
from views.state.work.still_open import part
from views.texts import import_words, words
from views.texts.translation import counted

POLL_SECONDS = 0.7


@dataclass(frozen=True)
class _Target:
    """Where the files go.

    Attributes:
        matched: What is open; None where nothing is.
        is_new: Whether a new project is begun.
        title: What a new project is called.
    """

    matched: CachedMatched | None
    is_new: bool
    title: str

    @property
    def project(self) -> Address | None:
        """Where the project is that is added to; None for a new one or a copy."""
        return self.matched.project if self.matched and not self.is_new else None


def show_page(context: PageContext) -> None:
    """Draws the page: the uploader, and what becomes of the files step by step."""
    matched = context.matched if isinstance(context, StudyContext) else None
    formats = words.COMMA.join(known.title for known in KNOWN_FORMATS.values())
    show(
        f'<div class="cc"><h1>{import_words.IMPORT_HEADING}</h1><p>{import_words.IMPORT_HOW.format(formats=literal(formats))}</p></div>'
    )
    st.download_button(
        import_words.TEMPLATE, data=_template, file_name="competing-claims-template.xlsx", on_click="ignore",
        help=import_words.TEMPLATE_WHY, mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    )  # fmt: skip
    if error := take_error():
        alert(import_words.NOT_KEPT, literal(error))
    _show_kept()
    uploads = st.file_uploader(
        import_words.IMPORT_FILE, type=[ending[1:] for ending in ENDINGS], accept_multiple_files=True,
        key=f"import-file-{uploader_round()}",
    )  # fmt: skip
    if not uploads:
        end_import()
        import_process.make_ready()
        return
    session = import_session(uploads, matched.project if matched else None)
    session.take_answer()
    if session.running is None:
        import_process.make_ready()  # while one works, another that begins would slow it down
    if not session.looked:
        _watch(session)
    elif "error" in session.looked:
        alert(import_words.IMPORT_REFUSED, literal(session.looked["error"]))
    else:
        _show_files(session, matched)


def _template() -> bytes:
    content = io.BytesIO()
    write_template(content)
    return content.getvalue()


def _show_kept() -> None:
    """What was added last, a link to it, and the way back."""
    if (kept := kept_last()) is None:
        return
    sentence = import_words.TAKEN_BACK if kept.change < 0 else import_words.KEPT_NOW
    show(
        f'<div class="cc cc-box" role="status"><p>{sentence.format(what=literal(kept.what))}</p>'
        f"<p>{collection_link(words.SHOW, collection_key(kept.project))}</p></div>"
    )
    if kept.change > 0:
        st.button(import_words.TAKE_BACK, key="import-undo", icon=":material/undo:", on_click=take_back, args=(kept,))


@partial(part, run_every=POLL_SECONDS)
def _watch(session: ImportSession) -> None:
    """The progress of the process, drawn again every `POLL_SECONDS` without the rest of the page."""
    if session.running is None or session.running.is_over:
        st.rerun()
    progress = session.running.progress
    st.progress(progress.share, text=progress.step or import_words.IMPORT_STARTS)
    if session.job and st.button(import_words.IMPORT_STOP, key="import-stop"):
        session.stop()
        st.rerun()


def _show_files(session: ImportSession, matched: CachedMatched | None) -> None:
    """Each file with what it is read as, where all of them go, and what they would change there."""
    files = session.looked["files"]
    for file in files:
        if "error" in file:
            alert(import_words.IMPORT_REFUSED, f"{name(file['file'])}: {literal(file['error'])}")
    collections = [file for file in files if file.get("kind") == UploadKind.COLLECTION]
    tables = [(file, table) for file in files if file.get("kind") == UploadKind.TABLE for table in _sheets(file)]
    if not collections and not tables:
        return
    for file in collections:
        import_results.show_collection(file)
    target = _target(matched, [file["file"] for file in files])
    if target.is_new and len(collections) == 1 and not tables:
        _open_button(collections[0])
        return
    jobs = [
        _table(session, {**file, "at": files.index(file)}, table, target, is_only=len(tables) == 1)
        for file, table in tables
    ]
    if None in jobs:
        return
    job = ImportJob(
        project=str(target.project or ""), tables=tuple(each for each in jobs if each),
        collection="" if target.is_new or target.project or matched is None else str(open_path()),
        workbooks=tuple(file["path"] for file in collections),
    )  # fmt: skip
    if session.running:  # everything above stays drawn, for a widget that is not drawn forgets what was put into it
        _watch(session)
        return
    is_hopeless = any(
        preview.is_useless and preview.rows >= table["rows"]
        for _, table in tables
        if (preview := session.previewed[_key(table)][1])
    )
    st.button(
        import_words.SHOW_CHANGES, type="primary", key="import-try", on_click=session.start, args=(job,), disabled=is_hopeless
    )  # fmt: skip
    if session.tried and session.job == job:
        _show_outcome(session, target, [file["file"] for file in files if "error" not in file])
    elif session.tried:
        show(f'<div class="cc"><p>{import_words.IMPORT_CHANGED}</p></div>')


def _sheets(file: Answer) -> list[Answer]:
    """The tables of a file that are to be read: of several sheets those that are chosen."""
    tables: list[Answer] = [{**table, "several": len(file["chosen"]) > 1} for table in file["tables"]]
    if len(tables) == 1:
        return tables
    chosen = st.multiselect(
        import_words.SHEETS.format(file=plain_markdown(file["file"])), [table["sheet"] for table in tables], file["chosen"],
        key=f"import-sheets-{tables[0]['digest']}", help=import_words.SHEETS_WHY,
    )  # fmt: skip
    return [{**table, "several": len(chosen) > 1} for table in tables if table["sheet"] in chosen]


def _target(matched: CachedMatched | None, files: list[str]) -> _Target:
    """Where the files go: the project that is open, a copy of what is open, or a new project."""
    title = ", ".join(Path(file).stem.replace("_", " ") for file in files)[:80]
    options = ["new"] if matched is None else ["open", "new"]
    is_project = matched is not None and matched.project is not None
    open_title = matched.collection.title if matched else ""
    labels = {
        "open": (import_words.ADD_TO if is_project else import_words.ADD_TO_COPY).format(
            title=plain_markdown(open_title)
        ),
        "new": import_words.IMPORT_NEW,
    }
    chosen = st.radio(
        import_words.IMPORT_ONTO, options, index=0 if is_project else len(options) - 1, format_func=labels.__getitem__,
        key="import-onto", horizontal=True, help=import_words.IMPORT_ONTO_WHY,
    )  # fmt: skip
    if chosen == "new":
        title = (
            st.text_input(import_words.NEW_TITLE, title, key=f"import-title-{uploader_round()}", max_chars=120) or title
        )
    return _Target(matched, chosen == "new", title)


def _key(table: Answer) -> str:
    return f"{table['digest']}-{table['sheet']}-{table['heading_row']}"


def _table(session: ImportSession, file: Answer, table: Answer, target: _Target, *, is_only: bool) -> TableJob | None:
    """What a table is taken for, to be changed; None where it cannot be read so."""
    key = _key(table)
    release_of = _release_of(target, table, key)
    size = f"{counted(table['rows'], 'rows')}, {counted(len(table['columns']), 'columns')}"
    with st.expander(plain_markdown(f"{table['file']} {table['sheet']} · {size}"), expanded=is_only):
        import_results.show_recognised(table)
        _heading_row(session, file["at"], table)
        try:
            mapping = mapping_form(
                parse_mapping(table["mapping"], name=table["format"] or "mapping"), head_of(table), key=key
            )
            imported = _preview(session, table, mapping)
        except ClaimsError as error:
            alert(import_words.MAPPING_REFUSED, literal(error))
            return None
        import_results.show_preview(imported)
    return TableJob(
        file=file["path"], sheet=table["sheet"], format=table["format"], mapping=write_mapping(mapping), release_of=release_of,
        source=table["sheet"] if table["several"] else "", heading_row=table["heading_row"],
    )  # fmt: skip


def _heading_row(session: ImportSession, at: int, table: Answer) -> None:
    """Which row holds the headings, to be changed where it is guessed wrong; a file that names its columns has none."""
    if table["refused"]:
        alert(import_words.HEADING_REFUSED, literal(table["refused"]))
    if not table["heading_row"]:
        return
    key = f"import-heading-{_key(table)}"

    def look_again() -> None:
        session.look_again(at, table["sheet"], int(st.session_state[key]))

    st.number_input(
        import_words.HEADING_ROW, 1, TOP_ROWS, table["heading_row"], key=key, help=import_words.HEADING_ROW_WHY, on_change=look_again
    )  # fmt: skip


def _release_of(target: _Target, table: Answer, key: str) -> str:
    """The file of the project of which the table is a newer release; "" where it is another file."""
    files = files_of(target.project)
    if not files:
        return ""
    return st.selectbox(
        import_words.IS_WHAT.format(file=table["file"]), ["", *files], key=f"import-release-{key}", help=import_words.IS_WHAT_WHY,
        format_func=lambda file_id: import_words.NEWER_RELEASE.format(file=files[file_id]) if file_id else import_words.OTHER_FILE,
    )  # fmt: skip


def _preview(session: ImportSession, table: Answer, mapping: Mapping) -> ImportedTable:
    """The first rows as they will be read; read again only when the mapping has changed."""
    key, text = _key(table), write_mapping(mapping)
    if session.previewed.get(key, ("",))[0] != text:
        session.previewed[key] = (text, import_table(head_of(table), mapping))
    return session.previewed[key][1]


def _show_outcome(session: ImportSession, target: _Target, files: list[str]) -> None:
    """What was read, what changes, and the button that keeps it."""
    tried = session.tried
    if "error" in tried:
        alert(import_words.IMPORT_FAILED, literal(tried["error"]))
        return
    show_changes(tried["changes"])
    what = import_words.IMPORTED.format(files=", ".join(files), claims=counted(tried["changes"]["claims"], "claims"))
    st.button(
        import_words.KEEP, type="primary", key="import-keep", on_click=keep_import,
        args=(session, target.matched, target.title, what),
    )  # fmt: skip
    if target.matched and not (target.is_new or target.project):
        title = name(target.matched.collection.title)
        show(f'<div class="cc"><p class="cc-soft">{import_words.COPY_FIRST.format(title=title)}</p></div>')
    import_results.show_refusals(tried)
    if tried["rows"]:
        show_changed_rows(tried["rows"])
    for table in tried["tables"]:
        import_results.show_result(table)
    if tried["tables"]:
        _report_button(session.folder.path / REPORT_FILE)


def _report_button(path: Path) -> None:
    st.download_button(
        import_words.TAKE_REPORT, data=path.read_bytes(), file_name=REPORT_FILE, mime="text/csv", on_click="ignore",
        key="import-report",
    )  # fmt: skip


def _open_button(looked: Answer) -> None:
    is_nothing = not looked["tables"]["claims"] and bool(looked["problems_in_all"])
    st.button(
        import_words.OPEN_AS_PROJECT, type="primary", key="import-open", disabled=is_nothing, on_click=open_as_project,
        args=(Path(looked["path"]), looked["title"]),
    )  # fmt: skip

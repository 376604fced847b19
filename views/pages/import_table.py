"""The page Import: a foreign table is looked at, mapped, tried as a whole in a process of its own, and loaded when asked."""

import io
import re
import shutil
from dataclasses import dataclass, field
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
    write_template,
)
from claims.importers.cells.ids import name_id
from claims.importers.job.import_job import Answer, ImportJob
from claims.importers.job.import_process import ImportProcess
from claims.importers.job.run_job import head_of
from claims.importers.read.recognise_file import ENDINGS, UploadKind
from views.blocks.alerts import alert
from views.forms import mapping_form
from views.markup import literal, name, show
from views.state.open_collections import SessionFolder, choose, collections, open_here, title_of
from views.state.url import Pages
from views.texts import import_words, words

POLL_SECONDS = 0.7
_HERE, _LOADED, _ROUND = "import", "import-loaded", "import-round"  # keys of the session's state
_STRANGE = re.compile(r"[^\w.() -]")


@dataclass
class Sitting:
    """One file that somebody brought, as far as they have come with it; it lives as long as their session.

    Attributes:
        brought: Names the upload, so that another one is told from it.
        looked: What was seen in its first rows; empty before.
        tried: What reading all of it gave; empty before.
        order: What `tried` was asked for.
        previewed: The first rows read under a mapping, by the text of the mapping.
    """

    brought: str
    folder: SessionFolder
    file: Path
    running: ImportProcess | None = None
    looked: Answer = field(default_factory=dict)
    tried: Answer = field(default_factory=dict)
    order: ImportJob | None = None
    previewed: tuple[str, ImportedTable | None] = ("", None)

    def settle(self) -> None:
        """Takes the answer of a process that is over."""
        if self.running is None or not self.running.is_over:
            return
        if self.order is None:
            self.looked = self.running.answer
        else:
            self.tried = self.running.answer
        self.running = None

    def start(self, order: ImportJob) -> None:
        """Has the whole table read."""
        if Path(order.to).exists():
            shutil.rmtree(order.to)
        self.tried, self.order = {}, order
        self.running = ImportProcess.start(order, self.folder.path)

    def stop(self) -> None:
        """Stops what runs; what was seen before stays."""
        if self.running:
            self.running.stop()
        self.running, self.order = None, None


def show_page(pages: Pages) -> None:
    """Draws the page: where to put a file, and what becomes of it step by step."""
    formats = ", ".join(each.title for each in KNOWN_FORMATS.values())
    show(
        f'<div class="cc"><h1>{import_words.IMPORT_HEADING}</h1><p>{import_words.IMPORT_HOW.format(formats=literal(formats))}</p></div>'
    )
    st.download_button(
        import_words.TEMPLATE, data=_template, file_name="competing-claims-template.xlsx", on_click="ignore",
        help=import_words.TEMPLATE_WHY, mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    )  # fmt: skip
    _tell_loaded(pages)
    brought = st.file_uploader(
        import_words.IMPORT_FILE,
        type=[ending[1:] for ending in ENDINGS],
        key=f"import-file-{st.session_state.get(_ROUND, 0)}",
    )
    if brought is None:
        st.session_state.pop(_HERE, None)
        return
    sitting = _sitting(brought.file_id, brought.name, brought.getbuffer())
    sitting.settle()
    if not sitting.looked:
        _watch(sitting)
    elif "error" in sitting.looked:
        alert(import_words.IMPORT_REFUSED, literal(sitting.looked["error"]))
    elif sitting.looked.get("kind") == UploadKind.COLLECTION:
        mapping_form.collection(sitting.looked)
        _load_button(sitting, Path(sitting.looked["path"]), is_empty=not sitting.looked["tables"]["claims"])
    else:
        _table(sitting)


def _template() -> bytes:
    content = io.BytesIO()
    write_template(content)
    return content.getvalue()


def _tell_loaded(pages: Pages) -> None:
    if key := st.session_state.get(_LOADED):
        show(
            f'<div class="cc cc-box" role="status"><p>{import_words.IMPORT_LOADED.format(name=f"<b>{name(key)}</b>")}</p></div>'
        )
        if st.button(words.SHOW, key="import-show", on_click=choose, args=(key,), icon=":material/arrow_forward:"):
            st.switch_page(pages["overview"])


def _sitting(brought: str, file_name: str, content: memoryview) -> Sitting:
    """The sitting of this upload; another upload ends the one before, with its process and its files."""
    held: Sitting | None = st.session_state.get(_HERE)
    if held is None or held.brought != brought:
        if held:
            held.stop()
        folder = SessionFolder()
        file = folder.path / (_STRANGE.sub("_", file_name)[-100:] or "table")
        file.write_bytes(content)
        held = Sitting(brought, folder, file, running=ImportProcess.start(ImportJob(file=str(file)), folder.path))
        st.session_state[_HERE] = held
        st.session_state.pop(_LOADED, None)
    return held


@st.fragment(run_every=POLL_SECONDS)
def _watch(sitting: Sitting) -> None:
    """The progress of the process, asked for again and again; the rest of the page is not drawn again."""
    if sitting.running is None or sitting.running.is_over:
        st.rerun()
    progress = sitting.running.progress
    st.progress(progress.share, text=progress.step or import_words.IMPORT_STARTS)
    if sitting.order and st.button(import_words.IMPORT_STOP, key="import-stop"):
        sitting.stop()
        st.rerun()


def _table(sitting: Sitting) -> None:
    looked = sitting.looked
    mapping_form.recognised(looked)
    proposed = parse_mapping(looked["mapping"], name=looked["format"] or "mapping")
    try:
        mapping = mapping_form.edit(proposed, head_of(looked), key=sitting.brought)
        imported = _preview(sitting, mapping)
    except ClaimsError as error:
        alert(import_words.MAPPING_REFUSED, literal(error))
        return
    mapping_form.preview_of(imported)
    order = _order(sitting, mapping)
    if sitting.running:  # everything above stays drawn, for a widget that is not drawn forgets what was put into it
        _watch(sitting)
        return
    st.button(import_words.IMPORT_TRY, type="primary", key="import-try", on_click=sitting.start, args=(order,))
    if sitting.tried and sitting.order == order:
        _outcome(sitting, order)
    elif sitting.tried:
        show(f'<div class="cc"><p>{import_words.IMPORT_CHANGED}</p></div>')


def _preview(sitting: Sitting, mapping: Mapping) -> ImportedTable:
    """The first rows as they will be read; read again only when the mapping has changed."""
    text = write_mapping(mapping)
    if sitting.previewed[1] is None or sitting.previewed[0] != text:
        made = import_table(head_of(sitting.looked), mapping)
        sitting.previewed = (text, made)
    assert sitting.previewed[1] is not None
    return sitting.previewed[1]


def _order(sitting: Sitting, mapping: Mapping) -> ImportJob:
    known = collections()
    onto = st.selectbox(
        import_words.IMPORT_ONTO, ["", *known], key="import-onto", help=import_words.IMPORT_ONTO_WHY,
        format_func=lambda key: title_of(known[key]) if key else import_words.IMPORT_NEW,
    )  # fmt: skip
    to = sitting.folder.path / "made" / (name_id(sitting.file.stem) or "imported")
    return ImportJob(
        file=str(sitting.file), to=str(to), onto=str(known[onto].path) if onto else "", format=sitting.looked["format"],
        mapping=write_mapping(mapping), sheet=sitting.looked["sheet"],
    )  # fmt: skip


def _outcome(sitting: Sitting, order: ImportJob) -> None:
    if "error" in sitting.tried:
        alert(import_words.IMPORT_FAILED, literal(sitting.tried["error"]))
        return
    mapping_form.outcome(sitting.tried)
    mapping_form.remarks(_remarks(Path(order.to)), sitting.tried)
    _load_button(sitting, Path(order.to), is_empty=not sitting.tried["tables"]["claims"])


@st.cache_data(max_entries=8, show_spinner=False)
def _report(path: str, stamp: int) -> bytes:  # noqa: ARG001  # the stamp is part of the key
    return Path(path).read_bytes()


def _remarks(folder: Path) -> bytes:
    path = folder / REPORT_FILE
    return _report(str(path), path.stat().st_mtime_ns) if path.exists() else b""


def _load_button(sitting: Sitting, path: Path, *, is_empty: bool) -> None:
    show(f'<div class="cc"><p class="cc-soft">{words.NOTHING_KEPT}</p></div>')
    st.button(
        import_words.IMPORT_LOAD,
        type="primary",
        key="import-load",
        on_click=_load,
        args=(sitting, path),
        disabled=is_empty,
    )


def _load(sitting: Sitting, path: Path) -> None:
    """Adds the collection to those that can be chosen in this session; the page is then ready for another file."""
    st.session_state[_LOADED] = open_here(sitting.folder, str(path.relative_to(sitting.folder.path)))
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    st.session_state.pop(_HERE, None)

"""Session state of the page Import: the files, what was seen in them, what adding them would change, and what was kept last."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import streamlit as st

from claims.adding.import_job import Answer, ImportJob
from claims.adding.import_process import ImportProcess
from claims.adding.run_job import read_edits
from claims.databases.address import Address
from claims.errors import BusyError, ClaimsError
from claims.importers import ImportedTable, open_collection
from claims.projects import copy_collection, create_project, open_project
from views.state.cached_study import CachedMatched
from views.state.open_collections import SessionFolder, collection_key, collections, open_next
from views.state.url import COLLECTION
from views.state.work.project_session import own_project
from views.state.work.visitor import visitor_name
from views.texts import import_words

MAX_NAME_CHARACTERS = 100
_SESSION, _KEPT, _ROUND, _ERROR = "import", "import-kept", "import-round", "import-error"  # keys of the session's state
_UNSAFE = re.compile(r"[^\w.() -]")


class Kept(NamedTuple):
    """What was added last: the project, what was done, and the number of the change, which can be taken back while it is the last."""

    project: Address
    what: str
    change: int


@dataclass
class ImportSession:
    """The uploaded files and how far their import is; it ends with the user's session.

    Attributes:
        upload_ids: Tell the uploads from others.
        folder: Holds the files and what is made of them.
        look: What was asked of the files first.
        running: The process that reads the files; None where nothing runs.
        looked: The answer on the first rows; empty before.
        tried: What adding the files would change; empty before.
        job: What `tried` was asked for; None before.
        previewed: By table, the text of a mapping, and the first rows read under it.
    """

    upload_ids: tuple[str, ...]
    folder: SessionFolder
    look: ImportJob
    running: ImportProcess | None = None
    looked: Answer = field(default_factory=dict)
    tried: Answer = field(default_factory=dict)
    job: ImportJob | None = None
    previewed: dict[str, tuple[str, ImportedTable]] = field(default_factory=dict)

    def take_answer(self) -> None:
        """Keeps the answer of a process that is over."""
        if self.running is None or not self.running.is_over:
            return
        if self.job is None:
            self.looked = self.running.answer
        else:
            self.tried = self.running.answer
        self.running = None

    def start(self, job: ImportJob) -> None:
        """Starts to read the files to the end; where too many are read at the moment, that is said."""
        try:
            self.running = ImportProcess.start(job, self.folder.path)
        except BusyError as error:
            st.session_state[_ERROR] = str(error)
            return
        self.tried, self.job = {}, job

    def look_again(self, at: int, sheet: str, row: int) -> None:
        """Starts to look at the files anew: that table has its headings in this row."""
        self.stop()
        others = [each for each in self.look.heading_rows if each[:2] != (at, sheet)]
        self.look = replace(self.look, heading_rows=(*others, (at, sheet, row)))
        self.looked, self.tried = {}, {}
        self.running = ImportProcess.start(self.look, self.folder.path)

    def stop(self) -> None:
        """Stops what runs; what was seen before stays."""
        if self.running:
            self.running.stop()
        self.running, self.job = None, None


def import_session(uploads: Sequence[Any], project: Address | None) -> ImportSession:  # what Streamlit gives for a file
    """The session of these uploads, begun where they are new; the session of others ends with its process and files."""
    ids = tuple(upload.file_id for upload in uploads)
    session: ImportSession | None = st.session_state.get(_SESSION)
    if session is None or session.upload_ids != ids:
        if session:
            session.stop()
        folder = SessionFolder()
        files = [_written(folder.path / f"file-{at}", upload) for at, upload in enumerate(uploads)]
        job = ImportJob(files=tuple(map(str, files)), project=str(project or ""))
        session = ImportSession(ids, folder, job, running=ImportProcess.start(job, folder.path))
        st.session_state[_SESSION] = session
        st.session_state.pop(_KEPT, None)
    return session


def _written(folder: Path, upload: Any) -> Path:  # what Streamlit gives for a file
    folder.mkdir()
    file = folder / (_UNSAFE.sub("_", upload.name)[-MAX_NAME_CHARACTERS:] or "table")
    file.write_bytes(upload.getbuffer())
    return file


def end_import() -> None:
    """Forgets the files, with their process and everything made of them."""
    st.session_state.pop(_SESSION, None)


def keep_import(session: ImportSession, matched: CachedMatched | None, title: str, what: str) -> None:
    """Keeps what was tried as one change of the project, of a copy of what is open, or of a new project with this title."""
    assert session.job is not None
    now, by = datetime.now(UTC), visitor_name()
    try:
        if matched is not None and (session.job.project or session.job.collection):
            path = own_project(matched)
        else:
            path = create_project(title, by=by, at=now)
        with open_project(path) as project:
            if session.job.project and project.revision() != session.tried["revision"]:
                session.tried = {}
                st.session_state[_ERROR] = import_words.CHANGED_MEANWHILE
                return
            since = session.tried["revision"] if session.job.project else None
            change = project.change(read_edits(session.folder.path), what=what, by=by, at=now, since=since)
    except (ClaimsError, OSError) as error:
        st.session_state[_ERROR] = str(error)
        return
    _open(path, what, change.number)


def open_as_project(path: Path, title: str) -> None:
    """Makes a project of a collection that was brought and opens it."""
    try:
        what = import_words.OPENED_FROM.format(file=path.name)
        made = copy_collection(open_collection(path), what=what, by=visitor_name(), at=datetime.now(UTC))
    except (ClaimsError, OSError) as error:
        st.session_state[_ERROR] = str(error)
        return
    _open(made, import_words.OPENED_AS.format(title=title), 0)


def take_back(kept: Kept) -> None:
    """Takes the last import back, where nothing was changed since."""
    with open_project(kept.project) as project:
        last, _ = project.next_steps()
        if last is not None and last.number == kept.change:
            project.undo(by=visitor_name(), at=datetime.now(UTC))
            st.session_state[_KEPT] = kept._replace(change=-1)
        else:
            st.session_state[_ERROR] = import_words.NOT_TAKEN_BACK


def _open(path: Address, what: str, change: int) -> None:
    st.session_state[_KEPT] = Kept(path, what, change)
    st.session_state[_ROUND] = uploader_round() + 1
    end_import()
    open_next(collection_key(path))


def kept_last() -> Kept | None:
    """What was kept last; None since other files were brought."""
    return st.session_state.get(_KEPT)


def take_error() -> str:
    """Why nothing was kept, given once; "" where nothing went wrong."""
    return str(st.session_state.pop(_ERROR, ""))


def uploader_round() -> int:
    """Counts what was kept: an uploader with another number is an empty one."""
    return int(st.session_state.get(_ROUND, 0))


def open_path() -> Address:
    """The collection that is open."""
    known = collections()
    return known.get(st.query_params.get(COLLECTION, ""), next(iter(known.values()))).path


def files_of(project: Address | None) -> Mapping[str, str]:
    """The files that were added to a project, by their ids."""
    if project is None:
        return {}
    with open_project(project) as opened:
        return {file_id: row["name"] for file_id, row in opened.rows("files").items()}

"""Session state of the page Import: the file, what was seen in its first rows, and what reading all of it gave."""

import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st

from claims.importers import ImportedTable
from claims.importers.job.import_job import Answer, ImportJob
from claims.importers.job.import_process import ImportProcess
from views.state.open_collections import SessionFolder, open_here

MAX_NAME_CHARACTERS = 100
_SESSION, _LOADED, _ROUND = "import", "import-loaded", "import-round"  # keys of the session's state
_UNSAFE = re.compile(r"[^\w.() -]")


@dataclass
class ImportSession:
    """One uploaded file and how far its import is; it ends with the user's session.

    Attributes:
        upload_id: Tells the upload from another one.
        folder: Holds the file and what is made of it.
        running: The process that reads the file; None where nothing runs.
        looked: The answer on the first rows; empty before.
        tried: The answer on the whole table; empty before.
        job: What `tried` was asked for; None before.
        previewed: The text of a mapping, and the first rows read under it.
    """

    upload_id: str
    folder: SessionFolder
    file: Path
    running: ImportProcess | None = None
    looked: Answer = field(default_factory=dict)
    tried: Answer = field(default_factory=dict)
    job: ImportJob | None = None
    previewed: tuple[str, ImportedTable | None] = ("", None)

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
        """Starts to read the whole table."""
        if Path(job.to).exists():
            shutil.rmtree(job.to)
        self.tried, self.job = {}, job
        self.running = ImportProcess.start(job, self.folder.path)

    def stop(self) -> None:
        """Stops what runs; what was seen before stays."""
        if self.running:
            self.running.stop()
        self.running, self.job = None, None


def import_session(upload_id: str, file_name: str, content: memoryview) -> ImportSession:
    """The session of this upload, begun where it is new; the session of another upload ends with its process and files."""
    session: ImportSession | None = st.session_state.get(_SESSION)
    if session is None or session.upload_id != upload_id:
        if session:
            session.stop()
        folder = SessionFolder()
        file = folder.path / (_UNSAFE.sub("_", file_name)[-MAX_NAME_CHARACTERS:] or "table")
        file.write_bytes(content)
        process = ImportProcess.start(ImportJob(file=str(file)), folder.path)
        session = ImportSession(upload_id, folder, file, running=process)
        st.session_state[_SESSION] = session
        st.session_state.pop(_LOADED, None)
    return session


def end_import() -> None:
    """Forgets the file, with its process and everything made of it."""
    st.session_state.pop(_SESSION, None)


def load_import(session: ImportSession, path: Path) -> None:
    """Adds the collection in `path` to those that can be chosen in this session; the page is then ready for another file."""
    st.session_state[_LOADED] = open_here(session.folder, str(path.relative_to(session.folder.path)))
    st.session_state[_ROUND] = uploader_round() + 1
    end_import()


def loaded_key() -> str:
    """The key of the collection that was loaded last; "" since another file was brought."""
    return str(st.session_state.get(_LOADED, ""))


def uploader_round() -> int:
    """Counts the collections loaded: an uploader with another number is an empty one."""
    return int(st.session_state.get(_ROUND, 0))

"""From a folder or workbook to a study: worked out once per content, shared among all users, and kept on disk where it took long."""

import gc
import pickle
import platform
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Lock

import pandas as pd
import streamlit as st

import claims
from claims.collection import load_collection
from claims.discrepancies import Settings
from claims.matching import LinkSettings, MatchSettings
from claims.study import Matched, compare_accounts, link_matched, match_added, match_collection
from claims.workspace import (
    Workspace,
    accepted_collection,
    data_folder,
    existing_workspace,
    open_workspace,
    workspace_path,
)
from views.state import page_study
from views.state.page_study import PageStudy

LEAST_SECONDS = 2.0  # what took less to link and compare is done again sooner than it is read
MOST_FILES = 4  # studies kept on disk
Revision = tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class CachedMatched(Matched):
    """The scored claims of an opened collection, with what is cached for it.

    Attributes:
        key: Names the content of the files and of the documents that were added; what is cached for them is cached under this.
    """

    key: str

    @property
    def workspace_file(self) -> Path | None:
        """The workspace; None where there is none and none is asked for."""
        return existing_workspace(None, collection=self.collection.name)

    def open_workspace(self) -> Workspace:
        """The open workspace, which is made where there is none.

        Raises:
            WorkspaceError: The workspace cannot be used.
        """
        name = self.collection.name
        return open_workspace(workspace_path(None, collection=name), collection=name)

    def revision(self) -> Revision:
        """A value that changes when anything is judged.

        Raises:
            WorkspaceError: The workspace cannot be used.
        """
        return self._revision(Workspace.revision)

    def accepted_revision(self) -> Revision:
        """A value that changes when a document is accepted or taken out.

        Raises:
            WorkspaceError: The workspace cannot be used.
        """
        return self._revision(Workspace.accepted_revision)

    def _revision(self, read: Callable[[Workspace], Revision]) -> Revision:
        if self.workspace_file is None:
            return ()
        with self.open_workspace() as workspace:
            return read(workspace)


@dataclass(frozen=True)
class SavedStudy:
    """A collection matched and compared, as it is kept on disk.

    Attributes:
        state: The workspace and its revision at that time.
    """

    matched: CachedMatched
    study: PageStudy
    state: tuple[Path | None, Revision]


def open_matched(path: Path) -> CachedMatched:
    """The collection with the documents that users added to it, and the scores of its pairs.

    Raises:
        CollectionError: There is nothing that can be opened.
        OSError: A file cannot be read.
    """
    settings = repr((MatchSettings(), LinkSettings(), Settings()))
    matched = _match_files(str(path), _digest(str(path), _stamps(path)), settings)
    return _match_added(matched, matched.key, matched.workspace_file, matched.accepted_revision())


def open_study(matched: CachedMatched, *, may_save: bool) -> PageStudy:
    """The collection with the judgements of its workspace, its incidents and its discrepancies.

    Args:
        matched: As `open_matched` gives it.
        may_save: Whether a slow comparison may be kept on this machine for the next start.

    Raises:
        WorkspaceError: The workspace cannot be used.
    """
    return _compare(matched, matched.key, matched.workspace_file, matched.revision(), may_save)


def _stamps(path: Path) -> tuple[tuple[str, int, int], ...]:
    """Name, size and time of each file: a file whose stamp is the same is taken for unchanged."""
    files = sorted(file for file in path.iterdir() if file.is_file()) if path.is_dir() else [path] * path.is_file()
    return tuple((str(file), file.stat().st_size, file.stat().st_mtime_ns) for file in files)


@st.cache_data(max_entries=16, show_spinner=False)
def _digest(path: str, stamps: tuple[tuple[str, int, int], ...]) -> str:
    """SHA-256 of the files, read again when their stamps change."""
    content = sha256(path.encode())
    for file, _, _ in stamps:
        content.update(sha256(Path(file).read_bytes()).digest())
    return content.hexdigest()


@st.cache_resource(max_entries=4, show_spinner=False)
def _match_files(path: str, digest: str, settings: str) -> CachedMatched:
    """Reading and matching, once per content of the files."""
    key = f"{digest} {settings}"
    saved = _saved(key)
    with paused_garbage_collection():
        return saved.matched if saved else CachedMatched(**vars(match_collection(load_collection(Path(path)))), key=key)


@st.cache_resource(max_entries=2, show_spinner=False)
def _saved(key: str) -> SavedStudy | None:
    """What an earlier start kept of this content, looked for once."""
    return read_saved(key)


@st.cache_resource(max_entries=4, show_spinner=False)
def _match_added(
    _matched: CachedMatched,
    key: str,
    workspace_file: Path | None,
    revision: Revision,  # noqa: ARG001  # in the key of the cache
) -> CachedMatched:
    """Scoring of what was added, once per content of the files and set of added documents."""
    matched = match_added(_matched, accepted_collection(_matched.collection, workspace_file))
    if matched is _matched:
        return _matched
    return CachedMatched(**{**vars(matched), "key": f"{key} {matched.collection.digest}"})


@st.cache_resource(max_entries=4, show_spinner=False)
def _compare(
    _matched: CachedMatched, key: str, workspace_file: Path | None, revision: Revision, _may_save: bool
) -> PageStudy:
    """Linking and comparing, once per content of the files and state of the workspace."""
    saved = _saved(key)
    if saved and saved.state == (workspace_file, revision):
        return saved.study
    started = time.monotonic()
    with paused_garbage_collection():
        study = PageStudy(**vars(compare_accounts(link_matched(_matched, workspace_file))))
        if _may_save and time.monotonic() - started >= LEAST_SECONDS:
            write_saved(key, SavedStudy(_matched, study, (workspace_file, revision)))
    return study


# Kept on disk


def read_saved(key: str) -> SavedStudy | None:
    """The study that this version of the code saved under the key; None where there is none that can be read.

    A file is a pickle, which runs as code when it is read: it is looked for only in the user's own data folder.
    """
    with (
        suppress(Exception),
        paused_garbage_collection(),
        _file(key).open("rb") as file,
    ):  # damaged files fail in any way
        saved = pickle.load(file)
        return saved if isinstance(saved, SavedStudy) else None
    return None


def write_saved(key: str, saved: SavedStudy) -> None:
    """Saves a study under the key and removes the oldest files; where that cannot be done, the page goes on without."""
    folder = saved_folder()
    with suppress(OSError, pickle.PicklingError, AttributeError, TypeError):
        content = pickle.dumps(saved, protocol=pickle.HIGHEST_PROTOCOL)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with NamedTemporaryFile(dir=folder, suffix=".part", delete=False) as file:
            file.write(content)
        Path(file.name).replace(_file(key))
        for old in sorted(folder.iterdir(), key=lambda file: file.stat().st_mtime)[:-MOST_FILES]:
            old.unlink(missing_ok=True)


def saved_folder() -> Path:
    """The folder of the studies that are kept on disk."""
    return data_folder() / "compared"


def _file(key: str) -> Path:
    return saved_folder() / f"{sha256(f'{key} {_code()}'.encode()).hexdigest()[:32]}.pickle"


@cache
def _code() -> str:
    """A digest of our files that make a study, and of the versions that decide what a pickle holds."""
    content = sha256(f"{platform.python_version()} {pd.__version__}".encode())
    package = Path(claims.__file__).parent
    ours = sorted((*package.rglob("*.py"), *package.rglob("*.csv"), Path(__file__), Path(page_study.__file__)))
    for file in ours:
        content.update(file.read_bytes())
    return content.hexdigest()


_lock = Lock()
_pauses = 0  # how many threads pause the collector at this moment


@contextmanager
def paused_garbage_collection() -> Iterator[None]:
    """Pauses the cyclic garbage collector while large, long-lived object graphs are built; what was saved is read in a third of the time.

    The collector is the whole process's: it runs again when the last thread that pauses it is done.
    """
    _pause(1)
    try:
        yield
    finally:
        _pause(-1)


def _pause(more: int) -> None:
    global _pauses
    with _lock:
        _pauses += more
        (gc.disable if _pauses else gc.enable)()

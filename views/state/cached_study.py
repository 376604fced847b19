"""From a folder or workbook to what the pages show, worked out once for each content and shared among all users."""

import time
from hashlib import sha256
from pathlib import Path

import streamlit as st

from claims.discrepancies import Settings
from claims.matching import LinkSettings, MatchSettings
from views.state.garbage_pause import nothing_swept
from views.state.page_study import Matched, PageStudy, compare_accounts, read_matched, with_added
from views.state.saved_study import LEAST_SECONDS, Saved, read_saved, write_saved
from views.texts import words


def read(path: Path) -> Matched:
    """The collection with its scores, and with what users added to it.

    Raises:
        CollectionError: There is nothing that can be opened.
        OSError: A file cannot be read.
    """
    settings = repr((MatchSettings(), LinkSettings(), Settings()))
    matched = _matched(str(path), _digest(str(path), _stamps(path)), settings)
    return _with_added(matched, matched.key, matched.place, matched.accepted_revision())


def study_of(matched: Matched, *, may_save: bool) -> PageStudy:
    """The collection with the judgements of its workspace, its incidents and its discrepancies.

    Args:
        may_save: Whether what took long may be kept on this machine for the next start.

    Raises:
        WorkspaceError: The workspace cannot be used.
    """
    return _study(matched, matched.key, matched.place, matched.revision(), may_save)


def _stamps(path: Path) -> tuple[tuple[str, int, int], ...]:
    """What tells at a glance that a file may have changed: its name, size and time."""
    files = sorted(each for each in path.iterdir() if each.is_file()) if path.is_dir() else [path] * path.is_file()
    return tuple((str(each), each.stat().st_size, each.stat().st_mtime_ns) for each in files)


@st.cache_data(max_entries=16, show_spinner=False)
def _digest(path: str, stamps: tuple[tuple[str, int, int], ...]) -> str:
    """SHA-256 of the files, read again when their stamps change."""
    content = sha256(path.encode())
    for file, _, _ in stamps:
        content.update(sha256(Path(file).read_bytes()).digest())
    return content.hexdigest()


@st.cache_resource(max_entries=4, show_spinner=words.LOADING)
def _matched(path: str, digest: str, settings: str) -> Matched:
    """Reading and matching, done once for each content of the files."""
    key = f"{digest} {settings}"
    saved = _saved(key)
    with nothing_swept():
        return saved.matched if saved else read_matched(Path(path), key=key)


@st.cache_resource(max_entries=2, show_spinner=words.LOADING)
def _saved(key: str) -> Saved | None:
    """What an earlier start left of this content, looked for once."""
    return read_saved(key)


@st.cache_resource(max_entries=4, show_spinner=words.LOADING)
def _with_added(_matched: Matched, key: str, place: Path | None, revision: tuple[int, ...]) -> Matched:  # noqa: ARG001  # key and revision are the key of the cache
    """Scoring of what was added, done once for each content of the files and each document."""
    return with_added(_matched, place)


@st.cache_resource(max_entries=4, show_spinner=words.LOADING)
def _study(_matched: Matched, key: str, place: Path | None, revision: tuple[int, ...], _may_save: bool) -> PageStudy:
    """Linking and comparing, done once for each content of the files and each state of the workspace."""
    saved = _saved(key)
    if saved and saved.state == (place, revision):
        return saved.study
    started = time.monotonic()
    with nothing_swept():
        study = compare_accounts(_matched, place)
        if _may_save and time.monotonic() - started >= LEAST_SECONDS:
            write_saved(key, Saved(_matched, study, (place, revision)))
    return study

"""The collections that can be opened: the one the app was started with, those shipped, those kept, and those uploaded in this session."""

import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp
from weakref import finalize

import streamlit as st

from claims.collection import default_collection, may_open, project_title
from claims.collection.folder import read_title
from claims.collection.workbook import WORKBOOK_ENDINGS
from claims.databases.address import Address, address_of
from claims.errors import ClaimsError, CollectionError
from claims.importers.read.recognise_file import UploadKind, recognise_file
from claims.names import free_name
from claims.people import acting_person
from claims.projects.project_places import projects_in
from claims.safety.files import data_folder
from claims.safety.read_apart import read_apart
from claims.workspace import project_of, projects_folder
from views.state.shared_filters import drop_for_another_collection
from views.state.url import BOUND, COLLECTION, LANGUAGE

DESCRIPTOR = "datapackage.json"
MOST_BYTES = 400_000_000  # of an upload, unpacked
_NEXT = "open-next"
_JUST_OPENED = "just-opened"
_HERE = "opened-here"  # key of the session's state: key of a collection to its folder, removed with the session


class SessionFolder:
    """A temporary folder, removed when the session whose state holds it ends."""

    def __init__(self) -> None:
        self.path = Path(mkdtemp(prefix="claims-"))
        self.remove = finalize(self, shutil.rmtree, self.path, ignore_errors=True)


@dataclass(frozen=True)
class Opened:
    """A collection that can be opened.

    Attributes:
        key: Its name in the address.
        path: Folder, workbook or project.
        is_temporary: Whether it is removed when this browser tab is closed.
        is_kept: Whether a user kept it on this machine.
    """

    key: str
    path: Address
    is_temporary: bool = False
    is_kept: bool = False

    @property
    def is_project(self) -> bool:
        """Whether it can be changed here."""
        return project_of(self.path) is not None


def collections() -> dict[str, Opened]:
    """Every collection that the visitor can open, by key; the one that the app was started with comes first."""
    started_with = start_collection()
    opened: dict[str, Opened] = {}
    for path in (started_with, *(path for path in shipped_collections() if path != started_with)):
        _put(opened, path)
    for project in projects_in(projects_folder()):
        _put(opened, project)
    for path in sorted(kept_folder().glob("*")):
        _put(opened, path, is_kept=True)
    for key, (folder, name) in st.session_state.get(_HERE, {}).items():
        opened[key] = Opened(key, folder.path / name, is_temporary=True)
    return opened


def collection_key(path: Address) -> str:
    """The key of a collection by its path, which is not its name where two are called alike; "" where it cannot be opened."""
    return next((key for key, opened in collections().items() if opened.path == path), "")


def _put(opened: dict[str, Opened], path: Address, *, is_kept: bool = False) -> None:
    if project_of(path) and acting_person() is not None and not may_open(path):
        return
    key = free_name(path.stem, opened)
    opened[key] = Opened(key, path, is_kept=is_kept)


def start_collection() -> Address:
    """The collection that the app was started with: named after `--`, or in CLAIMS_COLLECTION, unless it was a project that is removed; else the default one."""
    named = [*sys.argv[1:2], os.environ.get("CLAIMS_COLLECTION", "")][0]
    path = (address_of(named) if named else default_collection()).absolute()
    is_removed = project_of(path) and not path.exists()
    return default_collection().absolute() if is_removed else path


def shipped_collections() -> list[Path]:
    """The collections that come with the app, by their folders' names."""
    folder = default_collection().absolute().parent
    return sorted(path for path in folder.glob("*") if (path / DESCRIPTOR).is_file())


def kept_folder() -> Path:
    """The folder of the collections that users asked to keep."""
    return data_folder() / "collections"


def open_here(folder: SessionFolder, name: str) -> str:
    """Adds a collection for this session alone and returns its key; its folder is removed with the session.

    Args:
        folder: Holds the collection.
        name: The folder or workbook within it.
    """
    key = free_name(Path(name).stem, collections())
    st.session_state.setdefault(_HERE, {})[key] = (folder, name)
    return key


def open_in_frame(key: str) -> None:
    """Makes the bar show a collection, without the ids and filters that the address has of the one before.

    A link alone would not: the chooser keeps its value until it is set.
    """
    for param in list(st.query_params):
        if param not in (LANGUAGE, COLLECTION, *BOUND):
            del st.query_params[param]
    drop_for_another_collection()
    st.session_state[COLLECTION] = st.session_state[_JUST_OPENED] = key


def wanted_collection() -> str:
    """The key that was opened by the click before this run, or else the one in the address, which is written after it."""
    return str(st.session_state.pop(_JUST_OPENED, "") or st.query_params.get(COLLECTION, ""))


def open_next(key: str, *, is_copy: bool = False) -> None:
    """Makes the bar show a collection from the next run on, for within a run its choice is drawn already.

    Args:
        is_copy: Whether it holds what the open one does, so that the page and its filters stay.
    """
    st.session_state[_NEXT] = key, is_copy


def open_what_is_next() -> None:
    """Does at the beginning of a run what `open_next` asked for."""
    key, is_copy = st.session_state.pop(_NEXT, ("", False))
    if is_copy:
        st.session_state[COLLECTION] = key
    elif key:
        open_in_frame(key)


def keep(key: str, *, by: str = "") -> str:
    """Makes a project of a collection of this session, where all users of this machine find it, and returns its key.

    Raises:
        ClaimsError: It cannot be read, or the project cannot be made.
    """
    from claims.importers import open_collection
    from claims.projects import copy_collection  # here, for it imports what first pages do without

    collection = open_collection(collections()[key].path)
    project = copy_collection(collection, by=by, at=datetime.now(UTC))
    forget(key)
    return collection_key(project)


def forget(key: str) -> None:
    """Removes a collection of this session, or, where nobody signs in, a kept one, from the list and from the disk; any other stays."""
    here = st.session_state.get(_HERE, {})
    if key in here:
        here.pop(key)[0].remove()
        return
    opened = collections().get(key) if acting_person() is None else None  # what is kept is nobody's own
    if opened and opened.is_kept and isinstance(opened.path, Path):
        shutil.rmtree(opened.path) if opened.path.is_dir() else opened.path.unlink()


def collection_title(opened: Opened) -> str:
    """The title that a collection gives itself; its file name where it gives none."""
    try:
        if opened.is_project or not isinstance(opened.path, Path):
            return project_title(opened.path)
        return _title(str(opened.path), (opened.path / DESCRIPTOR).stat().st_mtime_ns)
    except (ClaimsError, OSError, ValueError):
        return opened.path.name


@st.cache_data(max_entries=64, show_spinner=False)
def _title(path: str, stamp: int) -> str:  # noqa: ARG001  # the stamp is part of the key
    return read_apart(read_title, Path(path), name=path)


def unpack(files: Mapping[str, bytes], folder: Path) -> Path:
    """Writes uploaded files into a folder, and nowhere else, and returns the folder or file within it that is the collection.

    A workbook or a file of JSON Lines is a collection of its own; a zip is unpacked; all other files together are a folder.

    Raises:
        CollectionError: There is nothing to read, too much of it, or a zip that cannot be unpacked.
    """
    [first, *others] = files.items()
    ending = PurePosixPath(first[0]).suffix.lower()
    if not others and ending in {*WORKBOOK_ENDINGS, ".jsonl"}:
        collection = folder / _safe(first[0])
        collection.write_bytes(first[1])
        return collection
    if not others and ending == ".zip":
        return _unpack_zip(*first, folder)
    inside = folder / "collection"
    inside.mkdir()
    for name, content in files.items():
        (inside / _safe(name)).write_bytes(content)
    return inside


def _unpack_zip(name: str, content: bytes, folder: Path) -> Path:
    packed = folder / f"{PurePosixPath(_safe(name)).stem[:100]}.zip"
    packed.write_bytes(content)
    upload = recognise_file(packed, folder, max_bytes=MOST_BYTES)
    packed.unlink()
    if upload.kind is not UploadKind.COLLECTION:
        raise CollectionError(
            f"{name!r} holds a table, no collection; allowed: the CSV files of a collection and its datapackage.json"
        )
    return upload.path


def _safe(name: str) -> str:
    """The last part of a path, with every character that is not fit for a file name replaced."""
    last = PurePosixPath(name.replace("\\", "/")).name.lstrip(".")
    return "".join(letter if letter.isalnum() or letter in "-_. " else "_" for letter in last)[:120] or "collection"

"""The collections that the app can show: the one it was started with, those that come along, those kept, those opened here."""

import json
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from weakref import finalize

import streamlit as st

from claims.collection import default_collection
from claims.workspace import data_folder
from views.state.url import COLLECTION

DESCRIPTOR = "datapackage.json"
_HERE = "opened-here"  # key of the session's state: key of a collection to its folder, removed with the session


class SessionFolder:
    """A folder that goes with the session whose state holds it."""

    def __init__(self) -> None:
        self.path = Path(mkdtemp(prefix="claims-"))
        self.remove = finalize(self, shutil.rmtree, self.path, ignore_errors=True)


@dataclass(frozen=True)
class Opened:
    """A collection that can be chosen.

    Attributes:
        key: Its name in the address.
        path: Folder or workbook.
        is_temporary: Whether it goes when this browser tab is closed.
        is_kept: Whether a user kept it on this machine.
    """

    key: str
    path: Path
    is_temporary: bool = False
    is_kept: bool = False


def collections() -> dict[str, Opened]:
    """All that can be chosen by key, the one that the app was started with first."""
    found: dict[str, Opened] = {}
    for path in (named(), *_shipped()):
        if path not in (each.path for each in found.values()):
            _put(found, path)
    for path in sorted(kept_folder().glob("*")) if kept_folder().is_dir() else ():
        _put(found, path, is_kept=True)
    for key, (folder, name) in st.session_state.get(_HERE, {}).items():
        found[key] = Opened(key, folder.path / name, is_temporary=True)
    return found


def _put(found: dict[str, Opened], path: Path, *, is_kept: bool = False) -> None:
    key = _free(path.stem, set(found))
    found[key] = Opened(key, path, is_kept=is_kept)


def _free(wanted: str, taken: set[str]) -> str:
    number = 2
    key = wanted
    while key in taken:
        key, number = f"{wanted}-{number}", number + 1
    return key


def named() -> Path:
    """The collection that the app was started with: named after `--`, or in CLAIMS_COLLECTION, or the one that comes along."""
    named = [*sys.argv[1:2], os.environ.get("CLAIMS_COLLECTION", "")][0]
    return Path(named).absolute() if named else default_collection().absolute()


def _shipped() -> list[Path]:
    folder = default_collection().absolute().parent
    return sorted(each for each in folder.glob("*") if (each / DESCRIPTOR).is_file())


def kept_folder() -> Path:
    """Where collections are that users asked to keep."""
    return data_folder() / "collections"


def open_here(folder: SessionFolder, name: str) -> str:
    """Adds a collection for this session alone, and gives its key; its folder is removed with the session.

    Args:
        folder: Holds the collection.
        name: The folder or workbook within it.
    """
    key = _free(Path(name).stem, set(collections()))
    st.session_state.setdefault(_HERE, {})[key] = (folder, name)
    return key


def choose(key: str) -> None:
    """Makes the frame show a collection. A link alone would not: the chooser keeps what it holds until it is told."""
    st.session_state[COLLECTION] = key


def keep(key: str) -> str:
    """Copies a collection of this session to where all users of this machine find it, and gives its key there."""
    path = collections()[key].path
    kept_folder().mkdir(parents=True, exist_ok=True)
    taken = {each.stem for each in kept_folder().glob("*")}
    target = kept_folder() / f"{_free(path.stem, taken)}{path.suffix}"
    (shutil.copytree if path.is_dir() else shutil.copy2)(path, target)
    forget(key)
    return next(each.key for each in collections().values() if each.path == target)


def forget(key: str) -> None:
    """Takes a collection of this session, or a kept one, off the list and removes its files."""
    here = st.session_state.get(_HERE, {})
    if key in here:
        here.pop(key)[0].remove()
        return
    opened = collections().get(key)
    if opened and opened.is_kept:
        shutil.rmtree(opened.path) if opened.path.is_dir() else opened.path.unlink()


def title_of(opened: Opened) -> str:
    """The title that a collection gives itself; its file name where it gives none."""
    descriptor = opened.path / DESCRIPTOR
    try:
        return (
            str(json.loads(descriptor.read_text(encoding="utf-8"))["title"])
            if descriptor.is_file()
            else opened.path.name
        )
    except (OSError, ValueError, KeyError, TypeError):
        return opened.path.name

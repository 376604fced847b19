"""What comparing a large collection gave, kept on this machine, so that the next start reads it instead of doing it again."""

import pickle
import platform
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

import pandas as pd

import claims
from claims.workspace import data_folder
from views.state.garbage_pause import nothing_swept
from views.state.page_study import Matched, PageStudy

LEAST_SECONDS = 2.0  # what took less to link and compare is done again sooner than it is read
MOST_FILES = 4


@dataclass(frozen=True)
class Saved:
    """A collection matched and compared, and the state of its workspace then.

    Attributes:
        state: The workspace and its revision.
    """

    matched: Matched
    study: PageStudy
    state: tuple[Path | None, tuple[int, ...]]


def read_saved(key: str) -> Saved | None:
    """What was saved under this key by this version of the code; None where there is nothing that can be read.

    A file is a pickle, which runs as code when it is read: it is looked for only in the user's own data folder.
    """
    with suppress(Exception), nothing_swept(), _file(key).open("rb") as file:  # damaged files fail in any way
        saved = pickle.load(file)
        return saved if isinstance(saved, Saved) else None
    return None


def write_saved(key: str, saved: Saved) -> None:
    """Saves under this key, and removes the oldest files; where that cannot be done, the page goes on without."""
    folder = _folder()
    with suppress(OSError, pickle.PicklingError, AttributeError, TypeError):
        content = pickle.dumps(saved, protocol=pickle.HIGHEST_PROTOCOL)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with NamedTemporaryFile(dir=folder, suffix=".part", delete=False) as file:
            file.write(content)
        Path(file.name).replace(_file(key))
        for old in sorted(folder.iterdir(), key=lambda each: each.stat().st_mtime)[:-MOST_FILES]:
            old.unlink(missing_ok=True)


def _folder() -> Path:
    return data_folder() / "compared"


def _file(key: str) -> Path:
    return _folder() / f"{sha256(f'{key} {_code()}'.encode()).hexdigest()[:32]}.pickle"


@cache
def _code() -> str:
    """A digest of what computes a study: our files, and the versions that decide what a pickle holds."""
    content = sha256(f"{platform.python_version()} {pd.__version__}".encode())
    own = Path(claims.__file__).parent
    for file in sorted((*own.rglob("*.py"), *own.rglob("*.csv"), Path(__file__).with_name("page_study.py"))):
        content.update(file.read_bytes())
    return content.hexdigest()

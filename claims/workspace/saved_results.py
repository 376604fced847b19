"""Results kept on this machine for the next start, so that what was worked out once is read; other code and other files find none."""

import gc
import os
import pickle
import platform
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Lock
from typing import Generic, ParamSpec, TypeVar

from claims.safety.files import data_folder

Result = TypeVar("Result")
Arguments = ParamSpec("Arguments")
_OTHERS_WRITE = 0o022
Stamps = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Shelf:
    """A folder of results, each under a key, within the user's data folder.

    A file on it is a pickle, which runs as code when it is read: it is read only where the user alone may write to it.

    Attributes:
        name: The name of the folder; a whole path where it is a folder of ours elsewhere.
        code: Files outside this package that make what is kept; where any of them or of ours changes, nothing kept is read.
        most_files: How many are kept.
    """

    name: str
    code: tuple[Path, ...] = ()
    most_files: int = 4

    @property
    def folder(self) -> Path:
        """Where the files are."""
        return data_folder() / self.name

    def has(self, key: str) -> bool:
        """Whether something was put there under the key."""
        return self._file(key).is_file()

    def read(self, key: str, kind: type[Result]) -> Result | None:
        """What this version of the code put there under the key; None where there is none that can be read."""
        with (
            suppress(Exception),
            paused_garbage_collection(),
            self._file(key).open("rb") as file,
        ):  # damaged files fail in any way
            if not _is_ours(file.fileno()):
                return None
            saved = pickle.load(file)
            return saved if isinstance(saved, kind) else None
        return None

    def write(self, key: str, result: object) -> None:
        """Puts a result there and removes the oldest; where that cannot be done, nothing is kept."""
        with suppress(Exception):  # what another thread changes meanwhile fails in any way
            content = pickle.dumps(result, protocol=pickle.HIGHEST_PROTOCOL)
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with NamedTemporaryFile(dir=self.folder, suffix=".part", delete=False) as file:
                part = Path(file.name)
                try:
                    file.write(content)
                    file.flush()
                    part.replace(self._file(key))
                finally:
                    part.unlink(missing_ok=True)
            for old in sorted(self.folder.iterdir(), key=lambda file: file.stat().st_mtime)[: -self.most_files]:
                old.unlink(missing_ok=True)

    def _file(self, key: str) -> Path:
        return self.folder / f"{sha256(f'{key} {code_digest(self.code)}'.encode()).hexdigest()[:32]}.pickle"


def _is_ours(file: int) -> bool:
    """Whether an open file belongs to this user and nobody else may write to it; not asked where a system has no owners."""
    if not hasattr(os, "getuid"):
        return True
    found = os.fstat(file)
    return found.st_uid == os.getuid() and not found.st_mode & _OTHERS_WRITE


@cache
def code_digest(others: tuple[Path, ...] = ()) -> str:
    """A digest of the files of this package, of others, and of the versions that decide what a pickle holds."""
    import pandas as pd  # here, because what help imports must not

    content = sha256(f"{platform.python_version()} {pd.__version__}".encode())
    for file in sorted((*_code_files(Path(__file__).parents[1]), *map(str, others))):
        with open(file, "rb") as code:  # noqa: PTH123  # these are several hundred, for which `Path` takes twice as long
            content.update(code.read())
    return content.hexdigest()


def _code_files(package: Path) -> Iterator[str]:
    for folder, _, names in os.walk(package):
        yield from (f"{folder}/{name}" for name in names if name.endswith((".py", ".csv")))


def file_stamps(path: Path) -> Stamps:
    """Name, size and time of each file of a collection: a file whose stamp is the same is taken for unchanged."""
    files = sorted(file for file in path.iterdir() if file.is_file()) if path.is_dir() else [path] * path.is_file()
    return tuple((str(file), file.stat().st_size, file.stat().st_mtime_ns) for file in files)


def content_digest(path: Path, stamps: Stamps) -> str:
    """SHA-256 of a path and of the content of its files."""
    content = sha256(str(path).encode())
    for file, _, _ in stamps:
        content.update(sha256(Path(file).read_bytes()).digest())
    return content.hexdigest()


_ABSENT = object()


class Remembered(Generic[Arguments, Result]):
    """A function of positional, hashable arguments that works out each result once; unlike `functools.lru_cache` it can be pickled."""

    def __init__(self, work: Callable[Arguments, Result], *, most: int) -> None:
        """Remembers so many results, those that were asked for last."""
        self._work, self._most = work, most
        self._results: dict[tuple[Hashable, ...], object] = {}

    def __call__(self, *arguments: Arguments.args, **_: Arguments.kwargs) -> Result:
        result = self._results.pop(arguments, _ABSENT)  # in one step: other threads ask as well
        if result is _ABSENT:
            result = self._work(*arguments, **_)
        self._results[arguments] = result
        if len(self._results) > self._most:
            self._results.pop(next(iter(list(self._results))), None)
        return result  # type: ignore[return-value]  # what `work` gave


_lock = Lock()
MANY_OBJECTS = 1_000_000  # made in a pause and still there
_pauses = 0  # how many threads pause the collector at this moment


@contextmanager
def paused_garbage_collection() -> Iterator[None]:
    """Pauses the cyclic garbage collector while large, long-lived object graphs are built; what was saved is read in a third of the time.

    The collector is the whole process's: it runs again when the last thread that pauses it is done. What is large by then it
    leaves alone, for to look through millions of objects stops everybody for a second; what became garbage in it is found
    when the next large graph has been built.
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
        if _pauses:
            gc.disable()
            return
        if gc.get_count()[0] >= MANY_OBJECTS:
            if gc.get_freeze_count():
                gc.unfreeze()
                gc.collect()
            gc.freeze()
        gc.enable()

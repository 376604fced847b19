"""The first comparison of a large collection, in a process of its own: it can be watched, and nobody else waits for it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from weakref import finalize

from claims.databases.address import Address
from claims.people import OPERATOR, VARIABLE
from claims.workspace.saved_results import Shelf
from views.state.cached_study import SHELF, bytes_known, collection_bytes, is_known

# Of the files, or new in a project that is open; what is smaller is compared in a second or two.
LARGE_BYTES = 4_000_000
PROGRESS_FILE = "progress.json"
# The steps in order, each with its share of the time, as measured with 50,000 claims.
STEPS = {"read": 0.12, "match": 0.18, "link": 0.08, "compare": 0.4, "keep": 0.22}


@dataclass(frozen=True)
class ComparedSoFar:
    """How far a comparison is.

    Attributes:
        step: A key of `STEPS`; "" before the first.
        compared: So many incidents are compared, of `incidents`.
        first: Of the first ones compared: name, number of sources, number of discrepancies.
    """

    step: str = ""
    compared: int = 0
    incidents: int = 0
    first: tuple[tuple[str, int, int], ...] = ()

    @property
    def share(self) -> float:
        """The share of the time that is over, from 0 to 1."""
        names = list(STEPS)
        before = sum(STEPS[name] for name in names[: names.index(self.step)]) if self.step else 0.0
        within = self.compared / self.incidents if self.step == "compare" and self.incidents else 0.0
        return min(before + within * STEPS["compare"], 1.0)


@dataclass
class FirstComparison:
    """A process that compares a collection and keeps the result; it ends with the program that started it."""

    path: Address
    shelf: Shelf = SHELF
    folder: TemporaryDirectory[str] = field(default_factory=TemporaryDirectory, repr=False)
    process: subprocess.Popen[bytes] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Starts the process.

        Raises:
            OSError: No process can be started.
        """
        # Its input is a pipe that it reads to the end: the end tells it that this program is gone.
        self.process = subprocess.Popen(
            [sys.executable, "-m", "views.state.compare_process", str(self.path), self.folder.name, self.shelf.name],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=Path(__file__).parents[2],
            env={**os.environ, VARIABLE: OPERATOR.subject},  # its result is for all who may open the collection
        )
        finalize(self, _end, self.process, self.folder)

    @property
    def is_over(self) -> bool:
        """Whether the process has ended, with a result or without."""
        return self.process.poll() is not None

    @property
    def progress(self) -> ComparedSoFar:
        """How far it is."""
        with suppress(OSError, ValueError):
            told = json.loads((Path(self.folder.name) / PROGRESS_FILE).read_text(encoding="utf-8"))
            return ComparedSoFar(**{**told, "first": tuple(map(tuple, told["first"]))})
        return ComparedSoFar()

    def wait(self) -> None:
        """Returns when the process has ended."""
        self.process.wait()


def _end(process: subprocess.Popen[bytes], folder: TemporaryDirectory[str]) -> None:
    if process.stdin:
        with suppress(OSError):
            process.stdin.close()
    process.kill()
    process.wait()
    folder.cleanup()


_lock = Lock()
_started: dict[Address, FirstComparison] = {}


def first_comparison(
    path: Address, *, shelf: Shelf = SHELF, start: Callable[[Address, Shelf], FirstComparison] = FirstComparison
) -> FirstComparison | None:
    """The comparison to wait for before the collection is opened, started where none runs; None where opening takes no time.

    None too where the comparison has ended without a result: then opening says why.

    Args:
        shelf: Where the result is kept.

    Raises:
        OSError: A file cannot be read.
    """
    if collection_bytes(path) - bytes_known(path) < LARGE_BYTES or is_known(path, shelf=shelf):
        return None
    with _lock:
        running = _started.get(path)
        if running is None:
            running = _started[path] = start(path, shelf)
    return None if running.is_over else running

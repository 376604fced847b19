"""An import in a process of its own: it can be watched and stopped, and nobody else waits for it."""

import json
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from weakref import finalize

from claims.importers.job.job import ANSWER, STEP, STEPS, Answer, Order

MOST_SECONDS_TO_END = 5  # for a process that was told to end, before it is ended


class Progress(NamedTuple):
    """How far an import is: the words of its step, and the share of the time behind it, from 0 to 1."""

    words: str
    share: float


@dataclass
class Running:
    """A process that carries out an order; it ends when this object goes, and when the program that holds it does.

    Attributes:
        folder: Where the order, the progress and the answer are; whoever made the folder removes it.
    """

    folder: Path
    process: subprocess.Popen[bytes] = field(repr=False)

    @classmethod
    def start(cls, order: Order, folder: Path) -> "Running":
        """Writes the order into the folder and starts the process.

        Raises:
            OSError: The folder cannot be written to, or no process can be started.
        """
        for name in (ANSWER, STEP):
            (folder / name).unlink(missing_ok=True)
        order.write(folder)
        # Its input is a pipe that it reads to the end: it learns so that this program is gone.
        process = subprocess.Popen(
            [sys.executable, "-m", "claims.importers.job", str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        running = cls(folder, process)
        finalize(running, _end, process)
        return running

    @property
    def is_over(self) -> bool:
        """Whether the process has ended, with an answer or without."""
        return self.process.poll() is not None

    @property
    def progress(self) -> Progress:
        """The step that the process is at."""
        try:
            words = (self.folder / STEP).read_text(encoding="utf-8")
        except OSError:
            words = ""  # it has not begun
        behind = list(STEPS)[: list(STEPS).index(words)] if words in STEPS else []
        return Progress(words, round(sum(STEPS[each] for each in behind), 2))

    @property
    def answer(self) -> Answer:
        """What the process answers, or `error` with what went wrong; ask when it is over."""
        try:
            found: Answer = json.loads((self.folder / ANSWER).read_text(encoding="utf-8"))
        except OSError:
            return {"error": f"the import ended without an answer (code {self.process.poll()}); nothing was loaded"}
        return found

    def stop(self) -> None:
        """Ends the process, if it still runs."""
        _end(self.process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.stdin:
        with suppress(OSError):
            process.stdin.close()
    if process.poll() is None:
        process.terminate()
    try:
        process.wait(MOST_SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()

"""An import in a process of its own: it can be watched and stopped, and nobody else waits for it."""

import json
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from weakref import finalize

from claims.adding.import_job import ANSWER_FILE, STEP_FILE, STEPS, Answer, ImportJob

MAX_SECONDS_TO_END = 5  # for a process asked to end, before it is killed


class Progress(NamedTuple):
    """How far an import is: the name of its step, and the share of the time before that step, from 0 to 1."""

    step: str
    share: float


@dataclass
class ImportProcess:
    """A process that runs a job; it ends when this object is collected, and when the program that holds it ends.

    Attributes:
        folder: Holds the job, the step and the answer; whoever made the folder removes it.
    """

    folder: Path
    process: subprocess.Popen[bytes] = field(repr=False)

    @classmethod
    def start(cls, job: ImportJob, folder: Path) -> "ImportProcess":
        """Writes the job into the folder and starts the process.

        Raises:
            OSError: The folder cannot be written to, or no process can be started.
        """
        for name in (ANSWER_FILE, STEP_FILE):
            (folder / name).unlink(missing_ok=True)
        job.write(folder)
        # Its input is a pipe that it reads to the end: the end tells it that this program is gone.
        process = subprocess.Popen(
            [sys.executable, "-m", "claims.adding", str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        started = cls(folder, process)
        finalize(started, _end, process)
        return started

    @property
    def is_over(self) -> bool:
        """Whether the process has ended, with an answer or without."""
        return self.process.poll() is not None

    @property
    def progress(self) -> Progress:
        """The step that the process is at; an empty name before the first."""
        try:
            step = (self.folder / STEP_FILE).read_text(encoding="utf-8")
        except OSError:
            step = ""
        names = list(STEPS)
        done = names[: names.index(step)] if step in STEPS else []
        return Progress(step, round(sum(STEPS[name] for name in done), 2))

    @property
    def answer(self) -> Answer:
        """The answer of a process that is over; `error` says what went wrong where it wrote none."""
        try:
            answer: Answer = json.loads((self.folder / ANSWER_FILE).read_text(encoding="utf-8"))
        except OSError:
            return {"error": f"the import stopped without an answer (code {self.process.poll()}); nothing was loaded"}
        return answer

    def stop(self) -> None:
        """Ends the process if it still runs."""
        _end(self.process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.stdin:
        with suppress(OSError):
            process.stdin.close()
    if process.poll() is None:
        process.terminate()
    try:
        process.wait(MAX_SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()

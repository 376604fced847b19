"""An import in a process of its own: it can be watched and stopped, and nobody else waits for it."""

import atexit
import json
import logging
import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import NamedTuple
from weakref import WeakSet, finalize

from claims.adding.import_job import ANSWER_FILE, STEP_FILE, STEPS, Answer, ImportJob
from claims.errors import BusyError
from claims.people import Person, acting_person
from claims.safety.limits import current_limits, most

MAX_SECONDS_TO_END = 5  # for a process asked to end, before it is killed
EARLY = "early"  # tells a process to import what jobs need before there is one

Process = subprocess.Popen[bytes]


class _Ready(NamedTuple):
    """A process that waits for a job, and the environment that it began with."""

    process: Process
    environment: dict[str, str]


_ready: list[_Ready] = []  # at most one
_changing, _admitting = Lock(), Lock()
_log = logging.getLogger(__name__)


class Progress(NamedTuple):
    """How far an import is: the name of its step, and the share of the time before that step, from 0 to 1."""

    step: str
    share: float


@dataclass(eq=False)
class ImportProcess:
    """A process that runs a job; it ends when this object is collected, and when the program that holds it ends.

    Attributes:
        folder: Holds the job, the step and the answer; whoever made the folder removes it.
    """

    folder: Path
    process: Process = field(repr=False)
    person: Person | None = None

    @classmethod
    def start(cls, job: ImportJob, folder: Path) -> "ImportProcess":
        """Writes the job into the folder and starts the process.

        Raises:
            BusyError: Files are to be read to the end, and as many imports run as may.
            OSError: The folder cannot be written to, or no process can be started.
        """
        if job.is_look:
            return cls._begun(job, folder)
        with _admitting:  # of two at once the second counts the first
            _require_room(acting_person())
            started = cls._begun(job, folder)
            _reading.add(started)
        _log.info("An import begins.", extra={"told": {"running": _running()}})
        return started

    @classmethod
    def _begun(cls, job: ImportJob, folder: Path) -> "ImportProcess":
        for name in (ANSWER_FILE, STEP_FILE):
            (folder / name).unlink(missing_ok=True)
        job.write(folder)
        process = _take_ready()
        if process is None or not _is_told(process, folder):
            process = _spawn()
            _is_told(process, folder)
        started = cls(folder, process, acting_person())
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


_reading: WeakSet[ImportProcess] = WeakSet()  # files to the end


def _running(person: Person | None = None) -> int:
    """How many imports run, of a person or of all."""
    return sum(not each.is_over for each in list(_reading) if person is None or each.person == person)


def _require_room(person: Person | None) -> None:
    """Returns where one more import may run.

    Raises:
        BusyError: Too many do.
    """
    for limit, found in (("most_jobs", _running(person) if person else 0), ("most_jobs_in_all", _running())):
        if found >= getattr(current_limits(), limit):
            raise BusyError(
                f"{found} imports run at the moment; allowed: {most(limit)}, so wait for one of them or stop it"
            )


def make_ready() -> None:
    """Begins a process that waits for the next job, unless one does: starting Python takes longer than most jobs."""
    with _changing:
        if not _ready:
            _ready.append(_Ready(_spawn(EARLY), dict(os.environ)))


def _take_ready() -> Process | None:
    """The process that waits; None where there is none, it has ended, or the environment is another now."""
    with _changing:
        waiting = _ready.pop() if _ready else None
    if waiting is None:
        return None
    if waiting.process.poll() is None and waiting.environment == dict(os.environ):
        return waiting.process
    _end(waiting.process)
    return None


@atexit.register
def end_ready() -> None:
    """Ends the process that waits for a job."""
    if process := _take_ready():
        _end(process)


def _spawn(*arguments: str) -> Process:
    # Its input is a pipe that it reads to the end: the end tells it that this program is gone.
    return subprocess.Popen(
        [sys.executable, "-m", "claims.adding", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _is_told(process: Process, folder: Path) -> bool:
    """Tells a process where its job is; False where it is gone."""
    assert process.stdin is not None
    try:
        process.stdin.write(os.fsencode(folder) + b"\n")
        process.stdin.flush()
    except BrokenPipeError:
        _end(process)
        return False
    return True


def _end(process: Process) -> None:
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

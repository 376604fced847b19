"""Reads what comes from outside in another process: what hangs, aborts or takes too much memory there is a sentence here."""

import os
import pickle
import signal
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypeVar
from weakref import WeakSet, finalize

from claims.errors import CollectionError, DocumentError
from claims.safety import reader_loop
from claims.safety.faults import fault_sentence, note_places
from claims.safety.limits import VARIABLE, current_limits
from claims.safety.reader_loop import Broken, Given, HowFar, Reading, Refused, Shared, answer_all, receive

Result = TypeVar("Result")
LOOK_SECONDS = 0.2  # between two reports that it is still reading
MOST_IDLE = 2  # readers kept for the next file
READY = ("claims.collection.loaded_collection",)  # what a reader of its own imports before it is asked
_SMALLER = "allowed: a smaller file, or one that is whole"


class ReadingError(CollectionError, DocumentError):
    """Raised when reading took more time or memory than allowed, or broke off; the message names the limit."""


@dataclass(frozen=True)
class Waiting:
    """It is not read yet; so many seconds have passed, and the reader has told this since the last time."""

    seconds: float
    told: str = ""


def read_apart(
    read: Callable[..., Result],
    *arguments: Any,
    name: str,
    seconds: float = 0,
    on_told: Callable[[str], None] | None = None,
) -> Result:
    """What a function of a module gives for its arguments, from another process; from this one where it is a reader itself.

    Args:
        read: The function.
        arguments: What it takes.
        name: Of what is read, for messages.
        seconds: How long it may take; by default `Limits.most_table_seconds`.
        on_told: Called with words on how far it is; `read` then takes one more argument, a function for such words.

    Raises:
        ReadingError: It took more time or memory than allowed, or broke off.
    """
    if _is_apart():
        return read(*arguments, *([on_told] if on_told else []))
    for state in watch_apart(read, *arguments, name=name, seconds=seconds, tells=bool(on_told)):
        if not isinstance(state, Waiting):
            result = state
        elif on_told and state.told:
            on_told(state.told)
    return result


def watch_apart(
    read: Callable[..., Result],
    *arguments: Any,
    name: str,
    seconds: float = 0,
    shared: Shared | None = None,
    tells: bool = False,
) -> Iterator[Waiting | Result]:
    """The same, watched: yields `Waiting` now and then, and the result last; whoever stops iterating ends the process.

    Args:
        read: As for `read_apart`.
        arguments: What it takes.
        name: As for `read_apart`.
        seconds: As for `read_apart`.
        shared: The first argument, where many calls have it in common.
        tells: Whether `read` takes one more argument: a function for words on how far it is, which are yielded.

    Raises:
        ReadingError: It took more time or memory than allowed, or broke off.
    """
    if _is_apart():
        yield read(*([shared.content] if shared else []), *arguments)
        return
    most = seconds or current_limits().most_table_seconds
    task = Reading(
        read=read, arguments=arguments, folder=str(Path.cwd()), limits=os.environ.get(VARIABLE, ""), seconds=most,
        tells=tells, shared=shared.key if shared else "",
    )  # fmt: skip
    started = time.monotonic()
    with _reader() as reader:
        try:
            reader.ask(task, shared)
            while True:
                passed = time.monotonic() - started
                if passed > most:
                    limit = "most_seconds" if most == current_limits().most_seconds else "most_table_seconds"
                    raise ReadingError(f"{name} is not read within {most:g} seconds (limit {limit}); {_SMALLER}")
                if not reader.owner.poll(min(LOOK_SECONDS, most - passed)):
                    yield Waiting(passed)
                    continue
                answer = receive(reader.owner)
                if not isinstance(answer, HowFar):
                    break
                yield Waiting(passed, answer.words)
        except (EOFError, ConnectionError, pickle.UnpicklingError):
            raise ReadingError(f"{name} cannot be read: reading it {reader.how_it_ended()}; {_SMALLER}") from None
        yield reader.taken(answer, name)


def _is_apart() -> bool:
    """Whether this process reads for another one; also where the system, such as Windows, has no processes of the kind."""
    return reader_loop.is_reader or not hasattr(os, "fork")


class Reader:
    """A process that reads one file after the other, until it is ended or this program ends."""

    def __init__(self) -> None:
        """Starts the process: a copy of this one, which costs nothing, where nothing is open that a copy must not share."""
        self.owner, other = Pipe()
        self.is_free = False
        self._shared = ""
        with other:
            can_copy = threading.active_count() == 1 and not held_open
            self._process = _fork(self.owner, other) if can_copy else _start(other)
        self.end = finalize(self, _end, self._process, self.owner)

    def ask(self, task: Reading, shared: Shared | None) -> None:
        """Sends a task, and ahead of it what it shares with others if the process has not got that yet."""
        self.is_free = False
        if shared and shared.key != self._shared:
            self.owner.send(shared)
            self._shared = shared.key
        self.owner.send(task)

    def taken(self, answer: object, name: str) -> Any:
        """What was read.

        Raises:
            ReadingError: Reading broke off.
        """
        if isinstance(answer, Given):
            self.is_free = not answer.is_last
            return answer.result
        if isinstance(answer, Refused):
            self.is_free = True
            raise answer.error
        assert isinstance(answer, Broken)
        why = answer.why or f"reading it ran into {fault_sentence(note_places(answer.places))}"
        raise ReadingError(f"{name} cannot be read: {why}; {_SMALLER}")

    def how_it_ended(self) -> str:
        """How a process ended that sent no answer: by which signal, as the system names it."""
        code = self._process.wait()
        by = f" ({signal.strsignal(-code)}), as too little memory does (limit most_memory)" if code < 0 else ""
        return f"stopped the reader{by}"


# What is open in this process and would be wrong in a copy of it: SQLite takes the locks of a file that it finds open for its own,
# and would read a database through an index that has been replaced since.
held_open: WeakSet[object] = WeakSet()
_idle: list[Reader] = []
_lock = threading.Lock()


@contextmanager
def _reader() -> Iterator[Reader]:
    """A reader of one's own; kept for the next where it is free afterwards, ended otherwise."""
    with _lock:
        reader = _idle.pop() if _idle else None
    if reader and reader.owner.poll():  # it is gone, for idle readers say nothing
        reader.end()
        reader = None
    reader = reader or Reader()
    try:
        yield reader
    finally:
        with _lock:
            if reader.is_free and len(_idle) < MOST_IDLE:
                _idle.append(reader)
            else:
                reader.end()


def start_reader() -> None:
    """Starts a reader ahead of the first file, so that nobody waits for it to import what it needs."""
    reader = Reader()
    with _lock:
        _idle.append(reader)


class _Copy:
    """A process that is a copy of this one, with what the owner of a reader needs of `subprocess.Popen`."""

    def __init__(self, process: int) -> None:
        self._process = process
        self._code: int | None = None

    def kill(self) -> None:
        """Ends it."""
        if self._code is None:
            os.kill(self._process, signal.SIGKILL)

    def wait(self) -> int:
        """Its exit code, once it has ended; that of a signal is negative."""
        if self._code is None:
            self._code = os.waitstatus_to_exitcode(os.waitpid(self._process, 0)[1])
        return self._code


def _fork(owner: "Connection[Any, Any]", other: "Connection[Any, Any]") -> _Copy:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # threads of libraries, which are ready for it
        process = os.fork()
    if process:
        return _Copy(process)
    try:
        owner.close()
        for reader in _idle:
            reader.owner.close()
        answer_all(other, current_limits().most_memory)
    finally:
        os._exit(0)


def _start(other: "Connection[Any, Any]") -> "subprocess.Popen[bytes]":
    """A fresh process: a copy of one with threads could wait for ever for what one of them held."""
    package = str(Path(__file__).parents[2])
    paths = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH", ""))))
    return subprocess.Popen(
        [sys.executable, "-m", "claims.safety", str(other.fileno()), str(current_limits().most_memory), *READY],
        pass_fds=[other.fileno()],
        env={**os.environ, "PYTHONPATH": paths},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _end(process: "_Copy | subprocess.Popen[bytes]", owner: "Connection[Any, Any]") -> None:
    owner.close()
    with suppress(OSError):
        process.kill()
        process.wait()

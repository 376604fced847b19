"""The process that reads: takes one task after the other, and answers each with what was read or why it was not."""

import mmap
import os
import pickle
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.reduction import recv_handle, send_handle
from typing import Any, BinaryIO

from claims.errors import ClaimsError
from claims.safety.faults import code_places
from claims.safety.limits import VARIABLE

RETIRES_ABOVE = 1_000_000_000  # bytes that a reader has taken: the next task gets a fresh one
SHARED_ABOVE = 1_000_000  # bytes of arrays: more is handed over in memory, less through the pipe
ALIGNED = 64  # bytes: each array begins at a multiple of it, as numpy and Arrow want it
GRACE_SECONDS = 20  # of processor time beyond the limit, for a reader whose owner is gone


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What is to be read.

    Attributes:
        read: A function of a module, which is called with the arguments; with `tell` too where `tells` is set.
        folder: The working folder, for relative paths.
        limits: As the environment sets them.
        seconds: How long it may take.
        tells: Whether `read` takes a function for words on how far it is.
        shared: What stays from one task to the next, as the first argument: its key, or "" for none.
    """

    read: Callable[..., Any]
    arguments: tuple[Any, ...]
    folder: str
    limits: str
    seconds: float
    tells: bool = False
    shared: str = ""


@dataclass(frozen=True)
class Shared:
    """A first argument that many tasks have in common, sent ahead of them."""

    key: str
    content: Any


@dataclass(frozen=True)
class HowFar:
    """A word of a reader that is not done yet, such as the name of its step."""

    words: str


@dataclass(frozen=True)
class Given:
    """What was read; `is_last` where the reader ends itself then."""

    result: Any
    is_last: bool = False


@dataclass(frozen=True)
class Refused:
    """The error that reading raised on purpose."""

    error: ClaimsError | OSError


@dataclass(frozen=True)
class Broken:
    """Reading broke off: for want of memory, by depth, or by a fault whose places in the code are named."""

    why: str
    places: tuple[str, ...] = ()


is_reader = False  # whether this process is a reader: what it reads, it reads itself


def become_reader(most_memory: int) -> None:
    """Makes this process one that reads: what it is asked to read it reads itself, within so much more memory."""
    global is_reader
    is_reader = True
    _limit_memory(most_memory)


def answer_all(owner: "Connection[Any, Any]", most_memory: int) -> None:
    """Answers tasks until there are no more."""
    _be_quiet()
    become_reader(most_memory)
    shared: tuple[Any, ...] = ()
    while True:
        try:
            asked = owner.recv()
        except EOFError:
            return
        if isinstance(asked, Shared):
            shared = (asked.content,)
            continue
        answer = _answer(asked, shared if asked.shared else (), lambda words: _send(HowFar(words), owner))
        if isinstance(answer, Given) and _taken() > RETIRES_ABOVE:
            answer = Given(answer.result, is_last=True)
        _send(answer, owner)
        if isinstance(answer, Broken) or (isinstance(answer, Given) and answer.is_last):
            return


def _answer(task: Reading, shared: tuple[Any, ...], tell: Callable[[str], None]) -> Given | Refused | Broken:
    try:
        os.environ[VARIABLE] = task.limits
        os.chdir(task.folder)
        _limit_time(task.seconds)
        return Given(task.read(*shared, *task.arguments, *([tell] if task.tells else [])))
    except (ClaimsError, OSError) as error:
        return Refused(error)
    except MemoryError:
        return Broken("it takes more memory than allowed (limit most_memory)")
    except RecursionError as error:
        return Broken("it is nested too deeply", code_places(error))
    except BaseException as error:  # a panic of compiled code is no `Exception`
        return Broken("", code_places(error))


def _send(answer: object, owner: "Connection[Any, Any]") -> None:
    """Sends an answer; the arrays in it are sent as they stand in memory, for a copy of them all can be large."""
    depth = sys.getrecursionlimit()
    sys.setrecursionlimit(max(depth, 10_000))
    arrays: list[pickle.PickleBuffer] = []
    try:
        content = pickle.dumps(answer, protocol=pickle.HIGHEST_PROTOCOL, buffer_callback=arrays.append)
    except Exception as error:  # what cannot be sent, or takes too much memory
        content, arrays = pickle.dumps(Broken("", code_places(error))), []
    finally:
        sys.setrecursionlimit(depth)
    raw = [array.raw() for array in arrays]
    sizes = [array.nbytes for array in raw]
    file = _in_memory(raw) if sum(sizes) > SHARED_ABOVE else None
    owner.send((content, sizes, file is not None))
    if file:
        with file:
            send_handle(owner, file.fileno(), 0)
        return
    for array in raw:
        owner.send_bytes(array)


def _in_memory(arrays: list[memoryview]) -> BinaryIO | None:
    """A file in memory with the arrays one after the other; none where the system has no such files, or no room."""
    if not hasattr(os, "memfd_create"):
        return None
    with suppress(OSError):
        file = os.fdopen(os.memfd_create("claims"), "wb")
        try:
            for array in arrays:
                file.write(array)
                file.write(bytes(-array.nbytes % ALIGNED))
            file.flush()
        except OSError:
            file.close()
            raise
        return file
    return None


def receive(owner: "Connection[Any, Any]") -> Any:
    """The next answer of a reader.

    Raises:
        EOFError: It is gone.
    """
    content, sizes, in_memory = owner.recv()
    if in_memory:
        return pickle.loads(content, buffers=_mapped(recv_handle(owner), sizes))
    arrays = [bytearray(size) for size in sizes]
    for array in arrays:
        owner.recv_bytes_into(array)
    return pickle.loads(content, buffers=arrays)


def _mapped(handle: int, sizes: list[int]) -> Iterator[memoryview]:
    """The arrays that a file in memory holds, without copying them: a page is copied when it is first written to."""
    try:
        whole = memoryview(mmap.mmap(handle, 0, access=mmap.ACCESS_COPY))
    finally:
        os.close(handle)
    start = 0
    for size in sizes:
        yield whole[start : start + size]
        start += size + -size % ALIGNED


def _be_quiet() -> None:
    """What libraries print when they break is not for the user's terminal; Ctrl+C is for the owner."""
    import faulthandler
    import signal

    faulthandler.disable()
    with suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (1, 2):
        os.dup2(nowhere, number)


def _limit_memory(most: int) -> None:
    with suppress(ImportError, ValueError, OSError):  # where the system has no such limits
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (_address_space() + most, resource.RLIM_INFINITY))


def _limit_time(seconds: float) -> None:
    """A reader whose owner is gone does not run on for ever."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        spent = sum(os.times()[:2])
        resource.setrlimit(resource.RLIMIT_CPU, (int(spent + seconds + GRACE_SECONDS), resource.RLIM_INFINITY))


def _address_space() -> int:
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123  # no file of the user's
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:  # not on this system: then it counts from the start
        return 0


def _taken() -> int:
    """The most memory that this process has had, in bytes; what the system counts as its own may be that of the program which started it."""
    with suppress(OSError), open("/proc/self/status", encoding="ascii") as file:  # noqa: PTH123  # no file of the user's
        return next((1024 * int(line.split()[1]) for line in file if line.startswith("VmHWM:")), 0)
    with suppress(ImportError):
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return 0

"""Faults of the program itself: written to a log without a text or a name of a collection, and told as a sentence with a code."""

import logging
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from claims.safety.files import data_folder

LOG_FILE = "faults.log"
MOST_LOG_BYTES = 1_000_000
_log = logging.getLogger(__name__)
_PACKAGES = Path(__file__).parents[2]


def note_fault(error: BaseException) -> str:
    """Writes where in the code an error arose, not what it says, to the log; returns a code that stands for the place."""
    return note_places(code_places(error))


def code_places(error: BaseException) -> tuple[str, ...]:
    """The type of an error and of what led to it, each with the lines of code that it came through."""
    places: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(places) < 1_000:
        places.append(type(cause).__name__)
        frames = traceback.extract_tb(cause.__traceback__)
        places += [
            f"  {_shown(frame.filename)}:{frame.lineno} {frame.name}" for frame in (*frames[:20], *frames[20:][-20:])
        ]
        cause = cause.__cause__ or cause.__context__
    return tuple(places)


def note_places(places: tuple[str, ...]) -> str:
    """Writes to the log where an error arose; returns its code. Where nothing can be written, the code still stands for the place."""
    code = sha256("\n".join(places).encode()).hexdigest()[:6]
    _log.info("A fault of the program.", extra={"told": {"code": code}})
    from claims.installation.version import __version__  # here, for every command imports this module

    with suppress(OSError):
        log = log_file()
        log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if log.exists() and log.stat().st_size > MOST_LOG_BYTES:
            log.replace(log.with_suffix(".old.log"))
        with log.open("a", encoding="utf-8", errors="replace") as file:
            lines = [f"{datetime.now(UTC).isoformat(timespec='seconds')} {code} version {__version__}", *places]
            file.write("\n".join(lines) + "\n")
    return code


def log_file() -> Path:
    """The log, in the user's data folder."""
    return data_folder() / LOG_FILE


def fault_sentence(code: str) -> str:
    """What is said of a fault of the program."""
    return f"a fault of this program (code {code}); where it arose is in {log_file()}, without texts or names, to be sent with a report"


def _shown(file: str) -> str:
    """A file of code without the folders above the packages, which may name a person."""
    path = Path(file)
    if path.is_relative_to(_PACKAGES):
        return path.relative_to(_PACKAGES).as_posix()
    return "/".join(path.parts[-3:])

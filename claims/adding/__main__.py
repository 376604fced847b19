"""The process of an import: `python -m claims.adding` waits for the name of a folder on its input and runs the job there."""

import os
import sys
from importlib import import_module
from pathlib import Path
from threading import Thread, Timer

from claims.adding.import_process import EARLY
from claims.adding.run_job import run_job, write_answer
from claims.safety.limits import current_limits
from claims.safety.reader_loop import become_reader
from claims.territories import divisions_of_one_country

NICE = 10  # whoever clicks goes before whoever imports
# What a job imports when it comes to it: it takes as long as all else of a small one.
_NEEDED = (
    "claims.matching.scoring.score", "claims.matching.scoring.fit", "claims.matching.linking.link",
    "claims.discrepancies.find_discrepancies", "claims.workspace.apply_judgements",
)  # fmt: skip


def main() -> None:
    """Runs one job; ends at once when the program that asked for it is gone."""
    if hasattr(os, "nice"):  # not on Windows
        os.nice(NICE)
    if EARLY in sys.argv:
        for module in _NEEDED:
            import_module(module)
        divisions_of_one_country(("nowhere", "elsewhere"))  # reads the names of the divisions of all countries
    folder = _folder()
    Thread(target=_end_with_parent, daemon=True).start()
    limits = current_limits()
    become_reader(limits.most_memory)
    watch = Timer(limits.most_table_seconds, _end_too_late, (folder, limits.most_table_seconds))
    watch.daemon = True
    watch.start()
    run_job(folder)


def _end_too_late(folder: Path, seconds: float) -> None:
    write_answer(
        folder, {"error": f"not read within {seconds:g} seconds (limit most_table_seconds); allowed: a smaller file"}
    )
    os._exit(1)


def _folder() -> Path:
    """The folder that is named on the input; the process ends where none is."""
    name = b""
    while not name.endswith(b"\n"):
        if not (sign := os.read(0, 1)):
            sys.exit()
        name += sign
    return Path(os.fsdecode(name[:-1]))


def _end_with_parent() -> None:
    while os.read(0, 1):  # gives nothing when the pipe is closed; unlike sys.stdin it holds no lock at the end
        pass
    os._exit(1)


if __name__ == "__main__":
    main()

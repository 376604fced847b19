"""The process of an import: `python -m claims.adding FOLDER` runs the job in the folder."""

import os
import sys
from pathlib import Path
from threading import Thread, Timer

from claims.adding.run_job import run_job, write_answer
from claims.safety.limits import current_limits
from claims.safety.reader_loop import become_reader

NICE = 10  # whoever clicks goes before whoever imports


def main() -> None:
    """Runs the job; ends at once when the program that asked for it is gone."""
    Thread(target=_end_with_parent, daemon=True).start()
    if hasattr(os, "nice"):  # not on Windows
        os.nice(NICE)
    limits = current_limits()
    become_reader(limits.most_memory)
    folder = Path(sys.argv[1])
    watch = Timer(limits.most_table_seconds, _end_too_late, (folder, limits.most_table_seconds))
    watch.daemon = True
    watch.start()
    run_job(folder)


def _end_too_late(folder: Path, seconds: float) -> None:
    write_answer(
        folder, {"error": f"not read within {seconds:g} seconds (limit most_table_seconds); allowed: a smaller file"}
    )
    os._exit(1)


def _end_with_parent() -> None:
    while os.read(0, 1):  # gives nothing when the pipe is closed; unlike sys.stdin it holds no lock at the end
        pass
    os._exit(1)


if __name__ == "__main__":
    main()

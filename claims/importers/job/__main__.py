"""The process of an import: `python -m claims.importers.job FOLDER` runs the job in the folder."""

import os
import sys
from pathlib import Path
from threading import Thread

from claims.importers.job.run_job import run_job

NICE = 10  # whoever clicks goes before whoever imports


def main() -> None:
    """Runs the job; ends at once when the program that asked for it is gone."""
    Thread(target=_end_with_parent, daemon=True).start()
    if hasattr(os, "nice"):  # not on Windows
        os.nice(NICE)
    run_job(Path(sys.argv[1]))


def _end_with_parent() -> None:
    while os.read(0, 1):  # gives nothing when the pipe is closed; unlike sys.stdin it holds no lock at the end
        pass
    os._exit(1)


if __name__ == "__main__":
    main()

"""The process of a first comparison: `python -m views.state.compare_process COLLECTION FOLDER SHELF` keeps the result and tells in the folder how far it is."""

import json
import logging
import os
import sys
import time
from dataclasses import asdict, replace
from pathlib import Path
from threading import Thread

from claims.databases.address import address_of
from claims.study import Linked
from views.state.cached_study import SHELF, compare_and_keep
from views.state.first_comparison import PROGRESS_FILE, ComparedSoFar

NICE = 5  # whoever clicks goes before what is compared
TELL_SECONDS = 0.5
MOST_FIRST = 25  # incidents that are shown while the others are compared


def main() -> None:
    """Compares; ends at once when the program that asked for it is gone."""
    Thread(target=_end_with_parent, daemon=True).start()
    if hasattr(os, "nice"):  # not on Windows
        os.nice(NICE)
    logging.disable(logging.WARNING)  # Streamlit's on having no runtime
    teller = Teller(Path(sys.argv[2]))
    shelf = replace(SHELF, name=sys.argv[3])
    compare_and_keep(address_of(sys.argv[1]), shelf=shelf, on_step=teller.begin, on_compared=teller.count)


class Teller:
    """Writes how far the comparison is, twice a second at most."""

    def __init__(self, folder: Path) -> None:
        """Tells nothing yet."""
        self._folder, self._so_far, self._told = folder, ComparedSoFar(), 0.0

    def begin(self, step: str) -> None:
        """A step begins."""
        self._so_far = replace(self._so_far, step=step)
        self._tell()

    def count(self, linked: Linked, incident_id: str, discrepancies: int) -> None:
        """One more incident is compared."""
        before, row = self._so_far, linked.incidents.row(incident_id)
        first = before.first
        if len(first) < MOST_FIRST and row["sources"] > 1:
            first = (*first, (str(row["name"]), int(row["sources"]), discrepancies))
        self._so_far = replace(before, compared=before.compared + 1, incidents=len(linked.incidents.table), first=first)
        if time.monotonic() - self._told > TELL_SECONDS:
            self._tell()

    def _tell(self) -> None:
        self._told = time.monotonic()
        part = self._folder / f"{PROGRESS_FILE}.part"
        part.write_text(json.dumps(asdict(self._so_far), ensure_ascii=False), encoding="utf-8")
        part.replace(self._folder / PROGRESS_FILE)  # whoever reads it never reads half of it


def _end_with_parent() -> None:
    while os.read(0, 1):  # gives nothing when the pipe is closed
        pass
    os._exit(1)


if __name__ == "__main__":
    main()

"""Where the texts are that stay outside collections: as named, in CLAIMS_TEXTS, or as kept on this machine."""

import os
from collections.abc import Iterable
from pathlib import Path

from claims.safety.files import data_folder, write_whole

VARIABLE = "CLAIMS_TEXTS"
_KEPT = "texts.txt"  # in the data folder: a place on each line


def text_places(named: Iterable[Path] | None = None) -> tuple[Path, ...]:
    """The folders and files of JSON Lines to look for texts in: those named, else those of CLAIMS_TEXTS, else those kept."""
    if named:
        return tuple(named)
    if places := os.environ.get(VARIABLE, ""):
        return tuple(map(Path, filter(None, places.split(os.pathsep))))
    try:
        lines = (data_folder() / _KEPT).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return ()
    return tuple(map(Path, filter(None, lines)))


def keep_text_places(places: Iterable[Path]) -> None:
    """Keeps the places for the next time, in the place of those kept before.

    Raises:
        OSError: The data folder does not take them.
    """
    data_folder().mkdir(parents=True, exist_ok=True)
    write_whole(data_folder() / _KEPT, "".join(f"{place}\n" for place in places).encode())

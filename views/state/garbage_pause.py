"""Python's search for garbage, held back while millions of objects are made that all stay."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
_holding = 0  # how many threads hold it back at this moment


@contextmanager
def nothing_swept() -> Iterator[None]:
    """Holds back the search, which looks again and again at all that was made; reading what was saved takes a third of the time.

    The search is the whole process's: it begins again when the last thread that holds it back is done.
    """
    _hold(1)
    try:
        yield
    finally:
        _hold(-1)


def _hold(more: int) -> None:
    global _holding
    with _lock:
        _holding += more
        (gc.disable if _holding else gc.enable)()

"""The writes of this process that are not finished; when the program ends they are, and no other begins.

It imports no database library, so that a program that never wrote ends at once.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from claims.errors import WorkspaceError


class RunningWrites:
    """The writes of a process that are not finished.

    Attributes:
        are_closed: Whether `close` was called.
    """

    def __init__(self) -> None:
        """None runs, and any may begin."""
        self._changed = threading.Condition()
        self._number = 0
        self.are_closed = False

    @contextmanager
    def one(self, place: str) -> Iterator[None]:
        """Counts a write while it lasts.

        Raises:
            WorkspaceError: The program ends.
        """
        with self._changed:
            if self.are_closed:
                raise WorkspaceError(
                    f"nothing was written to {place!r}, for the program ends; allowed: the same again when it has started anew"
                )
            self._number += 1
        try:
            yield
        finally:
            with self._changed:
                self._number -= 1
                self._changed.notify_all()

    def close(self, *, most_seconds: float) -> bool:
        """From now on no write begins; returns when the running ones are finished, and whether they did in time.

        What does not finish in time is rolled back by the database when the process ends.
        """
        with self._changed:
            self.are_closed = True
            return self._changed.wait_for(lambda: not self._number, most_seconds)


RUNNING = RunningWrites()

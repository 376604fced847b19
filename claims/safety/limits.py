"""How large and slow a file that comes from outside may be, and how many are read at once: one record, whose values a user can set."""

import os
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import TypeVar

from claims.errors import ClaimsError

VARIABLE = "CLAIMS_LIMITS"
Number = TypeVar("Number", int, float)


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Numbers beyond which a file is refused.

    Attributes:
        most_bytes: Of the file of a document.
        most_characters: Of the text of a document.
        most_pages: Of a PDF.
        most_unpacked: Bytes that a packed document may unfold to.
        most_parts: Files within a packed document.
        most_seconds: Of reading a document.
        most_table_bytes: Of the file of a table, a collection, a mapping or judgements.
        most_table_unpacked: Bytes that such a file may unfold to.
        most_table_seconds: Of reading such a file.
        most_rows: Of a table.
        most_columns: Of a table.
        most_cells: Of a table, blank ones included; each takes memory.
        most_cell_characters: Of the text of a cell; a document whose text is in a table is one cell.
        most_memory: Bytes that reading a file may take beside what the program takes anyway.
        most_jobs: Of files read to the end in the app at once, by one person who signed in.
        most_jobs_in_all: The same, by all together.
    """

    most_bytes: int = 20_000_000
    most_characters: int = 2_000_000
    most_pages: int = 400
    most_unpacked: int = 60_000_000
    most_parts: int = 2_000
    most_seconds: float = 90.0
    most_table_bytes: int = 1_000_000_000
    most_table_unpacked: int = 2_000_000_000
    most_table_seconds: float = 900.0
    most_rows: int = 10_000_000
    most_columns: int = 5_000
    most_cells: int = 60_000_000
    most_cell_characters: int = 1_000_000
    most_memory: int = 6_000_000_000
    most_jobs: int = 2
    most_jobs_in_all: int = 6

    def most(self, limit: str) -> str:
        """What would do, at the end of a refusal: "at most 400 (limit most_pages)"."""
        return f"at most {getattr(self, limit):,} (limit {limit})"


LIMITS = Limits()


class LimitsError(ClaimsError):
    """Raised when a limit is set that does not exist, or to what is no positive number."""


def current_limits() -> Limits:
    """The limits with what the environment sets: `CLAIMS_LIMITS="most_seconds=300 most_rows=20000000"`.

    Raises:
        LimitsError: It names an unknown limit, or a value that is no positive number.
    """
    return read_limits(os.environ.get(VARIABLE, ""))


@cache
def read_limits(text: str) -> Limits:
    """The limits with those of a text set, each as name=number.

    Raises:
        LimitsError: There is no such limit, or the value is no positive number.
    """
    known = {field.name: type(getattr(LIMITS, field.name)) for field in fields(Limits)}
    changed: dict[str, float] = {}
    for setting in text.split():
        name, _, value = setting.partition("=")
        if name not in known:
            raise LimitsError(f"no limit {name!r}; allowed: {', '.join(known)}")
        try:
            changed[name] = known[name](float(value))
        except (ValueError, OverflowError):
            changed[name] = 0
        if not 0 < changed[name] < float("inf"):
            raise LimitsError(f"limit {name} is {value!r}; allowed: a number above 0, such as {getattr(LIMITS, name)}")
    return replace(LIMITS, **changed)  # type: ignore[arg-type]  # whole where the record has whole numbers


def most(limit: str) -> str:
    """What would do, with the value now in force."""
    return current_limits().most(limit)

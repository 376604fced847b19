"""The errors of this package, and the record of one problem found in a file."""

import zipfile
import zlib
from dataclasses import dataclass

# What the standard library raises for a packed file that is cut off, damaged, locked, or packed in a way it does not know.
BROKEN_PACKAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)


class ClaimsError(Exception):
    """Base of every error that this package raises on purpose."""


class CollectionError(ClaimsError):
    """Raised when a collection cannot be opened at all; single bad rows are problems, not errors."""


class ValueFormatError(ClaimsError, ValueError):
    """Raised when a text is not a value of the type asked for; the message says what would do."""


class UnknownIdError(ClaimsError, KeyError):
    """Raised when an id names nothing in the collection; the message offers near ones."""

    def __str__(self) -> str:
        return str(self.args[0])  # KeyError would show the message in quotes


class ExportError(ClaimsError):
    """Raised when an export cannot be written: an unknown format, or a path that cannot be written to."""


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing wrong in an input: where it stands, what was found, and what would do.

    Attributes:
        file: Name of the file, or of the sheet of a workbook.
        row: Row as a spreadsheet counts it (the heading is row 1); None for the file as a whole.
        column: Name of the column; empty where no single column is at fault.
        found: What stands there.
        allowed: What would do.
    """

    file: str
    row: int | None
    column: str
    found: str
    allowed: str

    def __str__(self) -> str:
        place = self.file + (f", row {self.row}" if self.row else "")
        place += f", column {self.column}" if self.column else ""
        return f"{place}: found {self.found}; allowed: {self.allowed}"

"""The errors of this package, and the record of one problem found in an input."""

import lzma
import struct
import zipfile
import zlib
from dataclasses import dataclass

# What the standard library raises for a packed file that is cut off, damaged, locked, or packed in a way it does not know.
BROKEN_PACKAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, OverflowError, RuntimeError, ValueError,
)  # fmt: skip


class ClaimsError(Exception):
    """Base of every error that this package raises on purpose.

    Example:
        >>> try:
        ...     load_collection("nowhere")
        ... except ClaimsError as error:
        ...     print(error)
        no such path: nowhere; allowed: a folder with CSV tables, or a workbook (.xlsx, .ods)
    """


class CollectionError(ClaimsError):
    """Raised when a collection cannot be opened at all; single bad rows are problems, not errors.

    Example:
        >>> try:
        ...     load_collection("nowhere")
        ... except CollectionError as error:
        ...     print(error)
        no such path: nowhere; allowed: a folder with CSV tables, or a workbook (.xlsx, .ods)
    """


class ValueFormatError(ClaimsError, ValueError):
    """Raised when a text is not a value of the type asked for; the message says what would do.

    Example:
        >>> try:
        ...     Count.parse("umpteen")
        ... except ValueFormatError as error:
        ...     print(error)
        'umpteen'; allowed: a count such as 6, 21+, 2..3, ..5, ~20..99, or "dozens"
    """

    @property
    def allowed(self) -> str:
        """What would do, as the message says it behind "allowed:"."""
        return str(self).rpartition("allowed: ")[2]


class UnknownIdError(ClaimsError, KeyError):
    """Raised when an id names nothing in the collection; the message offers near ones.

    Example:
        >>> try:
        ...     side_by_side(collection, incidents, "i-nowhere")
        ... except UnknownIdError as error:
        ...     print(error)
        no incident 'i-nowhere'; the nearest ids are i-2c259e6e, i-dcee0a17, i-e0e0431e
    """

    def __str__(self) -> str:
        return str(self.args[0])  # KeyError would show the message in quotes


class DocumentError(ClaimsError):
    """Raised when a document cannot be read; the message names it, says why, and what would do."""


class UngroundedError(ClaimsError, ValueError):
    """Raised when a draft statement is built on words that do not stand in the text at its place."""


class ExportError(ClaimsError):
    """Raised when an export cannot be written: an unknown format, or a path that cannot be written to.

    Example:
        >>> try:
        ...     export_discrepancies(collection, incidents, findings, format="pdf", at=datetime.now(UTC))
        ... except ExportError as error:
        ...     print(error)
        no format 'pdf'; allowed: csv, xlsx, json, markdown, csv-wide, jsonl, hxl, parquet, jsonld, html, latex, bibtex, wikitext, text, zip, paper
    """


class WorkspaceError(ClaimsError):
    """Raised when a workspace cannot be opened, read or written; nothing is half written then."""


class BusyError(ClaimsError):
    """Raised when a person, or all together, have as much running as they may; later it is done."""


class RoleError(WorkspaceError):
    """Raised when the person who acts may not do this in the project; the message names the role that could."""


class JudgementError(ClaimsError):
    """Raised when a judgement cannot be taken as given: nobody's name, one claim twice, nothing to undo."""


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing wrong in an input: where it stands, what was found, and what would do.

    Attributes:
        file: Name of the file, or of the sheet of a workbook.
        row: Row as a spreadsheet counts it (the heading is row 1); None for the file as a whole.
        column: Name of the column; empty where no single column is at fault.
        found: What stands there.
        allowed: What would do.

    Example:
        >>> print(Problem(file="claims.csv", row=2, column="title", found="nothing", allowed="a title"))
        claims.csv, row 2, column title: found nothing; allowed: a title
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


@dataclass(frozen=True, kw_only=True)
class RowProblem(Problem):
    """A problem of a row that has no place in a file yet: `file` is the name of its table, `row_id` its id there."""

    row: None = None
    row_id: str

    @classmethod
    def of_row(cls, problem: Problem, row_id: str) -> "RowProblem":
        """The problem with the id of its row in place of the number, which means nothing outside the check."""
        return cls(
            file=problem.file, row_id=row_id, column=problem.column, found=problem.found, allowed=problem.allowed
        )

    @property
    def in_words(self) -> str:
        """The problem as a message names it."""
        return f"{self.file} {self.row_id}, {self.column}: {self.found}; allowed: {self.allowed}"


class AcceptError(ClaimsError):
    """Raised when rows cannot be accepted as given; `problems` names row, column and what would do.

    Attributes:
        problems: One for each thing wrong; empty where the fault is of no row.
    """

    def __init__(self, message: str, problems: tuple[RowProblem, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems

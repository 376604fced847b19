"""The tables of an HTML page, or the sheets of a workbook saved as XML, as cells."""

import re
from html.parser import HTMLParser

import pandas as pd

from claims.errors import CollectionError
from claims.importers.read.encoding import is_encoding, utf8_bytes
from claims.importers.read.headings import TOP_ROWS
from claims.importers.read.sheet_cells import SheetCells, SheetReader, Sheets
from claims.importers.remarks import Remarks
from claims.safety.limits import current_limits

MAX_SPREAD = 1_000_000  # cells of one table over which others are spread
MAX_TABLES = 1_000  # of one page
MAX_ROWS_SPREAD = 10_000  # by one cell
_NO_TEXT = frozenset({"script", "style", "styles", "template", "noscript", "svg"})
_NO_END = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_BREAKS = frozenset({"br", "p", "div", "li"})
# Elements of a workbook in XML, and the elements of HTML that they are like.
_LIKE = {"worksheet": "table", "table": "tbody", "row": "tr", "cell": "td"}
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)


class MarkupTable:
    """A table while it is read: each cell fills the rows and the columns over which it is spread."""

    def __init__(self, file: str, title: str) -> None:
        self.file, self.title = file, title
        self.rows: list[dict[int, str]] = []
        self.spans: list[tuple[int, int, int]] = []
        self.texts: list[str] | None = None  # of the cell or caption that is open
        self._given: dict[str, str] | None = None  # attributes of the cell that is open; None in a caption
        self._below: dict[int, tuple[str, int]] = {}  # column: text, and the number of rows that it still fills
        self._place = self._spread = 0

    def begin_row(self, given: dict[str, str]) -> None:
        """Begins the next row, or the one whose number is given."""
        self.end_cell()
        skipped = _number(given, "index", 0) - 1 - len(self.rows)
        self.rows += [{} for _ in range(min(skipped, MAX_ROWS_SPREAD))]
        self.rows.append({column: text for column, (text, _) in self._below.items()})
        self._below = {column: (text, left - 1) for column, (text, left) in self._below.items() if left > 1}
        self._place = 0

    def begin_text(self, given: dict[str, str] | None) -> None:
        """Begins a cell, or a caption where `given` is None."""
        self.end_cell()
        self.texts, self._given = [], given

    def end_cell(self) -> None:
        """Ends the cell or caption that is open, and sets the cell down at the next free place."""
        text = "\n".join(" ".join(line.split()) for line in "".join(self.texts or []).split("\n")).strip()
        given, self.texts, is_open = self._given, None, self.texts is not None
        if is_open and given is None:
            self.title = text.replace("\n", " ")
        elif is_open and given is not None:
            self._set(text, given)

    def _set(self, text: str, given: dict[str, str]) -> None:
        text = text.removesuffix("T00:00:00.000")  # as workbooks in XML write a day
        columns = _number(given, "colspan", 1 + _number(given, "mergeacross", 0))
        rows = min(_number(given, "rowspan", 1 + _number(given, "mergedown", 0)), MAX_ROWS_SPREAD)
        row = self.rows[-1]
        first = _number(given, "index", 1) - 1 if "index" in given else self._place
        while first in row:
            first += 1
        self._place, self._spread = first + columns, self._spread + rows * columns - 1
        if self._place > current_limits().most_columns or self._spread > MAX_SPREAD:
            found = f"{self.file} has a table of more than {current_limits().most_columns:,} columns or {MAX_SPREAD:,} merged cells"
            raise CollectionError(f"{found}; allowed: a smaller one")
        cells = {first + across: text if across == 0 else "" for across in range(columns)}
        row |= cells
        if rows > 1:
            self._below |= {column: (cell, rows - 1) for column, cell in cells.items()}
        if columns > 1 and len(self.rows) <= TOP_ROWS:
            self.spans += [(len(self.rows) + down, first, self._place - 1) for down in range(min(rows, TOP_ROWS))]

    def cells(self, _: Remarks) -> SheetCells:
        """The cells, as wide as the widest row."""
        width = max((column for row in self.rows for column in row), default=-1) + 1
        columns = {at: pd.array([row.get(at, "") for row in self.rows], dtype="str") for at in range(width)}
        frame = pd.DataFrame(columns, index=pd.RangeIndex(1, len(self.rows) + 1))
        return SheetCells(cells=frame, spans=tuple(self.spans))


def _number(given: dict[str, str], name: str, otherwise: int) -> int:
    text = given.get(name, "")
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) < 8 else otherwise


class TableParser(HTMLParser):
    """Finds the tables of a page, those inside a cell of another too; hidden text and marks of notes are left out."""

    def __init__(self, file: str) -> None:
        super().__init__(convert_charrefs=True)
        self.file, self.tables = file, list[MarkupTable]()
        self._open: list[MarkupTable] = []
        self._hidden: list[str] = []  # the elements that are open from the first hidden one on
        self._is_workbook = False

    def _like(self, tag: str) -> str:
        tag = tag.rpartition(":")[2]
        self._is_workbook = self._is_workbook or tag == "worksheet"
        return _LIKE.get(tag, tag) if self._is_workbook else tag

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tag = self._like(tag)
        given = {key.rpartition(":")[2]: value or "" for key, value in attrs}
        if self._hidden or _is_hidden(tag, given):
            self._hidden += [] if tag in _NO_END else [tag]
        elif tag == "table":
            self._open.append(MarkupTable(self.file, given.get("name", "")))
            self.tables.append(self._open[-1])
            if len(self.tables) > MAX_TABLES:
                raise CollectionError(f"{self.file} holds more than {MAX_TABLES:,} tables; allowed: fewer")
        elif self._open:
            self._begin(self._open[-1], tag, given)

    def _begin(self, table: MarkupTable, tag: str, given: dict[str, str]) -> None:
        if tag == "tr":
            table.begin_row(given)
        elif tag in {"td", "th"}:
            if not table.rows:
                table.begin_row({})
            table.begin_text(given)
        elif tag == "caption":
            table.begin_text(None)
        elif tag in _BREAKS and table.texts is not None:
            table.texts.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if self._like(tag) not in _NO_END:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        tag = self._like(tag)
        if self._hidden:
            if tag in self._hidden:
                del self._hidden[len(self._hidden) - 1 - self._hidden[::-1].index(tag) :]
        elif self._open and tag in {"td", "th", "tr", "caption", "table"}:
            self._open[-1].end_cell()
            if tag == "table":
                self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open and not self._hidden and (texts := self._open[-1].texts) is not None:
            texts.append(data if self._is_workbook else data.replace("\n", " "))

    def close(self) -> None:
        super().close()
        for table in self._open:
            table.end_cell()


def _is_hidden(tag: str, given: dict[str, str]) -> bool:
    """Whether readers of the page do not see an element, or it only points to a note."""
    is_note = tag == "sup" and "reference" in given.get("class", "")
    return tag in _NO_TEXT or is_note or "display:none" in given.get("style", "").replace(" ", "").lower()


def markup_sheets(data: bytes, name: str, remarks: Remarks, *, encoding: str = "") -> Sheets:
    """The tables of a page, named by their captions or numbers; or the sheets of a workbook in XML.

    Raises:
        CollectionError: There is no table, or one that is too large.
    """
    parser = TableParser(name)
    parser.feed(utf8_bytes(data, remarks, encoding=encoding or _declared_encoding(data)).decode("utf-8", "replace"))
    parser.close()
    sheets: dict[str, SheetReader] = {}
    for number, table in enumerate((table for table in parser.tables if any(table.rows)), 1):
        title = table.title or f"table {number}"
        sheets[title if title not in sheets else f"{title} ({number})"] = table.cells
    if not sheets:
        found = f"{name} is a web page or XML without a table"
        raise CollectionError(f"{found}; allowed: a page with a table (claims extract reads articles)")
    return sheets


def _declared_encoding(data: bytes) -> str:
    """The encoding that the page itself names; UTF-8 is found without it."""
    declared = _CHARSET.search(data[:2_000]) if data[:3].isascii() else None
    name = declared[1].decode("ascii", "ignore") if declared else ""
    return name if name and is_encoding(name) and not name.lower().startswith("utf") else ""

"""The beginning of a file before it is saved: first rows of tables, first lines of texts, files of an archive."""

import csv
import io
import zipfile

from claims.escaping import visible
from claims.exports import FORMATS
from views.markup import literal, name, page_table, scrolling
from views.texts import download_words

MOST_ROWS, MOST_COLUMNS, MOST_LINES, MOST_CHARACTERS = 4, 14, 24, 60
# Formats that a person cannot read as they are, and the one that shows what is in them.
SHOWN_AS = {"xlsx": "csv", "html": "csv", "parquet": "csv", "zip": "zip", "paper": "latex"}
_TABLES = {"csv", "csv-wide", "hxl"}


def shown_format(format_name: str) -> str:
    """The format of which the beginning is shown for a file of this format."""
    return SHOWN_AS.get(format_name, format_name)


def beginning_of(format_name: str, content: bytes) -> str:
    """The beginning of a file as HTML.

    Args:
        format_name: As `shown_format` gives it.
    """
    if format_name == "zip":
        return _files(content)
    text = content.decode("utf-8-sig", errors="replace")
    return _rows(text) if format_name in _TABLES else _lines(format_name, text)


def _rows(text: str) -> str:
    heads, *rows = list(csv.reader(io.StringIO(text, newline="")))[: MOST_ROWS + 1]
    if not rows:
        return f"<p>{download_words.NO_ROWS}</p>"
    table = page_table(
        [],
        [[name(_cut(cell)) for cell in row[:MOST_COLUMNS]] for row in rows],
        names=[visible(head) for head in heads[:MOST_COLUMNS]],
        classes="cc-preview",
        has_row_heads=False,
    )
    return _region(download_words.FIRST_ROWS, table)


def _lines(format_name: str, text: str) -> str:
    """Without what LaTeX and BibTeX have as remarks, which stand first."""
    remark = "%" if FORMATS[format_name].extension in {"tex", "bib"} else None
    lines = [line for line in text.splitlines() if line.strip() and not (remark and line.startswith(remark))]
    shown = "\n".join(_cut(line, 2 * MOST_CHARACTERS) for line in lines[:MOST_LINES])
    return _region(download_words.FIRST_LINES, f"<pre>{literal(shown)}</pre>")


def _files(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        items = "".join(f"<li>{literal(file)}</li>" for file in archive.namelist())
    return _region(download_words.FILES_INSIDE, f"<ul>{items}</ul>")


def _region(label: str, body: str) -> str:
    """The beginning runs as the file does, whatever the reader's language is."""
    shown = scrolling(label, f'<div dir="ltr" lang="en">{body}</div>')
    return f'<p class="cc-soft">{label}</p>{shown}'


def _cut(text: str, most: int = MOST_CHARACTERS) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"

"""The text of a word processor's file as it reads today: what was inserted, not what was deleted; tables and footnotes."""

import importlib
from collections.abc import Iterator
from typing import Any  # python-docx is an extra

_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = {f"{_WORDS}tab": " ", f"{_WORDS}br": " ", f"{_WORDS}cr": " "}


def docx_lines(file: Any) -> list[str]:  # python-docx is an extra
    """The lines of a file: paragraphs and rows of tables in their order, then a line for each footnote."""
    lines = []
    for block in file.element.body:
        if block.tag == f"{_WORDS}p":
            lines.append(_text(block))
        elif block.tag == f"{_WORDS}tbl":
            lines += table_lines([[_text(cell) for cell in _cells(row)] for row in block.iter(f"{_WORDS}tr")])
    return [*lines, *_footnotes(file)]


def table_lines(rows: list[list[str]]) -> list[str]:
    """The rows of a table, a line each; a number stands with the heading of its column: "11 killed, 26 injured"."""
    if not rows:
        return []
    heading, *others = rows
    lines = [" ".join(heading)]
    for row in others:
        headings = [*heading, *([""] * len(row))]
        cells = (
            f"{cell} {name.lower()}" if cell.strip().isdigit() and name else cell
            for cell, name in zip(row, headings, strict=False)
        )
        lines.append(", ".join(cell for cell in cells if cell.strip()) + ".")
    return lines


def _cells(row: Any) -> Iterator[Any]:  # elements of XML
    return (cell for cell in row.iter(f"{_WORDS}tc"))


def _text(element: Any) -> str:  # an element of XML
    """The words below an element; a reference to a footnote is its number in brackets, behind the word after a figure."""
    pieces: list[str] = []
    for node in element.iter():
        if node.tag == f"{_WORDS}t":
            pieces.append(node.text or "")
        elif node.tag == f"{_WORDS}footnoteReference":
            pieces.append(f"[{node.get(f'{_WORDS}id')}]")
        elif node.tag in _BREAKS:
            pieces.append(_BREAKS[node.tag])
        elif node.tag == f"{_WORDS}p" and pieces:
            pieces.append(" ")
    return "".join(pieces).strip()


def _footnotes(file: Any) -> Iterator[str]:  # python-docx is an extra
    etree: Any = importlib.import_module("lxml.etree")  # the extra brings it, without types
    for part in file.part.package.iter_parts():
        if str(part.partname) != "/word/footnotes.xml":
            continue
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        for note in etree.fromstring(part.blob, parser).iter(f"{_WORDS}footnote"):
            if text := _text(note):
                yield f"[{note.get(f'{_WORDS}id')}] {text}"

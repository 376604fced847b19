"""Formats for reading that need no program: Markdown in sections, and plain text for a chat."""

import re
from collections.abc import Iterable, Mapping

from claims.escaping import one_line, web_address
from claims.exports.sheet import Cell, CellPart, Reference, Section, Sheet, definitions, relation_means

MOST_IN_CHAT = 12  # sections; a message that is longer is not read
_MARKDOWN_SIGNS = re.compile(r"[\\`*_\[\]{}|~$]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;"}
_LINK_START = re.compile(r"(:(?=//)|www(?=\.))", re.IGNORECASE)


def markdown_text(text: str) -> str:
    """The text as one line of Markdown that shows it literally (no markup, link, formula or HTML); a slash stands between what were lines."""
    line = _MARKDOWN_SIGNS.sub(lambda sign: "\\" + sign[0], one_line(text))
    line = "".join(_ENTITIES.get(character, character) for character in line)
    return _LINK_START.sub(lambda start: r"\:" if start[0] == ":" else start[0] + "\\", line)


def write_markdown(sheet: Sheet) -> bytes:
    """The tables beside the rows, then a section for each point; notes and documents are footnotes."""
    numbers = {each.key: number for number, each in enumerate(sheet.all_references, 1)}
    lines = [f"# {markdown_text(sheet.title)}", ""]
    tables = [*sheet.beside, *([sheet] if sheet.is_flat else [])]
    for place, each in enumerate(tables, 1):
        lines += _matrix(each, place, numbers, is_beside=each is not sheet)
    for section in () if sheet.is_flat else sheet.sections:
        lines += _markdown_section(section, sheet, numbers)
    lines += ["## What the words mean", "", *_bullets(definitions().items())]
    lines += ["", "## What the columns hold", "", *_bullets((column.label, column.meaning) for column in sheet.columns)]
    lines += ["", "## About this file", "", *_bullets(sheet.provenance.items())]
    notes = [
        _footnote(f"{place}{letter}", f"{markdown_text(text)}.")
        for place, each in enumerate(tables, 1)
        for letter, text in each.notes.items()
    ]
    documents = [_footnote(str(numbers[each.key]), _document(each)) for each in sheet.all_references]
    return ("\n".join([*lines, "", *notes, *documents]).rstrip() + "\n").encode()


def _matrix(sheet: Sheet, place: int, numbers: Mapping[str, int], *, is_beside: bool) -> list[str]:
    """A table without sections, and below it how to read it; `place` tells its notes from those of other tables."""
    records = sheet.records
    names = [name for at, name in enumerate(sheet.layout.table) if not at or any(row[name] != "" for row in records)]
    rows = (
        _line(_cell(sheet.parts_of(line, name, row[name]), place, numbers) for name in names)
        for line, row in enumerate(records)
    )
    return [
        *([f"## {markdown_text(sheet.title)}", ""] if is_beside else []),
        _line(markdown_text(sheet.labels[name]) for name in names),
        _line("---" for _ in names),
        *rows,
        "",
        *([" ".join(map(markdown_text, sheet.legend)), ""] if sheet.legend else []),
    ]


def _cell(parts: Iterable[CellPart], place: int, numbers: Mapping[str, int]) -> str:
    return "; ".join(_part(part, place, numbers) for part in parts)


def _part(part: CellPart, place: int, numbers: Mapping[str, int]) -> str:
    text = f"**{markdown_text(part.text)}**" if part.clashes else markdown_text(part.text)
    note = [f"[^{place}{part.note}]"] if part.note else []
    return text + " ".join([*note, *([_cited(part.cited, numbers)] if part.cited else [])])


def _cited(keys: Iterable[str], numbers: Mapping[str, int]) -> str:
    return " ".join(f"[^{numbers[key]}]" for key in keys)


def _footnote(label: str, text: str) -> str:
    return f"[^{label}]: {text}"


def _document(reference: Reference) -> str:
    words = ", ".join(
        markdown_text(part) for part in (reference.source, f"“{reference.title}”", reference.published) if part
    )
    links = {"": web_address(reference.url), "archived copy ": web_address(reference.archive_url)}
    return ", ".join([words, *(f"{label}<{url}>" for label, url in links.items() if url)]) + "."


def _markdown_section(section: Section, sheet: Sheet, numbers: Mapping[str, int]) -> list[str]:
    # A table needs a column, so the first stands even where it is empty.
    names = [name for place, name in enumerate(section.layout.table) if not place or section.is_filled(name)]
    return [
        *([f"## {markdown_text(section.heading)}", ""] if section.heading else []),
        *([markdown_text(section.facts), ""] if section.facts else []),
        _line(markdown_text(sheet.labels[name]) for name in names),
        _line("---" for _ in names),
        *(
            _line(
                markdown_text(str(row[name])) + (_cited(cited, numbers) if name == names[-1] else "") for name in names
            )
            for row, cited in zip(section.rows, section.cited, strict=True)
        ),
        "",
        *([f"Ids: {markdown_text(section.ids)}", ""] if section.ids else []),
    ]


def _bullets(pairs: Iterable[tuple[str, str]]) -> list[str]:
    return [f"- **{markdown_text(name.replace('_', ' '))}**: {markdown_text(text)}" for name, text in pairs]


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def write_text(sheet: Sheet) -> bytes:
    """Plain text for a chat: the first points, each with its sides, and where it comes from."""
    lines = [one_line(sheet.title), ""]
    sections = () if sheet.is_flat else sheet.sections[:MOST_IN_CHAT]
    left = len(sheet.records if sheet.is_flat else sheet.sections) - MOST_IN_CHAT
    for section in sections:
        lines += [one_line(section.heading), f"   ({one_line(section.facts)})"]
        lines += [f"   - {one_line(_side_in_words(row, section))}" for row in section.rows]
        lines.append("")
    if sheet.is_flat:
        lines += [f"- {_line_in_words(row, sheet)}" for row in sheet.records[:MOST_IN_CHAT]]
    if left > 0:
        lines.append(f"... and {left} more.")
    if left > 0 or sheet.is_flat:
        lines.append("")
    relations = {
        relation_means(row): str(row["relation"]) for each in sections for row in each.rows if "relation" in row
    }
    lines += [*(f"{relation}: {means}" for means, relation in relations.items()), ""] if relations else []
    origin = sheet.provenance
    lines.append(
        f"{origin['collection']} {origin['collection_version']}, {origin['exported_at']}, {origin['tool_version']}; filter: {one_line(origin['filter'])}"
    )
    lines.append(f"data {origin['collection_digest'][:19]}" + (f" {origin['link']}" if "link" in origin else ""))
    return ("\n".join(lines) + "\n").encode()


def _line_in_words(row: Mapping[str, Cell], sheet: Sheet) -> str:
    """A row of a table without sections: every cell that is filled, with the head of its column."""
    cells = (f"{sheet.labels[name]}: {one_line(str(row[name]))}" for name in sheet.layout.table if row[name] != "")
    return "; ".join(cells)


def _side_in_words(row: Mapping[str, Cell], section: Section) -> str:
    """Who says what: the first cells of the small table, words and counts left out."""
    left_out = {"words", "fragment", "gloss", "paragraph", "mark"}
    names = [name for name in section.layout.table if name not in left_out]
    return ": ".join(str(row[name]) for name in names[:3] if row[name] != "")

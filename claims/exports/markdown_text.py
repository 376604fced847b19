"""Formats for reading that need no program: Markdown in sections, and plain text for a chat."""

from collections.abc import Iterable, Mapping

from claims.exports.escaping import markdown_text, one_line
from claims.exports.sheet import Cell, Section, Sheet, definitions, relation_means

MOST_IN_CHAT = 12  # sections; a message that is longer is not read


def heading_of(section: Section, sheet: Sheet) -> str:
    """The heading of a section in words."""
    cells = [str(section.cells[name]) for name in sheet.reading.heading if section.cells[name] != ""]
    return ". ".join(cells[:2]) if str(section.cells.get("rank", "")) else ", ".join(cells)


def facts_of(section: Section, sheet: Sheet) -> str:
    """What is told once of a section, in one line."""
    cells = section.cells
    marked = {"mark", "relation"} <= set(cells)
    parts = [
        f"{cells['mark']} {cells['relation']}" if marked and name == "relation" else str(cells[name])
        for name in sheet.reading.facts
        if cells[name] != "" and not (marked and name == "mark")
    ]
    return " · ".join(parts)


def write_markdown(sheet: Sheet) -> bytes:
    """A section for each point: its sentence, what it is, a small table of who says what; source words show literally."""
    lines = [f"# {markdown_text(sheet.title)}", "", *_bullets(sheet.provenance.items()), ""]
    for section in sheet.sections:
        lines += _markdown_section(section, sheet)
    lines += ["## What the relations mean", "", *_bullets(definitions().items())]
    lines += ["", "## What the columns hold", "", *_bullets((column.label, column.meaning) for column in sheet.columns)]
    return ("\n".join(lines) + "\n").encode()


def _markdown_section(section: Section, sheet: Sheet) -> list[str]:
    names = _filled(section, sheet.reading.table)
    heading, facts = heading_of(section, sheet), facts_of(section, sheet)
    ids = ", ".join(str(section.cells[name]) for name in sheet.reading.ids)
    return [
        *([f"## {markdown_text(heading)}", ""] if heading else []),
        *([markdown_text(facts), ""] if facts else []),
        _line(markdown_text(sheet.labels[name]) for name in names),
        _line("---" for _ in names),
        *(_line(markdown_text(str(row[name])) for name in names) for row in section.rows),
        "",
        *([f"Ids: {markdown_text(ids)}", ""] if ids else []),
    ]


def _filled(section: Section, names: tuple[str, ...]) -> list[str]:
    """The columns in which any row of the section says something; at least the first."""
    return [name for place, name in enumerate(names) if not place or any(row[name] != "" for row in section.rows)]


def _bullets(pairs: Iterable[tuple[str, str]]) -> list[str]:
    return [f"- **{markdown_text(name.replace('_', ' '))}**: {markdown_text(text)}" for name, text in pairs]


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def write_text(sheet: Sheet) -> bytes:
    """Plain text for a chat: the first points, each with its sides, and where it comes from."""
    lines = [one_line(sheet.title), ""]
    for section in sheet.sections[:MOST_IN_CHAT]:
        lines += [one_line(heading_of(section, sheet)), f"   ({one_line(facts_of(section, sheet))})"]
        lines += [f"   - {one_line(_said(row, sheet))}" for row in section.rows]
        lines.append("")
    left = len(sheet.sections) - MOST_IN_CHAT
    if left > 0:
        lines += [f"... and {left} more.", ""]
    used = {
        relation_means(row): str(row["relation"])
        for each in sheet.sections[:MOST_IN_CHAT]
        for row in each.rows
        if "relation" in row
    }
    lines += [*(f"{relation}: {means}" for means, relation in used.items()), ""] if used else []
    told = sheet.provenance
    lines.append(
        f"{told['collection']} {told['collection_version']}, {told['exported_at']}, {told['tool_version']}; filter: {one_line(told['filter'])}"
    )
    lines.append(f"data {told['collection_digest'][:19]}" + (f" {told['link']}" if "link" in told else ""))
    return ("\n".join(lines) + "\n").encode()


def _said(row: Mapping[str, Cell], sheet: Sheet) -> str:
    """Who says what: the first cells of the small table, words and counts left out."""
    names = [name for name in sheet.reading.table if name not in {"words", "fragment", "gloss", "paragraph", "mark"}]
    return ": ".join(str(row[name]) for name in names[:3] if row[name] != "")

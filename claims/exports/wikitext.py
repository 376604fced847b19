"""Wikitext: a sortable table with attribution in words and a named reference for every document."""

import re

from claims.escaping import one_line
from claims.exports.latex.bibtex import bibtex_key
from claims.exports.sheet import TINT, CellPart, Reference, Sheet, definitions

# Every sign that can begin markup, as an entity: words from outside stay words.
_SIGNS = re.compile(r"[\[\]{}|'*#:;=~<>&_!\\\"`+-]")
_MAGIC = re.compile(r"\b(ISBN|RFC|PMID)(?= )")
_STAMP = re.compile(r"/web/(\d{4})(\d{2})(\d{2})\d*")
_NOTES = "lower-alpha"  # the group that MediaWiki letters
_UNSAFE_IN_ADDRESS = str.maketrans({sign: f"%{ord(sign):02X}" for sign in " \"|[]{}<>'"})


def wiki_text(text: str) -> str:
    """The text as wikitext that shows it literally, on one line."""
    line = _MAGIC.sub(lambda word: f"&#{ord(word[0][0])};{word[0][1:]}", one_line(text))
    return _SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", line)


def write_wikitext(sheet: Sheet) -> bytes:
    """Sortable tables: those beside the rows, then a row for each side or account; references behind what rests on them."""
    references = {each.key: each for each in sheet.all_references}
    seen: set[str] = set()
    lines: list[str] = []
    for place, each in enumerate((*sheet.beside, sheet), 1):
        notes = {letter: _note(f"{place}{letter}", text) for letter, text in each.notes.items()}
        lines += _table(each, notes, references, seen)
        lines += ["", f"<small>{wiki_text(' '.join(each.legend))}</small>", ""] if each.legend else [""]
    lines += [f"<small>{wiki_text('; '.join(sheet.provenance_lines))}</small>", ""]
    lines += [f"; {wiki_text(name)}\n: {wiki_text(text)}" for name, text in definitions().items()]
    has_notes = any(each.notes for each in (*sheet.beside, sheet))
    grouped = [f'<references group="{_NOTES}" />'] if has_notes else []
    return ("\n".join([*lines, "", *grouped, "<references />"]) + "\n").encode()


def _table(sheet: Sheet, notes: dict[str, str], references: dict[str, Reference], seen: set[str]) -> list[str]:
    names = [*sheet.layout.heading, *(n for n in sheet.layout.facts if n != "mark"), *sheet.layout.table]
    names = [name for name in dict.fromkeys(names) if name != "words"]
    lines = ['{| class="wikitable sortable"', f"|+ {wiki_text(sheet.title)}", "|-"]
    lines += [f'! scope="col" | {wiki_text(sheet.labels[name])}' for name in names]
    used: set[str] = set()
    for place, (row, cited) in enumerate(zip(sheet.records, sheet.cited, strict=True)):
        lines.append("|-")
        for name in names:
            parts = sheet.parts_of(place, name, row[name])
            shown = "<br />".join(_part(part, notes, used, references, seen) for part in parts)
            start = '! scope="row" |' if name == names[0] else "|"
            tint = f' style="background:{TINT}" |' if any(part.clashes for part in parts) and name != names[0] else ""
            lines.append(f"{start}{tint} {shown}")
        if not sheet.parts:
            lines[-1] += "".join(_reference(references[key], seen) for key in cited)
    return [*lines, "|}"]


def _part(
    part: CellPart, notes: dict[str, str], used: set[str], references: dict[str, Reference], seen: set[str]
) -> str:
    """The text, its note in full where it stands for the first time, and what it cites."""
    note = notes.get(part.note, "")
    if note and part.note in used:
        note = note.partition(">")[0] + " />"
    used.add(part.note)
    text = f"'''{wiki_text(part.text)}'''" if part.clashes else wiki_text(part.text)
    return text + note + "".join(_reference(references[key], seen) for key in part.cited)


def _note(name: str, text: str) -> str:
    return f'<ref group="{_NOTES}" name="note-{name}">{wiki_text(text)}.</ref>'


def _reference(reference: Reference, seen: set[str]) -> str:
    """The reference in full where it stands for the first time, by its name later."""
    name = bibtex_key(reference.key)
    if name in seen:
        return f'<ref name="{name}" />'
    seen.add(name)
    return f'<ref name="{name}">{_cite(reference)}</ref>'


def _cite(reference: Reference) -> str:
    """A template where an address is known; words where none is, for the template asks for one."""
    if not reference.url:
        parts = (reference.source, f"“{reference.title}”", reference.published)
        return wiki_text(", ".join(part for part in parts if part))
    fields = {
        "title": wiki_text(reference.title), "website": wiki_text(reference.source), "url": reference.url.translate(_UNSAFE_IN_ADDRESS), "date": reference.published,
        "language": "" if reference.language in {"und", ""} else reference.language, "archive-url": reference.archive_url.translate(_UNSAFE_IN_ADDRESS),
        "archive-date": _archived(reference.archive_url), "url-status": "live" if reference.archive_url else "",
    }  # fmt: skip
    return "{{cite web" + "".join(f" |{name}={text}" for name, text in fields.items() if text) + "}}"


def _archived(url: str) -> str:
    stamp = _STAMP.search(url)
    return "-".join(stamp.groups()) if stamp else ""

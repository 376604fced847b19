"""Wikitext: a sortable table with attribution in words and a named reference for every document."""

import re

from claims.escaping import one_line
from claims.exports.sheet import TINT, Reference, Sheet, definitions

# Every sign that can begin markup, as an entity: words from outside stay words.
_SIGNS = re.compile(r"[\[\]{}|'*#:;=~<>&_!\\\"`+-]")
_MAGIC = re.compile(r"\b(ISBN|RFC|PMID)(?= )")
_STAMP = re.compile(r"/web/(\d{4})(\d{2})(\d{2})\d*")
_UNSAFE_IN_ADDRESS = str.maketrans({sign: f"%{ord(sign):02X}" for sign in " \"|[]{}<>'"})


def wiki_text(text: str) -> str:
    """The text as wikitext that shows it literally, on one line."""
    line = _MAGIC.sub(lambda word: f"&#{ord(word[0][0])};{word[0][1:]}", one_line(text))
    return _SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", line)


def write_wikitext(sheet: Sheet) -> bytes:
    """One sortable table: a row for each side or account, who says so in words, references behind it."""
    names = [*sheet.layout.heading, *(n for n in sheet.layout.facts if n != "mark"), *sheet.layout.table]
    names = [name for name in dict.fromkeys(names) if name != "words"]
    lines = ['{| class="wikitable sortable"', f"|+ {wiki_text(sheet.title)}", "|-"]
    lines += [f'! scope="col" | {wiki_text(sheet.labels[name])}' for name in names]
    references = {each.key: each for each in sheet.references}
    seen: set[str] = set()
    for place, (row, cited) in enumerate(zip(sheet.records, sheet.cited, strict=True)):
        refs = "".join(_reference(references[key], seen) for key in cited)
        tinted = [(place, name) in sheet.tinted for name in names]
        lines += ["|-", *_cells([wiki_text(str(row[name])) for name in names], refs, tinted)]
    lines += ["|}", "", f"<small>{wiki_text('; '.join(sheet.provenance_lines))}</small>", ""]
    lines += [f"; {wiki_text(name)}\n: {wiki_text(text)}" for name, text in definitions().items()]
    return ("\n".join([*lines, "", "<references />"]) + "\n").encode()


def _cells(cells: list[str], refs: str, tinted: list[bool]) -> list[str]:
    first, *others = cells
    styles = [f'style="background:{TINT}" | ' if each else "" for each in tinted[1:]]
    lines = [f'! scope="row" | {first}', *(f"| {style}{cell}" for style, cell in zip(styles, others, strict=True))]
    return [*lines[:-1], lines[-1] + refs]


def _reference(reference: Reference, seen: set[str]) -> str:
    """The reference in full where it stands for the first time, by its name later."""
    name = re.sub(r"[^A-Za-z0-9.-]", "-", reference.key)
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

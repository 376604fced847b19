"""BibTeX: the documents behind an export, under the keys that its LaTeX cites."""

import re
from hashlib import sha256

from claims.escaping import one_line
from claims.exports.latex.latex_text import IN_WORDS, latex_text
from claims.exports.sheet import Reference, Sheet

_NOT_IN_KEY = re.compile(r"[^A-Za-z0-9:.+/-]+")


def bibtex_key(key: str) -> str:
    """The key as BibTeX takes it; one with other signs gets them replaced, and a digest so that no two become one."""
    safe = _NOT_IN_KEY.sub("-", key)
    return safe if safe == key else f"{safe}-{sha256(key.encode()).hexdigest()[:6]}"


def commented(sheet: Sheet) -> list[str]:
    """What the table is and what its words mean, as comments; an @ would begin an entry of BibTeX."""
    return [f"% {one_line(line).replace('@', '(at)')}" for line in sheet.remarks]


def write_bibtex(sheet: Sheet) -> bytes:
    """An entry for every document that the rows rest on, below what the table is; BibTeX reads only the entries."""
    entries = "\n".join(_entry(each) for each in sheet.all_references) or "% no document\n"
    # Other scripts stand in a command, which whoever has the entries alone does not know.
    commands = [f'@preamble{{"{IN_WORDS}"}}', ""] if r"\inwords" in entries else []
    return "\n".join([*commented(sheet), "", *commands, entries]).encode()


def _entry(reference: Reference) -> str:
    fields = {
        "author": f"{{{latex_text(reference.source)}}}",
        "title": f"{{{latex_text(reference.title)}}}",
        "date": reference.published,
        "year": reference.published[:4],
        "url": _address(reference.url),
        "note": f"Archived: \\url{{{_address(reference.archive_url)}}}" if reference.archive_url else "",
        "langid": "" if reference.language == "und" else reference.language,
    }
    lines = [f"  {name} = {{{text}}}," for name, text in fields.items() if text]
    return "\n".join([f"@misc{{{bibtex_key(reference.key)},", *lines, "}\n"])


def _address(url: str) -> str:
    return url.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D").replace("%", r"\%").replace("#", r"\#")

"""A web page in one file: no request to anywhere, made for reading on screen and on paper."""

from collections.abc import Iterable, Mapping, Sequence

from claims.escaping import html_text, web_address
from claims.exports.sheet import CellPart, Reference, Section, Sheet, definitions

# No script, no image, nothing from elsewhere: the page can fetch nothing even if words got through.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE = """
:root{color-scheme:light}body{font:15px/1.45 Georgia,'Times New Roman','Noto Naskh Arabic',serif;max-width:62rem;margin:1.5rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
h1{font-size:1.5rem}h2{font-size:1.08rem;margin:1.6rem 0 .2rem}table{border-collapse:collapse;width:100%;font-size:.92em}
th,td{border-bottom:1px solid #c8c8c8;padding:.3rem .5rem;text-align:start;vertical-align:top;overflow-wrap:break-word}thead th{border-bottom:2px solid #555}
.facts{color:#444;margin:0 0 .4rem}.ids,footer{font-size:.8em;color:#555}td{white-space:pre-line}dt{font-weight:bold}dd{margin:0 0 .3rem 1rem}
td.clash{background:#f4d6c6}td.clash b{font-weight:bold}caption{text-align:start;font-weight:bold;font-size:1.08rem;padding:.4rem 0}sup{line-height:0}
.wide{overflow-x:auto}.notes{font-size:.82em;color:#333}td a{text-decoration:none;white-space:nowrap}ol.references{font-size:.88em}a{color:#0b57a4}
@page{size:A4;margin:16mm}@media print{body{margin:0;padding:0;max-width:none;font-size:10.5pt}section{break-inside:avoid}thead{display:table-header-group}tr,h2{break-inside:avoid;break-after:auto}h2,.facts{break-after:avoid}}
""".strip()  # fmt: skip


def write_html(sheet: Sheet) -> bytes:
    """The page: title, the tables beside the rows, a section for each point, the documents with links, where it comes from."""
    title = html_text(sheet.title)
    head = (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<meta name="viewport" content="width=device-width"><title>{title}</title><style>{_STYLE}</style></head>'
    )
    numbers = {each.key: number for number, each in enumerate(sheet.all_references, 1)}
    tables = [*sheet.beside, *([sheet] if sheet.is_flat else [])]
    matrices = [
        _matrix(each, f"{place}", numbers, says_title=each is not sheet) for place, each in enumerate(tables, 1)
    ]
    sections = [] if sheet.is_flat else [_section_html(section, sheet, numbers) for section in sheet.sections]
    body = "\n".join([*matrices, *sections, _documents(sheet.all_references)])
    foot = f"<footer><h2>About this file</h2>{_terms(sheet.provenance)}<h2>What the words mean</h2>{_terms(definitions())}</footer>"
    return f'{head}\n<body>\n<h1 dir="auto">{title}</h1>\n{body}\n{foot}\n</body></html>\n'.encode()


def _matrix(sheet: Sheet, place: str, numbers: Mapping[str, int], *, says_title: bool) -> str:
    """A table without sections, its notes below; `place` tells it from other tables of the page."""
    records = sheet.records
    names = [name for name in sheet.layout.table if any(row[name] != "" for row in records)]
    rows = (
        "".join(_cell(sheet.parts_of(line, name, row[name]), place, numbers) for name in names)
        for line, row in enumerate(records)
    )
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    notes = [
        f'<sup id="note-{place}{letter}">{letter}</sup> {html_text(text)}.' for letter, text in sheet.notes.items()
    ]
    below = " ".join([*notes, *map(html_text, sheet.legend)])
    title = html_text(sheet.title)
    caption = f'<caption dir="auto">{title}</caption>' if says_title else ""
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{title}"><table>{caption}{_heading(sheet.labels[name] for name in names)}'
        f'<tbody>{body}</tbody></table></div><p class="notes">{below}</p>'
    )


def _heading(labels: Iterable[str]) -> str:
    cells = "".join(f'<th scope="col">{html_text(label)}</th>' for label in labels)
    return f"<thead><tr>{cells}</tr></thead>"


def _cell(parts: Sequence[CellPart], place: str, numbers: Mapping[str, int]) -> str:
    lines = "<br>".join(_part(part, place, numbers) for part in parts)
    start = '<td dir="auto" class="clash">' if any(part.clashes for part in parts) else '<td dir="auto">'
    return f"{start}{lines}</td>"


def _part(part: CellPart, place: str, numbers: Mapping[str, int]) -> str:
    text = f"<b>{html_text(part.text)}</b>" if part.clashes else html_text(part.text)
    note = f'<sup><a href="#note-{place}{part.note}">{part.note}</a></sup>' if part.note else ""
    return text + note + _cited(part.cited, numbers)


def _cited(keys: Iterable[str], numbers: Mapping[str, int]) -> str:
    return "".join(f' <a href="#document-{numbers[key]}">[{numbers[key]}]</a>' for key in keys)


def _section_html(section: Section, sheet: Sheet, numbers: Mapping[str, int]) -> str:
    names = [name for name in section.layout.table if section.is_filled(name)]
    rows = "".join(
        "<tr>"
        + "".join(
            f'<td dir="auto">{html_text(str(row[name]))}{_cited(cited, numbers) if name == names[-1] else ""}</td>'
            for name in names
        )
        + "</tr>"
        for row, cited in zip(section.rows, section.cited, strict=True)
    )
    table = f"<table>{_heading(sheet.labels[name] for name in names)}<tbody>{rows}</tbody></table>"
    return (
        "<section>"
        + (f'<h2 dir="auto">{html_text(section.heading)}</h2>' if section.heading else "")
        + (f'<p class="facts" dir="auto">{html_text(section.facts)}</p>' if section.facts else "")
        + table
        + (f'<p class="ids">{html_text(section.ids)}</p>' if section.ids else "")
        + "</section>"
    )


def _documents(references: Sequence[Reference]) -> str:
    """The documents by their numbers, with links to address and archived copy."""
    entries = "".join(
        f'<li id="document-{place}" dir="auto">{_entry(each)}</li>' for place, each in enumerate(references, 1)
    )
    return f'<h2>Documents</h2><ol class="references">{entries}</ol>' if references else ""


def _entry(reference: Reference) -> str:
    words = ", ".join(
        html_text(part) for part in (reference.source, f"“{reference.title}”", reference.published) if part
    )
    links = {"document": web_address(reference.url), "archived copy": web_address(reference.archive_url)}
    shown = [f'<a href="{html_text(url)}" rel="noreferrer">{label}</a>' for label, url in links.items() if url]
    return ", ".join([words, *shown])


def _terms(meanings: Mapping[str, str]) -> str:
    terms = (
        f"<dt>{html_text(name.replace('_', ' '))}</dt><dd>{html_text(text)}</dd>" for name, text in meanings.items()
    )
    return f"<dl>{''.join(terms)}</dl>"

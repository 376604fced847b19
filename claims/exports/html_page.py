"""A web page in one file: no request to anywhere, made for reading on screen and on paper."""

from collections.abc import Mapping

from claims.escaping import html_text
from claims.exports.sheet import Section, Sheet, definitions
from claims.html_table import html_table

# No script, no image, nothing from elsewhere: the page can fetch nothing even if words got through.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE = """
:root{color-scheme:light}body{font:15px/1.45 Georgia,'Times New Roman','Noto Naskh Arabic',serif;max-width:62rem;margin:1.5rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
h1{font-size:1.5rem}h2{font-size:1.08rem;margin:1.6rem 0 .2rem}table{border-collapse:collapse;width:100%;font-size:.92em}
th,td{border-bottom:1px solid #c8c8c8;padding:.3rem .5rem;text-align:start;vertical-align:top;overflow-wrap:break-word}thead th{border-bottom:2px solid #555}
.facts{color:#444;margin:0 0 .4rem}.ids,footer{font-size:.8em;color:#555}td{white-space:pre-line}dt{font-weight:bold}dd{margin:0 0 .3rem 1rem}
td.clash{background:#f4d6c6;font-weight:bold}@media screen{table:has(.clash){font-size:.86em}}
@page{size:A4;margin:16mm}@media print{body{margin:0;padding:0;max-width:none;font-size:10.5pt}section{break-inside:avoid}thead{display:table-header-group}tr,h2{break-inside:avoid;break-after:auto}h2,.facts{break-after:avoid}}
""".strip()  # fmt: skip


def write_html(sheet: Sheet) -> bytes:
    """The page: title, a section for each point, where it comes from, what the words mean."""
    title = html_text(sheet.title)
    head = (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<meta name="viewport" content="width=device-width"><title>{title}</title><style>{_STYLE}</style></head>'
    )
    sections = "\n".join(_section_html(section, sheet) for section in sheet.sections)
    foot = f"<footer>{_terms(sheet.provenance)}<h2>What the words mean</h2>{_terms(definitions())}</footer>"
    return f'{head}\n<body>\n<h1 dir="auto">{title}</h1>\n{sections}\n{foot}\n</body></html>\n'.encode()


def _section_html(section: Section, sheet: Sheet) -> str:
    names = [name for name in section.layout.table if section.is_filled(name)]
    tinted = {(place, names.index(name)) for place, name in sheet.tinted if name in names} if sheet.is_flat else set()
    table = html_table(
        [sheet.labels[name] for name in names],
        [[row[name] for name in names] for row in section.rows],
        tinted_cells=tinted,
    )
    return (
        "<section>"
        + (f'<h2 dir="auto">{html_text(section.heading)}</h2>' if section.heading else "")
        + (f'<p class="facts" dir="auto">{html_text(section.facts)}</p>' if section.facts else "")
        + table
        + (f'<p class="ids">{html_text(section.ids)}</p>' if section.ids else "")
        + "</section>"
    )


def _terms(meanings: Mapping[str, str]) -> str:
    terms = (
        f"<dt>{html_text(name.replace('_', ' '))}</dt><dd>{html_text(text)}</dd>" for name, text in meanings.items()
    )
    return f"<dl>{''.join(terms)}</dl>"

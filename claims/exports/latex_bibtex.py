"""LaTeX and BibTeX: a booktabs table for a paper, and the documents for its bibliography."""

import re
from collections.abc import Sequence

from claims.escaping import one_line
from claims.exports.sheet import Cell, Reference, Section, Sheet
from claims.names import romanise

_SIGNS = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}", '"': r"\textquotedbl{}", "-": "{-}", "`": r"\textasciigrave{}",
    "'": r"\textquotesingle{}", "≠": r"$\neq$", "≈": r"$\approx$", "∅": r"$\emptyset$", "✕": r"$\times$", "⊘": r"$\oslash$", "·": r"$\cdot$", "=": r"$=$",
    "[": "{[}", "]": "{]}",
}  # fmt: skip
# Letters that every engine sets with its usual fonts; others are set by \inwords.
_PLAIN = "\x20-\x7e\xa1-\xac\xae-\xff\u0100-\u017f‘’“”–—…€"
_FOREIGN = re.compile(f"[^{_PLAIN}≠≈∅✕⊘]+(?: +[^{_PLAIN}≠≈∅✕⊘]+)*")
PREAMBLE = r"""% Needs: \usepackage[T1]{fontenc} \usepackage{textcomp,booktabs,longtable,iftex}
% Words in other scripts are set as they are by XeLaTeX and LuaLaTeX (choose a font that has them), and in Latin letters by pdfLaTeX.
\providecommand{\inwords}[2]{\ifPDFTeX\emph{#2}\else#1\fi}"""
COLUMN_WIDTHS = (0.30, 0.62)  # as shares of the line
_LEAST_LENGTH, _MOST_LENGTH = 8, 40  # characters by which a column of a flat table is made wide
_HEADING = (r"\toprule", r"Says & On whose word\\", r"\midrule")


def latex_text(text: str) -> str:
    """The text as LaTeX that sets it literally, on one line."""
    parts, at = [], 0
    line = one_line(text)
    for foreign in _FOREIGN.finditer(line):
        words, latin = _escaped(foreign[0]), _escaped(romanise(foreign[0]))
        parts += [_escaped(line[at : foreign.start()]), rf"\inwords{{{words}}}{{{latin}}}"]
        at = foreign.end()
    return "".join([*parts, _escaped(line[at:])])


def _escaped(text: str) -> str:
    return "".join(_SIGNS.get(sign, sign) for sign in text)


def write_latex(sheet: Sheet) -> bytes:
    """A long table with booktabs rules: the point across, below it each side with who says so.

    A sheet without sections is set as the table that it is, its notes below.
    """
    if sheet.is_flat:
        return _write_flat(sheet)
    provenance = latex_text("; ".join(sheet.provenance_lines))
    widths = "".join(rf"p{{{share}\linewidth}}" for share in COLUMN_WIDTHS)
    lines = [
        *_commented(sheet),
        PREAMBLE,
        *_opening(sheet, widths, _HEADING),
    ]
    for place, section in enumerate(sheet.sections):
        lines += [*([r"\midrule"] if place else []), *_section(section, sheet)]
    lines += [r"\end{longtable}", rf"{{\footnotesize {provenance}}}"]
    return ("\n".join(lines) + "\n").encode()


def _opening(sheet: Sheet, widths: str, heading: Sequence[str]) -> list[str]:
    """The beginning of a long table, with its caption and a heading that stands on each page."""
    return [
        rf"\begin{{longtable}}{{@{{}}{widths}@{{}}}}",
        rf"\caption{{{latex_text(sheet.title)}}}\\",
        *heading,
        r"\endfirsthead",
        *heading,
        r"\endhead",
        r"\bottomrule",
        r"\endlastfoot",
    ]


def _write_flat(sheet: Sheet) -> bytes:
    """Rows and columns as they are; what is tinted is bold, and a comment names the BibTeX entries of each row."""
    names = [name for name in sheet.layout.table if any(row[name] != "" for row in sheet.records)] or list(
        sheet.layout.table
    )
    lengths = [max([len(sheet.labels[name]), *(len(str(row[name])) for row in sheet.records)]) for name in names]
    weights = [min(max(length, _LEAST_LENGTH), _MOST_LENGTH) for length in lengths]
    shares = [0.94 * weight / sum(weights) for weight in weights]
    widths = "".join(rf">{{\raggedright\arraybackslash}}p{{{share:.3f}\linewidth}}" for share in shares)
    heading = (r"\toprule", " & ".join(latex_text(sheet.labels[name]) for name in names) + r"\\", r"\midrule")
    lines = [
        *_commented(sheet),
        PREAMBLE + "\n% Needs: \\usepackage{array}. In a narrow column set it in a landscape environment.",
        r"{\footnotesize\setlength{\tabcolsep}{3pt}",
        *_opening(sheet, widths, heading),
    ]
    for place, (row, cited) in enumerate(zip(sheet.records, sheet.cited, strict=True)):
        cells = [latex_text(str(row[name])) for name in names]
        bold = [
            rf"\textbf{{{cell}}}" if (place, name) in sheet.tinted else cell
            for name, cell in zip(names, cells, strict=True)
        ]
        lines.append(" & ".join(bold) + r"\tabularnewline" + (f" % cite: {','.join(cited)}" if cited else ""))
    notes = latex_text("; ".join(sheet.provenance_lines))
    return ("\n".join([*lines, r"\end{longtable}", rf"\noindent {notes}\par}}"]) + "\n").encode()


def _section(section: Section, sheet: Sheet) -> list[str]:
    facts = rf" ({latex_text(section.facts)})" if section.facts else ""
    heading = rf"\textbf{{{latex_text(section.heading)}}}{facts}"
    across = rf"\multicolumn{{2}}{{@{{}}p{{0.96\linewidth}}@{{}}}}{{\raggedright {heading}}}\\*"
    names = [name for name in section.layout.table if name not in {"words", "mark"}]
    rows = (
        _row([_labelled(row[name], sheet.labels[name]) for name in names], cited)
        for row, cited in zip(section.rows, section.cited, strict=True)
    )
    return [across, *rows]


def _labelled(cell: Cell, label: str) -> str:
    """A number alone says nothing, so it has its label."""
    return f"{label.lower()}: {cell}" if isinstance(cell, int) else cell


def _row(cells: list[str], cited: tuple[str, ...]) -> str:
    """Two columns: what is said, and all that says on whose word; `cite` names the BibTeX entries."""
    filled = [latex_text(cell) for cell in cells if cell]
    first, others = " ".join(filled[:2]), "; ".join(filled[2:])
    note = f" % cite: {','.join(cited)}" if cited else ""
    return rf"\raggedright {first} & \raggedright {others}\tabularnewline{note}"


def write_bibtex(sheet: Sheet) -> bytes:
    """An entry for every document that the rows rest on, below what the table is; BibTeX reads only the entries."""
    entries = "\n".join(_entry(each) for each in sheet.references) or "% no document\n"
    return "\n".join([*_commented(sheet), "", entries]).encode()


def _commented(sheet: Sheet) -> list[str]:
    """What the table is and what its words mean, as comments; an @ would begin an entry of BibTeX."""
    return [f"% {one_line(line).replace('@', '(at)')}" for line in sheet.remarks]


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
    return "\n".join([f"@misc{{{reference.key},", *lines, "}\n"])


def _address(url: str) -> str:
    return url.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D").replace("%", r"\%").replace("#", r"\#")

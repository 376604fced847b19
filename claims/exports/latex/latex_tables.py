"""LaTeX: tables as a paper takes them, ruled by booktabs, broken over pages, notes below, citations as BibTeX keys."""

from collections.abc import Sequence

from claims.exports.latex.bibtex import bibtex_key, commented
from claims.exports.latex.latex_text import IN_WORDS, latex_text
from claims.exports.sheet import CellPart, Section, Sheet

PREAMBLE = rf"""% Needs: \usepackage[T1]{{fontenc}} \usepackage{{textcomp,array,booktabs,longtable,pdflscape}}
% \cite names the entries of the file that the format bibtex writes; the format paper has both, with a page that compiles.
% Other scripts are set as they are by XeLaTeX and LuaLaTeX (choose a font that has them), and in Latin letters by pdfLaTeX.
{IN_WORDS}"""
MOST_UPRIGHT = 6  # columns, beyond which a table lies on its side
_LEAST_LENGTH, _MOST_LENGTH = 7, 34  # characters by which a column is made wide
_WIDE_WORD = 1.25  # how much wider than its letters on average a word can be


def write_latex(sheet: Sheet) -> bytes:
    """The tables beside the rows, then the rows; each a long table with its notes."""
    lines = [*commented(sheet), PREAMBLE]
    for each in (*sheet.beside, sheet):
        lines += ["", *(_matrix(each) if each.is_flat else _rows(each))]
    return ("\n".join(lines) + "\n").encode()


def _matrix(sheet: Sheet) -> list[str]:
    """A table without sections, cell by cell."""
    records = sheet.records
    names = [name for name in sheet.layout.table if any(row[name] != "" for row in records)] or [*sheet.layout.table]
    lines = []
    for place, row in enumerate(records):
        cells = [_cell(sheet.parts_of(place, name, row[name])) for name in names]
        cited = "" if sheet.parts else _cite(sheet.cited[place])
        lines += [*([r"\addlinespace[2pt]"] if place else []), f"{' & '.join(cells)}{cited}\\\\"]
    return _table(sheet, names, [[str(row[name]) for row in records] for name in names], lines)


def _cell(parts: Sequence[CellPart]) -> str:
    return r"\newline ".join(_part(part) for part in parts)


def _part(part: CellPart) -> str:
    text = latex_text(part.text)
    bold = rf"\textbf{{{text}}}" if part.clashes else text
    note = rf"\textsuperscript{{{part.note}}}" if part.note else ""
    return bold + note + _cite(part.cited)


def _cite(keys: Sequence[str]) -> str:
    return rf"~\cite{{{','.join(map(bibtex_key, keys))}}}" if keys else ""


def _rows(sheet: Sheet) -> list[str]:
    """A table with a block of rows for each section; what its rows share stands in the first of them alone."""
    records = sheet.records
    wanted = sheet.layout.article or (*sheet.layout.heading, *sheet.layout.facts, *sheet.layout.table)
    names = [name for name in wanted if name != "words" and any(row[name] != "" for row in records)]
    names = names or list(wanted[:1])
    shared = {*sheet.layout.subject, *sheet.layout.common}
    own = [name for name in names if name not in shared] or names
    lines: list[str] = []
    for place, section in enumerate(sheet.sections):
        lines += ([r"\addlinespace"] if place else []) + _section(section, names, shared, own[-1])
    return _table(sheet, names, [[str(row[name]) for row in records] for name in names], lines)


def _section(section: Section, names: Sequence[str], shared: set[str], citing: str) -> list[str]:
    lines = []
    for place, (row, cited) in enumerate(zip(section.rows, section.cited, strict=True)):
        cells = [
            ("" if place and name in shared else latex_text(str(row[name]))) + (_cite(cited) if name == citing else "")
            for name in names
        ]
        last = place == len(section.rows) - 1
        lines.append(" & ".join(cells) + (r"\\" if last else r"\\*"))  # a starred end keeps a section on one page
    return lines


def _table(sheet: Sheet, names: Sequence[str], texts: Sequence[Sequence[str]], rows: Sequence[str]) -> list[str]:
    """The long table with its caption, a heading on each page, and the notes below."""
    labels = [sheet.labels[name] for name in names]
    heading = [r"\toprule", " & ".join(latex_text(label) for label in labels) + r"\\", r"\midrule"]
    across = len(names)
    lies = across > MOST_UPRIGHT
    return [
        *([r"\begin{landscape}"] if lies else []),
        r"\begingroup\footnotesize\setlength{\tabcolsep}{3pt}\setlength{\LTcapwidth}{\linewidth}",
        rf"\begin{{longtable}}{{@{{}}{_widths(labels, texts)}@{{}}}}",
        rf"\caption{{{latex_text(sheet.title)}}}\\",
        *heading,
        r"\endfirsthead",
        rf"\multicolumn{{{across}}}{{@{{}}l@{{}}}}{{\tablename~\thetable, continued}}\\",
        *heading,
        r"\endhead",
        r"\midrule",
        rf"\multicolumn{{{across}}}{{@{{}}r@{{}}}}{{continued on the next page}}\\",
        r"\endfoot",
        r"\bottomrule",
        r"\endlastfoot",
        *rows,
        r"\end{longtable}",
        *_notes(sheet),
        r"\endgroup",
        *([r"\end{landscape}"] if lies else []),
    ]


def _widths(labels: Sequence[str], texts: Sequence[Sequence[str]]) -> str:
    """Columns as wide as their texts, within bounds; together they fill the line."""
    weights = [_weight([label, *column]) for label, column in zip(labels, texts, strict=True)]
    shares = [weight / sum(weights) for weight in weights]
    return "".join(
        rf">{{\raggedright\arraybackslash}}p{{\dimexpr {share:.3f}\linewidth-2\tabcolsep\relax}}" for share in shares
    )


def _weight(texts: Sequence[str]) -> int:
    """The length of the longest line, within bounds, but never less than the longest word."""
    longest = max(len(line) for text in texts for line in text.split("; "))
    word = max((len(word) for text in texts for word in text.split()), default=0)
    return max(min(longest, _MOST_LENGTH), min(round(word * _WIDE_WORD) + 2, _MOST_LENGTH), _LEAST_LENGTH)


def _notes(sheet: Sheet) -> list[str]:
    notes = [rf"\textsuperscript{{{letter}}}~{latex_text(text)}." for letter, text in sheet.notes.items()]
    lines = [*notes, *map(latex_text, sheet.legend), latex_text(sheet.source_note)]
    return [r"{\noindent\raggedright\scriptsize", *lines, r"\par}"]

"""LaTeX tables: ruled, broken over pages, each with caption, notes, and citations as keys."""

import re
from dataclasses import replace

import pytest

from claims.exports.latex.latex_tables import MOST_UPRIGHT, write_latex
from claims.exports.sheet import CellPart, Column, Layout, Sheet
from tests.builders.sheets import LAYOUT, flat_sheet, small_sheet


def latex(sheet: Sheet) -> str:
    return write_latex(sheet).decode()


def test_a_table_has_caption_rules_and_a_heading_on_each_page() -> None:
    text = latex(small_sheet())
    for words in (
        r"\caption{Points of a study}",
        r"\toprule",
        r"\bottomrule",
        r"\endhead",
        "continued on the next page",
    ):
        assert words in text
    assert text.count("In a sentence & ") == 2  # the first page and all others
    assert text.count(r"\begin{longtable}") == text.count(r"\end{longtable}") == 1


def test_what_the_rows_of_a_section_share_stands_in_the_first_of_them_and_both_on_one_page() -> None:
    layout = replace(LAYOUT, article=("sentence", "value", "relation"))
    rows = [line for line in latex(small_sheet(layout=layout)).splitlines() if line.endswith((r"\\", r"\\*"))]
    assert [row for row in rows if "denies" in row or row.startswith(" &")] == [
        r"Six or none. & 6~\cite{doc-1} & denies\\*",
        r" & 0~\cite{doc-1,doc-2} & \\",
        r" & south~\cite{doc-2} & \\",
    ]


def test_a_cell_of_parts_has_each_on_a_line_with_note_and_citation() -> None:
    part = CellPart(text="6 ≠", note="a", cited=("doc_1", "doc-2"), clashes=True)
    sheet = replace(
        flat_sheet(),
        parts={(0, "word"): (part, CellPart(text="7"))},
        notes={"a": "citing SOHR", "b": "citing the UN"},
        legend=("Read me.",),
    )
    text = latex(sheet)
    assert re.search(
        r"\\textbf\{6 \$\\neq\$\}\\textsuperscript\{a\}~\\cite\{doc-1-[0-9a-f]{6},doc-2\}\\newline 7 & 3", text
    )
    assert r"\textsuperscript{a}~citing SOHR." in text
    assert r"\textsuperscript{b}~citing the UN." in text
    assert (
        text.index("citing SOHR")
        < text.index("Read me.")
        < text.index("Source: study 1.0.0; data sha256:0123456789ab;")
    )


@pytest.mark.parametrize(("number", "lies"), [(MOST_UPRIGHT, False), (MOST_UPRIGHT + 1, True)])
def test_a_table_of_many_columns_lies_on_its_side(number: int, lies: bool) -> None:
    columns = tuple(Column(name=f"c{place}", label=f"C{place}", meaning="") for place in range(number))
    layout = Layout(heading=(), facts=(), table=tuple(column.name for column in columns), ids=(), facet="c0")
    sheet = replace(flat_sheet(), columns=columns, rows=(("x",) * number,), cited=((),), layout=layout)
    assert (r"\begin{landscape}" in latex(sheet)) == lies


def test_columns_fill_the_line() -> None:
    shares = re.findall(r"\\dimexpr ([0-9.]+)\\linewidth", latex(small_sheet()))
    assert sum(map(float, shares)) == pytest.approx(1, abs=0.01)


def test_tables_beside_the_rows_come_first() -> None:
    text = latex(small_sheet(beside=(replace(flat_sheet(), title="Killed"),)))
    assert text.index(r"\caption{Killed}") < text.index(r"\caption{Points of a study}")

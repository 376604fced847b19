"""LaTeX and BibTeX: signs are escaped, other scripts set apart, every document named once."""

import re

import pytest

from claims.exports import export_discrepancies
from claims.exports.latex_bibtex import latex_text, write_bibtex, write_latex
from claims.exports.sheet import Reference
from tests.builders.hostile_study import ARABIC, AT, MARKUP, hostile_study
from tests.builders.sheets import small_sheet


def test_signs_of_latex_are_escaped() -> None:
    text = latex_text(MARKUP)
    assert "\\input" not in text
    assert r"\$y\$" in text


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("≠ é ş", r"$\neq$ é ş"),
        (ARABIC, rf"\inwords{{{ARABIC}}}{{qtl sta ashkhas}}"),
        (f"they said {ARABIC}.", rf"they said \inwords{{{ARABIC}}}{{qtl sta ashkhas}}."),
        ("two\nlines", "two / lines"),
    ],
)
def test_other_scripts_are_set_in_words_and_in_latin_letters(text: str, latex: str) -> None:
    assert latex_text(text) == latex


def test_every_document_is_an_entry_once() -> None:
    text = export_discrepancies(*hostile_study(), format="bibtex", at=AT).decode()
    assert re.findall(r"^@misc\{(.+),$", text, flags=re.MULTILINE) == ["one-doc", "two-doc"]
    assert "Archived" in text
    assert text.count("{") - text.count("\\{") == text.count("}") - text.count("\\}")


def test_addresses_keep_their_signs_for_latex() -> None:
    reference = Reference(key="d", source="S", title="T", url="https://h.example/a{b}\\c#d%20")
    assert (
        r"url = {https://h.example/a\%7Bb\%7D\%5Cc\#d\%20},"
        in write_bibtex(small_sheet(references=(reference,))).decode()
    )


def test_remarks_begin_no_entry() -> None:
    text = write_bibtex(small_sheet(title="a@b", references=())).decode()
    assert text.startswith("% a(at)b\n")
    assert "@" not in text


def test_a_number_without_words_has_its_label() -> None:
    assert (
        r"\raggedright A 6 & \raggedright origins: 2\tabularnewline % cite: doc-1"
        in write_latex(small_sheet()).decode()
    )

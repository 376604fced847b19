"""LaTeX of words from outside: signs are escaped, other scripts set apart."""

import pytest

from claims.exports.latex.latex_text import latex_text
from tests.builders.hostile_study import ARABIC, MARKUP


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

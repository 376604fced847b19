"""Words from outside as LaTeX that sets them literally, in every script."""

import re

from claims.escaping import one_line
from claims.names import romanise

_SIGNS = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}", '"': r"\textquotedbl{}", "-": "{-}", "`": r"\textasciigrave{}",
    "'": r"\textquotesingle{}", "≠": r"$\neq$", "≈": r"$\approx$", "∅": r"$\emptyset$", "✕": r"$\times$", "⊘": r"$\oslash$", "·": r"$\cdot$", "=": r"$=$",
    "[": "{[}", "]": "{]}",
}  # fmt: skip
_ESCAPES = str.maketrans(_SIGNS)
# Letters that every engine sets with its usual fonts; others are set by \inwords.
_PLAIN = "\x20-\x7e\xa1-\xac\xae-\xff\u0100-\u017f‘’“”–—…€"
_FOREIGN = re.compile(f"[^{_PLAIN}≠≈∅✕⊘]+(?: +[^{_PLAIN}≠≈∅✕⊘]+)*")
# Set as they are by XeLaTeX and LuaLaTeX, and in Latin letters by pdfLaTeX.
IN_WORDS = r"\providecommand{\inwords}[2]{\ifdefined\pdfoutput\emph{#2}\else#1\fi}"


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
    return text.translate(_ESCAPES)

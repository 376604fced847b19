"""Words from outside made harmless: for spreadsheets, for Markdown, for terminals."""

import re

# What can make a spreadsheet read a cell as a formula, full-width forms included.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Control characters but tab and line feed, line and paragraph separators, and what overrides direction.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_MARKDOWN_SIGNS = re.compile(r"[\\`*_\[\]{}|~$]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;"}
_LINK_START = re.compile(r"(:(?=//)|www(?=\.))", re.IGNORECASE)


def without_formula(text: str) -> str:
    """The text as a cell of a CSV file that no spreadsheet takes for a formula: those get a leading apostrophe."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def visible(text: str) -> str:
    r"""The text with control characters and direction overrides written out, such as \u202e."""
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def markdown_text(text: str) -> str:
    """The text as one line of Markdown that shows it literally (no markup, link, formula or HTML), lines parted by a slash."""
    line = one_line(text)
    line = _MARKDOWN_SIGNS.sub(lambda found: "\\" + found[0], line)
    line = "".join(_ENTITIES.get(character, character) for character in line)
    return _LINK_START.sub(_broken_link, line)


def _broken_link(found: re.Match[str]) -> str:
    return r"\:" if found[0] == ":" else found[0] + "\\"


def one_line(text: str) -> str:
    """The text on one line, what cannot be seen written out, lines parted by a slash."""
    return " / ".join(" ".join(line.split()) for line in visible(text).splitlines() if line.strip())

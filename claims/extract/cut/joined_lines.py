"""Lines of a text that was broken at a fixed width, joined to the paragraphs that they are."""

import re

LEAST_WIDTH = 45  # characters; shorter lines are headings, verses or entries of a list
FULL_LINE = 0.75  # of the longest line of its block: a shorter one ends its paragraph
WIDEST_LINE = 0.87  # and in a script without small letters, where nothing but the width shows that it was broken
LEAST_SHARE = 0.5  # of the breaks of a block that stand within a sentence, so that all its full lines are joined
_BLOCK = re.compile(r"(?:[^\n\r]*\S[^\n\r]*(?:\r\n|\n|\r|$))+")
_BREAK = re.compile(r"\r\n|\n|\r")
_STOPS = (".", "!", "?", "؟", ":", ";", "؛", "…", '."', ".”", ".»", '"', "”", "»")
_OPEN_END = re.compile(
    r"(?:,|،|-|\b(?:the|a|an|of|in|at|on|to|and|or|by|for|with|from|that|which|who|were|was|had|has|have|is|are|been|"
    r"its|their|his|her|de|du|des|la|le|les|et|en|dans|par))$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+")
ROW_NUMBERS = 4  # numbers from which on a line is a row of a table


def join_lines(text: str) -> str:
    """The text with a space for each character of a line break within a paragraph; every offset stays.

    Lines between two blank lines were broken at a width where most breaks stand within a sentence: the next line goes
    on in a small letter, or the line ends in a word that cannot end one. In a script without small letters a line
    that is full and ends no sentence goes on. Lists, headings and rows of tables stay as they are.
    """
    if "\n" not in text and "\r" not in text:
        return text
    return _BLOCK.sub(lambda block: _joined(block.group()), text)


def _joined(block: str) -> str:
    breaks = [found for found in _BREAK.finditer(block) if found.end() < len(block)]
    lines = _BREAK.split(block)[: len(breaks) + 1]
    widest = max(map(len, lines))
    full = [len(line) >= max(LEAST_WIDTH, FULL_LINE * widest) and not _is_row(line) for line in lines]
    wide = [len(line) >= WIDEST_LINE * widest for line in lines]
    within = [
        _goes_on(line, after, is_wide=sum(wide) > 1 and len(lines) > 2 and is_wide)
        for line, after, is_full, is_wide in zip(lines, lines[1:], full, wide, strict=False)
        if is_full
    ]
    if not within or sum(within) < LEAST_SHARE * len(within):
        return block
    pieces, at = [], 0
    for found, is_full in zip(breaks, full, strict=False):
        pieces += [block[at : found.start()], " " * len(found.group()) if is_full else found.group()]
        at = found.end()
    return "".join([*pieces, block[at:]])


def _goes_on(line: str, after: str, *, is_wide: bool) -> bool:
    """Whether a sentence goes on from one line to the next, by the words on either side of the break.

    Args:
        is_wide: Whether the line is as long as the text is wide, which decides in a script without small letters.
    """
    line, first = line.rstrip(), after.lstrip()[:1]
    if line.endswith(_STOPS):
        return False
    has_no_case = first.isalpha() and first.lower() == first.upper()
    return (has_no_case and is_wide) or first.islower() or bool(_OPEN_END.search(line))


def _is_row(line: str) -> bool:
    return len(_NUMBER.findall(line)) >= ROW_NUMBERS

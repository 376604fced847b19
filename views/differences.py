"""Two texts side by side: which words only one of them has, as HTML that shows everything else literally."""

import re
from difflib import SequenceMatcher

from views.safe import literal

_TOKEN = re.compile(r"\w+|[^\w\s]|\s+")


def marked(one: str, other: str) -> tuple[str, str]:
    """Both texts as HTML with the words marked that the other does not have in that place.

    Neither text is the original of the other, so nothing counts as inserted or removed. Case and
    spaces make no difference. The marks follow the order of the text, whatever its direction.
    """
    ours, theirs = _TOKEN.findall(one), _TOKEN.findall(other)
    matcher = SequenceMatcher(None, [_key(each) for each in ours], [_key(each) for each in theirs], autojunk=False)
    left: list[str] = []
    right: list[str] = []
    for kind, a, b, x, y in matcher.get_opcodes():
        left.append(_run(ours[a:b], same=kind == "equal"))
        right.append(_run(theirs[x:y], same=kind == "equal"))
    return "".join(left), "".join(right)


def _key(token: str) -> str:
    return " " if token.isspace() else token.casefold()


def _run(tokens: list[str], *, same: bool) -> str:
    text = "".join(tokens)
    bare = text.strip()
    if same or not any(character.isalnum() for character in bare):
        return literal(text)
    before, _, after = text.partition(bare)
    return f"{literal(before)}<mark>{literal(bare)}</mark>{literal(after)}"

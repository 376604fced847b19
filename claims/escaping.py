"""Words from outside made safe to show: what cannot be seen is written out, what is markup in HTML is escaped."""

import re
from html import escape

# Control characters but tab and line feed, line and paragraph separators, and what overrides direction.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")

_WEB = re.compile(r"https?://", re.IGNORECASE)
_UNSAFE_IN_ADDRESS = re.compile(r"""[\x00-\x20\x7f-\x9f"'<>\\^`{}|\[\]()*_~\u2028\u2029\u202a-\u202e\u2066-\u2069]""")


def visible(text: str) -> str:
    r"""The text with control characters and direction overrides written out, such as \u202e."""
    return _UNSEEN.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


def one_line(text: str) -> str:
    """The visible text on one line; a slash stands between what were lines."""
    return " / ".join(" ".join(line.split()) for line in visible(text).splitlines() if line.strip())


def html_text(text: str) -> str:
    """The visible text as HTML that shows it literally."""
    return escape(visible(text), quote=True)


def web_address(url: str) -> str:
    """The address with signs that could end it or mean markup written as percent codes; "" where it is none of the web."""
    return _UNSAFE_IN_ADDRESS.sub(_percent, url) if _WEB.match(url) else ""


def _percent(sign: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in sign[0].encode())

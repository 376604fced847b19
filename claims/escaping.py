"""Words from outside made safe to show: what cannot be seen is written out, what is markup in HTML is escaped, also in tables."""

import re
from collections.abc import Container, Iterable
from html import escape

# Control characters but tab and line feed, line and paragraph separators, and what overrides direction.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")

MOST_ROWS = 20  # of a table in a notebook
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


def html_table(
    headings: Iterable[str],
    rows: Iterable[Iterable[object]],
    *,
    caption: str = "",
    heading_style: str = "",
    cell_style: str = "",
    tinted_cells: Container[tuple[int, int]] = (),
) -> str:
    """A table whose headings, cells and caption show literally.

    Args:
        heading_style: CSS for each heading.
        cell_style: CSS for each cell.
        tinted_cells: Row and column, from 0, of cells that have the class "clash".
    """
    head = "".join(f'<th scope="col"{_style(heading_style)}>{html_text(heading)}</th>' for heading in headings)
    start = f'<td dir="auto"{_style(cell_style)}'
    tinted = f'{start} class="clash"'
    body = "".join(
        f"<tr>{''.join(f'{tinted if (line, place) in tinted_cells else start}>{html_text(str(cell))}</td>' for place, cell in enumerate(row))}</tr>"
        for line, row in enumerate(rows)
    )
    title = f"<caption>{html_text(caption)}</caption>" if caption else ""
    return f"<table>{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _style(css: str) -> str:
    return f' style="{css}"' if css else ""


def notebook_table(headings: Iterable[str], rows: Iterable[Iterable[object]], *, total: int, things: str) -> str:
    """A table of the first `MOST_ROWS` rows, under a caption that says how many `things` there are in all."""
    rest = f"; the first {MOST_ROWS} are shown" if total > MOST_ROWS else ""
    return html_table(
        headings,
        rows,
        caption=f"{total} {things}{rest}",
        heading_style="text-align:start",
        cell_style="text-align:start;vertical-align:top",
    )

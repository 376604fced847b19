"""Tables in HTML for exported pages and notebooks, every cell escaped."""

from collections.abc import Iterable

from claims.escaping import html_text

MOST_ROWS = 20  # of a table in a notebook


def html_table(
    headings: Iterable[str],
    rows: Iterable[Iterable[object]],
    *,
    caption: str = "",
    heading_style: str = "",
    cell_style: str = "",
) -> str:
    """A table whose headings, cells and caption show literally; styles are CSS for each heading and each cell."""
    head = "".join(f'<th scope="col"{_style(heading_style)}>{html_text(heading)}</th>' for heading in headings)
    cell_start = f'<td dir="auto"{_style(cell_style)}>'
    body = "".join(f"<tr>{''.join(f'{cell_start}{html_text(str(cell))}</td>' for cell in row)}</tr>" for row in rows)
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

"""Tables in HTML for exported pages and notebooks, every cell escaped."""

from collections.abc import Container, Iterable

from claims.escaping import html_text

MOST_ROWS = 20  # of a table in a notebook


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

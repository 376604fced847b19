"""How far the conventions part, drawn: a row an incident, a lane a dataset, told apart by mark and label, not by colour."""

import plotly.graph_objects as go

from claims.conventions import CONVENTIONS, DATASETS
from claims.values import Count
from views.markup import plot_text
from views.plots.range_plot import DARK, LIGHT, Axis, Ink, Note, lay_out_numbers, put, words_at
from views.plots.range_rows import RangeRow
from views.texts import words

_LANE, _HEAD, _GAP = 17, 24, 12  # pixels of a lane, of the title above the lanes, and between incidents
_MARKS = {"acled": "circle", "gtd": "square", "ucdp": "diamond", "ibc": "triangle-up", "airwars": "star"}
_NARROW_TITLE = 46  # characters of a title that fit on a narrow screen

Figure = dict[str, object]  # a row of the table of conventions


def spread_plot(incidents: list[tuple[str, list[Figure]]], *, dark: bool) -> go.Figure:
    """Draws each incident with the figures that the datasets would publish.

    Args:
        incidents: Title, and the rows of the table of conventions that give a figure.
        dark: Whether the reader's theme is dark.
    """
    ink, figure = DARK if dark else LIGHT, go.Figure()
    axis = _axis([row for _, rows in incidents for row in rows])
    top = 0
    notes: list[Note] = []
    for title, rows in incidents:
        shown = title if len(title) <= _NARROW_TITLE else f"{title[:_NARROW_TITLE]}…"
        notes.append(words_at(f"<b>{plot_text(shown)}</b>", -top - _HEAD / 2, ink, x=0, xref="paper"))
        for place, row in enumerate(sorted(rows, key=lambda each: DATASETS.index(str(each["convention"])))):
            notes.append(_draw(figure, row, -(top + _HEAD + _LANE * (place + 0.5)), axis, ink))
        top += _HEAD + _LANE * len(rows) + _GAP
    put(figure, notes)
    lay_out_numbers(figure, top, axis, ink)
    return figure


def _axis(rows: list[Figure]) -> Axis:
    counts = [Count(_number(row["low"]), _number(row["high"])) for row in rows]
    texts = [figure_label(row) for row in rows]
    return Axis.of(
        [RangeRow(claim_id="", label="", group="", text=text, count=count) for text, count in zip(texts, counts, strict=True)]
    )  # fmt: skip


def _number(cell: object) -> int:
    assert isinstance(cell, int)
    return cell


def figure_label(row: Figure) -> str:
    """A dataset with its figure: "UCDP low 4, best 4, high 9"."""
    return f"{words.DATASET_NAMES[str(row['convention'])]} {row['value']}"


def _draw(figure: go.Figure, row: Figure, y: float, axis: Axis, ink: Ink) -> Note:
    ends = list(dict.fromkeys([axis.at(_number(row["low"])), axis.at(_number(row["high"]))]))
    figure.add_scatter(
        x=ends,
        y=[y] * len(ends),
        mode="lines+markers",
        line={"color": ink.line, "width": 2},
        marker={"symbol": _MARKS[str(row["convention"])], "size": 10, "color": ink.line},
        hovertext=plot_text(f"{CONVENTIONS[str(row['convention'])].title}: {row['value']}"),
        hoverinfo="text",
    )
    return words_at(plot_text(figure_label(row)), y, ink, x=axis.on_axis(ends[-1]), xref="x", shift=10)

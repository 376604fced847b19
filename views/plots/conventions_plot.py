"""How far the conventions part: a heading per incident, a lane per dataset, told apart by mark and label."""

import plotly.graph_objects as go

from claims.conventions import CONVENTIONS, DATASETS
from claims.values import Count
from views.markup import plot_text
from views.plots.ink import Ink, ink_of
from views.plots.layout import Note, add_notes, words_at
from views.plots.number_axis import NumberAxis
from views.texts import words

_LANE, _HEAD, _GAP = 17, 24, 12  # pixels of a lane, of the title above the lanes, and between incidents
_MARKS = {"acled": "circle", "gtd": "square", "ucdp": "diamond", "ibc": "triangle-up", "airwars": "star"}
_NARROW_TITLE = 46  # characters of a title that fit on a narrow screen

Row = dict[str, object]  # of the table of conventions


def conventions_plot(incidents: list[tuple[str, list[Row]]], *, dark: bool) -> go.Figure:
    """Draws each incident with the counts that the datasets would publish.

    Args:
        incidents: Title, and the rows of the table of conventions that give a count.
        dark: Whether the reader's theme is dark.
    """
    ink, figure = ink_of(dark=dark), go.Figure()
    all_rows = [row for _, rows in incidents for row in rows]
    axis = NumberAxis.of([_count(row) for row in all_rows], [dataset_count(row) for row in all_rows])
    top = 0
    notes: list[Note] = []
    for title, rows in incidents:
        heading = title if len(title) <= _NARROW_TITLE else f"{title[:_NARROW_TITLE]}…"
        notes.append(words_at(f"<b>{plot_text(heading)}</b>", -top - _HEAD / 2, ink, x=0, xref="paper"))
        for place, row in enumerate(sorted(rows, key=lambda row: DATASETS.index(str(row["convention"])))):
            notes.append(_draw(figure, row, -(top + _HEAD + _LANE * (place + 0.5)), axis, ink))
        top += _HEAD + _LANE * len(rows) + _GAP
    add_notes(figure, notes)
    axis.lay_out(figure, ink, height=top)
    return figure


def _count(row: Row) -> Count:
    low, high = row["low"], row["high"]
    assert isinstance(low, int)
    assert isinstance(high, int)
    return Count(low, high)


def dataset_count(row: Row) -> str:
    """A dataset with its count: "UCDP low 4, best 4, high 9"."""
    return f"{words.DATASET_NAMES[str(row['convention'])]} {row['value']}"


def _draw(figure: go.Figure, row: Row, y: float, axis: NumberAxis, ink: Ink) -> Note:
    """Draws the count of a dataset and returns the words beside it."""
    count = _count(row)
    ends = list(dict.fromkeys([axis.at(count.low), axis.at(count.high)]))
    figure.add_scatter(
        x=ends,
        y=[y] * len(ends),
        mode="lines+markers",
        line={"color": ink.line, "width": 2},
        marker={"symbol": _MARKS[str(row["convention"])], "size": 10, "color": ink.line},
        hovertext=plot_text(f"{CONVENTIONS[str(row['convention'])].title}: {row['value']}"),
        hoverinfo="text",
    )
    return words_at(plot_text(dataset_count(row)), y, ink, x=axis.note_at(ends[-1]), xref="x", shift=10)

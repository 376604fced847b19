"""What plots share: words at a point, and size, letters and paper of the whole."""

from collections.abc import Iterable

import plotly.graph_objects as go

from views.plots.ink import CLEAR, FONT, Ink

Note = dict[str, object]  # an annotation or a shape, as Plotly takes it


def words_at(text: str, y: float, ink: Ink, *, x: float, xref: str, shift: int = 0) -> Note:
    """Words whose left end stands at a point."""
    return {
        "x": x, "xref": xref, "y": y, "text": text, "showarrow": False, "xanchor": "left", "yanchor": "middle", "xshift": shift,
        "align": "left", "font": {"size": 12, "color": ink.text},
    }  # fmt: skip


def add_notes(figure: go.Figure, notes: Iterable[Note], shapes: Iterable[Note] = ()) -> None:
    """Adds words, arrows and shapes all at once: for each one added alone Plotly checks all others again."""
    figure.update_layout(annotations=list(notes), shapes=list(shapes))


def lay_out(figure: go.Figure, ink: Ink, *, height: int, margin: dict[str, int], **more: object) -> None:
    """Sets height, margins, letters and a transparent paper.

    Args:
        height: Pixels, margins included.
        margin: Pixels by side, as Plotly names them.
        more: Further settings of the layout.
    """
    figure.update_layout(
        height=height,
        margin=margin,
        showlegend=False,
        paper_bgcolor=CLEAR,
        plot_bgcolor=CLEAR,
        font={"color": ink.text, "family": FONT},
        **more,
    )


def lay_out_rows(figure: go.Figure, ink: Ink, *, height: int, foot: int = 32, right: int = 4) -> None:
    """Lays out a plot whose rows go from 0 down to minus `height`.

    Args:
        height: Pixels of all rows.
        foot: Pixels below them, for the words of the axis.
        right: Pixels beside them.
    """
    margin = {"l": 4, "r": right, "t": 4, "b": foot - 4}
    lay_out(figure, ink, height=height + foot, margin=margin, dragmode=False, hoverlabel={"align": "left"})
    figure.update_yaxes(visible=False, range=[-height, 0], fixedrange=True)

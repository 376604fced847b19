"""Who rests on whom: those who cite on the left, those cited on the right, an arrow as strong as there are statements."""

import math
from collections.abc import Callable
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from views.markup import plot_text
from views.plots.range_plot import DARK, FONT, LIGHT, Ink, Note, put

MOST_ARROWS = 25  # the strongest; the list beside the plot has all
_ROW, _TOP = 40, 14  # pixels
_LETTERS, _LINES = 16, 2  # of a name
_LEFT, _RIGHT = 0.35, 0.63


def repeats_plot(table: pd.DataFrame, *, name: Callable[[str], str], dark: bool) -> go.Figure | None:
    """The strongest arrows of one way of resting; None where there is none.

    Args:
        table: Rows of `claims.survey.find_reliance`, strongest first.
        name: The name of a source by its id.
        dark: Whether the theme is.
    """
    shown = table.head(MOST_ARROWS)
    if shown.empty:
        return None
    ink, figure = DARK if dark else LIGHT, go.Figure()
    lefts = list(dict.fromkeys(shown["source_id"]))
    rights = _beside(shown, lefts)
    height = max(len(lefts), len(rights)) * _ROW
    places_left, places_right = _heights(lefts, height), _heights(rights, height)
    most = shown["statements"].max()
    notes: list[Note] = []
    for row in shown.to_dict("records"):
        start, end = places_left[row["source_id"]], places_right[row["other_id"]]
        is_fan = (shown["source_id"] == row["source_id"]).sum() >= (shown["other_id"] == row["other_id"]).sum()
        notes += _arrow(start, end, int(row["statements"]), row["statements"] / most, ink, at=0.72 if is_fan else 0.28)
    for places, x, side in ((places_left, _LEFT, "right"), (places_right, _RIGHT, "left")):
        notes += [_name(name(source_id), x, y, side, ink) for source_id, y in places.items()]
    put(figure, notes)
    _lay_out(figure, height, ink)
    return figure


def _beside(shown: pd.DataFrame, lefts: list[str]) -> list[str]:
    """Those on the right, each about as high as those who point at it, so that few arrows cross."""
    rank = {source: place for place, source in enumerate(lefts)}
    middle = shown.assign(rank=shown["source_id"].map(rank)).groupby("other_id", sort=False)["rank"].mean()
    return list(middle.sort_values(kind="stable").index)


def _heights(ids: list[str], height: int) -> dict[str, float]:
    """Evenly from the top down, in pixels as negative numbers."""
    return {each: -height * (place + 0.5) / len(ids) for place, each in enumerate(ids)}


def _arrow(start: float, end: float, number: int, share: float, ink: Ink, *, at: float) -> tuple[Note, Note]:
    """An arrow and the number on it."""
    return {
        "ax": _LEFT, "ay": start, "x": _RIGHT, "y": end, "axref": "x", "ayref": "y", "xref": "x", "yref": "y", "text": "",
        "showarrow": True, "arrowhead": 2, "arrowwidth": 1 + 4 * math.sqrt(share), "arrowsize": 0.7 if share > 0.3 else 1,
        "arrowcolor": ink.line, "opacity": 0.85, "standoff": 7, "startstandoff": 7,
    }, {
        "x": _LEFT + at * (_RIGHT - _LEFT), "y": start + at * (end - start), "text": f"<b>{number}</b>", "showarrow": False,
        "font": {"size": 12, "color": ink.text}, "bgcolor": ink.paper, "borderpad": 1,
    }  # fmt: skip


def _name(words: str, x: float, y: float, side: str, ink: Ink) -> Note:
    lines = wrap(words, _LETTERS) or [words]
    shown = [*lines[: _LINES - 1], f"{lines[_LINES - 1]} …"] if len(lines) > _LINES else lines
    return {
        "x": x, "y": y, "text": "<br>".join(plot_text(line) for line in shown), "showarrow": False, "xanchor": side,
        "align": side, "xshift": -4 if side == "right" else 4, "font": {"size": 12, "color": ink.text},
    }  # fmt: skip


def _lay_out(figure: go.Figure, height: int, ink: Ink) -> None:
    figure.update_layout(
        height=height + 2 * _TOP,
        margin={"l": 2, "r": 2, "t": _TOP, "b": _TOP},
        showlegend=False,
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"color": ink.text, "family": FONT},
        dragmode=False,
    )
    figure.add_scatter(
        x=[_LEFT], y=[0], mode="markers", marker={"opacity": 0}, hoverinfo="skip"
    )  # without any trace there are no axes
    figure.update_xaxes(visible=False, range=[0, 1], fixedrange=True)
    figure.update_yaxes(visible=False, range=[-height, 0], fixedrange=True)

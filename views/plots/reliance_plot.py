"""Who rests on whom: those who cite on the left, those cited on the right, an arrow as strong as there are statements."""

import math
from collections.abc import Callable
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from views.markup import plot_text
from views.plots.ink import Ink, ink_of
from views.plots.layout import Note, add_notes, lay_out

MOST_ARROWS = 25  # the strongest; the list beside the plot has all
_ROW, _TOP = 40, 14  # pixels
_LETTERS, _LINES = 16, 2  # of a name
_LEFT, _RIGHT = 0.35, 0.63  # where the arrows begin and end, as shares of the width
_NEAR_END = 0.28  # of an arrow: where its number stands, nearer to the end at which fewer arrows meet


def reliance_plot(
    pairs: pd.DataFrame, *, name: Callable[[str], str], colour: Callable[[str], int], dark: bool
) -> go.Figure | None:
    """The strongest arrows of one way of resting on others; None where there is none.

    Args:
        pairs: Rows of `claims.survey.find_reliance`, strongest first.
        name: The name of a source by its id.
        colour: The place of its colour.
        dark: Whether the reader's theme is dark.
    """
    drawn = pairs.head(MOST_ARROWS)
    if drawn.empty:
        return None
    ink, figure = ink_of(dark=dark), go.Figure()
    lefts = list(dict.fromkeys(drawn["source_id"]))
    rights = _right_order(drawn, lefts)
    height = max(len(lefts), len(rights)) * _ROW
    left_heights, right_heights = _heights(lefts, height), _heights(rights, height)
    most = drawn["statements"].max()
    notes: list[Note] = []
    for row in drawn.to_dict("records"):
        start, end = left_heights[row["source_id"]], right_heights[row["other_id"]]
        is_fan = (drawn["source_id"] == row["source_id"]).sum() >= (drawn["other_id"] == row["other_id"]).sum()
        at = 1 - _NEAR_END if is_fan else _NEAR_END
        notes += _arrow(
            start,
            end,
            int(row["statements"]),
            row["statements"] / most,
            ink,
            ink.sources[colour(row["source_id"])],
            at=at,
        )
    for heights, x, side in ((left_heights, _LEFT, "right"), (right_heights, _RIGHT, "left")):
        notes += [_name(name(source_id), x, y, side, ink) for source_id, y in heights.items()]
    add_notes(figure, notes)
    _lay_out(figure, height, ink)
    return figure


def _right_order(drawn: pd.DataFrame, lefts: list[str]) -> list[str]:
    """Those on the right, each about as high as those who point at it, so that few arrows cross."""
    rank = {source: place for place, source in enumerate(lefts)}
    middle = drawn.assign(rank=drawn["source_id"].map(rank)).groupby("other_id", sort=False)["rank"].mean()
    return list(middle.sort_values(kind="stable").index)


def _heights(source_ids: list[str], height: int) -> dict[str, float]:
    """Even steps from the top down, in pixels as negative numbers."""
    return {source_id: -height * (place + 0.5) / len(source_ids) for place, source_id in enumerate(source_ids)}


def _arrow(
    start: float, end: float, number: int, share: float, ink: Ink, colour: str, *, at: float
) -> tuple[Note, Note]:
    """An arrow in the colour of who cites, and the number on it; `share` of the strongest makes its width."""
    return {
        "ax": _LEFT, "ay": start, "x": _RIGHT, "y": end, "axref": "x", "ayref": "y", "xref": "x", "yref": "y", "text": "",
        "showarrow": True, "arrowhead": 2, "arrowwidth": 1 + 4 * math.sqrt(share), "arrowsize": 0.7 if share > 0.3 else 1,
        "arrowcolor": colour, "opacity": 0.85, "standoff": 7, "startstandoff": 7,
    }, {
        "x": _LEFT + at * (_RIGHT - _LEFT), "y": start + at * (end - start), "text": f"<b>{number}</b>", "showarrow": False,
        "font": {"size": 12, "color": ink.text}, "bgcolor": ink.paper, "borderpad": 1,
    }  # fmt: skip


def _name(source: str, x: float, y: float, side: str, ink: Ink) -> Note:
    lines = wrap(source, _LETTERS) or [source]
    shown = [*lines[: _LINES - 1], f"{lines[_LINES - 1]} …"] if len(lines) > _LINES else lines
    return {
        "x": x, "y": y, "text": "<br>".join(plot_text(line) for line in shown), "showarrow": False, "xanchor": side,
        "align": side, "xshift": -4 if side == "right" else 4, "font": {"size": 12, "color": ink.text},
    }  # fmt: skip


def _lay_out(figure: go.Figure, height: int, ink: Ink) -> None:
    margin = {"l": 2, "r": 2, "t": _TOP, "b": _TOP}
    lay_out(figure, ink, height=height + 2 * _TOP, margin=margin, dragmode=False)
    # Without any trace there are no axes.
    figure.add_scatter(x=[_LEFT], y=[0], mode="markers", marker={"opacity": 0}, hoverinfo="skip")
    figure.update_xaxes(visible=False, range=[0, 1], fixedrange=True)
    figure.update_yaxes(visible=False, range=[-height, 0], fixedrange=True)

"""A toll over publication time as a Plotly figure, from which picture files are made, and as a frame."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from claims.survey.figures import PublishedTolls
from views.markup import plot_text
from views.plots.ink import LIGHT
from views.plots.layout import Note, add_notes, lay_out, words_at
from views.plots.ranges.range_rows import Manner, manner_of
from views.plots.toll_html import TollAxes
from views.state.page_study import PageStudy

TOLL_COLUMNS = (
    "source", "whom", "published_first", "published_last", "value", "low", "high", "how", "revises", "statement_id",
)  # fmt: skip
_HEIGHT = 320  # pixels
_SYMBOLS = {Manner.STATED: "circle", Manner.HEDGED: "circle-open", Manner.DENIED: "x-thin"}


def toll_frame(study: PageStudy, tolls: PublishedTolls) -> pd.DataFrame:
    """A row per figure, columns `TOLL_COLUMNS`."""
    rows = [
        (
            study.source(line.source_id), line.whom, point.first.isoformat(), point.last.isoformat(), point.count.in_words,
            point.count.low, point.count.high, str(manner_of([point.statement], point.count)),
            "yes" if point.revises else "", point.statement.statement_id,
        )
        for line in tolls.lines
        for point in line.points
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(TOLL_COLUMNS)).astype({"low": "Int64", "high": "Int64"})


def toll_figure(study: PageStudy, tolls: PublishedTolls, event: tuple[date, date] | None) -> go.Figure:
    """The lines on light paper, each named at its last figure."""
    axes, figure = TollAxes.of(tolls, event), go.Figure()
    notes: list[Note] = []
    for line in tolls.lines:
        colour = LIGHT.sources[study.source_colour(line.source_id)]
        x, y = [axes.at(point) for point in line.points], [axes.height(point) for point in line.points]
        below = [axes.height(point) - axes.numbers.share(point.count.low) for point in line.points]
        marker = {
            "symbol": [_SYMBOLS[manner_of([point.statement], point.count)] for point in line.points],
            "size": 11, "color": colour, "line": {"width": 2, "color": colour},
        }  # fmt: skip
        figure.add_scatter(
            x=x, y=y, mode="lines+markers", line={"color": colour, "width": 2, "shape": "hv"}, marker=marker, hoverinfo="skip",
            error_y={"type": "data", "symmetric": False, "array": [0] * len(y), "arrayminus": below, "color": colour, "width": 0},
        )  # fmt: skip
        value = line.points[-1].count.in_words
        told = f"{plot_text(study.source(line.source_id))} <b>{plot_text(value)}</b> {plot_text(line.whom)}"
        notes.append(words_at(told, y[-1], LIGHT, x=x[-1], xref="x", shift=11))
    add_notes(figure, notes, _event(axes, event))
    lay_out(figure, LIGHT, height=_HEIGHT, margin={"l": 50, "r": 4, "t": 10, "b": 44})
    ticks, numbers = axes.days.ticks, axes.numbers.ticks
    figure.update_xaxes(
        range=[-0.02, 1.6], tickvals=[at for at, _ in ticks], ticktext=[words for _, words in ticks], showgrid=False, tickangle=0, zeroline=False,
    )  # fmt: skip
    figure.update_yaxes(
        range=[-0.05, 1.1], tickvals=[at for at, _ in numbers], ticktext=[words for _, words in numbers], gridcolor=LIGHT.grid, zeroline=False, automargin=True,
    )  # fmt: skip
    return figure


def _event(axes: TollAxes, event: tuple[date, date] | None) -> list[Note]:
    if event is None:
        return []
    start, end = axes.days.at(event[0]), axes.days.at(event[1], is_end=True)
    return [{"type": "rect", "x0": start, "x1": end, "y0": 0, "y1": 1.05, "fillcolor": LIGHT.grid, "line": {"width": 0}, "layer": "below"}]  # fmt: skip

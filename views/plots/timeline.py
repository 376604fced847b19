"""The timeline: a lane a source, a bar as wide as the date is precise, a tick for publication, an arrow from cited to citing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from claims.survey import Timeline
from claims.tables import day_of
from views.markup import plot_text
from views.plots.range_plot import DARK, LIGHT, Ink, Note, lay_out, put, words_at
from views.plots.time_axis import TimeAxis

MOST_LANES = 25  # of the plot that counts; those with most claims
MOST_DRAWN_SINGLY = 40  # claims; of more, the plot shows how many there are a day, month or year
_HEAD, _ROW, _BAR, _FOOT = 20, 18, 9, 44  # pixels of a lane's name, of a row, of a bar, and of the axis
_EDGE = 0.012  # of the axis's width, by which an open end reaches beyond its stretch
_TICK, _REVISION = "diamond-tall", "diamond-tall-open"
_MOST_ARROWS = 40
_BUBBLE = 22  # pixels across of the largest
_PUBLISHED = "#D55E00"  # vermilion; the shape says the same

Naming = Callable[[str], str]


@dataclass(frozen=True)
class Mark:
    """One claim as it is drawn, days and height in pixels below the top as a negative number."""

    claim_id: str
    first: date | None
    last: date | None
    published: tuple[date, date] | None
    revision: bool
    y: float


def lanes_plot(lanes: Timeline, *, source_name: Naming, claim_words: Naming, dark: bool) -> go.Figure | None:
    """Every claim singly; None where no claim has a date.

    Args:
        lanes: What to draw.
        source_name: The name of a source by its id.
        claim_words: What hovering over a claim tells, by its id.
        dark: Whether the theme is.
    """
    if lanes.table.empty:
        return None
    marks, heads, height = _places(lanes.table)
    axis = TimeAxis.of(list(_spans(marks)))
    figure, ink = go.Figure(), DARK if dark else LIGHT
    names = [_head(source_name(source_id), y, ink) for source_id, y in heads.items()]
    _bars(figure, marks, axis, ink, claim_words)
    _ticks(figure, marks, axis, ink, claim_words)
    _lay_out(figure, axis, height, ink, [*names, *_arrows(lanes, marks, axis, ink)])
    return figure


def counts_plot(counts: pd.DataFrame, *, source_name: Naming, dark: bool) -> go.Figure | None:
    """How many claims of a source put their event into a period, as discs; None where no claim has a date."""
    if counts.empty:
        return None
    order = counts.groupby("source_id")["claims"].sum().sort_values(ascending=False, kind="stable").head(MOST_LANES)
    counts = counts[counts["source_id"].isin(order.index)]
    days = counts["period"].dt.date
    axis = TimeAxis.of([(day, day) for day in set(days)])
    noons = {day: (axis.at(day) + axis.at(day, is_end=True)) / 2 for day in set(days)}
    row = _HEAD + _BUBBLE - 4
    places = {source: -float(place * row + _HEAD + _BUBBLE / 2 - 4) for place, source in enumerate(order.index)}
    figure, ink = go.Figure(), DARK if dark else LIGHT
    names = [
        _head(f"{source_name(source_id)} ({order[source_id]})", y + _BUBBLE / 2 + _HEAD / 2 - 2, ink)
        for source_id, y in places.items()
    ]
    sizes = (counts["claims"] / counts["claims"].max()) ** 0.5 * _BUBBLE
    drawn = go.Scattergl if len(counts) > 2_000 else go.Scatter
    hover = [
        plot_text(f"{source_name(source)}, {day}: {number}")
        for source, day, number in zip(counts["source_id"], days, counts["claims"], strict=True)
    ]
    figure.add_trace(
        drawn(
            x=[noons[day] for day in days],
            y=[places[source] for source in counts["source_id"]],
            mode="markers",
            marker={
                "size": sizes.clip(lower=5).tolist(),
                "color": ink.line,
                "opacity": 0.75,
                "line": {"color": ink.text, "width": 1},
            },
            hovertext=hover,
            hoverinfo="text",
        )
    )
    _lay_out(figure, axis, len(places) * row, ink, names)
    return figure


def _places(table: pd.DataFrame) -> tuple[list[Mark], dict[str, float], int]:
    marks, heads, top = [], {}, 0
    for source_id, lane in table.groupby("source_id", sort=False):
        heads[str(source_id)] = -float(top + _HEAD / 2)
        top += _HEAD
        marks += [_mark(row, -float(top + _ROW * row["row"] + _ROW / 2)) for row in lane.to_dict("records")]
        top += _ROW * (int(lane["row"].max()) + 1) + 4
    return marks, heads, top


def _mark(row: dict[object, object], y: float) -> Mark:
    first, last = day_of(row["first"]), day_of(row["last"])
    days = [day for day in (day_of(row["published_first"]), day_of(row["published_last"])) if day]
    return Mark(str(row["claim_id"]), first, last, (days[0], days[-1]) if days else None, bool(row["revision"]), y)


def _spans(marks: Sequence[Mark]) -> Iterator[tuple[date, date]]:
    for mark in marks:
        days = [day for day in (mark.first, mark.last) if day]
        if days:
            yield days[0], days[-1]
        if mark.published:
            yield mark.published


def _head(words: str, y: float, ink: Ink) -> Note:
    return words_at(f"<b>{plot_text(words)}</b>", y, ink, x=0, xref="paper")


def _bars(figure: go.Figure, marks: Sequence[Mark], axis: TimeAxis, ink: Ink, told: Naming) -> None:
    """A bar from the morning of the first day to the evening of the last; an open end is an arrowhead at the edge."""
    x: list[float | None] = []
    y: list[float | None] = []
    ends: dict[str, tuple[list[float], list[float]]] = {
        "triangle-left": ([], []),
        "triangle-right": ([], []),
        "square": ([], []),
    }
    texts: list[str] = []
    for mark in marks:
        known = mark.first or mark.last
        if known is None:
            continue
        stretch = axis.stretch_of(known)
        left = axis.at(mark.first) if mark.first else stretch.left - _EDGE
        right = axis.at(mark.last, is_end=True) if mark.last else stretch.right + _EDGE
        x += [left, right, None]
        y += [mark.y, mark.y, None]
        for is_open, shape, at in ((not mark.first, "triangle-left", left), (not mark.last, "triangle-right", right)):
            if is_open:
                ends[shape][0].append(at)
                ends[shape][1].append(mark.y)
        ends["square"][0].append((left + right) / 2)
        ends["square"][1].append(mark.y)
        texts.append(plot_text(told(mark.claim_id)))
    figure.add_scatter(x=x, y=y, mode="lines", line={"color": ink.line, "width": _BAR}, hoverinfo="skip")
    for shape, (places, heights) in ends.items():
        if places:
            # The square keeps a bar of one day in sight, and is what one points at.
            figure.add_scatter(
                x=places, y=heights, mode="markers", marker={"symbol": shape, "size": _BAR + (4 if shape != "square" else -2), "color": ink.line},
                hovertext=texts if shape == "square" else None, hoverinfo="text" if shape == "square" else "skip",
            )  # fmt: skip


def _ticks(figure: go.Figure, marks: Sequence[Mark], axis: TimeAxis, ink: Ink, told: Naming) -> None:
    published = [(mark, *mark.published) for mark in marks if mark.published]
    unsure = [each for each in published if each[1] != each[2]]
    x: list[float | None] = [
        at for _, first, last in unsure for at in (axis.at(first), axis.at(last, is_end=True), None)
    ]
    y: list[float | None] = [at for mark, _, _ in unsure for at in (mark.y, mark.y, None)]
    figure.add_scatter(x=x, y=y, mode="lines", line={"color": ink.text, "width": 1, "dash": "dot"}, hoverinfo="skip")
    figure.add_scatter(
        x=[_published_at(axis, *days) for _, *days in published],
        y=[mark.y for mark, _, _ in published],
        mode="markers",
        marker={
            "symbol": [_REVISION if mark.revision else _TICK for mark, _, _ in published],
            "size": 13,
            "color": ink.text,
            # A rim in the colour of the paper keeps a tick apart from the bar below it, in grey too.
            "line": {"width": 1.5, "color": [ink.text if mark.revision else ink.paper for mark, _, _ in published]},
        },
        hovertext=[plot_text(told(mark.claim_id)) for mark, _, _ in published],
        hoverinfo="text",
    )


def _published_at(axis: TimeAxis, first: date, last: date) -> float:
    """The noon of the day of publication; of several possible days, the evening of the last."""
    return (axis.at(first) + axis.at(first, is_end=True)) / 2 if first == last else axis.at(last, is_end=True)


def _arrows(lanes: Timeline, marks: Sequence[Mark], axis: TimeAxis, ink: Ink) -> Iterator[Note]:
    by_claim = {mark.claim_id: mark for mark in marks}
    for citing, cited in list(zip(lanes.citations["citing"], lanes.citations["cited"], strict=True))[:_MOST_ARROWS]:
        one, other = _anchor(by_claim[cited], axis), _anchor(by_claim[citing], axis)
        yield {
            "ax": one[0], "ay": one[1], "x": other[0], "y": other[1], "axref": "x", "ayref": "y", "xref": "x", "yref": "y",
            "text": "", "showarrow": True, "arrowhead": 2, "arrowsize": 1.1, "arrowwidth": 1.4,
            "arrowcolor": _PUBLISHED if ink is LIGHT else "#E69F00", "standoff": 6, "startstandoff": 4,
        }  # fmt: skip


def _anchor(mark: Mark, axis: TimeAxis) -> tuple[float, float]:
    """Where an arrow ends: at the tick of publication, else at the bar."""
    if mark.published:
        return _published_at(axis, *mark.published), mark.y
    known = mark.first or mark.last
    return axis.at(known) if known else 0.0, mark.y


def _lay_out(figure: go.Figure, axis: TimeAxis, height: int, ink: Ink, notes: Sequence[Note]) -> None:
    ticks = axis.ticks
    look = {"type": "rect", "y0": -height, "y1": 0, "line": {"width": 0}, "fillcolor": ink.grid, "layer": "below"}
    put(figure, notes, [{**look, "x0": at - 0.006, "x1": at + 0.006} for at in axis.breaks])
    lay_out(figure, ink, height=height, foot=_FOOT, right=10)
    figure.update_xaxes(
        range=[-0.05, 1.04], ticklabeloverflow="allow", tickvals=[at for at, _ in ticks], ticktext=[words for _, words in ticks], gridcolor=ink.grid, zeroline=False,
        tickfont={"color": ink.text, "size": 11}, tickangle=0, fixedrange=True,
    )  # fmt: skip

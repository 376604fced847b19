"""The timeline: a lane per source, a bar as wide as the date is open, a tick for publication, an arrow from cited to citing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from claims.survey import Timeline
from claims.tables import day_of
from views.markup import plot_text
from views.plots.ink import Ink, ink_of
from views.plots.layout import Note, add_notes, lay_out_rows, words_at
from views.plots.time_axis import TimeAxis

MOST_LANES = 25  # of the plot of numbers; those with most claims
MOST_DRAWN_SINGLY = 40  # claims; of more, the plot shows how many there are a day, month or year
_HEAD, _ROW, _BAR, _FOOT = 20, 18, 9, 44  # pixels of a lane's name, of a row, of a bar, and of the axis
_EDGE = 0.012  # of the axis's width, by which an open end reaches beyond its stretch
_TICK, _REVISION = "diamond-tall", "diamond-tall-open"
_MOST_ARROWS = 40
_DISC = 22  # pixels across of the largest
_MOST_SVG = 2_000  # discs; more are drawn by the graphics card

Naming = Callable[[str], str]  # an id to its words
Colouring = Callable[[str], int]  # the id of a source to the place of its colour


@dataclass(frozen=True)
class Mark:
    """One claim as it is drawn; `y` is its height in pixels below the top, as a negative number, `colour` the place of its source's."""

    claim_id: str
    first: date | None
    last: date | None
    published: tuple[date, date] | None
    is_revision: bool
    y: float
    colour: int = 0


def lanes_plot(
    lanes: Timeline, *, source_name: Naming, source_colour: Colouring, claim_words: Naming, dark: bool
) -> go.Figure | None:
    """Every claim singly; None where no claim has a date.

    Args:
        lanes: What to draw.
        source_name: The name of a source by its id.
        source_colour: The place of its colour.
        claim_words: What hovering over a claim shows, by its id.
        dark: Whether the reader's theme is dark.
    """
    if lanes.table.empty:
        return None
    marks, heads, height = _places(lanes.table, source_colour)
    axis = TimeAxis.of(list(_spans(marks)))
    figure, ink = go.Figure(), ink_of(dark=dark)
    names = [_head(source_name(source_id), y, ink) for source_id, y in heads.items()]
    _draw_bars(figure, marks, axis, ink, claim_words)
    _draw_ticks(figure, marks, axis, ink, claim_words)
    _lay_out(figure, axis, height, ink, [*names, *_arrows(lanes, marks, axis, ink)])
    return figure


def counts_plot(counts: pd.DataFrame, *, source_name: Naming, source_colour: Colouring, dark: bool) -> go.Figure | None:
    """How many claims of a source put their event into a period, as discs; None where no claim has a date.

    Args:
        counts: Number of claims by source and period, as `claims.survey.counts_in_time` gives it.
        source_name: The name of a source by its id.
        source_colour: The place of its colour.
        dark: Whether the reader's theme is dark.
    """
    if counts.empty:
        return None
    totals = counts.groupby("source_id")["claims"].sum().sort_values(ascending=False, kind="stable").head(MOST_LANES)
    counts = counts[counts["source_id"].isin(totals.index)]
    days = counts["period"].dt.date
    axis = TimeAxis.of([(day, day) for day in set(days)])
    row = _HEAD + _DISC - 4
    heights = {source: -float(place * row + _HEAD + _DISC / 2 - 4) for place, source in enumerate(totals.index)}
    figure, ink = go.Figure(), ink_of(dark=dark)
    names = [
        _head(f"{source_name(source_id)} ({totals[source_id]})", y + _DISC / 2 + _HEAD / 2 - 2, ink)
        for source_id, y in heights.items()
    ]
    sizes = (counts["claims"] / counts["claims"].max()) ** 0.5 * _DISC
    scatter = go.Scattergl if len(counts) > _MOST_SVG else go.Scatter
    hover = [
        plot_text(f"{source_name(source_id)}, {day}: {number}")
        for source_id, day, number in zip(counts["source_id"], days, counts["claims"], strict=True)
    ]
    figure.add_trace(
        scatter(
            x=[_noon(axis, day) for day in days],
            y=[heights[source_id] for source_id in counts["source_id"]],
            mode="markers",
            marker={
                "size": sizes.clip(lower=5).tolist(),
                "color": [ink.sources[source_colour(source_id)] for source_id in counts["source_id"]],
                "opacity": 0.75,
                "line": {"color": ink.text, "width": 1},
            },
            hovertext=hover,
            hoverinfo="text",
        )
    )
    _lay_out(figure, axis, len(heights) * row, ink, names)
    return figure


def _places(table: pd.DataFrame, source_colour: Colouring) -> tuple[list[Mark], dict[str, float], int]:
    """The claims as marks, the height of each lane's name by its source, and the height of all lanes."""
    marks, heads, top = [], {}, 0
    for source_id, lane in table.groupby("source_id", sort=False):
        heads[str(source_id)] = -float(top + _HEAD / 2)
        top += _HEAD
        colour = source_colour(str(source_id))
        marks += [_mark(row, -float(top + _ROW * row["row"] + _ROW / 2), colour) for row in lane.to_dict("records")]
        top += _ROW * (int(lane["row"].max()) + 1) + 4
    return marks, heads, top


def _mark(row: dict[object, object], y: float, colour: int) -> Mark:
    first, last = day_of(row["first"]), day_of(row["last"])
    days = [day for day in (day_of(row["published_first"]), day_of(row["published_last"])) if day]
    return Mark(
        str(row["claim_id"]), first, last, (days[0], days[-1]) if days else None, bool(row["revision"]), y, colour
    )


def _spans(marks: Sequence[Mark]) -> Iterator[tuple[date, date]]:
    for mark in marks:
        days = [day for day in (mark.first, mark.last) if day]
        if days:
            yield days[0], days[-1]
        if mark.published:
            yield mark.published


def _head(words: str, y: float, ink: Ink) -> Note:
    return words_at(f"<b>{plot_text(words)}</b>", y, ink, x=0, xref="paper")


def _draw_bars(figure: go.Figure, marks: Sequence[Mark], axis: TimeAxis, ink: Ink, claim_words: Naming) -> None:
    """A bar from the morning of the first day to the evening of the last; an open end is an arrowhead at the edge."""
    for place, colour in enumerate(ink.sources):
        bars = [
            (mark, *_ends(mark.first, mark.last, axis))
            for mark in marks
            if (mark.first or mark.last) and mark.colour == place
        ]
        if bars:
            _draw_bars_of(figure, bars, colour, claim_words)


def _draw_bars_of(
    figure: go.Figure, bars: Sequence[tuple[Mark, float, float]], colour: str, claim_words: Naming
) -> None:
    """The bars of one colour, each with where it begins and ends."""
    x: list[float | None] = [at for _, left, right in bars for at in (left, right, None)]
    y: list[float | None] = [at for mark, _, _ in bars for at in (mark.y, mark.y, None)]
    figure.add_scatter(x=x, y=y, mode="lines", line={"color": colour, "width": _BAR}, hoverinfo="skip")
    heads = {
        "triangle-left": [(left, mark.y) for mark, left, _ in bars if not mark.first],
        "triangle-right": [(right, mark.y) for mark, _, right in bars if not mark.last],
    }
    for symbol, points in heads.items():
        if points:
            marker = {"symbol": symbol, "size": _BAR + 4, "color": colour}
            figure.add_scatter(
                x=[x for x, _ in points], y=[y for _, y in points], mode="markers", marker=marker, hoverinfo="skip"
            )
    # The square keeps a bar of one day in sight, and is what one points at.
    figure.add_scatter(
        x=[(left + right) / 2 for _, left, right in bars],
        y=[mark.y for mark, _, _ in bars],
        mode="markers",
        marker={"symbol": "square", "size": _BAR - 2, "color": colour},
        hovertext=[plot_text(claim_words(mark.claim_id)) for mark, _, _ in bars],
        hoverinfo="text",
    )


def _ends(first: date | None, last: date | None, axis: TimeAxis) -> tuple[float, float]:
    """Where a bar begins and ends, of which at least one day is known."""
    known = first or last
    assert known is not None
    stretch = axis.stretch_of(known)
    left = axis.at(first) if first else stretch.left - _EDGE
    right = axis.at(last, is_end=True) if last else stretch.right + _EDGE
    return left, right


def _draw_ticks(figure: go.Figure, marks: Sequence[Mark], axis: TimeAxis, ink: Ink, claim_words: Naming) -> None:
    """A tick at the day of publication, and a dotted line over all days on which it may have been."""
    published = [(mark, *mark.published) for mark in marks if mark.published]
    unsure = [(mark, first, last) for mark, first, last in published if first != last]
    x: list[float | None] = [
        at for _, first, last in unsure for at in (axis.at(first), axis.at(last, is_end=True), None)
    ]
    y: list[float | None] = [at for mark, _, _ in unsure for at in (mark.y, mark.y, None)]
    figure.add_scatter(x=x, y=y, mode="lines", line={"color": ink.text, "width": 1, "dash": "dot"}, hoverinfo="skip")
    figure.add_scatter(
        x=[_published_at(axis, first, last) for _, first, last in published],
        y=[mark.y for mark, _, _ in published],
        mode="markers",
        marker={
            "symbol": [_REVISION if mark.is_revision else _TICK for mark, _, _ in published],
            "size": 13,
            "color": ink.text,
            # A rim in the colour of the paper keeps a tick apart from the bar below it, in grey too.
            "line": {"width": 1.5, "color": [ink.text if mark.is_revision else ink.paper for mark, _, _ in published]},
        },
        hovertext=[plot_text(claim_words(mark.claim_id)) for mark, _, _ in published],
        hoverinfo="text",
    )


def _published_at(axis: TimeAxis, first: date, last: date) -> float:
    """The noon of the day of publication; of several possible days, the evening of the last."""
    return _noon(axis, first) if first == last else axis.at(last, is_end=True)


def _noon(axis: TimeAxis, day: date) -> float:
    return (axis.at(day) + axis.at(day, is_end=True)) / 2


def _arrows(lanes: Timeline, marks: Sequence[Mark], axis: TimeAxis, ink: Ink) -> Iterator[Note]:
    by_claim = {mark.claim_id: mark for mark in marks}
    pairs = zip(lanes.citations["citing"], lanes.citations["cited"], strict=True)
    for citing, cited in list(pairs)[:_MOST_ARROWS]:
        start, end = _anchor(by_claim[cited], axis), _anchor(by_claim[citing], axis)
        yield {
            "ax": start[0], "ay": start[1], "x": end[0], "y": end[1], "axref": "x", "ayref": "y", "xref": "x", "yref": "y",
            "text": "", "showarrow": True, "arrowhead": 2, "arrowsize": 1.1, "arrowwidth": 1.4,
            "arrowcolor": ink.text, "standoff": 6, "startstandoff": 4,
        }  # fmt: skip


def _anchor(mark: Mark, axis: TimeAxis) -> tuple[float, float]:
    """Where an arrow starts or ends: at the tick of publication, else at the bar."""
    if mark.published:
        return _published_at(axis, *mark.published), mark.y
    known = mark.first or mark.last
    return axis.at(known) if known else 0.0, mark.y


def _lay_out(figure: go.Figure, axis: TimeAxis, height: int, ink: Ink, notes: Sequence[Note]) -> None:
    ticks = axis.ticks
    band = {"type": "rect", "y0": -height, "y1": 0, "line": {"width": 0}, "fillcolor": ink.grid, "layer": "below"}
    add_notes(figure, notes, [{**band, "x0": at - 0.006, "x1": at + 0.006} for at in axis.breaks])
    lay_out_rows(figure, ink, height=height, foot=_FOOT, right=10)
    figure.update_xaxes(
        range=[-0.05, 1.04], ticklabeloverflow="allow", tickvals=[at for at, _ in ticks], ticktext=[words for _, words in ticks], gridcolor=ink.grid, zeroline=False,
        tickfont={"color": ink.text, "size": 11}, tickangle=0, fixedrange=True,
    )  # fmt: skip

"""A range plot as a Plotly figure, from which picture files are made; the page shows the same as HTML."""

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from views.markup import plot_text
from views.plots.ink import LIGHT, Ink
from views.plots.layout import Note, add_notes, lay_out_rows, words_at
from views.plots.ranges.number_axis import NumberAxis
from views.plots.ranges.range_rows import Band, Manner, RangeRow, RangeSection, counts_people
from views.texts import plot_words

RANGE_COLUMNS = ("figure", "source", "value", "low", "high", "how", "remarks", "statement_ids")
_ROW, _HEAD, _SILENT, _GAP = 24, 26, 20, 26  # pixels of a row, a heading, a line of silence, and of a plot's axis
_NAMES, _END = 0.32, 1.75  # room before and after the axis, as shares of it
_LETTERS, _LINE = 60, 16  # of a label on the length of the axis; pixels of each further line of it
_ARROW = 0.07  # how long the arrow of an open end is
_SHADES = {True: "rgba(128,132,149,.18)", False: "rgba(213,94,0,.16)"}
_SYMBOLS = {
    Manner.STATED: "circle",
    Manner.HEDGED: "circle-open",
    Manner.INFERRED: "circle-open-dot",
    Manner.DENIED: "x-thin",
    Manner.DEMANDED: "diamond-open",
}


def range_figure(plots: Sequence[tuple[NumberAxis, Sequence[RangeSection]]]) -> go.Figure:
    """The plots above one another, each on its own axis, in the colours of light paper."""
    figure, notes, shapes, top = go.Figure(), [], [], 0
    for axis, sections in plots:
        start = top
        for section in sections:
            section_notes, section_shapes, top = _section(figure, axis, section, top)
            notes += section_notes
            shapes += section_shapes
        shapes += [_grid(at, start, top) for at, _ in axis.ticks]
        unit = [(1.12, plot_words.PEOPLE)] if counts_people(sections) else []
        notes += [_tick(at, words, top, LIGHT) for at, words in [*axis.ticks, *unit]]
        top += _GAP
    add_notes(figure, notes, shapes)
    lay_out_rows(figure, LIGHT, height=top, foot=8)
    figure.update_xaxes(visible=False, range=[-_NAMES, _END], fixedrange=True)
    return figure


def range_frame(sections: Iterable[RangeSection]) -> pd.DataFrame:
    """The numbers of a range plot, a row each, columns `RANGE_COLUMNS`; `high` is a gap where it is left open."""
    rows = [
        (section.heading, row.name, row.value, row.count.low, row.count.high, str(row.manner), row.about, "|".join(row.statement_ids))
        for section in sections
        for row in section.rows
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(RANGE_COLUMNS)).astype({"low": "Int64", "high": "Int64"})


def _section(
    figure: go.Figure, axis: NumberAxis, section: RangeSection, top: int
) -> tuple[list[Note], list[Note], int]:
    """Draws a section and returns words, shapes and where it ends."""
    notes = [_words(f"<b>{plot_text(section.heading[:1].upper() + section.heading[1:])}</b>", top + _HEAD / 2)]
    shapes: list[Note] = []
    top += _HEAD
    for each in section.sets:
        start = top
        for row in each.rows:
            lines = _label(axis, row)
            notes += _row(figure, axis, row, top + _ROW / 2, lines)
            top += _ROW + _LINE * (len(lines) - 1)
        shapes += [_shade(axis, each.band, start, top)] if each.band else []
    if section.silent:
        notes.append(_words(plot_text(f"∅ {section.silent}"), top + _SILENT / 2, x=0))
        top += _SILENT
    return notes, shapes, top


def _words(text: str, below: float, *, x: float = -_NAMES) -> Note:
    return words_at(text, -below, LIGHT, x=x, xref="x")


def _ends(axis: NumberAxis, row: RangeRow) -> tuple[float, float]:
    low = axis.share(row.count.low)
    return low, low + _ARROW if row.count.high is None else axis.share(row.count.high)


def _label(axis: NumberAxis, row: RangeRow) -> list[str]:
    """The words of a row in lines that fit between its mark and the edge."""
    return wrap(row.text, int((_END - _ends(axis, row)[1]) * _LETTERS))


def _row(figure: go.Figure, axis: NumberAxis, row: RangeRow, below: float, lines: Sequence[str]) -> Iterator[Note]:
    """Draws the marks of a row and gives the words beside them."""
    colour = LIGHT.sources[row.colour]
    low, high = _ends(axis, row)
    ends = list(dict.fromkeys([low, high]))
    dash = "5px,3px" if row.count.high is None else "dot" if row.count.vague else "solid"
    symbol = _SYMBOLS[row.manner]
    symbols = [symbol, "triangle-right" if row.count.high is None else symbol][: len(ends)]
    marker = {"symbol": symbols, "size": 11, "color": colour, "line": {"width": 2, "color": colour}}
    figure.add_scatter(
        x=ends, y=[-below] * len(ends), mode="lines+markers", line={"color": colour, "width": 2.5, "dash": dash}, marker=marker, hoverinfo="skip",
    )  # fmt: skip
    yield _words(plot_text(row.name), below)
    told = "<br>".join(map(plot_text, lines)).replace(value := plot_text(row.value), f"<b>{value}</b>", 1)
    middle = below + _LINE * (len(lines) - 1) / 2
    yield words_at(told, -middle, LIGHT, x=high, xref="x", shift=11)


def _grid(at: float, start: int, end: int) -> Note:
    line = {"width": 1, "color": LIGHT.grid}
    return {"type": "line", "x0": at, "x1": at, "y0": -start, "y1": -end, "line": line, "layer": "below"}


def _tick(at: float, words: str, below: int, ink: Ink) -> Note:
    return {
        "x": at, "xref": "x", "y": -below, "yref": "y", "text": words, "showarrow": False, "yanchor": "top", "font": {"size": 12, "color": ink.text},
    }  # fmt: skip


def _shade(axis: NumberAxis, band: Band, start: int, end: int) -> Note:
    return {
        "type": "rect", "x0": axis.share(band.low), "x1": axis.share(band.high), "y0": -start - 1, "y1": 1 - end,
        "fillcolor": _SHADES[band.fits], "line": {"width": 1, "dash": "solid" if band.fits else "dash", "color": LIGHT.grid}, "layer": "below",
    }  # fmt: skip

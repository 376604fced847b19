"""The range plot: one line a figure, readable without colour, with the gap or what fits all shaded."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from claims.values import Count
from views.markup import plot_text
from views.plots.range_rows import Band, RangeRow
from views.state.page_study import PageStudy
from views.texts import words

LOG_FROM = 50  # largest over smallest figure from which the axis is logarithmic
_ROW, _SILENT_ROW = 46, 24  # pixels of a row with a figure, and of one without
_NARROW, _CHARACTER = 350, 6.4  # pixels of a plot on a narrow screen, and of a character
_LABEL, _LINE = 12, 32  # pixels from the top of a row to its label, and to its line
_ZERO_ON_LOG = 0.5
Note = dict[str, object]  # an annotation or a shape, as Plotly takes it
FONT = '"Source Sans", "Source Sans Pro", "DejaVu Sans", sans-serif'


@dataclass(frozen=True)
class Ink:
    """The colours of a theme."""

    text: str
    line: str
    grid: str
    paper: str


LIGHT = Ink("#31333F", "#0072B2", "rgba(49,51,63,.15)", "#FFFFFF")
DARK = Ink("#FAFAFA", "#56B4E9", "rgba(250,250,250,.18)", "#171614")
_FITS, _GAP = "rgba(0,114,178,.16)", "rgba(213,94,0,.22)"


@dataclass(frozen=True)
class Axis:
    """Where a number stands on the plot."""

    most: int
    is_log: bool
    room: float  # how much longer than the largest number the axis is, for the values written out

    @classmethod
    def of(cls, rows: Sequence[RangeRow]) -> "Axis":
        """The axis that holds every bound; logarithmic where they lie far apart."""
        bounds = [bound for row in rows if row.count for bound in (row.count.low, row.count.high) if bound]
        most = max(bounds, default=1)
        return cls(most, most / min(bounds, default=1) > LOG_FROM, _room(rows))

    def at(self, number: int | None) -> float:
        """The place of a bound; an open one stands beyond the largest number."""
        if number is None:
            return self.most * (2.5 if self.is_log else 1.18)
        return float(number or _ZERO_ON_LOG) if self.is_log else float(number)

    def on_axis(self, x: float) -> float:
        """Annotations of a logarithmic axis are placed by the exponent."""
        return math.log10(x) if self.is_log else x

    @property
    def settings(self) -> dict[str, object]:
        """What Plotly is told; the right third is left to the values written out."""
        if self.is_log:
            return {
                "type": "log",
                "range": [math.log10(_ZERO_ON_LOG) - 0.1, math.log10(self.most + 1) * self.room + 0.3],
                "dtick": 1,
            }
        return {
            "range": [-self.most * 0.04, self.most * self.room],
            "tickvals": _ticks(self.most),
            "tickformat": "d",
        }


def _ticks(most: int) -> list[int]:
    """Round numbers from 0 to no further than the largest: what lies beyond is room for words."""
    power = 10 ** (len(str(most)) - 1)
    step = next(step for step in (max(power // 5, 1), max(power // 2, 1), power, 2 * power) if most / step <= 5)
    return list(range(0, most + 1, step))


def _room(rows: Sequence[RangeRow]) -> float:
    """So long that the longest value still fits on a narrow screen."""
    longest = max((len(row.text) for row in rows if row.count), default=0) * _CHARACTER + 34
    return min(max(1 / (1 - min(longest / _NARROW, 0.62)), 1.5), 2.6)


def range_plot(study: PageStudy, rows: Sequence[RangeRow], found: Sequence[Band], *, dark: bool) -> go.Figure:
    """Draws the rows from the top down, each with its label above the line and its value at the end."""
    ink, axis, figure = DARK if dark else LIGHT, Axis.of(rows), go.Figure()
    places, height = _places(rows)
    notes = [note for row, y in zip(rows, places, strict=True) for note in _draw(figure, study, row, y, axis, ink)]
    shades = []
    for band in found:
        shaded = [y for row, y in zip(rows, places, strict=True) if row.group == band.group and row.count]
        shades += [_shade(band, shaded, axis, ink)] if shaded else []
    put(figure, notes, shades)
    lay_out_numbers(figure, height, axis, ink)
    return figure


def _places(rows: Sequence[RangeRow]) -> tuple[list[float], int]:
    """Where the line of each row stands, in pixels below the top, as negative numbers; and the height of all."""
    places, top = [], 0
    for row in rows:
        places.append(-float(top + (_LINE if row.count else _LABEL)))
        top += _ROW if row.count else _SILENT_ROW
    return places, top


def _draw(figure: go.Figure, study: PageStudy, row: RangeRow, y: float, axis: Axis, ink: Ink) -> list[Note]:
    """Draws the figure of a row and gives the words beside it."""
    if row.count is None:
        return [words_at(f"{plot_text(row.label)}: <i>{plot_text(row.text)}</i>", y, ink, x=0, xref="paper")]
    whom = f" · {study.party(row.group)}" if row.group else ""
    _draw_figure(figure, row, row.count, y, axis, ink)
    end = axis.on_axis(axis.at(row.count.high))
    return [
        words_at(f"{plot_text(row.label)}<b>{plot_text(whom)}</b>", y + _LINE - _LABEL, ink, x=0, xref="paper"),
        words_at(f"<b>{plot_text(row.text)}</b>", y, ink, x=end, xref="x", shift=13),
    ]


def _draw_figure(figure: go.Figure, row: RangeRow, count: Count, y: float, axis: Axis, ink: Ink) -> None:
    ends = list(dict.fromkeys([axis.at(count.low), axis.at(count.high)]))
    figure.add_scatter(
        x=ends,
        y=[y] * len(ends),
        mode="lines+markers",
        line={"color": ink.line, "width": 3, "dash": "dot" if count.vague else "solid"},
        marker={
            "symbol": _symbols(row, count)[: len(ends)],
            "size": 13,
            "color": ink.line,
            "line": {"width": 2.5, "color": ink.line},
        },
        hovertext=plot_text(f"{row.label}: {row.text}"),
        hoverinfo="text",
    )


def _symbols(row: RangeRow, count: Count) -> list[str]:
    if row.demanded:
        return ["diamond-open"] * 2
    if row.denied:
        return ["x-thin"] * 2
    if count.high is None:
        return ["circle-open" if count.vague else "circle", "triangle-right"]
    if count.vague:
        return ["circle-open"] * 2
    return ["circle"] if count.exact else ["line-ns"] * 2


def _shade(band: Band, places: list[float], axis: Axis, ink: Ink) -> Note:
    low, high = axis.at(band.low), axis.at(band.high)
    margin = 0 if high - low > 0.04 * axis.most else 0.02 * axis.most
    return {
        "type": "rect", "x0": max(low - margin, _ZERO_ON_LOG if axis.is_log else low - margin), "x1": high + margin,
        "y0": min(places) - 12, "y1": max(places) + 11, "fillcolor": _FITS if band.fits else _GAP,
        "line": {"width": 1, "dash": "solid" if band.fits else "dash", "color": ink.grid}, "layer": "below",
    }  # fmt: skip


def words_at(text: str, y: float, ink: Ink, *, x: float, xref: str, shift: int = 0) -> Note:
    """Words on a plot, their left end at a point."""
    return {
        "x": x, "xref": xref, "y": y, "text": text, "showarrow": False, "xanchor": "left", "yanchor": "middle", "xshift": shift,
        "align": "left", "font": {"size": 12, "color": ink.text},
    }  # fmt: skip


def put(figure: go.Figure, notes: Iterable[Note], shapes: Iterable[Note] = ()) -> None:
    """Puts words, arrows and shapes on a plot, all at once: for each one alone Plotly checks all others again."""
    figure.update_layout(annotations=list(notes), shapes=list(shapes))


def lay_out(figure: go.Figure, ink: Ink, *, height: int, foot: int = 32, right: int = 4) -> None:
    """Size, colours and letters of a plot whose rows go from 0 down to minus its height, in pixels.

    Args:
        figure: The plot.
        ink: The colours of the theme.
        height: Pixels of all rows.
        foot: Pixels below them, for the numbers of the axis.
        right: Pixels beside them.
    """
    figure.update_layout(
        height=height + foot,
        margin={"l": 4, "r": right, "t": 4, "b": foot - 4},
        showlegend=False,
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"color": ink.text, "family": FONT},
        dragmode=False,
        hoverlabel={"align": "left"},
    )
    figure.update_yaxes(visible=False, range=[-height, 0], fixedrange=True)


def lay_out_numbers(figure: go.Figure, height: int, axis: Axis, ink: Ink) -> None:
    """The same with an axis of numbers below."""
    lay_out(figure, ink, height=height)
    figure.update_xaxes(
        **axis.settings, gridcolor=ink.grid, zeroline=False, tickfont={"color": ink.text, "size": 12}, fixedrange=True
    )


def band_words(study: PageStudy, band: Band) -> str:
    """What the shading of a group says."""
    group = study.party(band.group) or words.ANYONE
    if not band.fits:
        return words.GAP.format(group=group)
    count = (
        f"{band.low} or more"
        if band.high is None
        else str(band.low)
        if band.low == band.high
        else f"{band.low} to {band.high}"
    )
    return words.FITS_ALL.format(group=group, count=count)

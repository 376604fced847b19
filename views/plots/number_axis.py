"""An axis of numbers of people, logarithmic where they lie far apart, with room at its end for values written out."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from claims.values import Count
from views.plots.ink import Ink
from views.plots.layout import lay_out_rows

LOG_FROM = 50  # largest over smallest number from which the axis is logarithmic
ZERO_ON_LOG = 0.5  # where 0 stands on a logarithmic axis
_NARROW, _CHARACTER = 350, 6.4  # pixels of a plot on a narrow screen, and of a character
_OPEN_END, _OPEN_END_ON_LOG = 1.18, 2.5  # where an open end stands, in multiples of the largest number


@dataclass(frozen=True)
class NumberAxis:
    """Where a number stands on the plot.

    Attributes:
        most: The largest number.
        room: How many times as long as the largest number the axis is.
    """

    most: int
    is_log: bool
    room: float

    @classmethod
    def of(cls, counts: Sequence[Count], texts: Sequence[str]) -> "NumberAxis":
        """The axis that holds every bound of the counts, with room for the longest of the texts beside them."""
        bounds = [bound for count in counts for bound in (count.low, count.high) if bound]
        most = max(bounds, default=1)
        return cls(most, most / min(bounds, default=1) > LOG_FROM, _room(texts))

    def at(self, number: int | None) -> float:
        """The place of a bound; an open end (None) stands beyond the largest number."""
        if number is None:
            return self.most * (_OPEN_END_ON_LOG if self.is_log else _OPEN_END)
        return float(number or ZERO_ON_LOG) if self.is_log else float(number)

    def note_at(self, x: float) -> float:
        """Where an annotation stands: Plotly places those of a logarithmic axis by the exponent."""
        return math.log10(x) if self.is_log else x

    @property
    def settings(self) -> dict[str, object]:
        """Type, range and ticks as Plotly takes them."""
        if self.is_log:
            return {
                "type": "log",
                "range": [math.log10(ZERO_ON_LOG) - 0.1, math.log10(self.most + 1) * self.room + 0.3],
                "dtick": 1,
            }
        return {
            "range": [-self.most * 0.04, self.most * self.room],
            "tickvals": _ticks(self.most),
            "tickformat": "d",
        }

    def lay_out(self, figure: go.Figure, ink: Ink, *, height: int) -> None:
        """Lays out a plot of so many pixels of rows with this axis below them."""
        lay_out_rows(figure, ink, height=height)
        tick_font = {"color": ink.text, "size": 12}
        figure.update_xaxes(**self.settings, gridcolor=ink.grid, zeroline=False, tickfont=tick_font, fixedrange=True)


def _ticks(most: int) -> list[int]:
    """Round numbers from 0 to no further than the largest: what lies beyond is room for words."""
    power = 10 ** (len(str(most)) - 1)
    step = next(step for step in (max(power // 5, 1), max(power // 2, 1), power, 2 * power) if most / step <= 5)
    return list(range(0, most + 1, step))


def _room(texts: Sequence[str]) -> float:
    """So many times the largest number that the longest text still fits on a narrow screen."""
    longest = max(map(len, texts), default=0) * _CHARACTER + 34
    return min(max(1 / (1 - min(longest / _NARROW, 0.62)), 1.5), 2.6)

"""A toll over publication time as HTML: days across, numbers up, a stepped line per source, each number open to its words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from claims.survey.figures import PublishedTolls, TollLine, TollPoint
from claims.values import Count, Span
from views.markup import literal, name
from views.plots.ranges.number_axis import NumberAxis
from views.plots.ranges.range_rows import manner_of
from views.plots.time_axis import TimeAxis
from views.state.page_study import PageStudy
from views.texts import plot_words, words
from views.texts.phrases import phrase

_APART = 0.1  # of the height, between two labels
_WIDE = 0.25  # of the width: a label
_MOST_TAGS = 8  # lines named in the plot; of more, the list beside it names them
_BESIDE = 0.8  # rem between marks that would cover one another

Number = Callable[[TollPoint], str]  # a point to its value as HTML


@dataclass(frozen=True)
class TollAxes:
    """Where days and numbers stand, as shares of width and height."""

    days: TimeAxis
    numbers: NumberAxis

    @classmethod
    def of(cls, tolls: PublishedTolls, event: tuple[date, date] | None) -> "TollAxes":
        """The axes that hold every figure, and the event where its days are known."""
        points = [point for line in tolls.lines for point in line.points]
        spans = [(point.first, point.last) for point in points] + ([event] if event else [])
        return cls(TimeAxis.of(spans), NumberAxis.of([Count(0, 0), *(point.count for point in points)]))

    def at(self, point: TollPoint) -> float:
        """The middle of the day of publication, of several possible days the last."""
        return (self.days.at(point.last) + self.days.at(point.last, is_end=True)) / 2

    def height(self, point: TollPoint) -> float:
        """Where the figure stands; a range by its upper end."""
        return self.numbers.share(point.count.low if point.count.high is None else point.count.high)


@dataclass(frozen=True)
class _Placed:
    """A point with its place, the label's height, and how far it is moved aside (rem)."""

    line: TollLine
    point: TollPoint
    at: float
    y: float
    is_last: bool
    beside: float
    label_y: float


def toll_html(
    study: PageStudy, tolls: PublishedTolls, event: tuple[date, date] | None, number: Number, *, label: str
) -> str:
    """The lines of one field.

    Args:
        study: What they belong to.
        tolls: The figures.
        event: First and last day of the event; None where unknown.
        number: The value of a point as HTML, such as a button that opens its words.
        label: Names the plot for those who do not see it.
    """
    axes = TollAxes.of(tolls, event)
    placed = _place(tolls, axes)
    marks = "".join(_marks(study, each, axes) for each in placed)
    lines = "".join(_steps(study, [each for each in placed if each.line is line]) for line in tolls.lines)
    tags = "".join(_tag(study, each) for each in placed if each.is_last) if len(tolls.lines) <= _MOST_TAGS else ""
    items = "".join(_item(study, each, number) for each in placed)
    return (
        f'<div class="cc-toll" role="group" aria-label="{literal(label)}"><div class="cc-toll-area" aria-hidden="true">'
        f"{_frame(axes, event)}{lines}{marks}{tags}</div><ul>{items}</ul></div>"
    )


def _place(tolls: PublishedTolls, axes: TollAxes) -> list[_Placed]:
    placed: list[_Placed] = []
    pairs = [(line, point) for line in tolls.lines for point in line.points]
    for line, point in sorted(pairs, key=lambda pair: (axes.height(pair[1]), axes.at(pair[1]))):
        at, y, is_last = axes.at(point), axes.height(point), point is line.points[-1]
        covering = sum(abs(each.at - at) < 0.01 and abs(each.y - y) < 0.01 for each in placed)
        taken = [each.label_y for each in placed if each.is_last and abs(each.at - at) < _WIDE]
        lowest = max((other + _APART for other in taken if other > y - _APART), default=y)
        placed.append(_Placed(line, point, at, y, is_last, _BESIDE * covering, max(y, lowest)))
    return sorted(placed, key=lambda each: (each.point.last, each.line.source_id))


def _frame(axes: TollAxes, event: tuple[date, date] | None) -> str:
    rows = "".join(f'<i class="cc-toll-y" style="--y:{y:.3f}"><b>{words}</b></i>' for y, words in axes.numbers.ticks)
    days = "".join(
        f'<i class="cc-toll-x" style="--at:{at:.3f};--y:0"><b>{words}</b></i>' for at, words in axes.days.ticks
    )
    cuts = "".join(f'<i class="cc-toll-break" style="--at:{at - 0.006:.3f};--to:{at + 0.006:.3f}"></i>' for at in axes.days.breaks)  # fmt: skip
    if event is None:
        return rows + days + cuts
    ends = f"--at:{axes.days.at(event[0]):.3f};--to:{axes.days.at(event[1], is_end=True):.3f}"
    told = plot_words.EVENT_DAYS.format(days=phrase(Span(*event).in_words))
    return f'<i class="cc-toll-event" style="{ends}" title="{literal(told)}"></i>{rows}{days}{cuts}'


def _steps(study: PageStudy, placed: Sequence[_Placed]) -> str:
    """From each figure level to the day of the next, then up or down to it."""
    ordered = sorted(placed, key=lambda each: each.at)
    steps = ""
    for one, other in pairwise(ordered):
        low, high = sorted((one.y, other.y))
        kind = f"cc-source-{study.source_colour(one.line.source_id)}"
        steps += f'<i class="cc-toll-flat {kind}" style="--at:{one.at:.3f};--to:{other.at:.3f};--y:{one.y:.3f}"></i>'
        steps += f'<i class="cc-toll-rise {kind}" style="--at:{other.at:.3f};--y:{low:.3f};--top:{high:.3f}"></i>'
    return steps


def _marks(study: PageStudy, placed: _Placed, axes: TollAxes) -> str:
    """The dot, a line up to the end of a range or dashed where it is left open, and a dotted one over the possible days."""
    point, kind = placed.point, f"cc-source-{study.source_colour(placed.line.source_id)}"
    at = f"--at:{placed.at:.3f}"
    marks = ""
    if point.first != point.last:
        start = axes.days.at(point.first)
        marks += f'<i class="cc-toll-flat cc-toll-days {kind}" style="--at:{start:.3f};--to:{placed.at:.3f};--y:{placed.y:.3f}"></i>'
    if point.count.high is None:
        marks += f'<i class="cc-toll-rise cc-toll-least {kind}" style="{at};--y:{placed.y:.3f}"></i>'
    elif not point.count.exact:
        low = axes.numbers.share(point.count.low)
        marks += f'<i class="cc-toll-rise {kind}" style="{at};--y:{low:.3f};--top:{placed.y:.3f}"></i>'
    manner = manner_of([point.statement], point.count)
    beside = f";--dx:{placed.beside:.1f}rem" if placed.beside else ""
    return f'{marks}<i class="cc-dot cc-dot-{manner} {kind}" style="{at};--y:{placed.y:.3f}{beside}"></i>'


def _tag(study: PageStudy, placed: _Placed) -> str:
    """The name of the source beside the last figure of its line."""
    beside = f";--dx:{placed.beside:.1f}rem" if placed.beside else ""
    kind = f"cc-source-{study.source_colour(placed.line.source_id)}"
    place = f"--at:{placed.at:.3f};--y:{placed.label_y:.3f}{beside}"
    return f'<i class="cc-toll-tag {kind}" style="{place}">{name(study.source(placed.line.source_id))}</i>'


def _item(study: PageStudy, placed: _Placed, number: Number) -> str:
    line, point = placed.line, placed.point
    days = phrase(Span(point.first, point.last).in_words)
    about = [*([line.whom] if line.whom else []), days, *([plot_words.REVISED] if point.revises else [])]
    told = words.COMMA.join(map(name, about))  # each in its own direction
    kind = f"cc-source-{study.source_colour(line.source_id)}"
    return f'<li class="{kind}">{name(study.source(line.source_id))} {number(point)} <small>{told}</small></li>'

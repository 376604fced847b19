"""A range plot as HTML: it is as wide as the screen, its words can be read aloud, and its numbers open what stands behind them."""

from collections.abc import Callable, Sequence

from views.markup import literal, name
from views.plots.ranges.number_axis import NumberAxis
from views.plots.ranges.range_rows import Band, Manner, RangeRow, RangeSection, counts_people
from views.texts import plot_words

Number = Callable[[RangeRow], str]  # the value of a row as HTML


def range_html(
    axis: NumberAxis, sections: Sequence[RangeSection], number: Number, *, label: str, small: bool = False
) -> str:
    """The sections above one another on one axis, each number beside its mark.

    Args:
        axis: Holds all numbers.
        sections: What to draw.
        number: The value of a row as HTML, such as a button that opens its words.
        label: Names the plot for those who do not see it; words from outside.
        small: Whether it stands in a line of a list: without ticks between the ends.
    """
    ticks = axis.ticks if not small else [axis.ticks[0], axis.ticks[-1]]
    lines = "".join(f'<i style="--at:{at:.3f}"><b>{words}</b></i>' for at, words in ticks)
    named = not small and counts_people(sections)
    unit = "" if not named else f'<i class="cc-range-unit" style="--at:1.1"><b>{plot_words.PEOPLE}</b></i>'
    body = "".join(_section(axis, section, number) for section in sections)
    kind = "cc-ranges cc-ranges-small" if small else "cc-ranges"
    return (
        f'<div class="{kind}" role="group" aria-label="{literal(label)}">'
        f'<div class="cc-range-axis" aria-hidden="true">{lines}{unit}</div>{body}</div>'
    )


def range_value(row: RangeRow) -> str:
    """The value of a row where nothing opens behind it."""
    return f"<b>{name(row.value)}</b>"


def _section(axis: NumberAxis, section: RangeSection, number: Number) -> str:
    sets = "".join(
        f'<div class="cc-range-set">{_shade(axis, each.band)}<ul>{"".join(_row(axis, row, number) for row in each.rows)}</ul></div>'
        for each in section.sets
    )
    heading = f'<p class="cc-range-head">{literal(section.heading[:1].upper() + section.heading[1:])}</p>'
    silent = f'<p class="cc-range-silent">∅ {literal(section.silent)}</p>' if section.silent else ""
    return heading + sets + silent


def _shade(axis: NumberAxis, band: Band | None) -> str:
    if band is None:
        return ""
    kind = "cc-range-fits" if band.fits else "cc-range-gap"
    ends = f"--at:{axis.share(band.low):.3f};--to:{axis.share(band.high):.3f}"
    return f'<div class="{kind}" style="{ends}" title="{literal(band.in_words)}"></div>'


def _row(axis: NumberAxis, row: RangeRow, number: Number) -> str:
    low = axis.share(row.count.low)
    high = low if row.count.high is None else axis.share(row.count.high)  # an arrow stands for what is open
    inferred = " cc-inferred" if row.manner is Manner.INFERRED else ""
    about = f" {literal(row.about)}" if row.about else ""
    return (
        f'<li class="cc-range cc-source-{row.colour}{inferred}"><span class="cc-range-name">{name(row.name)}</span>'
        f'<span class="cc-range-track"><span aria-hidden="true">{_marks(row, low, high)}</span>'
        f'<span class="cc-range-words" style="--at:{high:.3f}">{number(row)}{about}</span></span></li>'
    )


def _marks(row: RangeRow, low: float, high: float) -> str:
    """A dot for each end that is known, a line between two, an arrow for an open end; the words stand beside the last."""
    kind = "least" if row.count.high is None else "vague" if row.count.vague else "span"
    is_line = high > low or row.count.high is None
    line = f'<i class="cc-range-line cc-range-{kind}" style="--at:{low:.3f};--to:{high:.3f}"></i>' if is_line else ""
    dots = (f'<i class="cc-dot cc-dot-{row.manner}" style="--at:{at:.3f}"></i>' for at in dict.fromkeys((low, high)))
    return line + "".join(dots)

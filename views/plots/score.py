"""The score of a pair as a waterfall of points, and the same as a table."""

from itertools import accumulate

import plotly.graph_objects as go

from claims.model import Match
from views.markup import html_table, literal, name, plot_text, sentence
from views.plots.range_plot import DARK, LIGHT
from views.texts import words

_FOR, _AGAINST = "#0072B2", "#D55E00"
_BAR = 26  # pixels of a bar with its gap


def waterfall(match: Match, *, dark: bool) -> go.Figure:
    """One bar a feature that has points, from the starting point to the sum; signs are written out."""
    ink = DARK if dark else LIGHT
    told = [each for each in match.evidence if each.points]
    labels = [*(each.feature for each in told), words.TOGETHER]
    points = [*(each.points for each in told), match.points]
    bars = go.Waterfall(
        orientation="h",
        y=[plot_text(label) for label in labels],
        x=points,
        measure=[*("relative" for _ in told), "total"],
        text=[f"{each:+.1f}" for each in points],
        textposition="outside",
        increasing={"marker": {"color": _FOR}},
        decreasing={"marker": {"color": _AGAINST}},
        totals={"marker": {"color": ink.text}},
        connector={"line": {"color": ink.grid}},
        hoverinfo="skip",
        cliponaxis=False,
    )
    figure = go.Figure(bars)
    figure.update_layout(
        height=60 + _BAR * len(labels),
        margin={"l": 10, "r": 10, "t": 10, "b": 30},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"color": ink.text},
        showlegend=False,
    )
    ends = [0.0, *accumulate(each.points for each in told)]
    room = 0.2 * (max(ends) - min(ends))
    figure.update_xaxes(range=[min(ends) - room, max(ends) + room], gridcolor=ink.grid, zerolinecolor=ink.text)
    figure.update_yaxes(autorange="reversed", automargin=True)
    return figure


def alternative(match: Match) -> str:
    """The waterfall in words, for those who do not see it."""
    told = "; ".join(f"{each.feature} {each.points:+.1f}" for each in match.evidence if each.points)
    return words.SCORE_ALT.format(points=told)


def score_table(match: Match) -> str:
    """Every feature with its points, both values and a sentence."""
    rows = [
        [literal(each.feature), f"{each.points:+.1f}", name(each.value_a), name(each.value_b), sentence(each.sentence)]
        for each in match.evidence
    ]
    return f'<div class="cc">{html_table(words.SCORE_COLUMNS, rows, labelled=())}</div>'

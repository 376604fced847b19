"""The score of a pair as a waterfall of points, as a sentence, and as a table."""

from itertools import accumulate

import pandas as pd
import plotly.graph_objects as go

from claims.model import Evidence, Match
from views.markup import literal, name, page_table, plot_text, sentence_html
from views.plots.ink import CLEAR, ink_of
from views.texts import words

_BAR = 26  # pixels of a bar with its gap


def waterfall(match: Match, *, dark: bool) -> go.Figure:
    """One bar per strong feature and one for all others, the strongest first, and the sum; signs are written out."""
    ink = ink_of(dark=dark)
    weighed = _told(match)
    labels = [*(evidence.feature for evidence in weighed), words.TOGETHER]
    points = [*(evidence.points for evidence in weighed), match.points]
    bars = go.Waterfall(
        orientation="h",
        y=[plot_text(label) for label in labels],
        x=points,
        measure=[*("relative" for _ in weighed), "total"],
        text=[f"{number:+.1f}" for number in points],
        textposition="outside",
        increasing={"marker": {"color": ink.sources[0]}},
        decreasing={"marker": {"color": ink.paper, "line": {"color": ink.sources[0], "width": 2}}},
        totals={"marker": {"color": ink.text}},
        connector={"line": {"color": ink.grid}},
        hoverinfo="skip",
        cliponaxis=False,
    )
    figure = go.Figure(bars)
    figure.update_layout(
        height=60 + _BAR * len(labels),
        margin={"l": 10, "r": 10, "t": 10, "b": 30},
        paper_bgcolor=CLEAR,
        plot_bgcolor=CLEAR,
        font={"color": ink.text},
        showlegend=False,
    )
    ends = [0.0, *accumulate(evidence.points for evidence in weighed)]
    room = 0.2 * (max(ends) - min(ends))
    figure.update_xaxes(range=[min(ends) - room, max(ends) + room], gridcolor=ink.grid, zerolinecolor=ink.text)
    figure.update_yaxes(autorange="reversed", automargin=True)
    return figure


def _told(match: Match) -> tuple[Evidence, ...]:
    from claims.matching.scoring.explain import in_few_lines  # here, for no page needs it at the start

    return in_few_lines(match).evidence


def score_in_words(match: Match) -> str:
    """The waterfall in words, for those who do not see it."""
    points = "; ".join(f"{evidence.feature} {evidence.points:+.1f}" for evidence in _told(match))
    return words.SCORE_ALT.format(points=points)


def score_frame(match: Match) -> pd.DataFrame:
    """One row per feature, with its points, both values and a sentence."""
    rows = [[each.feature, each.points, each.value_a, each.value_b, each.sentence] for each in match.evidence]
    return pd.DataFrame(rows, columns=["feature", "points", "value_a", "value_b", "sentence"])


def score_table(match: Match) -> str:
    """The strong features with their points, both values and a sentence, and all others in one row, as HTML."""
    rows = [
        [
            literal(evidence.feature),
            f"{evidence.points:+.1f}",
            name(evidence.value_a),
            name(evidence.value_b),
            sentence_html(evidence.sentence),
        ]
        for evidence in _told(match)
    ]
    return f'<div class="cc">{page_table(words.SCORE_COLUMNS, rows, labelled=())}</div>'

"""How often sources agree, as a figure for files; the page shows the same as a table."""

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go

from claims.survey.between import Agreement, PairAgreement
from views.markup import plot_text
from views.plots.ink import LIGHT
from views.plots.layout import lay_out
from views.texts import plot_words

AGREEMENT_PLOT_COLUMNS = (
    "source", "other_source", "shared_incidents", "compared_fields", "agree", "differ", "contradict",
)  # fmt: skip
_ROW, _NAMES = 62, 150  # pixels of a row, and of the names on the left and above
_NONE_APART, _ALL_APART = "#F4F4F6", "#9A9DA6"

Naming = Callable[[str], str]  # an id to its words


def shares_of(pair: PairAgreement) -> tuple[int, int, int]:
    """How many of a hundred compared fields agree, differ and contradict; a single one that does not agree is at least 1."""
    differ, contradict = (
        max(round(100 * number / pair.compared), bool(number)) for number in (pair.differ, pair.contradict)
    )
    return 100 - differ - contradict, differ, contradict


def agreement_frame(agreement: Agreement, name: Naming) -> pd.DataFrame:
    """A row per pair of sources, columns `AGREEMENT_PLOT_COLUMNS`."""
    rows = [
        (name(one), name(other), pair.shared, pair.compared, pair.agree, pair.differ, pair.contradict)
        for (one, other), pair in agreement.pairs.items()
    ]
    return pd.DataFrame(rows, columns=list(AGREEMENT_PLOT_COLUMNS))


def agreement_plot(agreement: Agreement, name: Naming) -> go.Figure:
    """Sources down and across on light paper; the darker a cell, the fewer fields agree."""
    across, down = agreement.source_ids[:-1], agreement.source_ids[1:]
    cells = [[agreement.of(source_id, other) for other in across] for source_id in down]
    below = [[pair if place <= row else None for place, pair in enumerate(line)] for row, line in enumerate(cells)]
    heat = go.Heatmap(
        x=list(range(len(across))),
        y=list(range(len(down))),
        z=[[_apart(pair) for pair in line] for line in below],
        text=[[_words(pair) for pair in line] for line in below],
        texttemplate="%{text}",
        colorscale=[[0, _NONE_APART], [1, _ALL_APART]],
        zmin=0,
        zmax=1,
        showscale=False,
        xgap=2,
        ygap=2,
        hoverinfo="skip",
    )
    figure = go.Figure(heat)
    lay_out(figure, LIGHT, height=_ROW * len(down) + 60, margin={"l": _NAMES, "r": 4, "t": 4, "b": 50})
    figure.update_xaxes(
        tickvals=list(range(len(across))), ticktext=[plot_text(name(each)) for each in across], showgrid=False
    )
    figure.update_yaxes(
        tickvals=list(range(len(down))), ticktext=[plot_text(name(each)) for each in down], showgrid=False,
        autorange="reversed", automargin=True,
    )  # fmt: skip
    return figure


def _apart(pair: PairAgreement | None) -> float | None:
    return 1 - pair.agree / pair.compared if pair and pair.compared else None


def _words(pair: PairAgreement | None) -> str:
    if pair is None:
        return ""
    if not pair.compared:
        return plot_words.NOTHING_COMPARED
    texts = (plot_words.AGREE_SHARE, plot_words.DIFFER_SHARE, plot_words.CONTRADICT_SHARE)
    return "<br>".join(text.format(share=share) for text, share in zip(texts, shares_of(pair), strict=True) if share)

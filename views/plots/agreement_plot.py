"""How often sources agree, as a figure for files; the page shows the same as a table."""

from collections.abc import Callable, Sequence
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from claims.survey.between import Agreement, PairAgreement
from views.markup import plot_text
from views.plots.ink import LIGHT
from views.plots.layout import lay_out
from views.texts import plot_words
from views.texts.translation import counted

AGREEMENT_PLOT_COLUMNS = (
    "source", "other_source", "shared_incidents", "compared_fields", "agree", "differ", "contradict",
)  # fmt: skip
_ROW, _NAMES, _LETTERS = 72, 120, 18  # pixels of a row and of the names, letters of a line of a name
_NONE_APART, _ALL_APART = "#F4F4F6", "#9A9DA6"

Naming = Callable[[str], str]  # an id to its words


def shares_of(pair: PairAgreement) -> tuple[int, int, int]:
    """How many of a hundred compared fields agree, differ and contradict; a single one that does not agree is at least 1."""
    differ, contradict = (
        max(round(100 * number / pair.compared), int(number > 0)) for number in (pair.differ, pair.contradict)
    )
    over = max(differ + contradict - 100, 0)  # by rounding up: taken from the larger of the two
    differ, contradict = (differ - over, contradict) if differ > contradict else (differ, contradict - over)
    return 100 - differ - contradict, differ, contradict


def agreement_frame(agreement: Agreement, name: Naming) -> pd.DataFrame:
    """A row per pair of sources, columns `AGREEMENT_PLOT_COLUMNS`."""
    rows = [
        (name(one), name(other), pair.shared, pair.compared, pair.agree, pair.differ, pair.contradict)
        for (one, other), pair in agreement.pairs.items()
    ]
    return pd.DataFrame(rows, columns=list(AGREEMENT_PLOT_COLUMNS))


def columns_of(agreement: Agreement) -> tuple[str, ...]:
    """The sources that stand across: those of which a pair stands below the diagonal."""
    ids = agreement.source_ids
    return tuple(one for place, one in enumerate(ids) if any(agreement.of(one, each) for each in ids[place + 1 :]))


def agreement_plot(agreement: Agreement, name: Naming) -> go.Figure:
    """Sources down and across on light paper, each pair once; the darker a cell, the fewer fields agree."""
    across, ids = columns_of(agreement), agreement.source_ids
    cells = [
        [agreement.of(source_id, other) if other in ids[:place] else None for other in across]
        for place, source_id in enumerate(ids)
        if place
    ]
    heat = go.Heatmap(
        z=[[_apart(pair) for pair in line] for line in cells],
        text=[[_words(pair) for pair in line] for line in cells],
        texttemplate="%{text}",
        textfont={"size": 11},
        colorscale=[[0, _NONE_APART], [1, _ALL_APART]],
        zmin=0,
        zmax=1,
        showscale=False,
        xgap=2,
        ygap=2,
        hoverinfo="skip",
    )
    figure = go.Figure(heat)
    lay_out(figure, LIGHT, height=_ROW * len(cells) + 60, margin={"l": _NAMES, "r": 4, "t": 4, "b": 50})
    figure.update_xaxes(**_names(across, name))
    figure.update_yaxes(**_names(ids[1:], name), autorange="reversed", automargin=True)
    return figure


def _names(source_ids: Sequence[str], name: Naming) -> dict[str, object]:
    shown = ["<br>".join(map(plot_text, wrap(name(each), _LETTERS))) for each in source_ids]
    return {"tickvals": list(range(len(shown))), "ticktext": shown, "showgrid": False, "zeroline": False, "ticks": ""}


def _apart(pair: PairAgreement | None) -> float | None:
    return 1 - pair.agree / pair.compared if pair and pair.compared else None


def _words(pair: PairAgreement | None) -> str:
    if pair is None:
        return ""
    if not pair.compared:
        return plot_words.NOTHING_COMPARED
    texts = (plot_words.AGREE_SHARE, plot_words.DIFFER_SHARE, plot_words.CONTRADICT_SHARE)
    fields = plot_words.COMPARED_FIELDS.format(
        fields=counted(pair.compared, "fields"), incidents=counted(pair.shared, "incidents")
    )
    told = "<br>".join(text.format(share=share) for text, share in zip(texts, shares_of(pair), strict=True) if share)
    return f"{told}<br>{fields}"

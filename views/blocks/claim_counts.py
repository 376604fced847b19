"""How many claims of each source put their event into each period: a plot with the plain table beside it, kept once drawn."""

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from claims.survey import count_per_period
from views.blocks.chart import chart
from views.markup import folded, literal, name, page_table, scrolling, show, unshown
from views.plots.plot_csv import plot_csv
from views.plots.timeline_plot import MOST_DRAWN_SINGLY, MOST_LANES, counts_plot
from views.state.drawn_blocks import drawn
from views.state.page_study import PageStudy
from views.texts import words

MOST_COUNT_ROWS = 200  # of the table beside the plot
_MOST_KEPT = 5000  # claims that a plot is kept for, with their ids; that of all claims is always kept
ClaimIds = tuple[str, ...]  # none stands for all claims


@dataclass(frozen=True)
class Counted:
    """Claims per period.

    Attributes:
        counts: As `count_per_period` gives them.
        totals: How many each source has, in words.
        table: The counts as a table, closed until opened.
    """

    counts: pd.DataFrame
    totals: str
    table: str


def show_claim_counts(study: PageStudy, chosen: pd.DataFrame, *, key: str, title: str) -> None:
    """Shows how many of the claims there are per period.

    Args:
        study: What they belong to.
        chosen: Rows of the catalogue.
        key: Distinguishes this plot from others of the page, and names pictures of it.
        title: Heading of its pictures.
    """
    claim_ids: ClaimIds = () if len(chosen) == len(study.catalogue) else tuple(chosen["claim_id"])
    is_kept = len(claim_ids) <= _MOST_KEPT
    told = drawn(study, _count, claim_ids) if is_kept else _count(study, claim_ids)
    chart(
        study,
        lambda dark: drawn(study, _kept_plot, claim_ids, dark) if is_kept else _plot(study, told, dark),
        what=f"timeline-{key}",
        alt=words.COUNTS_ALT.format(rows=told.totals),
        title=f"{words.TIMELINE}: {title}",
        empty=words.NOTHING_DATED,
        table=lambda at: plot_csv(study.collection, told.counts, at=at, filter=title),
        how=words.HOW_TO_READ_COUNTS.format(number=MOST_DRAWN_SINGLY, lanes=MOST_LANES),
    )
    if not told.counts.empty:
        show(f'<div class="cc">{told.table}</div>')


def draw_all(study: PageStudy) -> None:
    """Draws the plot of all claims, for readers of English in the light theme not to wait for it."""
    drawn(study, _kept_plot, (), False)


def _count(study: PageStudy, claim_ids: ClaimIds) -> Counted:
    chosen = study.catalogue[study.catalogue_rows(claim_ids)] if claim_ids else study.catalogue
    counts = count_per_period(chosen)
    totals = counts.groupby("source_id", sort=False)["claims"].sum()
    told = "; ".join(f"{study.source(str(source_id))} {number}" for source_id, number in totals.items())
    rows = [
        [name(study.source(source)), literal(f"{period:%Y-%m-%d}"), str(number)]
        for source, period, number in counts.head(MOST_COUNT_ROWS).to_numpy()
    ]
    table = scrolling(words.COUNTS_TABLE, page_table(words.COUNTS_COLUMNS, rows)) + unshown(len(counts), len(rows))
    return Counted(counts, told, folded(words.COUNTS_TABLE, table))


def _kept_plot(study: PageStudy, claim_ids: ClaimIds, dark: bool) -> go.Figure | None:
    return _plot(study, drawn(study, _count, claim_ids), dark)


def _plot(study: PageStudy, told: Counted, dark: bool) -> go.Figure | None:
    return counts_plot(told.counts, source_name=study.source, source_colour=study.source_colour, dark=dark)

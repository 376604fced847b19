"""A plot on the page, in the reader's theme, with its words for those who do not see it and a menu to download it."""

from collections.abc import Callable
from datetime import datetime

import plotly.graph_objects as go
import streamlit as st

from claims.safety.faults import note_fault
from claims.survey import Filter
from views.blocks.plots.plot_menu import NO_FILTER, PlotFiles, plot_menu
from views.markup import show
from views.state.page_study import PageStudy
from views.state.reader import is_dark
from views.texts import plot_words

Draw = Callable[[bool], go.Figure | None]


def chart(
    study: PageStudy,
    draw: Draw,
    *,
    what: str,
    alt: str,
    title: str,
    empty: str,
    table: Callable[[datetime], bytes],
    filter: str = "",
    how: str = "",
    chosen: Filter = NO_FILTER,
) -> None:
    """Shows a plot with the menu of its files.

    Args:
        study: What the plot shows a part of.
        draw: Makes the plot, given whether the theme is dark; None where there is nothing to draw.
        what: Names its files, and distinguishes it from other plots of the page.
        alt: The plot in words, for those who do not see it.
        title: Heading of its pictures.
        empty: Shown where there is nothing to draw.
        table: Its numbers as CSV.
        filter: How what it shows was chosen, in words.
        how: How to read it, as HTML; it stands beside the menu.
        chosen: The filters that act on it, for the name of its files.
    """
    try:
        figure = draw(is_dark())
    except Exception as error:  # whatever goes wrong in a plot, the page and the table beside it remain
        note_fault(error)
        show(f'<div class="cc cc-alert" role="alert"><p>{plot_words.PLOT_FAILED}</p></div>')
        return
    if figure is None:
        show(f'<div class="cc"><p>{empty}</p></div>')
        return
    st.plotly_chart(figure, theme=None, key=what, config={"displayModeBar": False}, alt=alt)
    files = PlotFiles(what=what, title=title, draw=lambda: draw(False), table=table, filter=filter, chosen=chosen)
    plot_menu(study.collection, files, how=how)

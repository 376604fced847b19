"""A plot on the page, in the reader's theme, with its words for those who do not see it and buttons for pictures of it."""

import logging
from collections.abc import Callable

import plotly.graph_objects as go
import streamlit as st

from views.blocks.downloads import picture_buttons
from views.markup import show
from views.state.page_study import PageStudy
from views.state.theme import is_dark
from views.texts import words

Draw = Callable[[bool], go.Figure | None]


def chart(
    study: PageStudy, draw: Draw, *, what: str, key: str, alt: str, title: str, empty: str, filter: str = ""
) -> None:
    """Shows a plot with the buttons that make pictures of it.

    Args:
        study: What the plot shows a part of.
        draw: Makes the plot, given whether the theme is dark; None where there is nothing to draw.
        what: First part of the names of its pictures.
        key: Distinguishes this plot from others of the page.
        alt: The plot in words, for those who do not see it.
        title: Heading of its pictures.
        empty: Shown where there is nothing to draw.
        filter: How what it shows was chosen, in words.
    """
    try:
        figure = draw(is_dark())
    except Exception:  # whatever goes wrong in a plot, the page and the table beside it remain
        logging.getLogger(__name__).exception("the plot %s was not drawn", what)
        show(f'<div class="cc cc-alert" role="alert"><p>{words.PLOT_FAILED}</p></div>')
        return
    if figure is None:
        show(f'<div class="cc"><p>{empty}</p></div>')
        return
    st.plotly_chart(figure, theme=None, key=f"{what}-{key}", config={"displayModeBar": False}, alt=alt)
    picture_buttons(study.collection, f"{what}-{key}", lambda: draw(False), title=title, filter=filter)

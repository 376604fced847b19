"""The menu beside a plot: the plot as a picture, and its numbers as CSV; each file is made when it is asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import plotly.graph_objects as go
import streamlit as st

from claims.exports import chosen_in_name, file_name
from claims.survey import Filter
from claims.tables import Collection
from views.markup import show
from views.plots.picture import PICTURES, can_draw, plot_file, source_line
from views.state.work.still_open import made_while_open
from views.texts import plot_words

NO_FILTER = Filter()


@dataclass(frozen=True, kw_only=True)
class PlotFiles:
    """What files of a plot are made from.

    Attributes:
        what: Names the files, and the plot among others of its page.
        title: What the plot shows.
        draw: The plot for light paper.
        table: Its numbers as CSV, given the time of the click.
        filter: How what it shows was chosen, in words.
        reading: What its marks mean, as plain text below a picture.
        chosen: The filters that act on it, for the name of its files.
    """

    what: str
    title: str
    draw: Callable[[], go.Figure | None]
    table: Callable[[datetime], bytes]
    filter: str = ""
    reading: str = ""
    chosen: Filter = NO_FILTER


def plot_menu(collection: Collection, files: PlotFiles, *, how: str = "") -> None:
    """A small menu with PNG, SVG and CSV; a sentence stands for the pictures where this machine cannot draw them.

    Args:
        how: How to read the plot, as HTML; it stands beside the menu.
    """
    with st.container(horizontal=True, vertical_alignment="top", gap="small"):
        if how:
            with st.container(width="stretch"):
                show(f'<div class="cc"><p class="cc-soft">{how}</p></div>')
        _menu(collection, files)


def plot_name(collection: Collection, files: PlotFiles) -> str:
    """The name of its files without the ending: the collection, the plot, and the filters."""
    name = file_name(collection, files.what, format="csv", chosen=chosen_in_name(files.chosen))
    return name.removesuffix(".csv")


def _menu(collection: Collection, files: PlotFiles) -> None:
    with st.popover(plot_words.TAKE_PLOT, icon=":material/download:", type="tertiary"):
        stem = plot_name(collection, files)
        if can_draw():
            for format_name, mime in PICTURES.items():
                _button(files, stem, format_name, mime, _drawn_on_click(collection, files, format_name))
        else:
            st.caption(plot_words.NO_PICTURES)
        _button(files, stem, "csv", "text/csv", lambda: files.table(datetime.now(UTC)))


def _button(files: PlotFiles, stem: str, extension: str, mime: str, content: Callable[[], bytes]) -> None:
    st.download_button(
        plot_words.PLOT_FORMATS[extension],
        data=made_while_open(content),
        file_name=f"{stem}.{extension}",
        mime=mime,
        key=f"plot-{files.what}-{extension}",
        on_click="ignore",
        width="stretch",
    )


def _drawn_on_click(collection: Collection, files: PlotFiles, format_name: str) -> Callable[[], bytes]:
    def content() -> bytes:
        source = source_line(collection, day=datetime.now(UTC).date().isoformat(), filter=files.filter)
        figure = files.draw() or go.Figure()
        return plot_file(figure, title=files.title, source=source, format=format_name, reading=files.reading)

    return content

"""Buttons that make a file when they are pressed, one per format."""

from collections.abc import Callable
from datetime import UTC, datetime

import plotly.graph_objects as go
import streamlit as st

from claims.exports import FORMATS, file_name
from claims.tables import Collection
from views.plots.picture import PICTURES, can_draw, plot_file, source_line
from views.texts import words

Export = Callable[[str, datetime], bytes]  # format and time to the file


def download_buttons(collection: Collection, what: str, export: Export) -> None:
    """One button per format; the time in the file is that of the click."""
    with st.container(horizontal=True):
        for format_name, export_format in FORMATS.items():
            st.download_button(
                words.DOWNLOAD.format(format=words.FORMATS.get(format_name, format_name)),
                data=_made_on_click(export, format_name),
                file_name=file_name(collection, what, format=format_name),
                mime=export_format.mime,
                key=f"download-{what}-{format_name}",
                on_click="ignore",
            )


def picture_buttons(
    collection: Collection, what: str, draw: Callable[[], go.Figure], *, title: str, filter: str = ""
) -> None:
    """One button per picture format of a plot, drawn on white when pressed; a sentence where this machine cannot draw.

    Args:
        what: Names the file.
        draw: The plot in the light theme.
        title: What the plot shows.
        filter: How what it shows was chosen, in words.
    """
    if not can_draw():
        st.caption(words.NO_PICTURES)
        return
    with st.container(horizontal=True):
        for format_name, mime in PICTURES.items():
            st.download_button(
                words.DOWNLOAD.format(format=format_name.upper()),
                data=_drawn_on_click(collection, draw, title, filter, format_name),
                file_name=f"{collection.name}-{what}.{format_name}",
                mime=mime,
                key=f"picture-{what}-{format_name}",
                on_click="ignore",
            )


def _drawn_on_click(
    collection: Collection, draw: Callable[[], go.Figure], title: str, filter: str, format_name: str
) -> Callable[[], bytes]:
    def content() -> bytes:
        source = source_line(collection, day=datetime.now(UTC).date().isoformat(), filter=filter)
        return plot_file(draw(), title=title, source=source, format=format_name)

    return content


def _made_on_click(export: Export, format_name: str) -> Callable[[], bytes]:
    return lambda: export(format_name, datetime.now(UTC))

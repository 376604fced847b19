"""Buttons that make a file when they are pressed, one per format."""

from collections.abc import Callable
from datetime import UTC, datetime

import streamlit as st

from claims.exports import FORMATS, file_name
from claims.tables import Collection
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


def _made_on_click(export: Export, format_name: str) -> Callable[[], bytes]:
    return lambda: export(format_name, datetime.now(UTC))

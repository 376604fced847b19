"""Buttons that make a file when they are pressed, one a format."""

from collections.abc import Callable
from datetime import UTC, datetime

import streamlit as st

from claims.exports import FORMATS, file_name
from claims.tables import Collection
from views import words

Export = Callable[[str, datetime], bytes]  # format and time to the file


def buttons(collection: Collection, what: str, export: Export) -> None:
    """One button a format; the time in the file is that of the click."""
    with st.container(horizontal=True):
        for format_name, each in FORMATS.items():
            st.download_button(
                words.DOWNLOAD.format(format=words.FORMATS.get(format_name, format_name)),
                data=_made_when_asked(export, format_name),
                file_name=file_name(collection, what, format=format_name),
                mime=each.mime,
                key=f"download-{what}-{format_name}",
                on_click="ignore",
            )


def _made_when_asked(export: Export, format_name: str) -> Callable[[], bytes]:
    return lambda: export(format_name, datetime.now(UTC))

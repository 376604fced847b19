"""The button *Download* of a page: which table, in which format, how it begins, what it is called; then the file."""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import streamlit as st

from claims.errors import ExportError
from claims.exports import FORMATS, file_name
from claims.tables import Collection
from views.blocks.alerts import alert
from views.blocks.downloads.download_preview import beginning_of, shown_format
from views.markup import literal, show
from views.state.work.still_open import made_while_open, part
from views.texts import download_words

MOST_PREVIEWED = 3  # points that are worked out for the beginning of a file
Export = Callable[[str, datetime, int | None], bytes]


@dataclass(frozen=True, kw_only=True)
class Download:
    """A table that a page offers as a file.

    Attributes:
        what: Stands in the name of the file, such as "discrepancies".
        title: Its name on screen.
        export: Makes the file, given format, time, and how many points it may have; None for all.
        chosen: How it was chosen, as further parts of the name.
    """

    what: str
    title: str
    export: Export
    chosen: tuple[str, ...] = ()


@part  # opening it, or choosing another format, draws nothing else again
def download_menu(collection: Collection, offers: Callable[[], Sequence[Download]], *, key: str) -> None:
    """The button; nothing is worked out before it is opened, and no whole file before it is saved.

    Args:
        offers: The tables of the page as they are when the menu is opened; the first is chosen.
        key: Distinguishes the menu from those of other pages.
    """
    opened = st.popover(
        download_words.DOWNLOAD, icon=":material/download:", type="tertiary", on_change="rerun", key=f"download-{key}"
    )
    with opened:
        if opened.open:
            show_choice(collection, offers(), key)


def show_choice(collection: Collection, offers: Sequence[Download], key: str) -> None:
    """What stands in the opened menu: table, format, how the file begins, its name, and *Save*."""
    chosen = offers[0]
    if len(offers) > 1:
        titles = {each.what: each.title for each in offers}
        what = st.radio(download_words.TABLE, list(titles), format_func=titles.__getitem__, key=f"download-table-{key}")
        chosen = next((each for each in offers if each.what == what), chosen)
    format_name = st.pills(
        download_words.FORMAT,
        _formats(),
        default=_formats()[0],
        format_func=lambda each: download_words.FORMATS.get(each, each),
        key=f"download-format-{key}",
    )
    format_name = format_name or _formats()[0]
    file = file_name(collection, chosen.what, format=format_name, chosen=chosen.chosen)
    try:
        begins = beginning_of(
            shown_format(format_name), chosen.export(shown_format(format_name), datetime.now(UTC), MOST_PREVIEWED)
        )
    except (ExportError, csv.Error) as error:
        alert(download_words.NOT_MADE.format(why=literal(str(error))))
        return
    named = download_words.FILE_NAME.format(name=f'<code dir="ltr">{file}</code>')
    show(f'<div class="cc cc-begins">{begins}<p>{named}</p></div>')
    st.download_button(
        download_words.SAVE,
        data=made_while_open(lambda: chosen.export(format_name, datetime.now(UTC), None)),
        file_name=file,
        mime=FORMATS[format_name].mime,
        icon=":material/save:",
        type="primary",
        key=f"save-{key}",
        on_click="ignore",
    )


def _formats() -> list[str]:
    """The formats in the order of the screen; those that only the library knows come last."""
    known = [each for each in download_words.FORMATS if each in FORMATS]
    return known + [each for each in FORMATS if each not in known]

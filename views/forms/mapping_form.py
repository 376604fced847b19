"""The form on the page Import in which a person changes what each column means."""

import streamlit as st

from claims.importers import MEANINGS, Mapping, Table
from claims.importers.mapping.edit_mapping import edited_mapping, mapping_rows, setting_rows
from claims.importers.mapping.mapping import COUNTS
from views.blocks.imports.import_results import labelled_table
from views.markup import show
from views.texts import import_words
from views.texts.translation import localised

EDITOR_HEIGHT = 380  # pixels


def meaning_label(means: str) -> str:
    """What a column means, as it is said on screen: "killed, at least", "province or state"."""
    outcome, _, bound = means.partition("_")
    if bound and means in COUNTS:
        return import_words.MEANING_BOUNDS[bound].format(outcome=localised(outcome))
    return import_words.MEANING_LABELS.get(means) or localised(means)


def mapping_form(proposed: Mapping, head: Table, *, key: str) -> Mapping:
    """Shows what each column means and the settings, to be changed; gives the mapping as changed.

    Args:
        proposed: The mapping before any change.
        head: The first rows, of which examples are shown.
        key: Tells the widgets from those of another file.

    Raises:
        CollectionError: A column has a meaning that is not known.
    """
    show(f'<div class="cc"><h2>{import_words.MAPPING}</h2><p>{import_words.MAPPING_HOW}</p></div>')
    text, choice = st.column_config.TextColumn, st.column_config.SelectboxColumn
    rows = st.data_editor(
        mapping_rows(proposed, head), key=f"mapping-{key}", hide_index=True, height=EDITOR_HEIGHT,
        column_order=("column", "means", "cells", "group", "detail"),
        column_config={
            "column": text(import_words.MAPPING_COLUMNS["column"], disabled=True),
            "cells": text(import_words.MAPPING_COLUMNS["cells"], disabled=True),
            "means": choice(import_words.MAPPING_COLUMNS["means"], options=list(MEANINGS), required=True, format_func=lambda means: meaning_label(str(means))),
            "group": text(import_words.MAPPING_COLUMNS["group"], help=import_words.GROUP_HELP),
            "detail": text(import_words.MAPPING_COLUMNS["detail"], help=import_words.DETAIL_HELP),
        },
    )  # fmt: skip
    meanings = [(meaning_label(means), in_words) for means, in_words in MEANINGS.items()]
    with st.expander(import_words.MEANINGS_HEADING):
        show(labelled_table(import_words.MEANINGS_HEADING, import_words.MEANING_COLUMNS, meanings))
    with st.expander(import_words.SETTINGS_HEADING):
        settings = st.data_editor(
            setting_rows(proposed), key=f"settings-{key}", hide_index=True, column_order=("holds", "value"),
            column_config={
                "holds": text(import_words.SETTING_COLUMNS["holds"], disabled=True),
                "value": text(import_words.SETTING_COLUMNS["value"]),
            },
        )  # fmt: skip
    return edited_mapping(rows, settings, name=proposed.name)

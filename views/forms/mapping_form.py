"""The pieces of the page Import: what was recognised, the mapping to change, the first rows, what became of each value."""

from collections.abc import Mapping as Record
from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from claims.importers import KNOWN_FORMATS, MEANINGS, ImportedTable, Mapping, RemarkOutcome, Table, preview, remarks_in
from claims.importers.job.import_job import Answer
from claims.importers.mapping.edit_mapping import edited_mapping, mapping_rows, setting_rows
from claims.values import number_of
from views.markup import folded, literal, name, page_table, scrolling, show
from views.texts import import_words, words

ROWS_SHOWN = 5  # of a table, as they will be read
MOST_SAID, MOST_KINDS = 40, 30  # remarks on the first rows, and kinds of remark on all, that the page shows
EDITOR_HEIGHT = 380  # pixels


def recognised(looked: Answer) -> None:
    """Which format the columns are of, and how much of it there is."""
    known = KNOWN_FORMATS.get(looked["format"])
    told = (
        import_words.RECOGNISED.format(format=f"<b>{literal(known.title)}</b>")
        if known
        else import_words.NOT_RECOGNISED
    )
    doubt = "" if known is None or known.verified else f" {import_words.UNVERIFIED}"
    sheet = f" {import_words.SHEET.format(sheet=name(looked['sheet']))}" if looked["sheet"] else ""
    size = f"{number_of(looked['rows'], 'rows')}, {number_of(len(looked['columns']), 'columns')}"
    show(f'<div class="cc"><h2>{name(looked["file"])}</h2><p>{size}.{sheet} {told}{doubt}</p></div>')


def edit(proposed: Mapping, head: Table, *, key: str) -> Mapping:
    """What each column means, to be changed; gives what it is changed to.

    Raises:
        CollectionError: A column means something that is not known.
    """
    show(f'<div class="cc"><h2>{import_words.MAPPING}</h2><p>{import_words.MAPPING_HOW}</p></div>')
    text, choice = st.column_config.TextColumn, st.column_config.SelectboxColumn
    rows = st.data_editor(
        mapping_rows(proposed, head), key=f"mapping-{key}", hide_index=True, height=EDITOR_HEIGHT,
        column_order=("column", "means", "cells", "group", "detail"),
        column_config={
            "column": text(import_words.MAPPING_COLUMNS["column"], disabled=True),
            "cells": text(import_words.MAPPING_COLUMNS["cells"], disabled=True),
            "means": choice(import_words.MAPPING_COLUMNS["means"], options=list(MEANINGS), required=True),
            "group": text(import_words.MAPPING_COLUMNS["group"], help=import_words.GROUP_HELP),
            "detail": text(import_words.MAPPING_COLUMNS["detail"], help=import_words.DETAIL_HELP),
        },
    )  # fmt: skip
    with st.expander(import_words.MEANINGS_HEADING):
        show(_table(import_words.MEANINGS_HEADING, import_words.MEANING_COLUMNS, list(MEANINGS.items())))
    with st.expander(import_words.SETTINGS_HEADING):
        settings = st.data_editor(
            setting_rows(proposed), key=f"settings-{key}", hide_index=True,
            column_config={
                "name": text(import_words.SETTING_COLUMNS["name"], disabled=True),
                "value": text(import_words.SETTING_COLUMNS["value"]),
                "holds": text(import_words.SETTING_COLUMNS["holds"], disabled=True),
            },
        )  # fmt: skip
    return edited_mapping(rows, settings, name=proposed.name)


def preview_of(imported: ImportedTable) -> None:
    """The first rows as they will be read, and what is remarked on the rows looked at."""
    show(f'<div class="cc"><h2>{import_words.FIRST_ROWS}</h2></div>')
    told = preview(imported, rows=ROWS_SHOWN).drop(columns="claim_id")
    st.dataframe(told.rename(columns=import_words.PREVIEW_COLUMNS), hide_index=True, height=280)
    said = [each for each in remarks_in(imported.remarks) if each.outcome is not RemarkOutcome.NOTED]
    if said:
        rows = [
            (each.row or "", each.column, each.found, each.done, each.outcome)
            for each in sorted(said, key=_worst)[:MOST_SAID]
        ]
        label = import_words.HEAD_REMARKS.format(number=len(said), rows=imported.rows)
        show(f'<div class="cc">{folded(label, _table(label, import_words.REMARK_COLUMNS, rows))}</div>')
    if imported.unread:
        show(
            f'<div class="cc"><p class="cc-soft">{import_words.UNREAD} {", ".join(map(name, imported.unread))}</p></div>'
        )


def _worst(remark: Any) -> tuple[int, int]:  # a Remark
    return (-list(RemarkOutcome).index(remark.outcome), remark.row or 0)


def collection(looked: Answer) -> None:
    """A file that is a collection already: what it holds and what is wrong with it."""
    show(
        f'<div class="cc"><h2>{name(looked["title"])}</h2><p>{import_words.IS_COLLECTION} {_numbers(looked["tables"])}</p></div>'
    )
    _problems(looked)


def outcome(tried: Answer) -> None:
    """What reading the whole table gave."""
    show(
        f'<div class="cc" role="status"><h2>{import_words.OUTCOME}</h2><p>{import_words.ROWS_READ.format(rows=number_of(tried["rows"], "rows"))} '
        f"{_numbers(tried['tables'])}</p></div>"
    )
    _problems(tried)
    if tried["revision"]:
        _revision(tried["revision"])


def _numbers(tables: Record[str, int]) -> str:
    told = [number_of(number, table) for table, number in tables.items()]
    return import_words.HOLDS.format(numbers=", ".join(told))


def _problems(answer: Answer) -> None:
    if answer["problems_in_all"]:
        rows = [tuple(each.values()) for each in answer["problems"]]
        label = words.PROBLEMS.format(number=number_of(answer["problems_in_all"], "problems"))
        show(f'<div class="cc">{folded(label, _table(label, words.PROBLEM_COLUMNS, rows))}</div>')


def _revision(revision: Answer) -> None:
    rows = [
        (
            import_words.REVISION[kind],
            each["number"],
            ", ".join(each["claims"][:5]) + (" …" if each["number"] > 5 else ""),
        )
        for kind, each in revision.items()
    ]
    show(
        f'<div class="cc"><h2>{import_words.REVISION_HEADING}</h2><p class="cc-soft">{import_words.REVISION_WHY}</p></div>',
        _table(import_words.REVISION_HEADING, import_words.REVISION_COLUMNS, rows),
    )


def remarks(report: bytes, tried: Answer) -> None:
    """What was changed or refused: how often by column and reason, then every case by row, and all of it as a file."""
    kinds = [
        (each["outcome"], each["column"], each["done"], each["times"], each["first_row"] or "", each["example"])
        for each in tried["remarks"][:MOST_KINDS]
    ]
    show(
        f'<div class="cc"><h2>{import_words.REMARKS}</h2></div>',
        _table(import_words.REMARKS, import_words.TALLY_COLUMNS, kinds),
    )
    left = len(tried["remarks"]) - len(kinds)
    if left > 0:
        show(f'<div class="cc"><p class="cc-soft">{import_words.MORE_KINDS.format(number=left)}</p></div>')
    if tried["worst"]:
        label = import_words.WORST_REMARKS.format(number=len(tried["worst"]))
        st.caption(label)
        frame = pd.DataFrame(tried["worst"], columns=["row", "column", "found", "done", "outcome"]).astype("str")
        st.dataframe(frame.set_axis(list(import_words.REMARK_COLUMNS), axis=1), hide_index=True, height=280)
    st.download_button(
        import_words.TAKE_REPORT,
        data=report,
        file_name="import-report.csv",
        mime="text/csv",
        on_click="ignore",
        key="import-report",
    )


def _table(label: str, heads: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    cells = [[name(cell) for cell in row] for row in rows]
    return scrolling(label, page_table(heads, cells, has_row_heads=False), is_block=True)

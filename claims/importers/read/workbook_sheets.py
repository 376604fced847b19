"""The sheets of a workbook as cells: numbers as they were written, merged cells filled."""

from collections.abc import Iterable
from itertools import islice

import pandas as pd
from pandas.api.extensions import ExtensionArray
from python_calamine import CalamineSheet, SheetTypeEnum

from claims.collection.opened_workbook import open_workbook, sheet_of
from claims.errors import CollectionError
from claims.importers.read.headings import TOP_ROWS
from claims.importers.read.sheet_cells import SheetCells, SheetReader, Sheets, trimmed_texts, value_text
from claims.importers.remarks import RemarkOutcome, Remarks
from claims.safety.limits import current_limits, most

CHUNK_ROWS = 20_000
Region = tuple[tuple[int, int], tuple[int, int]]  # first and last row and column, from 0


def workbook_sheets(data: bytes, name: str) -> Sheets:
    """The sheets of a workbook of any kind that calamine reads; charts are none."""
    book = open_workbook(data, name)

    def reader(sheet: str) -> SheetReader:
        return lambda remarks: _read_sheet(sheet_of(book, sheet, name), name, remarks)

    sheets = [each.name for each in book.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
    return {sheet: reader(sheet) for sheet in sheets}


def _read_sheet(sheet: CalamineSheet, name: str, remarks: Remarks) -> SheetCells:
    if sheet.start is None or sheet.end is None:
        return SheetCells(cells=pd.DataFrame())
    width = sheet.end[1] + 1
    if width > current_limits().most_columns:
        raise CollectionError(f"{name}, sheet {sheet.name!r}, has {width:,} columns; allowed: {most('most_columns')}")
    left = [""] * sheet.start[1]
    rows = iter(sheet.iter_rows())
    chunks = []
    while chunk := list(islice(rows, CHUNK_ROWS)):
        columns = zip(*(left + cells for cells in chunk), strict=True)
        chunks.append(pd.DataFrame({at: _texts(column) for at, column in enumerate(columns)}))
    cells = pd.concat(chunks, ignore_index=True)
    spans = _fill_down(cells, sheet.merged_cell_ranges or (), remarks)
    return SheetCells(cells=cells.set_axis(pd.RangeIndex(1, len(cells) + 1)), spans=spans)


def _texts(cells: Iterable[object]) -> ExtensionArray:
    return trimmed_texts([cell if cell.__class__ is str else value_text(cell) for cell in cells])


def _fill_down(cells: pd.DataFrame, merged: Iterable[Region], remarks: Remarks) -> tuple[tuple[int, int, int], ...]:
    """Fills the rows of each merged region in its first column; the regions near the top that reach over columns."""
    spans: list[tuple[int, int, int]] = []
    filled: list[int] = []
    is_blank = (cells == "").all(axis=1).to_numpy()
    for (top, left), (bottom, right) in merged:
        if top >= len(cells) or left >= cells.shape[1]:
            continue
        text, bottom = str(cells.iat[top, left]), min(bottom, len(cells) - 1)
        below = [row for row in range(top + 1, bottom + 1) if text and not is_blank[row]]
        cells.iloc[below, left] = text
        filled += [row + 1 for row in below]
        if top < TOP_ROWS:
            spans += [(row + 1, left, min(right, cells.shape[1] - 1)) for row in range(top, bottom + 1) if right > left]
    remarks.note_rows(
        sorted(set(filled)), "", "cells merged over rows", "each row read with their text", RemarkOutcome.CHANGED
    )
    return tuple(spans)

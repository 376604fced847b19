"""A table as a file: delimiters, encodings, covers, totals, workbooks, JSON and Parquet."""

import csv
import io
import json
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pandas as pd
import xlsxwriter

from benchmarks.generated_tables.records import Content
from benchmarks.generated_tables.words import CODE_PAGES, one_of, words


@dataclass(kw_only=True)
class Made:
    """A file, and the row of each record as a spreadsheet counts; empty where a format has no rows that people count."""

    path: Path
    content: Content
    kind: str
    rows: list[int]


def write_table(content: Content, folder: Path, name: str, chance: Random) -> Made:
    """The content as a file of a kind that the chance chooses."""
    luck = chance.random()
    if luck < 0.12:
        return _write_book(content, folder / f"{name}.xlsx", chance)
    if luck < 0.18:
        return _write_json(content, folder / f"{name}.json", chance)
    if luck < 0.22:
        return _write_parquet(content, folder / f"{name}.parquet")
    return _write_text(content, folder / f"{name}.csv", chance)


def _records(content: Content) -> list[list[str]]:
    return [list(cells) for cells in zip(*(each.cells for each in content.columns), strict=True)]


def _around(content: Content, chance: Random) -> tuple[list[list[str]], list[list[str]]]:
    """Rows above the heading, and rows of totals or remarks below."""
    cover = [[one_of("title", content.language, chance)], []] if chance.random() < 0.15 else []
    totals = [one_of("total", content.language, chance), *("" for _ in content.columns[1:])]
    for place, column in enumerate(content.columns):
        if place and column.heading in content.said.get("killed", content.said["day"]).headings:
            totals[place] = "999"
    return cover, [totals] if chance.random() < 0.15 else []


def _write_text(content: Content, path: Path, chance: Random) -> Made:
    joined = (
        "".join(cell for each in content.columns for cell in (each.heading, *each.cells))
        + words("total", content.language)[0]
    )
    encodings = ["utf-8", "utf-8", "utf-8-sig", "utf-16"]
    page = CODE_PAGES.get(content.language, "")
    if page and chance.random() < 0.25 and _fits(joined, page):
        encodings = [page]
    encoding = chance.choice(encodings)
    has_commas = any("," in cell for each in content.columns for cell in each.cells)
    delimiter = chance.choice((";", "\t") if has_commas and chance.random() < 0.5 else (",", ",", ";", "\t", "|"))
    cover, below = _around(content, chance)
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator=chance.choice(("\n", "\r\n")))
    records = _records(content)
    for row in [*cover, [each.heading for each in content.columns], *records, *below]:
        writer.writerow(row)
    path.write_bytes(text.getvalue().encode(encoding, "replace"))
    first = len(cover) + 2
    return Made(
        path=path,
        content=content,
        kind=f"text, {encoding}, {delimiter!r}",
        rows=list(range(first, first + len(records))),
    )


def _fits(text: str, page: str) -> bool:
    try:
        text.encode(page)
    except UnicodeEncodeError:
        return False
    return True


def _write_book(content: Content, path: Path, chance: Random) -> Made:
    cover, below = _around(content, chance)
    typed = chance.random() < 0.7
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        page, day = book.add_worksheet("Data"), book.add_format({"num_format": "yyyy-mm-dd"})
        if chance.random() < 0.3:
            book.add_worksheet("Notes").write_string(0, 0, "Compiled by hand.")
        rows = [*cover, [each.heading for each in content.columns]]
        first = len(rows)
        for line, cells in enumerate([*rows, *_records(content), *below]):
            for place, cell in enumerate(cells):
                column = content.columns[place] if place < len(content.columns) else None
                at = line - first
                if typed and column and 0 <= at < len(column.days) and (when := column.days[at]):
                    page.write_datetime(line, place, pd.Timestamp(when).to_pydatetime(), day)
                elif typed and line >= first and cell.isascii() and cell.isdecimal():
                    page.write_number(line, place, int(cell))
                elif cell:
                    page.write_string(line, place, cell)
    return Made(
        path=path,
        content=content,
        kind="workbook",
        rows=list(range(first + 1, first + 1 + len(content.columns[0].cells))),
    )


def _write_json(content: Content, path: Path, chance: Random) -> Made:
    names = [each.heading for each in content.columns]
    records = [dict(zip(names, map(_json_cell, cells), strict=True)) for cells in _records(content)]
    by_line = chance.random() < 0.3
    text = (
        "\n".join(json.dumps(each, ensure_ascii=False) for each in records)
        if by_line
        else json.dumps(records, ensure_ascii=chance.random() < 0.5)
    )
    path.write_text(text, encoding="utf-8")
    return Made(path=path, content=content, kind="JSON, an object a line" if by_line else "JSON", rows=[])


def _json_cell(cell: str) -> str | int | None:
    return int(cell) if cell.isascii() and cell.isdecimal() else (cell or None)


def _write_parquet(content: Content, path: Path) -> Made:
    pd.DataFrame({each.heading: each.cells for each in content.columns}).to_parquet(path)
    return Made(path=path, content=content, kind="Parquet", rows=[])

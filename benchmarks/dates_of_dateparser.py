# ruff: noqa: T201  # a script talks to its terminal
"""How many of the absolute dates in dateparser's own tests are read, by us and, beside it, by dateparser and dateutil.

python -m benchmarks.dates_of_dateparser path/to/tests/test_date_parser.py

Each language of the test `test_dates_parsing` is a column of its own. A date is absolute where its cell holds the year.
The file is read as text, nothing of it is run: take it from a checkout of https://github.com/scrapinghub/dateparser.
"""

import argparse
import ast
import contextlib
import re
import time
import warnings
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path

import pandas as pd

from claims.importers.cells.date_cells import read_days
from claims.importers.remarks import Remarks

OUR_LANGUAGES = ("English", "French", "Spanish", "Portuguese", "German", "Russian", "Ukrainian", "Turkish", "Arabic")
_HEADING = re.compile(r"\s*# (\w+) dates$|\s*# (.+)$")
Column = list[tuple[str, date]]


def read_columns(path: Path) -> dict[str, Column]:
    """The absolute dates of each language: cells with the day that the test expects."""
    source = path.read_text(encoding="utf-8")
    headings = {
        number: found[1] or found[2]
        for number, line in enumerate(source.splitlines(), 1)
        if (found := _HEADING.match(line))
    }
    columns: defaultdict[str, Column] = defaultdict(list)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef) and node.name == "test_dates_parsing":
            for call in ast.walk(node.decorator_list[0]):
                if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "param":
                    heading = headings[max(number for number in headings if number < call.lineno)]
                    cell, day = _case(call)
                    if _holds_year(cell, day):
                        columns[heading].append((cell, day))
    return dict(columns)


def _case(call: ast.Call) -> tuple[str, date]:
    text, expected = call.args
    assert isinstance(text, ast.Constant)
    assert isinstance(expected, ast.Call)
    year, month, day = (argument.value for argument in expected.args[:3] if isinstance(argument, ast.Constant))
    return str(text.value), date(*(int(str(part)) for part in (year, month, day)))


def _holds_year(cell: str, day: date) -> bool:
    without_time = re.sub(r"\d+:\d+(:\d+)?", "", cell)
    return re.search(rf"{day.year}|(?<!\d){day.year % 100:02}(?!\d)", without_time) is not None


def read_ours(cells: list[str]) -> list[date | None]:
    """The first day of each cell as imports read it."""
    days = read_days(pd.Series(cells, dtype="str", name="date"), Remarks("dates"))
    return [None if pd.isna(day) else day.date() for day in days["first"]]


def read_one_by_one(parse: Callable[[str], object]) -> Callable[[list[str]], list[date | None]]:
    """A reader of columns from one of single cells."""

    def read(cells: list[str]) -> list[date | None]:
        days: list[date | None] = []
        for cell in cells:
            day = None
            with contextlib.suppress(Exception), warnings.catch_warnings(action="ignore"):
                day = parse(cell).date()  # type: ignore[attr-defined]  # a datetime, or an error that is suppressed
            days.append(day)
        return days

    return read


def readers() -> dict[str, Callable[[list[str]], list[date | None]]]:
    """Our reader and those of the libraries that are installed."""
    found: dict[str, Callable[[list[str]], list[date | None]]] = {"ours": read_ours}
    with contextlib.suppress(ImportError):
        dateparser = import_module("dateparser")
        settings = {"STRICT_PARSING": True}
        found["dateparser, strict"] = read_one_by_one(lambda cell: dateparser.parse(cell, settings=settings))
    with contextlib.suppress(ImportError):
        found["dateutil"] = read_one_by_one(import_module("dateutil.parser").parse)
    return found


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("path", type=Path, help="tests/test_date_parser.py of dateparser")
    columns = read_columns(arguments.parse_args().path)
    for name, read in readers().items():
        print(f"\n{name}")
        began, totals = time.perf_counter(), [0, 0, 0]
        for language, column in columns.items():
            answers = read([cell for cell, _ in column])
            right = sum(answer == day for answer, (_, day) in zip(answers, column, strict=True))
            refused = [cell for answer, (cell, _) in zip(answers, column, strict=True) if answer is None]
            wrong = [
                f"{cell} ({answer})"
                for answer, (cell, day) in zip(answers, column, strict=True)
                if answer and answer != day
            ]
            print(
                f"  {language}: {right} of {len(column)}"
                + "".join(
                    f"; {word}: {', '.join(cells)}" for word, cells in (("refused", refused), ("wrong", wrong)) if cells
                )
            )
            if language in OUR_LANGUAGES:
                totals = [total + more for total, more in zip(totals, (right, len(refused), len(wrong)), strict=True)]
        seconds = time.perf_counter() - began
        print(f"  our languages: {totals[0]} right, {totals[1]} refused, {totals[2]} wrong; {seconds:.2f} s for all")


if __name__ == "__main__":
    main()

"""Limits: set by name in the environment or by an option, and refused in a sentence where they are none."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from claims.errors import ClaimsError
from claims.extract import read_content
from claims.importers import import_file
from claims.safety.limits import LIMITS, LimitsError, current_limits, most, read_limits
from tests.builders.command_line import run
from tests.builders.document_files import pdf_file, word_file


def test_limits_are_set_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_limits("") == LIMITS
    monkeypatch.setenv("CLAIMS_LIMITS", "most_rows=5 most_seconds=0.5 most_memory=2e9")
    limits = current_limits()
    assert (limits.most_rows, limits.most_seconds, limits.most_memory) == (5, 0.5, 2_000_000_000)
    assert most("most_rows") == "at most 5 (limit most_rows)"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("most_fun=3", "no limit 'most_fun'; allowed: most_bytes"),
        ("most_rows", "limit most_rows is ''"),
        ("most_rows=many", "limit most_rows is 'many'; allowed: a number above 0, such as"),
        ("most_rows=-1", "limit most_rows is '-1'"),
        ("most_rows=inf", "limit most_rows is 'inf'"),
        ("most_seconds=nan", "limit most_seconds is 'nan'"),
    ],
)
def test_what_is_no_limit_is_refused(text: str, said: str) -> None:
    with pytest.raises(LimitsError, match=said):
        read_limits(text)


def test_an_option_sets_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_LIMITS", "")
    done = run("--limit", "most_fun=3", "validate")
    assert done.exit_code == 2
    assert "no limit 'most_fun'" in done.stderr
    done = run("--limit", "most_table_bytes=10", "validate")
    assert done.exit_code == 1
    assert "of which at most 10 are read" in done.stdout


ROWS = "date,place,killed,note\n" + "2021-01-02,Qamishli,3,a note of some words\n" * 30


def _table(folder: Path) -> object:
    (folder / "t.csv").write_text(ROWS, encoding="utf-8")
    return import_file(folder / "t.csv")


def _packed_table(folder: Path) -> object:
    (folder / "t.csv.gz").write_bytes(gzip.compress(ROWS.encode()))
    return import_file(folder / "t.csv.gz")


def _workbook(folder: Path) -> object:
    pd.DataFrame([line.split(",") for line in ROWS.splitlines()]).to_excel(
        folder / "t.xlsx", header=False, index=False, engine="xlsxwriter"
    )
    return import_file(folder / "t.xlsx")


def _text(_: Path) -> object:
    return read_content(b"Seven people were killed in Qamishli.", name="d.txt")


def _pages(_: Path) -> object:
    return read_content(pdf_file(pages=2), name="d.pdf")


def _packed_document(_: Path) -> object:
    return read_content(word_file("Seven people were killed."), name="d.docx")


@pytest.mark.parametrize(
    ("limit", "read"),
    [
        ("most_bytes=10", _text),
        ("most_characters=10", _text),
        ("most_pages=1", _pages),
        ("most_unpacked=10", _packed_document),
        ("most_parts=1", _packed_document),
        *[("most_table_bytes=10", read) for read in (_table, _workbook)],
        *[("most_table_unpacked=20", read) for read in (_packed_table, _workbook)],
        *[(f"{limit}=2", read) for limit in ("most_rows", "most_columns", "most_cells", "most_cell_characters") for read in (_table, _workbook)],
    ],
)  # fmt: skip
def test_a_limit_that_is_reached_is_named(
    limit: str, read: Callable[[Path], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMS_LIMITS", limit)
    with pytest.raises(ClaimsError, match=rf"limit {limit.partition('=')[0]}\b"):
        read(tmp_path)

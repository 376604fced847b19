"""The beginning of a file: rows, lines, files of an archive; words from outside stay words."""

from datetime import UTC, datetime

import pytest

from claims.exports import FORMATS, export_discrepancies
from tests.builders.hostile_study import hostile_study
from views.blocks.downloads.download_preview import MOST_COLUMNS, MOST_LINES, beginning_of, shown_format

AT = datetime(2026, 11, 22, tzinfo=UTC)


def test_rows_of_a_table_are_cut_to_the_first() -> None:
    heads = ",".join(f"h{number}" for number in range(MOST_COLUMNS + 1))
    rows = "\n".join("x" * 80 + "," * MOST_COLUMNS for _ in range(9))
    shown = beginning_of("csv", f"{heads}\n{rows}\n".encode("utf-8-sig"))
    assert (shown.count("<tr"), f"h{MOST_COLUMNS}" in shown) == (5, False)
    assert "x" * 59 + "…" in shown
    assert "x" * 60 not in shown


def test_a_table_without_rows_says_so() -> None:
    assert beginning_of("csv", b"a,b\n") == "<p>Nothing matches the filters, so the file has no rows.</p>"


def test_lines_are_those_below_the_remarks() -> None:
    shown = beginning_of("latex", ("% remark\n\n" + "row\n" * 40).encode())
    assert "remark" not in shown
    assert shown.count("row\n") == MOST_LINES - 1
    assert "% kept" in beginning_of("text", b"% kept")


@pytest.mark.parametrize(
    ("format_name", "shown"), [("xlsx", "csv"), ("html", "csv"), ("paper", "latex"), ("zip", "zip"), ("json", "json")]
)
def test_what_cannot_be_read_as_it_is_is_shown_as_something_else(format_name: str, shown: str) -> None:
    assert shown_format(format_name) == shown


@pytest.mark.parametrize("format_name", FORMATS)
def test_every_format_begins_with_words_as_words(format_name: str) -> None:
    shown = shown_format(format_name)
    begins = beginning_of(shown, export_discrepancies(*hostile_study(), format=shown, at=AT))
    assert 'role="region"' in begins
    assert not [tag for tag in ("<script", "<ref", "<b>", "\u202e") if tag in begins]


def test_an_archive_names_its_files() -> None:
    content = export_discrepancies(*hostile_study(), format="zip", at=AT)
    assert "<li>long.csv</li>" in beginning_of("zip", content)

"""The archive: every table in it, a codebook of their columns, the time of the export on each file."""

import csv
import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

from claims.exports.latex.bibtex import write_bibtex
from claims.exports.latex.latex_tables import write_latex
from claims.exports.spreadsheets.csv_tables import write_csv, write_wide_csv
from claims.exports.spreadsheets.xlsx_workbook import write_xlsx
from claims.exports.zip_archive import write_paper, write_zip
from tests.builders.sheets import flat_sheet, small_sheet


def opened(content: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(content))


def codebook(content: bytes) -> list[list[str]]:
    text = opened(content).read("codebook.csv").decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_archive_holds_tables_bibliography_and_codebook() -> None:
    sheet = small_sheet()
    archive = opened(write_zip(sheet))
    assert archive.namelist() == ["README.txt", "codebook.csv", "long.csv", "wide.csv", "table.xlsx", "references.bib"]
    assert archive.read("README.txt").decode() == "\n".join(sheet.remarks) + "\n"
    assert archive.read("long.csv") == write_csv(sheet)
    assert archive.read("wide.csv") == write_wide_csv(sheet)
    assert archive.read("table.xlsx") == write_xlsx(sheet)
    assert archive.read("references.bib") == write_bibtex(sheet)


def test_tables_beside_the_rows_are_files_of_their_own() -> None:
    beside = replace(flat_sheet(), name="Figures killed")
    archive = opened(write_zip(small_sheet(beside=(beside,))))
    assert archive.read("figures-killed.csv") == write_csv(beside)
    lines = codebook(write_zip(small_sheet(beside=(beside,))))
    assert lines[-1] == ["figures-killed.csv, table.xlsx", "number", "Number", "A number."]


def test_a_paper_has_its_tables_and_the_bibliography_that_they_cite() -> None:
    sheet = small_sheet()
    archive = opened(write_paper(sheet))
    assert archive.namelist() == ["paper.tex", "table.tex", "references.bib", "README.txt"]
    assert archive.read("table.tex") == write_latex(sheet)
    assert archive.read("references.bib") == write_bibtex(sheet)
    page = archive.read("paper.tex").decode()
    for words in (r"\input{table}", r"\bibliography{references}", "longtable", "pdflscape"):
        assert words in page


def test_codebook_explains_long_and_wide_columns() -> None:
    lines = codebook(write_zip(small_sheet()))
    assert lines[:2] == [["file", "column", "label", "meaning"], ["long.csv, table.xlsx", "rank", "Rank", "Place."]]
    assert lines[-4:] == [
        ["long.csv, wide.csv", "relation_means", "Relation means", "The definition of the row's relation."],
        ["wide.csv, table.xlsx", "...: value", "Value", "What it says. (one column per side, named by it.)"],
        ["wide.csv, table.xlsx", "...: origins", "Origins", "How many. (one column per side, named by it.)"],
        ["wide.csv, table.xlsx", "...: words", "Words", "The words. (one column per side, named by it.)"],
    ]
    assert len(lines) == 1 + 9 + 4


def test_codebook_of_a_sheet_without_relations_explains_none() -> None:
    assert "relation_means" not in [line[1] for line in codebook(write_zip(flat_sheet()))]


def test_files_have_the_time_of_the_export_and_are_compressed() -> None:
    entry = opened(write_zip(small_sheet())).getinfo("long.csv")
    assert entry.date_time == (2026, 11, 22, 12, 30, 0)
    assert entry.compress_type == zipfile.ZIP_DEFLATED
    assert entry.external_attr >> 16 == 0o644


def test_a_time_before_the_first_that_a_zip_holds_becomes_that() -> None:
    sheet = small_sheet(at=datetime(1979, 12, 31, tzinfo=UTC))
    assert opened(write_zip(sheet)).getinfo("long.csv").date_time == (1980, 1, 1, 0, 0, 0)

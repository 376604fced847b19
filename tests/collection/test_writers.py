"""Writing: what comes back is the same, in the same bytes, and no cell becomes a formula."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.collection import (
    load_collection,
    write_folder,
    write_jsonlines,
    write_workbook,
)
from claims.errors import ExportError
from claims.model import Basis
from claims.tables import Collection
from tests.builders.collection_files import assert_same
from tests.builders.collection_tables import SMALL, build_collection, claim, row, said


def test_folder_and_workbook_give_the_collection_back(tmp_path: Path) -> None:
    collection = load_collection(SMALL)
    write_folder(collection, tmp_path / "folder")
    write_workbook(collection, tmp_path / "book.xlsx")
    assert_same(load_collection(tmp_path / "folder"), collection)
    assert_same(load_collection(tmp_path / "book.xlsx"), collection)


@pytest.mark.parametrize(
    ("write", "name"), [(write_folder, "c"), (write_workbook, "c.xlsx"), (write_jsonlines, "c.jsonl")]
)
def test_what_values_rest_on_comes_back(write: Callable[[Collection, Path], None], name: str, tmp_path: Path) -> None:
    counts = [said("6"), said("7", basis="reading"), said("0", basis="inference", note="n")]
    collection = build_collection(claim("c", killed=counts))
    write(collection, tmp_path / name)
    again = load_collection(tmp_path / name)
    assert [each.basis for each in again.statement_records.values()] == list(Basis)
    assert again.digest == collection.digest


def test_written_folder_is_the_same_bytes(tmp_path: Path) -> None:
    write_folder(load_collection(SMALL), tmp_path)
    for path in SMALL.iterdir():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes()


def test_workbook_of_the_same_content_is_the_same_bytes() -> None:
    first, second = BytesIO(), BytesIO()
    write_workbook(load_collection(SMALL), first)
    write_workbook(load_collection(SMALL), second)
    assert first.getvalue() == second.getvalue()


HOSTILE = st.text(st.characters(codec="utf-8"), max_size=40)


FORMULAS = st.sampled_from(
    [
        "=1+1",
        "+49",
        "-",
        "@x",
        '=HYPERLINK("http://x.example")',
        '"',
        "'",
        "a\r\nb",
        "a\rb",
        "\t",
        "|",
        "NaN",
        "#N/A",
        "1e5",
        "_x000D_",
        "\ufeff",
        "\u202eabc",
        "007",
        "TRUE",
    ]
)


@settings(max_examples=8, deadline=None)
@given(notes=st.lists(HOSTILE | FORMULAS, min_size=10, max_size=40))
def test_any_text_comes_back_or_has_a_problem(tmp_path_factory: pytest.TempPathFactory, notes: list[str]) -> None:
    collection = build_collection(
        sources=[row("sources", f"s{number}", note=note) for number, note in enumerate(notes)]
    )
    assert len(collection.sources) + len(collection.problems) == len(notes)
    path = tmp_path_factory.mktemp("hostile")
    write_folder(collection, path)
    write_workbook(collection, path / "book.xlsx")
    for read in (load_collection(path), load_collection(path / "book.xlsx")):
        assert list(read.sources["note"]) == list(collection.sources["note"])
        assert (read.digest, read.problems) == (collection.digest, ())


def test_formula_is_written_as_text(tmp_path: Path) -> None:
    write_workbook(build_collection(sources=[row("sources", "s", note="=1+1")]), tmp_path / "b.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "b.xlsx")["sources"]["H2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_what_cannot_be_written_raises(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ExportError, match="allowed"):
        write_folder(load_collection(SMALL), tmp_path / "file")
    with pytest.raises(ExportError, match="allowed"):
        write_workbook(load_collection(SMALL), tmp_path / "file" / "b.xlsx")

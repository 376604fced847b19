"""A collection as it is loaded: from a folder, a workbook or memory, whole or with its problems."""

from pathlib import Path

import pytest

from claims.collection import (
    default_collection,
    load_collection,
    shipped,
    write_folder,
)
from claims.errors import CollectionError
from claims.schema import TABLE_COLUMNS, TABLES
from claims.study import make_study
from claims.tables import PARSED_COLUMNS
from tests.builders.collection_files import Spoil, edit_text, places_of, row_of
from tests.builders.collection_tables import SMALL, build_collection, claim, read_rows
from tests.builders.shipped import SHIPPED


def test_small_collection_loads_without_problems() -> None:
    collection = load_collection(SMALL)
    assert collection.problems == ()
    assert (collection.name, collection.version, collection.date) == ("small", "1.0.0", "2026-11-22")
    assert len(collection.statements) == len(read_rows(SMALL / "statements.csv"))


def test_optional_tables_may_be_absent(tmp_path: Path) -> None:
    write_folder(build_collection(claim("c1", killed="6")), tmp_path)
    for table in ("parties", "places", "judgements"):
        (tmp_path / f"{table}.csv").unlink()
    collection = load_collection(tmp_path)
    assert collection.problems == ()
    assert list(collection.parties.columns) == list(TABLE_COLUMNS["parties"])


@pytest.mark.parametrize("table", TABLES)
def test_a_table_whose_rows_are_all_refused_keeps_its_columns_and_the_rest_is_compared(
    table: str, small_collection: Path
) -> None:
    path = small_collection / f"{table}.csv"
    needed = TABLE_COLUMNS[table][0]
    path.write_text(path.read_text(encoding="utf-8").replace(needed, "lost", 1), encoding="utf-8")
    collection = load_collection(small_collection)
    assert any("such column, so all rows" in problem.found for problem in collection.problems)
    assert list(getattr(collection, table)) == [*TABLE_COLUMNS[table], *PARSED_COLUMNS.get(table, ())]
    assert getattr(collection, table).empty
    make_study(collection, None)


def test_words_for_missing_values_stay_text() -> None:
    collection = build_collection(claim("c1", reason=["NA", "None", "null"]))
    assert list(collection.statements["value"]) == ["NA", "None", "null"]


def test_every_row_is_loaded_or_has_a_problem(spoil: Spoil) -> None:
    collection = load_collection(spoil("sources", "watch", {"kind": ""}))
    refused = {(problem.file, problem.row) for problem in collection.problems if problem.row}
    for table in TABLES:
        rows = len(read_rows(SMALL / f"{table}.csv"))
        assert rows == len(getattr(collection, table)) + sum(file == f"{table}.csv" for file, _ in refused)


def test_ten_faults_of_ten_kinds_are_all_named(small_collection: Path) -> None:
    edit_text(small_collection / "sources.csv", "herald,The Herald,outlet", "herald,The Herald,paper")
    edit_text(small_collection / "documents.csv", "watch-1,watch,", "watch-1,wacht,")
    edit_text(small_collection / "claims.csv", "a1,agency-1,", "a1,agency-1,,")
    edit_text(small_collection / "claims.csv", "note\n", "remark\n")
    statements = small_collection / "statements.csv"
    edit_text(statements, "h1-killed,h1,killed,police,1", "h1-killed,h1,killed,police,one")
    edit_text(statements, "w3-wounded,w3,wounded,civilians,2..3,,asserts", "w3-wounded,w3,wounded,civilians,2..3,,says")
    edit_text(statements, "a1-armed,", "a1-crowd,")
    edit_text(small_collection / "places.csv", "37.05", "97.05")
    edit_text(small_collection / "parties.csv", "children,civilians,", "children,children,")
    (small_collection / "judgements.csv").write_bytes(
        b"judgement_id,claim_a,claim_b,verdict,by,at,why,digest_a,digest_b\nj1,h1,w1,same,Ren\xe9,now,,,\n"
    )
    found = places_of(load_collection(small_collection).problems)
    assert set(found) >= {
        ("sources.csv", 2, "kind"),
        ("documents.csv", 3, "source_id"),
        ("claims.csv", 6, ""),
        ("claims.csv", None, "remark"),
        ("claims.csv", None, "note"),
        ("statements.csv", row_of("statements", "h1-killed"), "value"),
        ("statements.csv", row_of("statements", "w3-wounded"), "stance"),
        ("statements.csv", row_of("statements", "a1-armed"), "statement_id"),
        ("places.csv", row_of("places", "hill-town"), "latitude"),
        ("parties.csv", row_of("parties", "children"), "parent"),
        ("judgements.csv", 2, ""),
    }


def test_what_cannot_be_opened_raises(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken.xlsx").write_bytes(b"no workbook")
    (tmp_path / "tables.txt").write_text("x", encoding="utf-8")
    for name in ("nowhere", "empty", "broken.xlsx", "tables.txt"):
        with pytest.raises(CollectionError, match="allowed"):
            load_collection(tmp_path / name)


def test_shipped_collection_has_no_problems() -> None:
    assert load_collection(SHIPPED).problems == ()


def test_the_shipped_collection_is_in_the_checkout_or_beside_the_installed_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert default_collection() == SHIPPED
    monkeypatch.setattr(shipped, "ROOT", tmp_path / "nowhere")
    monkeypatch.setattr("sys.prefix", str(tmp_path))
    assert default_collection() == Path("data/qamishli-hasakah")
    installed = tmp_path / "share" / "competing-claims" / "qamishli-hasakah"
    installed.mkdir(parents=True)
    assert default_collection() == installed


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("nowhere", "no such path: {path}; allowed: a folder with CSV tables, or a workbook (.xlsx, .ods)"),
        (
            "notes.txt",
            "{path} is neither a folder nor a workbook; allowed: a folder, or a file ending in .xlsx, .ods, .jsonl, .sqlite3",
        ),
        ("empty", "{path} contains no collection; allowed: a folder with datapackage.json and CSV tables"),
    ],
)
def test_what_cannot_be_opened_is_said_whole(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "notes.txt").write_text("notes", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    with pytest.raises(CollectionError) as raised:
        load_collection(tmp_path / name)
    assert str(raised.value) == message.format(path=tmp_path / name)

"""What kind of file somebody brings."""

import zipfile
from pathlib import Path

import pytest

from claims.collection import load_collection, write_folder, write_workbook
from claims.errors import CollectionError
from claims.importers.read.recognise_file import UploadKind, recognise_file
from tests.builders.collection_tables import build_collection, claim
from tests.builders.foreign_tables import EVENTS, write_table, zipped


def test_collections_are_recognised_in_every_form(tmp_path: Path) -> None:
    collection = build_collection(claim("a", killed="1"))
    write_folder(collection, tmp_path / "folder")
    write_workbook(collection, tmp_path / "book.xlsx")
    files = {f"study/{file.name}": file.read_bytes() for file in (tmp_path / "folder").iterdir()}
    for path in (tmp_path / "book.xlsx", zipped(tmp_path, files)):
        upload = recognise_file(path, tmp_path)
        assert upload.kind is UploadKind.COLLECTION
        assert load_collection(upload.path).digest == collection.digest


@pytest.mark.parametrize("names", [["a/../../events.csv"], ["a.csv", "b.csv"], ["claims.csv"]])
def test_a_zip_around_tables_is_read_as_it_is(names: list[str], tmp_path: Path) -> None:
    path = zipped(tmp_path, dict.fromkeys(names, EVENTS.encode()))
    assert recognise_file(path, tmp_path) == (path, UploadKind.TABLE)


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_zip_whose_packed_data_is_damaged_is_refused_in_a_sentence(method: int, tmp_path: Path) -> None:
    path = tmp_path / "brought.zip"
    with zipfile.ZipFile(path, "w", method) as archive:
        archive.writestr("claims.csv", EVENTS * 50)
        archive.writestr("statements.csv", EVENTS)
    content = path.read_bytes()
    path.write_bytes(content[:60] + b"\x00" * 20 + content[80:])
    with pytest.raises(CollectionError, match="cannot be unpacked"):
        recognise_file(path, tmp_path)


def test_a_zip_of_two_collections_is_refused_for_neither_is_the_one(tmp_path: Path) -> None:
    files = {f"{folder}/{table}.csv": b"x" for folder in "ab" for table in ("claims", "statements")}
    with pytest.raises(CollectionError, match=r"holds claims.csv 2 times; allowed: one collection"):
        recognise_file(zipped(tmp_path, files), tmp_path)


def test_a_broken_zip_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"PK\x03\x04 no zip")
    with pytest.raises(CollectionError, match="cannot be opened"):
        recognise_file(tmp_path / "x.zip", tmp_path)


def test_a_zip_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"events.csv": EVENTS.encode()})
    size = len(EVENTS.encode())
    assert recognise_file(path, tmp_path, max_bytes=size).kind is UploadKind.TABLE
    with pytest.raises(CollectionError, match=f"unpacks to {size} bytes; allowed: at most {size - 1}"):
        recognise_file(path, tmp_path, max_bytes=size - 1)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (EVENTS, UploadKind.TABLE),
        ('{"collection": {"title": "A"}}\n', UploadKind.COLLECTION),
        ('\ufeff\n{"table": "claims", "claim_id": "a"}\n', UploadKind.COLLECTION),
        ('{"table": "events"}\n', UploadKind.TABLE),
        ('{"collection": "news"}\n{"collection": "more"}\n', UploadKind.TABLE),
        ('[{"table": "claims"}]', UploadKind.TABLE),
        ('{"a": ', UploadKind.TABLE),
    ],
)
def test_text_is_known_by_what_it_says_whatever_its_ending(content: str, kind: UploadKind, tmp_path: Path) -> None:
    path = write_table(tmp_path, content, "a.csv")  # reading will say that the last is no table
    assert recognise_file(path, tmp_path) == (path, kind)


def test_what_is_no_table_is_refused_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(CollectionError, match=r"a.csv is a PDF document; allowed: a table"):
        recognise_file(write_table(tmp_path, "%PDF-1.7", "a.csv"), tmp_path)


def test_a_file_that_is_not_there_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CollectionError, match=r"none.csv cannot be read \(.*; allowed: a table"):
        recognise_file(tmp_path / "none.csv", tmp_path)


def test_a_collection_in_a_zip_is_unpacked_again_where_it_was(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"claims.csv": b"claim_id\n", "statements.csv": b"statement_id\n", "notes.txt": b"x"})
    assert recognise_file(path, tmp_path) == recognise_file(path, tmp_path)
    assert sorted(file.name for file in (tmp_path / "brought").iterdir()) == ["claims.csv", "statements.csv"]

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


def test_a_zip_around_one_table_is_that_table(tmp_path: Path) -> None:
    upload = recognise_file(zipped(tmp_path, {"a/../../events.csv": EVENTS.encode(), "readme.md": b""}), tmp_path)
    assert upload == (tmp_path / "events.csv", UploadKind.TABLE)


@pytest.mark.parametrize("files", [{}, {"a.csv": b"x", "b.csv": b"y"}, {"readme.md": b""}])
def test_a_zip_of_something_else_is_refused_in_a_sentence(files: dict[str, bytes], tmp_path: Path) -> None:
    with pytest.raises(CollectionError, match="allowed: one table"):
        recognise_file(zipped(tmp_path, files), tmp_path)


def test_a_zip_whose_packed_data_is_damaged_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "brought.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("events.csv", EVENTS * 50)
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
    with pytest.raises(CollectionError, match="cannot be unpacked"):
        recognise_file(tmp_path / "x.zip", tmp_path)


def test_a_zip_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"events.csv": EVENTS.encode()})
    size = len(EVENTS.encode())
    assert recognise_file(path, tmp_path, max_bytes=size).kind is UploadKind.TABLE
    with pytest.raises(CollectionError, match=f"unpacks to {size} bytes; allowed: at most {size - 1}"):
        recognise_file(path, tmp_path, max_bytes=size - 1)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.csv", UploadKind.TABLE),
        ("a.jsonl", UploadKind.COLLECTION),
        ("a.JSONL", UploadKind.COLLECTION),
        ("a.xlsx", UploadKind.TABLE),
    ],
)
def test_other_files_are_known_by_their_ending(name: str, kind: UploadKind, tmp_path: Path) -> None:
    path = write_table(tmp_path, EVENTS, name)  # reading will say that this workbook is none
    assert recognise_file(path, tmp_path) == (path, kind)

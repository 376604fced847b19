"""The same three rows in a file of every kind, and files of no kind that is read."""

import builtins
import gzip
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from claims.errors import CollectionError
from claims.importers import read_table, remarks_in
from claims.importers.read.recognise_file import ENDINGS
from claims.safety import reader_loop
from tests.builders.foreign_tables import write_table, zipped
from tests.builders.shared_cases import shared_case
from tests.builders.table_files import CSV, TEXTS, WRITERS


@pytest.mark.parametrize("name", WRITERS)
def test_the_same_rows_are_read_from_a_file_of_every_kind(name: str, tmp_path: Path) -> None:
    WRITERS[name](tmp_path / name)
    table = read_table(tmp_path / name)
    columns: dict[Any, list[str]] = table.frame.to_dict("list")
    assert {column: columns[column] for column in TEXTS} == TEXTS
    assert set(columns) - set(TEXTS) == ({"longitude"} if name == "t.geojson" else set())
    assert table.frame.index.tolist() in ([1, 2, 3], [2, 3, 4])
    assert table.file == name
    assert not [remark for remark in remarks_in(table.remarks) if str(remark.outcome) != "noted"]


def test_the_page_offers_every_kind() -> None:
    assert {Path(name).suffix for name in WRITERS if "." in name} <= set(ENDINGS)


@pytest.mark.parametrize("name", ["t.json", "t.geojson", "t.dta", "t.csv.gz", "t.sqlite"])
def test_the_shared_files_give_three_rows(name: str) -> None:
    table = read_table(shared_case(f"formats/{name}"))
    assert table.frame["killed"].tolist() == ["3", "0", "12"]
    assert table.frame["wounded"].str.removesuffix(".0").tolist() == ["5", "2", ""]


@pytest.mark.parametrize(
    ("content", "what", "instead"),
    [
        (b"", "is empty", "a table"),
        (b"\x00\x00", "is empty", "a table"),
        (b"%PDF-1.7\n", "a PDF document", "claims extract"),
        (b"{\\rtf1", "an RTF document", "claims extract"),
        (b"\x89PNG\r\n\x1a\n", "a picture", "a table"),
        (b"\xff\xd8\xff\xe0", "a picture", "a table"),
        (b"BM\x00\x00\x01", "a picture", "a table"),
        (b"MZ\x90\x00\x03", "a program for Windows", "a table"),
        (b"\x7fELF\x02", "a program for Linux", "a table"),
        (b"\x00\x00'\n\x00", "the shapes of a shapefile", "GeoJSON"),
        (b"7z\xbc\xaf'\x1c", "a 7-Zip archive", "in a zip"),
        (b"\x00\x01\x00\x00Standard ACE DB", "an Access database", "CSV"),
        (b"\x80\x04\x95", "a Python pickle", "CSV"),
        (b"a" * 257 + b"ustar\x00", "a tar archive", "in a zip"),
        (b"\x01\x02\x03\x04\x05\x06\x07", r"not known \(it begins with 01 02", "a table"),
        (b"<kml><Placemark/></kml>", "a map in KML", "GeoJSON"),
        (b"<html><p>News</p></html>", "without a table", "claims extract"),
        (b'{"a": [', r"JSON that is broken \(", "JSON that is whole"),
        (b"[1, 2]", "is JSON without a list of objects", "one object a row"),
        (b"PAR1 and no more", "a Parquet file that cannot be opened", "one that is whole"),
        (b"<stata_dta>", "a Stata file that cannot be opened", "one that is whole"),
        (b"SQLite format 3\x00 and no more", "a SQLite file that cannot be opened", "one that is whole"),
        (b"X\n\x00\x00\x00\x02", "a R file that cannot be opened", "one that is whole"),
        (b"\x1f\x8b\x08 no gzip", "cannot be unpacked", "whole"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "locked with a password", "without"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), r"a Word document \(DOC\)", "claims extract"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "cannot be opened", "whole"),
    ],
)  # fmt: skip
def test_other_files_are_refused_by_their_names(content: bytes, what: str, instead: str, tmp_path: Path) -> None:
    with pytest.raises(CollectionError, match=rf"brought.csv.*{what}.*allowed: .*{instead}"):
        read_table(write_table(tmp_path, content, "brought.csv"))


@pytest.mark.parametrize(
    ("part", "what"),
    [
        ("word/document.xml", "a Word document"),
        ("ppt/presentation.xml", "a presentation"),
        ("layer/roads.shp", "a shapefile"),
        ("doc.kml", "a map in KML"),
        ("Index/Document.iwa", "Apple Numbers"),
    ],
)
def test_packed_documents_are_refused_by_their_names(part: str, what: str, tmp_path: Path) -> None:
    with pytest.raises(CollectionError, match=rf"brought.zip is .*{what}"):
        read_table(zipped(tmp_path, {part: b"<x/>"}))


def test_a_text_of_libreoffice_is_no_workbook(tmp_path: Path) -> None:
    with pytest.raises(CollectionError, match="a document of LibreOffice"):
        read_table(zipped(tmp_path, {"mimetype": b"application/vnd.oasis.opendocument.text"}))


def test_the_letters_of_a_mark_may_begin_a_table(tmp_path: Path) -> None:
    table = read_table(write_table(tmp_path, "BMZ,ID3\n1,2\n"))
    assert table.frame.to_dict("list") == {"BMZ": ["1"], "ID3": ["2"]}


@pytest.mark.parametrize(("name", "package"), [("t.dta", "pyreadstat"), ("t.sav", "pyreadstat"), ("t.rds", "pyreadr")])
def test_a_package_that_is_not_there_is_one_sentence_that_names_the_extra(
    name: str, package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader_loop, "is_reader", True)  # reads here, where the package is missing
    WRITERS[name](tmp_path / name)
    there = builtins.__import__

    def absent(asked: str, *rest: Any, **named: Any) -> Any:  # as the builtin takes and gives them
        if asked == package:
            raise ImportError
        return there(asked, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", absent)
    with pytest.raises(CollectionError, match=rf"{name} needs the package {package}.*competing-claims\[formats\]"):
        read_table(tmp_path / name)


def test_several_tables_in_a_zip_are_its_sheets(tmp_path: Path) -> None:
    book = tmp_path / "t.xlsx"
    WRITERS["t.xlsx"](book)
    path = zipped(tmp_path, {"a/t.csv": CSV.encode(), "b/t.csv": CSV.encode(), "book.xlsx": book.read_bytes()})
    assert read_table(path).sheets == ("a/t.csv", "b/t.csv", "book.xlsx: Sheet1")
    assert read_table(path, sheet="book.xlsx: Sheet1").frame.to_dict("list") == TEXTS


def test_a_zip_says_what_of_it_is_not_read_and_a_zip_without_a_table_is_refused(tmp_path: Path) -> None:
    WRITERS["t.zip"](tmp_path / "t.zip")
    (found,) = [remark.found for remark in remarks_in(read_table(tmp_path / "t.zip").remarks)]
    assert found.startswith("codebook.pdf is a PDF document")
    with pytest.raises(CollectionError, match=r"x.pdf is a PDF document"):
        read_table(zipped(tmp_path, {"x.pdf": b"%PDF"}))
    with pytest.raises(CollectionError, match="is a zip that holds no table"):
        read_table(zipped(tmp_path, {"readme.txt": b"x"}))


def test_packing_within_packing_has_an_end(tmp_path: Path) -> None:
    content = CSV.encode()
    for layer in range(4):
        content = zipped(tmp_path, {f"{layer}.zip" if layer else "t.csv": content}).read_bytes()
        if layer < 3:
            assert read_table(write_table(tmp_path, content, "x.zip")).frame.to_dict("list") == TEXTS
    with pytest.raises(CollectionError, match="packed more than 3 times"):
        read_table(write_table(tmp_path, content, "x.zip"))


def test_what_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_LIMITS", f"most_table_unpacked={len(CSV.encode()) - 1}")
    for name in ("t.csv.gz", "t.csv.bz2", "t.csv.xz", "t.zip"):
        WRITERS[name](tmp_path / name)
        with pytest.raises(CollectionError, match=f"{name} of .* unpacks to .* and more; allowed: at most"):
            read_table(tmp_path / name)


def test_a_zip_with_a_password_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"t.csv": CSV.encode()})
    content = bytearray(path.read_bytes())
    content[6] |= 1  # both records say that the file is encrypted
    content[content.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(CollectionError, match=r"cannot be unpacked .*password"):
        read_table(write_table(tmp_path, bytes(content), "t.zip"))
    assert zipfile.is_zipfile(path)


def test_a_place_that_has_a_geometry_keeps_its_name(tmp_path: Path) -> None:
    path = tmp_path / "api.json"
    location = {"name": "Kharkiv", "type": "Point", "coordinates": [36.23, 49.99]}
    path.write_text(json.dumps([{"id": 1, "location": location}, {"id": 2, "location": {"name": "Izium"}}]))
    frame = read_table(path).frame
    assert frame.to_dict("list") == {
        "id": ["1", "2"],
        "location.name": ["Kharkiv", "Izium"],
        "location.latitude": ["49.99", ""],
        "location.longitude": ["36.23", ""],
    }


def test_what_unpacks_to_far_more_than_it_is_packed_to_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader_loop, "is_reader", True)  # reads here, with these bytes
    monkeypatch.setattr("claims.importers.read.unpack.SMALL_BYTES", 100_000)
    path = write_table(tmp_path, gzip.compress(b"a,b\n" + b"1,2\n" * 30_000), "t.csv.gz")
    with pytest.raises(
        CollectionError, match=r"t.csv.gz of \d+ bytes unpacks to 120,004 and more; allowed: .* 200 times"
    ):
        read_table(path)
    monkeypatch.setattr("claims.importers.read.unpack.SMALL_BYTES", 120_004)
    assert len(read_table(path).frame) == 30_000

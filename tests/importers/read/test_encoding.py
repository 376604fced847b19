"""Bytes as lines of text."""

import codecs

import pytest

from claims.importers.read.encoding import utf8_bytes
from claims.importers.remarks import Remarks, remarks_in
from tests.builders.foreign_tables import remark_lines


@pytest.mark.parametrize(
    "data", ["ä\nb".encode(), codecs.BOM_UTF8 + "ä\nb".encode(), "ä\nb".encode("utf-16"), codecs.BOM_UTF16_BE + "ä\nb".encode("utf-16-be")]
)  # fmt: skip
def test_unicode_is_read_without_a_remark(data: bytes) -> None:
    remarks = Remarks("table")
    assert utf8_bytes(data, remarks).decode() == "ä\n" + "b"
    assert remark_lines(remarks) == []


def test_other_bytes_are_read_as_windows_1252() -> None:
    remarks = Remarks("table")
    assert utf8_bytes("a\nä\n€".encode("cp1252"), remarks).decode() == "a\n" + "ä\n" + "€"
    (remark,) = remarks_in(remarks.frame())
    assert (remark.found, str(remark.outcome)) == ("a file that is not UTF-8: 2 lines (2, 3)", "noted")


def test_many_lines_are_not_all_listed() -> None:
    remarks = Remarks("table")
    utf8_bytes("ä\n".encode("cp1252") * 11, remarks)
    assert "11 lines (1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and others)" in str(next(remarks_in(remarks.frame())))


def test_ten_lines_are_all_listed() -> None:
    remarks = Remarks("table")
    utf8_bytes("ä\n".encode("cp1252") * 10, remarks)
    assert "(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)" in str(next(remarks_in(remarks.frame())))


def test_files_joined_from_two_encodings_keep_both() -> None:
    remarks = Remarks("table")
    assert utf8_bytes("ä\n".encode() + "ö\n".encode("cp1252"), remarks).decode() == "ä\n" + "ö\n"
    (remark,) = remarks_in(remarks.frame())
    assert (remark.found, str(remark.outcome)) == ("two encodings in one file: 1 lines (2) are not UTF-8", "changed")


def test_an_encoding_that_is_given_holds_and_its_faults_are_remarked() -> None:
    remarks = Remarks("table")
    assert utf8_bytes("Ж".encode("cp1251"), remarks, encoding="cp1251").decode() == "Ж"
    assert remark_lines(remarks) == []
    assert utf8_bytes(b"\xff", remarks, encoding="ascii").decode() == "\ufffd"
    assert remark_lines(remarks) == [(None, "changed", "read as \ufffd")]


def test_control_characters_are_left_out() -> None:
    remarks = Remarks("table")
    assert utf8_bytes(b"a\x00b\x07\tc", remarks).decode() == "ab\tc"
    assert [remark.found for remark in remarks_in(remarks.frame())] == [
        "control characters U+0000",
        "control characters U+0007",
    ]


@pytest.mark.parametrize(
    ("data", "remarked"), [(b"a\rb\rc", True), (b"a\rb\nc\r", False), (b"a\r", False), (b"a\r\nb\r\n", False)]
)
def test_line_ends_of_old_macintosh_files_are_noted(data: bytes, remarked: bool) -> None:
    remarks = Remarks("table")
    utf8_bytes(data, remarks)
    assert bool(remark_lines(remarks)) is remarked

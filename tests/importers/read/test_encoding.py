"""Bytes as lines of text."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import CollectionError
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


ARABIC = "التاريخ,المكان,القتلى\n2021-03-04,دير الزور,ثلاثة مدنيين\n2021-03-05,حلب,طفل\n"
RUSSIAN = "Дата,Место,Погибло\n2021-03-04,Грозный,трое мирных жителей\n2021-03-05,Ростов,ребёнок\n"
UKRAINIAN = "Дата,Місце,Загинуло\n2021-03-04,Запоріжжя,троє цивільних\n2021-03-05,Київ,дитина, поранено її матір\n"
TURKISH = "Tarih,Yer,Ölü\n2021-03-04,Şırnak,üç sivil\n2021-03-05,Diyarbakır,çocuk öldü, ağır yaralı\n"
KURDISH = "Dîrok,Cih,Kuştî\n2021-03-04,Qamişlo,sê sivîl\n2021-03-05,Kobanê,zarok\n"
FRENCH = "Lieu,Tués,Source\nAbéché,3,préfecture\nN'Djaména,1,hôpital où il est décédé à l'aube\n"
SPANISH = "Lugar,Muertos\nBogotá,3\nNariño,1 niño en la región\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ARABIC, "cp1256"), (ARABIC, "iso8859-6"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (RUSSIAN, "iso8859-5"), (RUSSIAN, "mac-cyrillic"),
        (RUSSIAN, "cp866"), (UKRAINIAN, "cp1251"), (UKRAINIAN, "koi8-u"), (TURKISH, "cp1254"), (TURKISH, "iso8859-9"), (KURDISH, "cp1254"),
        (FRENCH, "cp1252"), (FRENCH, "iso8859-15"), (FRENCH, "mac-roman"), (SPANISH, "cp1252"), (SPANISH, "iso8859-1"),
        ("Miejsce,Źródło\nŁódź,żołnierz\nKraków,śmierć więźniów\n", "cp1250"), ("Datum,Ort\n1,München\n", "cp1252"),
        ("id,note\n1,the mayor\u2019s office \u2013 quoted\n", "cp1252"),
    ],
)  # fmt: skip
def test_the_encoding_is_the_one_in_which_all_lines_make_words(text: str, encoding: str) -> None:
    remarks = Remarks("table")
    assert utf8_bytes(text.encode(encoding), remarks).decode() == text
    (remark,) = remarks_in(remarks.frame())
    assert remark.done.startswith("read as ")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "utf-32"])
def test_wide_unicode_is_read_without_a_mark_too(encoding: str) -> None:
    remarks = Remarks("table")
    assert utf8_bytes(ARABIC.encode(encoding), remarks).decode() == ARABIC
    assert remark_lines(remarks) == []


def test_a_line_feed_ends_lines_that_a_carriage_return_ended() -> None:
    assert utf8_bytes(b"a\rb", Remarks("table")) == b"a\nb"


@given(st.binary())
def test_any_bytes_are_read_as_something(data: bytes) -> None:
    text = utf8_bytes(data, Remarks("table")).decode("utf-8")
    assert "\x00" not in text


def test_lines_beside_others_are_read_in_the_letters_of_these() -> None:
    remarks = Remarks("table")
    text = "id,place\n1,حلب\n2,دمشق\n3,حمص\n"
    mixed = text[:15].encode() + text[15:].encode("cp1256")
    assert utf8_bytes(mixed, remarks).decode() == text
    assert remark_lines(remarks) == [(None, "changed", "these read as windows-1256")]


def test_a_few_broken_bytes_cost_no_more_than_their_signs() -> None:
    remarks = Remarks("table")
    line = "دير الزور".encode()
    assert utf8_bytes(b"a\n" + line[:-1] + b"\n" + line, remarks).decode() == "a\nدير الزو\ufffd\nدير الزور"
    assert [(remark.found, remark.done) for remark in remarks_in(remarks.frame())] == [
        ("bytes that are not UTF-8 in 1 lines (2)", "read as \ufffd")
    ]


def test_many_lines_are_not_all_listed() -> None:
    remarks = Remarks("table")
    utf8_bytes("ä\n".encode("cp1252") * 11, remarks)
    assert "11 lines (1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and others)" in str(next(remarks_in(remarks.frame())))


def test_ten_lines_are_all_listed() -> None:
    remarks = Remarks("table")
    utf8_bytes("ä\n".encode("cp1252") * 10, remarks)
    assert "(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)" in str(next(remarks_in(remarks.frame())))


@pytest.mark.parametrize(
    "text",
    [
        "\u00a0Yüksekova\nNariño\nHakkâri\n\u00a0Tumaco\nYüksekova\nHakkâri\nNariño",
        "Nariño\nHakkâri\nYüksekova\nCuliacán\nNariño\nHakkâri\nYüksekova\nRéf. d’enfants",
    ],
)
def test_names_of_several_languages_are_words_in_western_letters(text: str) -> None:
    assert utf8_bytes(text.encode("cp1252"), Remarks("table")).decode() == text


@pytest.mark.parametrize(
    "text",
    [
        "Şehir\nŞırnak\nToribío\nHakkâri\nCuliacán\nIğdır\nŞırnak\nNariño\nYüksekova\nŞırnak",
        "Köy|Öldürülen kadın sayısı|Ülke adı\nYüksekova|2|Türkiye\nToribío|3|Kolombiya\nNariño|1|Meksika\nCuliacán|4|Hak Gözlemevi",
    ],
)
def test_names_of_several_languages_are_words_in_turkish_letters_where_western_ones_make_icelandic(text: str) -> None:
    assert utf8_bytes(text.encode("cp1254"), Remarks("table")).decode() == text


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


@pytest.mark.parametrize("name", ["no-such", "hex", "\x00", "utf-99"])
def test_an_encoding_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(CollectionError, match="allowed: a name such as utf-8"):
        utf8_bytes(b"a", Remarks("table"), encoding=name)


def test_control_characters_are_left_out() -> None:
    remarks = Remarks("table")
    assert utf8_bytes(b"a\x00b\x07\tc", remarks).decode() == "ab\tc"
    assert [(remark.column, remark.found) for remark in remarks_in(remarks.frame())] == [
        ("", "control characters U+0000"),
        ("", "control characters U+0007"),
    ]


@pytest.mark.parametrize(
    ("data", "remarked"), [(b"a\rb\rc", True), (b"a\rb\nc\r", False), (b"a\r", False), (b"a\r\nb\r\n", False)]
)
def test_line_ends_of_old_macintosh_files_are_noted(data: bytes, remarked: bool) -> None:
    remarks = Remarks("table")
    utf8_bytes(data, remarks)
    assert bool(remark_lines(remarks)) is remarked


def test_what_is_no_character_is_left_out() -> None:
    remarks = Remarks("table")
    assert utf8_bytes("a\ufffeb\uffff,é".encode(), remarks).decode() == "ab,é"
    assert [remark.found for remark in remarks_in(remarks.frame())] == [
        "control characters U+FFFE",
        "control characters U+FFFF",
    ]

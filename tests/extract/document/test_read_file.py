"""Files as documents: read within limits, or refused with a sentence that says why."""

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from claims.extract import LIMITS, Document, DocumentError, Known, Limits, read_content, read_file, read_passage
from tests.builders.document_files import BROKEN, drawn_pdf, word_file

PAGE = """<!doctype html><html lang="en"><head><title>Three dead in Qamishlo</title>
<meta property="article:published_time" content="2021-01-24"><script>document.write("Ten were killed.")</script></head>
<body><article><h1>Three dead in Qamishlo</h1><p>On Saturday, clashes erupted between two forces in the city, killing
three policemen and wounding six civilians, activists said on the next morning in the town.</p><p>Residents left
their homes during the night as the clashes went on in the city for several hours, witnesses said.</p></article>
<script>fetch("https://example.org")</script></body></html>"""
WORDS = "Clashes in town\n\nThree civilians were killed on Saturday."


@pytest.mark.parametrize(
    ("content", "holds", "language"),
    [
        (WORDS.encode(), "Three civilians", "en"),
        ("\ufeff".encode() + WORDS.encode(), "Three civilians", "en"),
        (WORDS.encode("utf-16"), "Three civilians", "en"),
        ("سقط قتيلان في الحسكة يوم السبت بعد اشتباكات".encode("cp1256"), "قتيلان", "ar"),
        ("مقتل ثلاثة مدنيين في القامشلي".encode(), "ثلاثة", "ar"),
        ("Deux morts à Qamichli après l'été".encode("cp1252"), "été", "en"),
        (PAGE.encode(), "killing", "en"),
        (word_file("Clashes in town", "Three civilians were killed."), "Three civilians", "en"),
        (drawn_pdf("Three civilians were killed."), "Three civilians", "en"),
    ],
)
def test_texts_are_read_in_their_encoding_and_format(content: bytes, holds: str, language: str) -> None:
    document = read_content(content, name="file")
    assert holds in document.text
    assert document.language == language


@pytest.mark.parametrize(("content", "reason"), BROKEN)
def test_broken_and_hostile_files_are_refused_with_the_reason(content: bytes, reason: str) -> None:
    limits = Limits(most_bytes=200_000, most_pages=5, most_unpacked=1_000_000, most_parts=50)
    with pytest.raises(DocumentError, match=reason) as refused:
        read_content(content, name="file", limits=limits)
    assert "file" in str(refused.value)
    assert "allowed" in str(refused.value)


def test_a_text_of_100_megabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(DocumentError, match="100,000,000 bytes"):
        read_file(path)


def test_a_deep_page_does_not_overflow() -> None:
    page = b"<html><body>" + b"<div>" * 20_000 + b"Three people were killed in the town on Saturday, police said."
    with suppress(DocumentError):
        assert "Three people" in read_content(page, name="deep.html").text


def test_an_absent_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="cannot be opened"):
        read_file(tmp_path / "none.txt")


def test_a_page_gives_title_and_day_and_none_of_its_scripts() -> None:
    document = read_content(PAGE.encode(), name="page.html")
    assert document.title == "Three dead in Qamishlo"
    assert document.published == date(2021, 1, 24)
    assert "Ten were killed" not in document.text


def test_what_is_given_wins_over_what_is_found() -> None:
    known = Known(source="SOHR", url="https://example.org/a", published=date(2021, 1, 25))
    document = read_content(PAGE.encode(), name="page.html", known=known)
    assert (document.source, document.published) == ("SOHR", date(2021, 1, 25))


def test_a_passage_is_kept_exactly() -> None:
    text = "  “Two” men\r\n died. \u200f"
    assert read_passage(text).text == text


def test_the_same_text_has_the_same_digest() -> None:
    assert Document(text="a").digest == Document(text="a", origin="other").digest


def test_limits_are_named() -> None:
    assert LIMITS.most_pages == 400

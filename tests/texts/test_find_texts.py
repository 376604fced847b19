"""Texts are found by their digests in folders and JSON Lines, within limits, and what is passed over is said."""

import hashlib
import json
from pathlib import Path

import pytest

from claims.errors import CollectionError
from claims.schema import text_digest
from claims.texts import FoundTexts, find_texts, text_digests
from claims.texts.find_texts import digest_of
from tests.builders.collection_tables import build_collection, claim, row
from tests.builders.document_files import pdf_file, word_file
from tests.builders.outside_texts import TEXT, told_in

WANTED = text_digest(TEXT)


def line(**values: object) -> bytes:
    return json.dumps(values).encode() + b"\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", TEXT.encode()),
        ("deep/below/a.TXT", TEXT.encode()),
        ("crlf.txt", TEXT.replace("\n", "\r\n").encode()),
        ("stripped.txt", TEXT.strip().encode()),
        ("marked.txt", b"\xef\xbb\xbf" + TEXT.encode()),
        ("corpus.jsonl", line(id=1, text="Other") + b"\n" + line(id=2, text=TEXT)),
        ("corpus.ndjson", line(text="", body=TEXT)),
        ("content.jsonl", line(content=TEXT)),
    ],
)
def test_a_text_is_found_by_its_digest(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    for place in (tmp_path, path):
        assert find_texts([WANTED], [place]) == FoundTexts(by_digest={WANTED: TEXT})


def test_pages_and_packed_documents_are_read_as_for_drafts(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<!doctype html><body><p>Two were killed.</p><p>Six fled.</p></body>")
    (tmp_path / "b.docx").write_bytes(word_file("Two were killed.", "Six fled."))
    [text] = find_texts([text_digest("Two were killed.\nSix fled.")], [tmp_path]).by_digest.values()
    assert text.splitlines() == ["Two were killed.", "Six fled."]


def test_the_rows_of_a_table_are_its_lines(tmp_path: Path) -> None:
    content = 'place;note\nTown;"two\nlines, ""quoted"""\n\nOther;x\n'.encode("cp1252")
    (tmp_path / "table.csv").write_bytes(content)
    digest = f"sha256:{hashlib.sha256(content).hexdigest()}"
    text = find_texts([digest], [tmp_path]).by_digest[digest]
    assert text.splitlines() == ["place;note", 'Town;two lines, "quoted"', ";", "Other;x"]


def test_what_cannot_be_read_is_said_and_the_rest_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_LIMITS", "most_bytes=1000")
    (tmp_path / "a.pdf").write_bytes(pdf_file()[:100])
    (tmp_path / "b.txt").write_bytes(b"x" * 1001)
    (tmp_path / "c.jsonl").write_bytes(b"no json\n" + b"[1]\n" + line(text=3) + b"\xff\xfe\n" + b"[" * 5000)
    (tmp_path / "d.txt").symlink_to("/etc/hostname")
    (tmp_path / "e.bin").write_bytes(b"\x00")
    (tmp_path / "f.txt").write_bytes(b"")
    (tmp_path / ".hidden.txt").write_text(TEXT)
    (tmp_path / "z.txt").write_text(TEXT)
    found = find_texts([WANTED], [tmp_path])
    assert found.by_digest == {WANTED: TEXT}
    pdf, large, lines, linked = found.refused
    assert pdf.startswith("a.pdf: ")
    allowed = "allowed: a plain file with at most 1,000 bytes (limit most_bytes)"
    assert large == f"b.txt has 1,001 bytes, of which at most 1,000 are read; {allowed}"
    assert lines.startswith("c.jsonl has 5 lines without a text, the first of them line 1; allowed: a folder of texts")
    assert linked == f"d.txt is a link that leads out of its folder, which is not followed; {allowed}"


def test_a_place_where_nothing_is_says_what_would_do(tmp_path: Path) -> None:
    with pytest.raises(
        CollectionError, match=r"no texts at .*nowhere.*; allowed: a folder of texts, or a file of JSON"
    ):
        find_texts([WANTED], [tmp_path / "nowhere"])


def test_reading_takes_no_longer_than_allowed(tmp_path: Path) -> None:
    (tmp_path / "long.jsonl").write_bytes(line(text="x" * 1000) * 20_000)
    with pytest.raises(CollectionError, match="is not read within"):
        find_texts([WANTED], [tmp_path], seconds=0.01)


def test_nothing_is_read_where_nothing_is_wanted(tmp_path: Path) -> None:
    assert find_texts([], [tmp_path / "nowhere"]) == find_texts([WANTED], []) == FoundTexts(by_digest={})


def test_a_document_within_another_has_the_text_of_that() -> None:
    holder = row("documents", "holder", source_id="source-a", digest=WANTED)
    inner = row("documents", "inner", source_id="source-a", within="holder")
    alone = row("documents", "alone", source_id="source-a")
    collection = build_collection(claim("c1", killed=1), documents=[holder, inner, alone])
    texts = FoundTexts(by_digest={WANTED: TEXT})
    assert [texts.of(collection, each) for each in ("holder", "inner", "alone")] == [TEXT, TEXT, ""]
    assert digest_of(collection, "alone") == ""
    assert text_digests(collection) == {WANTED} == text_digests(told_in())

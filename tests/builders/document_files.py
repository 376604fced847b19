"""Builds PDF and DOCX files, whole and broken."""

import io
import zipfile

import docx
import pypdf
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml


def packed(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def damaged(package: bytes) -> bytes:
    """The same with some of the packed data of its first part written over; its directory stays whole."""
    return package[:60] + b"\xff" * 20 + package[80:]


def word_file(*lines: str) -> bytes:
    file, document = io.BytesIO(), docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(file)
    return file.getvalue()


def pdf_file(*, pages: int = 1, password: str = "") -> bytes:
    file, writer = io.BytesIO(), pypdf.PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(file)
    return file.getvalue()


def drawn_pdf(words: str) -> bytes:
    """A PDF of one page with one line of text, written by hand."""
    stream = f"BT /F1 12 Tf 20 100 Td ({words}) Tj ET".encode()
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    content, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return content + b"xref\n0 6\n0000000000 65535 f \n%strailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(content),
    )


# Contents of files that are refused, each with a word of the reason; limits are those of the test that reads them.
BROKEN: list[tuple[bytes, str]] = [
    (b"", "empty"),
    (b"  \n ", "empty"),
    (b"\x00\x01\x02binary", "not text"),
    (b"\x7fELF\x02\x01\x01\x00", "not text"),
    (b"\x89PNG\r\n\x1a\n\x00\x00", "not text"),
    (bytes(range(1, 9)) * 50, "not text"),
    (b"\xff\xfea\x00b", "is not"),
    (b"%PDF-1.7 nothing behind", "damaged"),
    (drawn_pdf("x")[:120], "damaged"),
    (b"%PDF-1.4\n" + b"\x00" * 5000, "damaged"),
    (pdf_file(password="secret"), "encrypted"),
    (pdf_file(), "no text was found"),
    (pdf_file(pages=9), "pages"),
    (b"PK\x03\x04 no archive", "damaged"),
    (word_file("A line")[:400], "damaged"),
    (damaged(packed({"word/document.xml": bytes(range(256)) * 9})), "damaged"),
    (packed({"a.txt": b"text"}), "without a document"),
    (packed({"word/document.xml": b"<broken"}), "damaged"),
    (packed({"word/document.xml": b"0" * 3_000_000}), "unpacks"),
    (packed({"word/document.xml": b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'}), "entities"),
    (packed({f"{number}.xml": b"" for number in range(60)}), "packs 60 files"),
    (b"<!doctype html><html><body></body></html>", "no article"),
    (b"a" * 300_000, "bytes"),
    (b"<html><script>" + b"x" * 2000, "no article"),
]


def revised_word_file() -> bytes:
    """A DOCX with an insertion and a deletion that are tracked, a footnote, and a table between two paragraphs."""
    spaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document = docx.Document()
    paragraph = document.add_paragraph("The strike killed ")
    for part in (
        f'<w:ins {spaces} w:id="1" w:author="a"><w:r><w:t xml:space="preserve">nine </w:t></w:r></w:ins>',
        f'<w:del {spaces} w:id="2" w:author="a"><w:r><w:delText xml:space="preserve">four </w:delText></w:r></w:del>',
        f"<w:r {spaces}><w:t>people.</w:t></w:r>",
        f'<w:r {spaces}><w:footnoteReference w:id="7"/></w:r>',
    ):
        paragraph._p.append(parse_xml(part))
    table = document.add_table(rows=2, cols=3)
    for row, cells in zip(table.rows, (("Place", "Killed", "Injured"), ("Sanderby", "3", "0")), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.add_paragraph("The end.")
    note = f'<w:footnotes {spaces}><w:footnote w:id="7"><w:p><w:r><w:t>The ministry gave ten.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    name, relation = (
        PackURI("/word/footnotes.xml"),
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes",
    )
    document.part.relate_to(Part(name, kind, note.encode(), document.part.package), relation)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()

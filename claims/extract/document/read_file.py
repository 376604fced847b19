"""Reads text, web pages, PDF and DOCX as documents, within limits; refuses what cannot be read with the reason."""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from claims.errors import DocumentError
from claims.extract.document.document import Document
from claims.extract.document.html_pdf_docx import read_docx, read_html, read_pdf
from claims.extract.document.language import language_of
from claims.extract.document.mail_and_markdown import MARKDOWN_ENDINGS, is_mail, read_mail, read_markdown
from claims.safety.files import fault_of, plain_name
from claims.safety.limits import Limits, current_limits
from claims.safety.read_apart import read_apart

_HTML = re.compile(rb"(?i)<(?:!doctype html|html|head|body|article)[\s>]")
_CHARSET = re.compile(rb"""(?i)charset\s{0,4}=\s{0,4}["']?([\w-]{2,40})""")
_ARABIC = re.compile(r"[\u0600-\u06ff]{3}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
DOCUMENT_ENDINGS = frozenset({".txt", ".md", ".html", ".htm", ".pdf", ".docx"})  # of files that are read in a folder
MOST_CONTROL = 0.01  # share of control characters from which on bytes are no text
TITLE_LENGTH = 200


@dataclass(frozen=True, kw_only=True)
class Known:
    """What a person says of a document that they bring; it wins over what the file says."""

    source: str = ""
    url: str = ""
    published: date | None = None


def read_file(path: Path, *, known: Known | None = None, limits: Limits | None = None) -> Document:
    """Reads a file by its content, whatever its name ends in, in a process of its own.

    Raises:
        DocumentError: It cannot be opened, is too large, broken, encrypted, no text, or reading it takes too long or too much memory.
    """
    limits = limits or current_limits()
    return read_apart(_read_file, path, known, limits, name=plain_name(path), seconds=limits.most_seconds)


def _read_file(path: Path, known: Known | None, limits: Limits) -> Document:
    try:
        if found := fault_of(path, most_bytes=limits.most_bytes):
            raise DocumentError(f"{plain_name(path)}: {found}; allowed: {limits.most('most_bytes')}")
        content = path.read_bytes()
    except (OSError, ValueError) as error:  # a name with a zero byte, or a longer one than the system has
        raise DocumentError(
            f"{plain_name(path)}: cannot be opened ({getattr(error, 'strerror', None) or error}); allowed: a file that can be read"
        ) from error
    return read_content(content, name=plain_name(path), known=known, limits=limits)


def read_content(content: bytes, *, name: str, known: Known | None = None, limits: Limits | None = None) -> Document:
    """Reads the bytes of a file; see `read_file`."""
    limits = limits or current_limits()
    if len(content) > limits.most_bytes:
        raise DocumentError(f"{name}: {len(content):,} bytes; allowed: {limits.most('most_bytes')}")
    if not content.strip():
        raise DocumentError(f"{name}: the file is empty; allowed: a file with text")
    document = _reader_of(content)(content, name, limits)
    return _finish(document, name, known or Known(), limits)


def read_passage(text: str, *, known: Known | None = None, limits: Limits | None = None) -> Document:
    """A document from pasted text, kept exactly as it is."""
    return _finish(Document(text=text), "passage", known or Known(), limits or current_limits())


def _reader_of(content: bytes) -> Callable[[bytes, str, Limits], Document]:
    if content.startswith(b"%PDF") or b"%PDF-" in content[:1024]:
        return read_pdf
    if content.startswith(b"PK\x03\x04"):
        return read_docx
    opening = content[:4096].removeprefix(codecs.BOM_UTF8).lstrip()
    is_page = opening.startswith(b"<") and _HTML.search(opening)  # a comment or a declaration may come first
    return _read_page if is_page else _read_text


def _read_page(content: bytes, name: str, limits: Limits) -> Document:
    declared = _CHARSET.search(content[:4096])
    return read_html(decode(content, name, declared=declared[1].decode("ascii") if declared else ""), name, limits)


def _read_text(content: bytes, name: str, limits: Limits) -> Document:
    text = decode(content, name)
    if is_mail(text):
        return read_mail(text, name, limits)
    return read_markdown(text, name) if name.lower().endswith(MARKDOWN_ENDINGS) else Document(text=text)


def decode(content: bytes, name: str, *, declared: str = "") -> str:
    """Bytes as text: by byte order mark, UTF-8, the declared encoding, Arabic or Western Windows, in this order.

    Raises:
        DocumentError: The bytes are no text.
    """
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            return _decoded(content, encoding, name)
    if b"\x00" in content:
        raise DocumentError(f"{name}: this is not text; allowed: text, HTML, PDF or DOCX")
    for encoding in filter(None, ("utf-8", declared)):
        try:
            return _checked(content.decode(encoding), name)
        except (UnicodeDecodeError, LookupError):
            continue
    arabic = content.decode("cp1256")
    return _checked(
        arabic if len(_ARABIC.findall(arabic)) * 12 > len(arabic) / 6 else content.decode("cp1252", "replace"), name
    )


def _decoded(content: bytes, encoding: str, name: str) -> str:
    try:
        return _checked(content.decode(encoding), name)
    except UnicodeDecodeError as error:
        raise DocumentError(f"{name}: says {encoding} and is not; allowed: text in its stated encoding") from error


def _checked(text: str, name: str) -> str:
    if len(_CONTROL.findall(text)) > MOST_CONTROL * len(text):
        raise DocumentError(f"{name}: this is not text; allowed: text, HTML, PDF or DOCX")
    return text


def _finish(document: Document, name: str, known: Known, limits: Limits) -> Document:
    """The document with what is known of it, within the limits."""
    if len(document.text) > limits.most_characters:
        found = f"{len(document.text):,} characters of text"
        raise DocumentError(f"{name}: {found}; allowed: {limits.most('most_characters')}")
    if not document.text.strip():
        raise DocumentError(f"{name}: no text was found in it; allowed: a document with text, not a scan")
    title, titled = (document.title, document.titled) if document.title else _first_line(document)
    return replace(
        document,
        title=title,
        titled=titled,
        source=known.source or document.source,
        url=known.url or document.url,
        published=known.published or document.published,
        language=language_of(document.text),
        origin=name,
    )


def _first_line(document: Document) -> tuple[str, bool]:
    """The first paragraph, where it can be a title: short, and no sentence."""
    start, end = document.paragraphs[0]
    line = document.text[start:end].strip()
    fits = len(line) <= TITLE_LENGTH and not line.endswith((".", "؟", ":")) and len(document.paragraphs) > 1
    return (line, True) if fits else ("", False)

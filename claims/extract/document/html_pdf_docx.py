"""Extracts text from web pages, PDF and DOCX; nothing in them is run or fetched."""

import io
import logging
import re
import zipfile
from datetime import date
from typing import Any

from claims.errors import BROKEN_PACKAGE, DocumentError
from claims.extract.document.document import Document
from claims.extract.document.docx_lines import docx_lines
from claims.extract.document.pdf_text_order import page_text
from claims.extract.document.web_page import stamped_day, with_marks_apart
from claims.safety.limits import Limits

_DECLARES = b"<!DOCTYPE"
_SPANS = re.compile(rb"""<\w+:(?:gridSpan|gridBefore|gridAfter)\b[^>]{0,200}?val=["'](\d{4,18})""")
_MISSING = "reading it needs the extra: pip install competing-claims[extract]"


def read_html(text: str, name: str, limits: Limits) -> Document:
    """The article of a web page, with title, site and date where the page gives them."""
    trafilatura = needed_module("trafilatura", name)
    if len(text) > limits.most_characters * 4:
        raise DocumentError(
            f"{name}: {len(text):,} characters of HTML; allowed: four times {limits.most('most_characters')}"
        )
    try:
        page = trafilatura.bare_extraction(
            with_marks_apart(text),
            with_metadata=True,
            include_comments=False,
            favor_recall=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:  # the parser below it raises of many kinds on broken pages
        raise DocumentError(
            f"{name}: the page cannot be read ({type(error).__name__}); allowed: an HTML page"
        ) from error
    body = (page.text or "") if page else ""
    if not body.strip():
        raise DocumentError(f"{name}: no article was found in the page; allowed: a page with text, or the text pasted")
    title = (page.title or "").strip()
    opens = bool(title) and body.lstrip().startswith(title)
    return Document(
        text=body if opens or not title else f"{title}\n\n{body}",
        title=title,
        titled=bool(title),
        source=page.sitename or "",
        url=page.url or "",
        published=stamped_day(text) or _day(page.date),
    )


def read_pdf(content: bytes, name: str, limits: Limits) -> Document:
    """The text of a PDF, page by page, a line each."""
    pypdf = needed_module("pypdf", name)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it warns of, we refuse or read
    try:
        reader = pypdf.PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted:
            raise DocumentError(f"{name}: the PDF is encrypted; allowed: one saved without a password")
        if len(reader.pages) > limits.most_pages:
            raise DocumentError(f"{name}: {len(reader.pages):,} pages; allowed: {limits.most('most_pages')}")
        return Document(text=_pages(reader, name, limits))
    except DocumentError:
        raise
    except Exception as error:  # a broken PDF raises of many kinds
        raise DocumentError(
            f"{name}: the PDF is damaged ({type(error).__name__}); allowed: a PDF that opens"
        ) from error


def _pages(reader: Any, name: str, limits: Limits) -> str:  # pypdf is an extra
    texts: list[str] = []
    size = 0
    for page in reader.pages:
        texts.append(page_text(page))
        size += len(texts[-1])
        if size > limits.most_characters:
            raise DocumentError(f"{name}: too many characters of text; allowed: {limits.most('most_characters')}")
    return "\n".join(texts)


def read_docx(content: bytes, name: str, limits: Limits) -> Document:
    """The paragraphs and rows of tables of a DOCX in their order, a line each, then its footnotes."""
    docx = needed_module("docx", name)
    _check_package(content, name, limits)
    try:
        lines = docx_lines(docx.Document(io.BytesIO(content)))
    except Exception as error:  # a broken package raises of many kinds
        raise DocumentError(
            f"{name}: the DOCX is damaged ({type(error).__name__}); allowed: a DOCX that opens"
        ) from error
    return Document(text="\n".join(lines))


def _check_package(content: bytes, name: str, limits: Limits) -> None:
    """Refuses packages that unfold beyond the limits, are no documents, or declare entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            unpacked = sum(part.file_size for part in parts)
            if len(parts) > limits.most_parts:
                raise DocumentError(f"{name}: packs {len(parts):,} files; allowed: {limits.most('most_parts')}")
            if unpacked > limits.most_unpacked:
                raise DocumentError(f"{name}: unpacks to {unpacked:,} bytes; allowed: {limits.most('most_unpacked')}")
            if "word/document.xml" not in package.namelist():
                raise DocumentError(f"{name}: a packed file without a document in it; allowed: DOCX, PDF, HTML or text")
            _check_parts(package, name, limits)
    except BROKEN_PACKAGE as error:
        raise DocumentError(f"{name}: the packed file is damaged; allowed: a DOCX that opens") from error


def _check_parts(package: zipfile.ZipFile, name: str, limits: Limits) -> None:
    left = limits.most_unpacked  # what the directory says may be untrue, so we count while we unfold
    for part in package.infolist():
        if not part.filename.endswith((".xml", ".rels")):
            continue
        with package.open(part) as file:
            inner = file.read(left + 1)
        left -= len(inner)
        if left < 0:
            raise DocumentError(f"{name}: unpacks to more bytes than it says; allowed: {limits.most('most_unpacked')}")
        if (widest := max(map(int, _SPANS.findall(inner)), default=0)) > limits.most_columns:
            raise DocumentError(f"{name}: a cell over {widest:,} columns; allowed: {limits.most('most_columns')}")
        if _DECLARES in inner[:4096]:
            raise DocumentError(
                f"{name}: declares its own entities, which word processors do not; allowed: a plain DOCX"
            )


def needed_module(module: str, name: str) -> Any:  # the readers are an extra
    import importlib

    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise DocumentError(f"{name}: {_MISSING}") from error


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None

"""Extracts what was written from a mail message and from Markdown, without their marks."""

import re
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart

from claims.errors import DocumentError
from claims.extract.document.document import Document
from claims.extract.document.html_pdf_docx import needed_module, read_html
from claims.safety.limits import Limits

MARKDOWN_ENDINGS = (".md", ".markdown")
LEAST_HEADERS = 2  # lines at the top of a text that make it a message
_HEADER = re.compile(
    r"(?:From|To|Cc|Subject|Date|Sent|Reply-To|Received|Return-Path|Message-ID|MIME-Version|Delivered-To): ?\S",
    re.IGNORECASE,
)
_FOLDED = re.compile(r"[ \t]+\S")
_QUOTED = re.compile(r"^(?:> ?)+", re.MULTILINE)
_ANSWERED = re.compile(r"^-- ?$.*", re.MULTILINE | re.DOTALL)  # the signature


def is_mail(text: str) -> bool:
    """Whether a text begins with the headers of a message."""
    headers = 0
    for line in text.lstrip("\ufeff\r\n").split("\n", 60)[:60]:
        if _HEADER.match(line):
            headers += 1
        elif not (headers and (_FOLDED.match(line) or ":" in line.partition(" ")[0])):
            break
    return headers >= LEAST_HEADERS


def read_mail(text: str, name: str, limits: Limits) -> Document:
    """The words of a message under its subject, on the day it was sent; what it quotes is read as its own lines."""
    message = message_from_bytes(text.lstrip("\ufeff\r\n").encode(), policy=policy.default)
    title, published = str(message["Subject"] or "").strip(), _day_of(message)
    part = message.get_body(("plain", "html"))
    content = _content_of(part, name) if part is not None else ""
    if part is not None and part.get_content_subtype() == "html":
        content = read_html(content, name, limits).text
    body = _ANSWERED.sub("", _QUOTED.sub("", content)).strip()
    text = f"{title}\n\n{body}" if title else body
    return Document(text=text, title=title, titled=bool(title), published=published and published.date())


def _content_of(part: MIMEPart, name: str) -> str:
    try:
        return str(part.get_content())
    except LookupError:  # a character set that nobody knows
        content = part.get_payload(decode=True)
    try:
        return content.decode() if isinstance(content, bytes) else ""
    except UnicodeDecodeError:
        charset = part.get_content_charset()
        raise DocumentError(f"{name}: a message in the character set {charset!r}; allowed: one in UTF-8") from None


def _day_of(message: EmailMessage) -> datetime | None:
    try:
        return message["Date"].datetime if message["Date"] else None
    except (AttributeError, ValueError):  # not a date as messages write it
        return None


def read_markdown(text: str, name: str) -> Document:
    """The words of a Markdown text, a block a paragraph; its first heading is the title."""
    blocks = list(_blocks(text, name))
    title = blocks[0][1] if blocks and blocks[0][0] else ""
    return Document(text="\n\n".join(words for _, words in blocks), title=title, titled=bool(title))


def _blocks(text: str, name: str) -> Iterator[tuple[bool, str]]:
    """Each block, and whether it is a heading."""
    is_heading = False
    for token in needed_module("markdown_it", name).MarkdownIt("commonmark").parse(text):
        if token.type == "inline":
            words = "".join(
                " " if each.type == "softbreak" else "\n" if each.type == "hardbreak" else each.content
                for each in token.children
            )
            if words.strip():
                yield is_heading, words.strip()
        elif token.type in {"fence", "code_block"}:
            yield False, token.content.strip()
        is_heading = token.type == "heading_open"

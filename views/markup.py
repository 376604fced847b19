"""Words from outside made fit to be shown: everything that reaches the screen as HTML is built with these."""

import html
import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlencode, urlsplit

import streamlit as st

from claims.escaping import html_text, visible
from views.state.url import COLLECTION, LANGUAGE, going_to, in_address
from views.texts import words
from views.texts.translation import ENGLISH, language

_QUOTED = re.compile("“([^”]*)”")
_FOOTNOTES = re.compile(r"(\[[0-9]{1,3}\])+$")
_SENTENCE_ENDS = (".", "!", "?", "…", "؟", "۔", "。")
_TINT = ' class="cc-clash-cell"'
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def literal(words: object) -> str:
    """Words as HTML that shows them as they are; what overrides the direction of text is written out."""
    return html_text(str(words))


def name(words: object) -> str:
    """A name within a sentence, kept from turning the direction of what stands around it."""
    return f"<bdi>{literal(words)}</bdi>"


def quoted(names: Iterable[object]) -> str:
    """Names in quotation marks, with commas between them."""
    return words.COMMA.join(f"“{name(text)}”" for text in names)


def sentence_html(words: str) -> str:
    """A sentence in English, read from left to right whatever stands in it; what it quotes keeps its own direction."""
    isolated = _QUOTED.sub(r"“<bdi>\1</bdi>”", literal(words))
    english = "" if language() == ENGLISH else ' lang="en"'
    return f'<span dir="ltr"{english}>{isolated}</span>'


def quote(fragment: str, language: str, *, verbatim: str = "", is_whole: bool = False) -> str:
    """A fragment in its own language and direction, with the words of the value marked where they stand in it.

    Args:
        is_whole: Whether nothing stands before and behind it, as in a title; else it is shown where it is cut.
    """
    before, found, after = fragment.partition(verbatim) if verbatim else (fragment, "", "")
    marked = literal(before) + (f"<mark>{literal(found)}</mark>" if found else "") + literal(after)
    return f'<blockquote dir="auto"{lang(language)}{"" if is_whole else cut_ends(fragment)}>{marked}</blockquote>'


def cut_ends(fragment: str) -> str:
    """The attribute that shows an ellipsis where a fragment begins or ends within a sentence; it is no part of the words."""
    read = _FOOTNOTES.sub("", fragment).rstrip("\"'”’»)")
    starts, ends = fragment[:1].islower(), bool(fragment) and not read.endswith(_SENTENCE_ENDS)
    classes = [name for name, is_cut in (("cc-cut-start", starts), ("cc-cut-end", ends)) if is_cut]
    return f' class="{" ".join(classes)}"' if classes else ""


def lang(language: str) -> str:
    """The attribute that names a language; empty where the text is not a language tag."""
    return f' lang="{language}"' if _LANGUAGE.fullmatch(language) else ""


def link(words: str, path: str, **params: str | list[str]) -> str:
    """A link within the app, which keeps the collection and the filters; `path` is ours, all else may come from outside."""
    return f'<a href="{address_within(path, **params)}">{name(words)}</a>'


def address_within(path: str, **params: str | list[str]) -> str:
    """The address of a link within the app as the value of an attribute; as `link` has it."""
    asked = going_to(**params)
    return html.escape(path + (f"?{urlencode(asked)}" if asked else ""))


def collection_link(words: str, key: str) -> str:
    """A link to the first page of a collection, without the parameters that other links keep: ids and filters belong to the collection that is open."""
    asked = [(COLLECTION, key), *((LANGUAGE, value) for value in in_address(LANGUAGE))]
    return f'<a href="./?{html.escape(urlencode(asked))}">{name(words)}</a>'


def outside_link(words: str, address: str) -> str:
    """A link that leaves the app in a new tab; empty unless the address is absolute and http or https."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return ""
    return f'<a href="{html.escape(address)}" target="_blank" rel="noopener noreferrer">{literal(words)}</a>'


class Clashing(str):
    """The HTML of a table cell that cannot be true together with others of its row or column; it is tinted."""


def page_table(
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    names: Sequence[str] = (),
    caption: str = "",
    classes: str = "cc-stack",
    has_row_heads: bool = True,
    labelled: tuple[str, ...] = ("td",),
) -> str:
    """A table as HTML.

    Args:
        heads: Column heads in our own words, as plain text.
        rows: Cells as HTML, one per column.
        names: Heads of further columns, as plain text from outside.
        caption: Stands above the table.
        classes: Classes of the table; `cc-stack` shows each cell on a line of its own where the screen is narrow.
        has_row_heads: Whether the first cell of each row is its head.
        labelled: The elements, of `th` and `td`, that carry the head of their column; a stacked table shows it before a `td`.
    """
    tags = ["th" if has_row_heads and place == 0 else "td" for place in range(len(heads) + len(names))]
    attributes = [
        (' scope="row"' if tag == "th" else "") + (f' data-label="{literal(head)}"' if tag in labelled else "")
        for tag, head in zip(tags, [*heads, *names], strict=True)
    ]
    head_row = "".join(f'<th scope="col">{head}</th>' for head in [*map(literal, heads), *map(name, names)])
    body = "".join(f"<tr>{_cells(row, tags, attributes)}</tr>" for row in rows)
    above = f"<caption>{literal(caption)}</caption>" if caption else ""
    start = f'<table class="{classes}">' if classes else "<table>"
    return f"{start}{above}<thead><tr>{head_row}</tr></thead><tbody>{body}</tbody></table>"


def _cells(row: Sequence[str], tags: Sequence[str], attributes: Sequence[str]) -> str:
    return "".join(
        f"<{tag}{attribute}{_TINT if isinstance(cell, Clashing) else ''}>{cell}</{tag}>"
        for cell, tag, attribute in zip(row, tags, attributes, strict=True)
    )


def plain_table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table whose cells are plain text from outside and all of one rank."""
    cells = [[name(cell) for cell in row] for row in rows]
    return page_table(heads, cells, classes="", has_row_heads=False, labelled=())


def scrolling(label: str, content: str, *, is_block: bool = False) -> str:
    """A region that scrolls sideways, by keyboard too; `is_block` makes it a block of ours by itself."""
    kind = "cc cc-scroll" if is_block else "cc-scroll"
    return f'<div class="{kind}" tabindex="0" role="region" aria-label="{literal(label)}">{content}</div>'


def folded(summary: str, content: str) -> str:
    """Content that is closed until its summary is clicked; both are HTML."""
    return f"<details><summary>{summary}</summary>{content}</details>"


def unshown(total: int, shown: int) -> str:
    """How many of a list are not shown; empty where all are."""
    return f"<p>{words.AND_MORE.format(number=f'{total - shown:,}')}</p>" if total > shown else ""


def plot_text(words: object) -> str:
    """Words as Plotly shows them as they are; it reads a little HTML in every text."""
    return html.escape(visible(str(words)), quote=False)


def show(*parts: str) -> None:
    """Puts HTML built with the functions above on the page."""
    st.html("".join(parts))

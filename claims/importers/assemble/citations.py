"""Documents that a table cites: articles, addresses, citations in words, names of sources."""

import html
import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple
from urllib.parse import urlsplit

import pandas as pd

from claims.collection.checks.cells import URL_PATTERN
from claims.importers.assemble.collection_builder import CollectionBuilder
from claims.importers.cells.ids import name_id, short_digest
from claims.importers.cells.text_columns import distinct_texts, join_columns, lookup
from claims.importers.cells.unknown_values import is_unknown
from claims.importers.mapping.mapping import Mapping, Meaning
from claims.importers.remarks import RemarkOutcome, Remarks

NOT_NAMED = "a source that the table does not name"
_ARTICLE = re.compile(r"\s*([^,]*?)\s*,\s*(\d{4}-\d{2}-\d{2})\s*,\s*(.+)", re.DOTALL)
_CITATION = re.compile(r"[\"“]+(.+?),?[\"”]+,?\s*([^,]+?)\s*(?:,\s*(.*))?", re.DOTALL)
_ADDRESS = re.compile(URL_PATTERN)


class Cited(NamedTuple):
    """One document as a table cites it."""

    source: str
    title: str
    published: str = ""
    url: str = ""


@cache
def source_slug(name: str) -> str:
    """The id of a source by its name."""
    return name_id(name) or f"x{short_digest(name)}"


def cited_document_id(cited: Cited) -> str:
    """The same words give the same id."""
    source = "cited" if cited.source == NOT_NAMED else source_slug(cited.source)
    return "-".join(part for part in (source, cited.published, short_digest(cited.title + cited.url)) if part)


def add_cited(
    builder: CollectionBuilder, frame: pd.DataFrame, mapping: Mapping, release: str, remarks: Remarks
) -> pd.Series:
    """Adds the cited documents and their sources; gives the ids that each row cites, joined by "|"."""
    columns = [pd.Series("", index=frame.index, dtype="str")]
    for means, read in READERS.items():
        columns += [_add_column(builder, frame[row.column], read, release, remarks) for row in mapping.columns(means)]
    columns += [_add_names(builder, frame[row.column], row, release) for row in mapping.columns("sources")]
    return join_columns(columns, "|")


def _add_column(
    builder: CollectionBuilder, texts: pd.Series, read: Callable[[str], list[Cited]], release: str, remarks: Remarks
) -> pd.Series:
    found = {text: [] if is_unknown(text) else read(html.unescape(text)) for text in distinct_texts(texts) if text}
    escaped = [text for text in found if "&" in text and html.unescape(text) != text]
    remarks.note_rows(
        texts.index[texts.isin(escaped)],
        str(texts.name),
        texts,
        "signs such as &#8220; read as what they stand for",
        RemarkOutcome.CHANGED,
    )
    unread = [text for text, cited in found.items() if any(each.source == NOT_NAMED for each in cited)]
    remarks.note_rows(
        texts.index[texts.isin(unread)],
        str(texts.name),
        texts,
        "a document whose source is not named",
        RemarkOutcome.NOTED,
    )
    named = add_documents(builder, [each for cited in found.values() for each in cited], release)
    ids = {text: "|".join(dict.fromkeys(named[each] for each in cited)) for text, cited in found.items()}
    return lookup(texts, ids)


def add_documents(builder: CollectionBuilder, cited: list[Cited], release: str) -> dict[Cited, str]:
    """Adds each document once, with its source; gives their ids."""
    rows = list(dict.fromkeys(cited))
    ids = {each: cited_document_id(each) for each in rows}
    names = list(dict.fromkeys(each.source for each in rows))
    add_sources(builder, names)
    builder.add(
        "documents",
        document_id=list(ids.values()),
        source_id=[source_slug(each.source) for each in rows],
        title=[each.title for each in rows],
        url=[each.url for each in rows],
        published_from=[each.published for each in rows],
        published_to=[each.published for each in rows],
        published_note=["As the table cites it." if each.published else "" for each in rows],
        language="und",
        within=release,
        note="Cited by the table; not held.",
    )  # fmt: skip
    return ids


def add_sources(builder: CollectionBuilder, names: list[str], *, kind: str = "outlet") -> None:
    """Adds sources that a table names."""
    ids = [source_slug(name) for name in names]
    builder.add(
        "sources", source_id=ids, name=names, kind=kind, note="Named by the table; what it is, is not said there."
    )


def _add_names(builder: CollectionBuilder, texts: pd.Series, row: Meaning, release: str) -> pd.Series:
    """Names without titles: what each row cites of a source is a document of its own, since nobody says it is one."""
    names = texts.str.split(row.separator or ";", regex=False).explode().str.strip()
    names = names[(names != "") & ~names.map(is_unknown).astype(bool)]
    if names.empty:
        return pd.Series("", index=texts.index, dtype="str")
    add_sources(builder, list(distinct_texts(names)))
    ids = {name: source_slug(name) for name in distinct_texts(names)}
    keys = builder.claim_ids.loc[names.index]
    rows = pd.DataFrame({"key": keys, "source": lookup(names, ids), "name": names}, index=names.index)
    rows["id"] = rows["key"] + ".from." + rows["source"]
    rows = rows.drop_duplicates("id")
    builder.add(
        "documents", document_id=rows["id"], source_id=rows["source"], title="[" + rows["name"] + ", as cited for " + rows["key"] + "]",
        language="und", within=release, note="Cited by name alone; which item is meant is not said.",
    )  # fmt: skip
    return rows.groupby(level=0)["id"].agg("|".join).reindex(texts.index, fill_value="").astype("str")


def _articles(text: str) -> list[Cited]:
    """`"source,date,title";"source,date,title"`, as UCDP writes it since 2017."""
    found = []
    for part in re.split(r'"\s*;\s*"', text.strip().strip('"')):
        if match := _ARTICLE.fullmatch(part):
            found.append(Cited(match[1] or NOT_NAMED, " ".join(match[3].split()), match[2]))
        elif part.strip():
            found.append(Cited(NOT_NAMED, " ".join(part.split())))
    return found


def _citation(text: str) -> list[Cited]:
    """An address, or `"Title," Publisher, date`, or words that only serve as a title."""
    text = " ".join(text.split())
    if _ADDRESS.fullmatch(text):
        return [Cited(urlsplit(text).netloc.removeprefix("www.").lower(), text, url=text)]
    if match := _CITATION.fullmatch(text):
        return [Cited(match[2], match[1])]
    return [Cited(NOT_NAMED, text)]


def _citations(text: str) -> list[Cited]:
    """Several of these; a semicolon parts them only where white space or another address follows."""
    parts = re.split(r"\s*;\s*(?=https?://)|;\s+|\s*\n\s*", text)
    return [cited for part in parts if part.strip() for cited in _citation(part.strip())]


READERS: dict[str, Callable[[str], list[Cited]]] = {
    "articles": _articles,
    "citation": _citation,
    "citations": _citations,
}

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
from claims.importers.cells.ids import id_of, short_digest
from claims.importers.cells.text_columns import distinct_texts, join_columns, lookup
from claims.importers.cells.unknown_values import is_unknown
from claims.importers.mapping.mapping import Mapping, Meaning
from claims.importers.remarks import RemarkOutcome, Remarks

NOT_NAMED = "a source that the table does not name"
_ARTICLE = re.compile(r"\s*([^,]*?)\s*,\s*(\d{4}-\d{2}-\d{2})\s*,\s*(.+)", re.DOTALL)
_CITATION = re.compile(r"[\"“]+(.+?),?[\"”]+,?\s*([^,]+?)\s*(?:,\s*(.*))?", re.DOTALL)
_ADDRESS = re.compile(URL_PATTERN)


class TableCitation(NamedTuple):
    """A document as a table cites it."""

    source: str
    title: str
    published: str = ""
    url: str = ""

    @property
    def document_id(self) -> str:
        """The same citation has the same id."""
        source = "cited" if self.source == NOT_NAMED else cited_source_id(self.source)
        return "-".join(part for part in (source, self.published, short_digest(self.title + self.url)) if part)


NO_CITATION = TableCitation("", "")


@cache
def cited_source_id(name: str) -> str:
    """The id of a source by its name."""
    return id_of(name)


def add_cited(
    builder: CollectionBuilder, frame: pd.DataFrame, mapping: Mapping, release: str, remarks: Remarks
) -> pd.Series:
    """Adds the cited documents and their sources; gives the ids of the documents that each row cites, joined by "|"."""
    columns = [pd.Series("", index=frame.index, dtype="str")]
    has_accounts = mapping.column("source") is not None  # then one citation alone is the document of the row's account
    for means, read in READERS.items():
        for row in mapping.columns(means):
            texts = frame[row.column]
            if has_accounts and means != "articles":
                texts = texts.mask(texts.isin([text for text in distinct_texts(texts) if only_citation(text)]), "")
            columns.append(_add_documents(builder, texts, read, release, remarks))
    columns += [_add_named_sources(builder, frame[row.column], row, release) for row in mapping.columns("sources")]
    cites = join_columns(columns, "|")
    cells = [frame[row.column] for means in (*READERS, "sources") for row in mapping.columns(means)]
    builder.note_read("cited documents", cites != "", cells)
    return cites


def _add_documents(
    builder: CollectionBuilder, texts: pd.Series, read: "Reader", release: str, remarks: Remarks
) -> pd.Series:
    cited = {text: [] if is_unknown(text) else read(html.unescape(text)) for text in distinct_texts(texts) if text}
    escaped = [text for text in cited if "&" in text and html.unescape(text) != text]
    unnamed = [text for text, documents in cited.items() if any(each.source == NOT_NAMED for each in documents)]
    for concerned, done, outcome in (
        (escaped, "codes such as &#8220; read as the signs they mean", RemarkOutcome.CHANGED),
        (unnamed, "a document whose source is not named", RemarkOutcome.NOTED),
    ):
        remarks.note_rows(texts.index[texts.isin(concerned)], str(texts.name), texts, done, outcome)
    documents = list(dict.fromkeys(document for documents in cited.values() for document in documents))
    add_sources(builder, list(dict.fromkeys(document.source for document in documents)))
    ids = {document: document.document_id for document in documents}
    published = [document.published for document in documents]
    builder.add(
        "documents",
        document_id=list(ids.values()),
        source_id=[cited_source_id(document.source) for document in documents],
        title=[document.title for document in documents],
        url=[document.url for document in documents],
        published_from=published,
        published_to=published,
        published_note=["As the table cites it." if day else "" for day in published],
        language="und",
        within=release,
        note="Cited by the table; not in the collection.",
    )
    return lookup(
        texts,
        {text: "|".join(dict.fromkeys(ids[document] for document in documents)) for text, documents in cited.items()},
    )


def add_sources(
    builder: CollectionBuilder, names: list[str], *, kind: str = "outlet",
    note: str = "Named by the table, which does not say what it is.",
) -> None:  # fmt: skip
    """Adds sources by their names."""
    ids = [cited_source_id(name) for name in names]
    builder.add("sources", source_id=ids, name=names, kind=kind, note=note)


def _add_named_sources(builder: CollectionBuilder, texts: pd.Series, row: Meaning, release: str) -> pd.Series:
    """Adds a document for each row and source named without a title, since nothing says that two rows cite one item."""
    names = texts.str.split(row.separator or ";", regex=False).explode().str.strip()
    names = names[(names != "") & ~names.map(is_unknown).astype(bool)]
    if names.empty:
        return pd.Series("", index=texts.index, dtype="str")
    ids = {name: cited_source_id(name) for name in distinct_texts(names)}
    add_sources(builder, list(ids))
    claim_ids = builder.claim_ids.loc[names.index]
    rows = pd.DataFrame({"claim": claim_ids, "source": lookup(names, ids), "name": names}, index=names.index)
    rows["id"] = rows["claim"] + ".from." + rows["source"]
    rows = rows.drop_duplicates("id")
    builder.add(
        "documents", document_id=rows["id"], source_id=rows["source"], title="[" + rows["name"] + ", as cited for " + rows["claim"] + "]",
        language="und", within=release, note="Cited by name only; it is not stated which item is meant.",
    )  # fmt: skip
    return rows.groupby(level=0)["id"].agg("|".join).reindex(texts.index, fill_value="").astype("str")


def _articles(text: str) -> list[TableCitation]:
    """`"source,date,title";"source,date,title"`, as UCDP writes it since 2017."""
    documents = []
    for part in re.split(r'"\s*;\s*"', text.strip().strip('"')):
        if match := _ARTICLE.fullmatch(part):
            documents.append(TableCitation(match[1] or NOT_NAMED, " ".join(match[3].split()), match[2]))
        elif part.strip():
            documents.append(TableCitation(NOT_NAMED, " ".join(part.split())))
    return documents


def _host(address: str) -> str:
    """Who publishes at an address; "" where it is none, as with a bracket that does not close."""
    try:
        return urlsplit(address).netloc.removeprefix("www.").lower()
    except ValueError:
        return ""


def _citation(text: str) -> list[TableCitation]:
    """An address, or `"Title," Publisher, date`, or words that only serve as a title."""
    text = " ".join(text.split())
    if _ADDRESS.fullmatch(text) and (host := _host(text)):
        return [TableCitation(host, text, url=text)]
    if match := _CITATION.fullmatch(text):
        return [TableCitation(match[2], match[1])]
    return [TableCitation(NOT_NAMED, text)]


def _citations(text: str) -> list[TableCitation]:
    """Several citations; a semicolon separates them only where white space or another address follows."""
    parts = re.split(r"\s*;\s*(?=https?://)|;\s+|\s*\n\s*", text)
    return [document for part in parts if part.strip() for document in _citation(part.strip())]


def only_citation(text: str) -> TableCitation | None:
    """The citation in a cell that holds one alone."""
    cited = [] if not text or is_unknown(text) else _citations(html.unescape(text))
    return cited[0] if len(cited) == 1 else None


Reader = Callable[[str], list[TableCitation]]
READERS: dict[str, Reader] = {"articles": _articles, "citation": _citation, "citations": _citations}

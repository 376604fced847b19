"""Cited documents: how each kind of cell is read, and which citations are one document."""

import pandas as pd
import pytest

from claims.importers.assemble.collection_builder import CollectionBuilder
from claims.importers.assemble.sources.citations import NOT_NAMED, READERS, TableCitation, add_cited
from claims.importers.remarks import Remarks
from tests.builders.foreign_tables import builder_for, built, frame_of, mapping_of, remark_lines


@pytest.mark.parametrize(
    ("means", "text", "documents"),
    [
        ("articles", '"SOHR,2016-04-20,Clashes, in town";"AFP,2016-04-21,Dead" ', [("SOHR", "Clashes, in town", "2016-04-20"), ("AFP", "Dead", "2016-04-21")]),
        ("articles", ",2016-04-20,Clashes", [(NOT_NAMED, "Clashes", "2016-04-20")]),
        ("articles", "SOHR in April", [(NOT_NAMED, "SOHR in April", "")]),
        ("articles", '" ";"AFP,2016-04-21,Dead"', [("AFP", "Dead", "2016-04-21")]),
        ("citation", '"Attack," The Post, 21 April 2016', [("The Post", "Attack", "")]),
        ("citation", "“Attack” The Post", [("The Post", "Attack", "")]),
        ("citation", "The Post\n 21 April", [(NOT_NAMED, "The Post 21 April", "")]),
        ("citations", "The Post; AFP", [(NOT_NAMED, "The Post", ""), (NOT_NAMED, "AFP", "")]),
        ("citations", "The Post;AFP", [(NOT_NAMED, "The Post;AFP", "")]),
        ("citations", "The Post\nAFP", [(NOT_NAMED, "The Post", ""), (NOT_NAMED, "AFP", "")]),
    ],
)  # fmt: skip
def test_citations_are_read(means: str, text: str, documents: list[tuple[str, str, str]]) -> None:
    assert READERS[means](text) == [TableCitation(*document) for document in documents]


def test_an_address_is_a_document_of_its_host() -> None:
    one, other = "https://www.Post.example/a?x=1;y=2", "http://afp.example/b"
    assert READERS["citations"](f"{one};{other}") == [
        TableCitation("post.example", one, url=one),
        TableCitation("afp.example", other, url=other),
    ]


def cited(frame: pd.DataFrame, *lines: str) -> tuple[CollectionBuilder, list[str], Remarks]:
    builder, remarks = builder_for(frame), Remarks("table")
    return builder, list(add_cited(builder, frame, mapping_of(*lines), "release", remarks)), remarks


@pytest.mark.parametrize("text", ["http://[::1/x", "https://[/a"])
def test_an_address_that_is_none_is_a_citation_without_a_source(text: str) -> None:
    assert READERS["citation"](text) == [TableCitation(NOT_NAMED, text)]
    assert READERS["citations"](f"{text}; https://one.example/2") == [
        TableCitation(NOT_NAMED, text),
        TableCitation("one.example", "https://one.example/2", url="https://one.example/2"),
    ]


def test_one_document_cited_twice_is_one_document() -> None:
    article = "SOHR,2016-04-20,Clashes"
    builder, ids, _ = cited(frame_of(a=[article, f'"{article}";"{article}"', "Unknown", ""]), "a,articles")
    ((document_id, *cells),) = built(
        builder, "documents", "document_id", "source_id", "title", "published_from", "published_to", "published_note", "within"
    )  # fmt: skip
    assert cells == ["sohr", "Clashes", "2016-04-20", "2016-04-20", "As the table cites it.", "release"]
    assert document_id.startswith("sohr-2016-04-20-")
    assert ids == [document_id, document_id, "", ""]
    assert built(builder, "sources", "source_id", "name", "kind") == [("sohr", "SOHR", "outlet")]


def test_a_document_without_a_named_source_is_remarked() -> None:
    builder, ids, remarks = cited(frame_of(a=["Some words", "&#8220;Attack&#8221; The Post"]), "a,citation")
    assert [identifier.partition("-")[0] for identifier in ids] == ["cited", "the"]
    assert [note for (note,) in built(builder, "documents", "published_note")] == ["", ""]
    assert remark_lines(remarks) == [
        (2, "noted", "a document whose source is not named"),
        (3, "changed", "codes such as &#8220; read as the signs they mean"),
    ]


def test_a_source_named_alone_is_cited_once_for_each_row() -> None:
    builder, ids, _ = cited(frame_of(s=["SOHR; ANHA;SOHR", "SOHR", "n/a"]), "s,sources")
    assert ids == ["a.from.sohr|a.from.anha", "b.from.sohr", ""]
    assert built(builder, "documents", "document_id", "source_id", "title")[1] == (
        "a.from.anha",
        "anha",
        "[ANHA, as cited for a]",
    )


def test_no_source_named_is_no_document() -> None:
    builder, ids, _ = cited(frame_of(s=["n/a", ""]), "s,sources")
    assert ids == ["", ""]
    assert built(builder, "documents", "document_id") == []


def test_the_columns_of_a_row_are_cited_together() -> None:
    _, ids, _ = cited(frame_of(a=["https://afp.example/b"], s=["SOHR"]), "s,sources", "a,citation")
    assert ids[0].startswith("afp-example-")
    assert ids[0].endswith("|a.from.sohr")

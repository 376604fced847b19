"""Stored documents that may be the one at hand."""

import pytest

from claims.extract import Document, draft_tables, like_documents
from tests.builders.collection_tables import build_collection, claim, row
from tests.builders.drafts import read_of, shipped

HELD = build_collection(
    claim("a", document="held"),
    documents=[
        row(
            "documents",
            "held",
            source_id="source-a",
            title="Kurds end siege of areas in the northeast",
            url="https://www.example.org/siege/",
            language="en",
            digest=Document(text="The whole text.").digest,
        ),
        row(
            "documents",
            "described",
            source_id="source-a",
            title="[Kurds end siege of areas in the northeast]",
            language="en",
        ),
    ],
)
FOOTNOTE = 'Siege lifted in Qamishli.\n\nTwo died in clashes.[1] [7]\n  1. ^ "{title}". WRAL. 2021-02-02. Retrieved 2021-02-03.'


@pytest.mark.parametrize(
    ("document", "texts", "words", "same"),
    [
        (Document(text="The whole text."), {}, "same text", True),
        (Document(text="x", url="http://example.org/siege"), {}, "same address", True),
        (Document(text="x", title="Kurds end siege of areas in the north-east"), {}, "title is nearly the same", False),
        (Document(text="x", title="KURDS END SIEGE of areas in the northeast"), {}, "same title", False),
        (
            Document(text="Shots were fired in the old town on Saturday."),
            {"held": "Shots were fired in the old town on Sunday."},
            "text is nearly",
            False,
        ),
        (Document(text="Shots."), {"held": "Something else was told here."}, "", False),
        (Document(text="x", title="Siege"), {}, "", False),
        (Document(text="x", url="http://[broken"), {}, "", False),
    ],
)
def test_a_document_that_is_stored_is_named_with_the_reason(
    document: Document, texts: dict[str, str], words: str, same: bool
) -> None:
    found = like_documents(document, HELD, texts=texts)
    assert [each.document_id for each in found] == (["held"] if words else [])
    assert all(words in each.reason and each.same is same for each in found)


def test_a_footnote_that_is_stored_is_that_document() -> None:
    title = shipped().row("documents", "wral-2021-02-02")["title"]
    found = read_of(FOOTNOTE.format(title=title))
    assert [each.stored for each in found.cited] == ["wral-2021-02-02"]
    tables = draft_tables([found], collection=shipped())
    assert len(tables["documents"]) == 1
    assert "wral-2021-02-02" in set(tables["statements"]["cites"])

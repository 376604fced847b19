"""Documents become drafts that stand in their text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.collection import Metadata, make_collection
from claims.extract import Document, PatternExtractor
from tests.builders.drafts import PUBLISHED, draft_of, shipped


def test_footnotes_are_documents_of_their_own() -> None:
    text = 'Siege lifted.\n  1. ^ "Kurds end siege of government-held areas". WRAL. 2021-02-02. Retrieved 2021-02-03.'
    found = draft_of(text)
    assert [(cited.source, cited.published) for cited in found.cited] == [("WRAL", "2021-02-02")]
    assert [claim.within for claim in found.claims] == [None, 0]


def test_without_a_day_of_publication_one_is_asked_for() -> None:
    assert "day of publication" in draft_of("On Saturday, two men died.", published=None).problems[0]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_any_text_gives_a_draft_that_stands_in_it(text: str) -> None:
    document = Document(text=text, published=PUBLISHED)
    for claim in PatternExtractor(shipped()).extract(document).claims:
        for each in claim.statements:
            assert text[each.start : each.end] == each.verbatim


def test_rows_that_a_draft_proposes_are_looked_up_in_the_collection_and_the_tables_stay_as_they_are() -> None:
    collection = make_collection({}, Metadata(name="nothing"))
    text = "Two civilians died in Raqqa, Syria, the mayor said."
    draft = PatternExtractor(collection).extract(Document(text=text, published=PUBLISHED, language="en"))
    found = {collection.rows[row.table][row.row_id]["name"] for row in draft.proposed}
    assert {"Raqqa", "Mayor", "Civilians"} <= found
    assert not any(row.row_id in collection.rows[row.table] for row in draft.proposed)
    assert not any(collection.rows[row.table].get(row.row_id) for row in draft.proposed)
    with pytest.raises(KeyError):
        collection.rows["places"]["nowhere"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Drei Menschen kamen bei dem Angriff auf das Dorf ums Leben, die Polizei ermittelt.", "German"),
        ("Beş sivil öldü, on iki kişi yaralandı ve üç ev yıkıldı.", "Turkish"),
    ],
)
def test_a_language_that_is_not_read_is_named_and_nothing_is_drafted(text: str, language: str) -> None:
    draft = draft_of(text)
    assert draft.claims == ()
    assert draft.problems[0].startswith(f"the text is in {language}, which is not read yet")
    assert "English" in draft.problems[0]
    assert "Arabic" in draft.problems[0]

"""Unknown names that may be other spellings of known ones."""

import pytest

from claims.extract import Document, read_passage, suggest_names
from tests.builders.drafts import read_of, shipped


@pytest.mark.parametrize(
    ("text", "words", "row_id"),
    [
        ("On Saturday, clashes broke out in Qamishlou after an arrest.", "Qamishlou", "qamishli"),
        ("وقعت اشتباكات في مدينة القامشلوو يوم السبت", "القامشلوو", "qamishli"),
    ],
)
def test_an_unknown_spelling_is_suggested_and_not_taken(text: str, words: str, row_id: str) -> None:
    document = read_passage(text)
    [found] = suggest_names(document, shipped())
    assert (found.words, found.row_id, found.table) == (words, row_id, "places")
    assert document.text[found.start : found.end] == words
    assert found.likeness >= 85
    assert not [each for draft_claim in read_of(text).claims for each in draft_claim.statements if each.value == row_id]


@pytest.mark.parametrize("text", ["Clashes broke out in Qamishli.", "Somebody went to Paris.", "", "Clashes. clashes."])
def test_known_names_and_strangers_are_not_suggested(text: str) -> None:
    assert suggest_names(Document(text=text), shipped()) == ()

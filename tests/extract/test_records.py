"""Statements cannot be built on words that the text does not hold; fragments are short."""

import pytest

from claims.extract import Document, DraftStatement, UngroundedError
from claims.extract.records import fragment_of


def statement(start: int, end: int, verbatim: str) -> DraftStatement:
    document = Document(text="Two men died.")
    return DraftStatement(
        document=document, field="killed", value="2", start=start, end=end, verbatim=verbatim, rule="x"
    )


def test_a_statement_knows_its_paragraph() -> None:
    assert statement(0, 3, "Two").paragraph == 1


@pytest.mark.parametrize(("start", "end", "verbatim"), [(4, 7, "me"), (4, 4, ""), (-1, 3, "Two"), (0, 99, "Two men")])
def test_a_statement_whose_words_are_not_in_the_text_cannot_be_built(start: int, end: int, verbatim: str) -> None:
    with pytest.raises(UngroundedError):
        statement(start, end, verbatim)


@pytest.mark.parametrize("words", [3, 12, 13, 400])
def test_a_fragment_holds_at_most_twelve_words(words: int) -> None:
    text = " ".join(f"w{number}" for number in range(words))
    fragment, verbatim = fragment_of(Document(text=text), 0, len(text))
    assert len(fragment.split()) == min(12, words)
    assert verbatim in fragment

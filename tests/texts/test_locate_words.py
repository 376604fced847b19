"""Words are located whatever the white space, the quotation marks and the forms of letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extract import Document
from claims.texts import locate_words
from claims.texts.locate_words import paragraph_at
from tests.builders.outside_texts import TEXT

BROKEN = (
    "The armed forces said on Saturday that two policemen were\nkilled in the quarter of the town and six others\n"
    "were wounded, among them a child of the family.\n\nThe rebels denied it."
)


@pytest.mark.parametrize(
    ("text", "words", "paragraph", "found"),
    [
        (TEXT, "two policemen", None, "two policemen"),
        (TEXT, 'in the "Old Quarter"', 2, "in  the “Old Quarter”"),
        (TEXT, "two policemen", 3, None),
        (TEXT, "two policemen", 0, None),
        (TEXT, "two policemen", 9, None),
        (TEXT, "three policemen", None, None),
        (TEXT, "killed. *", None, None),
        (TEXT, " ", None, None),
        (BROKEN, "policemen were killed", 1, "policemen were\nkilled"),
        (BROKEN, "The rebels denied", 2, "The rebels denied"),
        (BROKEN, "The rebels denied", 4, "The rebels denied"),
        ("قُتل ٩ عناصر في الأحياء", "قتل 9 عناصر في الاحياء", 1, "قُتل ٩ عناصر في الأحياء"),
    ],
)
def test_words_are_located(text: str, words: str, paragraph: int | None, found: str | None) -> None:
    span = locate_words(Document(text=text), words, paragraph)
    assert (span and text[span[0] : span[1]]) == found


@given(st.lists(st.text('aب“"’ .2', min_size=1, max_size=9), min_size=1, max_size=5), st.data())
def test_every_piece_of_a_text_is_located_in_its_paragraph(lines: list[str], data: st.DataObject) -> None:
    document = Document(text="\n".join(lines))
    for number, (start, end) in enumerate(document.paragraphs, 1):
        first = data.draw(st.integers(start, end - 1))
        words = document.text[first : data.draw(st.integers(first + 1, end))]
        span = locate_words(document, words, number)
        assert (span is None) == (not words.strip())
        if span:
            assert start <= span[0] < span[1] <= end
            assert paragraph_at(document, span[0]) == number

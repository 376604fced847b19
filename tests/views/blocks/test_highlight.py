"""A text with the words of statements marked: which paragraphs are shown, and what is marked in them."""

import pytest

from claims.extract import Document, DraftStatement
from views.blocks.highlight import highlighted_text

TEXT = "Zero here.\n\nOne <b>.\n\nNine police were killed.\n\nThree.\n\nFour.\n\nFive."
DOCUMENT = Document(text=TEXT, language="en")
GAP = '<p aria-hidden="true">…</p>'


def statement(words: str) -> DraftStatement:
    start = TEXT.index(words)
    return DraftStatement(
        document=DOCUMENT, field="killed", value="9", start=start, end=start + len(words), verbatim=words, rule="test"
    )


def paragraph(number: int, content: str) -> str:
    return f'<p dir="auto"><span class="cc-soft" aria-hidden="true">{number}</span> {content}</p>'


def body(shown: str) -> str:
    return shown.removeprefix('<div class="cc cc-text" tabindex="0" role="region" lang="en">').removesuffix("</div>")


def test_paragraphs_that_bear_a_statement_are_shown_with_their_neighbours_and_gaps() -> None:
    assert body(highlighted_text(DOCUMENT, [statement("police")])) == GAP + "".join(
        [
            paragraph(2, "One &lt;b&gt;."),
            paragraph(3, "Nine <mark><sup><bdi>1</bdi></sup>police</mark> were killed."),
            paragraph(4, "Three."),
            GAP,
        ]
    )


def test_gap_between_statements_that_are_far_apart() -> None:
    shown = body(highlighted_text(DOCUMENT, [statement("Zero"), statement("Five")]))
    assert [part[:2] for part in shown.split(GAP)] == ["<p", "<p"]
    assert "Three" not in shown
    assert "Four" in shown


def test_whole_text_has_every_paragraph_and_no_gap() -> None:
    shown = highlighted_text(DOCUMENT, [], whole=True)
    assert shown.count('<p dir="auto">') == 6
    assert GAP not in shown


@pytest.mark.parametrize(
    ("words", "chosen", "marked"),
    [
        (
            ("Nine police", "police were"),
            None,
            "<mark><sup><bdi>1</bdi></sup>Nine </mark><mark><sup><bdi>2</bdi></sup>police</mark><mark> were</mark> killed.",
        ),
        (
            ("Nine police", "police were"),
            1,
            '<mark><sup><bdi>1</bdi></sup>Nine </mark><mark class="cc-chosen"><sup><bdi>2</bdi></sup>police</mark>'
            '<mark class="cc-chosen"> were</mark> killed.',
        ),
        (("Nine", "Nine"), None, "<mark><sup><bdi>1, 2</bdi></sup>Nine</mark> police were killed."),
        (("<b>.\n\nNine",), None, "<mark>Nine</mark> police were killed."),
    ],
)
def test_statements_that_overlap_are_marked_piece_by_piece(
    words: tuple[str, ...], chosen: int | None, marked: str
) -> None:
    shown = highlighted_text(DOCUMENT, [statement(each) for each in words], chosen=chosen, whole=True)
    assert paragraph(3, marked) in shown

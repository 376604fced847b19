"""Arabic out of a PDF: words in the order in which they are read, letters in their plain form."""

import pytest

from claims.extract.document.pdf_text_order import Piece, line_text, marks_apart, plain_letters, unwrapped


@pytest.mark.parametrize(
    ("pieces", "line"),
    [
        ([(10, "القامشلي"), (50, "  "), (60, "في"), (80, " "), (90, "اشتباكات")], "اشتباكات في القامشلي"),
        ([(90, "اشتباكات"), (80, " "), (60, "في"), (50, " "), (10, "القامشلي")], "اشتباكات في القامشلي"),
        ([(10, "."), (12, "نقلوا"), (40, " "), (45, "12"), (60, " "), (65, "إن")], "إن 12 نقلوا."),
        ([(10, "لمرصد"), (40, "ا"), (44, " "), (50, "وقال")], "وقال المرصد"),
        (
            [(10, "في"), (20, " "), (30, "Daily"), (50, " "), (60, "Herald"), (90, " "), (95, "قال")],
            "قال Daily Herald في",
        ),
        ([(10, "("), (12, "12"), (20, ")"), (30, "في"), (50, " "), (60, "قال")], "قال في(12)"),
        ([(10, "Two"), (40, " "), (50, "died")], "Two died"),
        ([(10, "القامشلي")], "القامشلي"),
        ([], ""),
    ],
)
def test_a_line_is_read_from_its_beginning(pieces: list[tuple[float, str]], line: str) -> None:
    assert line_text([Piece(*each) for each in pieces]) == line


def test_drawn_letters_become_letters() -> None:
    assert plain_letters("اﻟﻘﺎﻣﺸﻠﻲ ½ ﬁ") == "القامشلي ½ ﬁ"


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (
            [
                "A title",
                "Clashes broke out in the town and two",
                "people died.",
                "Then it was calm in all the quarters.",
            ],
            3,
        ),
        (["Two people died in the town.", "Three fled from it that night."], 2),
        (["One line"], 1),
        ([""], 1),
    ],
)
def test_lines_of_a_paragraph_are_joined(lines: list[str], paragraphs: int) -> None:
    assert len(unwrapped("\n".join(lines)).split("\n")) == paragraphs


def test_small_figures_are_marks_of_notes() -> None:
    drawn = [
        (Piece(0, "killed 12"), 11.0),
        (Piece(5, "3"), 7.0),
        (Piece(9, " civilians and 31"), 11.0),
        (Piece(12, "4"), 11.0),
    ]
    assert "".join(piece.text for piece in marks_apart(drawn)) == "killed 12[3] civilians and 314"


def test_lines_of_a_column_are_joined_beside_a_wide_table() -> None:
    lines = [
        "On 3 May shelling of the fish",
        "market in Millbrook killed twelve",
        "civilians on the road.",
        "",
        "3 May 2024 Millbrook 12 31 Government forces of the north and the south of the country",
    ]
    assert (
        unwrapped("\n".join(lines)).split("\n")[0]
        == "On 3 May shelling of the fish market in Millbrook killed twelve civilians on the road."
    )

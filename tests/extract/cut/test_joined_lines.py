"""Lines joined to paragraphs: broken prose is joined, what stands in lines of its own stays, no offset moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extract.cut.joined_lines import join_lines

PROSE = """Two shepherds were found dead near the village on Monday
morning, a relative said. The district office said that the
men had been missing since the market of the week before."""
ARABIC = """قال مسؤول في المجلس المحلي إن رجلين قتلا مساء الاثنين في
السوق القديم وسط البلدة وإن ثلاثة آخرين نقلوا إلى المستشفى
بعد ذلك بساعة."""


@pytest.mark.parametrize(
    "text", [PROSE, ARABIC, PROSE.replace("\n", "\r\n")], ids=["prose", "no small letters", "CRLF"]
)
def test_prose_that_was_broken_at_a_width_is_one_paragraph(text: str) -> None:
    joined = join_lines(f"Shepherds found dead\n\n{text}\n\nNext")
    assert [line for line in joined.splitlines() if line] == [
        "Shepherds found dead",
        text.replace("\r", " ").replace("\n", " "),
        "Next",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Two killed in clashes between rival guards at the northern gate\nFive people arrested in a raid on a farm at dawn yesterday morning",
        "Killed: 5\nwounded: 7\nmissing: 2",
        f"{PROSE.splitlines()[0]}.\n{PROSE.splitlines()[1]}.\n",
        "مقتل ثلاثة مدنيين في قصف على بلدة كفرنبل صباح اليوم\nإصابة طفلين جراء انفجار لغم في ريف حلب الشرقي مساء أمس",
        "مقتل ثلاثة مدنيين في قصف على بلدة كفرنبل صباح اليوم الأربعاء\nإصابة طفلين جراء انفجار لغم في ريف حلب\nاعتقال شاب في مدينة الباب على يد الشرطة العسكرية",
        "A short title\nTwo shepherds were found dead near the village on Monday morning, a relative said.",
        "2021-01-03 12 14 3 the first row of a table with many columns\nof 2021-01-04 12 14 3 the second row of that very table",
        "one line",
        "",
    ],
    ids=[
        "headlines",
        "list",
        "a sentence in each line",
        "two posts",
        "three posts",
        "title",
        "rows",
        "one line",
        "nothing",
    ],
)
def test_lines_of_their_own_stay(text: str) -> None:
    assert join_lines(text) == text


def test_a_title_before_broken_prose_stays_alone_and_a_short_line_ends_its_paragraph() -> None:
    text = f"Shepherds found dead\n{PROSE}\nsaid so.\nThe mayor kept silent, as he had done about the other cases of\nthat year."
    lines = join_lines(text).splitlines()
    assert lines[0] == "Shepherds found dead"
    assert lines[1].endswith("the week before. said so.")
    assert lines[2].endswith("cases of that year.")


@given(
    st.text(alphabet="ab A.,\n\r1", max_size=400)
    | st.lists(st.sampled_from(PROSE.split()), max_size=60).map(" \n".join)
)
def test_only_breaks_change_and_only_to_spaces(text: str) -> None:
    joined = join_lines(text)
    assert len(joined) == len(text)
    assert all(new == old or (old in "\n\r" and new == " ") for new, old in zip(joined, text, strict=True))

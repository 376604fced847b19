"""Markdown that shows hostile words literally, and text for a chat that is short and plain."""

import re

import pytest
from markdown_it import MarkdownIt

from claims.exports import export_discrepancies, export_incident
from claims.exports.incident_sheet import incident_sheet
from claims.exports.markdown_chat import MOST_IN_CHAT, markdown_text, write_markdown, write_text
from tests.builders.hostile_study import AT, hostile_study
from tests.builders.sheets import LAYOUT, ROWS, small_sheet


def test_markdown_shows_hostile_words_literally() -> None:
    incident = hostile_study()[1].incident_of["one"]
    text = export_incident(*hostile_study(), incident, format="markdown", at=AT).decode()
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    for tag in ("<script", "<b>", 'evil.example"', "<strong>bold", "\u202e"):
        assert tag not in html
    assert r"\u202e" in html
    assert len(re.findall("<table>", html)) == len(incident_sheet(*hostile_study(), incident, at=AT).sections)


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("قُتل ستة، 6 (six).", "قُتل ستة، 6 (six)."),
        (r"a|b *c* _d_ `e` [f] {g} ~h $i \j", r"a\|b \*c\* \_d\_ \`e\` \[f\] \{g\} \~h \$i \\j"),
        ("<i>&@", "&lt;i&gt;&amp;&#64;"),
        ("http://www.x.y WWW.z", r"http\://www\.x.y WWW\.z"),
        ("at 10:30", "at 10:30"),
        ("two\n\n lines", "two / lines"),
    ],
)
def test_markdown_text_has_no_markup(text: str, markdown: str) -> None:
    assert markdown_text(text) == markdown


def test_a_table_of_markdown_has_a_column_even_where_all_cells_are_empty() -> None:
    rows = ((1, "It.", "", "", "", "", "", "", ""),)
    assert "| Side |\n| --- |\n|  |\n" in write_markdown(small_sheet(rows=rows)).decode()


def test_documents_are_footnotes_with_their_addresses() -> None:
    text = write_markdown(small_sheet()).decode()
    assert "| B | 0 | 1 | “nobody”[^1] [^2] |" in text
    first = "[^1]: Herald, “Six dead”, 2021-01-24, <https://h.example/1>, archived copy <https://web.archive.org/web/20210125103000/https://h.example/1>."
    assert text.splitlines()[-2:] == [first, "[^2]: Watch, “Nobody died”."]


def test_text_for_a_chat_is_short_and_plain() -> None:
    lines = export_discrepancies(*hostile_study(), format="text", at=AT).decode().splitlines()
    assert len(lines) < 120
    assert any("denies" in line for line in lines)


@pytest.mark.parametrize(("beyond", "rest"), [(0, []), (1, ["... and 1 more."]), (2, ["... and 2 more."])])
def test_a_long_chat_ends_with_how_many_are_left(beyond: int, rest: list[str]) -> None:
    rows = tuple((rank, "It.", "", "", "A", "6", 1, "", f"d{rank}") for rank in range(1, MOST_IN_CHAT + beyond + 1))
    lines = write_text(small_sheet(rows=rows)).decode().splitlines()
    assert sum(line.endswith(". It.") for line in lines) == MOST_IN_CHAT
    assert [line for line in lines if "more" in line] == rest


def test_a_chat_without_link_ends_with_the_digest() -> None:
    provenance = {name: text for name, text in small_sheet().provenance.items() if name != "link"}
    assert write_text(small_sheet(provenance=provenance)).decode().endswith("\ndata sha256:0123456789ab\n")


def test_a_side_in_a_chat_is_told_without_its_words() -> None:
    layout = {**vars(LAYOUT), "table": ("mark", "words", "side", "value")}
    text = write_text(small_sheet(layout=type(LAYOUT)(**layout), rows=ROWS[:1])).decode()
    assert "   - A: 6\n" in text

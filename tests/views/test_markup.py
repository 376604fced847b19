"""Words from outside stay words in HTML, and every table has heads, labels and a row head where it should."""

import pytest

from views.markup import (
    Clashing,
    folded,
    lang,
    link,
    literal,
    name,
    outside_link,
    page_table,
    plain_table,
    plot_text,
    quote,
    quoted,
    scrolling,
    sentence_html,
    unshown,
)

HOSTILE = '<b>"x"</b>\u202e'
HARMLESS = "&lt;b&gt;&quot;x&quot;&lt;/b&gt;\\u202e"


def test_words_are_shown_as_they_are_wherever_they_stand() -> None:
    assert literal(HOSTILE) == HARMLESS
    assert name(HOSTILE) == f"<bdi>{HARMLESS}</bdi>"
    assert quoted([HOSTILE, "b"]) == f"“<bdi>{HARMLESS}</bdi>”, “<bdi>b</bdi>”"
    assert sentence_html(HOSTILE) == f'<span dir="ltr">{HARMLESS}</span>'
    assert plot_text(HOSTILE) == HARMLESS.replace("&quot;", '"')


def test_marks_of_markdown_and_formulas_are_words_too() -> None:
    assert literal("**b** $x$ :red[y]") == "**b** $x$ :red[y]"


def test_what_a_sentence_quotes_keeps_its_own_direction() -> None:
    assert sentence_html("“المربع” is <one> “b”") == (
        '<span dir="ltr">“<bdi>المربع</bdi>” is &lt;one&gt; “<bdi>b</bdi>”</span>'
    )


@pytest.mark.parametrize(
    ("fragment", "verbatim", "shown"),
    [
        ("nine were killed", "nine", "<mark>nine</mark> were killed"),
        ("nine were killed", "ten", "nine were killed"),
        ("nine were killed", "", "nine were killed"),
        ("<9> of 9", "9", "&lt;<mark>9</mark>&gt; of 9"),
    ],
)
def test_words_of_a_value_are_marked_where_they_stand_first(fragment: str, verbatim: str, shown: str) -> None:
    start, marked = quote(fragment, "en", verbatim=verbatim).split(">", maxsplit=1)
    assert start.startswith('<blockquote dir="auto" lang="en"')
    assert marked == f"{shown}</blockquote>"


@pytest.mark.parametrize(
    ("fragment", "cut"),
    [
        ("Nine were killed.", ""),
        ("Nine were killed", ' class="cc-cut-end"'),
        ("nine were killed.", ' class="cc-cut-start"'),
        ("nine were killed, they", ' class="cc-cut-start cc-cut-end"'),
        ("He said: “Nine were killed.”", ""),
        ("Were nine killed?", ""),
        ("Nine were killed.[2][13]", ""),
        ("Nine were killed[2]", ' class="cc-cut-end"'),
        ("قتل تسعة", ' class="cc-cut-end"'),
        ("هل قتل تسعة؟", ""),
        ("", ""),
    ],
)
def test_a_fragment_that_begins_or_ends_within_a_sentence_is_shown_as_cut(fragment: str, cut: str) -> None:
    assert quote(fragment, "en") == f'<blockquote dir="auto" lang="en"{cut}>{fragment}</blockquote>'
    assert quote(fragment, "en", is_whole=True) == f'<blockquote dir="auto" lang="en">{fragment}</blockquote>'


@pytest.mark.parametrize(
    ("language", "attribute"),
    [("ar", ' lang="ar"'), ("ku-Arab", ' lang="ku-Arab"'), ("", ""), ("x", ""), ('en" onload="x', "")],
)
def test_only_a_language_tag_names_a_language(language: str, attribute: str) -> None:
    assert lang(language) == attribute


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "//x.example",
        "ftp://x.example",
        "https://",
        "http://[",
        "data:text/html,x",
        "/path",
        "page",
        "",
    ],
)
def test_only_absolute_web_addresses_become_links(address: str) -> None:
    assert outside_link("x", address) == ""


def test_link_within_the_app_quotes_what_comes_from_outside() -> None:
    assert link("<i>", "incident", id='"><b>') == '<a href="incident?id=%22%3E%3Cb%3E"><bdi>&lt;i&gt;</bdi></a>'


def test_link_that_leads_out_keeps_its_address_and_opens_a_tab_that_knows_nothing_of_ours() -> None:
    assert outside_link("<x>", 'https://example.org/?a="b"') == (
        '<a href="https://example.org/?a=&quot;b&quot;" target="_blank" rel="noopener noreferrer">&lt;x&gt;</a>'
    )


def test_table_has_column_heads_row_heads_and_labels_for_narrow_screens() -> None:
    assert page_table(["Field"], [["Killed", "9"]], names=['"A"']) == (
        '<table class="cc-stack"><thead><tr><th scope="col">Field</th><th scope="col"><bdi>&quot;A&quot;</bdi></th></tr></thead>'
        '<tbody><tr><th scope="row">Killed</th><td data-label="&quot;A&quot;">9</td></tr></tbody></table>'
    )


def test_cells_that_clash_are_tinted() -> None:
    shown = page_table(["a", "b", "c"], [["1", Clashing("2"), "3"]])
    assert shown.count("cc-clash-cell") == 1
    assert '<td data-label="b" class="cc-clash-cell">2</td>' in shown


def test_row_of_another_length_than_the_heads_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        page_table(["a", "b"], [["1"]])


def test_plain_table_shows_cells_from_outside_as_words() -> None:
    assert plain_table(["a", "b"], [(HOSTILE, 1)]) == (
        '<table><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead>'
        f"<tbody><tr><td><bdi>{HARMLESS}</bdi></td><td><bdi>1</bdi></td></tr></tbody></table>"
    )


def test_caption_stands_above_the_heads() -> None:
    assert page_table(["a"], [], caption="<x>", classes="").startswith("<table><caption>&lt;x&gt;</caption><thead>")


@pytest.mark.parametrize(("is_block", "kind"), [(False, "cc-scroll"), (True, "cc cc-scroll")])
def test_region_that_scrolls_can_be_reached_by_keyboard_and_has_a_name(is_block: bool, kind: str) -> None:
    assert scrolling('"x"', "y", is_block=is_block) == (
        f'<div class="{kind}" tabindex="0" role="region" aria-label="&quot;x&quot;">y</div>'
    )


def test_folded_content_is_closed() -> None:
    assert folded("a", "b") == "<details><summary>a</summary>b</details>"


@pytest.mark.parametrize(("total", "shown", "said"), [(5, 3, "<p>and 2 more</p>"), (3, 3, ""), (2, 3, ""), (0, 0, "")])
def test_what_a_list_does_not_show_is_counted(total: int, shown: int, said: str) -> None:
    assert unshown(total, shown) == said

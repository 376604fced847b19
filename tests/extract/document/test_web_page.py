"""What a web page says of itself."""

from datetime import date

import pytest

from claims.extract import read_content
from claims.extract.document.web_page import stamped_day, with_marks_apart


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("killed 12<sup>3</sup> civilians", "killed 12 civilians[3]"),
        ('hurt 31<sup class="r"><a href="#n4">[4]</a></sup> others', "hurt 31 others[4]"),
        ("five people<sup>5</sup>, including", "five people[5], including"),
        ("the 3<sup>rd</sup> day", "the 3<sup>rd</sup> day"),
    ],
)
def test_marks_of_notes_are_no_digits_of_figures(html: str, text: str) -> None:
    assert with_marks_apart(html) == text


@pytest.mark.parametrize(
    ("html", "day"),
    [
        ("<li>This page was last edited on 12 January 2025, at 14:02 (UTC).</li>", date(2025, 1, 12)),
        ("<p>Published: <b>May 3, 2024</b></p>", date(2024, 5, 3)),
        ("<p>نشر في 3 أيار 2024</p>", date(2024, 5, 3)),
        ("<p>Publié le 3 mai 2024</p>", date(2024, 5, 3)),
        ("<p>Posted on 2024-05-03</p>", date(2024, 5, 3)),
        ("<table><tr><th>Date</th><td>3–9 May 2024</td></tr></table><p>Copyright 2023</p>", None),
        ("<p>Published on 31 June 2024</p>", None),
    ],
)
def test_the_day_is_that_of_a_stamp(html: str, day: date | None) -> None:
    assert stamped_day(html) == day


PAGE = (
    "<html><head><title>A ferry sinks</title>{meta}</head><body><article><h1>A ferry sinks</h1>"
    "<p>Three people were killed when a ferry sank off Sanderby on Monday, the coast guard of the country said.</p>{foot}</article></body></html>"
)


@pytest.mark.parametrize(
    "before", ["", "<!-- a comment -->\n", "<!--[if IE ]>\n<!doctype html>\n<![endif]-->\n", '<?xml version="1.0"?>\n']
)
def test_a_page_is_known_by_its_content_whatever_comes_first(before: str) -> None:
    page = before + PAGE.format(
        meta='<meta property="article:published_time" content="2024-05-14T23:30:00-05:00">', foot=""
    )
    document = read_content(page.encode(), name="page.bin")
    assert (document.title, document.published) == ("A ferry sinks", date(2024, 5, 14))
    assert "<" not in document.text


def test_no_day_is_taken_from_a_copyright_or_the_text() -> None:
    page = PAGE.format(meta="", foot="<p>No. 12/2024, 10 May 2024</p><footer>© 2023 Wire</footer>")
    assert read_content(page.encode(), name="page.html").published is None

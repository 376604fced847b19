"""Words from outside: what cannot be seen is written out, lines become one, HTML is escaped."""

import pytest

from claims.escaping import html_text, one_line, visible, web_address


def test_what_cannot_be_seen_is_written_out() -> None:
    assert visible("a\u202eb\x1b[31m\u2066") == r"a\u202eb\u001b[31m\u2066"


def test_what_can_be_seen_stays() -> None:
    assert visible("a\tb\nج\u200f") == "a\tb\nج\u200f"


def test_lines_are_joined_by_a_slash() -> None:
    assert one_line(" a  b\n\n \nc\t\u202e") == r"a b / c \u202e"


def test_html_is_literal() -> None:
    assert html_text('<a title="b\'c">&\x00') == "&lt;a title=&quot;b&#x27;c&quot;&gt;&amp;\\u0000"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://h.example/a?b=c&d=%20#e", "https://h.example/a?b=c&d=%20#e"),
        ("HTTP://h.example/", "HTTP://h.example/"),
        ('http://h/">< |[]{}()*_', "http://h/%22%3E%3C%20%7C%5B%5D%7B%7D%28%29%2A%5F"),
        ("http://h/\u202e", "http://h/%E2%80%AE"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//h.example/", ""),
        ("", ""),
    ],
)
def test_an_address_of_the_web_is_made_safe_and_another_is_none(url: str, shown: str) -> None:
    assert web_address(url) == shown

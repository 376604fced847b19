"""The page in one file: it asks nothing of anywhere, and words stay words."""

from html.parser import HTMLParser

from claims.exports import export_discrepancies
from tests.builders.hostile_study import ARABIC, AT, hostile_study


class Markup(HTMLParser):
    """Gathers tags and addresses of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.addresses += [value or "" for name, value in attrs if name in {"src", "href", "action", "style"}]


def test_page_asks_nothing_of_anywhere() -> None:
    page = Markup()
    text = export_discrepancies(*hostile_study(), format="html", at=AT).decode()
    page.feed(text)
    assert "table" in page.tags
    assert not page.tags & {"script", "img", "link", "iframe", "b", "ref", "a"}
    assert page.addresses == []
    assert "url(" not in text
    assert "default-src 'none'" in text
    assert ARABIC in text

"""The page in one file: it asks nothing of anywhere, and words stay words."""

from html.parser import HTMLParser

from claims.exports import export_discrepancies
from claims.exports.html_page import write_html
from claims.exports.sheet import Reference
from tests.builders.hostile_study import ARABIC, AT, hostile_study
from tests.builders.sheets import small_sheet


class Markup(HTMLParser):
    """Gathers tags and addresses of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.addresses: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.addresses += [value or "" for name, value in attrs if name in {"src", "href", "action", "style"}]
        self.ids |= {f"#{value}" for name, value in attrs if name == "id"}


def test_page_asks_nothing_of_anywhere() -> None:
    page = Markup()
    text = export_discrepancies(*hostile_study(), format="html", at=AT).decode()
    page.feed(text)
    assert "table" in page.tags
    assert not page.tags & {"script", "img", "link", "iframe", "ref"}
    leaving = [address for address in page.addresses if not address.startswith("#")]
    assert leaving == [
        "https://one.example/a?b=%5Bc%5D%7Cd",
        "https://web.archive.org/web/20210125000000/https://one.example",
    ]
    assert "url(" not in text
    assert "default-src 'none'" in text
    assert ARABIC in text


def test_links_within_the_page_lead_somewhere() -> None:
    page = Markup()
    page.feed(export_discrepancies(*hostile_study(), format="html", at=AT).decode())
    within = {address for address in page.addresses if address.startswith("#")}
    assert within
    assert within <= page.ids


def test_an_address_that_is_not_of_the_web_is_no_link() -> None:
    reference = Reference(key="doc-1", source="S", title="T", url="javascript:alert(1)")
    page = Markup()
    page.feed(write_html(small_sheet(references=(reference,), cited=(("doc-1",), (), (), ()))).decode())
    assert page.addresses == ["#document-1"]

"""The built site in a browser: found and read from the folder alone, and from the app."""

from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from claims.collection.shipped import built_site
from tests.builders.browser_pages import serious_faults

FIRST_PAGE = built_site()
KINDS_OF_PAGE = (
    "index.html",
    "tutorials/reports.html",
    "howto/import-a-table.html",
    "reference/made/names.html",
    "reference/made/columns.html",
    "reference/made/commands/import.html",
    "explanation/discrepancies.html",
)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(FIRST_PAGE is None, reason="the site is not built; make docs builds it"),
]


@pytest.mark.parametrize(("width", "scheme"), [(1400, "light"), (390, "dark")])
def test_a_reader_finds_a_rule_from_the_folder_alone(page: Page, width: int, scheme: Literal["light", "dark"]) -> None:
    assert FIRST_PAGE
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{FIRST_PAGE.with_name('search.html').as_uri()}?q=look-alikes")
    page.locator("#search-results li a", has_text="Method").first.click()
    expect(page.locator("h1")).to_contain_text("Method")
    assert page.evaluate("document.documentElement.scrollWidth") <= width  # nothing to push sideways
    assert {urlsplit(url).scheme for url in asked} <= {"file", "data"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_fit_a_phone_and_can_be_listened_to(page: Page, scheme: Literal["light", "dark"]) -> None:
    assert FIRST_PAGE
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme=scheme)
    for path in KINDS_OF_PAGE:
        page.goto((FIRST_PAGE.parent / path).as_uri())
        assert (path, serious_faults(page)) == (path, [])
        assert (path, page.evaluate("document.documentElement.scrollWidth") <= 390) == (path, True)


def test_the_page_method_leads_to_the_site(page: Page, server: str) -> None:
    page.goto(f"{server}/method")
    with page.expect_popup() as opened:
        page.get_by_role("link", name="All documentation").click()
    expect(opened.value.locator("h1")).to_contain_text("Competing Claims")
    opened.value.close()

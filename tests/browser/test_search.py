"""The pages Claims and Sources in a real browser: found, read, compared, and harmless."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.builders.browser_pages import Watch, settled, visit
from views.texts import incident_words, words

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("watch")]
ROW = 35  # pixels of a row of a table


def tick(page: Page, row: int) -> None:
    """Ticks a row of the first table with the mouse."""
    table = page.get_by_test_id("stDataFrame").first
    expect(table).to_be_visible()
    box = table.bounding_box()
    assert box
    page.mouse.click(box["x"] + 16, box["y"] + ROW * (row + 1) + ROW / 2)


def test_claim_is_found_read_and_compared(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 1400, "height": 900})
    visit(page, f"{server}/claims")
    search = page.get_by_label(words.SEARCH)
    search.fill("حلكو")
    search.press("Enter")
    expect(page.get_by_text(words.FOUND_WITH.split(" {")[0])).to_be_visible()
    assert "q=" in page.url
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    tick(page, 0)
    drawer = page.get_by_role("region", name=words.PICKED_WORDS)
    expect(drawer.locator("blockquote").first).to_be_visible()
    tick(page, 1)
    expect(drawer.locator(".cc-card")).to_have_count(2)
    page.reload()
    settled(page)
    expect(drawer.locator(".cc-card")).to_have_count(2)
    page.get_by_role("link", name=words.COMPARE_PICKED).click()
    expect(page.get_by_role("heading", name=incident_words.COMPARE_HEADING)).to_be_visible()
    expect(page).to_have_url(re.compile(r"compare\?(.*&)?claim=.*claim="))


def test_map_of_the_same_claims_opens_without_asking_anybody(page: Page, server: str) -> None:
    visit(page, f"{server}/claims?q=halko")
    page.get_by_role("tab", name=words.MAP).click()
    expect(page.get_by_text(words.MAP_TABLE)).to_be_visible()
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()


def test_source_is_opened_and_its_numbers_lead_to_words(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 1400, "height": 900})
    visit(page, f"{server}/sources")
    tick(page, 0)
    expect(page.get_by_role("heading", name=words.STANDINGS)).to_be_visible()
    expect(page).to_have_url(re.compile("source_id="))
    page.get_by_role("region", name=words.REPEATS_LIST).get_by_role("button").first.click()
    expect(page.locator(".cc-popover:popover-open blockquote").first).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("link", name=words.ALL_ITS_CLAIMS).click()
    expect(page.get_by_role("heading", name=words.SEARCH_HEADING)).to_be_visible()
    expect(page).to_have_url(re.compile("source="))


@pytest.mark.parametrize("path", ["claims?claim=sohr-2021-01-27-demonstration", "sources?source_id=sohr&way=quotes"])
def test_hostile_words_do_nothing(page: Page, hostile_server: str, watch: Watch, path: str) -> None:
    visit(page, f"{hostile_server}/{path}")
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    page.evaluate("document.querySelectorAll('.stMain details').forEach(each => each.open = true)")
    expect(page.get_by_text("<script>alert(1)</script>").first).to_be_attached()
    injected = page.locator(".stMain script, .stMain img, .stMain a[href^=javascript], .stMain .katex, .cc b b")
    expect(injected).to_have_count(0)
    assert not watch.dialogs


@pytest.mark.parametrize("path", ["claims", "sources?source_id=sohr"])
def test_page_fits_a_phone(page: Page, server: str, path: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, f"{server}/{path}")
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390

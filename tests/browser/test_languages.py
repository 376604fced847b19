"""The interface in Arabic in a real browser: chosen with two clicks, kept on the way, right to left, and never wider than a phone."""

import pytest
from playwright.sync_api import Page, expect

from tests.builders.browser_pages import serious_faults, settled, visit
from views.texts import words
from views.texts.translation import LANGUAGES, translate_text

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("watch")]
PATHS = (
    "",
    "discrepancies",
    "between",
    "incident",
    "claims",
    "sources",
    "conventions",
    "review",
    "add",
    "import",
    "method",
)


def test_arabic_is_chosen_beside_share_and_the_page_turns_round(page: Page, server: str) -> None:
    visit(page, f"{server}/matrix?severity=high")
    page.get_by_role("button", name=words.SHARE).click()
    page.get_by_role("button", name=LANGUAGES["ar"]).click()
    expect(page.locator("html[dir=rtl][lang=ar]")).to_be_attached()
    expect(
        page.get_by_role("heading", name=translate_text("ar", "MATRIX_HEADING", words.MATRIX_HEADING))
    ).to_be_visible()
    expect(page).to_have_url(f"{server}/matrix?severity=high&lang=ar")
    settled(page).reload()
    expect(page.locator("html[dir=rtl][lang=ar]")).to_be_attached()


@pytest.mark.parametrize("path", PATHS)
def test_no_page_in_arabic_scrolls_sideways_on_a_phone_or_has_a_serious_fault(
    page: Page, server: str, path: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, f"{server}/{path}?lang=ar")
    expect(page.locator("html[dir=rtl]")).to_be_attached()
    main = page.get_by_test_id("stMain")
    assert main.evaluate("element => element.scrollWidth - element.clientWidth") <= 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert not serious_faults(page)

"""What a newcomer does, once by mouse and once by keyboard alone: from the worst disagreement to an export."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Download, Locator, Page, expect

from tests.builders.browser_pages import choose_option, filter_list, filters, settled, visit
from views.texts import download_words, incident_words, words

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("watch")]
MOST_TABS = 250
HEARD = 10_000  # milliseconds in which a key is heard, or never


def by_mouse(_: Page, target: Locator) -> None:
    target.click()


def by_keyboard(page: Page, target: Locator) -> None:
    """Presses Tab until the target has the focus, then Enter."""
    target.wait_for()
    for _ in range(MOST_TABS):
        if target.evaluate("each => each === document.activeElement || each.contains(document.activeElement)"):
            page.keyboard.press("Enter")
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not lead to {target}")


def open_tab(page: Page, press: Callable[[Page, Locator], None], title: str) -> None:
    """Opens a tab; by keyboard the arrows lead from the open one to it."""
    tab = page.get_by_role("tab", name=title)
    if press is by_mouse:
        tab.click()
    else:
        chosen = page.get_by_role("tab", selected=True)
        press(page, chosen)
        while (before := chosen.inner_text()) != tab.inner_text():
            page.keyboard.press("ArrowRight")
            try:
                expect(chosen).not_to_have_text(before, timeout=HEARD)  # the next key too early would lead too far
            except AssertionError:
                chosen.focus()  # the page was drawn anew under the key
    settled(page)


def choose_format(page: Page, press: Callable[[Page, Locator], None], title: str) -> None:
    """Chooses a format of the download; by keyboard the arrows lead from the chosen one to it."""
    choice = page.get_by_role("radio", name=title, exact=True)
    if press is by_mouse:
        choice.click()
        return
    press(page, page.get_by_test_id("stPopoverBody").get_by_role("radio", checked=True).first)
    for _ in range(page.get_by_test_id("stPopoverBody").get_by_role("radio").count()):
        if choice.evaluate("each => each === document.activeElement"):
            break
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")


def press_entry(page: Page, press: Callable[[Page, Locator], None], group: str, title: str) -> None:
    """Opens a group of the menu and goes to one of its pages; within a menu the arrows lead on, as anywhere."""
    entry = page.get_by_role("menuitem", name=title, exact=True)
    press(page, page.get_by_role("button", name=group, exact=True))
    entry.wait_for()
    if press is by_mouse:
        entry.click()
        return
    for _ in range(page.get_by_role("menuitem").count()):
        if entry.evaluate("each => each === document.activeElement"):
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


@pytest.mark.parametrize("press", [by_mouse, by_keyboard])
def test_newcomer_goes_from_the_worst_disagreement_to_an_export(
    page: Page, server: str, press: Callable[[Page, Locator], None]
) -> None:
    page.set_viewport_size({"width": 1400, "height": 900})
    visit(page, server)
    expect(page.locator(".cc-serious")).to_be_in_viewport()

    press(page, page.locator(".cc-serious a").first)
    expect(page.get_by_role("heading", name=incident_words.RELATED)).to_be_visible()
    settled(page)
    open_tab(page, press, incident_words.TABS["fields"])
    press(page, page.get_by_role("region", name=words.FIELD_BY_FIELD).get_by_role("button").first)
    expect(page.locator(".cc-popover:popover-open")).to_contain_text("paragraph")
    page.keyboard.press("Escape")

    press(page, page.get_by_role("link", name=incident_words.COMPARE_ACCOUNTS))
    expect(page.get_by_role("heading", name=incident_words.COMPARE_HEADING)).to_be_visible()
    settled(page)
    expect(page.locator("mark").first).to_be_visible()
    expect(page.get_by_role("cell").filter(has_text="~ differs").first).to_be_visible()

    press(page, filters(page))
    press(page, filter_list(page, "source"))
    choose_option(page, "Hawar", "Hawar News", "source")
    expect(page.get_by_role("button", name="Hawar News ✕", exact=True)).to_be_visible()
    page.keyboard.press("Escape")

    press_entry(page, press, words.GROUP_EVIDENCE, words.MATRIX)
    expect(page.get_by_role("heading", name=words.MATRIX_HEADING)).to_be_visible()
    settled(page)
    expect(page.get_by_text(words.CHOOSE_CELL)).to_be_visible()
    cell = page.locator(".cc-cell").first
    press(page, cell)
    expect(cell).to_be_focused()
    expect(cell).to_have_attribute("aria-current", "true")
    expect(page.get_by_text(words.CHOOSE_CELL)).to_have_count(0)
    expect(page).to_have_url(re.compile("cell="))

    press_entry(page, press, words.GROUP_COMPARE, words.DISCREPANCIES)
    expect(page.get_by_role("heading", name=words.WHERE_ACCOUNTS_PART)).to_be_visible()
    settled(page)
    press(page, page.get_by_role("button", name=download_words.DOWNLOAD, exact=True))
    choose_format(page, press, download_words.FORMATS["markdown"])
    settled(page)
    expect(page.locator(".cc-begins")).to_contain_text("_hawar.md")
    with page.expect_download() as started:
        press(page, page.get_by_role("button", name=download_words.SAVE))
    download: Download = started.value
    text = Path(download.path()).read_text(encoding="utf-8")
    assert "Hawar News" in text
    assert "source: Hawar News" in text


SHOWN = ".stMain h1, .cc-sentence, [class*=st-key-chip-]"  # headings, sentences, and what is filtered


def test_permalinks_restore_their_pages_in_a_new_browser(page: Page, browser: Browser, server: str) -> None:
    """The link that the frame offers leads to the same page, filters and all."""
    with browser.new_context() as context:
        other = context.new_page()
        for path in ("compare", "matrix?field=killed", "discrepancies?kind=place", "?severity=high&source=SOHR"):
            visit(page, f"{server}/{path}")
            page.get_by_role("button", name=words.SHARE).click()
            link = page.get_by_test_id("stCode").first.inner_text().strip()
            visit(other, link)
            expect(other.locator(SHOWN)).to_have_text(page.locator(SHOWN).all_inner_texts(), use_inner_text=True)

"""Pages in a real browser: opened, drawn to the end, watched, and checked for accessibility."""

import re
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from views.texts import download_words, words


@dataclass
class Watch:
    """What a page did that nobody sees."""

    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)


def settled(page: Page) -> Page:
    """Waits until the page is drawn and nothing on it is out of date."""
    expect(page.locator(".stMain h1, .cc-alert").first).to_be_visible()
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(timeout=60_000)
    expect(page.locator("[data-stale=true]")).to_have_count(0)
    return page


def visit(page: Page, address: str) -> Page:
    """Opens an address and waits until the page is drawn."""
    page.goto(address)
    return settled(page)


def say_name(page: Page, name: str) -> None:
    """Types the name that a page asks for before anything else, and waits for what it then shows."""
    page.get_by_label(words.YOUR_NAME).fill(name)
    page.keyboard.press("Enter")
    expect(page.get_by_text(words.JUDGING_AS.format(name=name))).to_be_visible()
    settled(page)


def type_into_list(box: Locator, typed: str) -> None:
    """Types into a list until what was typed is offered; a page that is drawn anew meanwhile forgets the first letters."""
    offered = box.page.get_by_role("option", name=typed).first
    for _ in range(3):
        box.focus()
        box.fill("")
        box.press_sequentially(typed)
        with suppress(PlaywrightTimeout):
            offered.wait_for(timeout=10_000)
            return
    expect(offered).to_be_visible()


def open_page(page: Page, group: str, title: str) -> None:
    """Goes to another page by the menu."""
    page.get_by_role("button", name=group, exact=True).click()
    page.get_by_role("menuitem", name=title, exact=True).click()


def filters(page: Page) -> Locator:
    """What opens and closes the shared filters."""
    return page.get_by_role("button", name=words.FILTER, exact=True)


def filter_list(page: Page, name: str) -> Locator:
    """The list of one shared filter, once the filters are open and no longer move: a list opened meanwhile closes by itself."""
    choice = page.get_by_test_id("stPopoverBody").get_by_role("combobox", name=words.FILTERS[name], exact=True)
    moves = (
        "each => Promise.allSettled(each.getAnimations({subtree: true}).map(move => move.finished)).then(() => null)"
    )
    page.get_by_test_id("stPopoverBody").evaluate(moves)
    return choice


def choose_option(page: Page, typed: str, option: str, parameter: str) -> None:
    """Chooses by keyboard from the list that has the focus, and closes the list once the address carries the choice."""
    page.keyboard.type(typed)
    expect(page.get_by_role("option")).to_have_text([option])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"[?&]{parameter}="))  # closed before, the list takes the choice back
    page.keyboard.press("Escape")


def serious_faults(page: Page) -> list[tuple[str, list[str]]]:
    """What axe calls serious or critical, each with some of the places."""
    only_faults = {"resultTypes": ["violations"]}  # of what passes axe then lists one place a rule: half the time
    found = Axe().run(page, options=only_faults).response["violations"]
    serious = [each for each in found if each["impact"] in {"serious", "critical"}]
    return [(each["id"], [node["html"][:200] for node in each["nodes"]][:3]) for each in serious]


def save_as(page: Page, format: str) -> Path:
    """The file that the menu *Download* of the page saves in a format, as named on screen."""
    chosen = page.get_by_role("radio", name=format, exact=True)
    if not chosen.is_visible():
        page.get_by_role("button", name=download_words.DOWNLOAD, exact=True).click()
    chosen.click()
    expect(chosen).to_be_checked()
    settled(page)
    with page.expect_download() as started:
        page.get_by_role("button", name=download_words.SAVE).click()
    return Path(started.value.path())

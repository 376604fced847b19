"""Pasted reports in a real browser: three outlets tell one event with speakers whom no list has; what is read is corrected and kept."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from benchmarks.serving import serving
from tests.builders.browser_pages import serious_faults, settled, type_into_list, visit
from tests.builders.clicks import Clicks
from tests.builders.shipped import SHIPPED
from views.texts import add_document_words, project_words

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("watch")]

MOST_CLICKS = 30  # for three reports with nine speakers, from an empty project to their contradiction


class Report(NamedTuple):
    source: str
    published: str  # digits
    text: str


REPORTS = (
    Report("Valley Press", "20220617", """Market blast in Manbij

Seven people were killed and at least twelve were wounded when a car bomb went off in a market in Manbij on Friday, the Manbij
Health Committee said. Colonel Adil Haddad of the Military Council accused the Euphrates Brigade of planting the bomb. The brigade
denied any involvement."""),
    Report("Free Harbour News", "20220618", """Explosion in Manbij

An explosion struck the market of Manbij on 17 June. Doctor Salma Rashid, who heads the town's hospital, said nine people had died,
among them two children. A trader, Omar Khalil, said he saw eleven bodies."""),
    Report("Northern Gazette", "20220618", """Four people were killed on Friday when a car bomb exploded in Manbij, according to the
Interior Ministry. The Military Council said that no child was killed."""),
)  # fmt: skip


def paste(page: Page, clicks: Clicks, report: Report) -> None:
    """Pastes a report of a source that is typed, and has it read."""
    page.get_by_role("textbox", name=add_document_words.THE_TEXT, exact=True).fill(report.text)
    page.keyboard.press("Tab")
    type_into_list(page.get_by_role("combobox", name=add_document_words.ADD_SOURCE), report.source)
    page.keyboard.press("Enter")
    settled(page)
    clicks.on(page.get_by_test_id("stDateInput").last.locator("[role=spinbutton]").first)
    page.keyboard.type(report.published)
    page.keyboard.press("Escape")  # the calendar that opens covers what is below it
    settled(page)
    clicks.on(page.get_by_role("button", name=add_document_words.READ, exact=True))
    expect(page.get_by_role("heading", name=f"{add_document_words.DRAFTS}: {report.source}")).to_be_visible()
    settled(page)


def choose(page: Page, label: str, typed: str) -> None:
    """Goes to a box by keyboard and types; Enter takes what was found, or what is new."""
    type_into_list(page.get_by_label(label, exact=True).first, typed)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    settled(page)


def add_all(page: Page, clicks: Clicks) -> None:
    clicks.on(page.get_by_role("button", name=add_document_words.ACCEPT_ALL, exact=True))
    settled(page)
    name = page.get_by_label(add_document_words.WHO_ADDS, exact=True)
    if not name.input_value():
        name.fill("Ana B.")
        name.press("Enter")
        settled(page)
    clicks.on(page.get_by_role("button", name="Add 1 claim", exact=True))
    expect(page.get_by_role("heading", name=add_document_words.ADDED, exact=True)).to_be_visible()
    settled(page)


def statement(page: Page, *parts: str) -> Locator:
    """A statement of the draft, as a paragraph with all these words."""
    found = page.locator(".cc-words > p")
    for part in parts:
        found = found.filter(has_text=part)
    return found.first


def test_three_reports_of_one_event_are_read_corrected_and_compared(
    page: Page, browser: Browser, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    home = {"XDG_DATA_HOME": str(tmp_path)}
    with serving(SHIPPED, environment=home) as address:
        visit(page, f"{address}/project")
        clicks = Clicks()
        page.get_by_label(project_words.PROJECT_NAME, exact=True).fill("Manbij market")
        page.keyboard.press("Tab")
        clicks.on(page.get_by_role("button", name=project_words.BEGIN, exact=True))
        clicks.on(page.get_by_role("link", name=project_words.WAYS["add"][0], exact=True))
        expect(page.get_by_role("heading", name=add_document_words.ADD)).to_be_visible()
        settled(page)
        paste(page, clicks, REPORTS[0])
        for said in (("killed", "7", "Manbij Health Committee"), ("wounded", "12 or more", "Manbij Health Committee")):
            expect(statement(page, *said)).to_be_visible()
        _blame(page, clicks)
        assert serious_faults(page) == []
        add_all(page, clicks)
        paste(page, clicks, REPORTS[1])
        for said in (
            ("killed", "9", "Salma Rashid"),
            ("Children", "2", "Salma Rashid"),
            ("killed", "11", "Omar Khalil"),
        ):
            expect(statement(page, *said)).to_be_visible()
        _at_least_eleven(page, clicks)
        add_all(page, clicks)
        paste(page, clicks, REPORTS[2])
        for said in (("killed", "4", "Interior Ministry"), ("Children", "0", "Military Council")):
            expect(statement(page, *said)).to_be_visible()
        add_all(page, clicks)
        record_property("three pasted reports", f"{clicks.number} clicks, {clicks.seconds:.0f} s")
        assert clicks.number <= MOST_CLICKS
        page.goto("about:blank")
    with serving(SHIPPED, environment=home) as address:
        for _ in range(2):
            context = browser.new_context()
            _is_kept(visit(context.new_page(), f"{address}/discrepancies?collection=manbij-market"))
            context.close()


def _blame(page: Page, clicks: Clicks) -> None:
    """Adds whom the colonel blames, a body and a speaker that nobody has listed."""
    clicks.on(page.get_by_role("button", name=add_document_words.ADD_STATEMENT, exact=True))
    settled(page)
    choose(page, add_document_words.EDIT_FIELD, "who is blamed")
    choose(page, add_document_words.EDIT_VALUE, "Euphrates Brigade")
    choose(page, add_document_words.EDIT_SPEAKERS, "Colonel Adil Haddad")
    page.get_by_label(add_document_words.EDIT_WORDS, exact=True).fill(
        "accused the Euphrates Brigade of planting the bomb"
    )
    page.keyboard.press("Tab")
    settled(page)
    clicks.on(page.get_by_role("button", name=add_document_words.KEEP, exact=True))
    expect(statement(page, "who is blamed", "Euphrates Brigade", "Colonel Adil Haddad")).to_be_visible()
    settled(page)


def _at_least_eleven(page: Page, clicks: Clicks) -> None:
    """Makes the toll of eleven the least that it can be."""
    block = page.locator("[data-testid=stHorizontalBlock]", has=statement(page, "11", "Omar Khalil")).last
    clicks.on(block.get_by_role("button", name="Edit", exact=False))
    settled(page)
    page.get_by_label(add_document_words.EDIT_VALUE, exact=True).fill("at least 11")
    page.keyboard.press("Tab")
    settled(page)
    clicks.on(page.get_by_role("button", name=add_document_words.KEEP, exact=True))
    expect(statement(page, "11 or more", "Omar Khalil")).to_be_visible()
    settled(page)


def _is_kept(page: Page) -> None:
    for words in ("Manbij", "7", "9", "11", "Valley Press", "Free Harbour News", "Northern Gazette", "Omar Khalil"):
        expect(page.locator(".stMain")).to_contain_text(words)
    expect(page.get_by_text("Military Council says there were none.").first).to_be_visible()
    expect(page.get_by_text("These cannot all be true.").first).to_be_visible()

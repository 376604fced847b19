"""Coding by hand in a real browser: from an empty workspace to two accounts that contradict each other, seen and exported."""

import csv
import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.serving import serving
from claims.projects import list_projects
from tests.builders.browser_pages import open_page, save_as, serious_faults, settled, visit
from tests.builders.shipped import SHIPPED
from views.texts import coding_words, project_words, words

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("watch")]

MOST_CLICKS, MOST_SECONDS = 8, 90  # for two accounts, from the first page to the exported contradiction
TITLE = "Two reports of one clash"


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """An empty workspace, for the server and for what the test looks up."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return {"XDG_DATA_HOME": str(tmp_path)}


class Hand:
    """Somebody who types and clicks; every press of the mouse is counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks = page, 0

    def click(self, name: str, *, role: str = "button") -> None:
        self.page.get_by_role(role, name=name, exact=True).first.click()  # type: ignore[arg-type]  # a role
        self.clicks += 1
        settled(self.page)

    def type_into(self, label: str, typed: str) -> None:
        """Goes to a box by keyboard and types; Enter takes what is typed, or what it found in the list."""
        box = self.page.get_by_label(label, exact=True).first
        box.focus()
        box.press_sequentially(typed)
        if box.get_attribute("role") == "combobox":
            expect(self.page.get_by_role("option").first).to_be_visible()
            self.page.keyboard.press("Enter")
        self.page.keyboard.press("Tab")
        settled(self.page)


def code(hand: Hand, source: str, title: str, day: str, figures: str) -> None:
    hand.type_into(coding_words.SOURCE, source)
    hand.type_into(coding_words.DOCUMENT_TITLE, title)
    hand.type_into(coding_words.PUBLISHED, day)
    hand.type_into(coding_words.FIGURES, figures)


def test_two_accounts_coded_by_hand_contradict_each_other_and_are_kept(
    page: Page, browser: Browser, environment: dict[str, str]
) -> None:
    with serving(SHIPPED, environment=environment) as address:
        visit(page, f"{address}/project")
        hand = Hand(page)
        hand.type_into(project_words.PROJECT_NAME, TITLE)
        hand.click(project_words.BEGIN)
        expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
        hand.click(project_words.WAYS["code"][0], role="link")
        expect(page.get_by_role("heading", name=coding_words.WHO_HEADING)).to_be_visible()
        began_form = time.monotonic()
        code(hand, "Hawar News", "Clashes in Qamishli", "24 January 2021", "at least 14 killed, among them 3 children")
        hand.type_into(coding_words.KIND, "clash")
        hand.type_into(coding_words.WHEN, "Saturday")
        hand.type_into(coding_words.WHERE, "Qamishli")
        expect(page.get_by_text("killed: 14 or more, among them 3 (Children).")).to_be_visible()
        expect(page.get_by_text("23 January 2021", exact=True)).to_be_visible()
        assert serious_faults(page) == []
        hand.click(coding_words.SAVE_AND_EVENT)
        expect(page.get_by_role("heading", name=coding_words.SAVED, exact=True)).to_be_attached()
        code(hand, "SOHR", "Violence in Qamishli", "25 January 2021", "5 killed")
        page.keyboard.press("Control+Enter")
        expect(page.get_by_text("These cannot both be true.").first).to_be_visible()
        settled(page)
        seconds = time.monotonic() - began_form
        assert serious_faults(page) == []
        open_page(page, words.GROUP_COMPARE, words.DISCREPANCIES)
        hand.clicks += 2
        expect(page.get_by_text("These cannot both be true.").first).to_be_visible()
        rows = list(csv.DictReader(save_as(settled(page), "CSV").read_text(encoding="utf-8-sig").splitlines()))
        hand.clicks += 3
        assert any(row["field"] == "killed" and "contradicts" in row["relation"] for row in rows), rows
        assert hand.clicks <= MOST_CLICKS
        assert seconds <= MOST_SECONDS
        page.goto("about:blank")  # a page whose server goes says so
    _are_there_after_a_restart(browser, environment)


def _are_there_after_a_restart(browser: Browser, environment: dict[str, str]) -> None:
    """Each time in a browser that knows nothing of the one before."""
    project = max(list_projects(), key=lambda each: each.changed)
    assert project.title == TITLE
    with serving(SHIPPED, environment=environment) as address:
        for _ in range(2):
            context = browser.new_context()
            page = visit(context.new_page(), f"{address}/discrepancies?collection={project.path.stem}")
            expect(page.get_by_text("These cannot both be true.").first).to_be_visible()
            visit(page, f"{address}/code?collection={project.path.stem}&claim=sohr-2021-01-25.1")
            expect(page.get_by_label(coding_words.FIGURES, exact=True)).to_have_value("5 killed")
            context.close()

"""The tasks of a conflict researcher, each with its right answer and the clicks it takes, which only go down."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, ViewportSize, expect

from tests.builders.browser_pages import settled, visit
from tests.builders.clicks import Clicks
from views.texts import between_words, download_words

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("watch")]
DESK, PHONE = ViewportSize(width=1400, height=900), ViewportSize(width=390, height=844)
NO_CONTRADICTION = "No contradiction between SOHR and Hawar News on casualties in 4 shared incidents"


def test_killed_on_three_days_by_three_sources_takes_no_click(page: Page, server: str) -> None:
    """Task 1: who gives a number of dead for 23, 27 and 31 January: SOHR, Hawar News, Wikipedia?"""
    page.set_viewport_size(DESK)
    visit(page, server)
    table = page.get_by_role("table", name="Who says how many: killed")
    for source in ("SOHR", "Hawar News", "Wikipedia"):
        expect(table.get_by_role("columnheader", name=source)).to_be_in_viewport(ratio=1)
    answers = {
        "23 Jan 2021": ("not said", "not said", "1"),
        "27 Jan 2021": ("not said", "not said", "no account"),
        "31 Jan 2021": ("not said", "no account", "1"),
    }
    for day, said in answers.items():
        row = table.get_by_role("row").filter(has=page.get_by_role("cell", name=day, exact=True))
        expect(row.locator(".cc-when")).to_be_in_viewport(ratio=1)
        for cell, words_of_cell in zip(row.locator(".cc-source").all(), said, strict=True):
            expect(cell).to_contain_text(words_of_cell)


def test_contradictions_of_two_sources_on_casualties_take_one_click_and_five_to_both_files(
    page: Page, server: str
) -> None:
    """Task 2: where do SOHR and Hawar News contradict each other on casualties, as XLSX and as a table for a paper?"""
    clicks = Clicks()
    page.set_viewport_size(DESK)
    visit(page, server)
    box = page.locator(".cc-pairs")
    pair = box.get_by_role("listitem").filter(has=page.get_by_role("link", name="SOHR and Hawar News", exact=True))
    expect(pair).to_contain_text("4 shared incidents: no contradiction on casualties, none on other points")
    clicks.on(pair.get_by_role("link", name="no contradiction on casualties"))
    expect(page.get_by_role("heading", level=1)).to_have_text(NO_CONTRADICTION)
    expect(page.locator(".cc-answer")).to_contain_text("In none of these do both report on casualties.")
    assert clicks.number <= 1

    settled(page)
    clicks.on(page.get_by_role("button", name=download_words.DOWNLOAD, exact=True))
    save = page.get_by_role("button", name=download_words.SAVE)
    with clicks.that_download(page, save) as file:
        book = load_workbook(BytesIO(file.read_bytes()))
    texts = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert any(NO_CONTRADICTION in text for text in texts)
    assert {"SOHR", "Hawar News", "Qamishli clash"} <= set(texts)
    clicks.on(page.get_by_role("radio", name="LaTeX", exact=True))
    expect(page.locator(".cc-begins code").last).to_contain_text(".tex")
    with clicks.that_download(page, save) as file:
        paper = file.read_text(encoding="utf-8")
    assert "SOHR & Hawar News" in paper
    assert NO_CONTRADICTION in paper
    assert clicks.number <= 5


def test_a_figure_is_on_the_first_screen_of_a_phone(page: Page, server: str) -> None:
    """Task 7: on a phone a figure is seen at once, and three sources stand beside one another."""
    page.set_viewport_size(PHONE)
    visit(page, server)
    expect(page.locator(".cc-who button.cc-number").first).to_be_in_viewport(ratio=1)
    cells = page.locator(".cc-who tbody tr").first.locator(".cc-source")
    expect(cells).to_have_count(3)
    boxes = cells.evaluate_all("cells => cells.map(cell => cell.getBoundingClientRect().toJSON())")  # at one moment
    assert len({box["top"] for box in boxes}) == 1
    assert all(box["width"] > 100 and box["right"] <= PHONE["width"] for box in boxes)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_two_sources_compared_fit_a_phone(page: Page, server: str) -> None:
    page.set_viewport_size(PHONE)
    visit(page, f"{server}/between?between=sohr&between=wikipedia")
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("heading", name=between_words.POINT_BY_POINT)).to_be_attached()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    table = page.locator(".cc-sums").first.bounding_box()
    assert table
    assert table["x"] + table["width"] <= PHONE["width"]

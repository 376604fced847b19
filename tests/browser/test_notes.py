"""Tags and saved views in a real browser: two incidents tagged, what is tagged saved as a view, opened again after a restart."""

import csv
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from benchmarks.serving import serving
from claims.projects import list_projects
from tests.builders.browser_pages import (
    choose_option,
    filter_list,
    filters,
    open_page,
    save_as,
    serious_faults,
    settled,
    visit,
)
from tests.builders.shipped import SHIPPED
from views.texts import incident_words, project_words, words

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("watch")]

TAG, VIEW = "hospital list", "To ask about"


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """An empty workspace, for the server and for what the test looks up."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return {"XDG_DATA_HOME": str(tmp_path)}


def tag(page: Page, *, note: str = "") -> None:
    """Tags what is open; the second time the tag is one to choose."""
    page.get_by_role("button", name=project_words.NOTES).click()
    form = page.get_by_test_id("stPopoverBody")
    form.get_by_role("combobox", name=project_words.TAGS).press_sequentially(TAG)
    page.get_by_role("option", name=TAG).first.wait_for()
    page.keyboard.press("Enter")
    form.get_by_label(project_words.NEW_NOTE).fill(note)
    form.get_by_role("textbox", name=project_words.YOUR_NAME).fill("Ada")
    assert serious_faults(page) == []
    form.get_by_role("button", name=project_words.SAVE_NOTES, exact=True).click()
    expect(page.locator(".cc-noted .cc-tag")).to_have_text(TAG)
    settled(page)


def name_of(page: Page) -> str:
    return page.locator(".cc-incident h1").inner_text()


def test_two_incidents_are_tagged_and_seen_again_as_a_view_after_a_restart(
    page: Page, environment: dict[str, str]
) -> None:
    with serving(SHIPPED, environment=environment) as address:
        visit(page, f"{address}/incident")
        first = name_of(page)
        tag(page, note="Fourteen names on page 3.")
        expect(page.get_by_text(project_words.COPIED.split("{")[0])).to_be_visible()
        assert name_of(page) == first
        before = page.url
        page.get_by_role("link", name=incident_words.NEXT_INCIDENT).click()
        expect(page).not_to_have_url(before)
        settled(page)
        tagged = {first, name_of(page)}
        tag(page)
        open_page(page, words.GROUP_COMPARE, words.DISCREPANCIES)
        settled(page)
        filters(page).click()
        settled(page)
        filter_list(page, "tag").click()
        choose_option(page, TAG, TAG, "tag")
        expect(page.get_by_text("Showing 2 of")).to_be_visible()
        page.keyboard.press("Escape")
        settled(page)
        rows = csv.DictReader(save_as(page, "CSV").read_text(encoding="utf-8-sig").splitlines())
        assert {(row["incident"], row["tags"]) for row in rows} <= {(name, TAG) for name in tagged}
        page.get_by_role("button", name=project_words.VIEWS, exact=True).click()
        page.get_by_label(project_words.VIEW_NAME).fill(VIEW)
        page.get_by_role("button", name=project_words.SAVE_VIEW).click()
        expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)
        page.goto("about:blank")  # a page whose server goes says so
    [project] = list_projects()
    with serving(SHIPPED, environment=environment) as address:
        visit(page, f"{address}/project?collection={project.name}&place=Halko")
        expect(page.get_by_text("Fourteen names on page 3.")).to_be_attached()
        assert serious_faults(page) == []
        page.get_by_role("link", name=VIEW).click()
        expect(page.get_by_text("Showing 2 of")).to_be_visible()
        assert f"/discrepancies?collection={project.name}&tag=hospital+list" in settled(page).url.replace("%20", "+")
        assert "place" not in page.url
        shown = page.locator(".cc-duel-what small a").all_inner_texts()
        assert shown
        assert set(shown) <= tagged
        page.goto("about:blank")

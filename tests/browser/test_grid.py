"""The page Edit as a table in a real browser: cells typed one after the other stay on screen and are all kept."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Position, expect

from benchmarks.serving import serving
from claims.projects import open_project
from tests.builders.browser_pages import settled, visit
from tests.builders.projects import two_outlets
from tests.builders.shipped import SHIPPED

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("watch")]

TITLE: Position = {"x": 400, "y": 60}  # pixels from the corner of the table into the first title
MOST_WAITS = 100


def type_into(page: Page, words: str) -> None:
    """Opens the chosen cell and types; Enter keeps it and goes to the row below."""
    page.keyboard.press("Enter")
    page.locator(".gdg-input").fill(words)
    page.keyboard.press("Enter")
    settled(page)


def kept(path: Path) -> dict[str, str]:
    with open_project(path) as project:
        return next(iter(project.rows("claims").values()))


def test_two_cells_of_a_row_are_typed_and_both_stay(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    path = two_outlets(tmp_path / "competing-claims" / "projects")
    with serving(SHIPPED, environment={"XDG_DATA_HOME": str(tmp_path)}) as address:
        visit(page, f"{address}/grid?collection={path.stem}&table=claims")
        table = page.get_by_test_id("stDataFrame")
        settled(page)
        title, note = page.locator("#glide-cell-3-0"), page.locator("#glide-cell-6-0")
        table.click(position=TITLE)
        expect(title).to_have_attribute("aria-selected", "true")
        type_into(page, "Fire at the bridge")
        expect(page.locator(".st-key-project-undo button")).to_be_enabled()
        expect(title).to_have_text("Fire at the bridge")
        for key in ("ArrowUp", *["ArrowRight"] * 3):
            page.keyboard.press(key)
        expect(note).to_have_attribute("aria-selected", "true")
        type_into(page, "seen")
        expect(note).to_have_text("seen")
        expect(title).to_have_text("Fire at the bridge")
        for _ in range(MOST_WAITS):
            if "note" in kept(path):
                break
            page.wait_for_timeout(100)  # the cell shows what is typed before it is kept
    assert (kept(path)["title"], kept(path)["note"]) == ("Fire at the bridge", "seen")

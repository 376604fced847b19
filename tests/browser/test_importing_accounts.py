"""In a browser: tables with the accounts of several sources, brought as they are, show their discrepancy on the first screen."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.builders.browser_pages import Watch, settled, visit
from views.texts import import_words, words

pytestmark = pytest.mark.browser
OUTLETS = (
    "id,outlet,date,town,country,killed\n1,Agency One,2021-01-23,Exampleville,Examplia,3\n"
    "2,Observer Two,2021-01-23,Exampleville,Examplia,7\n3,State News,2021-01-23,Exampleville,Examplia,none\n"
)
COLUMNS = "id,date,town,country,sohr_killed,hawar_killed\n1,2021-01-23,Exampleville,Examplia,3,7\n"


def bring(page: Page, server: str, path: Path) -> None:
    """Brings a table without a word about its columns, and loads it."""
    visit(page, f"{server}/import")
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(path)
    expect(page.get_by_role("heading", name=import_words.READ_HEADING)).to_be_visible()
    expect(page.get_by_role("region", name=import_words.READ_HEADING).first).to_contain_text("killed")
    page.get_by_role("button", name=import_words.IMPORT_TRY).click()
    expect(page.get_by_role("heading", name=import_words.OUTCOME)).to_be_visible()
    page.get_by_role("button", name=import_words.IMPORT_LOAD, exact=True).click()
    page.get_by_role("link", name=words.SHOW, exact=True).click()
    settled(page)


@pytest.mark.parametrize(
    ("name", "text", "sources"),
    [("outlets", OUTLETS, ("Agency One", "Observer Two", "State News")), ("columns", COLUMNS, ("SOHR", "Hawar"))],
)
def test_the_sources_of_a_table_are_compared_on_the_first_screen(
    page: Page, server: str, watch: Watch, tmp_path: Path, name: str, text: str, sources: tuple[str, ...]
) -> None:
    (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    bring(page, server, tmp_path / f"{name}.csv")
    first = page.locator(".stMain")
    for source in sources:
        expect(first).to_contain_text(source)
    expect(first).to_contain_text("Exampleville")
    expect(first).to_contain_text("contradict")
    assert not watch.errors


def test_a_table_of_which_nothing_can_be_compared_is_not_loaded_and_says_why(
    page: Page, server: str, watch: Watch, tmp_path: Path
) -> None:
    (tmp_path / "towns.csv").write_text("town,colour\nExampleville,red\n", encoding="utf-8")
    visit(page, f"{server}/import")
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(tmp_path / "towns.csv")
    expect(page.get_by_text(import_words.NOTHING_READ)).to_be_visible()
    expect(page.get_by_text("no row gives a day")).to_be_visible()
    expect(page.get_by_role("button", name=import_words.IMPORT_TRY)).to_be_disabled()
    assert not watch.errors

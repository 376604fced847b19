"""In a browser: a table becomes a collection that can be opened, and a plot becomes a picture."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.builders.browser_pages import Watch, settled, visit
from views.texts import import_words, plot_words, words

pytestmark = pytest.mark.browser
TABLE = "event_id,date,city,killed\n1,2016-04-20,Qamishli,7\n2,2016-04-21,<b>القامشلي</b>,Unknown\n"


def test_a_table_is_tried_loaded_and_shown(page: Page, server: str, watch: Watch, tmp_path: Path) -> None:
    (tmp_path / "strikes.csv").write_text(TABLE, encoding="utf-8")
    visit(page, f"{server}/import")
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(tmp_path / "strikes.csv")
    expect(page.get_by_role("heading", name=import_words.FIRST_ROWS)).to_be_visible()
    page.get_by_role("button", name=import_words.IMPORT_TRY).click()
    expect(page.get_by_role("heading", name=import_words.OUTCOME)).to_be_visible()
    page.get_by_role("button", name=import_words.IMPORT_LOAD, exact=True).click()
    expect(page.get_by_text("Loaded as strikes")).to_be_visible()
    page.get_by_role("link", name=words.SHOW, exact=True).click()
    expect(page).to_have_url(re.compile("collection=strikes"))
    settled(page)
    expect(page.get_by_role("combobox", name=words.COLLECTION, exact=True)).to_have_value(re.compile("strikes"))
    expect(page.get_by_test_id("stException")).to_have_count(0)
    assert not watch.errors


def test_a_plot_is_taken_as_a_picture(page: Page, server: str, watch: Watch) -> None:
    visit(page, f"{server}/conventions")
    page.get_by_role("button", name=plot_words.TAKE_PLOT).click()
    with page.expect_download(timeout=90_000) as taken:
        page.get_by_role("button", name=plot_words.PLOT_FORMATS["svg"], exact=True).click()
    content = taken.value.path().read_text(encoding="utf-8")
    assert content.startswith("<svg")
    assert "sha256:" in content
    assert not watch.errors

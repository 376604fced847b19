"""In a browser: a plot becomes a picture."""

import pytest
from playwright.sync_api import Page

from tests.builders.browser_pages import Watch, visit
from views.texts import plot_words

pytestmark = pytest.mark.browser


def test_a_plot_is_taken_as_a_picture(page: Page, server: str, watch: Watch) -> None:
    visit(page, f"{server}/conventions")
    page.get_by_role("button", name=plot_words.TAKE_PLOT).click()
    with page.expect_download(timeout=90_000) as taken:
        page.get_by_role("button", name=plot_words.PLOT_FORMATS["svg"], exact=True).click()
    content = taken.value.path().read_text(encoding="utf-8")
    assert content.startswith("<svg")
    assert "sha256:" in content
    assert not watch.errors

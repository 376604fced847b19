"""From a quotation to the whole text, and a project that begins with an example, in a real browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from benchmarks.serving import serving
from claims.collection import load_collection, write_folder
from claims.texts import VARIABLE
from tests.builders.browser_pages import serious_faults, settled, visit
from tests.builders.outside_texts import FRAGMENT, TEXT, told_in
from tests.builders.shipped import SHIPPED
from views.texts import incident_words, project_words

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("watch")]

LONG = "\n".join(f"Paragraph {number} tells of other things." for number in range(200)) + f"\n{TEXT}"


def test_a_quotation_opens_the_whole_text_at_its_words(page: Page, tmp_path: Path) -> None:
    write_folder(told_in(LONG, fragment=FRAGMENT, verbatim="Old Quarter", paragraph="202"), tmp_path / "study")
    (tmp_path / "one.txt").write_text(LONG, encoding="utf-8")
    environment = {"XDG_DATA_HOME": str(tmp_path), VARIABLE: str(tmp_path / "one.txt")}
    with serving(tmp_path / "study", environment=environment) as address:
        visit(page, f"{address}/incident")
        page.get_by_role("tab", name=incident_words.TABS["quotations"]).click()
        page.get_by_role("link", name="paragraph 202").first.click()
        expect(page.get_by_role("heading", name=incident_words.TEXT, exact=True)).to_be_visible()
        chosen = settled(page).locator("mark.cc-chosen")
        expect(chosen).to_have_text("1Old Quarter")
        expect(chosen).to_be_in_viewport()
        assert not serious_faults(page)


def test_a_project_begins_with_an_example(page: Page, tmp_path: Path) -> None:
    title = load_collection(SHIPPED).title
    with serving(SHIPPED, environment={"XDG_DATA_HOME": str(tmp_path)}) as address:
        visit(page, f"{address}/project")
        page.get_by_label(project_words.PROJECT_NAME).fill("My copy")
        page.get_by_role("combobox", name=project_words.BEGIN_WITH).click()
        page.get_by_role("option", name=title).click()
        page.get_by_role("button", name=project_words.BEGIN, exact=True).click()
        expect(page.get_by_role("heading", name="My copy", level=1)).to_be_visible()
        expect(page.get_by_text(f"Copied from {title}")).to_be_visible()
        assert not serious_faults(page)

"""The app in a real browser: what a newcomer does, and what must never happen."""

import csv
import io
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Download, Locator, Page, expect

from claims.collection import load_collection
from claims.discrepancies import find_discrepancies
from claims.matching import link_incidents, match_claims
from tests.builders.browser_pages import (
    Watch,
    choose_option,
    filter_list,
    filters,
    open_page,
    save_as,
    say_name,
    serious_faults,
    settled,
    visit,
)
from tests.builders.shipped import SHIPPED
from views.texts import add_document_words, download_words, incident_words, words

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("watch")]


@pytest.fixture(scope="module")
def crowd_incident() -> str:
    """The incident in whose accounts the size of a crowd is told in vague words, one of them in Arabic."""
    collection = load_collection(SHIPPED)
    incidents = link_incidents(collection, match_claims(collection))
    found = find_discrepancies(collection, incidents).discrepancies
    return next(each.incident_id for each in found if each.kind == "crowd size")


def test_first_view_shows_the_worst_disagreement_and_leads_to_its_incident(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 1400, "height": 900})
    visit(page, server)
    expect(page.locator(".cc-serious")).to_contain_text("≠")
    expect(page.locator(".cc-serious")).to_be_in_viewport(ratio=1)
    page.locator(".cc-serious a").first.click()
    expect(page.get_by_role("heading", name=incident_words.RELATED)).to_be_visible()
    expect(page).to_have_url(re.compile(r"/incident\?(.*&)?id=i-"))


def test_another_figure_is_one_click_and_lives_in_the_address(page: Page, server: str) -> None:
    visit(page, server)
    page.get_by_role("radio", name="Wounded").click()
    table = page.get_by_role("table", name="Who says how many: wounded")
    row = table.get_by_role("row").filter(has_text="23 Jan 2021").first
    row.get_by_role("button", name="6").first.click()
    expect(page.locator(".cc-popover:popover-open blockquote").first).to_contain_text("six")
    expect(page).to_have_url(re.compile("figure=wounded"))


def test_number_opens_its_words(page: Page, server: str, crowd_incident: str) -> None:
    visit(page, f"{server}/incident?id={crowd_incident}")
    row = page.get_by_role("region", name=words.CLAIMS).get_by_role("row").filter(has_text="Rozana")
    row.get_by_role("button").first.click()
    opened = page.locator(".cc-popover:popover-open")
    expect(opened).to_contain_text("paragraph")
    fragment = opened.locator("blockquote").first
    expect(fragment).to_have_attribute("lang", "ar")
    assert fragment.evaluate("each => getComputedStyle(each).direction") == "rtl"
    expect(opened).to_contain_text(words.IN_ENGLISH)
    page.keyboard.press("Escape")
    expect(page.locator(".cc-popover:popover-open")).to_have_count(0)


def test_filters_live_in_the_address_and_survive_menu_reload_and_back(page: Page, server: str) -> None:
    visit(page, f"{server}/discrepancies")
    set_filter(page, "severity", "high")
    expect(page).to_have_url(f"{server}/discrepancies?severity=high")
    settled(page)
    numbered = page.locator(".cc-duel").count()
    page.reload()
    settled(page)
    expect(page.get_by_role("heading", name=words.WHERE_ACCOUNTS_PART)).to_be_visible()
    expect(page.locator(".cc-duel")).to_have_count(numbered)
    # The menu takes along what the filters drawn say; used before they are, it costs a step more of the history.
    expect(page.locator(".st-key-held-filters .st-key-severity")).to_be_attached()
    open_page(page, words.GROUP_EVIDENCE, words.MATRIX)
    expect(page.get_by_role("heading", name=words.MATRIX_HEADING)).to_be_visible()
    expect(page).to_have_url(f"{server}/matrix?severity=high")
    settled(page)
    page.get_by_role("button", name=words.CLEAR_FILTERS).first.click()
    expect(only(page)).to_have_count(0)
    expect(page).to_have_url(f"{server}/matrix")
    settled(page).go_back()
    expect(only(page)).to_contain_text("high")
    expect(page).to_have_url(f"{server}/matrix?severity=high")
    settled(page).go_back()
    expect(page.get_by_role("heading", name=words.WHERE_ACCOUNTS_PART)).to_be_visible()
    expect(only(page)).to_contain_text("high")
    expect(page.locator(".cc-duel")).to_have_count(numbered)
    expect(page).to_have_url(f"{server}/discrepancies?severity=high")


def set_filter(page: Page, name: str, value: str) -> None:
    """Chooses one value of a shared filter and closes the filters again."""
    filters(page).click()
    filter_list(page, name).focus()
    choose_option(page, value, value, name)
    page.keyboard.press("Escape")


def only(page: Page) -> Locator:
    """The filters that are set."""
    return page.locator("[class*=st-key-chip-]")


def test_shared_filter_goes_along_with_the_menu_and_is_dropped_at_once(page: Page, server: str) -> None:
    visit(page, server)
    set_filter(page, "source", "Hawar News")
    expect(only(page)).to_be_visible()
    open_page(page, words.GROUP_EVIDENCE, words.MATRIX)
    expect(page.get_by_role("heading", name=words.MATRIX_HEADING)).to_be_visible()
    expect(only(page)).to_contain_text("Hawar News")
    page.get_by_role("button", name=words.CLEAR_FILTERS).first.click()
    expect(only(page)).to_have_count(0)
    assert "source=" not in page.url


def collection_of(page: Page) -> Locator:
    """The choice of a collection in the bar."""
    return page.get_by_role("combobox", name=words.COLLECTION, exact=True)


def test_two_tabs_do_not_disturb_each_other(page: Page, server: str) -> None:
    visit(page, f"{server}/discrepancies")
    other = page.context.new_page()
    visit(other, f"{server}/discrepancies?severity=high")
    visit(other, f"{server}/?collection=mass-shootings")
    expect(collection_of(other)).to_have_value(re.compile("Stanford"))
    page.locator(".cc-duel").nth(1).locator(".cc-opener").click()
    expect(collection_of(page)).to_have_value(re.compile("Qamishli"))
    page.reload()
    settled(page)
    expect(page.get_by_role("heading", name=words.WHERE_ACCOUNTS_PART)).to_be_visible()
    other.close()


def test_no_result_says_which_filter_removed_most_and_undoes_it(page: Page, server: str) -> None:
    visit(page, f"{server}/discrepancies?severity=high&kind=lost+detail")
    expect(page.get_by_role("alert").filter(has_text=words.NOTHING_LEFT)).to_be_visible()
    settled(page)
    page.get_by_role("button", name=words.UNDO.split("{")[0]).click()
    expect(page.locator(".cc-duel").first).to_be_visible()


def test_row_opens_its_sides_in_place(page: Page, server: str) -> None:
    visit(page, f"{server}/discrepancies")
    page.evaluate("window.stays = true")
    row = page.locator(".cc-duel").nth(1)
    opener = row.locator(".cc-opener")
    row.locator(".cc-duel-sides").click(position={"x": 5, "y": 5}, force=True)  # the link lies over all of its row
    expect(row.locator("blockquote").first).to_be_visible()
    expect(row.get_by_role("link", name=words.ADDRESS_OF)).to_be_visible()
    expect(opener).to_be_focused()
    assert not serious_faults(settled(page))
    page.keyboard.press("Enter")
    expect(row.locator("blockquote")).to_have_count(0)
    expect(opener).to_be_focused()
    expect(page).not_to_have_url(re.compile("open="))
    settled(page).go_back()
    expect(row.locator("blockquote").first).to_be_visible()
    assert page.evaluate("window.stays")


def test_downloads_hold_what_is_on_screen(page: Page, server: str) -> None:
    visit(page, f"{server}/discrepancies?severity=high")
    shown = page.locator(".cc-opener").evaluate_all("all => all.map(each => each.id.replace('row-', ''))")
    rows = list(csv.DictReader(io.StringIO(save_as(page, "CSV").read_bytes().decode("utf-8-sig"))))
    assert shown
    assert list(dict.fromkeys(row["discrepancy_id"] for row in rows)) == shown
    assert {row["filter"] for row in rows} == {"severity: high"}
    with save_as(page, "Excel").open("rb") as file:
        book = load_workbook(file)
    assert book.sheetnames[0] == "README"
    assert book[book.sheetnames[1]].max_row == len(rows) + 1


def test_three_clicks_save_the_table_for_a_paper_named_after_the_filters(page: Page, server: str) -> None:
    visit(page, f"{server}/?source=SOHR&source=Wikipedia&from=2021-01-01&to=2021-01-31")
    page.get_by_role("button", name=download_words.DOWNLOAD, exact=True).click()
    page.get_by_role("radio", name=download_words.FORMATS["latex"], exact=True).click()
    expect(page.locator(".cc-begins")).to_contain_text(r"\toprule")
    with page.expect_download() as started:
        page.get_by_role("button", name=download_words.SAVE).click()
    download: Download = started.value
    assert download.suggested_filename == "qamishli-hasakah_figures_killed_sohr-wikipedia_2021-01.tex"
    text = Path(download.path()).read_text(encoding="utf-8")
    assert "Date & Incident & SOHR & Wikipedia & Range" in text
    assert "2020" not in text.partition(r"\begin{longtable}")[2].partition("Source:")[0]


def test_permalinks_restore_the_view_in_a_new_browser(browser: Browser, page: Page, server: str) -> None:
    visit(page, f"{server}/discrepancies")
    page.locator(".cc-duel").nth(2).locator(".cc-opener").click()
    wanted = page.locator(".cc-duel").nth(2).locator(".cc-duel-sides").inner_text()
    address = page.locator(".cc-duel").nth(2).get_by_role("link", name=words.ADDRESS_OF).get_attribute("href")
    with browser.new_context() as context:
        other = context.new_page()
        visit(other, f"{server}/{address}")
        expect(other.get_by_role("heading", name=words.ASKED_FOR)).to_be_visible()
        expect(other.locator(".cc-box .cc-duel-sides")).to_have_text(wanted, use_inner_text=True)
        visit(other, f"{server}/incident")
        expect(other).to_have_url(re.compile("id=i-"))
        title = other.locator(".cc h1").inner_text()
        with browser.new_context() as third:
            again = third.new_page()
            visit(again, other.url)
            expect(again.locator(".cc h1")).to_have_text(title)


def test_unknown_id_opens_nothing_and_offers_near_ones(page: Page, server: str) -> None:
    visit(page, f"{server}/incident?id=i-nowhere")
    alert = page.get_by_role("alert").filter(has_text="i-nowhere")
    expect(alert).to_contain_text("No incident has the id")
    expect(page.locator(".cc h1")).to_have_count(0)
    alert.get_by_role("link").first.click()
    expect(page.locator(".cc h1")).to_be_visible()
    visit(page, f"{server}/discrepancies?discrepancy=d-nowhere")
    expect(page.get_by_role("alert").filter(has_text="d-nowhere")).to_be_visible()


def test_hostile_words_do_nothing(page: Page, hostile_server: str, watch: Watch) -> None:
    visit(page, hostile_server)
    _is_harmless(page)
    page.locator(".cc-serious a").first.click()
    expect(page.get_by_role("heading", name=incident_words.RELATED)).to_be_visible()
    for tab in list(incident_words.TABS.values())[::-1]:
        page.get_by_role("tab", name=tab).click()
        settled(page)
        page.evaluate("document.querySelectorAll('.stMain details').forEach(each => each.open = true)")
        _is_harmless(page)
    page.get_by_role("tab", name=incident_words.TABS["fields"]).click()
    page.get_by_role("region", name=words.FIELD_BY_FIELD).get_by_role("button").first.click()
    expect(page.locator(".cc-popover:popover-open")).to_contain_text("<script>alert(1)</script>")
    _is_harmless(page)
    page.keyboard.press("Escape")
    rows = csv.reader(io.StringIO(save_as(page, "CSV").read_bytes().decode("utf-8-sig")))
    cells = [cell for row in rows for cell in row]
    assert any("=1+1" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith("=")]
    assert not watch.dialogs


@pytest.mark.parametrize(
    "path",
    [
        "",
        "compare",
        "matrix",
        "between",
        "discrepancies",
        "conventions",
        "review",
        "collections",
        "text",
    ],
)
def test_hostile_words_do_nothing_on_any_page(page: Page, hostile_server: str, path: str) -> None:
    visit(page, f"{hostile_server}/{path}")
    if path == "review":
        say_name(page, "<b>Ana</b>")
    if path == "discrepancies":
        page.locator(".cc-opener").first.click()
        expect(page.locator(".cc-sides").first).to_be_visible()
    page.evaluate("document.querySelectorAll('.stMain details').forEach(each => each.open = true)")
    _is_harmless(page)
    filters(page).click()
    filter_list(page, "source").click()
    expect(page.get_by_role("option").filter(has_text="<script>alert(1)</script>").first).to_be_visible()
    _is_harmless(page)


def _is_harmless(page: Page) -> None:
    expect(page.get_by_text("<script>alert(1)</script>").first).to_be_attached()
    expect(page.get_by_text("\\u202eabc").first).to_be_attached()
    injected = page.locator(
        ".stMain script, .stMain img, .stMain a[href*=javascript], .stMain .katex, .cc b b, .stMain a[href*=elsewhere]"
    )
    expect(injected).to_have_count(0)


PAGES = [
    "", "incident", "compare", "matrix", "claims?claim=sohr-2021-01-27-demonstration", "sources?source_id=sohr",
    "between?between=sohr&between=hawar", "discrepancies", "conventions", "review", "add", "import", "collections", "method", "text",
]  # fmt: skip
LIGHT_PAPER, DARK_PAPER = "rgb(255, 255, 255)", "rgb(23, 22, 20)"  # those of the plots, views/plots/ink.py


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_no_serious_fault_in_either_theme(page: Page, server: str, path: str) -> None:
    page.set_viewport_size({"width": 1400, "height": 900})
    visit(page, f"{server}/{path}")
    if path == "review":
        say_name(page, "Ana")
    assert not serious_faults(page)
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", LIGHT_PAPER)
    page.emulate_media(color_scheme="dark")
    page.reload()
    settled(page)
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", DARK_PAPER)
    assert not serious_faults(page)


def test_a_link_in_a_table_opens_its_page_without_loading_the_app_anew_and_back_returns(
    page: Page, server: str
) -> None:
    visit(page, f"{server}/?severity=high&figure=wounded")
    page.evaluate("window.stays = true")
    heading = page.locator(".cc h1")
    before = heading.inner_text()
    page.locator(".cc-who a").first.click()
    expect(heading).not_to_have_text(before)
    expect(page).to_have_url(re.compile(r"/incident\?id=i-\w+&severity=high"))
    assert page.evaluate("window.stays")
    settled(page).go_back()
    expect(heading).to_have_text(before)
    expect(page).to_have_url(f"{server}/?severity=high&figure=wounded")


def test_a_collection_of_the_list_opens_without_the_filters_of_the_one_before(page: Page, server: str) -> None:
    visit(page, f"{server}/collections?source=SOHR")
    page.get_by_role("link", name=re.compile("Mass shootings")).click()
    expect(page).to_have_url(f"{server}/?collection=mass-shootings")
    expect(collection_of(page)).to_have_value(re.compile("Stanford"))
    expect(only(settled(page))).to_have_count(0)


def test_back_leads_from_an_incident_to_the_filtered_list_in_one_step(page: Page, server: str) -> None:
    visit(page, f"{server}/incident?source=SOHR")
    first = page.locator(".cc h1").inner_text()
    page.get_by_role("link", name=incident_words.NEXT_INCIDENT).click()
    expect(page).not_to_have_url(re.compile("source=SOHR.*source=SOHR"))
    expect(page.locator(".cc h1")).not_to_have_text(first)
    before = page.locator(".cc h1").inner_text()
    page.locator(".cc-brand a").click()
    expect(page).to_have_url(f"{server}/?source=SOHR")
    settled(page).go_back()
    expect(page.locator(".cc h1")).to_have_text(before)
    expect(page).to_have_url(re.compile(r"/incident\?id=i-\w+&source=SOHR$"))


def test_axe_finds_no_serious_fault_on_a_phone_with_a_filter_and_the_filters_open(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, f"{server}/?source=SOHR")
    expect(page.get_by_test_id("stSidebarNavItems")).to_have_attribute("role", "none")
    assert not serious_faults(page)
    filters(page).click()
    expect(filter_list(page, "source")).to_be_visible()
    assert not serious_faults(page)


def test_the_menu_of_a_phone_closes_once_a_page_is_chosen(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, server)
    page.get_by_test_id("stExpandSidebarButton").click()
    entry = page.get_by_test_id("stSidebarNavLink").filter(has_text="Discrepancies")
    entry.click()
    expect(page).to_have_url(re.compile("/discrepancies"))
    expect(page.get_by_test_id("stSidebarCollapseButton")).to_have_count(0)
    expect(page.get_by_test_id("stExpandSidebarButton")).to_be_visible()


def test_known_names_stand_above_what_would_be_added(page: Page, server: str) -> None:
    visit(page, f"{server}/add")
    source = page.get_by_role("combobox", name=add_document_words.ADD_SOURCE)
    source.click()
    source.press_sequentially("Ha")
    known, new = (page.get_by_role("option", name=text, exact=True) for text in ("Hawar News", "Add: Ha"))
    expect(known).to_be_visible()
    upper, lower = known.bounding_box(), new.bounding_box()
    assert upper is not None
    assert lower is not None
    assert upper["y"] < lower["y"]

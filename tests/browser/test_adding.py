"""Adding a document in a real browser: a source that is missing is pasted or dropped, accepted, and stands beside the others."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from benchmarks.serving import ROOT, serving
from claims.collection import check_frames, load_collection, make_collection, metadata_of, write_folder
from claims.schema import TABLES
from claims.texts import find_texts
from claims.workspace import open_workspace, read_accepted
from tests.builders.browser_pages import serious_faults, settled, visit
from tests.builders.document_files import BROKEN
from tests.builders.shipped import SHIPPED
from views.texts import add_document_words as own_words

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("watch")]

TEXT = """Fighting in Qamishli

On Saturday, January 23, 2021, clashes erupted in the Halko neighbourhood of Qamishli between Asayish and the National
Defense Forces. Nine policemen were killed, and six civilians were wounded, one of whom seriously."""
ARABIC = """<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><body style="font-size:20px">
<p>اشتباكات في القامشلي</p><p>اندلعت اشتباكات في حي حلكو بمدينة القامشلي يوم السبت 23 كانون الثاني 2021 بين الأسايش
والدفاع الوطني، وقتل تسعة عناصر من الشرطة.</p></body></html>"""
SOURCES = Path(os.environ.get("CLAIMS_SOURCE_TEXTS", ROOT.parent / "shared" / "sources"))


def source_text(document_id: str) -> str:
    """The text of a document of the shipped collection, where somebody holds it; the collection has its digest alone."""
    digest = load_collection(SHIPPED).row("documents", document_id)["digest"]
    if SOURCES.is_dir() and (text := find_texts([digest], [SOURCES]).by_digest.get(digest)):
        return text
    pytest.skip(f"the text of {document_id} is not held here; CLAIMS_SOURCE_TEXTS names a folder with it")


def without(source: str, document: str, folder: Path) -> Path:
    """The shipped collection without what one document tells, and without what names that."""
    collection = load_collection(SHIPPED)
    documents = collection.documents
    gone = documents[(documents["document_id"] == document) | (documents["within"] == document)]["document_id"]
    left = documents[~documents["document_id"].isin(gone)]
    assert source in set(collection.sources["source_id"])
    frames = {table: getattr(collection, table) for table in TABLES} | {"documents": left}
    good, _ = check_frames(frames)
    write_folder(make_collection(good, metadata_of(replace(collection, digest=""))), folder)
    return folder


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("adding") / "work.sqlite3"


@pytest.fixture(scope="module")
def adding(place: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app on a copy without the account of SOHR, with a workspace of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLAIMS_WORKSPACE", str(place))
        folder = without("sohr", "sohr-2021-01-24", tmp_path_factory.mktemp("without") / "qamishli-hasakah")
        with serving(folder) as address:
            yield f"{address}/add"


def choose(page: Page, label: str, words: str) -> None:
    box = page.get_by_role("combobox", name=label)
    box.click()
    box.press_sequentially(words)
    page.get_by_role("option", name=words, exact=True).first.click()
    settled(page)


def day(page: Page, digits: str) -> None:
    """Types a day into the field for one that is not among the filters."""
    page.get_by_test_id("stDateInput").last.locator("[role=spinbutton], input").first.click()
    page.keyboard.type(digits)
    page.keyboard.press("Escape")  # the calendar that opens covers what is below it
    settled(page)


def paste(page: Page, text: str) -> None:
    page.locator("textarea").first.fill(text)
    page.keyboard.press("Tab")
    settled(page)


def read(page: Page) -> None:
    page.get_by_role("button", name=own_words.READ, exact=True).click()
    expect(page.get_by_role("heading", name=own_words.TEXT_HERE)).to_be_visible()
    settled(page)


def add_all(page: Page, by: str = "Ana B.") -> None:
    page.get_by_role("button", name=own_words.ACCEPT_ALL).click()
    add = page.get_by_role("button", name="Add ", exact=False).last
    expect(add).to_be_enabled()
    name = page.get_by_label(own_words.WHO_ADDS)
    name.fill(by)
    name.press("Enter")
    settled(page)
    add.click()
    expect(page.get_by_role("heading", name=own_words.ADDED, exact=True)).to_be_visible()
    settled(page)


def test_a_text_of_sohr_brings_its_account_beside_those_of_the_siege(page: Page, adding: str, place: Path) -> None:
    text = source_text("sohr-2021-01-24")
    visit(page, adding)
    paste(page, text)
    choose(page, own_words.ADD_SOURCE, "SOHR")
    day(page, "20210124")
    read(page)
    expect(page.locator(".cc-text mark").first).to_be_visible()
    add_all(page)
    assert own_words.NEW_HERE in page.get_by_test_id("stMain").inner_text()
    with open_workspace(place, collection="qamishli-hasakah") as workspace:
        assert {each.by for each in read_accepted(workspace)} == {"Ana B."}
    open_incident(page, "Al-Hasakah and Qamishli siege")
    accounts = page.get_by_test_id("stMain")
    for source in ("SOHR", "Hawar News", "Wikipedia"):
        expect(accounts.get_by_text(source).first).to_be_visible()


def open_incident(page: Page, title: str) -> None:
    """Follows the link below the incident that gained an account."""
    heading = page.locator("h3", has_text=title).first
    expect(heading).to_be_visible()
    heading.locator("xpath=following::a[contains(., 'all accounts side by side')][1]").click()
    expect(page.locator("h1", has_text=title).first).to_be_visible()
    settled(page)


def test_words_of_our_own_are_pasted_and_stand_beside_the_others(page: Page, adding: str) -> None:
    visit(page, adding)
    paste(page, TEXT)
    choose(page, own_words.ADD_SOURCE, "North Press Agency")
    read(page)
    assert not serious_faults(page)
    add_all(page)
    expect(page.locator("h3", has_text="23 Jan 2021").first).to_be_visible()
    expect(page.get_by_text(own_words.NEW_HERE).first).to_be_visible()
    page.get_by_role("link", name="all accounts side by side", exact=False).first.click()
    expect(page.get_by_text("North Press Agency").first).to_be_visible()


def arabic_pdf(visitor: BrowserContext) -> bytes:
    """A PDF as a browser prints it, in our own words."""
    sheet = visitor.new_page()
    sheet.set_content(ARABIC)
    content = sheet.pdf()
    sheet.close()
    return content


def upload(page: Page, name: str, content: bytes) -> None:
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )
    expect(page.get_by_text(name).first).to_be_visible()
    settled(page)


def test_an_arabic_pdf_is_dropped_read_from_right_to_left_and_added(
    page: Page, adding: str, visitor: BrowserContext
) -> None:
    visit(page, adding)
    page.get_by_role("radio", name=own_words.UPLOAD).click()
    upload(page, "a.pdf", arabic_pdf(visitor))
    choose(page, own_words.ADD_SOURCE, "Enab Baladi")
    read(page)
    assert page.locator(".cc-text p[dir=auto]").first.evaluate("each => getComputedStyle(each).direction") == "rtl"
    assert "القامشلي" in page.locator(".cc-text").inner_text()
    add_all(page)
    expect(page.locator("h3", has_text="23 Jan 2021").first).to_be_visible()


def test_broken_files_are_refused_one_after_another_and_the_app_lives(page: Page, adding: str) -> None:
    visit(page, adding)
    page.get_by_role("radio", name=own_words.UPLOAD).click()
    choose(page, own_words.ADD_SOURCE, "SOHR")
    for number in (3, 7, 10, 14, 18):
        upload(page, f"broken-{number}.pdf", BROKEN[number][0])
        page.get_by_role("button", name=own_words.READ, exact=True).click()
        expect(page.get_by_text(own_words.NOT_READ)).to_be_visible()
        expect(page.locator(".cc-alert", has_text=f"broken-{number}.pdf")).to_be_visible()
    page.get_by_role("radio", name=own_words.PASTE).click()
    paste(page, TEXT)
    read(page)
    page.get_by_role("button", name=own_words.START_OVER).click()
    expect(page.get_by_role("button", name=own_words.READ, exact=True)).to_be_visible()

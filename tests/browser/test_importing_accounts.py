"""In a browser: tables of several sources, brought as they are, become a project that shows their discrepancy first, and stays."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook
from playwright.sync_api import Page, expect

from benchmarks.serving import FLAGS, browser_path, serving
from tests.builders.browser_pages import Watch, open_page, settled, visit
from tests.builders.clicks import Clicks
from tests.builders.filled_workbooks import fill_template
from tests.builders.office import fill_in_office, has_office
from tests.builders.shipped import SHIPPED
from views.texts import import_words, words

pytestmark = pytest.mark.browser
HEADING = "date,town,country,killed\n"
PATIENCE = 180_000  # milliseconds for the process of an import on a busy machine; no test is decided by it
MOST_CLICKS = 5  # two for the files, one to see what changes, one to keep it, one to open it


@pytest.fixture(scope="module")
def data_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data-home")


@pytest.fixture(scope="module")
def own_server(data_home: Path) -> Iterator[str]:
    """A server whose projects are those of these tests alone."""
    with serving(SHIPPED, environment={"XDG_DATA_HOME": str(data_home)}) as address:
        yield address


def written(folder: Path, **tables: str) -> list[Path]:
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return [folder / f"{name}.csv" for name in tables]


def column_of_outlets(folder: Path) -> list[Path]:
    rows = "SOHR,2021-01-23,Exampleville,Examplia,7\nHawar,2021-01-23,Exampleville,Examplia,3\n"
    return written(folder, outlets="outlet,date,town,country,killed\n" + rows)


def columns_of_outlets(folder: Path) -> list[Path]:
    return written(folder, columns="date,town,country,sohr_killed,hawar_killed\n2021-01-23,Exampleville,Examplia,7,3\n")


def sheets_of_outlets(folder: Path) -> list[Path]:
    book = Workbook()
    del book["Sheet"]
    for name, killed in (("SOHR", 7), ("Hawar", 3)):
        sheet = book.create_sheet(name)
        sheet.append(["date", "town", "country", "killed"])
        sheet.append(["2021-01-23", "Exampleville", "Examplia", killed])
    book.save(folder / "sheets.xlsx")
    return [folder / "sheets.xlsx"]


def file_an_outlet(folder: Path) -> list[Path]:
    row = "2021-01-23,Exampleville,Examplia"
    return written(folder, SOHR=f"{HEADING}{row},7\n", Hawar=f"{HEADING}{row},3\n")


def long_form(folder: Path) -> list[Path]:
    event = "2021-01-23,Exampleville,Examplia"
    rows = f"SOHR,{event},killed,7\nSOHR,{event},wounded,2\nHawar,{event},killed,3\nHawar,{event},wounded,2\n"
    return written(folder, long="outlet,date,town,country,field,value\n" + rows)


def bring(page: Page, clicks: Clicks, files: list[Path]) -> None:
    """Brings files without a word about their columns, sees what changes, keeps it and opens it."""
    clicks.bring(page, *files)
    show = page.get_by_role("button", name=import_words.SHOW_CHANGES, exact=True)
    expect(show).to_be_visible(timeout=PATIENCE)
    clicks.on(show)
    expect(page.get_by_role("heading", name=import_words.WHAT_CHANGES, exact=True)).to_be_visible(timeout=PATIENCE)
    clicks.on(page.get_by_role("button", name=import_words.KEEP, exact=True))
    clicks.on(page.get_by_role("link", name=words.SHOW, exact=True))
    settled(page)


@pytest.mark.parametrize(
    "make", [column_of_outlets, columns_of_outlets, sheets_of_outlets, file_an_outlet, long_form], ids=lambda make: make.__name__
)  # fmt: skip
def test_the_sources_are_compared_on_the_first_screen(
    page: Page, own_server: str, watch: Watch, tmp_path: Path, make: Callable[[Path], list[Path]]
) -> None:
    visit(page, f"{own_server}/import")
    clicks = Clicks()
    bring(page, clicks, make(tmp_path))
    first = page.locator(".stMain")
    for text in ("SOHR", "Hawar", "Exampleville", "contradict"):
        expect(first).to_contain_text(text)
    assert clicks.number <= MOST_CLICKS
    assert not watch.errors


def test_three_outlets_then_a_fourth_in_french_are_one_project_that_stays(
    page: Page, tmp_path: Path, browser_type: object, record_property: Callable[[str, object], None]
) -> None:
    row = "2021-01-23,Qamishli,Syria"
    outlets = written(tmp_path, hawar=f"{HEADING}{row},3\n", sohr=f"{HEADING}{row},7\n", sana=f"{HEADING}{row},0\n")
    [french] = written(tmp_path, afp="date,ville,pays,morts\n23/01/2021,Qamishli,Syrie,5\n")
    home = {"XDG_DATA_HOME": str(tmp_path / "home")}
    with serving(SHIPPED, environment=home) as server:
        visit(page, f"{server}/import")
        clicks = Clicks()
        bring(page, clicks, outlets)
        assert clicks.number <= MOST_CLICKS
        open_page(page, words.GROUP_WORK, import_words.IMPORT)
        clicks.number += 2
        bring(page, clicks, [french])
        expect(page.locator(".stMain")).to_contain_text("afp")
        seconds, address = clicks.seconds, page.url
        page.goto("about:blank")
    assert clicks.number <= 2 * MOST_CLICKS + 2
    record_property("three outlets and a fourth", f"{clicks.number} clicks, {seconds:.0f} s")
    stays(page, home, address, browser_type, "hawar", "sohr", "sana", "afp")


def test_the_template_filled_in_is_a_project_that_stays(
    page: Page, tmp_path: Path, browser_type: object, record_property: Callable[[str, object], None]
) -> None:
    """Filled with LibreOffice; where that is missing, with a library."""
    rows = {
        "sources": [{"name": "Hawar News"}, {"name": "SOHR"}],
        "claims": [
            {"document_id": "Hawar News", "title": "Clash at Halko"},
            {"document_id": "SOHR", "title": "Halko clash"},
        ],
        "statements": [
            {"claim_id": claim, "field": field, "value": value}
            for claim, killed in (("Clash at Halko", "at least 14"), ("Halko clash", "three"))
            for field, value in (("when", "23 January 2021"), ("where", "Halko"), ("kind", "clash"), ("killed", killed))
        ],
    }
    path = (fill_in_office if has_office() else fill_template)(tmp_path / "mine.xlsx", rows)
    home = {"XDG_DATA_HOME": str(tmp_path / "home")}
    with serving(SHIPPED, environment=home) as server:
        visit(page, f"{server}/import")
        clicks = Clicks()
        clicks.bring(page, path)
        expect(page.get_by_text(import_words.IS_COLLECTION)).to_be_visible(timeout=PATIENCE)
        clicks.on(page.get_by_role("button", name=import_words.OPEN_AS_PROJECT, exact=True))
        clicks.on(page.get_by_role("link", name=words.SHOW, exact=True))
        settled(page)
        expect(page.locator(".stMain")).to_contain_text("contradict")
        seconds, address = clicks.seconds, page.url
        page.goto("about:blank")
    assert clicks.number <= 4
    record_property("a filled template", f"{clicks.number} clicks, {seconds:.0f} s")
    stays(page, home, address, browser_type, "Hawar News", "SOHR", "Halko")


def stays(page: Page, home: dict[str, str], address: str, browser_type: object, *texts: str) -> None:
    """The project is there after a restart of the server, also for a second browser."""
    query = address.partition("?")[2]
    with serving(SHIPPED, environment=home) as server:
        second = browser_type.launch(args=FLAGS, executable_path=browser_path())  # type: ignore[attr-defined]  # of Playwright
        for each in (page, second.new_page()):
            visit(each, f"{server}/?{query}")
            for text in texts:
                expect(each.locator(".stMain")).to_contain_text(text)
        second.close()


def test_a_table_of_which_nothing_can_be_compared_is_not_kept_and_says_why(
    page: Page, own_server: str, watch: Watch, tmp_path: Path
) -> None:
    [towns] = written(tmp_path, towns="town,colour\nExampleville,red\n")
    visit(page, f"{own_server}/import")
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(towns)
    expect(page.get_by_text(import_words.NOTHING_READ)).to_be_visible()
    expect(page.get_by_text("no row gives a day")).to_be_visible()
    expect(page.get_by_role("button", name=import_words.SHOW_CHANGES)).to_be_disabled()
    assert not watch.errors

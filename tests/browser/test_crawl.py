"""A crawler over every page of collections of several kinds: no error box, no error in the console, no request elsewhere."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from benchmarks.app_speed import RANKED, make_collection, wait
from benchmarks.serving import serving
from claims.collection import load_collection, write_folder
from claims.tables import Collection
from tests.builders.browser_pages import visit
from tests.builders.crawler import PATHS, crawl
from tests.builders.hostile_files import xlsx_with_far_cell
from tests.builders.shipped import SHIPPED

pytestmark = pytest.mark.browser
MANY_CLAIMS = 50_000
FIRST_COMPARISON = 1_800_000  # milliseconds at most, on a busy machine
_OF_CLAIMS = ("claims", "statements", "judgements")


@pytest.mark.long
@pytest.mark.usefixtures("watch")
def test_nothing_on_a_page_of_the_shipped_collection_ends_in_an_error(page: Page, server: str) -> None:
    crawled = crawl(page, server, most_presses=1)
    assert crawled.faults == []
    assert crawled.pages > 14


@pytest.mark.long
@pytest.mark.usefixtures("watch")
def test_nothing_on_a_page_of_a_hostile_collection_ends_in_an_error(page: Page, hostile_server: str) -> None:
    assert crawl(page, hostile_server, most_presses=0).faults == []


def _empty(collection: Collection) -> Collection:
    return replace(collection, **{table: getattr(collection, table).iloc[:0] for table in _OF_CLAIMS})


def _one_source(collection: Collection) -> Collection:
    first = collection.sources["source_id"].iloc[0]
    documents = collection.documents[collection.documents["source_id"] == first]
    claims = collection.claims[collection.claims["document_id"].isin(documents["document_id"])]
    statements = collection.statements[collection.statements["claim_id"].isin(claims["claim_id"])]
    return replace(collection, claims=claims, statements=statements, judgements=collection.judgements.iloc[:0])


@pytest.mark.long
@pytest.mark.usefixtures("watch")
@pytest.mark.parametrize("made", [_empty, _one_source])
def test_nothing_on_a_page_of_a_small_collection_ends_in_an_error(
    page: Page, made: Callable[[Collection], Collection], tmp_path: Path
) -> None:
    write_folder(made(load_collection(SHIPPED)), tmp_path / "c")
    with serving(tmp_path / "c") as address:
        assert crawl(page, address, most_presses=0).faults == []


@pytest.mark.long
@pytest.mark.usefixtures("watch")
def test_nothing_on_a_page_of_many_claims_ends_in_an_error(page: Page, tmp_path: Path) -> None:
    make_collection(tmp_path / "c", MANY_CLAIMS)
    with serving(tmp_path / "c", environment={"XDG_DATA_HOME": str(tmp_path / "data")}) as address:
        page.set_default_timeout(FIRST_COMPARISON)
        page.goto(address)
        wait(page, RANKED, seconds=FIRST_COMPARISON / 1000)
        crawled = crawl(page, address, most_presses=2)
    assert crawled.faults == []
    assert crawled.pages > len(PATHS)


@pytest.mark.usefixtures("watch")
def test_a_workbook_that_ended_the_server_is_refused_and_others_go_on(page: Page, server: str) -> None:
    visit(page, f"{server}/collections")
    book = FilePayload(name="c.xlsx", mimeType="application/octet-stream", buffer=xlsx_with_far_cell())
    page.locator("input[type=file]").set_input_files(book)
    expect(page.get_by_role("alert").filter(has_text="c.xlsx")).to_contain_text("allowed:")
    other = page.context.new_page()
    visit(other, f"{server}/sources")
    expect(other.locator("h1")).to_be_visible()
    other.close()

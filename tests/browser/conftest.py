"""A real browser and the app served for it: once with the shipped collection, once with a hostile one."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, BrowserType, ConsoleMessage, Dialog, Page, expect

from benchmarks.serving import FLAGS, browser_path, serving
from tests.builders.browser_pages import Watch
from tests.builders.hostile_collection import ELSEWHERE, make_hostile
from tests.builders.shipped import SHIPPED

expect.set_options(timeout=60_000)  # a busy machine is no fault of the page


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tries a failed browser test once more, which the report says; on a busy machine a key can be pressed too early."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    installed = browser_path()
    return {**browser_type_launch_args, "args": FLAGS, **({"executable_path": installed} if installed else {})}


@pytest.fixture(scope="session")
def visitor(
    browser_type: BrowserType, browser_type_launch_args: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BrowserContext]:
    """One visitor for all tests, whose profile keeps the app's own files and what they were compiled to."""
    context = browser_type.launch_persistent_context(
        tmp_path_factory.mktemp("profile"), reduced_motion="reduce", **browser_type_launch_args
    )
    with context:
        yield context


@pytest.fixture
def page(visitor: BrowserContext) -> Iterator[Page]:
    page = visitor.new_page()
    yield page
    page.close()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    with serving(SHIPPED) as address:
        yield address


@pytest.fixture(scope="session")
def hostile_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(make_hostile(tmp_path_factory.mktemp("hostile") / "collection")) as address:
        yield address


@pytest.fixture
def watch(page: Page) -> Iterator[Watch]:
    """Records requests, errors and dialogs, and holds every test to none that should not be."""
    seen = Watch()
    page.on("request", lambda request: seen.requests.append(request.url))
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    page.on("console", lambda message: _note(seen, message))
    page.on("dialog", lambda dialog: _refuse(seen, dialog))
    yield seen
    assert not seen.dialogs
    assert not seen.errors
    assert not [
        url for url in seen.requests if not url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:"))
    ]
    assert not [url for url in seen.requests if ELSEWHERE in url]


def _refuse(seen: Watch, dialog: Dialog) -> None:
    seen.dialogs.append(dialog.message)
    dialog.dismiss()


def _note(seen: Watch, message: ConsoleMessage) -> None:
    # At the address of a page other than the first, Streamlit asks for its server below that path before
    # it asks at the root; the browser notes the first answer, 404, as an error.
    probing = "404" in message.text and "/_stcore/" in message.location.get("url", "")
    if message.type == "error" and not probing:
        seen.errors.append(f"{message.text} {message.location}")

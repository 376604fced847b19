"""A real browser and the app served for it: once with the shipped collection, once with a hostile one."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, expect

from tests.browser.hostile import ELSEWHERE, SHIPPED, make_hostile

ROOT = Path(__file__).parents[2]
BROWSERS = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    installed = next((path for path in BROWSERS if Path(path).exists()), None)
    return {**browser_type_launch_args, "args": FLAGS, **({"executable_path": installed} if installed else {})}


@pytest.fixture(scope="session")
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """One visitor for all tests, so that the app's own files are fetched once."""
    with browser.new_context() as context:
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


@contextmanager
def serving(collection: Path) -> Iterator[str]:
    """Serves the app on a free port until the tests are done."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true"]
    command += ["--server.fileWatcherType=none", f"--server.port={port}"]
    environment = {**os.environ, "CLAIMS_COLLECTION": str(collection)}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=10)


def _wait_for(address: str) -> None:
    for _ in range(150):
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"no answer from {address}")


@dataclass
class Watch:
    """What a page did that nobody sees."""

    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)


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


def settled(page: Page) -> Page:
    """Waits until the page is drawn and nothing on it is out of date."""
    expect(page.locator(".stMain h1, .cc-alert").first).to_be_visible(timeout=60_000)
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(timeout=60_000)
    expect(page.locator("[data-stale=true]")).to_have_count(0, timeout=30_000)
    return page


def visit(page: Page, address: str) -> Page:
    """Opens an address and waits until the page is drawn."""
    page.goto(address)
    return settled(page)

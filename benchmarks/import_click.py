"""How long one user's click takes while another user's table of 100,000 rows is read on the page Import.

python -m benchmarks.import_click --rows 100000
"""

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.import_speed import make_table
from benchmarks.serving import FLAGS, browser_path, serving
from views.texts import import_words, words

CLICKS = 12  # before the import, and as long as it runs
TIMEOUT = 900_000  # milliseconds for the import


def main() -> None:
    """Serves the app, clicks as one user before and during the other's import, and prints both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as folder, serving("") as address, sync_playwright() as playwright:
        path = Path(folder) / "ged.csv"
        make_table(rows, path)
        _measure(playwright.chromium.launch(executable_path=browser_path(), args=FLAGS), address, path)


def _measure(browser: Browser, address: str, path: Path) -> None:
    one, other = browser.new_context().new_page(), browser.new_context().new_page()
    for page in (one, other):
        page.set_default_timeout(TIMEOUT)
    other.goto(f"{address}/discrepancies")
    other.get_by_text("Page 1 of").wait_for()
    _click(other, 0)
    before = [_click(other, number) for number in range(1, CLICKS + 1)]
    one.goto(f"{address}/import")
    began = time.perf_counter()
    one.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(path)
    one.get_by_role("button", name=import_words.SHOW_CHANGES).wait_for()
    looked = time.perf_counter()
    one.get_by_role("button", name=import_words.SHOW_CHANGES).click()
    during: list[float] = []
    while not one.get_by_text(import_words.WHAT_CHANGES).is_visible() and not one.get_by_role("alert").is_visible():
        during.append(_click(other, CLICKS + 1 + len(during)))
        other.wait_for_timeout(1000)
    outcome = one.get_by_text("read as claims").inner_text()
    sys.stdout.write(
        f"{path.stat().st_size / 1e6:.0f} MB brought and looked at in {looked - began:.1f} s, all of it tried in {time.perf_counter() - looked:.1f} s: {outcome}\n"
        f"a click of another user before: {_summary(before)}\nduring: {_summary(during)}\n"
    )


def _click(page: Page, number: int) -> float:
    """Seconds from turning the page of discrepancies to its being turned."""
    is_even = number % 2 == 0
    at = time.perf_counter()
    page.get_by_role("button", name=words.NEXT if is_even else words.PREVIOUS, exact=True).click()
    page.get_by_text(f"Page {2 if is_even else 1} of").wait_for()
    return time.perf_counter() - at


def _summary(seconds: list[float]) -> str:
    return f"{len(seconds)} clicks, median {statistics.median(seconds):.2f} s, longest {max(seconds):.2f} s"


if __name__ == "__main__":
    main()

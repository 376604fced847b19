"""How fast an edit is shown in a project of many claims, and how fast the comparison follows, by clicks in a real browser.

    python -m benchmarks.edit_speed 5000

Prints milliseconds from the last key or press to the settled page: a cell changed in the table, an account changed in the
form (which shows at once what it contradicts), and the discrepancies opened after an edit.
"""

import argparse
import statistics
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.app_speed import headed, make_collection, say, wait
from benchmarks.serving import FLAGS, browser_path, serving
from claims.collection import load_collection
from claims.databases.address import Address
from claims.projects import copy_collection
from views.texts import coding_words, project_words, words

EDITS = 5
# Tells when a key or the mouse was pressed last, and whether the script of the page has run since.
_WATCH = """
for (const kind of ['mousedown', 'keydown'])
  addEventListener(kind, () => { window.pressed = performance.now(); window.ran = false }, true);
new MutationObserver(() => { window.ran ||= !!document.querySelector('[data-test-script-state=running]') })
  .observe(document, { subtree: true, attributeFilter: ['data-test-script-state'] });
"""
_RAN = "window.ran"


def measure(project: Address, home: Path) -> None:
    """Prints the median of some edits of each kind."""
    with sync_playwright() as playwright, serving(str(project), environment={"XDG_DATA_HOME": str(home)}) as address:
        page = playwright.chromium.launch(executable_path=browser_path(), args=FLAGS).new_page()
        page.add_init_script(_WATCH)
        for what, times in (
            ("a cell changed in the table", [_change_cell(page, address, each) for each in range(EDITS)]),
            ("an account changed in the form", [_change_account(page, address, each) for each in range(EDITS)]),
            ("discrepancies opened after an edit", [_compare(page, address, each) for each in range(EDITS)]),
        ):
            say(f"{what}: median {statistics.median(times):.0f} ms, slowest {max(times):.0f} ms")


def _open_grid(page: Page, address: str) -> None:
    page.goto(f"{address}/grid")
    wait(page, headed(project_words.GRID), seconds=120)
    page.get_by_test_id("data-grid-canvas").wait_for()
    page.wait_for_timeout(1000)  # until it takes the keyboard


def _change_cell(page: Page, address: str, number: int) -> float:
    """Types another title into a row of the claims."""
    _open_grid(page, address)
    page.get_by_test_id("stDataFrame").click(position={"x": 400, "y": 60})
    page.keyboard.press("Enter")
    page.locator(".gdg-input").fill(f"Another title {number}")
    page.keyboard.press("Enter")
    return wait(page, _RAN)


def _change_account(page: Page, address: str, number: int) -> float:
    page.goto(f"{address}/code?claim=c{number}")
    save = page.locator(".st-key-code-save button").first
    wait(page, "document.querySelector('.st-key-code-save')", seconds=120)
    figures = page.get_by_label(coding_words.FIGURES, exact=True).first
    figures.fill(f"{40 + number} killed")
    page.keyboard.press("Tab")
    page.wait_for_timeout(2000)  # until it is said how the figures are understood
    save.click()
    return wait(page, headed(coding_words.SAVED), seconds=120)


def _compare(page: Page, address: str, number: int) -> float:
    _change_cell(page, address, EDITS + number)
    page.get_by_role("button", name=words.GROUP_COMPARE, exact=True).click()
    page.get_by_role("menuitem", name=words.DISCREPANCIES, exact=True).click()
    return wait(page, headed(words.WHERE_ACCOUNTS_PART), seconds=120)


def main() -> None:
    """Measures a project made of generated claims."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", type=int, nargs="?", default=5000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        made, home = Path(folder) / f"generated-{given.claims}", Path(folder) / "home"
        make_collection(made, given.claims)
        copied = copy_collection(load_collection(made), folder=Path(folder), at=datetime.now(UTC))
        measure(copied, home)


if __name__ == "__main__":
    main()

"""Renews the screenshots in docs/images: the pages used most, wide and narrow, of the shipped collection.

python -m scripts.screenshots
"""

from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from benchmarks.serving import FLAGS, ROOT, browser_path, serving
from claims.collection import load_collection
from claims.study import make_study

IMAGES = ROOT / "docs" / "images"
WIDE, NARROW = (1400, 900), (390, 844)  # pixels
PICTURES = {
    "overview.png": ("", WIDE),
    "overview-narrow.png": ("", NARROW),
    "between.png": ("between?between=sohr&between=wikipedia", WIDE),
    "matrix.png": ("matrix?field=killed", WIDE),
    "discrepancies.png": ("discrepancies", WIDE),
    "discrepancies-narrow.png": ("discrepancies", NARROW),
    "incident.png": ("incident?id={crowd}", WIDE),
    "incident-narrow.png": ("incident?id={crowd}", NARROW),
}


def main() -> None:
    """Serves the app, takes every screenshot, and stops the app."""
    with serving("") as address, sync_playwright() as playwright:
        _take_all(playwright.chromium.launch(executable_path=browser_path(), args=FLAGS), address)


def _take_all(browser: Browser, address: str) -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    crowd = _crowd_incident()
    for name, (path, (width, height)) in PICTURES.items():
        page = browser.new_page(viewport={"width": width, "height": height})
        page.goto(f"{address}/{path.format(crowd=crowd)}")
        page.locator(".cc h1").wait_for(timeout=60_000)
        page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
        page.wait_for_timeout(2_500)  # plots and grids move into place
        page.screenshot(path=IMAGES / name)
        page.close()
        _make_small(IMAGES / name)


def _make_small(path: Path) -> None:
    """Fewer colours, for the picture comes along with every installation."""
    with Image.open(path) as picture:
        small = picture.convert("RGB").quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    small.save(path, optimize=True)


def _crowd_incident() -> str:
    """The incident whose accounts give the size of a crowd in vague words, one of them in Arabic."""
    found = make_study(load_collection(ROOT / "data" / "qamishli-hasakah")).findings.discrepancies
    return next((each.incident_id for each in found if each.field == "crowd"), found[0].incident_id)


if __name__ == "__main__":
    main()

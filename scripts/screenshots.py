"""Takes the pictures of docs/images again: the first page and the most used ones, wide and narrow, of the collection that comes along."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
BROWSERS = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
WIDE, NARROW = (1400, 900), (390, 844)  # pixels
PICTURES = {
    "overview.png": ("", WIDE),
    "overview-narrow.png": ("", NARROW),
    "compare.png": ("compare", WIDE),
    "matrix.png": ("matrix?field=killed", WIDE),
    "discrepancies.png": ("discrepancies", WIDE),
    "discrepancies-narrow.png": ("discrepancies", NARROW),
    "incident.png": ("incident?id={crowd}&count=crowd", WIDE),
    "incident-narrow.png": ("incident?id={crowd}&count=crowd", NARROW),
}


def main() -> None:
    """Serves the app, takes every picture, and stops the app."""
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true"]
    command += ["--server.fileWatcherType=none", f"--server.port={port}"]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "CLAIMS_COLLECTION": ""})
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        with sync_playwright() as playwright:
            installed = next((path for path in BROWSERS if Path(path).exists()), None)
            browser = playwright.chromium.launch(executable_path=installed, args=["--no-sandbox", "--disable-gpu"])
            _take_all(browser, f"http://127.0.0.1:{port}")
    finally:
        process.terminate()
        process.wait(timeout=10)


def _take_all(browser: Browser, address: str) -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    crowd = _crowd_incident()
    for name, (path, (width, height)) in PICTURES.items():
        page = browser.new_page(viewport={"width": width, "height": height})
        page.goto(f"{address}/{path.format(crowd=crowd)}")
        page.locator(".cc h1").wait_for(timeout=60_000)
        page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
        if "count" in path:
            page.locator(".js-plotly-plot .main-svg").first.wait_for(timeout=30_000)
        page.locator(".cc-row, .cc-box, .cc-sides, [data-testid=stDataFrame]").first.wait_for()
        page.wait_for_timeout(1_500)  # the plot moves into place
        page.screenshot(path=IMAGES / name)
        page.close()


def _crowd_incident() -> str:
    """The incident whose accounts give the size of a crowd in vague words, one of them in Arabic."""
    sys.path.insert(0, str(ROOT))
    from views.study import read_study

    found = read_study(ROOT / "data" / "qamishli-hasakah").findings.discrepancies
    return next((each.incident_id for each in found if each.field == "crowd"), found[0].incident_id)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait_for(address: str) -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"no answer from {address}")


if __name__ == "__main__":
    main()

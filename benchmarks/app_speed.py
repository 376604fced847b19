"""How fast the pages answer with many claims: start to first page and the median of twenty clicks, in a real browser.

    python -m benchmarks.app_speed 50000
    python -m benchmarks.app_speed --collection data/qamishli-hasakah

Prints one line per measure. Needs the test extra and a chromium. Python keeps compiled modules, as after any installation: with
PYTHONDONTWRITEBYTECODE set, or at the very first run in a checkout, a start takes two to three times as long.
"""

import argparse
import json
import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd
from playwright.sync_api import Locator, Page, sync_playwright

from benchmarks.serving import FLAGS, ROOT, browser_path, serving
from claims.collection import load_collection
from views.texts import incident_words, words

MODEL = ROOT / "data" / "qamishli-hasakah"
CLAIMS_AN_INCIDENT = 5
SOURCES, TOWNS = 60, 400
TIMEOUT_SECONDS = 1800


def make_collection(folder: Path, claims: int, *, seed: int = 1) -> None:
    """Writes a collection of generated claims with the fields and parties of the first shipped one.

    Each incident has its day and town, and about `CLAIMS_AN_INCIDENT` accounts by different sources,
    whose numbers of killed and wounded agree, overlap or contradict one another.
    """
    made = random.Random(seed)
    model = load_collection(MODEL)
    parties = [row for row in model.parties["party_id"] if row]
    sources = [{"source_id": f"s{number}", "name": f"Source {number}", "kind": "outlet"} for number in range(SOURCES)]
    places = [
        {
            "place_id": f"p{number}",
            "kind": "town",
            "radius_km": "5",
            "name": f"Town {number}",
            "latitude": f"{30 + number % 20 * 0.5:.2f}",
            "longitude": f"{35 + number // 20 * 0.5:.2f}",
        }
        for number in range(TOWNS)
    ]
    documents, told, said = [], [], []
    for claim in range(claims):
        incident = claim // CLAIMS_AN_INCIDENT
        by = random.Random(seed * 7919 + incident)
        day = pd.Timestamp("2010-01-01") + pd.Timedelta(days=by.randrange(5000))
        town, killed, side = by.randrange(TOWNS), by.randrange(1, 30), by.choice(parties)
        published = (day + pd.Timedelta(days=made.randrange(3))).date().isoformat()
        documents.append(
            {
                "document_id": f"d{claim}",
                "source_id": f"s{(incident * 7 + claim % CLAIMS_AN_INCIDENT) % SOURCES}",
                "title": f"Clash in Town {town}",
                "published_from": published,
                "published_to": published,
                "language": "en",
            }
        )
        told.append(
            {
                "claim_id": f"c{claim}",
                "document_id": f"d{claim}",
                "title": f"Clash in Town {town} on {day.date().isoformat()}",
                "background": "no",
            }
        )
        fields = {
            "when": day.date().isoformat(),
            "where": f"p{town}",
            "kind": "clash",
            "participant": side,
            "killed": str(max(killed + made.choice([0, 0, 0, 1, -1, 5]), 0)),
            "wounded": made.choice([str(killed + made.randrange(4)), f"{killed}..{killed + 5}", f"{killed}+"]),
        }
        said += [
            {
                "statement_id": f"c{claim}-{field}",
                "claim_id": f"c{claim}",
                "field": field,
                "value": value,
                "stance": "asserts",
                "coder": "generated",
            }
            for field, value in fields.items()
        ]
    tables = {"sources": sources, "documents": documents, "claims": told, "statements": said, "places": places}
    _write(folder, {name: pd.DataFrame(rows) for name, rows in tables.items()})


def _write(folder: Path, tables: dict[str, pd.DataFrame]) -> None:
    """The model's folder with some of its tables replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in MODEL.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    for table, rows in tables.items():
        columns = pd.read_csv(MODEL / f"{table}.csv", nrows=0).columns
        rows.reindex(columns=columns, fill_value="").to_csv(folder / f"{table}.csv", index=False)
    judged = pd.read_csv(MODEL / "judgements.csv", nrows=0)
    judged.to_csv(folder / "judgements.csv", index=False)
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    descriptor |= {"name": folder.name, "title": f"{len(tables['claims']):,} generated claims"}
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")


def first_page(page: Page, address: str, started: float) -> float:
    """Seconds from the start of the server to the first page in full."""
    page.goto(address)
    wait(page, RANKED, seconds=TIMEOUT_SECONDS)
    return time.perf_counter() - started


def wait(page: Page, shown: str, *, seconds: float = 60) -> float:
    """Waits until the page shows something, its script has run and nothing on it is out of date.

    The page is asked again at each frame that it draws, so the end is known to a sixtieth of a second.

    Args:
        shown: An expression that the page evaluates.

    Returns:
        Milliseconds since the last press of the mouse, by the clock of the page; 0 where there was none.
    """
    return float(page.wait_for_function(since_press(shown), timeout=1000 * seconds).json_value()["since"])


def since_press(shown: str) -> str:
    """A function for the page: nothing until the page shows that and is settled, then how long ago the mouse was pressed."""
    settled = "document.querySelector('[data-testid=stApp][data-test-script-state=notRunning]')"
    done = f"({shown}) && {settled} && !document.querySelector('[data-stale=true]')"
    return f"() => ({done}) && {{ since: window.pressed ? performance.now() - window.pressed : 0 }}"


# Run in each page before its own scripts.
NOTE_PRESSES = "addEventListener('mousedown', () => { window.pressed = performance.now() }, true)"
RANKED = "document.querySelector('.cc-ranked')"


def headed(heading: str) -> str:
    """The page has that heading."""
    return f"[...document.querySelectorAll('h1, h2')].some(each => each.textContent === {json.dumps(heading)})"


def at(path: str) -> str:
    """The page of that path has its heading and its tabs; the lists that lead there have none."""
    return f"location.pathname.endsWith('/{path}') && document.querySelector('h1') && document.querySelector('[role=tablist]')"


def turned(number: int) -> str:
    """The list without a name of its own stands at that page; the overview has another list above it."""
    told = json.dumps(f"Page {number} of")
    beside = "document.querySelector('.st-key-page-before')?.parentElement.querySelector('[data-testid=stText]')"
    return f"{beside}?.textContent.startsWith({told})"


def clicks(page: Page, address: str) -> list[tuple[str, float]]:
    """Twenty clicks that a reader would do: turn pages, go from page to page by the menu, open what a list offers.

    Each with the milliseconds from the press of the mouse to the settled page.
    """
    taken: list[tuple[str, float]] = []

    def timed(what: str, target: Locator, shown: str) -> None:
        target.click()
        taken.append((what, wait(page, shown)))

    def button(name: str) -> Locator:
        return page.get_by_role("button", name=name, exact=True)

    def link(name: str) -> Locator:
        return page.get_by_role("link", name=name, exact=True).first

    def entry(group: str, name: str) -> Locator:
        button(group).click()
        return page.get_by_role("menuitem", name=name, exact=True)

    page.add_init_script(NOTE_PRESSES)
    page.goto(address)
    wait(page, RANKED)
    button(words.NEXT).click()  # the first click after a load takes longer than any other
    wait(page, turned(2))
    # Any collection has two pages of these lists, if it has one worth measuring.
    turns = ((words.PREVIOUS, 1), (words.NEXT, 2))
    for name, number in turns * 3:
        timed("overview: turn the page", button(name), turned(number))
    for _ in range(2):
        timed("menu: Matrix", entry(words.GROUP_EVIDENCE, words.MATRIX), headed(words.MATRIX_HEADING))
        discrepancies = entry(words.GROUP_COMPARE, words.DISCREPANCIES)
        timed("menu: Discrepancies", discrepancies, headed(words.WHERE_ACCOUNTS_PART))
    for name, number in turns[::-1] * 2:
        timed("discrepancies: turn the page", button(name), turned(number))
    timed("discrepancies: open the incident", page.locator(".cc-duel a").first, at("incident"))
    timed("incident: compare", link(incident_words.COMPARE_ACCOUNTS), headed(incident_words.COMPARE_HEADING))
    timed("menu: Overview", entry(words.GROUP_COMPARE, words.OVERVIEW), RANKED)
    timed("overview: open the incident", page.locator(".cc-ranked a").nth(2), at("incident"))
    timed("menu: Matrix", entry(words.GROUP_EVIDENCE, words.MATRIX), headed(words.MATRIX_HEADING))
    timed("menu: Claims", entry(words.GROUP_EVIDENCE, words.SEARCH_TITLE), headed(words.SEARCH_HEADING))
    return taken


def say(line: str) -> None:
    """Prints at once, so that a long run shows how far it is."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def measure(collection: Path) -> None:
    """Starts the app twice, the second time with what the first left behind, and prints what both took."""
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=FLAGS)
        for start in ("first start", "second start"):
            started = time.perf_counter()
            with serving(collection, environment={"XDG_DATA_HOME": home}) as address:
                page = browser.new_page(viewport={"width": 1400, "height": 900})
                say(f"{start} to first page: {first_page(page, address, started):.1f} s")
                if start == "second start":
                    taken = clicks(page, address)
                page.close()
        for what, milliseconds in taken:
            say(f"  {what}: {milliseconds:.0f} ms")
        times = [milliseconds for _, milliseconds in taken]
        say(f"median of {len(times)} clicks: {statistics.median(times):.0f} ms, slowest {max(times):.0f} ms")
        say(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")


def main() -> None:
    """Measures a generated collection, or the one named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", type=int, nargs="?", default=50_000)
    parser.add_argument("--collection", type=Path)
    given = parser.parse_args()
    if given.collection:
        measure(given.collection.resolve())
        return
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / f"generated-{given.claims}"
        make_collection(made, given.claims)
        measure(made)


if __name__ == "__main__":
    main()

"""Goes through the app as a restless visitor: every page, every tab, button and kind of link, each from a fresh start."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Error, Page

from tests.builders.browser_pages import settled, visit
from views.navigation import screens

PATHS = ("", *(screen.path for screens_of_group in screens().values() for screen in screens_of_group))
_ERROR_BOXES = (
    ".stException, [data-testid=stException], [data-testid=stAppViewBlockContainer] pre:has-text('Traceback')"
)
_PRESSED = (
    "main button:visible, [role=tab]:visible, [data-testid=stExpander] summary:visible, details:visible > summary"
)
_LINKS = "main a[href]:visible"


@dataclass
class Crawled:
    """What was tried, and what went wrong where."""

    pages: int = 0
    presses: int = 0
    links: int = 0
    faults: list[str] = field(default_factory=list)


def crawl(page: Page, address: str, *, paths: tuple[str, ...] = PATHS, most_presses: int) -> Crawled:
    """Opens each page, follows each kind of link on it, and presses so many of its buttons and tabs, each on a page opened anew."""
    crawled, seen = Crawled(), set(paths)
    waiting = list(paths)
    while waiting:
        path = waiting.pop(0)
        visit(page, f"{address}/{path}")
        crawled.pages += 1
        _look(page, path, crawled)
        for link in _links_within(page, address):
            if (kind := _kind_of(link)) not in seen:
                seen.add(kind)
                waiting.append(link)
                crawled.links += 1
        labels = _labels(page)
        for label in labels[:most_presses]:
            visit(page, f"{address}/{path}")
            _press(page, label, path, crawled)
    return crawled


def _labels(page: Page) -> list[str]:
    """What can be pressed, each label once."""
    texts = page.locator(_PRESSED).all_inner_texts()
    return [text for text in dict.fromkeys(text.strip() for text in texts) if text]


def _press(page: Page, label: str, path: str, crawled: Crawled) -> None:
    button = page.locator(_PRESSED).filter(has_text=label.split("\n")[0]).first
    try:
        if not button.is_enabled():
            return
        button.click(timeout=10_000)
        settled(page)
    except Error as error:  # what is covered, or gone since, cannot be pressed
        if "Timeout" not in str(error):
            raise
    crawled.presses += 1
    _look(page, f"{path}, {label!r} pressed", crawled)


def _look(page: Page, where: str, crawled: Crawled) -> None:
    for box in page.locator(_ERROR_BOXES).all_inner_texts():
        crawled.faults.append(f"{where}: {box[:200]}")
    if page.get_by_text("for a fault of the program").count():
        crawled.faults.append(f"{where}: a fault is said")


def _links_within(page: Page, address: str) -> list[str]:
    hrefs = page.locator(_LINKS).evaluate_all("links => links.map(link => link.href)")
    return [href.removeprefix(address).lstrip("/") for href in hrefs if href.startswith(address)]


def _kind_of(link: str) -> str:
    """Links that lead to one page with the same parameters are of one kind, whatever the values."""
    parts = urlsplit(link)
    return f"{parts.path}?{sorted(pair.partition('=')[0] for pair in parts.query.split('&'))}"

"""How much one visitor's heavy work slows the clicks of another, and what reloads and uploads leave behind in the server.

python -m benchmarks.strain
python -m benchmarks.strain --rows 20000 --claims 5000 --reloads 50 --uploads 20
"""

import argparse
import os
import statistics
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import typer
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.app_speed import NOTE_PRESSES, make_collection, turned, wait
from benchmarks.import_speed import make_table
from benchmarks.serving import FLAGS, browser_path, serving
from claims.collection import default_collection, load_collection, write_workbook
from views.ended_sessions import GONE_SECONDS, LOOK_SECONDS
from views.texts import add_document_words, import_words, words

TIMEOUT = 900_000  # milliseconds
CLICKS = 12  # in a round
BUSY = ", ".join(
    ("[data-testid=stApp][data-test-script-state=running]", "[data-testid=stProgress]", "[data-testid=stSpinner]")
)
NEXT_STEPS = (import_words.SHOW_CHANGES, words.OPEN_IT)  # buttons with which work that has stopped to ask goes on
NEWS = "On 3 May 2021 seven people were killed and two wounded in Qamishli, officials said on Monday. "


@dataclass(frozen=True)
class Work:
    """What a visitor has the server do for a while; `begin` returns as soon as it has begun."""

    name: str
    begin: Callable[[Page, str], None]


@dataclass(frozen=True)
class Slowdown:
    """Milliseconds of another visitor's clicks, at rest and during the work."""

    name: str
    seconds: float
    usual: list[float]
    during: list[float]

    @property
    def ratio(self) -> float:
        """How much longer the median click takes."""
        return statistics.median(self.during) / statistics.median(self.usual)

    def __str__(self) -> str:
        return (
            f"{self.name:44}{self.seconds:6.0f} s{len(self.during):7} clicks{statistics.median(self.usual):8.0f} ms"
            f"{statistics.median(self.during):8.0f} ms{max(self.during):8.0f} ms{self.ratio:7.2f}"
        )


@dataclass(frozen=True)
class Memory:
    """What the server takes, in bytes, and how many folders of uploads there are."""

    name: str
    size: int
    start: int
    uploads: int

    @property
    def ratio(self) -> float:
        """To what it took at the start."""
        return self.size / self.start

    def __str__(self) -> str:
        return f"{self.name:44}{self.size / 1e6:8.0f} MB{self.ratio:7.2f}{self.uploads:4} uploads left"


HEADING = f"{'work of one visitor':44}{'for':>8}{'':14}{'usual':>11}{'during':>11}{'longest':>11}{'ratio':>7}"


def read_text(text: str) -> Callable[[Page, str], None]:
    """Reading a text on the page Add a document."""

    def begin(page: Page, address: str) -> None:
        page.goto(f"{address}/add")
        page.locator("textarea").first.fill(text)
        page.keyboard.press("Tab")
        box = page.get_by_role("combobox", name=add_document_words.ADD_SOURCE)
        box.click()
        page.get_by_role("option").nth(1).click()
        page.get_by_role("button", name=add_document_words.READ, exact=True).click()

    return begin


def bring_file(path: Path, *, to: str) -> Callable[[Page, str], None]:
    """Bringing a file on a page with an uploader."""

    def begin(page: Page, address: str) -> None:
        page.goto(f"{address}/{to}")
        page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(path)

    return begin


def works(folder: Path, *, rows: int, claims: int, characters: int) -> Iterator[Work]:
    """The kinds of work, each with the files that it takes."""
    yield Work("a text of 99,000 dots is read", read_text("." * 99_000))
    yield Work(f"news of {characters:,} characters are read", read_text(NEWS * (characters // len(NEWS))))
    make_table(rows, folder / "ged.csv")
    yield Work(f"a table of {rows:,} rows is imported", bring_file(folder / "ged.csv", to="import"))
    make_collection(folder / "c", claims)
    with zipfile.ZipFile(folder / "c.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for file in (folder / "c").iterdir():
            archive.write(file, file.name)
    yield Work(f"a collection of {claims:,} claims is opened", bring_file(folder / "c.zip", to="collections"))


def slowdown(browser: Browser, address: str, work: Work) -> Slowdown:
    """Clicks of one visitor before and after another's work, and as long as that goes on."""
    one, other = _visitor(browser), _visitor(browser)
    other.goto(f"{address}/discrepancies")
    wait(other, turned(1))
    _click(other, 2)  # the first click after a load takes longer than any other
    usual = _round(other)
    work.begin(one, address)
    one.locator(BUSY).first.wait_for()
    began, during, steps = time.monotonic(), list[float](), list(NEXT_STEPS)
    while is_busy(one, steps):
        during += [_click(other, number) for number in (1, 2)]
    seconds = time.monotonic() - began
    usual += _round(other)
    for page in (one, other):
        page.context.close()
    return Slowdown(work.name, seconds, usual, during)


def is_busy(page: Page, steps: list[str]) -> bool:
    """Whether work goes on; where it has stopped to ask, it is told to, once at each of the steps that are left."""
    for name in list(steps):
        button = page.get_by_role("button", name=name, exact=True)
        if button.is_visible() and button.is_enabled():
            button.click()
            steps.remove(name)
            page.wait_for_timeout(500)
            return True
    if page.locator(BUSY).count():
        return True
    page.wait_for_timeout(300)  # between two steps
    return bool(page.locator(BUSY).count())


def _visitor(browser: Browser) -> Page:
    page = browser.new_context().new_page()
    page.set_default_timeout(TIMEOUT)
    page.add_init_script(NOTE_PRESSES)
    return page


def _round(page: Page) -> list[float]:
    return [_click(page, 1 + number % 2) for number in range(CLICKS)]


def _click(page: Page, number: int) -> float:
    """Milliseconds from the press of the mouse until a page of the discrepancies is turned."""
    page.get_by_role("button", name=words.NEXT if number == 2 else words.PREVIOUS, exact=True).click()
    return wait(page, turned(number), seconds=TIMEOUT / 1000)


def process_of(address: str) -> Path:
    """The folder in which the system tells of the process that serves an address.

    Raises:
        LookupError: There is none.
    """
    port = address.rpartition(":")[2].encode()
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has ended
            if b"--server.port=" + port in (process / "cmdline").read_bytes().split(b"\0"):
                return process
    raise LookupError(f"no server at {address}")


def memory_of(address: str) -> int:
    """Bytes that the server at an address takes, without the processes that it has started."""
    pages = (process_of(address) / "statm").read_text(encoding="ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def processor_time_of(address: str) -> float:
    """Seconds of processor time that the server at an address has had."""
    after_name = (process_of(address) / "stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def served_apart(folder: Path) -> Iterator[tuple[str, Path]]:
    """The address of a server, and the folder where it puts what is uploaded."""
    uploads = folder / "uploads"
    uploads.mkdir()
    environment = {"TMPDIR": str(uploads), "XDG_DATA_HOME": str(folder / "home")}
    with serving("", environment=environment) as address:
        yield address, uploads


def reload_often(page: Page, address: str, times: int) -> None:
    """Visits pages anew, each time as a new session."""
    for at in range(times):
        page.goto(f"{address}/{('', 'discrepancies', 'matrix', 'claims', 'sources')[at % 5]}")
        wait(page, "document.querySelector('h1')")


def upload_often(page: Page, address: str, files: dict[str, Path], times: int) -> None:
    """Brings files, each in a new session that ends with the next."""
    for at in range(times):
        to, path = list(files.items())[at % len(files)]
        page.goto(f"{address}/{to}")
        page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(path)
        page.get_by_role("button", name=NEXT_STEPS[to == "collections"], exact=True).wait_for()


def files_to_upload(folder: Path) -> dict[str, Path]:
    """A file for each page that takes some without further questions, by its path."""
    write_workbook(load_collection(default_collection()), folder / "book.xlsx")
    make_table(2_000, folder / "table.csv")
    return {"collections": folder / "book.xlsx", "import": folder / "table.csv"}


def wait_for_the_end_of_sessions(page: Page, address: str) -> None:
    """Leaves the app and waits until the server has noticed."""
    page.goto("about:blank")
    time.sleep(GONE_SECONDS + 4 * LOOK_SECONDS)
    reload_often(page, address, 1)


def measure_memory(browser: Browser, folder: Path, *, reloads: int, uploads: int) -> Iterator[Memory]:
    """At the start, after reloads and after uploads."""
    files = files_to_upload(folder)
    with served_apart(folder) as (address, kept):
        page = _visitor(browser)
        reload_often(page, address, 10)
        upload_often(page, address, files, 2)
        wait_for_the_end_of_sessions(page, address)
        start = memory_of(address)
        yield Memory("at the start", start, start, len(list(kept.glob("claims-*"))))
        for name, times in (("reloads", reloads), ("uploads", uploads)):
            if name == "reloads":
                reload_often(page, address, times)
            else:
                upload_often(page, address, files, times)
            wait_for_the_end_of_sessions(page, address)
            left = len(list(kept.glob("claims-*")))
            yield Memory(f"after {times} {name}", memory_of(address), start, left)


def main() -> None:
    """Prints a table of slowdowns and one of memory."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, number in (
        ("rows", 100_000),
        ("claims", 20_000),
        ("characters", 500_000),
        ("reloads", 500),
        ("uploads", 200),
    ):
        parser.add_argument(f"--{name}", type=int, default=number)
    given = parser.parse_args()
    with TemporaryDirectory() as place, sync_playwright() as playwright:
        folder = Path(place)
        browser = playwright.chromium.launch(executable_path=browser_path(), args=FLAGS)
        with serving("", environment={"XDG_DATA_HOME": str(folder / "data")}) as address:
            typer.echo(HEADING)
            for work in works(folder, rows=given.rows, claims=given.claims, characters=given.characters):
                typer.echo(str(slowdown(browser, address, work)))
        for line in measure_memory(browser, folder, reloads=given.reloads, uploads=given.uploads):
            typer.echo(str(line))


if __name__ == "__main__":
    main()

"""How a server answers many people at once: clicks of 40 visitors of one project on a PostgreSQL server, and what their sessions take.

    python -m benchmarks.many_sessions
    python -m benchmarks.many_sessions --visitors 10 --claims 1000 --minutes 1 --reloads 50

Each visitor has a session of their own, waits some seconds between two clicks as readers do, and turns pages, opens incidents and goes
through the menu. All of them share one browser on this machine, whose work is in the times. Needs the extras test and team, PostgreSQL
and a chromium.
"""

import asyncio
import os
import random
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
from playwright.async_api import Browser, Page, async_playwright

from benchmarks.app_speed import NOTE_PRESSES, RANKED, at, headed, make_collection, since_press, turned
from benchmarks.serving import FLAGS, browser_path, serving
from benchmarks.strain import memory_of, processor_time_of
from claims.collection import load_collection
from claims.projects import copy_collection
from claims.workspace.workspace_files import VARIABLE
from tests.builders.postgres_server import served
from views.texts import words

PATIENCE = 120_000  # milliseconds
LEAST_PAUSE, MOST_PAUSE = 10.0, 30.0  # seconds between two clicks of one person
# From the first page and back to it: what is pressed, and what then has to be seen.
ROUND = (
    (f"role=button[name='{words.NEXT}'s]", turned(2)),
    (".cc-ranked a", at("incident")),
    ((words.GROUP_COMPARE, words.DISCREPANCIES), headed(words.WHERE_ACCOUNTS_PART)),
    ((words.GROUP_EVIDENCE, words.MATRIX), headed(words.MATRIX_HEADING)),
    ((words.GROUP_EVIDENCE, words.SEARCH_TITLE), headed(words.SEARCH_HEADING)),
    ((words.GROUP_COMPARE, words.OVERVIEW), RANKED),
)


@contextmanager
def served_project(claims: int) -> Iterator[str]:
    """The address of the app, with one project of so many generated claims in a database of a server."""
    with TemporaryDirectory() as folder, served(fsync=True) as server:
        make_collection(Path(folder) / "generated", claims)
        database = server.database("team")
        os.environ[VARIABLE] = str(database)
        project = copy_collection(load_collection(Path(folder) / "generated"), folder=database, at=datetime.now(UTC))
        with serving(str(project), environment={"XDG_DATA_HOME": folder, VARIABLE: str(database)}) as address:
            yield address


async def shown(page: Page, expression: str) -> float:
    """Milliseconds from the last press of the mouse until the page shows something and nothing on it is out of date."""
    found = await page.wait_for_function(since_press(expression), timeout=PATIENCE)
    return float((await found.json_value())["since"])


async def press(page: Page, target: str | tuple[str, str]) -> None:
    """Presses what a selector finds, or an entry of a group of the menu."""
    if isinstance(target, str):
        await page.locator(target).first.click(timeout=PATIENCE)
        return
    group, entry = target
    await page.get_by_role("button", name=group, exact=True).click(timeout=PATIENCE)
    await page.get_by_role("menuitem", name=entry, exact=True).click(timeout=PATIENCE)


async def visit(browser: Browser, address: str, number: int, until: float) -> list[float]:
    """The clicks of one visitor, in milliseconds."""
    made, taken = random.Random(number), list[float]()
    page = await (await browser.new_context(viewport={"width": 1400, "height": 900})).new_page()
    await page.add_init_script(NOTE_PRESSES)
    await asyncio.sleep(made.uniform(0, MOST_PAUSE))
    await page.goto(address, timeout=PATIENCE)
    await shown(page, RANKED)
    while time.monotonic() < until:
        for target, expression in ROUND:
            await asyncio.sleep(made.uniform(LEAST_PAUSE, MOST_PAUSE))
            await press(page, target)
            taken.append(await shown(page, expression))
    return taken


async def measure(address: str, visitors: int, minutes: float, reloads: int) -> None:
    """Prints the clicks of all, and the memory of the server before and after."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=browser_path(), args=FLAGS)
        page = await browser.new_page()
        await page.goto(address, timeout=PATIENCE)
        await shown(page, RANKED)
        alone, spent = memory_of(address), processor_time_of(address)
        until = time.monotonic() + 60 * minutes
        every = await asyncio.gather(*(visit(browser, address, number, until) for number in range(visitors)))
        times = sorted(milliseconds for taken in every for milliseconds in taken)
        typer.echo(
            f"{visitors} visitors, {len(times)} clicks: median {statistics.median(times):.0f} ms, 95th percentile "
            f"{times[int(0.95 * len(times))]:.0f} ms, longest {times[-1]:.0f} ms; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"
        )
        a_click = 1000 * (processor_time_of(address) - spent) / len(times)
        typer.echo(f"processor time of the server: {a_click:.0f} ms a click, the first pages of all included")
        typer.echo(
            f"memory of the server: {alone / 1e6:.0f} MB with one session, {memory_of(address) / 1e6:.0f} MB with {visitors} more"
        )
        for context in browser.contexts:
            await context.close()
        page = await browser.new_page()
        start = 0
        for number in range(reloads):
            await page.goto(address, timeout=PATIENCE)
            await shown(page, RANKED)
            start = start or (memory_of(address) if number == reloads // 10 else 0)
        if reloads:
            typer.echo(
                f"{reloads} reloads: {memory_of(address) / start:.2f} of the memory after the first tenth of them ({start / 1e6:.0f} MB)"
            )
        await browser.close()


def main(
    visitors: Annotated[int, typer.Option(help="People at once.")] = 40,
    claims: Annotated[int, typer.Option(help="Claims of the project.")] = 5_000,
    minutes: Annotated[float, typer.Option(help="How long they go on.")] = 3.0,
    reloads: Annotated[int, typer.Option(help="Visits anew afterwards.")] = 500,
) -> None:
    """Serves the project and has it visited."""
    with served_project(claims) as address:
        asyncio.run(measure(address, visitors, minutes, reloads))


if __name__ == "__main__":
    typer.run(main)

"""The app under strain: one visitor's heavy work, reloads and uploads, in small; `python -m benchmarks.strain` does it in large."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from benchmarks.serving import serving
from benchmarks.strain import measure_memory, slowdown, works

pytestmark = [pytest.mark.browser, pytest.mark.long]
MOST_TIMES = 2.0
MOST_GROWTH = 1.2


def test_heavy_work_of_one_visitor_leaves_the_clicks_of_another_under_twice_their_usual_time(
    browser: Browser, tmp_path: Path
) -> None:
    with serving("", environment={"XDG_DATA_HOME": str(tmp_path / "data")}) as address:
        for work in works(tmp_path, rows=3_000, claims=8_000, characters=60_000):
            found = slowdown(browser, address, work)
            assert len(found.during) > 1, found
            assert found.ratio < MOST_TIMES, found


def test_reloads_and_uploads_leave_nothing_behind(browser: Browser, tmp_path: Path) -> None:
    for found in measure_memory(browser, tmp_path, reloads=20, uploads=8):
        assert found.ratio < MOST_GROWTH, found
        assert found.uploads <= 1, found  # the server holds on to the last session until another ends

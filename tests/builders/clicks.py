"""Clicks in a browser, counted, and the seconds that a task takes."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Download, Locator, Page


@dataclass
class Clicks:
    """Clicks and seconds, counted.

    Attributes:
        number: Clicks so far.
        began: When the counting began, by the clock of the machine.
    """

    number: int = 0
    began: float = field(default_factory=time.monotonic)

    @property
    def seconds(self) -> float:
        """Since the counting began."""
        return time.monotonic() - self.began

    def on(self, target: Locator) -> None:
        """Clicks."""
        target.click()
        self.number += 1

    def bring(self, page: Page, *files: Path) -> None:
        """Chooses files, which a person does with a click on the uploader and one that takes them."""
        page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(files)
        self.number += 2

    @contextmanager
    def that_download(self, page: Page, target: Locator) -> Iterator[Path]:
        """The file that a click brings."""
        with page.expect_download() as started:
            self.on(target)
        download: Download = started.value
        yield Path(download.path())

"""The pages as the menu knows them: each is imported when it is first drawn, so that the first page waits for no other."""

from importlib import import_module
from typing import Any


class PageDoor:
    """A module of `views/pages` that is imported when its page is drawn."""

    def __init__(self, module: str) -> None:
        """Names the module; imports nothing."""
        self._module = f"views.pages.{module}"

    def show_page(self, context: Any) -> None:  # the context that the page asks for
        """Draws the page."""
        self.open().show_page(context)

    def open(self) -> Any:  # a module with a `show_page`
        """The module, imported now."""
        return import_module(self._module)


add_document = PageDoor("add_document")
between = PageDoor("between")
claim_search = PageDoor("claim_search")
code_report = PageDoor("work.code_report")
compare = PageDoor("compare")
conventions = PageDoor("conventions")
discrepancies = PageDoor("discrepancies")
grid = PageDoor("work.grid")
import_table = PageDoor("import_table")
incident = PageDoor("incident")
matrix = PageDoor("matrix")
method = PageDoor("method")
open_collection = PageDoor("open_collection")
overview = PageDoor("overview")
project = PageDoor("work.project")
review = PageDoor("review")
sources = PageDoor("sources")
whole_text = PageDoor("whole_text")


def open_all_pages() -> None:
    """Imports every page, for nobody to wait for it later."""
    for door in list(globals().values()):
        if isinstance(door, PageDoor):
            door.open()

"""A part of the site's build: what the theme leaves out for readers who listen to pages or use the keyboard alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

REPAIRS = {
    '<p class="caption" role="heading">': '<p class="caption" role="heading" aria-level="2">',
    '<aside class="sidebar-drawer">': '<aside class="sidebar-drawer" aria-label="All pages">',
    "<pre>": '<pre tabindex="0">',  # it can be scrolled
    "<th></th>": "<td></td>",
}


def setup(site: Sphinx) -> dict[str, bool]:
    """Has the pages mended once they are written."""
    site.connect("build-finished", lambda *_: mend_pages(Path(site.outdir)))
    return {"parallel_read_safe": True}


def mend_pages(folder: Path) -> None:
    """Mends every page in a folder; those that are mended stay as they are."""
    for page in folder.rglob("*.html"):
        text = mended = page.read_text(encoding="utf-8")
        for found, wanted in REPAIRS.items():
            mended = mended.replace(found, wanted)
        if mended != text:
            page.write_text(mended, encoding="utf-8")

"""The built site: every link leads somewhere, no page asks another host."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from claims.collection.shipped import built_site

FIRST_PAGE = built_site()
pytestmark = pytest.mark.skipif(FIRST_PAGE is None, reason="the site is not built; make docs builds it")
SITE = FIRST_PAGE.parent if FIRST_PAGE else Path()
PAGES = sorted(SITE.rglob("*.html")) if FIRST_PAGE else []
TREES = {page: html.fromstring(page.read_bytes()) for page in PAGES}
FOLLOWED_BY_A_CLICK = {("a", "href"), ("form", "action")}
# What a style sheet or a script fetches: other hosts in url(...), in @import, and in calls that load.
FETCHED = re.compile(r"""(?:url\(|@import|import\(|fetch\(|\.src\s*=)\s*["'(]*(?:https?:)?//[^"')]+""")


def _links() -> Iterator[tuple[Path, str, str, str]]:
    """Page, element, attribute and target of every link."""
    for page, tree in TREES.items():
        for element, attribute, target, _ in tree.iterlinks():
            yield page, str(element.tag), attribute or "", target


def _is_within(target: str) -> bool:
    parts = urlsplit(target)
    return not parts.scheme and not parts.netloc


def test_the_site_has_every_part() -> None:
    parts = {page.relative_to(SITE).parts[0] for page in PAGES}
    assert {"start", "tutorials", "howto", "reference", "explanation", "project", "changelog.html"} <= parts


def test_every_link_within_the_site_leads_to_a_page_and_a_place_on_it() -> None:
    ids = {page.resolve(): set(tree.xpath("//@id")) for page, tree in TREES.items()}
    broken = set()
    for page, _, _, target in _links():
        if _is_within(target):
            path, anchor = unquote(urlsplit(target).path), unquote(urlsplit(target).fragment)
            file = (page.parent / path).resolve() if path else page.resolve()
            if not file.is_file() or (anchor and anchor not in ids.get(file, {anchor})):
                broken.add((str(page.relative_to(SITE)), target))
    assert broken == set()


def test_no_page_loads_anything_from_another_host() -> None:
    loaded = {
        (str(page.relative_to(SITE)), target)
        for page, element, attribute, target in _links()
        if (element, attribute) not in FOLLOWED_BY_A_CLICK and not _is_within(target) and not target.startswith("data:")
    }
    assert loaded == set()


def test_no_script_or_style_sheet_loads_anything_from_another_host() -> None:
    files = [path for path in SITE.rglob("*") if path.suffix in {".js", ".css"}]
    found = {path.name: FETCHED.findall(path.read_text(encoding="utf-8")) for path in files}
    assert files
    assert {name: each for name, each in found.items() if each} == {}

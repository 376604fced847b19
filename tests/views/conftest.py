"""What all tests of the views share: the collection that is opened if none is named, and the shipped study."""

from collections.abc import Iterator
from functools import cache

import pytest
from streamlit.components.v2 import manifest_scanner

from claims.study import Study
from views.state.page_study import PageStudy


@pytest.fixture(scope="session", autouse=True)
def _app_opens_shipped_collection() -> Iterator[None]:
    """The app opens the shipped collection where a test names no other, and searches installed packages once.

    Each AppTest looks through all packages for components, which takes ten times as long as drawing a page.
    """
    scan = cache(manifest_scanner.scan_component_manifests)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["app.py"])
        patch.delenv("CLAIMS_COLLECTION", raising=False)
        patch.setattr(manifest_scanner, "scan_component_manifests", scan)
        yield


@pytest.fixture(scope="session")
def page_study(shipped: Study) -> PageStudy:
    """The shipped study as pages are given it; tests only read it."""
    return PageStudy(**vars(shipped))

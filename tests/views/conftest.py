"""What all tests of the views share: the collection that is opened if none is named, and the shipped study."""

from collections.abc import Iterator
from functools import cache

import pytest
from streamlit.components.v2 import manifest_scanner

from claims.adding import import_process
from claims.findings import Findings
from claims.study import Linked, Study, compare_accounts
from views.state import cached_study
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


@pytest.fixture(scope="session", autouse=True)
def _no_import_waits() -> Iterator[None]:
    """The page Import starts no process ahead of a job: tests have few jobs, and each another environment."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(import_process, "make_ready", lambda: None)
        yield


@pytest.fixture(scope="session", autouse=True)
def _each_collection_is_compared_once() -> Iterator[None]:
    """The same claims in the same incidents are compared once, though every test judges in a workspace of its own."""
    found: dict[object, Findings] = {}

    def compare_once(linked: Linked, *, before: Study | None = None) -> Study:
        members = linked.incidents.members.itertuples(index=False, name=None)
        content = linked.collection.digest, tuple(members)
        if content not in found:
            found[content] = compare_accounts(linked, before=before).findings
        return Study(**vars(linked), findings=found[content])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cached_study, "compare_accounts", compare_once)
        yield


@pytest.fixture(scope="session")
def page_study(shipped: Study) -> PageStudy:
    """The shipped study as pages are given it; tests only read it."""
    return PageStudy(**vars(shipped))

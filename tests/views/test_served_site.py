"""The documentation beside the app: served where it is built, and linked from the page Method only then."""

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.builders.app_pages import html, run
from views import served_site
from views.texts import words


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    page = tmp_path / "index.html"
    page.write_text("<h1>Read me</h1>", encoding="utf-8")
    monkeypatch.setattr(served_site, "built_site", lambda: page)
    monkeypatch.setattr(served_site.is_served, "_flag", False)
    return page


def test_the_site_is_served_and_linked(built: Path) -> None:
    assert words.ALL_DOCUMENTATION not in html(run("method"))
    client = TestClient(Starlette(routes=served_site.site_routes()))
    assert client.get(served_site.SITE_ADDRESS).text == built.read_text(encoding="utf-8")
    assert client.get(f"{served_site.SITE_ADDRESS}../secret").status_code == 404
    assert words.ALL_DOCUMENTATION in html(run("method"))


def test_nothing_is_served_where_no_site_is_built(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(served_site, "built_site", lambda: None)
    assert served_site.site_routes() == []

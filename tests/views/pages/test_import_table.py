"""The page Import: from a file to a collection that can be chosen, with nothing loaded before it is asked for."""

import time

import pytest
from streamlit.testing.v1 import AppTest

from claims.importers.job.import_process import ImportProcess
from tests.builders.app_pages import html, sound
from tests.builders.foreign_tables import EVENTS, NEWER_EVENTS
from tests.builders.import_processes import import_at_once
from views.texts import import_words

PATIENCE = 120  # seconds for a process to answer on a busy machine; no test is decided by it


@pytest.fixture
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Imports run within the test; other tests here, and those of the process, start one."""
    monkeypatch.setattr(ImportProcess, "start", import_at_once)


@pytest.fixture
def app() -> AppTest:
    return AppTest.from_function(page, default_timeout=120).run()


def page() -> None:
    """The page without the rest of the app."""
    import streamlit as st

    from views.pages import import_table
    from views.state.page_context import PageContext

    class Pages(dict[str, object]):
        def __missing__(self, key: str) -> object:
            return st.Page(lambda: None, title=key, url_path=key)

    import_table.show_page(PageContext(pages=Pages()))  # type: ignore[arg-type]


def until(app: AppTest, sentence: str) -> str:
    """Runs the page until it says so: a process of its own is at work."""
    end = time.monotonic() + PATIENCE
    while sentence not in (shown := html(app)) and time.monotonic() < end:
        time.sleep(0.1)
        sound(app.run())
    assert sentence in shown
    return shown


def bring(app: AppTest, content: bytes, name: str = "events.csv") -> None:
    app.file_uploader[0].upload(name, content, "text/csv").run()


def test_a_table_is_looked_at_tried_and_loaded(app: AppTest) -> None:
    bring(app, EVENTS.encode())
    shown = until(app, import_words.FIRST_ROWS)
    assert import_words.NOT_RECOGNISED in shown
    assert "not a day of the calendar" in shown  # the row and column of what cannot be read, before anything is loaded
    assert "opened-here" not in app.session_state
    app.button(key="import-try").click().run()
    shown = until(app, import_words.OUTCOME)
    assert "3 rows" in shown
    assert "3 claims" in shown
    assert "value refused" in shown
    app.button(key="import-load").click().run()
    assert "events" in html(app)
    assert list(app.session_state["opened-here"]) == ["events"]
    folder, name = app.session_state["opened-here"]["events"]
    assert (folder.path / name / "datapackage.json").exists()


@pytest.mark.usefixtures("_at_once")
def test_a_newer_release_is_held_against_the_collection_that_is_open(app: AppTest) -> None:
    for content in (EVENTS, NEWER_EVENTS):
        bring(app, content.encode())
        until(app, import_words.FIRST_ROWS)
        if content == NEWER_EVENTS:
            app.selectbox(key="import-onto").select("events").run()
        app.button(key="import-try").click().run()
        shown = until(app, import_words.OUTCOME)
        app.button(key="import-load").click().run()
    assert import_words.REVISION_HEADING in shown
    assert "revised" in shown
    assert list(app.session_state["opened-here"]) == ["events", "events-2"]


@pytest.mark.usefixtures("_at_once")
@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"PK\x03\x04 no workbook"])
def test_what_is_no_table_is_said_in_a_sentence(app: AppTest, content: bytes) -> None:
    bring(app, content)
    until(app, import_words.IMPORT_REFUSED)


def test_taking_the_file_away_ends_the_process_and_removes_its_files(app: AppTest) -> None:
    bring(app, EVENTS.encode())
    sitting = app.session_state["import"]
    folder, process = sitting.folder.path, sitting.running.process
    del sitting
    bring(app, NEWER_EVENTS.encode(), "other.csv")
    assert app.session_state["import"].folder.path != folder
    assert process.poll() is not None

"""The page Import: from a file to a collection that can be chosen, with nothing loaded before it is asked for."""

import time
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.builders.foreign_tables import EVENTS, NEWER_EVENTS
from views.texts import import_words

APP = str(Path(__file__).parents[3] / "app.py")
PATIENCE = 120  # seconds for a process to answer on a busy machine; no test is decided by it


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("CLAIMS_COLLECTION", str(Path(__file__).parents[3] / "data" / "qamishli-hasakah"))
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


def html(at: AppTest) -> str:
    return "".join(each.proto.body for each in at.get("html"))


def until(at: AppTest, sentence: str) -> str:
    """Runs the page until it says so: a process of its own is at work."""
    end = time.monotonic() + PATIENCE
    while sentence not in (shown := html(at)) and time.monotonic() < end:
        time.sleep(0.1)
        at.run()
    assert not at.exception
    assert sentence in shown
    return shown


def bring(at: AppTest, content: bytes, name: str = "events.csv") -> None:
    at.file_uploader[0].upload(name, content, "text/csv").run()


def test_a_table_is_looked_at_tried_and_loaded(at: AppTest) -> None:
    bring(at, EVENTS.encode())
    shown = until(at, import_words.FIRST_ROWS)
    assert import_words.NOT_RECOGNISED in shown
    assert "no day of the calendar" in shown  # the row and column of what cannot be read, before anything is loaded
    assert "opened-here" not in at.session_state
    at.button(key="import-try").click().run()
    shown = until(at, import_words.OUTCOME)
    assert "3 rows" in shown
    assert "3 claims" in shown
    assert "value refused" in shown
    at.button(key="import-load").click().run()
    assert "events" in html(at)
    assert list(at.session_state["opened-here"]) == ["events"]
    folder, name = at.session_state["opened-here"]["events"]
    assert (folder.path / name / "datapackage.json").exists()


def test_a_newer_release_is_held_against_the_collection_that_is_open(at: AppTest) -> None:
    for content in (EVENTS, NEWER_EVENTS):
        bring(at, content.encode())
        until(at, import_words.FIRST_ROWS)
        if content == NEWER_EVENTS:
            at.selectbox(key="import-onto").select("events").run()
        at.button(key="import-try").click().run()
        shown = until(at, import_words.OUTCOME)
        at.button(key="import-load").click().run()
    assert import_words.REVISION_HEADING in shown
    assert "revised" in shown
    assert list(at.session_state["opened-here"]) == ["events", "events-2"]


@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"PK\x03\x04 no workbook"])
def test_what_is_no_table_is_said_in_a_sentence(at: AppTest, content: bytes) -> None:
    bring(at, content)
    until(at, import_words.IMPORT_REFUSED)


def test_taking_the_file_away_ends_the_process_and_removes_its_files(at: AppTest) -> None:
    bring(at, EVENTS.encode())
    sitting = at.session_state["import"]
    folder, process = sitting.folder.path, sitting.running.process
    del sitting
    bring(at, NEWER_EVENTS.encode(), "other.csv")
    assert at.session_state["import"].folder.path != folder
    assert process.poll() is not None

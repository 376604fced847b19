"""The page Import: from files to a project, with nothing kept before it is asked for."""

import time
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from claims.adding.import_process import ImportProcess
from claims.databases.address import Address
from claims.projects import list_projects, open_project, write_template
from tests.builders.app_pages import html, sound
from tests.builders.foreign_tables import EVENTS, NEWER_EVENTS
from tests.builders.import_processes import import_at_once
from tests.builders.projects import two_outlets
from views.texts import import_words

PATIENCE = 120  # seconds for a process to answer on a busy machine; no test is decided by it
HEADING = "date,town,country,killed\n"
HAWAR, SOHR = f"{HEADING}2021-01-23,Qamishli,Syria,3\n", f"{HEADING}2021-01-23,Qamishli,Syria,7\n"


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return tmp_path / "competing-claims"


@pytest.fixture
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Imports run within the test; the first test here, and those of the process, start one."""
    monkeypatch.setattr(ImportProcess, "start", import_at_once)


@pytest.fixture
def app() -> AppTest:
    return AppTest.from_function(page, default_timeout=120).run()


def page() -> None:
    """The page without the rest of the app; a project that the session names is open."""
    from pathlib import Path

    import streamlit as st

    from views.pages import import_table
    from views.state.cached_study import open_matched, open_study
    from views.state.page_context import PageContext, StudyContext

    class Pages(dict[str, object]):
        def __missing__(self, key: str) -> object:
            return st.Page(lambda: None, title=key, url_path=key)

    if opened := st.session_state.get("open-project"):
        matched = open_matched(Path(opened))
        study = open_study(matched)
        import_table.show_page(StudyContext(pages=Pages(), study=study, matched=matched, scope=None, actions=None))  # type: ignore[arg-type]
    else:
        import_table.show_page(PageContext(pages=Pages()))  # type: ignore[arg-type]


def until(app: AppTest, sentence: str) -> str:
    """Runs the page until it says so: a process of its own is at work."""
    end = time.monotonic() + PATIENCE
    while sentence not in (shown := html(app)) and time.monotonic() < end:
        time.sleep(0.1)
        sound(app.run())
    assert sentence in shown
    return shown


def bring(app: AppTest, **files: str) -> None:
    uploads = [(f"{name}.csv", text.encode(), "text/csv") for name, text in files.items()]
    app.file_uploader[0].set_value(uploads).run()


def keep(app: AppTest) -> None:
    """Asks for the changes and keeps them."""
    app.button(key="import-try").click().run()
    until(app, import_words.WHAT_CHANGES)
    app.button(key="import-keep").click().run()
    sound(app)


def rows_of(path: Address, table: str) -> dict[str, dict[str, str]]:
    with open_project(path) as project:
        return project.rows(table)


def test_a_table_is_looked_at_tried_and_kept_in_a_new_project(app: AppTest) -> None:
    bring(app, events=EVENTS)
    shown = until(app, import_words.FIRST_ROWS)
    assert import_words.NOT_RECOGNISED in shown
    assert "not a day of the calendar" in shown  # the row and column of what cannot be read, before anything is kept
    app.button(key="import-try").click().run()
    shown = until(app, import_words.WHAT_CHANGES)
    assert "This adds 3 claims" in shown
    assert "value refused" in shown
    assert list_projects() == ()
    app.button(key="import-keep").click().run()
    assert "Kept: Imported events.csv (3 claims)." in html(app)
    [project] = list_projects()
    assert project.title == "events"
    assert len(rows_of(project.path, "claims")) == 3


@pytest.mark.usefixtures("_at_once")
def test_several_files_go_into_a_project_and_are_taken_back_in_one_step(app: AppTest, tmp_path: Path) -> None:
    path = two_outlets(tmp_path)
    app.session_state["open-project"] = str(path)
    before = rows_of(path, "claims")
    bring(app.run(), hawar=HAWAR, observer=SOHR.replace("7", "9"))
    until(app, import_words.FIRST_ROWS)
    assert app.radio(key="import-onto").value == "open"
    keep(app)
    assert len(rows_of(path, "claims")) == len(before) + 2
    assert set(rows_of(path, "sources")) == {"hawar", "sohr", "observer"}  # Hawar is the source that was there
    app.button(key="import-undo").click().run()
    assert "Taken back" in html(app)
    assert rows_of(path, "claims") == before


@pytest.mark.usefixtures("_at_once")
def test_a_newer_release_is_said_and_its_mapping_is_remembered(app: AppTest, tmp_path: Path) -> None:
    path = two_outlets(tmp_path)
    app.session_state["open-project"] = str(path)
    bring(app.run(), events=EVENTS)
    until(app, import_words.FIRST_ROWS)
    keep(app)
    bring(app, later=NEWER_EVENTS)
    shown = until(app, import_words.FIRST_ROWS)
    assert "Columns as you set them for <b><bdi>events.csv" in shown
    [release] = [box for box in app.selectbox if box.label == import_words.IS_WHAT.format(file="later.csv")]
    release.select("events").run()
    app.button(key="import-try").click().run()
    shown = until(app, import_words.REVISION_HEADING)
    assert "revised" in shown
    app.button(key="import-keep").click().run()
    assert "events-1.v2" in rows_of(path, "claims")


@pytest.mark.usefixtures("_at_once")
def test_the_template_opens_as_an_empty_project(app: AppTest, tmp_path: Path) -> None:
    write_template(tmp_path / "mine.xlsx")
    app.file_uploader[0].upload("mine.xlsx", (tmp_path / "mine.xlsx").read_bytes(), "").run()
    until(app, import_words.IS_COLLECTION)
    app.button(key="import-open").click().run()
    [project] = list_projects()
    assert rows_of(project.path, "claims") == {}
    assert "killed" in rows_of(project.path, "fields")


@pytest.mark.usefixtures("_at_once")
@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"PK\x03\x04 no workbook"])
def test_what_is_no_table_is_said_in_a_sentence(app: AppTest, content: bytes) -> None:
    app.file_uploader[0].upload("events.csv", content, "text/csv").run()
    until(app, import_words.IMPORT_REFUSED)


def test_other_files_end_the_process_and_remove_what_it_made(app: AppTest) -> None:
    bring(app, events=EVENTS)
    sitting = app.session_state["import"]
    folder, process = sitting.folder.path, sitting.running.process
    del sitting
    bring(app, other=NEWER_EVENTS)
    assert app.session_state["import"].folder.path != folder
    assert process.poll() is not None


@pytest.mark.usefixtures("_at_once")
def test_the_row_of_the_headings_is_chosen_where_it_is_guessed_wrong(app: AppTest) -> None:
    bring(app, raids="Raids,by,month,x\nof,the,year,y\n" + HAWAR)
    until(app, import_words.NOTHING_READ)
    rows = next(box for box in app.number_input if box.label == import_words.HEADING_ROW)
    assert rows.value == 1
    rows.set_value(9).run()
    assert import_words.HEADING_REFUSED in until(app, import_words.NOTHING_READ)
    next(box for box in app.number_input if box.label == import_words.HEADING_ROW).set_value(3).run()
    assert "Qamishli" in until(app, import_words.FIRST_ROWS)
    app.button(key="import-try").click().run()
    assert "This adds 1 claim" in until(app, import_words.WHAT_CHANGES)

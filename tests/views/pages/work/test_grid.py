"""The page Edit as a table: what is typed is kept, what is wrong is said and stays, what hangs on a row is asked about."""

from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from claims.projects import list_projects, open_project
from tests.builders.app_pages import html, press, run, sound
from tests.builders.projects import two_outlets
from views.pages.work import grid
from views.texts import project_words


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return two_outlets(tmp_path / "competing-claims" / "projects")


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Stands for what a person types, for the tests of Streamlit have no data editor: these changes, at the next run."""
    waiting: dict[str, Any] = {}

    def editor(frame: object, *, key: str, on_change: Any, args: tuple[Any, ...], **_: object) -> object:
        if waiting:
            st.session_state[key] = {**waiting}
            waiting.clear()
            on_change(*args)
            st.rerun()
        return frame

    monkeypatch.setattr(st, "data_editor", editor)
    return waiting


def show(path: Path, table: str) -> AppTest:
    return run("grid", collection=path.stem, table=table)


def rows(path: Path, table: str) -> dict[str, dict[str, str]]:
    with open_project(path) as project:
        return project.rows(table)


def test_a_cell_is_kept_and_undone(path: Path, typed: dict[str, Any]) -> None:
    typed.update(edited_rows={3: {"value": "4"}})
    app = show(path, "statements")
    assert rows(path, "statements")["hawar-4"]["value"] == "4"
    assert "8 statements" in html(app)
    press(app, "Undo: Statements")
    assert rows(path, "statements")["hawar-4"]["value"] == "3"


def test_what_is_wrong_is_said_and_nothing_is_kept(path: Path, typed: dict[str, Any]) -> None:
    typed.update(edited_rows={3: {"value": "no number"}})
    app = show(path, "statements")
    assert project_words.NOT_KEPT in html(app)
    assert "no number" in html(app)
    assert not [
        button for button in app.button if str(button.key).startswith("project-")
    ]  # undo would be of another change
    assert rows(path, "statements")["hawar-4"]["value"] == "3"
    typed.update(edited_rows={3: {"value": "7"}})
    sound(app.run())
    assert project_words.NOT_KEPT not in html(app)
    assert rows(path, "statements")["hawar-4"]["value"] == "7"


@pytest.mark.parametrize(("written", "kept"), [("at least 5", "5+"), ("5 to 7", "5..7"), ("dozens", "dozens")])
def test_a_number_is_read_as_it_is_typed(path: Path, typed: dict[str, Any], written: str, kept: str) -> None:
    typed.update(edited_rows={3: {"value": written}})
    app = show(path, "statements")
    assert project_words.NOT_KEPT not in html(app)
    assert rows(path, "statements")["hawar-4"]["value"] == kept


def test_what_was_wrong_is_forgotten_when_the_rows_are_drawn_anew(path: Path, typed: dict[str, Any]) -> None:
    typed.update(edited_rows={3: {"value": "no number"}})
    app = show(path, "statements")
    app.text_input(key="text-find").set_value("sohr").run()
    assert project_words.NOT_KEPT not in html(sound(app))


def test_a_new_row_is_given_an_id(path: Path, typed: dict[str, Any]) -> None:
    typed.update(added_rows=[{"name": "AFP"}])
    show(path, "sources")
    assert rows(path, "sources")["afp"] == {"source_id": "afp", "name": "AFP", "kind": "outlet"}


def test_what_hangs_on_a_row_is_asked_about_before_it_goes(path: Path, typed: dict[str, Any]) -> None:
    typed.update(deleted_rows=[0])
    app = show(path, "sources")
    assert "Nothing is removed yet" in html(app)
    assert "6 rows" in html(app)
    press(app, project_words.KEEP_THEM)
    assert "hawar" in rows(path, "sources")
    typed.update(deleted_rows=[0])
    sound(app.run())
    press(app, project_words.REMOVE_ALL)
    assert list(rows(path, "claims")) == ["sohr-c"]
    assert "Nothing is removed yet" not in html(app)


def test_a_row_alone_goes_at_once(path: Path, typed: dict[str, Any]) -> None:
    typed.update(deleted_rows=[2])
    show(path, "statements")
    assert "hawar-3" not in rows(path, "statements")


def test_rows_are_found_by_their_words(path: Path) -> None:
    assert "4 statements" in html(run("grid", collection=path.stem, table="statements", find="sohr"))


@pytest.mark.usefixtures("path")
def test_a_folder_is_copied_first() -> None:
    app = run("grid")
    press(app, project_words.COPY)
    assert len(list_projects()) == 2
    assert "itself stays as it was" in html(app)
    assert grid.SHOWN_TABLES[0] == "claims"

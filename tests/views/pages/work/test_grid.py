"""The page Edit as a table: what is typed is kept, what is wrong is said and stays, what hangs on a row is asked about."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from claims.model import Stance
from claims.projects import Edit, list_projects, open_project, put, remove
from tests.builders.app_pages import html, press, run, sound
from tests.builders.projects import NOW, two_outlets
from views.markup import name
from views.pages.work import grid
from views.state.work.grid_changes import values_beside_words
from views.texts import coding_words, project_words


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


def test_choices_are_said_in_words(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: dict[str, str] = {}

    def editor(frame: object, *, column_config: dict[str, Any], **_: object) -> object:
        choices = column_config["stance"]["type_config"]["options"]
        said.update({each["value"]: each["label"] for each in choices})
        return frame

    monkeypatch.setattr(st, "data_editor", editor)
    sound(show(path, "statements"))
    assert said == {str(stance): coding_words.VERBS[str(stance)] for stance in Stance}


def test_rows_that_a_column_names_are_chosen_by_name_also_from_a_copy(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choices: list[dict[str, str]] = []

    def editor(frame: object, *, column_config: dict[str, Any], **_: object) -> object:
        choices.extend(deepcopy(column_config)["source_id"]["type_config"]["options"])  # as Streamlit takes it
        return frame

    monkeypatch.setattr(st, "data_editor", editor)
    sound(show(path, "documents"))
    assert {each["value"]: each["label"] for each in choices} == {"hawar": "Hawar", "sohr": "Sohr"}


def test_a_column_goes_by_what_it_holds(path: Path, typed: dict[str, Any]) -> None:
    typed.update(edited_rows={3: {"verbatim": "three people"}})
    shown = html(show(path, "statements"))
    assert project_words.GRID_COLUMNS["verbatim"] in shown
    assert "verbatim" not in shown


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


@pytest.mark.parametrize(
    ("table", "find", "number"),
    [
        ("statements", "sohr", "4 statements"),
        ("statements", "QAMISHLI", "8 statements"),  # the place of the account
        ("statements", "people killed", "0 statements"),
        ("claims", "qamishli sohr", "1 claim"),
        ("documents", "hawar", "1 document"),
        ("documents", "nowhere", "0 documents"),
    ],
)
def test_rows_are_found_by_their_words_and_by_the_names_that_they_show(
    path: Path, table: str, find: str, number: str
) -> None:
    assert number in html(run("grid", collection=path.stem, table=table, find=find))


def test_a_number_that_the_words_do_not_hold_is_remarked_upon(path: Path, typed: dict[str, Any]) -> None:
    with open_project(path) as project:
        row = project.rows("statements")["hawar-4"]
        edit = put(
            "statements",
            **{**row, "statement_id": "hawar-4", "verbatim": "three people", "fragment": "three people died"},
        )
        project.change([edit], what="Words", at=NOW)
    typed.update(edited_rows={3: {"value": "at least 7"}})
    remark = project_words.VALUE_NOT_IN_WORDS.format(value=name("7 or more"), words=name("three people"))
    assert remark in html(show(path, "statements"))


@pytest.mark.parametrize(
    ("value", "words", "remarks"),
    [
        ("7", "2", 1),
        ("7", "at least 14 people, among them 3 children", 1),
        ("14+", "at least 14 people, among them 3 children", 0),
        ("3..5", "3 to 5", 0),
        ("1200", "some 1,200 people.", 0),
        ("9", "Nine policemen", 0),
        ("7", "many people", 0),
        ("~36..44", "40", 0),
        ("0", "2", 1),
        ("..5", "at most 5", 0),
        ("2", "", 0),
    ],
)
def test_a_value_is_compared_with_the_words_quoted_for_it(value: str, words: str, remarks: int) -> None:
    edit = Edit("statements", "s", {"field": "killed", "value": value, "verbatim": words})
    fields = {"killed": {"type": "count"}}
    assert len(values_beside_words([edit], {"s": {"value": "99"}}, fields)) == remarks
    assert values_beside_words([edit], {"s": {"value": value}}, fields) == []


@pytest.mark.usefixtures("path")
def test_a_folder_is_copied_first() -> None:
    app = run("grid")
    press(app, project_words.COPY)
    assert len(list_projects()) == 2
    assert "itself stays as it was" in html(app)
    assert grid.SHOWN_TABLES[0] == "claims"


@pytest.mark.parametrize(
    ("theirs", "is_kept"),
    [({"note": "Asked."}, True), ({"value": "4"}, False), ({"value": "7"}, True), (None, False)],
)
def test_what_somebody_else_changed_in_the_row_meanwhile_stays(
    path: Path, monkeypatch: pytest.MonkeyPatch, theirs: dict[str, str] | None, *, is_kept: bool
) -> None:
    before = rows(path, "statements")["hawar-4"]
    waiting = [{"edited_rows": {3: {"value": "7"}}}]

    def editor(frame: object, *, key: str, on_change: Any, args: tuple[Any, ...], **_: object) -> object:
        if waiting:
            with open_project(path) as project:
                edit = put("statements", **{**before, **theirs}) if theirs else remove("statements", "hawar-4")
                project.change([edit], what="Meanwhile", by="Ben", at=NOW)
            st.session_state[key] = waiting.pop()
            on_change(*args)
            st.rerun()
        return frame

    monkeypatch.setattr(st, "data_editor", editor)
    app = show(path, "statements")
    assert (project_words.NOT_KEPT in html(app)) is not is_kept
    now = rows(path, "statements").get("hawar-4")
    assert now == ({**before, **theirs, **({"value": "7"} if is_kept else {})} if theirs else None)

"""The page Project: begun, copied, undone, renamed, archived, duplicated and removed; pages of a project without claims."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from claims.collection import claim_digests, load_collection
from claims.databases.address import Address
from claims.importers import open_collection
from claims.model import Verdict
from claims.projects import list_projects, open_project
from claims.workspace import open_workspace, record_judgement
from tests.builders.app_pages import html, in_address, press, run, sound
from tests.builders.projects import NOW, two_outlets
from tests.builders.shipped import SHIPPED
from views.texts import project_words, words


@pytest.fixture(autouse=True)
def projects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return tmp_path / "competing-claims" / "projects"


def project_page(path: Address) -> AppTest:
    return run("project", collection=path.stem)


def test_a_project_is_begun_and_its_page_says_how_to_go_on() -> None:
    app = run("project")
    app.text_input[0].set_value("Qamishli, January")
    press(app, project_words.BEGIN)
    [info] = list_projects()
    assert (info.title, info.name) == ("Qamishli, January", "qamishli-january")
    app = project_page(info.path)
    assert project_words.WAYS_EMPTY_HEADING in html(app)
    assert "Add claims: at least two accounts are needed. There are 0." in html(app)
    assert "Project created" in html(app)
    assert " rows" not in html(app)  # the fields and parties that every project begins with are no work of anybody


def test_a_project_called_like_a_shipped_collection_is_the_one_that_is_opened() -> None:
    app = run("project")
    app.text_input[0].set_value("Mass shootings")
    press(app, project_words.BEGIN)
    assert app.selectbox(key="collection").value == "mass-shootings-2"
    assert project_words.WAYS_EMPTY_HEADING in html(app)


@pytest.mark.parametrize(("typed", "title"), [("", load_collection(SHIPPED).title), (" My  copy ", "My copy")])
def test_a_project_begins_with_an_example(typed: str, title: str) -> None:
    app = run("project")
    box = app.selectbox(key="new-project-example")
    assert box.options[0] == project_words.NO_EXAMPLE
    assert load_collection(SHIPPED).title in box.options
    box.set_value(str(SHIPPED))
    app.text_input(key="new-project-title").set_value(typed)
    press(app, project_words.BEGIN)
    [info] = list_projects()
    assert info.title == title
    assert claim_digests(open_collection(info.path), ["hawar-2021-01-02-grenade"]) == claim_digests(
        load_collection(SHIPPED), ["hawar-2021-01-02-grenade"]
    )
    assert project_words.WAYS_HEADING in html(app)


def test_a_project_without_a_name_is_not_begun() -> None:
    app = run("project")
    press(app, project_words.BEGIN)
    assert project_words.BEGIN_REFUSED in html(app)
    assert list_projects() == ()


@pytest.mark.parametrize("page", ["overview", "discrepancies", "matrix", "review", "conventions"])
def test_a_project_without_claims_says_where_they_are_added(projects: Path, page: str) -> None:
    path = two_outlets(projects)
    with open_project(path) as project:
        project.undo(at=datetime.now(UTC))
    assert project_words.IS_EMPTY in html(run(page, collection=path.stem))


def test_a_report_can_be_read_into_a_project_without_claims(projects: Path) -> None:
    path = two_outlets(projects)
    with open_project(path) as project:
        project.undo(at=datetime.now(UTC))
    app = run("add", collection=path.stem)
    assert project_words.IS_EMPTY not in html(app)
    assert app.text_area


def test_the_checklist_counts_and_undo_takes_back(projects: Path) -> None:
    path = two_outlets(projects)
    app = project_page(path)
    assert "Sources: 2." in html(app)
    assert "Incidents told by two sources or more: 1." in html(app)
    assert "Discrepancies found: 1." in html(app)
    app.text_input(key="visitor-name-box").set_value(" Ben  B. ").run()
    press(app, "Undo: Two accounts")
    assert load_collection(path).claims.empty
    assert project_words.WAYS_EMPTY_HEADING in html(app)
    press(app, "Redo: Two accounts")
    assert len(load_collection(path).claims) == 2
    with open_project(path) as project:
        assert [change.by for change in project.history()] == ["Ada", "Ada", "Ben B.", "Ben B."]


def test_answers_of_reviewers_stand_in_the_history(projects: Path) -> None:
    path = two_outlets(projects)
    collection = load_collection(path)
    digests = claim_digests(collection, ["hawar-c", "sohr-c"])
    with open_workspace(path, collection=collection.name) as workspace:
        record_judgement(workspace, collection, "hawar-c", "sohr-c", Verdict.SAME, by="Ben", at=NOW, digests=digests)
    told = project_words.ANSWERED.format(verdict="same", one="Clash in Qamishli", other="Clash in Qamishli")
    assert told in html(project_page(path))


def test_a_folder_is_copied_and_stays_as_it_was() -> None:
    app = run("project")
    assert project_words.NOT_A_PROJECT_WHY in html(app)
    press(app, project_words.COPY)
    [info] = list_projects()
    assert in_address(app, "collection") == info.name
    assert "itself stays as it was" in html(app)


def test_rename_duplicate_archive_remove(projects: Path) -> None:
    path = two_outlets(projects)
    app = project_page(path)
    app.text_input(key="project-title").set_value("Another name")
    press(app, project_words.RENAME)
    assert [info.title for info in list_projects()] == ["Another name"]
    app.text_input(key="project-title").set_value("A copy")
    press(app, project_words.DUPLICATE)
    assert {info.title for info in list_projects()} == {"Another name", "A copy"}
    assert in_address(app, "collection") == "a-copy"
    press(app, project_words.ARCHIVE)
    assert {info.title for info in list_projects() if info.is_archived} == {"A copy"}
    assert project_words.IS_ARCHIVED in html(app)
    assert html(run("collections")).count(project_words.ARCHIVED_HERE) == 1
    press(app, project_words.REMOVE_YES)
    assert {info.title for info in list_projects()} == {"Another name"}
    told = project_words.IS_REMOVED.format(title="<b><bdi>A copy</bdi></b>")
    assert told in html(sound(app))
    assert told not in html(app.run())


def test_an_empty_name_changes_nothing_and_is_said(projects: Path) -> None:
    app = project_page(two_outlets(projects))
    app.text_input(key="project-title").set_value(" ")
    press(app, project_words.RENAME)
    assert "no name given for the project" in html(app)
    assert [info.title for info in list_projects()] == ["Two outlets"]


def test_the_page_collections_names_projects(projects: Path) -> None:
    two_outlets(projects)
    app = run("collections")
    assert project_words.KEPT_HERE in html(app)
    assert words.FORGET_KEPT not in {button.label for button in app.button}

"""Projects in the database of a team, from begin to bin, through the pages."""

import re

import pytest

from claims.databases.address import ServerAddress
from claims.projects import list_projects, open_project, removed_projects
from claims.what_changes import preview_change
from claims.workspace.workspace_files import VARIABLE
from tests.builders.app_pages import html, in_address, press, run, sound
from tests.builders.projects import account, two_outlets
from views.texts import project_words


@pytest.fixture(autouse=True)
def team(database: ServerAddress, monkeypatch: pytest.MonkeyPatch) -> ServerAddress:
    monkeypatch.setenv(VARIABLE, str(database))
    return database


def test_a_project_is_begun_copied_archived_removed_and_brought_back(team: ServerAddress) -> None:
    app = run("project")
    app.text_input[0].set_value("Begun here")
    press(app, project_words.BEGIN)
    [info] = list_projects()
    assert (info.title, str(info.path)) == ("Begun here", f"{team}?project=begun-here")
    app.text_input(key="project-title").set_value("A copy")
    press(app, project_words.DUPLICATE)
    assert {info.title for info in list_projects()} == {"Begun here", "A copy"}
    assert in_address(app, "collection") == "a-copy"
    press(app, project_words.ARCHIVE)
    assert {info.title for info in list_projects() if info.is_archived} == {"A copy"}
    press(app, project_words.REMOVE_YES)
    assert [each.stem for each in removed_projects()] == ["a-copy"]
    press(run("collections"), project_words.RESTORE.format(name="A copy"))
    assert removed_projects() == ()


def test_a_change_is_tried_on_a_copy_of_it(team: ServerAddress) -> None:
    path = two_outlets(team)
    changes = preview_change(path, account("afp", "9"))
    assert changes.claims == 1
    assert changes.discrepancies
    assert len(list_projects()) == 1
    with open_project(path) as project:
        assert "afp" not in project.rows("sources")


def test_its_accounts_are_compared_and_its_pages_drawn(team: ServerAddress) -> None:
    path = two_outlets(team)
    app = sound(run("discrepancies", collection=path.stem))
    assert in_address(app, "collection") == path.stem
    assert {"Hawar", "Sohr"} <= set(re.findall(r"Hawar|Sohr", html(app)))
    for page in ("review", "grid", "import"):
        assert in_address(sound(run(page, collection=path.stem)), "collection") == path.stem

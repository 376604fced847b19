"""Projects that several people copy, remove and write to at once: nothing is overwritten, nothing acknowledged is lost."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from claims.databases.address import Address, SchemaKind
from claims.errors import AcceptError, ClaimsError, WorkspaceError
from claims.projects import Edit, create_project, delete_project, open_project, project_places, put, restore_project
from claims.workspace.whole.copy_workspace import copy_workspace
from tests.builders.projects import NOW, two_outlets

SECONDS = 2.0


def test_of_many_who_copy_to_one_place_one_does_and_it_is_theirs(projects_home: Address, tmp_path: Path) -> None:
    sources = [create_project(f"Study {number}", folder=tmp_path, at=NOW) for number in range(4)]
    target = (
        projects_home / "copy.sqlite3"
        if isinstance(projects_home, Path)
        else projects_home.within(SchemaKind.PROJECT, "copy")
    )

    def copied(source: Address) -> str:
        try:
            copy_workspace(source, target)
        except ClaimsError as error:
            return str(error)
        with open_project(source) as project:
            return project.about()["title"]

    with ThreadPoolExecutor(len(sources)) as people:
        said = list(people.map(copied, sources))
    with open_project(target) as project:
        assert [each for each in said if "there is something at" not in each] == [project.about()["title"]]
    if isinstance(projects_home, Path):
        assert not [*projects_home.glob(".*")]  # nothing is left of the others


def test_what_comes_back_overwrites_nothing_that_was_begun_meanwhile(
    projects_home: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    removed = delete_project(two_outlets(projects_home))
    begun = create_project("Begun meanwhile", folder=projects_home, at=NOW)
    monkeypatch.setattr(project_places, "free_address", lambda *_, **__: begun)
    with pytest.raises(WorkspaceError):
        restore_project(removed)
    with open_project(begun) as project:
        assert project.about()["title"] == "Begun meanwhile"
    assert removed.exists()


def test_a_project_is_removed_and_comes_back_while_others_write_and_nothing_is_lost(projects_home: Address) -> None:
    path = two_outlets(projects_home)
    is_over = Event()

    def write(by: str) -> set[str]:
        kept: set[str] = set()
        number = 0
        while not is_over.is_set():
            number += 1
            source = f"{by}-{number}"
            try:
                with open_project(path) as project:
                    project.change([put("sources", source_id=source, name=source, kind="outlet")], what="x", at=NOW)
            except ClaimsError:
                continue  # it is in the bin
            kept.add(source)
        return kept

    with ThreadPoolExecutor(2) as people:
        writing = [people.submit(write, by) for by in ("ada", "ben")]
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            time.sleep(0.05)
            assert restore_project(delete_project(path)) == path
        is_over.set()
        acknowledged = set[str]().union(*(each.result() for each in writing))
    with open_project(path) as project:
        assert acknowledged <= project.rows("sources").keys()
    assert acknowledged


@pytest.mark.parametrize(
    ("theirs", "mine", "kept"),
    [
        (
            {"name": "Hawar News"},
            {"url": "https://hawar.example"},
            {"name": "Hawar News", "url": "https://hawar.example"},
        ),
        ({"name": "Hawar News"}, {"name": "Hawar News"}, None),  # nothing is left to change
        ({"name": "Hawar News"}, {"name": "ANHA"}, None),
        ({"url": "https://a.example"}, {"name": ""}, None),  # a source without a name
    ],
)
def test_two_who_change_one_row_each_keep_what_they_changed_or_are_told(
    projects_home: Address, theirs: dict[str, str], mine: dict[str, str], kept: dict[str, str] | None
) -> None:
    path = two_outlets(projects_home)
    with open_project(path) as project:
        seen = project.rows("sources")["hawar"]
        project.change([Edit("sources", "hawar", {**seen, **theirs}, seen)], what="Theirs", by="Ada", at=NOW)
        edit = Edit("sources", "hawar", {**seen, **mine}, seen)
        if kept:
            project.change([edit], what="Mine", by="Ben", at=NOW)
        else:
            with pytest.raises(AcceptError):
                project.change([edit], what="Mine", by="Ben", at=NOW)
        assert project.rows("sources")["hawar"] == {**seen, **(kept or theirs)}

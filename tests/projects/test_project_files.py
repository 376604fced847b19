"""Projects as files: begun, copied from a collection, listed, renamed, archived, duplicated, removed and brought back."""

from pathlib import Path

import pytest

from claims.collection import claim_digests, load_collection
from claims.databases.address import Address
from claims.errors import WorkspaceError
from claims.model import Verdict
from claims.projects import (
    archive_project,
    copy_collection,
    create_project,
    delete_project,
    duplicate_project,
    find_project,
    list_projects,
    open_project,
    put,
    rename_project,
    restore_project,
    starter_frames,
)
from claims.schema import TABLES
from claims.workspace import open_workspace, read_history, record_judgement
from tests.builders.collection_tables import SMALL
from tests.builders.projects import NOW, two_outlets


def test_a_new_project_has_the_vocabulary_and_no_problem(projects_home: Address) -> None:
    collection = load_collection(create_project("  My   study ", folder=projects_home, at=NOW))
    assert (collection.title, collection.problems) == ("My study", ())
    assert {"killed", "where", "when", "kind", "force", "blamed"} <= set(collection.fields["field"])
    assert {"army", "police", "government", "opposition", "civilians", "unknown"} <= set(collection.parties["party_id"])
    assert collection.claims.empty


def test_parties_are_named_in_the_language_of_the_project() -> None:
    arabic = starter_frames("ar")["parties"].set_index("party_id").loc["army"]
    assert (arabic["name"], arabic["aliases"].split("|")[0]) == ("الجيش", "Army")
    assert starter_frames("en")["parties"].set_index("party_id").loc["army", "name"] == "Army"


@pytest.mark.parametrize("title", ["", "   ", "\n"])
def test_a_project_without_a_name_is_refused(projects_home: Address, title: str) -> None:
    with pytest.raises(WorkspaceError, match="no name given"):
        create_project(title, folder=projects_home, at=NOW)


def test_projects_of_one_name_have_files_of_their_own(projects_home: Address) -> None:
    paths = [create_project(title, folder=projects_home, at=NOW) for title in ("A b", "a B", "Ж" * 100, "?")]
    assert [path.stem for path in paths][:2] == ["a-b", "a-b-2"]
    assert len(set(paths)) == 4
    assert find_project("a-b", projects_home) == paths[0]
    assert find_project("a B", projects_home) == paths[1]
    assert find_project("no such", projects_home) is None


def test_a_collection_is_copied_with_its_judgements_and_stays_as_it_is(tmp_path: Path) -> None:
    collection, work = load_collection(SMALL), tmp_path / "work.sqlite3"
    first, second = collection.claims["claim_id"][:2]
    with open_workspace(work, collection=collection.name) as workspace:
        digests = claim_digests(collection, [first, second])
        record_judgement(workspace, collection, first, second, Verdict.SAME, by="Ada", at=NOW, digests=digests)
    path = copy_collection(collection, workspace=work, folder=tmp_path / "projects", at=NOW)
    copy = load_collection(path)
    assert [len(getattr(copy, table)) for table in TABLES] == [len(getattr(collection, table)) for table in TABLES]
    assert copy.digest == collection.digest
    with open_project(path) as project:
        assert [judged.by for judged in read_history(project.workspace)] == ["Ada"]
        project.change([put("sources", source_id="new", name="New", kind="outlet")], what="New", at=NOW)
    assert load_collection(SMALL).digest == collection.digest


def test_the_history_begins_with_how_the_rows_came(tmp_path: Path) -> None:
    collection = load_collection(SMALL)
    for what, told in (("", f"Copied from {collection.title}"), ("Opened from small.xlsx", "Opened from small.xlsx")):
        with open_project(copy_collection(collection, what=what, folder=tmp_path, at=NOW)) as project:
            assert [change.what for change in project.history()] == [told]


def test_removed_and_brought_back_with_everything(projects_home: Address) -> None:
    path = two_outlets(projects_home)
    digest = load_collection(path).digest
    removed = delete_project(path)
    assert list_projects(projects_home) == ()
    back = restore_project(removed)
    assert (back, load_collection(back).digest) == (path, digest)
    with open_project(back) as project:
        assert len(project.history()) == 2


def test_a_name_that_was_taken_meanwhile_is_not_overwritten(projects_home: Address) -> None:
    removed = delete_project(two_outlets(projects_home))
    other = two_outlets(projects_home)
    assert restore_project(removed) != other
    assert len(list_projects(projects_home)) == 2


def test_duplicate_rename_and_archive(projects_home: Address) -> None:
    path = two_outlets(projects_home)
    copy = duplicate_project(path, "Another", at=NOW)
    rename_project(copy, "Renamed")
    archive_project(path)
    assert {(info.title, info.is_archived) for info in list_projects(projects_home)} == {
        ("Two outlets", True),
        ("Renamed", False),
    }
    archive_project(path, is_archived=False)
    assert not any(info.is_archived for info in list_projects(projects_home))
    assert load_collection(copy).digest == load_collection(path).digest


def test_other_files_are_no_projects(tmp_path: Path) -> None:
    (tmp_path / "text.sqlite3").write_text("no database")
    open_workspace(tmp_path / "work.sqlite3", collection="test").close()
    assert list_projects(tmp_path) == ()
    assert list_projects(tmp_path / "nowhere") == ()

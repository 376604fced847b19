"""Ways around the roles: what somebody with too small a role, or none, tries through the library."""

import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from claims.collection import load_collection, may_open
from claims.databases.address import Address
from claims.errors import RoleError, WorkspaceError
from claims.people import EVERYONE, SIGNED_OUT, Person, Role, acting, acting_person, members_of
from claims.projects import copy_collection, create_project, delete_project, duplicate_project, open_project
from claims.projects.project import begin
from claims.study import make_study
from claims.team.takings import ItemKind, take_next
from claims.team.visits import everybody_in, note_visit
from claims.workspace import (
    TeamSettings,
    Workspace,
    add_judgements,
    change_team_settings,
    give_role,
    judgement_frame,
    keep_ids,
    make_token,
    open_workspace,
    read_history,
    resolve,
    role_changes,
)
from claims.workspace.whole.change_history import change_history
from tests.builders.projects import NOW, account
from tests.builders.team import DEEDS, PROVIDER, STRANGER, member, team_project


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return team_project(tmp_path_factory.mktemp("shared"))


@pytest.fixture
def path(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shared project, for one test, where projects are kept."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    home = tmp_path / "competing-claims" / "projects"
    home.mkdir(parents=True)
    return Path(shutil.copy(shared, home))


@pytest.mark.parametrize(
    "copied",
    [
        lambda path: duplicate_project(path, "Mine", at=NOW),
        lambda path: copy_collection(load_collection(path), workspace=path, title="Mine", at=NOW),
    ],
)
def test_what_two_people_judge_apart_is_seen_through_no_copy(path: Path, copied: Callable[[Path], Address]) -> None:
    with acting(member(Role.OWNER)), open_project(path) as project:
        change_team_settings(project.workspace, TeamSettings(by_two=True), by="", at=NOW)
    with acting(member(Role.EDITOR)):
        DEEDS["judge"][1](path)
    with acting(member(Role.REVIEWER)), pytest.raises(RoleError, match="the role owner"):
        copied(path)


def test_who_has_a_copy_learns_of_no_member_of_the_first(path: Path) -> None:
    with acting(member(Role.OWNER)), open_project(path) as project:
        make_token(project.workspace, "Secret map", at=NOW)
        note_visit(project.workspace, by="", at=NOW)
    with acting(member(Role.READER)), open_project(duplicate_project(path, "Mine", at=NOW)) as copy:
        assert [each.member for each in role_changes(copy.workspace)] == ["reader@example.org"]
        told = change_history(copy.workspace).to_csv()
    assert "Secret map" not in told
    assert "coder@example.org" not in told


def test_who_only_reads_is_not_told_who_else_reads(path: Path) -> None:
    with acting(member(Role.OWNER)), open_project(path) as project:
        give_role(project.workspace, EVERYONE, Role.READER, at=NOW)
    for person in (member(Role.READER), STRANGER):
        with acting(person), open_project(path) as project:
            note_visit(project.workspace, by="", at=NOW)
    with acting(STRANGER), open_project(path) as project:
        assert everybody_in(project.workspace) == ("owner@example.org",)
        assert members_of(role_changes(project.workspace)) == {"owner@example.org": Role.OWNER, EVERYONE: Role.READER}
    with acting(member(Role.CODER)), open_project(path) as project:
        assert "eve@example.org" in everybody_in(project.workspace)
        assert len(members_of(role_changes(project.workspace))) == len(Role) + 1


def test_what_others_are_said_to_have_judged_tells_who_brought_it_in(path: Path) -> None:
    with acting(member(Role.REVIEWER)):
        DEEDS["judge"][1](path)
    with acting(member(Role.EDITOR)), open_project(path) as project:
        rows = judgement_frame(read_history(project.workspace))
        forged = rows.assign(judgement_id="j-forged", by="owner@example.org", why="Sure.")
        assert add_judgements(project.workspace, pd.concat([rows, forged])) == 1
        assert {each.by: each.why for each in read_history(project.workspace)} == {
            "reviewer@example.org": "",
            "owner@example.org": "Sure. (brought in by editor@example.org)",
        }


def test_a_role_that_is_taken_away_while_somebody_works_is_gone_at_their_next_write(path: Path) -> None:
    with acting(member(Role.EDITOR)), open_project(path) as project:
        with acting(member(Role.OWNER)), open_project(path) as owned:
            give_role(owned.workspace, "editor@example.org", None, at=NOW)
        with pytest.raises(RoleError, match="is no member"):
            project.change(account("anha", "4"), what="Late", at=NOW)
        with pytest.raises(RoleError, match="is no member"):
            project.rows("claims")


def test_who_only_reads_changes_no_id_of_an_incident(path: Path) -> None:
    with acting(member(Role.CODER)):
        before = make_study(load_collection(path), path).incidents
    forged = replace(before, members=before.members.iloc[:0])  # as if no claim were left
    with acting(member(Role.READER)), open_project(path) as project:
        keep_ids(forged, project.workspace, at=NOW)
        assert [resolve(project.workspace, each).incident_ids for each in before.rows] == [
            (each,) for each in before.rows
        ]
        assert make_study(load_collection(path), path).incidents.rows.keys() == before.rows.keys()


def test_nobody_makes_the_workspace_of_a_collection_their_own(tmp_path: Path) -> None:
    place = tmp_path / "qamishli-hasakah.sqlite3"
    open_workspace(place, collection="qamishli-hasakah").close()
    with acting(STRANGER), pytest.raises(WorkspaceError, match="there is something"):
        begin(place, {}, {}, what="Mine", by="", at=NOW)
    with acting(STRANGER), open_workspace(place, collection="qamishli-hasakah") as workspace:
        assert role_changes(workspace) == ()


def test_signed_out_begins_nothing(tmp_path: Path) -> None:
    with acting(SIGNED_OUT), pytest.raises(RoleError, match="nobody is signed in"):
        create_project("Mine", folder=tmp_path, at=NOW)


def test_who_may_rename_a_project_breaks_it_for_nobody(path: Path) -> None:
    with (
        acting(member(Role.EDITOR)),
        open_project(path) as project,
        pytest.raises(WorkspaceError, match="not for people"),
    ):
        project.describe(schema_version="99")
    with acting(member(Role.OWNER)), open_project(path) as project:
        assert project.history()


def test_a_new_title_stands_in_the_history(path: Path) -> None:
    with acting(member(Role.EDITOR)), open_project(path) as project:
        before = project.workspace.revision()
        project.describe(title="Other")
        assert project.workspace.revision() != before
    with acting(member(Role.OWNER)), open_project(path) as project:
        told = change_history(project.workspace)
    [line] = told[told["table"] == "team_settings"].to_dict("records")
    assert (line["by"], line["row_id"], "Other" in line["after"]) == ("editor@example.org", "title", True)


def test_a_project_that_cannot_be_read_is_named_to_nobody(path: Path) -> None:
    path.write_bytes(b"no database" * 1000)
    with acting(STRANGER):
        assert not may_open(path)
    assert may_open(path)  # where nobody signs in, to say what is wrong


@pytest.mark.parametrize("known", ["ada@strasse.example", "ada@kelvin.example", "fina@example.org"])
@pytest.mark.parametrize("folded", [("ss", "ß"), ("k", "\N{KELVIN SIGN}"), ("fi", "ﬁ"), ("@", " @")])
def test_an_address_that_only_looks_alike_is_nobody_elses(path: Path, known: str, folded: tuple[str, str]) -> None:
    look_alike = known.replace(*folded)
    with acting(member(Role.OWNER)), open_project(path) as project:
        give_role(project.workspace, known, Role.READER, at=NOW)
    for email, may in ((known.upper(), True), (look_alike, look_alike == known)):
        with acting(Person(issuer=PROVIDER, subject="x", email=email)):
            assert may_open(path) is may


@pytest.mark.parametrize("email", [EVERYONE, "owner", f"{PROVIDER} owner", "a@b c@d", "@"])
def test_what_is_no_address_names_no_member(path: Path, email: str) -> None:
    person = Person(issuer=PROVIDER, subject="x", email=email)
    assert person.member == f"{PROVIDER} x"
    with acting(person):
        begun = create_project("Mine", folder=path.parent, at=NOW)
    with acting(STRANGER):
        assert not may_open(begun)


@pytest.mark.parametrize("named", [EVERYONE, "ada", "Operator"])
def test_a_command_for_whom_nobody_can_be_may_nothing(monkeypatch: pytest.MonkeyPatch, path: Path, named: str) -> None:
    monkeypatch.setenv("CLAIMS_PERSON", named)
    assert not may_open(path)
    person = acting_person()
    assert person is not None
    assert person.member not in {EVERYONE, "operator"}


def test_a_page_that_is_still_open_does_not_make_a_removed_project_anew(path: Path) -> None:
    with acting(member(Role.OWNER)):
        delete_project(path)
        with pytest.raises(WorkspaceError, match="no file"):
            open_workspace(path, collection="two-outlets")
    with closing(Workspace(path, makes_file=False)) as late, pytest.raises(WorkspaceError, match="cannot be opened"):
        late.make_ready("two-outlets")
    assert not path.exists()


def test_nobody_takes_a_document_for_good(path: Path) -> None:
    with (
        acting(member(Role.CODER)),
        open_project(path) as project,
        pytest.raises(WorkspaceError, match="allowed: 1 to"),
    ):
        take_next(project.workspace, ItemKind.DOCUMENT, {"d": 1}, by="", at=NOW, minutes=10**7)

"""Roles: who has which, what each may do through the library, and what a refusal says."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.collection import load_collection, may_open
from claims.databases.address import ServerAddress
from claims.errors import RoleError
from claims.people import (
    EVERYONE,
    LEAST_ROLE,
    OPERATOR,
    SIGNED_OUT,
    Action,
    Person,
    Role,
    RoleChange,
    Visibility,
    acting,
    acting_person,
    require,
    role_of,
    visibility_of,
)
from claims.projects import delete_project, duplicate_project, list_projects, open_project, put, removed_projects
from claims.workspace import (
    TeamSettings,
    change_team_settings,
    give_role,
    make_token,
    opens_with,
    read_history,
    role_changes,
)
from tests.builders.projects import NOW, account, two_outlets
from tests.builders.shipped import ROOT
from tests.builders.team import DEEDS, STRANGER, member, team_project

ADA = Person(issuer="https://id.example.org", subject="7", name="Ada", email="Ada@example.org")


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return team_project(tmp_path_factory.mktemp("shared"))


@pytest.fixture
def path(shared: Path, tmp_path: Path) -> Path:
    """The shared project, for one test."""
    return Path(shutil.copy(shared, tmp_path))


@pytest.mark.parametrize("role", [*Role, None], ids=str)
def test_a_role_does_what_the_table_says_and_nothing_more(tmp_path: Path, shared: Path, role: Role | None) -> None:
    for number, (action, do) in enumerate(DEEDS.values()):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = Path(shutil.copy(shared, folder))
        with acting(member(role) if role else STRANGER):
            if role and role.rank >= LEAST_ROLE[action].rank:
                do(path)
                continue
            with pytest.raises(RoleError, match=r"may not|is no member"):
                do(path)


def test_roles_hold_on_a_server_as_in_a_file(database: ServerAddress) -> None:
    path = team_project(database)
    for role in (Role.CODER, Role.EDITOR):
        for action, do in DEEDS.values():
            if LEAST_ROLE[action].rank == role.rank + 1:
                with acting(member(role)), pytest.raises(RoleError, match="may not"):
                    do(path)
            elif LEAST_ROLE[action] is role:
                with acting(member(role)):
                    do(path)
    with acting(STRANGER):
        assert list_projects(database) == ()
        assert not may_open(path)
        with pytest.raises(RoleError, match="is no member"):
            load_collection(path)
    with acting(member(Role.OWNER)):
        delete_project(path)
        assert len(removed_projects(database)) == 1
    with acting(STRANGER):
        assert removed_projects(database) == ()


@pytest.mark.parametrize("person", [None, SIGNED_OUT])
def test_nobody_does_anything_in_a_shared_project_without_signing_in(path: Path, person: Person | None) -> None:
    for _, do in DEEDS.values():
        with acting(person), pytest.raises(RoleError, match="nobody is signed in"):
            do(path)


def test_where_nobody_signs_in_whoever_works_is_the_owner(tmp_path: Path) -> None:
    path = two_outlets(tmp_path)
    for deed, (_, do) in DEEDS.items():
        if "judge" not in deed and deed != "give a role":  # those ask for a name, and for a first owner
            do(path)


def test_who_acts_signs_whatever_name_is_given(path: Path) -> None:
    with acting(member(Role.REVIEWER)), open_project(path) as project:
        assert project.change(account("anha", "4"), what="x", by="Somebody else", at=NOW).by == "reviewer@example.org"
        DEEDS["judge"][1](path)
        assert [each.by for each in read_history(project.workspace)] == ["reviewer@example.org"]


def test_a_note_is_by_whoever_wrote_it(path: Path) -> None:
    note = put("notes", note_id="n", kind="claim", subject="hawar-c", text="Odd", by="Somebody else")
    with acting(member(Role.CODER)), open_project(path) as project:
        project.change([note], what="Note", at=NOW)
        assert project.rows("notes")["n"]["by"] == "coder@example.org"


def test_judgements_are_no_rows_that_a_coder_may_add(path: Path) -> None:
    row = {
        "judgement_id": "j",
        "claim_a": "hawar-c",
        "claim_b": "sohr-c",
        "verdict": "same",
        "at": "2026-01-01T00:00:00Z",
    }
    with acting(member(Role.REVIEWER)), open_project(path) as project, pytest.raises(RoleError, match="role editor"):
        project.change([put("judgements", by="Ana", **row)], what="x", at=NOW)


def test_a_coder_changes_and_takes_back_what_they_alone_added(path: Path) -> None:
    with acting(member(Role.CODER)), open_project(path) as project:
        project.change(account("anha", "4"), what="Mine", at=NOW)
        project.change([put("sources", source_id="anha", name="ANHA", kind="monitor")], what="Mine again", at=NOW)
        undone = project.undo(at=NOW)
        assert undone is not None
    with acting(member(Role.EDITOR)), open_project(path) as project:
        project.change([put("sources", source_id="anha", name="Anha", kind="monitor")], what="Corrected", at=NOW)
    with acting(member(Role.CODER)), open_project(path) as project, pytest.raises(RoleError, match="role editor"):
        project.change([put("sources", source_id="anha", name="X", kind="monitor")], what="Mine no more", at=NOW)


def test_a_new_project_belongs_to_whoever_began_it_and_nobody_else_sees_it(tmp_path: Path) -> None:
    with acting(ADA):
        path = two_outlets(tmp_path)
        assert [info.path for info in list_projects(tmp_path)] == [path]
    with acting(STRANGER):
        assert list_projects(tmp_path) == ()
        with pytest.raises(RoleError):
            load_collection(path)


def test_a_copy_belongs_to_whoever_made_it(path: Path) -> None:
    with acting(member(Role.READER)):
        copy = duplicate_project(path, "Mine", at=NOW)
        with open_project(copy) as project:
            project.undo(at=NOW)
    with acting(member(Role.OWNER)), pytest.raises(RoleError):
        load_collection(copy)


def test_a_token_of_a_project_does_not_open_its_copies(path: Path) -> None:
    with acting(member(Role.OWNER)), open_project(path) as project:
        secret = make_token(project.workspace, "A map", at=NOW)[1]
    with acting(member(Role.READER)):
        copy = duplicate_project(path, "Mine", at=NOW)
    for place, opens in ((path, True), (copy, False)):
        with acting(OPERATOR), open_project(place) as project:
            assert opens_with(project.workspace, secret) is opens


def test_what_two_people_judge_apart_is_not_seen_through_a_copy(path: Path) -> None:
    with acting(member(Role.OWNER)), open_project(path) as project:
        change_team_settings(project.workspace, TeamSettings(by_two=True), by="", at=NOW)
    with acting(member(Role.EDITOR)), pytest.raises(RoleError, match="the role owner"):
        duplicate_project(path, "Mine", at=NOW)
    with acting(member(Role.OWNER)):
        duplicate_project(path, "Ours", at=NOW)


def test_what_was_done_in_a_higher_role_is_not_done_again_in_a_lower_one(path: Path) -> None:
    with acting(member(Role.EDITOR)), open_project(path) as project:
        DEEDS["change another's row"][1](path)
    with acting(member(Role.OWNER)), open_project(path) as project:
        project.undo(at=NOW)
        give_role(project.workspace, "editor@example.org", Role.CODER, at=NOW)
    with acting(member(Role.EDITOR)), open_project(path) as project, pytest.raises(RoleError, match="the role editor"):
        project.redo(at=NOW)


def test_an_older_project_is_closed_until_it_is_given_to_somebody(tmp_path: Path) -> None:
    path = two_outlets(tmp_path)
    with acting(ADA), pytest.raises(RoleError, match="is no member"):
        load_collection(path)
    with acting(OPERATOR), open_project(path) as project:
        give_role(project.workspace, "ada@EXAMPLE.org", Role.OWNER, at=NOW)
    with acting(ADA), open_project(path) as project:
        assert project.history()


def test_a_public_project_is_read_by_whoever_signs_in(path: Path) -> None:
    with acting(member(Role.OWNER)), open_project(path) as project:
        give_role(project.workspace, EVERYONE, Role.READER, at=NOW)
        assert visibility_of(role_changes(project.workspace)) is Visibility.PUBLIC
    with acting(STRANGER):
        load_collection(path)
        with pytest.raises(RoleError, match=r"eve@example\.org is reader of"):
            DEEDS["note"][1](path)
    with acting(SIGNED_OUT), pytest.raises(RoleError, match="signing in"):
        load_collection(path)


@pytest.mark.parametrize(
    ("named", "role", "words"),
    [
        ("owner@example.org", None, "no owner"),
        ("owner@example.org", Role.EDITOR, "no owner"),
        (EVERYONE, Role.CODER, "cannot be coder"),
        ("nobody", Role.CODER, "names no member"),
        ("@", Role.CODER, "names no member"),
    ],
)
def test_what_cannot_be_given_is_refused(path: Path, named: str, role: Role | None, words: str) -> None:
    with acting(member(Role.OWNER)), open_project(path) as project:
        before = role_changes(project.workspace)
        with pytest.raises(RoleError, match=words):
            give_role(project.workspace, named, role, at=NOW)
        assert role_changes(project.workspace) == before


@pytest.mark.parametrize(
    ("person", "role"),
    [
        (ADA, Role.CODER),
        (Person(issuer=ADA.issuer, subject="7", name="Ada"), Role.REVIEWER),
        (Person(issuer="https://other.example.org", subject="7"), None),
        (Person(name="ada@example.org"), None),
        (OPERATOR, Role.OWNER),
        (SIGNED_OUT, None),
        (None, None),
    ],
)
def test_a_member_is_a_verified_address_or_an_account_and_no_name(person: Person | None, role: Role | None) -> None:
    changes = [
        RoleChange(member="x@example.org", role=Role.OWNER),
        RoleChange(member="ada@example.org", role=Role.OWNER),
        RoleChange(member="ada@example.org", role=Role.CODER),
        RoleChange(member=f"{ADA.issuer} 7", role=Role.REVIEWER),
    ]
    if person == ADA:
        changes.pop()
    assert role_of(changes, person) == role


@given(st.lists(st.tuples(st.sampled_from(["a@x", "b@x", EVERYONE]), st.sampled_from([*Role, None]))))
def test_only_the_last_role_of_a_member_counts(given_roles: list[tuple[str, Role | None]]) -> None:
    changes = [RoleChange(member=member, role=role) for member, role in given_roles]
    last = dict(given_roles)
    kept = [RoleChange(member=member, role=role) for member, role in last.items()]
    person = Person(issuer="i", subject="s", email="a@x")
    assert role_of(changes, person) == role_of(kept, person)
    assert visibility_of(changes) is visibility_of(kept)


@given(st.sampled_from(Role), st.sampled_from(Role), st.sampled_from(Action))
def test_a_higher_role_may_all_that_a_lower_one_may(low: Role, high: Role, action: Action) -> None:
    low, high = sorted((low, high), key=lambda role: role.rank)

    def may(role: Role) -> bool:
        try:
            require([RoleChange(member="ada@example.org", role=role)], ADA, action, where="it")
        except RoleError:
            return False
        return True

    assert may(high) or not may(low)


@pytest.mark.parametrize(
    ("named", "person"),
    [
        ("", None),
        ("operator", OPERATOR),
        ("ada@example.org", Person(email="ada@example.org")),
        ("https://id.example.org 7", Person(issuer="https://id.example.org", subject="7")),
    ],
)
def test_a_command_acts_for_whom_the_environment_names(
    monkeypatch: pytest.MonkeyPatch, named: str, person: Person | None
) -> None:
    monkeypatch.setenv("CLAIMS_PERSON", named)
    assert acting_person() == person


def test_the_page_on_roles_has_the_table_of_the_code() -> None:
    page = (ROOT / "docs" / "howto" / "sign-in-and-roles.md").read_text(encoding="utf-8")
    table = page.split("| role | may |\n| --- | --- |\n")[1].split("\n\n")[0]
    assert table.splitlines() == [f"| {role} | {action} |" for action, role in LEAST_ROLE.items()]

"""What others have done since somebody was here: whose, when, about which incidents, and what stays unseen."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from claims.importers import open_collection
from claims.model import Verdict
from claims.people import Role, acting
from claims.projects import Note, NoteKind, Project, assignment_edits, open_project, put, remove
from claims.study import Study, make_study
from claims.team.changes_since import Happening, changes_since
from claims.workspace import (
    TeamSettings,
    change_team_settings,
    give_role,
    read_history,
    record_judgement,
    undo_judgement,
)
from claims.workspace.judgements import time_stamp
from tests.builders.projects import NOW, account, two_outlets
from tests.builders.team import member, team_project

AT = NOW + timedelta(days=1)
BOTH = ("hawar-c", "sohr-c")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with open_project(two_outlets(tmp_path)) as opened:
        yield opened


def compared(project: Project) -> Study:
    return make_study(open_collection(project.path), project.path)


def seen(project: Project, by: str = "Ben", *, since: str = time_stamp(NOW)) -> tuple[Happening, ...]:
    study = compared(project)
    return changes_since(project.workspace, open_collection(project.path), study.incidents, since=since, by=by)


def judge(project: Project, verdict: Verdict, by: str) -> None:
    record_judgement(project.workspace, open_collection(project.path), *BOTH, verdict, by=by, at=AT)


def change(project: Project, what: str) -> None:
    """One act by Ada."""
    if what == "statement":
        row = {**project.rows("statements")["hawar-4"], "value": "4"}
        project.change([put("statements", **row)], what="Corrected", by="Ada", at=AT)
    elif what == "document":
        row = {**project.rows("documents")["sohr-d"], "title": "Clash, corrected"}
        project.change([put("documents", **row)], what="Corrected", by="Ada", at=AT)
    elif what == "removal":
        project.change([remove("statements", "hawar-4")], what="Corrected", by="Ada", at=AT)
    elif what == "task":
        subject = Note(note_id="", kind=NoteKind.CLAIM, subject="hawar-c", about="Clash")
        edits = assignment_edits(project, [subject], assigned="Ben", by="Ada", at=AT)
        project.change(edits, what="Corrected", by="Ada", at=AT)
    elif what == "source":
        row = {**project.rows("sources")["hawar"], "name": "Hawar News"}
        project.change([put("sources", **row)], what="Corrected", by="Ada", at=AT)


@pytest.mark.parametrize(
    ("what", "is_about_the_clash"),
    [("statement", True), ("document", True), ("removal", True), ("task", True), ("source", False)],
)
def test_a_change_is_told_with_the_incident_that_it_is_about(
    project: Project, what: str, is_about_the_clash: bool
) -> None:
    change(project, what)
    [found] = seen(project)
    assert (found.kind, found.by, found.what) == ("change", "Ada", "Corrected")
    incidents = {compared(project).incidents.incident_of[claim] for claim in BOTH}
    assert len(incidents) == 1
    assert set(found.incidents) == (incidents if is_about_the_clash else set())


@pytest.mark.parametrize(("by", "since", "number"), [("Ben", NOW, 1), ("Ada", NOW, 0), ("Ben", AT, 0)])
def test_ones_own_acts_and_earlier_ones_are_left_out(project: Project, by: str, since: object, number: int) -> None:
    change(project, "statement")
    assert len(seen(project, by, since=time_stamp(AT if since is AT else NOW))) == number


def test_answers_and_settings_are_told_the_newest_first(project: Project) -> None:
    judge(project, Verdict.SAME, "Ada")
    [judgement] = read_history(project.workspace)
    later = AT + timedelta(minutes=1)
    undo_judgement(project.workspace, judgement.judgement_id, by="Ada", at=later)
    change_team_settings(project.workspace, TeamSettings(taking_minutes=5), by="Ada", at=later + timedelta(minutes=1))
    assert [each.kind for each in seen(project)] == ["team_settings", "undone", "judgements"]
    assert seen(project)[1].cells["verdict"] == "same"


def test_an_answer_that_lacks_a_second_is_told_to_nobody_else(project: Project) -> None:
    change_team_settings(project.workspace, TeamSettings(by_two=True), by="Ben", at=NOW)
    judge(project, Verdict.SAME, "Ada")
    assert seen(project) == ()
    judge(project, Verdict.NOT_SAME, "Ben")
    assert [each.kind for each in seen(project)] == ["judgements"]
    assert {each.by for each in seen(project, "Cem")} == {"Ada", "Ben"}


@pytest.mark.parametrize(("role", "kinds"), [(Role.READER, {"change"}), (Role.OWNER, {"change", "team_roles"})])
def test_a_member_is_told_what_changed_and_owners_alone_of_roles(tmp_path: Path, role: Role, kinds: set[str]) -> None:
    path = team_project(tmp_path)
    with acting(member(Role.EDITOR)), open_project(path) as opened:
        opened.change(account("anha", "4"), what="A third account", at=AT)
    with acting(member(Role.OWNER)), open_project(path) as opened:
        give_role(opened.workspace, "new@example.org", Role.CODER, at=AT)
    with acting(member(role)), open_project(path) as opened:
        told = seen(opened, "somebody@example.org")
    assert {each.kind for each in told} == kinds
    assert ("new@example.org" in str(told)) is (role is Role.OWNER)

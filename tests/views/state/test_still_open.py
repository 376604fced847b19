"""Parts of a page that are drawn alone, and files made of it, once the visitor may no longer read what is open."""

from pathlib import Path

import pytest

from claims.errors import RoleError
from claims.people import EVERYONE, SIGNED_OUT, Person, Role, acting
from claims.projects import open_project
from claims.workspace import give_role
from tests.builders.projects import NOW
from tests.builders.shipped import ROOT
from tests.builders.team import STRANGER, member, team_project
from views.state.work import still_open


class AllDrawnAnewError(Exception):
    """In the place of what Streamlit raises."""


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = team_project(tmp_path)
    monkeypatch.setattr("streamlit.session_state", {still_open._OPEN: path})
    monkeypatch.setattr("streamlit.fragment", lambda drawn, **_: drawn)
    return path


def is_drawn(person: Person | None, *, alone: bool, monkeypatch: pytest.MonkeyPatch) -> bool:
    def draw_all() -> None:
        raise AllDrawnAnewError

    drawn: list[bool] = []
    monkeypatch.setattr(still_open, "_is_drawn_alone", lambda: alone)
    monkeypatch.setattr("streamlit.rerun", draw_all)
    part = still_open.part(lambda: drawn.append(True))
    with acting(person):
        try:
            part()
        except AllDrawnAnewError:
            assert not drawn
    return bool(drawn)


@pytest.mark.parametrize(
    ("person", "may"), [(member(Role.READER), True), (STRANGER, False), (SIGNED_OUT, False), (None, True)]
)
@pytest.mark.usefixtures("path")
def test_a_part_is_drawn_alone_only_for_who_may_read_the_project(
    monkeypatch: pytest.MonkeyPatch, person: Person | None, *, may: bool
) -> None:
    assert is_drawn(person, alone=True, monkeypatch=monkeypatch) is may
    assert is_drawn(person, alone=False, monkeypatch=monkeypatch)  # the frame has asked already


def test_who_lost_their_role_gets_no_file_of_the_page_that_is_still_open(path: Path) -> None:
    with acting(member(Role.READER)):
        make = still_open.made_while_open(lambda: b"all of it")
    assert make() == b"all of it"
    with acting(member(Role.OWNER)), open_project(path) as project:
        give_role(project.workspace, "reader@example.org", None, at=NOW)
    with pytest.raises(RoleError, match="not open to this person"):
        make()
    with acting(member(Role.OWNER)), open_project(path) as project:
        give_role(project.workspace, EVERYONE, Role.READER, at=NOW)
    assert make() == b"all of it"


def test_no_page_has_parts_that_ask_nobody() -> None:
    asking = ROOT / "views" / "state" / "work" / "still_open.py"
    files = [file for file in (ROOT / "views").rglob("*.py") if file != asking]
    assert [file.name for file in files if "st.fragment" in file.read_text(encoding="utf-8")] == []

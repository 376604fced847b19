"""Takings: nobody is given what another holds, until it is free."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlalchemy import delete

from claims.databases.address import Address
from claims.errors import JudgementError
from claims.people import Action
from claims.team.takings import ItemKind, release_taken, take_next, takings_now
from claims.workspace import open_workspace
from claims.workspace.team_tables import takings
from tests.builders.workspaces import NOON

PAIR, DOCUMENT = ItemKind.PAIR, ItemKind.DOCUMENT
MINUTES = 30


@pytest.mark.parametrize(
    ("minutes_later", "wanted", "by", "taken"),
    [
        (0, {"x": 1, "y": 1}, "Ben", "y"),
        (0, {"x": 1}, "Ben", ""),
        (0, {"x": 2}, "Ben", "x"),
        (0, {"y": 1, "x": 1}, "Ana", "y"),
        (29, {"x": 1}, "Ben", ""),
        (30, {"x": 1}, "Ben", "x"),
    ],
)
def test_what_is_taken_goes_to_nobody_else_until_it_is_free(
    tmp_path: Path, minutes_later: int, wanted: dict[str, int], by: str, taken: str
) -> None:
    with open_workspace(tmp_path / "work.sqlite3", collection="test") as workspace:
        take_next(workspace, PAIR, {"x": 1}, by="Ana", at=NOON, minutes=MINUTES)
        at = NOON + timedelta(minutes=minutes_later)
        assert take_next(workspace, PAIR, wanted, by=by, at=at, minutes=MINUTES).item_id == taken
        held = {each.item_id for each in takings_now(workspace, at=at) if each.by == by}
        assert held == ({taken} if taken else set())


def test_who_goes_on_working_holds_it_longer(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "work.sqlite3", collection="test") as workspace:
        for minutes in (0, 20, 40):
            at = NOON + timedelta(minutes=minutes)
            take_next(workspace, DOCUMENT, {"x": 1}, by="Ana", at=at, minutes=MINUTES)
        [held] = takings_now(workspace, at=NOON + timedelta(minutes=69))
        assert (held.by, held.kind, held.item_id) == ("Ana", DOCUMENT, "x")
        assert takings_now(workspace, at=NOON + timedelta(minutes=70)) == ()


def test_letting_go_frees_one_kind_alone(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "work.sqlite3", collection="test") as workspace:
        for kind in ItemKind:
            take_next(workspace, kind, {"x": 1}, by="Ana", at=NOON, minutes=MINUTES)
        release_taken(workspace, PAIR, by="Ana", at=NOON)
        assert [each.kind for each in takings_now(workspace, at=NOON)] == [DOCUMENT]


def test_what_others_hold_of_the_kind_is_told(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "work.sqlite3", collection="test") as workspace:
        for by, kind in (("Ana", PAIR), ("Ben", PAIR), ("Ben", DOCUMENT)):
            take_next(workspace, kind, {"x": 2}, by=by, at=NOON, minutes=MINUTES)
        for minutes, until in ((0, 30), (10, 30), (20, 50)):  # taken anew when half of the time is gone
            at = NOON + timedelta(minutes=minutes)
            held = take_next(workspace, PAIR, {"x": 2}, by="Ana", at=at, minutes=MINUTES)
            assert [(each.by, each.kind) for each in held.others] == [("Ben", PAIR)]
            assert datetime.fromisoformat(held.until) == NOON + timedelta(minutes=until)
        assert take_next(workspace, PAIR, {"x": 1}, by="Cem", at=NOON, minutes=MINUTES).until == ""


def test_nobody_takes_without_a_name(tmp_path: Path) -> None:
    with (
        open_workspace(tmp_path / "work.sqlite3", collection="test") as workspace,
        pytest.raises(JudgementError, match="no name"),
    ):
        take_next(workspace, PAIR, {"x": 1}, by=" ", at=NOON, minutes=MINUTES)


def test_of_many_who_ask_at_once_no_two_are_given_one_thing(work: Address) -> None:
    names = [f"person {number}" for number in range(8)]

    def ask(by: str) -> str:
        with open_workspace(work, collection="test") as workspace:
            return take_next(workspace, PAIR, dict.fromkeys("abcde", 1), by=by, at=NOON, minutes=MINUTES).item_id

    open_workspace(work, collection="test").close()
    with ThreadPoolExecutor(len(names)) as people:
        given = list(people.map(ask, names))
    assert sorted(given) == ["", "", "", *"abcde"]


class Crowd(RuleBasedStateMachine):
    """People who take, let go and wait, in any order, beside a model of who was given what until when."""

    folder = TemporaryDirectory()
    workspace = open_workspace(Path(folder.name) / "work.sqlite3", collection="test")

    def __init__(self) -> None:
        super().__init__()
        with self.workspace.writing(Action.JUDGE) as connection:
            connection.execute(delete(takings))
        self.now = NOON
        self.given: dict[str, str] = {}

    @rule(
        by=st.sampled_from("ABC"),
        wanted=st.dictionaries(st.sampled_from(["x:%", "y_", "z"]), st.integers(1, 2), min_size=1),
    )
    def take(self, by: str, wanted: dict[str, int]) -> None:
        others = Counter(each.item_id for each in takings_now(self.workspace, at=self.now) if each.by != by)
        taken = take_next(self.workspace, PAIR, wanted, by=by, at=self.now, minutes=MINUTES).item_id
        if taken:
            assert others[taken] < wanted[taken]
            self.given[by] = taken
        else:
            assert all(others[item_id] >= most for item_id, most in wanted.items())
            self.given.pop(by, None)

    @rule(by=st.sampled_from("ABC"))
    def let_go(self, by: str) -> None:
        release_taken(self.workspace, PAIR, by=by, at=self.now)
        self.given.pop(by, None)

    @rule(minutes=st.integers(1, 40))
    def wait(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @invariant()
    def each_person_holds_at_most_what_was_given(self) -> None:
        held = takings_now(self.workspace, at=self.now)
        assert len({each.by for each in held}) == len(held)
        assert {each.by: each.item_id for each in held}.items() <= self.given.items()
        assert all(number <= 2 for number in Counter(each.item_id for each in held).values())


TestCrowd = Crowd.TestCase
TestCrowd.settings = settings(max_examples=12, stateful_step_count=10, deadline=None)

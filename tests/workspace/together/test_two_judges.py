"""Pairs judged by two: what counts, what waits, what each may see and is asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.collection import load_collection
from claims.matching import link_incidents, match_claims
from claims.model import IMPORTED, Verdict
from claims.people import Role, acting
from claims.projects import open_project
from claims.workspace import (
    PairState,
    Standing,
    TeamSettings,
    Workspace,
    change_team_settings,
    last_judgement,
    open_workspace,
    read_history,
    read_standing,
    record_judgement,
    undo_judgement,
    with_judgements,
)
from claims.workspace.together.two_judges import hidden_answers
from claims.workspace.whole.change_history import change_history
from claims.workspace.whole.copy_workspace import copy_judgements
from tests.builders.collection_tables import build_collection, claim, row
from tests.builders.team import member, team_project
from tests.builders.workspaces import NOON, judge, later

THREE = build_collection(claim("a", title="one"), claim("b", title="two"), claim("c", title="three"))
VERDICTS = {"same": Verdict.SAME, "not": Verdict.NOT_SAME, "part": Verdict.PART_OF, "unsure": Verdict.UNSURE}
HALF, DISPUTED, DECIDED = PairState.HALF, PairState.DISPUTED, PairState.DECIDED


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(tmp_path / "work.sqlite3", collection="test") as opened:
        change_team_settings(opened, TeamSettings(by_two=True), by="Ana", at=NOON)
        yield opened


def after(workspace: Workspace, *answers: str, pair: str = "ab") -> Standing:
    """What holds after answers such as "Ana same"; "whole" is a part-of of the other claim, "undo" takes the last answer back."""
    for answer in answers:
        by, said = answer.split()
        if said == "undo":
            last = last_judgement(read_history(workspace), by=by)
            undo_judgement(workspace, last.judgement_id, by=by, at=later())
        elif said == "whole":
            judge(workspace, THREE, pair[::-1], Verdict.PART_OF, by=by)
        else:
            judge(workspace, THREE, pair, VERDICTS[said], by=by)
    return read_standing(workspace, THREE)


@pytest.mark.parametrize(
    ("answers", "state", "counting"),
    [
        (["Ana same"], HALF, []),
        (["Ana same", "Ana not"], HALF, []),
        (["Ana same", "Ben same"], DECIDED, ["Ana same", "Ben same"]),
        (["Ana unsure", "Ben unsure"], DECIDED, ["Ana unsure", "Ben unsure"]),
        (["Ana same", "Ben not"], DISPUTED, []),
        (["Ana same", "Ben unsure"], DISPUTED, []),
        (["Ana part", "Ben part"], DECIDED, ["Ana part of", "Ben part of"]),
        (["Ana part", "Ben whole"], DISPUTED, []),
        (["Ana same", "Ben not", "Cem same"], DECIDED, ["Cem same"]),
        (["Ana same", "Ben not", "Cem part"], DECIDED, ["Cem part of"]),
        (["Ana same", "Ben not", "Cem same", "Dea not"], DECIDED, ["Cem same"]),
        (["Ana same", "Ben same", "Cem not"], DECIDED, ["Ana same", "Ben same"]),
        (["Ana same", "Ben not", "Ana not"], DECIDED, ["Ana not same", "Ben not same"]),
        (["Ana same", "Ben not", "Cem not", "Ben undo"], DISPUTED, []),
        (["Ana same", "Ben same", "Ben undo"], HALF, []),
    ],
)
def test_a_pair_counts_when_two_agree_or_a_third_has_decided(
    workspace: Workspace, answers: list[str], state: PairState, counting: list[str]
) -> None:
    now = after(workspace, *answers)
    assert now.decisions.state_of(("a", "b")) is state
    assert sorted(f"{each.by} {each.verdict}" for each in now.in_force) == counting
    assert {each.judgement_id for each in (*now.in_force, *now.undecided)} == {
        each.judgement_id for each in now.history if each.stands
    }


def test_claims_are_linked_by_a_judgement_only_when_it_counts(workspace: Workspace) -> None:
    def together() -> bool:
        incidents = link_incidents(with_judgements(THREE, workspace), match_claims(THREE))
        return incidents.incident_of["a"] == incidents.incident_of["b"]

    linked_alone = together()
    verdict = "not" if linked_alone else "same"
    after(workspace, f"Ana {verdict}")
    assert together() is linked_alone
    after(workspace, f"Ben {verdict}")
    assert together() is not linked_alone


def test_each_judgement_counts_again_when_one_person_is_enough(workspace: Workspace) -> None:
    after(workspace, "Ana same", "Ben not")
    revision = workspace.revision()
    change_team_settings(workspace, TeamSettings(), by="Ana", at=later())
    assert len(read_standing(workspace, THREE).in_force) == 2
    assert workspace.revision() != revision


def test_what_imports_say_and_what_the_collection_brings_counts_without_a_second(workspace: Workspace) -> None:
    own = row("judgements", "own", claim_a="b", claim_b="c", verdict="same", by="Zoe", at="2026-01-01T00:00:00Z")
    collection = build_collection(
        claim("a", title="one"), claim("b", title="two"), claim("c", title="three"), judgements=[own]
    )
    record_judgement(workspace, collection, "a", "c", Verdict.SAME, by=IMPORTED, at=later())
    assert len(read_standing(workspace, collection).in_force) == 2


@pytest.mark.parametrize(
    ("answers", "by", "shown"),
    [
        (["Ana same"], "Ana", 1),
        (["Ana same"], "Ben", 0),
        (["Ana same"], "", 0),
        (["Ana same", "Ana undo", "Ana not"], "Ben", 0),
        (["Ana same", "Ben not"], "Ben", 2),
        (["Ana same", "Ben not"], "Cem", 2),
    ],
)
def test_nobody_sees_another_answer_before_there_are_two(
    workspace: Workspace, answers: list[str], by: str, shown: int
) -> None:
    assert len(after(workspace, *answers).shown_to(by)) == shown


@pytest.mark.parametrize(
    ("by", "asked_first", "never_asked"),
    [
        ("Ana", [], {("a", "b"), ("a", "c"), ("b", "c")}),
        ("Ben", [("a", "c")], {("a", "b"), ("b", "c")}),
        ("Cem", [("b", "c"), ("a", "c")], {("a", "b")}),
    ],
)
def test_pairs_in_dispute_come_first_then_those_that_lack_a_second(
    workspace: Workspace, by: str, asked_first: list[tuple[str, str]], never_asked: set[tuple[str, str]]
) -> None:
    after(workspace, "Ana same", "Ben same")
    after(workspace, "Ana same", pair="ac")
    decisions = after(workspace, "Ana same", "Ben not", pair="bc").decisions
    assert decisions.waiting_for(by) == asked_first
    assert decisions.not_to_ask(by) == never_asked


def test_a_copy_of_the_judgements_counts_them_alike(workspace: Workspace, tmp_path: Path) -> None:
    after(workspace, "Ana same")
    with open_workspace(tmp_path / "copy.sqlite3", collection="test") as copy:
        copy_judgements(workspace, copy)
        assert read_standing(copy, THREE).in_force == ()


def test_what_an_import_says_is_no_second_answer(workspace: Workspace) -> None:
    record_judgement(workspace, THREE, "a", "b", Verdict.SAME, by=IMPORTED, at=later())
    [ben] = [each for each in after(workspace, "Ben same").history if each.by == "Ben"]
    assert ben.judgement_id in hidden_answers(read_history(workspace), "Ana")


def test_the_history_tells_who_signed_in_of_no_answer_that_lacks_a_second(tmp_path: Path) -> None:
    path = team_project(tmp_path)
    first, second = member(Role.REVIEWER), member(Role.OWNER)
    with acting(second), open_project(path) as project:
        collection = load_collection(path)
        change_team_settings(project.workspace, TeamSettings(by_two=True), by="", at=NOON)
    for person, verdict in ((first, Verdict.SAME), (second, Verdict.NOT_SAME)):
        with acting(second), open_project(path) as project:
            assert "judgements" not in set(change_history(project.workspace)["table"])
        with acting(person), open_project(path) as project:
            record_judgement(project.workspace, collection, "hawar-c", "sohr-c", verdict, by="", at=later())
    with acting(second), open_project(path) as project:
        shown = change_history(project.workspace)
    assert list(shown.loc[shown["table"] == "judgements", "by"]) == [first.member, second.member]

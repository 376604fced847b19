"""The review page for several people: no pair twice, two judge apart, a third decides, and how far they agree."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from claims.team.takings import ItemKind, takings_now
from claims.workspace import TeamSettings, change_team_settings, open_workspace, read_standing
from claims.workspace.together.two_judges import PairState
from tests.builders.app_pages import html, run, sound
from tests.builders.shipped import shipped_collection
from tests.builders.workspaces import NOON
from views.texts import words


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    path = tmp_path / "work.sqlite3"
    monkeypatch.setenv("CLAIMS_WORKSPACE", str(path))
    open_workspace(path, collection="qamishli-hasakah").close()
    return path


def by_two(place: Path) -> None:
    with open_workspace(place, collection="qamishli-hasakah") as workspace:
        change_team_settings(workspace, TeamSettings(by_two=True), by="Ana", at=NOON)


def reviewing(by: str) -> AppTest:
    return sound(run("review").text_input(key="visitor-name-box").input(by).run())


def answer(app: AppTest, said: str) -> str:
    """Answers, and gives the page with what came of it."""
    return html(sound(app.button(key=f"review-{said}").click().run()))


def question(app: AppTest) -> str:
    return next(block for block in html(app).split("\n") if "cc-fields" in block)


def test_two_people_are_never_asked_about_one_pair_at_once(place: Path) -> None:
    ana, ben = reviewing("Ana"), reviewing("Ben")
    first = question(ana)
    assert question(ben) != first
    answer(ana, "unsure")
    assert question(ana) not in {first, question(ben)}
    next(button for button in ben.button if button.label == words.NOT_YOU).click().run()
    with open_workspace(place, collection="qamishli-hasakah") as workspace:
        held = [each for each in takings_now(workspace, at=NOON) if each.kind is ItemKind.PAIR]
    assert [each.by for each in held] == ["Ana"]


def test_two_judge_apart_and_a_third_decides(place: Path) -> None:
    by_two(place)
    ana, ben = reviewing("Ana"), reviewing("Ben")
    assert question(ana) == question(ben)
    told = answer(ana, "same")
    assert words.UNDECIDED["half"] in told
    assert "No incident changed." in told
    assert "1 wait for a second person, 0 for a third" in told
    seen = html(sound(ben.run()))
    assert question(ben) in seen
    assert "Also reviewing now: <bdi>Ana</bdi>" in seen
    assert "<bdi>Ana</bdi>, 20" not in seen  # a line of the history
    assert words.UNDECIDED["disputed"] in answer(ben, "not same")
    cem = reviewing("Cem")
    assert "<bdi>Ana</bdi>, 20" in html(cem)
    answer(cem, "not same")
    with open_workspace(place, collection="qamishli-hasakah") as workspace:
        standing = read_standing(workspace, shipped_collection())
    assert len(standing.decisions.pairs(PairState.DECIDED)) == 1


def test_agreement_is_told_once_two_have_judged_a_pair(place: Path) -> None:
    by_two(place)
    answer(reviewing("Ana"), "same")
    assert words.AGREEMENT_OF_REVIEWERS not in [each.label for each in reviewing("Ana").expander]
    ben = reviewing("Ben")
    answer(ben, "same")
    assert words.AGREEMENT_OF_REVIEWERS in [each.label for each in ben.expander]
    ben.session_state["review-agreement"] = True
    assert "alpha: 1.00. Pairs reviewed more than once: 1. People: 2." in html(sound(ben.run()))

"""Two people on one project in two browsers: never the same pair, judged apart, and told afterwards what the other did."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from benchmarks.serving import serving
from claims.collection import load_collection
from claims.projects import copy_collection, open_project
from claims.workspace import TeamSettings, change_team_settings
from tests.builders.browser_pages import say_name, settled, visit
from tests.builders.projects import NOW
from tests.builders.shipped import SHIPPED
from views.texts import project_words, words

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("watch")]


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    path = copy_collection(load_collection(SHIPPED), title="Ours", at=NOW)
    with open_project(path) as project:
        change_team_settings(project.workspace, TeamSettings(by_two=True), by="Ana", at=NOW)
    assert isinstance(path, Path)
    with serving(path) as served:
        yield served


def test_two_people_judge_apart_and_see_what_the_other_did(page: Page, visitor: BrowserContext, address: str) -> None:
    ana, ben = page, visitor.new_page()
    for person, who in ((ana, "Ana"), (ben, "Ben")):
        visit(person, f"{address}/review")
        say_name(person, who)
        settled(person)
    ana.get_by_role("button", name=words.ANSWERS["same"]).click()
    expect(ana.get_by_text(words.UNDECIDED["half"]).first).to_be_visible()
    expect(ben.get_by_text("Also reviewing now: Ana")).to_be_visible()
    ben.get_by_role("button", name=words.ANSWERS["not same"]).click()
    expect(ben.get_by_text(words.UNDECIDED["disputed"]).first).to_be_visible()
    visit(ana, f"{address}/project")
    expect(ana.get_by_text(project_words.ASSIGNMENTS)).to_be_visible()

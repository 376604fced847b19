"""The review page without a browser: the question, the answer's effect, the score after it, undoing, what changed."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from claims.collection import load_collection
from claims.model import Verdict
from claims.workspace import open_workspace, read_history, record_judgement
from tests.builders.app_pages import html, run, sound
from tests.builders.collection_tables import read_rows, write_rows
from tests.builders.shipped import SHIPPED
from views.texts import words

OWN = len(read_rows(SHIPPED / "judgements.csv"))  # what the collection itself has judged


@pytest.fixture(autouse=True)
def workspace_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    path = tmp_path / "work.sqlite3"
    monkeypatch.setenv("CLAIMS_WORKSPACE", str(path))
    return path


def reviewing(by: str) -> AppTest:
    """The page of a reviewer who has typed a name."""
    return sound(run("review").text_input(key="visitor-name-box").input(by).run())


def press(app: AppTest, key: str) -> AppTest:
    return sound(app.button(key=f"review-{key}").click().run())


def verdicts(workspace_file: Path) -> list[tuple[str, str, bool]]:
    with open_workspace(workspace_file, collection="qamishli-hasakah") as workspace:
        return [(judgement.by, str(judgement.verdict), judgement.stands) for judgement in read_history(workspace)]


def effect(app: AppTest) -> str:
    """What the last answer changed."""
    [shown] = [block for block in html(app).split("\n") if words.LAST_ANSWER in block]
    return shown


def left(app: AppTest) -> int:
    """How many pairs are left to review, as the page says."""
    [number] = re.findall(r"(\d+) pairs left", html(app))
    return int(number)


def question(app: AppTest) -> str:
    """The two accounts on the page."""
    return next(block for block in html(app).split("\n") if "cc-fields" in block)


def test_nobody_judges_without_a_name_which_the_visit_keeps_and_the_address_never_has() -> None:
    app = run("review", by="Eve")
    assert words.WHY_NAME in html(app)
    assert len(app.button) == 0
    app.text_input(key="visitor-name-box").input("  Ana\n B. ").run()
    assert "Reviewing as <b><bdi>Ana B.</bdi></b>" in html(app)
    assert "Ana" not in str(app.query_params)
    next(button for button in app.button if button.label == words.NOT_YOU).click().run()
    assert words.WHY_NAME in html(app)


def test_what_the_answers_mean_is_on_the_page_with_examples() -> None:
    for app in (run("review"), reviewing("Ana")):
        for meaning in (*words.MEANINGS.values(), *words.EXAMPLES.values()):
            assert meaning in html(app)


def test_the_score_is_hidden_until_the_answer_and_stands_beside_it_then() -> None:
    app = reviewing("Ana")
    assert "probability" not in html(app)
    assert len(app.get("plotly_chart")) == 0
    press(app, "same")
    assert "a probability of" in effect(app)
    assert len(app.get("plotly_chart")) == 1
    press(app, "undo")
    assert "probability" not in html(app)


def test_an_answer_is_kept_and_the_next_pair_shown(workspace_file: Path) -> None:
    app = reviewing("Ana")
    first = question(app)
    press(app, "not same")
    assert question(app) != first
    assert verdicts(workspace_file) == [("Ana", "not same", True)]
    assert words.PROGRESS.split(";")[0].format(mine=1, all=1 + OWN) in html(app)
    assert question(reviewing("Ana")) == question(app)


@pytest.mark.parametrize("answer", ["same", "part", "whole", "unsure"])
def test_every_answer_is_kept_as_given(workspace_file: Path, answer: str) -> None:
    press(reviewing("Ana"), answer)
    [(_, verdict, _)] = verdicts(workspace_file)
    assert verdict == {"part": "part of", "whole": "part of"}.get(answer, answer)


def test_which_account_is_the_part_follows_the_button(workspace_file: Path) -> None:
    press(reviewing("Ana"), "part")
    assert reviewing("Ben").button(key="review-undo").disabled  # has judged nothing
    with open_workspace(workspace_file, collection="qamishli-hasakah") as workspace:
        [left_is_part] = read_history(workspace)
    assert left_is_part.claim_a < left_is_part.claim_b


def test_undoing_brings_the_pair_back_and_says_what_changed(workspace_file: Path) -> None:
    app = reviewing("Ana")
    first = question(app)
    press(app, "unsure")
    press(app, "undo")
    assert question(app) == first
    assert verdicts(workspace_file) == [("Ana", "unsure", False)]
    assert "Undone: " in html(app)
    assert "No incident changed." in html(app)
    assert "undone by <bdi>Ana</bdi>" in html(app)
    assert app.button(key="review-undo").disabled


def test_the_effect_is_told_in_words(workspace_file: Path) -> None:
    app = press(reviewing("Ana"), "not same")
    assert " for an incident of " in effect(app)
    press(app, "unsure")
    assert "No incident changed." in effect(app)
    assert [verdict for _, verdict, _ in verdicts(workspace_file)] == ["not same", "unsure"]
    assert len(read_rows(SHIPPED / "judgements.csv")) == OWN


def test_pairs_that_come_up_with_an_answer_are_told_with_the_reason() -> None:
    app = reviewing("Ana")
    before = left(app)
    for answer in ("not same", "same", "not same"):
        press(app, answer)
        new = re.findall(r"(\d+) pairs? (?:is|are) new: your last answer", html(app))
        assert left(app) < before + sum(map(int, new))
        before = left(app)
    press(app, "undo")
    assert left(app) > before
    assert "open again, because you undid an answer" in html(app)


def test_a_skipped_pair_comes_back_when_asked_for() -> None:
    app = reviewing("Ana")
    first = question(app)
    press(app, "skip")
    assert question(app) != first
    next(button for button in app.button if button.label == words.BRING_BACK).click().run()
    assert question(app) == first


def test_a_reason_is_kept_with_the_answer(workspace_file: Path) -> None:
    app = reviewing("Ana")
    app.text_input(key="review-why").input("same <b>checkpoint</b>")
    press(app, "same")
    with open_workspace(workspace_file, collection="qamishli-hasakah") as workspace:
        assert read_history(workspace)[0].why == "same <b>checkpoint</b>"
    assert "same &lt;b&gt;checkpoint&lt;/b&gt;" in html(app)
    assert "<b>checkpoint" not in html(app)


def test_what_others_judged_is_not_asked_and_counts_for_all() -> None:
    first = question(reviewing("Ana"))
    press(reviewing("Ben"), "not same")
    app = reviewing("Ana")
    assert question(app) != first
    assert words.PROGRESS.split(";")[0].format(mine=0, all=1 + OWN) in html(app)


def test_an_answer_that_cannot_be_kept_says_so(workspace_file: Path) -> None:
    app = reviewing("Ana")
    workspace_file.write_text("not a database\n" * 100, encoding="utf-8")
    press(app, "same")
    assert "is not a workspace" in html(app)


def test_a_workspace_of_another_collection_is_refused(workspace_file: Path) -> None:
    open_workspace(workspace_file, collection="other").close()
    app = run()
    assert "belongs to the collection" in html(app)


def test_clashes_and_changed_claims_wait_on_the_page(
    workspace_file: Path, small_collection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMS_COLLECTION", str(small_collection))
    collection = load_collection(small_collection)
    with open_workspace(workspace_file, collection=collection.name) as workspace:
        record_judgement(
            workspace, collection, "h1", "w1", Verdict.NOT_SAME, by="Ben", at=datetime(2026, 11, 22, tzinfo=UTC)
        )
    rows = read_rows(small_collection / "claims.csv")
    rows[0]["note"] = "read again"
    write_rows(small_collection / "claims.csv", rows)
    app = reviewing("Ana")
    assert "Judgements contradict each other: Ben judged h1 and w1: not same, but test judged h1 and w1: same" in html(
        app
    )
    assert words.TO_CONFIRM in html(app)
    holds = [button for button in app.button if button.label == words.STILL_HOLDS]
    assert len(holds) == 2  # the collection's own and Ben's
    holds[0].click().run()
    assert len([button for button in app.button if button.label == words.STILL_HOLDS]) == 1


def test_nothing_to_judge_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("views.state.review_session.next_questions", lambda *_, **__: ())
    app = reviewing("Ana")
    assert words.NOTHING_TO_JUDGE in html(app)
    assert app.button(key="review-same").disabled

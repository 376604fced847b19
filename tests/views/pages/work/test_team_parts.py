"""What several people see on the pages of a project: who works on what, what changed since, settings, answers to notes; and what one alone does not."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from claims.importers import open_collection
from claims.projects import Note, NoteKind, assignment_edits, note_edits, open_project, put, read_notes
from claims.study import make_study
from claims.team.takings import ItemKind, take_next, takings_now
from claims.team.visits import note_visit
from claims.workspace import read_history, read_team_settings
from tests.builders.app_pages import html, press, run, sound, type_into_boxes
from tests.builders.projects import NOW, two_outlets
from views.texts import project_words

LONG_AGO = datetime(2026, 11, 30, 10, tzinfo=UTC)  # after the project was begun


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    type_into_boxes(monkeypatch)
    return two_outlets(tmp_path / "competing-claims" / "projects")


@pytest.fixture
def shared(path: Path) -> Path:
    """The project of Ada, where Ben was long ago."""
    with open_project(path) as project:
        note_visit(project.workspace, by="Ben", at=LONG_AGO)
    return path


def project_page(path: Path, by: str = "", page: str = "project", **params: str) -> AppTest:
    """A page of the project, for somebody who has given a name in this visit."""
    app = run(page, collection=path.stem, **params)
    if by:
        app.session_state["visitor-name"] = by
        sound(app.run())
    return app


def labels(app: AppTest) -> str:
    return " ".join(expander.label for expander in app.expander)


def test_who_works_alone_sees_nothing_of_a_team(path: Path) -> None:
    app = project_page(path, "Ada")
    assert project_words.ASSIGNMENTS not in labels(app)
    assert project_words.SINCE.split("{")[0] not in labels(app)


def test_who_works_in_a_project_is_asked_by_the_parts_that_show_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def everybody_in(workspace: object) -> tuple[str, ...]:
        asked.append(workspace)
        return "Ada", "Ben"

    monkeypatch.setattr("claims.team.visits.everybody_in", everybody_in)
    project_page(path, "Ada", "overview")
    assert not asked
    assert project_words.ASSIGNMENTS in labels(project_page(path))
    assert len(asked) == 1


def test_what_others_did_since_the_last_visit_is_listed_by_incident(shared: Path) -> None:
    with open_project(shared) as project:
        row = {**project.rows("statements")["hawar-4"], "value": "4"}
        later = LONG_AGO + timedelta(hours=1)
        project.change([put("statements", **row)], what="Corrected it", by="Ada", at=later)
    app = project_page(shared, "Ben")
    assert f"{project_words.SINCE.format(day='2026-11-30 10:00')} (1)" in labels(app)
    [listed] = [block for block in html(app).split("\n") if "<bdi>Ada</bdi>: Corrected it" in block]
    assert "Qamishli clash, 23 Jan 2021" in listed
    assert project_words.SINCE.split("{")[0] not in labels(project_page(shared, "Cem"))


def test_work_is_assigned_and_done(shared: Path) -> None:
    [incident] = make_study(open_collection(shared), shared).incidents.rows
    app = project_page(shared, "Ada")
    assert not app.multiselect
    app.session_state["assignments"] = True
    sound(app.run())
    app.multiselect(key="assign-incident").set_value([incident])
    app.selectbox(key="assign-to").set_value("Ben")
    app.text_input(key="assign-note").set_value("Who counted?")
    sound(press_submit(app, project_words.ASSIGN))
    assert "<bdi>Who counted?</bdi>" in html(app)
    app = project_page(shared, "Ben")
    assert f"{project_words.ASSIGNMENTS} (1)" in labels(app)
    filtered = run("", collection=shared.stem, tag="@Ben")
    [chip] = [button.label for button in filtered.button if str(button.key).startswith("chip-")]
    assert chip.endswith("Ben ✕")
    assert "tag=%40Ben" in html(app)
    press(app, project_words.IS_DONE)
    assert f"{project_words.ASSIGNMENTS} (0)" in labels(app)
    with open_project(shared) as project:
        assert [(change.what, change.by) for change in project.history()[2:]] == [
            ("Assigned to Ben: 1", "Ada"),
            ("Done: Qamishli clash, 23 Jan 2021", "Ben"),
        ]


def press_submit(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def test_settings_of_the_team_are_kept(path: Path) -> None:
    app = project_page(path, "Ada")
    app.checkbox(key="team-by-two").check()
    app.number_input(key="team-minutes").set_value(5)
    sound(press_submit(app, project_words.SAVE_SETTINGS))
    with open_project(path) as project:
        settings = read_team_settings(project.workspace)
    assert (settings.by_two, settings.taking_minutes) == (True, 5)
    assert app.checkbox(key="team-by-two").value


def test_a_note_of_another_is_answered_not_changed(shared: Path) -> None:
    subject = Note(note_id="", kind=NoteKind.CLAIM, subject="hawar-c", about="Clash")
    with open_project(shared) as project:
        edits = note_edits(project, (), subject, tags=[], texts={"": "Who counted?"}, by="Ada", at=NOW)
        project.change(edits, what="Noted", by="Ada", at=NOW)
    app = project_page(shared, page="claims", claim="hawar-c")
    app.session_state["visitor-name"] = "Ben"
    key = "notes-claim-hawar-c-0"
    app.session_state[key] = True
    sound(app.run())
    assert f"{key}-note" not in [area.key for area in app.text_area]
    app.selectbox(key=f"{key}-answers").set_value("note")
    app.text_area(key=f"{key}-new").set_value("The hospital.")
    press(app, project_words.SAVE_NOTES)
    study = make_study(open_collection(shared), shared)
    with open_project(shared) as project:
        notes = read_notes(project, study.incidents, study.findings).on((NoteKind.CLAIM, "hawar-c"))
    assert [(note.text, note.by, note.answers) for note in notes] == [
        ("Who counted?", "Ada", ""),
        ("The hospital.", "Ben", "note"),
    ]
    assert html(app).index("Who counted?") < html(app).index("The hospital.")
    assert "margin-inline-start:2em" in html(app)


def test_a_document_that_another_codes_is_not_saved_and_ones_own_is_held(path: Path) -> None:
    app = project_page(path, "Ada", "code", claim="hawar-c")
    with open_project(path) as project:
        [held] = takings_now(project.workspace, at=datetime.now(UTC))
        assert (held.by, held.item_id) == ("Ada", "hawar-d")
        asked = take_next(project.workspace, ItemKind.DOCUMENT, {"hawar-d": 1}, by="Ben", at=NOW, minutes=9)
        assert asked.item_id == ""
    other = project_page(path, "Ben", "code", claim="hawar-c")
    assert project_words.TAKEN_BY.split("{time}")[0].format(name="<b><bdi>Ada</bdi></b>") in html(other)
    assert other.button(key="code-save").disabled
    assert not app.button(key="code-save").disabled


def test_a_pair_that_is_assigned_is_asked_of_that_person_alone(shared: Path) -> None:
    subject = Note(note_id="", kind=NoteKind.PAIR, subject="hawar-c|sohr-c", about="Two clashes")
    with open_project(shared) as project:
        edits = assignment_edits(project, [subject], assigned="Ben", by="Ada", at=NOW)
        project.change(edits, what="Assigned", by="Ada", at=NOW)
    assert project_page(shared, "Ada", "review").button(key="review-same").disabled  # nothing is asked
    app = project_page(shared, "Ben", "review")
    sound(app.button(key="review-same").click().run())
    assert app.button(key="review-same").disabled
    with open_project(shared) as project:
        assert [(each.pair, each.by) for each in read_history(project.workspace)] == [(("hawar-c", "sohr-c"), "Ben")]

"""Notes, tags and saved views on the pages: written where things are opened, filtered by, kept, and found again."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from claims.importers import open_collection
from claims.projects import NoteKind, list_projects, open_project, read_views, removed_projects, restore_project
from claims.study import Study, make_study
from tests.builders.app_pages import html, in_address, press, run, sound
from tests.builders.projects import NOW, account, two_outlets
from tests.builders.shipped import SHIPPED
from views.texts import project_words, words


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return tmp_path / "competing-claims" / "projects"


@pytest.fixture
def path(folder: Path) -> Path:
    return two_outlets(folder)


def study_of_project(path: Path) -> Study:
    return make_study(open_collection(path), path)


def write(app: AppTest, kind: NoteKind, subject_id: str, *, tags: list[str], note: str, saved: int = 0) -> AppTest:
    """Opens the place for notes, fills it in and saves."""
    key = f"notes-{kind}-{subject_id}-{saved}"
    app.session_state[key] = True
    sound(app.run())
    app.multiselect(key=f"{key}-tags").set_value(tags)
    app.text_area(key=f"{key}-new").set_value(note)
    app.text_input(key=f"{key}-by").set_value("Ada")
    return press(app, project_words.SAVE_NOTES)


def test_an_incident_a_discrepancy_and_a_claim_are_noted_where_they_are_opened(path: Path) -> None:
    [found] = study_of_project(path).findings.discrepancies
    places = {
        (NoteKind.INCIDENT, found.incident_id): ("incident", "id"),
        (NoteKind.DISCREPANCY, found.discrepancy_id): ("discrepancies", "discrepancy"),
        (NoteKind.CLAIM, "hawar-c"): ("claims", "claim"),
    }
    for (kind, subject_id), (page, parameter) in places.items():
        app = run(page, collection=path.stem, **{parameter: subject_id})
        shown = html(write(app, kind, subject_id, tags=["check"], note=f"On the <b>{kind}</b>"))
        assert '<span class="cc-badge cc-tag"><bdi>check</bdi></span> <small><bdi>Ada</bdi>, 20' in shown
        assert f"<bdi>On the &lt;b&gt;{kind}&lt;/b&gt;</bdi>" in shown
    with open_project(path) as project:
        assert [(change.what, change.by) for change in project.history()[2:]] == [
            ("Notes and tags: Qamishli clash, 23 Jan 2021", "Ada"),
            ("Notes and tags: Qamishli clash, 23 Jan 2021: killed", "Ada"),
            ("Notes and tags: Hawar: Clash in Qamishli", "Ada"),
        ]
    listed = html(run("project", collection=path.stem))
    assert all(f">On the &lt;b&gt;{kind}&lt;/b&gt;<" in listed for kind, _ in places)


def test_notes_are_changed_and_removed_in_the_same_place(path: Path) -> None:
    app = write(
        run("claims", collection=path.stem, claim="hawar-c"), NoteKind.CLAIM, "hawar-c", tags=["a", "b"], note="First"
    )
    key = "notes-claim-hawar-c-1"
    app.session_state[key] = True
    sound(app.run())
    assert app.multiselect(key=f"{key}-tags").value == ["a", "b"]
    app.text_area(key=f"{key}-note").set_value("")
    app.multiselect(key=f"{key}-tags").set_value(["b"])
    press(app, project_words.SAVE_NOTES)
    with open_project(path) as project:
        assert [(row.get("tags"), row.get("text")) for row in project.rows("notes").values()] == [("b", None)]
    assert "First" not in html(app)


def test_what_is_tagged_is_what_the_filter_leaves(path: Path) -> None:
    with open_project(path) as project:
        project.change(account("third", "9", day="2021-02-20"), what="Another incident", at=NOW)
    [found] = study_of_project(path).findings.discrepancies
    write(
        run("discrepancies", collection=path.stem, discrepancy=found.discrepancy_id),
        NoteKind.DISCREPANCY, found.discrepancy_id, tags=["to check"], note="",
    )  # fmt: skip
    for page in ("", "discrepancies"):
        app = run(page, collection=path.stem, tag="to check")
        assert "Showing 1 of 2 incidents and 1 of 1 discrepancy." in html(app)
        assert [button.label for button in app.button if str(button.key).startswith("chip-")] == ["Tag\\: to check ✕"]
    app = press(run("project", collection=path.stem, tag="to check"), project_words.REMOVE_YES)
    assert "to check" not in html(app)  # what opens in its place begins without the filter
    restore_project(next(iter(removed_projects())))
    unknown = words.NOT_IN_COLLECTION.format(filter="tag", values="“<bdi>other</bdi>”")
    assert unknown in html(run("", collection=path.stem, tag="other"))


def test_a_collection_opened_from_a_folder_is_copied_and_the_page_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_COLLECTION", str(SHIPPED))
    app = run("incident")
    incident_id = in_address(app, "id")
    app = write(app, NoteKind.INCIDENT, incident_id, tags=["check"], note="")
    [info] = list_projects()
    assert app.selectbox(key="collection").value == info.name
    assert in_address(app, "id") == incident_id
    assert project_words.COPIED.split("{")[0] in html(app)
    assert "cc-tag" in html(app)


def test_notes_on_what_is_gone_are_shown_until_they_are_removed(path: Path) -> None:
    write(run("claims", collection=path.stem, claim="hawar-c"), NoteKind.CLAIM, "hawar-c", tags=[], note="Keep me")
    with open_project(path) as project:
        project.change(project.dependents("sources", "hawar"), what="Removed", at=NOW)
    app = run("project", collection=path.stem)
    assert project_words.NO_LONGER_THERE in html(app)
    assert "Keep me" in html(app)
    press(app, project_words.REMOVE_GONE)
    assert "Keep me" not in html(app)
    with open_project(path) as project:
        assert project.rows("notes") == {}


def views(path: Path) -> list[tuple[str, str, list[tuple[str, str]]]]:
    with open_project(path) as project:
        return [(view.name, view.page, view.parameters) for view in read_views(project)]


def test_a_view_is_saved_renamed_and_removed(path: Path) -> None:
    app = run("discrepancies", collection=path.stem, severity="high", about="figures")
    app.session_state["views-0"] = True
    sound(app.run())
    app.text_input(key="new-view").set_value("High")
    press(app, project_words.SAVE_VIEW)
    assert views(path) == [("High", "discrepancies", [("about", "figures"), ("severity", "high")])]
    app = run("project", collection=path.stem)
    app.text_input(key="name-high").set_value("All that is high")
    press(app, project_words.RENAME)
    assert [name for name, *_ in views(path)] == ["All that is high"]
    app.button(key="remove-high").click()
    sound(app.run())
    assert views(path) == []


def test_opening_a_view_drops_filters_that_it_does_not_have(path: Path) -> None:
    app = run("discrepancies", collection=path.stem, severity="high", place="Qamishli")
    del app.query_params["place"]
    app.query_params["view"] = "high"
    sound(app.run())
    assert app.multiselect(key="severity").value == ["high"]
    assert app.session_state["place"] == []
    assert "view" not in app.query_params

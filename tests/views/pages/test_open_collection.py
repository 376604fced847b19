"""The page Collections: the list, and a collection of one's own from upload to removal."""

from pathlib import Path

import pytest

from claims.projects import create_project, delete_project, list_projects, write_template
from tests.builders.app_pages import html, in_address, press, run, sound
from tests.builders.collection_tables import SMALL
from tests.builders.projects import NOW
from views.texts import project_words, words


@pytest.fixture(autouse=True)
def kept_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return tmp_path / "competing-claims" / "collections"


def test_collections_are_listed_and_one_can_be_opened_checked_kept_and_closed(kept_folder: Path) -> None:
    app = run("collections")
    assert "mass-shootings" in html(app)
    for file in sorted(SMALL.iterdir()):
        app.file_uploader(key="collection-files-0").upload(file.name, file.read_bytes(), "text/csv")
    sound(app.run())
    assert words.NO_PROBLEMS in html(app)
    press(app, words.OPEN_IT)
    assert words.THIS_SESSION in html(app)
    assert "is open in this tab" in html(app)
    assert in_address(app, "collection") == "collection"
    assert words.OPEN_IT not in {button.label for button in app.button}
    press(app, words.KEEP)
    assert project_words.KEPT_HERE in html(app)
    assert words.THIS_SESSION not in html(app)
    [project] = list_projects()
    assert (in_address(app, "collection"), kept_folder.exists()) == (project.name, False)


def test_a_collection_that_is_closed_gives_its_place_to_the_first() -> None:
    app = run("collections")
    for file in sorted(SMALL.iterdir()):
        app.file_uploader(key="collection-files-0").upload(file.name, file.read_bytes(), "text/csv")
    sound(app.run())
    press(app, words.OPEN_IT)
    press(app, words.FORGET)
    assert words.THIS_SESSION not in html(app)
    assert words.UNKNOWN_COLLECTION.partition("{")[0] not in html(app)


def test_a_removed_project_comes_back() -> None:
    delete_project(create_project("Lost", at=NOW))
    app = run("collections")
    press(app, project_words.RESTORE.format(name="Lost"))
    assert [info.title for info in list_projects()] == ["Lost"]
    assert project_words.REMOVED_HEADING not in {expander.label for expander in app.expander}


def test_collections_that_are_shipped_can_be_neither_kept_nor_removed() -> None:
    app = run("collections", source="SOHR")
    labels = {button.label for button in app.button}
    assert '<a href="./?collection=mass-shootings"><bdi>Mass shootings' in html(app)
    assert labels.isdisjoint({words.KEEP, words.FORGET, words.FORGET_KEPT})


def test_file_that_is_no_collection_is_refused_with_the_reason() -> None:
    app = run("collections")
    app.file_uploader(key="collection-files-0").upload("bad.zip", b"nothing", "application/zip").run()
    assert words.REFUSED in html(sound(app))
    assert "no collection" in html(app)


def test_the_template_opens_as_an_empty_project(tmp_path: Path) -> None:
    write_template(tmp_path / "template.xlsx")
    app = run("collections")
    app.file_uploader(key="collection-files-0").upload(
        "template.xlsx", (tmp_path / "template.xlsx").read_bytes(), "application/octet-stream"
    )
    sound(app.run())
    assert words.NO_PROBLEMS in html(app)
    press(app, words.OPEN_IT)
    assert words.THIS_SESSION in html(app)

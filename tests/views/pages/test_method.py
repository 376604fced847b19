"""The page Method: the texts of the project, and links from one to another."""

import tomllib
from pathlib import Path

import pytest

from claims.collection.shipped import ROOT
from tests.builders.app_pages import html, run
from views.pages.method import linked
from views.texts import words


def test_method_shows_the_text_of_the_project_and_leads_to_the_others() -> None:
    app = run("method")
    assert "## Relations" in app.markdown[0].value
    assert "(method?text=matching)" in app.markdown[0].value


def test_every_text_is_there_and_in_the_wheel() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    files = project["tool"]["setuptools"]["data-files"]["share/competing-claims/docs"]
    assert [Path(file).stem for file in files] == list(words.METHOD_TEXTS)
    assert all((ROOT / file).is_file() for file in files)


def test_unknown_text_is_not_shown() -> None:
    app = run("method", text="../README")
    assert len(app.markdown) == 0
    assert words.NO_METHOD in html(app)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](matching.md#blocks)", "[a](method?text=matching)"),
        ("[a](https://x.example/matching.md)", "[a](https://x.example/matching.md)"),
        ("[a](#here)", "[a](#here)"),
        ("[a](../claims/model.py)", "a"),
    ],
)
def test_links_lead_to_texts_that_the_page_has_or_become_words(text: str, expected: str) -> None:
    assert linked(text) == expected

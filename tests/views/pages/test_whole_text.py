"""The page of a text: its statements marked where they stand, and what to give where the text is not here."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from claims.collection import write_folder
from claims.projects import copy_collection, open_project
from claims.texts import VARIABLE, text_places
from tests.builders.app_pages import html, press, run
from tests.builders.outside_texts import FRAGMENT, TEXT, told_in
from views.pages import whole_text
from views.texts import incident_words


@pytest.fixture(autouse=True)
def _own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv(VARIABLE, raising=False)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "one.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "corpus"


def page_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, statement: str = "c1-1", **columns: str) -> AppTest:
    """The page of the text of a collection's only document."""
    write_folder(told_in(**columns), tmp_path / "study")
    monkeypatch.setenv("CLAIMS_COLLECTION", str(tmp_path / "study"))
    return run("text", document="c1-doc", statement=statement)


def test_the_words_of_a_statement_lead_to_its_text_where_they_are_marked(
    tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(corpus))
    shown = html(page_of(tmp_path, monkeypatch, fragment=FRAGMENT, verbatim="Old Quarter", paragraph="2"))
    assert '<a href="text?document=c1-doc&amp;statement=c1-1"><bdi>paragraph 2</bdi></a>' in shown
    assert 'killed in  the “<mark class="cc-chosen"><sup><bdi>1</bdi></sup>Old Quarter</mark>”.' in shown
    assert "Six were wounded" in shown
    assert incident_words.TEXTS_FOUND.format(number=1, all=1) in shown
    assert str(corpus) in shown
    assert incident_words.NOT_IN_TEXT not in shown


def test_words_that_are_not_in_the_text_are_said_to_be_astray(
    tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(corpus))
    shown = html(page_of(tmp_path, monkeypatch, fragment="Seven were wounded", paragraph="3"))
    assert incident_words.NOT_IN_TEXT in shown
    assert "<mark" not in shown


def test_a_document_without_a_text_says_what_to_give_and_is_shown_once_it_is_given(
    tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = page_of(tmp_path, monkeypatch, fragment=FRAGMENT, paragraph="2")
    assert incident_words.NO_TEXT in html(app)
    assert "<code>sha256:" in html(app)
    assert FRAGMENT.replace('"', "&quot;") in html(app)
    app.text_area[0].set_value(f"{tmp_path / 'nowhere'}\n\n{corpus}\n")
    shown = html(press(app, incident_words.LOOK_THERE))
    assert "killed in  the “Old Quarter”" in shown
    assert "no texts at &#x27;" in shown
    assert text_places() == (tmp_path / "nowhere", corpus)


def test_a_text_that_a_project_keeps_is_shown_without_any_place() -> None:
    project = copy_collection(
        told_in(fragment=FRAGMENT, paragraph="2"), title="Kept", at=datetime(2026, 1, 2, tzinfo=UTC)
    )
    with open_project(project) as opened:
        opened.keep_texts([TEXT])
    assert "killed in  the “Old Quarter”" in html(run("text", collection="kept"))


def test_of_a_very_long_text_the_paragraphs_around_the_statement_are_shown(
    tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(corpus))
    monkeypatch.setattr(whole_text, "MOST_LETTERS", 10)
    shown = html(page_of(tmp_path, monkeypatch, statement="", fragment="A shooting", paragraph="1"))
    assert "<mark><sup><bdi>1</bdi></sup>A shooting</mark>" in shown
    assert "Six were wounded" not in shown


def test_a_document_that_has_no_digest_or_is_not_there_is_said() -> None:
    assert incident_words.UNKNOWN_DOCUMENT.format(id="“<bdi>nothing</bdi>”") in html(run("text", document="nothing"))


def test_a_collection_without_digests_says_so(small_collection: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_COLLECTION", str(small_collection))
    assert incident_words.NO_DOCUMENTS in html(run("text"))

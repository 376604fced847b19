"""The page that codes by hand: an account is filled in, said back, asked about, saved, opened again, changed, removed and restored."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from claims.collection import load_collection
from claims.projects import create_project, open_project
from claims.workspace import kept_texts
from tests.builders.app_pages import html, run, sound, type_into_boxes
from tests.builders.projects import NOW, two_outlets
from tests.builders.shipped import SHIPPED
from views.texts import coding_words, import_words

PASTED = "Clashes\nOn Saturday clashes broke out. At night at least 14 killed, among them 3 children, were counted."


@pytest.fixture(autouse=True)
def projects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return tmp_path / "competing-claims" / "projects"


@pytest.fixture
def empty() -> Path:
    path = create_project("Begun", by="Ada", at=NOW)
    assert isinstance(path, Path)
    return path


@pytest.fixture(autouse=True)
def typing(monkeypatch: pytest.MonkeyPatch) -> None:
    type_into_boxes(monkeypatch)


@dataclass
class Form:
    """The page."""

    app: AppTest

    @property
    def html(self) -> str:
        return html(self.app)

    def run(self) -> "Form":
        sound(self.app.run())
        return self

    def key(self, part: str) -> str:
        return f"code-{self.app.session_state['coding-session'].serial}-{part}"

    def box(self, key: str) -> Any:  # a widget of any kind
        app = self.app
        kinds = [*app.selectbox, *app.multiselect, *app.text_input, *app.text_area, *app.radio]
        return next(box for box in kinds if box.key == key)

    def fill(self, **boxes: object) -> "Form":
        """Fills boxes one after the other; a list goes into a box for several names."""
        for part, value in boxes.items():
            key = self.key(part.replace("_", "-"))
            self.box(key).set_value(value)
            self.run()
        return self

    def press(self, key: str) -> "Form":
        next(button for button in self.app.button if button.key == key).click()
        return self.run()


def form(path: Path, **params: str) -> Form:
    return Form(run("code", collection=path.stem, **params))


def filled(path: Path) -> Form:
    page = form(path).fill(source="Hawar News", new_document_title="Clashes", new_published="24 January 2021")
    line = "at least 14 killed, among them 3 children"
    return page.fill(kind=["clash"], when="Saturday", where=["Qamishli"], figures=line)


def rows(path: Path) -> list[dict[str, str]]:
    with open_project(path) as project:
        return list(project.rows("statements").values())


def claims(path: Path) -> set[str]:
    return set(load_collection(path).claims["claim_id"])


def test_an_account_is_said_back_and_saved_with_names_that_are_new(empty: Path) -> None:
    page = filled(empty)
    assert "killed: 14 or more, among them 3 (Children)." in page.html
    assert "<b>23 January 2021</b>" in page.html
    assert "Hawar News says" in page.html
    page.press("code-save")
    assert coding_words.SAVED in page.html
    assert [(row["field"], row["value"], row.get("group", "")) for row in rows(empty)] == [
        ("kind", "clash", ""),
        ("when", "2021-01-23", ""),
        ("where", "qamishli", ""),
        ("killed", "14+", ""),
        ("killed", "3", "children"),
    ]
    assert rows(empty)[1]["basis"] == "reading"
    assert load_collection(empty).problems == ()


def test_two_accounts_that_contradict_each_other_say_so_at_once(empty: Path) -> None:
    page = filled(empty).press("code-save-event")
    assert coding_words.SAVED in page.html
    page.fill(source="SOHR", new_document_title="Violence", new_published="25 January 2021", figures="5 killed")
    page.press("code-save")
    assert "These cannot both be true." in page.html
    labels = [button.label for button in page.app.button if (button.key or "").startswith("code-next")]
    assert labels == [coding_words.NEXT_EVENT, coding_words.NEXT_DOCUMENT, coding_words.NEXT_NEW]
    page.press("code-next-document")
    assert page.box(page.key("source")).value == "sohr"
    assert page.box(page.key("document-sohr")).value == "sohr-2021-01-25"


def test_what_was_saved_is_told_until_the_page_is_left(empty: Path) -> None:
    page = filled(empty).press("code-save").run()
    assert coding_words.SAVED in page.html
    for path in ("grid", "code"):
        page.app._page_hash = calc_hash(path)
        page.run()
    assert coding_words.SAVED not in page.html
    assert page.box(page.key("source")).value is None


def test_nothing_is_saved_while_something_is_missing_or_asked(empty: Path) -> None:
    page = form(empty).fill(figures="14 victims", when="banana").press("code-save")
    for missing in ("source", "title", "figures", "days", "statements"):
        assert coding_words.MISSING[missing] in page.html
    assert rows(empty) == []
    page.fill(**{"asked-outcome 14 victims": "killed"})
    assert "killed: 14." in page.html


def test_figures_that_the_words_leave_open_are_settled_by_answers(empty: Path) -> None:
    page = form(empty).fill(figures="3 plumbers killed, nobody was hurt, reportedly")
    assert coding_words.WHY_PASSED_OVER["hedge"] in page.html
    page.fill(**{"asked-hurt nobody was hurt": "wounded"})
    key = page.key("asked-group plumbers-anyone")
    next(box for box in page.app.checkbox if box.key == key).check()
    assert "killed: 3; wounded: 0." in page.run().html


def test_a_like_name_is_asked_about_and_never_taken_for_the_other(projects: Path) -> None:
    page = form(two_outlets(projects)).fill(source="sohr", where=["Kamishly"])
    asked = page.box(page.key("where-Kamishly-like-Kamishly"))
    assert asked.options == ["Qamishli", coding_words.IS_NEW]
    assert coding_words.MISSING["names"] in page.press("code-save").html
    page.box(asked.key).set_value("qamishli")
    assert coding_words.MISSING["names"] not in page.run().press("code-save").html


def test_quotations_come_from_the_text_that_is_pasted(empty: Path) -> None:
    page = filled(empty).fill(new_text=PASTED, sentence=1)
    assert "On Saturday clashes broke out." in page.html
    assert coding_words.QUOTATION_NOT_THERE in page.fill(words_1="clashes broke in").html
    page.fill(words_1="Saturday clashes broke out").press("code-save")
    said = rows(empty)
    assert (said[0]["fragment"], said[0]["paragraph"]) == ("Saturday clashes broke out", "2")
    assert (said[3]["verbatim"], said[3]["paragraph"]) == ("at least 14 killed", "2")
    with open_project(empty) as project:
        [document] = project.rows("documents").values()
        assert kept_texts(project.workspace, [document["digest"]]) == {document["digest"]: PASTED}


def test_a_chain_of_speakers_is_a_sentence_that_is_built(empty: Path) -> None:
    page = filled(empty).fill(quoted=["the Asayish"])
    assert "Hawar News, quoting the Asayish, says" in page.html
    page.fill(initiator=["police"], deniers=["the Asayish"], stance="hedges").press("code-save")
    told = [(row["value"], row["stance"], row["chain"]) for row in rows(empty) if row["field"] == "initiator"]
    assert told == [("police", "hedges", "the-asayish:asserts"), ("police", "relays", "the-asayish:denies")]


def test_further_fields_are_coded_by_their_type(empty: Path) -> None:
    page = filled(empty).fill(more=["reason", "armed", "ended", "blamed", "result"])
    page.fill(
        reason="talks failed\narrests", armed=["yes"], ended="25 January 2021", blamed=["police"], result=["truce"]
    )
    page.press("code-save")
    more = [(row["field"], row["value"]) for row in rows(empty)[3:-2]]
    assert more == [
        ("reason", "talks failed"),
        ("reason", "arrests"),
        ("armed", "yes"),
        ("ended", "2021-01-25"),
        ("blamed", "police"),
        ("result", "truce"),
    ]


def test_an_account_is_opened_changed_and_keeps_its_ids(projects: Path) -> None:
    path = two_outlets(projects)
    page = form(path, claim="hawar-c")
    assert "Account: <bdi>Clash in Qamishli</bdi>" in page.html
    page.fill(figures="4 killed").press("code-save")
    with open_project(path) as project:
        said = project.rows("statements")
        assert (said["hawar-4"]["value"], said["hawar-1"]["value"]) == ("4", "2021-01-23")
        assert project.history()[-1].what == "Changed by hand: Clash in Qamishli"


def test_what_moves_to_another_incident_is_told(projects: Path) -> None:
    path = two_outlets(projects)
    page = form(path, claim="hawar-c").fill(figures="4 killed").press("code-save")
    assert import_words.MOVED not in page.html
    page = form(path, claim="hawar-c").fill(when="1 June 2021").press("code-save")
    assert import_words.MOVED in page.html
    assert "Qamishli clash, 1 Jun 2021" in page.html


def test_an_account_that_is_saved_as_it_was_changes_nothing(projects: Path) -> None:
    page = form(two_outlets(projects), claim="hawar-c").press("code-save")
    assert "nothing would change" in page.html


def test_an_account_is_removed_and_restored(projects: Path) -> None:
    path = two_outlets(projects)
    before = load_collection(path)
    page = form(path, claim="hawar-c").press("code-remove")
    assert "Removed: " in page.html
    assert claims(path) == {"sohr-c"}
    page.app.session_state["code-removed"] = True
    page.run().press("code-restore-hawar-c")
    assert load_collection(path).rows["claims"] == before.rows["claims"]
    assert load_collection(path).rows["statements"] == before.rows["statements"]


def test_an_account_is_split_merged_and_moved(projects: Path) -> None:
    path = two_outlets(projects)
    page = form(path, claim="hawar-c")
    page.box("code-going-hawar-c").set_value(["hawar-4"])
    page.run().press("code-split")
    assert claims(path) == {"hawar-c", "hawar-c.2", "sohr-c"}
    page = form(path, claim="hawar-c")
    page.box("code-other-hawar-c").set_value("hawar-c.2")
    page.run().press("code-merge")
    assert claims(path) == {"hawar-c", "sohr-c"}
    page = form(path, claim="hawar-c")
    page.box("code-target-hawar-c").set_value("sohr-d")
    page.run().press("code-move")
    assert set(load_collection(path).claims["document_id"]) == {"sohr-d"}


def test_an_account_coded_onto_a_folder_goes_into_a_copy_of_it(projects: Path) -> None:
    before = load_collection(SHIPPED).digest
    page = Form(run("code", claim="hawar-2021-01-23-halko"))
    page.box(page.key("note")).set_value("Looked at again.")
    page.run().press("code-save")
    assert load_collection(SHIPPED).digest == before
    [copy] = projects.glob("*.sqlite3")
    assert load_collection(copy).row("claims", "hawar-2021-01-23-halko")["note"] == "Looked at again."


def test_the_page_speaks_arabic(empty: Path) -> None:
    page = form(empty, lang="ar").fill(figures="مقتل ثلاثة مدنيين بينهم طفلان")
    assert "فُهم" in page.html

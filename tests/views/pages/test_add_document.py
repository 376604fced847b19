"""The page that adds documents: reads, corrects and accepts drafts, refuses with a reason, forgets what is not accepted."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from claims.extract import DraftDocument, Task, Waiting, read_draft
from claims.model import Basis
from claims.tables import Collection
from claims.workspace import accepted_texts, open_workspace, read_accepted, with_accepted
from tests.builders.app_pages import html, run, sound, type_into_boxes
from tests.builders.document_files import BROKEN, drawn_pdf
from tests.builders.model_server import model_server
from tests.builders.shipped import shipped_collection
from views.forms import document_form
from views.state import draft_session
from views.texts import add_document_words as own_words
from views.texts import coding_words

NAME = "qamishli-hasakah"
TEXT = """On Saturday, January 23, 2021, clashes erupted in the Halko neighbourhood of Qamishli between Asayish and the National
Defense Forces. Nine policemen were killed, and six civilians were wounded, one of whom seriously, Russian officers said.

On Sunday, dozens demonstrated in al-Hasakah. <script>alert(1)</script> *Two* were detained in the demonstration."""


@pytest.fixture
def workspace_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "work.sqlite3"
    monkeypatch.setenv("CLAIMS_WORKSPACE", str(path))
    return path


@pytest.fixture(autouse=True)
def typing(monkeypatch: pytest.MonkeyPatch) -> None:
    type_into_boxes(monkeypatch)


@pytest.fixture
def adding(workspace_file: Path) -> AppTest:  # noqa: ARG001  # the workspace is named before the app starts
    return run("add")


def press(app: AppTest, key: str) -> AppTest:
    button = next(button for button in app.button if button.key and button.key.startswith(key))
    return sound(button.click().run())


def pasted(app: AppTest, text: str = TEXT, *, day: str = "2021-01-25", source: str = "north-press") -> AppTest:
    app.text_area(key="adding-text").set_value(text)
    if day:
        app.date_input(key="adding-day").set_value(date.fromisoformat(day))
    return press(choose_source(app, source), "adding-read")


def added(app: AppTest, workspace_file: Path) -> Collection:
    """The collection once every draft is accepted, a name is given and all is added."""
    app = press(app, "adding-accept-all")
    app.text_input(key="adding-name").set_value("Ana")
    press(app, "adding-add")
    with open_workspace(workspace_file, collection=NAME) as workspace:
        return with_accepted(shipped_collection(), workspace)


def choose_source(app: AppTest, source: str) -> AppTest:
    app.selectbox(key="adding-source").set_value(source).run()
    return app


def test_a_text_becomes_accounts_beside_the_others(adding: AppTest, workspace_file: Path) -> None:
    app = pasted(adding, source="Daily Herald")
    assert "Nine policemen" in html(app)
    assert own_words.OTHER_ACCOUNTS in html(app)
    with open_workspace(workspace_file, collection=NAME) as workspace:
        assert read_accepted(workspace) == ()
    app.text_input(key="adding-title").set_value("Fighting in Qamishli")
    app = press(app, "adding-accept-all")
    app.text_input(key="adding-name").set_value("Ana")
    app = press(app, "adding-add")
    shown = html(app)
    assert own_words.ADDED in shown
    assert own_words.NEW_HERE in shown
    assert "<script>" not in shown
    with open_workspace(workspace_file, collection=NAME) as workspace:
        [added] = read_accepted(workspace)
        assert (added.title, added.by) == ("Fighting in Qamishli", "Ana")
        assert accepted_texts(workspace)[added.document_id] == TEXT
    app = pasted(app)
    assert own_words.NEW_HERE not in html(app)  # what was added before stands in the way of the next report no longer
    again = run("add")
    assert "Fighting in Qamishli" in html(again)
    press(again, "remove-")
    with open_workspace(workspace_file, collection=NAME) as workspace:
        assert [document.stands for document in read_accepted(workspace)] == [False]


@pytest.mark.parametrize(
    ("prepare", "words_shown"),
    [
        (str, own_words.MISSING_TEXT),
        (lambda app: app.text_area(key="adding-text").set_value("Two died."), own_words.MISSING_SOURCE),
        (lambda app: app.text_input(key="adding-url").set_value("javascript:alert(1)"), own_words.MISSING_ADDRESS),
    ],
)
def test_what_is_missing_is_named_and_what_was_typed_stays(
    adding: AppTest, prepare: Callable[[AppTest], object], words_shown: str
) -> None:
    prepare(adding)
    app = press(adding, "adding-read")
    assert words_shown in html(app)
    assert app.text_area(key="adding-text").value in ("", "Two died.")


def test_a_model_is_asked_only_where_one_is_set_up_and_ticked(adding: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [box.key for box in adding.checkbox if box.key == "adding-endpoint"] == []
    with model_server({"incidents": []}) as server:
        monkeypatch.setenv("CLAIMS_ENDPOINT", server.settings().address)
        monkeypatch.setenv("CLAIMS_ENDPOINT_MODEL", "small")
        app = sound(adding.run())
        assert server.settings().address in html(app)
        assert not app.checkbox(key="adding-endpoint").value
        app = pasted(app)
        assert server.asked == []
        app = press(app, "adding-over")
        app.checkbox(key="adding-endpoint").set_value(True)
        pasted(app)
        assert len(server.asked) == 1


def claims_of(app: AppTest) -> list[str]:
    """The draft claims to choose from."""
    [box] = [box for box in app.selectbox if str(box.key).startswith("claim-")]
    return list(box.options)


def test_claims_are_corrected_split_merged_and_rejected(adding: AppTest) -> None:
    app = pasted(adding)
    before = html(app)
    number = len(claims_of(app))
    app = press(app, "split-")
    assert len(claims_of(app)) == number + 1
    app = press(app, "merge-")
    assert len(claims_of(app)) == number
    app = press(app, "undo-")
    app = press(app, "undo-")
    assert html(app) == before
    app = press(app, "reject-one-")
    assert html(app) != before
    app = press(app, "undo-")
    app = press(app, "reject-0-")
    assert len(claims_of(app)) == number - 1


def test_a_name_cut_short_is_the_known_one_unless_it_is_said_to_be_new(adding: AppTest) -> None:
    app = press(pasted(adding), "add-statement-")
    [form] = {str(box.key).rpartition("-")[0] for box in app.selectbox if str(box.key).endswith("-field")}
    app.selectbox(key=f"{form}-group").set_value("Civil").run()
    [asked] = [each for each in app.radio if "-like-" in str(each.key)]
    assert asked.value == "civilians"


def killed(app: AppTest) -> int:
    """The position of the statement on those killed, in the claim that is shown."""
    blocks = [block for block in html(app).split("\n") if 'class="cc cc-words"' in block]
    return next(at for at, block in enumerate(blocks) if ">killed" in block)


def test_a_statement_is_edited_and_faults_are_named(adding: AppTest) -> None:
    app = pasted(adding)
    at = killed(app)
    app = press(app, f"edit-one-0-0-{at}")
    key = f"edit-0-0-{at}"
    for wrong, why in (("", own_words.MISSING_VALUE), ("12 to 3", "12 to 3"), ("many people", "many people")):
        app.text_input(key=f"{key}-value-killed").set_value(wrong)
        shown = html(press(app, f"{key}-keep"))
        assert own_words.NOT_KEPT in shown
        assert why in shown
    app.text_input(key=f"{key}-value-killed").set_value("12 to 15")
    app.text_area(key=f"{key}-words").set_value("words that nobody wrote")
    assert "copied exactly from the text" in html(press(app, f"{key}-keep"))
    app.text_area(key=f"{key}-words").set_value("Nine policemen")
    app = press(app, f"{key}-keep")
    assert own_words.NOT_KEPT not in html(app)
    assert ">12 to 15<" in html(app)
    assert own_words.CORRECTED in html(app)
    app = press(app, f"edit-one-1-0-{at}")
    app.text_input(key=f"edit-1-0-{at}-said").set_value("yesterday")
    assert own_words.NOT_KEPT in html(press(app, f"edit-1-0-{at}-keep"))


def test_a_changed_statement_is_not_lost_before_it_is_saved(adding: AppTest) -> None:
    app = pasted(adding)
    at = killed(app)
    app = press(app, f"edit-one-0-0-{at}")
    assert own_words.UNSAVED not in html(app)  # opened, nothing changed
    value = f"edit-0-0-{at}-value-killed"
    app.text_input(key=value).set_value("12 to 15")
    app = press(app, "accept-0-0")  # with the same click
    session = app.session_state[draft_session.SESSION]
    assert not session.draft.claims[0].accepted
    assert html(app).count(own_words.UNSAVED) == 2
    assert app.text_input(key=value).value == "12 to 15"
    others = ("adding-accept-all", "accept-0-0", "reject-0-0", "undo-0-0", "add-statement-0-0", "reject-one-0-0")
    assert all(button.disabled for button in app.button if str(button.key).startswith(others))
    app = press(app, f"edit-0-0-{at}-cancel")
    assert own_words.UNSAVED not in html(app)
    press(app, "accept-0-0")
    assert app.session_state[draft_session.SESSION].draft.claims[0].accepted


@pytest.mark.parametrize(
    ("typed", "value", "shown"),
    [
        ("at least 5", "5+", "5 or more"),
        ("5 to 7", "5..7", "5 to 7"),
        ("at most 4", "0..4", "at most 4"),
        ("dozens", "~20..99", "~20..99"),
    ],
)
def test_a_count_is_read_as_it_is_typed_and_shown_so_again(adding: AppTest, typed: str, value: str, shown: str) -> None:
    app = pasted(adding)
    at = killed(app)
    app = press(app, f"edit-one-0-0-{at}")
    app.text_input(key=f"edit-0-0-{at}-value-killed").set_value(typed)
    app = press(app, f"edit-0-0-{at}-keep")
    assert app.session_state[draft_session.SESSION].draft.claims[0].statements[at].value == value
    app = press(app, f"edit-one-1-0-{at}")
    assert app.text_input(key=f"edit-1-0-{at}-value-killed").value == shown


def test_what_was_not_read_is_added_with_a_speaker_whom_nobody_listed(adding: AppTest, workspace_file: Path) -> None:
    app = pasted(adding)
    app = press(app, "add-statement-")
    [form] = {str(box.key).rpartition("-")[0] for box in app.selectbox if str(box.key).endswith("-field")}
    app.selectbox(key=f"{form}-field").set_value("participant").run()
    app.selectbox(key=f"{form}-value-party").set_value("Syrian Arab").run()
    app.selectbox(key=f"{form}-field").set_value("initiator").run()
    assert app.selectbox(key=f"{form}-value-party").value == "Syrian Arab"
    assert coding_words.MISSING["names"] in html(press(app, f"{form}-keep"))
    [asked] = [each for each in app.radio if "-like-" in str(each.key)]
    asked.set_value("").run()
    app.text_area(key=f"{form}-words").set_value("Russian officers said")
    app = press(app, f"{form}-keep")
    assert own_words.NOT_KEPT not in html(app)
    assert "Syrian Arab" in html(app)
    collection = added(app, workspace_file)
    names = dict(zip(collection.parties["party_id"], collection.parties["name"], strict=True))
    [said] = [each for each in collection.statement_records.values() if each.verbatim == "Russian officers said"]
    assert names[said.value] == "Syrian Arab"


def test_an_inference_needs_a_note_and_both_are_kept(adding: AppTest, workspace_file: Path) -> None:
    app = pasted(adding)
    at = killed(app)
    app = press(app, f"edit-one-0-0-{at}")
    key = f"edit-0-0-{at}"
    app.selectbox(key=f"{key}-basis").set_value(Basis.INFERENCE)
    assert own_words.MISSING_REASON in html(press(app, f"{key}-keep"))
    app.text_input(key=f"{key}-note").set_value("Only fire is told.")
    app = press(app, f"{key}-keep")
    assert own_words.BASES[Basis.INFERENCE] in html(app)
    assert "Only fire is told." in html(app)
    collection = added(app, workspace_file)
    said = [each for each in collection.statement_records.values() if each.note == "Only fire is told."]
    assert [(each.field, each.basis) for each in said] == [("killed", Basis.INFERENCE)]


def test_nothing_is_added_without_a_name(adding: AppTest, workspace_file: Path) -> None:
    app = press(press(pasted(adding), "accept-"), "adding-add")
    assert own_words.MISSING_NAME in html(app)
    with open_workspace(workspace_file, collection=NAME) as workspace:
        assert read_accepted(workspace) == ()
    app = press(app, "adding-over")
    assert app.text_area(key="adding-text").value == ""


def test_a_day_that_is_missing_is_asked_for_and_read_anew(adding: AppTest) -> None:
    app = pasted(adding, "On Saturday, two policemen were killed in clashes in Qamishli.", day="")
    assert "day of publication" in html(app)
    app.date_input(key="adding-published").set_value(date(2021, 1, 25))
    app = press(app, "adding-again")
    assert "2021-01-23" in html(app)
    assert "day of publication" not in html(app).lower().replace(own_words.DAY_PUBLISHED.lower(), "x")


def test_a_text_without_events_says_so(adding: AppTest) -> None:
    assert own_words.NOTHING_FOUND in html(pasted(adding, "The library opens at nine."))


def test_a_copy_is_warned_of(adding: AppTest) -> None:
    app = press(pasted(adding), "adding-accept-all")
    app.text_input(key="adding-name").set_value("Ana")
    app = pasted(press(app, "adding-add"))
    assert own_words.SOME_STORED in html(app)
    assert "It has the same text" in html(app)
    assert own_words.SAME_SOURCE in html(app)


def uploaded(app: AppTest, name: str, content: bytes) -> AppTest:
    app.segmented_control(key="adding-way").set_value(own_words.UPLOAD).run()
    app.file_uploader(key="adding-file").upload(name, content, "application/octet-stream")
    choose_source(app, "Daily Herald")
    return press(app, "adding-read")


def test_a_file_is_read_in_a_process_of_its_own(adding: AppTest) -> None:
    app = uploaded(adding, "a.pdf", drawn_pdf("On Saturday, nine policemen were killed in clashes in Qamishli."))
    assert "nine policemen" in html(app)


@pytest.fixture
def _read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read within the test; what a process of its own refuses is refused in the same words."""

    def read(task: Task) -> Iterator[Waiting | DraftDocument]:
        yield Waiting(0)
        yield read_draft(task)

    monkeypatch.setattr(document_form, "read_in_process", read)


@pytest.mark.usefixtures("_read_at_once")
@pytest.mark.parametrize(("content", "reason"), BROKEN[2::7])
def test_broken_files_are_refused_with_the_reason_and_the_app_lives(
    adding: AppTest, content: bytes, reason: str
) -> None:
    shown = html(uploaded(adding, "file.pdf", content))
    assert own_words.NOT_READ in shown
    assert reason in shown

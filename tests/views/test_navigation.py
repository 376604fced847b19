"""Navigation: the menu, what every page is given, and what is said where no collection can be compared."""

import asyncio
import shutil
from pathlib import Path
from threading import Event

import pytest
import streamlit as st

import serve
from claims.model import Severity
from claims.study import Linked, Study, compare_accounts
from tests.builders.app_pages import html, run, sound
from tests.builders.collection_tables import SMALL
from tests.builders.shipped import shipped_study
from views import navigation
from views.markup import show
from views.navigation import SCREENS, Screen, StudyScreen
from views.state import cached_study
from views.state.page_context import PageContext, StudyContext
from views.texts import words


@pytest.fixture
def menu(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Path and title of each page in the menu of the run that follows."""
    shown: list[tuple[str, str]] = []
    navigate = st.navigation

    def record(pages: list[st.Page], **options: object) -> st.Page:
        shown.extend((page.url_path, page.title) for page in pages if page.visibility == "visible")
        return navigate(pages, **options)  # type: ignore[arg-type]  # as given

    monkeypatch.setattr(st, "navigation", record)
    return shown


def test_the_menu_has_every_screen_in_order_and_the_first_has_no_path(menu: list[tuple[str, str]]) -> None:
    run()
    assert menu == [("", SCREENS[0].title()), *((screen.path, screen.title()) for screen in SCREENS[1:])]


def test_a_new_page_is_a_function_and_one_line_of_screens(
    menu: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def show_page(context: StudyContext) -> None:
        show(f"<p>{len(context.study.incidents.table)} incidents, {len(context.scope.incident_ids)} left</p>")

    invented = StudyScreen("invented", lambda: "Invented", lambda: "What is new?", show_page)
    monkeypatch.setattr(navigation, "SCREENS", (*SCREENS, invented))
    study = shipped_study()
    grave = {each.incident_id for each in study.findings.discrepancies if each.severity is Severity.HIGH}
    app = run("invented", severity="high")
    assert menu[-1] == ("invented", "Invented")
    assert f"{len(study.incidents.table)} incidents, {len(grave)} left" in html(app)


def test_a_page_that_needs_no_collection_is_drawn_where_none_can_be_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    def show_page(context: PageContext) -> None:
        show(f"<p>{', '.join(context.pages)}</p>")

    monkeypatch.setattr(
        navigation, "SCREENS", (*SCREENS, Screen("invented", lambda: "Invented", lambda: "", show_page))
    )
    shown = html(run("invented", collection="elsewhere"))
    assert words.UNKNOWN_COLLECTION_WHY in shown
    assert "overview, incident, compare" in shown


def test_every_screen_is_drawn_without_an_exception() -> None:
    for screen in SCREENS:
        assert "<h1>" in html(run(screen.path)) or screen.path == "method"


def test_both_addresses_of_the_overview_show_the_same() -> None:
    assert html(run()) == html(run("overview"))


def test_problems_of_a_collection_are_counted_and_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = Path(shutil.copytree(SMALL, tmp_path / "broken"))
    statements = broken / "statements.csv"
    statements.write_text(statements.read_text(encoding="utf-8").replace("asserts", "sings", 1), encoding="utf-8")
    monkeypatch.setenv("CLAIMS_COLLECTION", str(broken))
    shown = html(run())
    assert "found in this collection" in shown
    assert "sings" in shown


def test_missing_collection_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["app.py", str(tmp_path / "<b>nowhere</b>")])
    shown = html(run())
    assert words.CANNOT_OPEN in shown
    assert "&lt;b&gt;nowhere" in shown


def test_collection_without_claims_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = Path(shutil.copytree(SMALL, tmp_path / "empty"))
    for table in ("claims", "statements", "documents", "judgements"):
        path = empty / f"{table}.csv"
        path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    monkeypatch.setenv("CLAIMS_COLLECTION", str(empty))
    shown = html(run("incident"))
    assert words.NO_CLAIMS in shown
    assert "<h1>" not in shown


def test_changed_files_are_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = Path(shutil.copytree(SMALL, tmp_path / "copy"))
    monkeypatch.setenv("CLAIMS_COLLECTION", str(copy))
    before = run()
    sources = copy / "sources.csv"
    name = sources.read_text(encoding="utf-8").splitlines()[1].split(",")[1]
    sources.write_text(sources.read_text(encoding="utf-8").replace(name, "Renamed Source"), encoding="utf-8")
    assert "Renamed Source" not in html(before)
    assert "Renamed Source" in html(sound(before.run()))


def test_what_is_prepared_before_the_first_visit_is_not_worked_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_COLLECTION", str(SMALL))
    st.cache_resource.clear()
    compared: list[object] = []

    def compare(linked: Linked) -> Study:
        compared.append(linked)
        return compare_accounts(linked)

    monkeypatch.setattr(cached_study, "compare_accounts", compare)
    navigation.prepare_first_collection()
    assert len(compared) == 1
    run()
    assert len(compared) == 1


def test_preparing_a_collection_that_is_missing_is_left_to_the_page(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CLAIMS_COLLECTION", str(tmp_path / "nowhere"))
    navigation.prepare_first_collection()
    assert words.CANNOT_OPEN in html(run())


def test_serving_prepares_before_anybody_visits(monkeypatch: pytest.MonkeyPatch) -> None:
    prepared = Event()
    monkeypatch.setattr(navigation, "prepare_first_collection", prepared.set)

    async def start() -> None:
        async with serve.preparing(serve.app):
            await asyncio.to_thread(prepared.wait, 10)

    asyncio.run(start())
    assert prepared.is_set()

"""Navigation: the menu, what every page is given, and what is said where no collection can be compared."""

import asyncio
import re
import shutil
from pathlib import Path
from threading import Event

import pytest
import streamlit as st

import serve
from claims.collection import load_collection
from claims.databases import running_writes
from claims.databases.running_writes import RunningWrites
from claims.model import Severity
from claims.projects import copy_collection
from claims.study import Linked, Study, compare_accounts
from tests.builders.app_pages import html, run, sound
from tests.builders.collection_tables import SMALL
from tests.builders.projects import NOW
from tests.builders.shipped import shipped_study
from views import navigation, prepared_pages
from views.markup import show
from views.navigation import AnyScreen, Screen, StudyScreen
from views.state import cached_study
from views.state.page_context import PageContext, StudyContext
from views.texts import words


@pytest.fixture
def menu(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """Each group of the menu of the run that follows, with the paths of its entries."""
    shown: dict[str, list[str]] = {}
    navigate = st.navigation

    def record(groups: dict[str, list[st.Page]], **options: object) -> st.Page:
        for group, pages in groups.items():
            shown[group] = [page.url_path for page in pages if page.visibility == "visible"]
        return navigate(groups, **options)  # type: ignore[arg-type]  # as given

    monkeypatch.setattr(st, "navigation", record)
    return shown


def every_screen() -> list[AnyScreen]:
    return [screen for group in navigation.screens().values() for screen in group]


def invent(monkeypatch: pytest.MonkeyPatch, invented: AnyScreen) -> None:
    """Adds a page to the first group."""
    (group, members), *others = navigation.screens().items()
    monkeypatch.setattr(navigation, "screens", lambda: {group: (*members, invented), **dict(others)})


def test_the_menu_has_four_groups_and_details_have_no_entry(menu: dict[str, list[str]]) -> None:
    run()
    assert list(menu) == [words.GROUP_COMPARE, words.GROUP_EVIDENCE, words.GROUP_WORK, words.GROUP_ABOUT]
    first, *others = menu[words.GROUP_COMPARE]
    assert first == ""
    listed = {*others, *(path for group in list(menu)[1:] for path in menu[group])}
    assert listed == {screen.path for screen in every_screen()} - {"overview", "incident", "compare", "text"}


def test_a_new_page_is_a_function_and_one_line(menu: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    def show_page(context: StudyContext) -> None:
        show(f"<p>{len(context.study.incidents.table)} incidents, {len(context.scope.incident_ids)} left</p>")

    invent(monkeypatch, StudyScreen("invented", "Invented", "What is new?", show_page))
    study = shipped_study()
    grave = {each.incident_id for each in study.findings.discrepancies if each.severity is Severity.HIGH}
    app = run("invented", severity="high")
    assert menu[words.GROUP_COMPARE][-1] == "invented"
    assert f"{len(study.incidents.table)} incidents, {len(grave)} left" in html(app)


def test_a_page_that_needs_no_collection_is_drawn_where_none_can_be_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    def show_page(context: PageContext) -> None:
        show(f"<p>{', '.join(context.pages)}</p>")

    invent(monkeypatch, Screen("invented", "Invented", "", show_page))
    shown = html(run("invented", collection="elsewhere"))
    assert words.UNKNOWN_COLLECTION_WHY in shown
    assert "overview" in shown
    assert "incident, compare" in shown


def test_every_screen_is_drawn_without_an_exception() -> None:
    for screen in every_screen():
        assert "<h1>" in html(run(screen.path)) or screen.path == "method"


@pytest.mark.parametrize("screen", every_screen(), ids=lambda screen: screen.path)
def test_where_filters_are_set_each_page_says_what_they_leave_or_why_they_do_not_act(screen: AnyScreen) -> None:
    said = screen.unfiltered or "Showing 3 of "
    assert f'role="status"><p>{said}' in html(run(screen.path, source="Wikipedia", outcome="killed"))
    assert 'role="status"><p>' not in html(run(screen.path))


@pytest.mark.parametrize(("path", "place"), [("", 1), ("overview", 1), ("incident", 1), ("matrix", 2), ("method", 4)])
def test_the_group_of_the_page_that_is_open_is_marked(path: str, place: int) -> None:
    assert f"> :nth-child({place}) p" in html(run(path))


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
    assert "Renamed Source" in re.findall(r'class="cc-source"><bdi>(.*?)</bdi>', html(sound(before.run())))


def test_of_two_collections_of_one_title_the_chosen_one_stays_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    kept = copy_collection(load_collection(SMALL), at=NOW)
    monkeypatch.setenv("CLAIMS_COLLECTION", str(SMALL))
    app = run(collection=kept.stem)
    for key in (kept.stem, "small", "small"):
        app = sound(next(box for box in app.selectbox if box.key == "choose-collection").set_value(key).run())
        assert next(box for box in app.selectbox if box.key == "collection").value == key
    chooser = next(box for box in app.selectbox if box.key == "choose-collection")
    titles = {"A small collection for tests (small)", f"A small collection for tests ({kept.stem})"}
    assert titles <= set(chooser.options)


def test_what_is_prepared_before_the_first_visit_is_not_worked_out_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))  # where nobody has kept it
    monkeypatch.setenv("CLAIMS_COLLECTION", str(SMALL))
    st.cache_resource.clear()
    compared: list[object] = []

    def compare(linked: Linked, **_: object) -> Study:
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


def test_serving_prepares_before_anybody_visits_and_other_pages_after_the_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    prepared, drawn, others = Event(), Event(), Event()
    monkeypatch.setattr(running_writes, "RUNNING", RunningWrites())  # the server closes them when it ends
    monkeypatch.setattr(navigation, "prepare_first_collection", prepared.set)
    monkeypatch.setattr(navigation, "page_was_drawn", drawn)
    monkeypatch.setattr(prepared_pages, "prepare_other_pages", others.set)

    async def start() -> None:
        async with serve.preparing(serve.app):
            await asyncio.to_thread(prepared.wait, 10)
            assert not others.is_set()
            drawn.set()
            await asyncio.to_thread(others.wait, 10)

    asyncio.run(start())
    assert prepared.is_set()
    assert others.is_set()

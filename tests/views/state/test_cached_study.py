"""A comparison kept for the next start: read back whole, and not of what must not be kept."""

from pathlib import Path
from shutil import copytree

import pytest
import streamlit as st

from claims.collection import load_collection
from claims.errors import WorkspaceError
from claims.model import Verdict
from claims.people import acting
from claims.study import Linked, Study, compare_accounts, link_matched, make_study, match_collection
from claims.survey import Filter
from claims.workspace import record_judgement
from tests.builders.app_pages import html, run
from tests.builders.collection_tables import SMALL
from tests.builders.team import STRANGER
from tests.builders.workspaces import later
from views.state import cached_study, page_study
from views.state.cached_study import SHELF, CachedMatched, SavedStudy, is_known, open_matched, open_study, shelf_of
from views.state.open_collections import Opened
from views.state.page_study import PageStudy
from views.texts import words


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where comparisons are kept."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("CLAIMS_COLLECTION", str(SMALL))
    return tmp_path / "competing-claims" / "compared"


@pytest.fixture(scope="module")
def small() -> SavedStudy:
    matched = CachedMatched(**vars(match_collection(load_collection(SMALL))), key="small")
    matched.explain(*matched.collection.claims["claim_id"][:2])  # makes what an explanation reads of all claims
    return SavedStudy(matched, PageStudy(**vars(compare_accounts(link_matched(matched, None)))), (None, ()))


def test_what_is_saved_is_read_back(small: SavedStudy) -> None:
    assert SHELF.read("a key", SavedStudy) is None
    SHELF.write("a key", small)
    saved = SHELF.read("a key", SavedStudy)
    assert saved is not None
    assert saved.state == (None, ())
    assert saved.study.collection is saved.matched.collection
    assert saved.study.collection.digest == small.study.collection.digest
    assert saved.study.findings.discrepancies == small.study.findings.discrepancies
    assert saved.matched.matches.equals(small.matched.matches)
    pair = small.matched.collection.claims["claim_id"][:2]
    assert saved.matched.explain(*pair) == small.matched.explain(*pair)
    assert SHELF.read("another key", SavedStudy) is None


def test_the_prepared_frame_is_read_when_it_is_asked_for_and_kept_again_unread(small: SavedStudy) -> None:
    SHELF.write("a key", small)
    first = SHELF.read("a key", SavedStudy)
    assert first is not None
    assert "prepared" not in vars(first.matched)
    SHELF.write("a key", first)
    again = SHELF.read("a key", SavedStudy)
    assert again is not None
    assert again.matched.prepared.frame.equals(small.matched.prepared.frame)
    assert "prepared" in vars(again.matched)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = again.matched.nothing


def test_what_the_first_page_asks_for_is_kept(small: SavedStudy, monkeypatch: pytest.MonkeyPatch) -> None:
    small.study.work_out_first_page()
    SHELF.write("a key", small)
    saved = SHELF.read("a key", SavedStudy)
    assert saved is not None
    monkeypatch.setattr(page_study, "rank_incidents", lambda *_: pytest.fail("done again"))
    monkeypatch.setattr(page_study, "overview", lambda *_: pytest.fail("done again"))
    assert saved.study.ranked(Filter()) == small.study.ranked(Filter())
    assert saved.study.numbers(Filter()) == small.study.numbers(Filter())
    assert saved.study.index.choose(Filter()) is saved.study.index.choose(Filter())


def test_the_next_start_compares_nothing(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(cached_study, "LEAST_SECONDS", 0.0)
    st.cache_resource.clear()
    first = html(run("discrepancies"))
    assert len(list(folder.iterdir())) == 1
    for name in ("match_collection", "compare_accounts"):
        monkeypatch.setattr(cached_study, name, lambda *_: pytest.fail("done again"))
    st.cache_resource.clear()
    assert html(run("discrepancies")) == first
    assert words.WHERE_ACCOUNTS_PART in first


def note_what_studies_are_made_from(monkeypatch: pytest.MonkeyPatch) -> list[Study | None]:
    """The study before each that is made from now on; None where it is made from scratch."""
    made_from: list[Study | None] = []

    def compare(linked: Linked, *, before: Study | None = None) -> Study:
        made_from.append(before)
        return compare_accounts(linked, before=before)

    monkeypatch.setattr(cached_study, "compare_accounts", compare)
    return made_from


def test_after_a_change_the_study_is_made_from_the_one_before_and_is_not_written_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: Path
) -> None:
    monkeypatch.setattr(cached_study, "LEAST_SECONDS", 0.0)
    made_from = note_what_studies_are_made_from(monkeypatch)
    st.cache_resource.clear()
    place = tmp_path / "changed"
    copytree(SMALL, place)
    first = open_study(open_matched(place))
    statements = place / "statements.csv"
    statements.write_text(
        statements.read_text(encoding="utf-8").replace("police,1,one", "police,7,seven"), encoding="utf-8"
    )
    second = open_study(open_matched(place))
    assert made_from == [None, first]
    assert second.findings == make_study(load_collection(place)).findings != first.findings
    assert len(list(folder.iterdir())) == 1


def test_the_next_start_goes_on_from_what_was_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cached_study, "LEAST_SECONDS", 0.0)
    st.cache_resource.clear()
    kept = open_study(open_matched(SMALL))
    st.cache_resource.clear()
    matched = open_matched(SMALL)
    with matched.open_workspace() as workspace:
        record_judgement(workspace, matched.collection, "h1", "a1", Verdict.NOT_SAME, by="Ana", at=later(), why="")
    made_from = note_what_studies_are_made_from(monkeypatch)
    study = open_study(matched)
    [before] = made_from
    assert before is not None
    assert before.findings == kept.findings
    assert study.incidents.incident_of["h1"] != study.incidents.incident_of["a1"]


def test_what_is_quick_is_not_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cached_study, "LEAST_SECONDS", 60.0)
    st.cache_resource.clear()
    run()
    assert not folder.exists()


def test_the_comparison_of_an_upload_is_kept_beside_it_alone(
    monkeypatch: pytest.MonkeyPatch, folder: Path, tmp_path: Path
) -> None:
    monkeypatch.setattr(cached_study, "LEAST_SECONDS", 0.0)
    st.cache_resource.clear()
    place = tmp_path / "session"
    copytree(SMALL, place / "c")
    shelf = shelf_of(Opened("c", place / "c", is_temporary=True))
    open_study(open_matched(place / "c", shelf=shelf), shelf=shelf)
    assert not folder.exists()
    assert is_known(place / "c", shelf=shelf)
    assert [path.parent.parent for path in place.rglob("*.pickle")] == [place]
    assert shelf_of(Opened("c", place / "c")) is SHELF


def test_who_signs_in_reads_nothing_of_others_by_the_name_of_what_they_bring(tmp_path: Path) -> None:
    st.cache_resource.clear()
    first = open_matched(SMALL)
    with first.open_workspace() as workspace:
        record_judgement(workspace, first.collection, "h1", "a1", Verdict.NOT_SAME, by="Ana", at=later(), why="")
    copytree(SMALL, tmp_path / "session" / "c")
    opened = Opened("c", tmp_path / "session" / "c", is_temporary=True)
    for person, is_beside in ((None, True), (STRANGER, False)):
        with acting(person):
            brought = open_matched(opened.path, shelf=shelf_of(opened))
            assert (brought.workspace_file is not None) is is_beside
            apart = open_study(brought, shelf=shelf_of(opened)).incidents.incident_of
            assert (apart["h1"] != apart["a1"]) is is_beside
    with acting(STRANGER), pytest.raises(WorkspaceError, match="a project made of it"):
        brought.open_workspace()

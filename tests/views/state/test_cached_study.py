"""A comparison kept for the next start: read back whole, and not of what must not be kept."""

from pathlib import Path

import pytest
import streamlit as st

from claims.collection import load_collection
from claims.study import compare_accounts, link_matched, match_collection
from claims.survey import Filter
from tests.builders.app_pages import html, run
from tests.builders.collection_tables import SMALL
from views.state import cached_study, page_study
from views.state.cached_study import SHELF, CachedMatched, SavedStudy, open_matched, open_study
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


def test_what_is_quick_is_not_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cached_study, "LEAST_SECONDS", 60.0)
    st.cache_resource.clear()
    run()
    assert not folder.exists()


def test_a_collection_opened_for_a_while_is_not_kept(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(cached_study, "LEAST_SECONDS", 0.0)
    st.cache_resource.clear()
    open_study(open_matched(SMALL), may_save=False)
    assert not folder.exists()

"""A comparison kept for the next start: read back whole, not when damaged or by other code, and not of what must not be kept."""

import gc
import os
import pickle
from pathlib import Path

import pytest
import streamlit as st

from claims.collection import load_collection
from claims.study import compare_accounts, link_matched, match_collection
from tests.builders.app_pages import html, run
from tests.builders.collection_tables import SMALL
from views.state import cached_study
from views.state.cached_study import (
    MOST_FILES,
    CachedMatched,
    SavedStudy,
    open_matched,
    open_study,
    paused_garbage_collection,
    read_saved,
    write_saved,
)
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
    assert read_saved("a key") is None
    write_saved("a key", small)
    saved = read_saved("a key")
    assert saved is not None
    assert saved.state == (None, ())
    assert saved.study.collection is saved.matched.collection
    assert saved.study.collection.digest == small.study.collection.digest
    assert saved.study.findings.discrepancies == small.study.findings.discrepancies
    assert saved.matched.matches.equals(small.matched.matches)
    pair = small.matched.collection.claims["claim_id"][:2]
    assert saved.matched.explain(*pair) == small.matched.explain(*pair)
    assert read_saved("another key") is None


def test_files_are_the_users_own(small: SavedStudy, folder: Path) -> None:
    write_saved("a key", small)
    assert {path.stat().st_mode & 0o077 for path in (folder, *folder.iterdir())} == {0}


@pytest.mark.parametrize(
    "content", [b"", b"no pickle", pickle.dumps("something else"), b"\x80\x05cno_such_module\nname\n."]
)
def test_damaged_file_is_passed_over_and_replaced(small: SavedStudy, folder: Path, content: bytes) -> None:
    write_saved("a key", small)
    file = next(folder.iterdir())
    file.write_bytes(content)
    assert read_saved("a key") is None
    write_saved("a key", small)
    assert read_saved("a key") is not None


def test_other_code_reads_nothing_that_this_code_saved(small: SavedStudy, monkeypatch: pytest.MonkeyPatch) -> None:
    write_saved("a key", small)
    monkeypatch.setattr(cached_study, "_code", lambda: "changed")
    assert read_saved("a key") is None


def test_the_oldest_files_go(small: SavedStudy, folder: Path) -> None:
    for number in range(MOST_FILES + 1):
        write_saved(f"key {number}", small)
        newest = max(folder.iterdir(), key=lambda file: file.stat().st_mtime_ns)
        os.utime(newest, (number, number))
    assert len(list(folder.iterdir())) == MOST_FILES
    assert read_saved("key 0") is None
    assert read_saved(f"key {MOST_FILES}") is not None


def test_a_folder_that_cannot_be_written_to_is_no_error(small: SavedStudy, folder: Path) -> None:
    folder.parent.mkdir()
    folder.write_text("in the way")
    write_saved("a key", small)
    assert read_saved("a key") is None


def test_the_next_start_compares_nothing(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(cached_study, "LEAST_SECONDS", 0.0)
    st.cache_resource.clear()
    first = html(run("discrepancies"))
    assert len(list(folder.iterdir())) == 1
    for name in ("match_collection", "compare_accounts"):
        monkeypatch.setattr(cached_study, name, lambda *_: pytest.fail("done again"))
    st.cache_resource.clear()
    assert html(run("discrepancies")) == first
    assert words.WORST in first


def test_what_is_quick_is_not_kept(folder: Path) -> None:
    st.cache_resource.clear()
    run()
    assert not folder.exists()


def test_a_collection_opened_for_a_while_is_not_kept(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(cached_study, "LEAST_SECONDS", 0.0)
    st.cache_resource.clear()
    open_study(open_matched(SMALL), may_save=False)
    assert not folder.exists()


def test_garbage_is_searched_for_again_when_the_last_thread_is_done() -> None:
    first, second = paused_garbage_collection(), paused_garbage_collection()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert not gc.isenabled()
    second.__exit__(None, None, None)
    assert gc.isenabled()

"""The first comparison of a large collection: a process keeps it, tells how far it is, and opening waits for it alone where it must."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree

import pytest
import streamlit as st

from claims.collection import load_collection
from claims.databases.address import Address
from claims.model import Discrepancy
from claims.projects import copy_collection, open_project, put
from claims.study import Linked, compare_accounts
from claims.workspace.saved_results import Shelf
from tests.builders.app_pages import html, run
from tests.builders.collection_tables import SMALL
from views.state import cached_study, first_comparison, page_study
from views.state.cached_study import SHELF, open_matched, open_study
from views.state.compare_process import MOST_FIRST, Teller
from views.state.first_comparison import STEPS, ComparedSoFar, FirstComparison
from views.state.open_collections import Opened
from views.texts import words


class Running:
    """Stands for a process."""

    def __init__(
        self, path: Path, shelf: Shelf = SHELF, *, is_over: bool = False, progress: ComparedSoFar | None = None
    ) -> None:
        self.path, self.shelf, self.is_over, self.progress = path, shelf, is_over, progress or ComparedSoFar()


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Every collection is large, none was opened, and nothing is kept."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("CLAIMS_COLLECTION", str(SMALL))
    monkeypatch.setattr(first_comparison, "LARGE_BYTES", 1)
    monkeypatch.setattr(first_comparison, "_started", {})
    monkeypatch.setattr(cached_study, "_opened", set())
    monkeypatch.setattr(cached_study, "_opened_bytes", {})
    st.cache_resource.clear()


def test_the_process_keeps_what_opening_then_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    running = FirstComparison(SMALL)
    running.wait()
    assert running.is_over
    assert running.progress.step == "keep"
    assert running.progress.compared == running.progress.incidents > 0
    for module, name in (
        (cached_study, "match_collection"),
        (cached_study, "compare_accounts"),
        (page_study, "list_claims"),
    ):
        monkeypatch.setattr(module, name, lambda *_: pytest.fail("done again"))
    study = open_study(open_matched(SMALL))
    assert list(study.catalogue["incident_id"].unique()) == list(study.incidents.table["incident_id"])
    assert len(study.incidents.table) == running.progress.incidents


def test_an_upload_is_compared_apart_too_and_kept_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copytree(SMALL, tmp_path / "c")
    shelf = cached_study.shelf_of(Opened("c", tmp_path / "c", is_temporary=True))
    running = first_comparison.first_comparison(tmp_path / "c", shelf=shelf)
    assert running is not None
    running.wait()
    assert not SHELF.folder.exists()
    monkeypatch.setattr(cached_study, "compare_accounts", lambda *_, **__: pytest.fail("done again"))
    assert open_study(open_matched(tmp_path / "c", shelf=shelf), shelf=shelf).findings.discrepancies


def test_it_ends_with_the_program_that_started_it() -> None:
    reading, writing = os.pipe()
    code = "from views.state import compare_process\nimport time\ncompare_process.compare_and_keep = lambda *_, **__: time.sleep(60)\ncompare_process.main()"
    process = subprocess.Popen([sys.executable, "-c", code, str(SMALL), ".", SHELF.name], stdin=reading)
    os.close(reading)
    os.close(writing)
    assert process.wait(30) == 1


def test_one_process_is_started_and_awaited_until_it_is_over() -> None:
    first = first_comparison.first_comparison(SMALL, start=Running)  # type: ignore[arg-type]
    assert isinstance(first, Running)
    assert first_comparison.first_comparison(SMALL, start=lambda *_: pytest.fail("again")) is first
    first.is_over = True
    assert first_comparison.first_comparison(SMALL, start=lambda *_: pytest.fail("again")) is None


def test_nothing_is_started_where_opening_is_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(path: Address, shelf: Shelf) -> FirstComparison:  # noqa: ARG001
        raise AssertionError(f"{path} is not to be compared")

    open_matched(SMALL)
    assert first_comparison.first_comparison(SMALL, start=never) is None
    monkeypatch.setattr(cached_study, "_opened", set())
    SHELF.write(cached_study._content_key(SMALL), "anything")
    assert first_comparison.first_comparison(SMALL, start=never) is None
    SHELF.write("another key", "anything")
    monkeypatch.setattr(first_comparison, "LARGE_BYTES", 10**9)
    monkeypatch.setattr(first_comparison, "is_known", lambda _: False)
    assert first_comparison.first_comparison(SMALL, start=never) is None


def test_a_project_that_is_open_is_compared_apart_only_where_much_is_new(monkeypatch: pytest.MonkeyPatch) -> None:
    path = copy_collection(load_collection(SMALL), at=datetime(2026, 11, 30, tzinfo=UTC))
    assert isinstance(path, Path)
    monkeypatch.setattr(first_comparison, "LARGE_BYTES", path.stat().st_size)
    open_study(open_matched(path))
    with open_project(path) as project:
        row = next(iter(project.rows("claims").values()))
        project.change([put("claims", **{**row, "note": "seen"})], what="", at=datetime(2026, 11, 30, 1, tzinfo=UTC))
    assert not cached_study.is_known(path)
    assert first_comparison.first_comparison(path, start=lambda *_: pytest.fail("apart")) is None
    monkeypatch.setattr(cached_study, "_opened_bytes", {path: 1})
    monkeypatch.setattr(first_comparison, "LARGE_BYTES", path.stat().st_size - 1)
    assert isinstance(first_comparison.first_comparison(path, start=Running), Running)  # type: ignore[arg-type]


def test_the_page_shows_how_far_it_is_and_the_first_incidents(monkeypatch: pytest.MonkeyPatch) -> None:
    so_far = ComparedSoFar("compare", 3, 12, (("<b>Clash</b>, 1 Jan", 2, 5),))
    monkeypatch.setattr(first_comparison, "FirstComparison", Running)
    monkeypatch.setattr(first_comparison, "_started", {SMALL: Running(SMALL, progress=so_far)})
    app = run("discrepancies")
    shown = html(app)
    assert words.COMPARING_HEADING in shown
    assert words.COMPARED_SO_FAR.format(compared=3, incidents=12) in shown
    assert "&lt;b&gt;Clash&lt;/b&gt;" in shown
    [bar] = app.get("progress")
    assert bar.proto.text == words.COMPARING_STEPS["compare"]
    assert bar.proto.value == round(100 * so_far.share)


def test_shares_of_the_steps_add_up_and_grow() -> None:
    assert sum(STEPS.values()) == pytest.approx(1)
    begun = [ComparedSoFar(step).share for step in ("", *STEPS)]
    assert begun == sorted(begun)
    assert begun[:2] == [0, 0]
    assert ComparedSoFar("compare", 5, 10).share == pytest.approx(ComparedSoFar("compare").share + STEPS["compare"] / 2)
    assert ComparedSoFar("keep", 10, 10).share == pytest.approx(1 - STEPS["keep"])


def test_the_first_incidents_of_two_sources_are_told(tmp_path: Path, shipped: Linked) -> None:
    teller = Teller(tmp_path)
    for incident_id in shipped.incidents.rows:
        teller.count(shipped, incident_id, 1)
    teller.begin("keep")
    told = json.loads((tmp_path / first_comparison.PROGRESS_FILE).read_text(encoding="utf-8"))
    assert told["compared"] == told["incidents"] == len(shipped.incidents.rows)
    shared = [row for row in shipped.incidents.rows.values() if row["sources"] > 1]
    assert told["first"] == [[row["name"], row["sources"], 1] for row in shared[:MOST_FIRST]]


def test_comparing_tells_of_every_incident_in_their_order(shipped: Linked) -> None:
    found: dict[str, list[Discrepancy]] = {}
    linked = Linked(collection=shipped.collection, matches=shipped.matches, incidents=shipped.incidents)
    study = compare_accounts(linked, on_compared=lambda incident_id, each: found.update({incident_id: list(each)}))
    assert list(found) == list(shipped.incidents.table["incident_id"])
    assert {each.discrepancy_id for group in found.values() for each in group} == {
        each.discrepancy_id for each in study.findings.discrepancies
    }

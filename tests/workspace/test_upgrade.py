"""A workspace that 0.1.0 made is read by this version, with all that is in it, and is then one of this version."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from claims.collection import load_collection
from claims.model import Verdict
from claims.projects import open_project
from claims.tables import Collection
from claims.workspace import accepted_texts, open_workspace, read_history, record_judgement, resolve, with_accepted
from tests.builders.collection_tables import SMALL
from tests.builders.command_line import run, run_json
from tests.builders.database_files import run_sql, schema_of, schema_of_a_new_one

# What `iterdump` of sqlite3 gives of it: two judgements of which one was undone, an accepted document, kept ids of incidents.
MADE_BY_0_1_0 = SMALL.parent / "workspace-0.1.0.sql"
# The same of 0.2.0: a judgement that was confirmed and undone, and a project whose last change was taken back.
MADE_BY_0_2_0 = SMALL.parent / "workspace-0.2.0.sql"
AT = datetime(2026, 11, 30, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workspace of the small collection, as 0.1.0 left it."""
    path = tmp_path / "work.sqlite3"
    run_sql(path, MADE_BY_0_1_0.read_text(encoding="utf-8"))
    return path


@pytest.fixture
def collection() -> Collection:
    """The collection that it belongs to."""
    return load_collection(SMALL)


def test_judgements_documents_and_ids_are_there(path: Path, collection: Collection) -> None:
    with open_workspace(path, collection=collection.name) as workspace:
        told = {(each.claim_a, each.claim_b): each for each in read_history(workspace)}
        assert {pair: (str(each.verdict), each.by) for pair, each in told.items()} == {
            ("h1", "w3"): ("same", "Ana"),
            ("h1", "a1"): ("not same", "Ben"),
        }
        assert [pair for pair, each in told.items() if each.undone_by] == [("h1", "a1")]
        assert accepted_texts(workspace) == {"herald-2": "Herald, 25 January. On Saturday four people died."}
        assert "h2" in with_accepted(collection, workspace).claims["claim_id"].tolist()
    assert schema_of(path) == schema_of_a_new_one(path.with_name("new.sqlite3"))


def test_it_can_be_added_to(path: Path, collection: Collection) -> None:
    with open_workspace(path, collection=collection.name) as workspace:
        record_judgement(workspace, collection, "w1", "h1", Verdict.SAME, by="Cleo", at=AT)
        assert len(read_history(workspace)) == 3


def test_the_commands_take_it_and_the_ids_of_incidents_stay(path: Path) -> None:
    kept = set(
        re.findall(r'INSERT INTO "incidents" VALUES\(.*?(i-[0-9a-f]{8})', MADE_BY_0_1_0.read_text(encoding="utf-8"))
    )
    listed = run_json("incidents", SMALL, "--workspace", path)
    now = {incident["id"] for incident in listed}
    with open_workspace(path, collection="small") as workspace:
        assert now == {each for incident_id in kept for each in resolve(workspace, incident_id).incident_ids}
    assert "h2" in {claim["claim_id"] for incident in listed for claim in incident["claims"]}
    assert run("judgements", SMALL, "--workspace", path).exit_code == 0


def test_what_0_2_0_left_is_there_and_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "project.sqlite3"
    run_sql(path, MADE_BY_0_2_0.read_text(encoding="utf-8"))
    with open_project(path) as project:
        [judged] = read_history(project.workspace)
        assert (judged.by, judged.why, judged.confirmed_by, judged.undone_by) == ("Ana", "one place", "Ben", "Ana")
        assert [change.kind for change in project.history()] == ["do", "do", "undo"]
        redone = project.redo(by="Ana", at=AT + timedelta(days=1))
        assert redone is not None
        assert project.rows("sources")["afp"]["name"] == "AFP"
    assert schema_of(path) == schema_of_a_new_one(path.with_name("new.sqlite3"))

"""Accepted documents: kept with their texts, joined to the collection, taken out again, never in the way of it."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from claims import find_discrepancies, link_incidents
from claims.cli import app
from claims.collection import load_collection, write_folder
from claims.databases.address import Address
from claims.errors import AcceptError, JudgementError
from claims.matching import match_added_claims, match_claims
from claims.schema import TABLE_COLUMNS
from claims.tables import Collection
from claims.workspace import (
    Workspace,
    accept_document,
    accepted_collection,
    accepted_texts,
    keep_ids,
    open_workspace,
    read_accepted,
    remove_document,
    with_accepted,
)
from tests.builders.collection_tables import Tables, build_collection, claim, row, said
from tests.builders.database_files import VERSION_1, run_sql, schema_of, schema_of_a_new_one
from tests.builders.workspaces import later

TOLD = {"when": "2021-01-23", "where": "old-quarter", "kind": "shooting"}
OWN = build_collection(
    claim("a", source="hawar", **TOLD, killed=said("3", group="police")),
    claim("b", source="wikipedia", **TOLD, killed=said("4", group="police")),
)
NEW = claim("n", source="sohr", **TOLD, killed=said("9", group="police"), wounded=said("2", group="police"))


def frames(tables: Tables, **others: list[dict[str, str]]) -> dict[str, pd.DataFrame]:
    return {
        table: pd.DataFrame(rows, columns=list(TABLE_COLUMNS[table]), dtype="str").fillna("")
        for table, rows in {**tables, **others}.items()
    }


@pytest.fixture
def place(work: Address) -> Address:
    return work


@pytest.fixture
def workspace(place: Address) -> Iterator[Workspace]:
    with open_workspace(place, collection="test") as opened:
        yield opened


def accept(workspace: Workspace, tables: Tables = NEW, collection: Collection = OWN, text: str = "Nine died.") -> str:
    return accept_document(workspace, collection, frames(tables), text=text, by="Ana", at=later()).accepted.accepted_id


def test_an_accepted_document_is_in_the_collection_behind_its_own_rows(workspace: Workspace) -> None:
    accept(workspace)
    joined = with_accepted(OWN, workspace)
    assert list(joined.claims["claim_id"]) == ["a", "b", "n"]
    assert joined.source_of_claim("n") == "sohr"
    assert joined.statement_records["n-4"].count == OWN.statement_records["a-4"].count.parse("9")  # type: ignore[union-attr]
    assert joined.problems == ()
    assert joined.digest != OWN.digest
    assert joined.statements.dtypes.equals(OWN.statements.dtypes)
    assert list(OWN.claims["claim_id"]) == ["a", "b"]


def test_without_documents_the_collection_is_itself(workspace: Workspace, place: Address) -> None:
    assert with_accepted(OWN, workspace) is OWN
    assert accepted_collection(OWN, None) is OWN
    assert accepted_collection(OWN, place) is OWN


def test_text_name_and_time_are_kept(workspace: Workspace) -> None:
    accept(workspace, text="تسعة قتلى\u200f")
    [found] = read_accepted(workspace)
    assert (found.title, found.by, found.stands) == ("n-doc", "Ana", True)
    assert found.digest.startswith("sha256:")
    assert accepted_texts(workspace) == {"n-doc": "تسعة قتلى\u200f"}


def test_taking_out_leaves_the_collection_as_it_was_and_a_history(workspace: Workspace) -> None:
    accepted_id = accept(workspace)
    before = workspace.revision()
    removed = remove_document(workspace, accepted_id, by="Ben", at=later())
    assert workspace.revision() > before
    assert with_accepted(OWN, workspace) is OWN
    assert accepted_texts(workspace) == {}
    [found] = read_accepted(workspace)
    assert found == removed
    assert (found.by, found.removed_by, found.stands) == ("Ana", "Ben", False)
    with pytest.raises(AcceptError, match="Ben has removed"):
        remove_document(workspace, accepted_id, by="Ana", at=later())
    again = accept(workspace)
    assert again != accepted_id
    assert "n" in set(with_accepted(OWN, workspace).claims["claim_id"])


def test_ids_never_collide(workspace: Workspace) -> None:
    accept(workspace)
    added = accept_document(workspace, OWN, frames(NEW), text="Again.", by="Ana", at=later())
    assert added.claim_ids == ("n-2",)
    theirs = claim("a", source="sohr", document="a-doc", **TOLD)
    accept_document(workspace, OWN, frames(theirs), text="Other.", by="Ana", at=later())
    joined = with_accepted(OWN, workspace)
    assert sorted(joined.claims["claim_id"]) == ["a", "a-2", "b", "n", "n-2"]
    assert joined.document_of_claim["a-2"] == "a-doc-2"
    assert {each.claim_id for each in joined.statements_of_claim["n-2"]} == {"n-2"}
    assert joined.problems == ()


def test_mentions_follow_a_changed_id(workspace: Workspace) -> None:
    told = claim(
        "a",
        document="a-doc",
        source="sohr",
        wounded=[said("6", group="police"), said("1", part_of="a-1", cites="a-doc")],
    )
    accept_document(workspace, OWN, frames(told), text="Six.", by="Ana", at=later())
    [_, part] = with_accepted(OWN, workspace).statements_of_claim["a-2"]
    assert (part.part_of, part.cites) == ("a-1-2", ("a-doc-2",))


def with_source(kind: str = "outlet") -> dict[str, pd.DataFrame]:
    return frames(claim("n", source="daily", **TOLD), sources=[row("sources", "daily", kind=kind, ties="army")])


def test_a_new_source_comes_with_its_document(workspace: Workspace) -> None:
    accept_document(workspace, OWN, with_source(), text="x", by="Ana", at=later())
    assert with_accepted(OWN, workspace).row("sources", "daily")["ties"] == "army"


@pytest.mark.parametrize(
    ("tables", "words"),
    [
        (frames(claim("n", source="sohr", killed="many")), "statements n-1, value"),
        (frames(claim("n", source="sohr", where="atlantis")), "does not exist"),
        (with_source(kind="rumour"), "sources daily, kind"),
        (frames({"documents": [], "claims": [], "statements": []}), "no claim"),
    ],
)
def test_what_does_not_validate_is_refused_whole(
    workspace: Workspace, tables: dict[str, pd.DataFrame], words: str
) -> None:
    with pytest.raises(AcceptError, match=words):
        accept_document(workspace, OWN, tables, text="x", by="Ana", at=later())
    assert read_accepted(workspace) == ()


def test_nobody_accepts_nothing(workspace: Workspace) -> None:
    with pytest.raises(JudgementError, match="no name given"):
        accept_document(workspace, OWN, frames(NEW), text="x", by=" ", at=later())


def test_a_collection_that_was_read_again_with_the_same_rows_has_them_once(workspace: Workspace) -> None:
    accept(workspace)
    joined = with_accepted(OWN, workspace)
    again = with_accepted(joined, workspace)
    assert again.digest == joined.digest
    assert again.problems == ()


@pytest.mark.parametrize(
    ("change", "kept", "words"),
    [
        (lambda: build_collection(claim("a"), claim("n", source="sohr", killed="1")), {"a", "n"}, "with other content"),
        (lambda: build_collection(claim("a"), parties=[row("parties", "someone")]), {"a", "n"}, "does not exist"),
    ],
)
def test_a_collection_that_has_changed_still_loads_and_names_the_problem(
    workspace: Workspace, change: Callable[[], Collection], kept: set[str], words: str
) -> None:
    accept(workspace)
    joined = with_accepted(change(), workspace)
    assert set(joined.claims["claim_id"]) == kept
    assert words in str(joined.problems[0])
    assert "workspace" in joined.problems[0].file


def test_a_source_that_the_collection_has_now_stands_as_the_collection_has_it(workspace: Workspace) -> None:
    accept_document(workspace, OWN, with_source(), text="x", by="Ana", at=later())
    other = build_collection(claim("a"), claim("z", source="daily"))
    joined = with_accepted(other, workspace)
    assert joined.source_of_claim("n") == "daily"
    assert joined.row("sources", "daily")["ties"] == ""
    assert "daily" in joined.problems[0].found


def test_version_2_is_migrated(tmp_path: Path) -> None:
    place = tmp_path / "work.sqlite3"
    run_sql(place, VERSION_1)
    connection = sqlite3.connect(place)
    connection.executescript(
        """CREATE TABLE undone (number INTEGER PRIMARY KEY, judgement_id TEXT, "by" TEXT, at TEXT);
        CREATE TABLE confirmed (number INTEGER PRIMARY KEY, judgement_id TEXT, digest_a TEXT, digest_b TEXT, "by" TEXT, at TEXT);
        CREATE TABLE incidents (incident_id TEXT PRIMARY KEY, claims_digest TEXT, created TEXT, state TEXT);
        CREATE TABLE incident_claims (claim_id TEXT PRIMARY KEY, incident_id TEXT);
        CREATE TABLE id_history (number INTEGER PRIMARY KEY, old_id TEXT, new_id TEXT, at TEXT, why TEXT);
        ALTER TABLE judgements DROP COLUMN undone_by; ALTER TABLE judgements DROP COLUMN undone_at;
        UPDATE meta SET value = '2' WHERE key = 'schema_version';"""
    )
    connection.close()
    with open_workspace(place, collection="test") as workspace:
        accept(workspace)
        assert len(read_accepted(workspace)) == 1
    assert schema_of(place) == schema_of_a_new_one(place.with_name("new.sqlite3"))


def test_what_was_matched_keeps_its_points_and_incidents_their_ids(workspace: Workspace) -> None:
    matches = match_claims(OWN)
    before = keep_ids(link_incidents(OWN, matches), workspace, at=later())
    accept(workspace)
    joined = with_accepted(OWN, workspace)
    more = match_added_claims(joined, matches, before=OWN)
    old = more[more["claim_a"].isin(["a", "b"]) & more["claim_b"].isin(["a", "b"])]
    pd.testing.assert_frame_equal(old.reset_index(drop=True), matches)
    assert {("a", "n"), ("b", "n")} <= set(zip(more["claim_a"], more["claim_b"], strict=True))
    after = keep_ids(link_incidents(joined, more), workspace, at=later())
    [one] = after.claims_of
    assert one in before.claims_of
    assert set(after.claims_of[one]) == {"a", "b", "n"}
    assert match_added_claims(OWN, matches, before=OWN) is matches


def test_matching_more_does_not_depend_on_the_order_of_adding() -> None:
    late = claim("k", source="sohr", **TOLD)
    matches = match_claims(OWN)
    joined = build_collection(*parts(OWN), NEW, late)
    turned = build_collection(*parts(OWN), late, NEW)
    one, other = (match_added_claims(each, matches, before=OWN) for each in (joined, turned))
    pd.testing.assert_frame_equal(one, other)


def parts(collection: Collection) -> list[Tables]:
    return [
        {
            table: getattr(collection, table).to_dict("records")
            for table in ("sources", "documents", "claims", "statements")
        }
    ]


def test_the_commands_see_it(place: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "study"
    write_folder(OWN, folder)
    monkeypatch.setenv("CLAIMS_WORKSPACE", str(place))
    with open_workspace(place, collection="test") as workspace:
        accept(workspace, collection=load_collection(folder))
    shown = json.loads(CliRunner().invoke(app, ["incidents", str(folder), "--json"]).stdout)
    assert "n" in json.dumps(shown)
    found = CliRunner().invoke(app, ["discrepancies", str(folder), "--json"]).stdout
    assert "n-4" in found
    result = CliRunner().invoke(app, ["export", "collection", str(folder), "--out", str(tmp_path / "again")])
    assert result.exit_code == 0
    assert "n" in set(load_collection(tmp_path / "again").claims["claim_id"])


def test_its_discrepancies_come_with_it(workspace: Workspace) -> None:
    accept(workspace)
    joined = with_accepted(OWN, workspace)
    incidents = link_incidents(joined, match_added_claims(joined, match_claims(OWN), before=OWN))
    found = find_discrepancies(joined, incidents).discrepancies
    assert any("n" in side.claim_ids for each in found for side in each.sides)

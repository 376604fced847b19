"""A project's rows: changed as a whole or not at all, taken back and done again exactly, and read as a collection."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from claims.collection import load_collection
from claims.databases.address import Address
from claims.errors import AcceptError, CollectionError, WorkspaceError
from claims.projects import (
    COLUMNS,
    ChangeKind,
    Edit,
    Project,
    create_project,
    open_project,
    put,
    remove,
)
from claims.schema import TABLES, text_digest
from claims.study import make_study
from claims.workspace import kept_texts, open_workspace
from tests.builders.projects import NOW, account, two_outlets

ROOT = Path(__file__).parents[2]
Rows = dict[str, dict[str, dict[str, str]]]


@pytest.fixture
def project(projects_home: Address) -> Iterator[Project]:
    with open_project(two_outlets(projects_home)) as opened:
        yield opened


def rows_of(project: Project) -> Rows:
    return {table: project.rows(table) for table in COLUMNS}


def test_a_project_is_read_as_a_collection_and_compared(project: Project) -> None:
    collection = load_collection(project.path)
    assert collection.problems == ()
    assert (collection.name, collection.title) == ("two-outlets", "Two outlets")
    [discrepancy] = [
        found for found in make_study(collection, project.path).findings.discrepancies if found.field == "killed"
    ]
    assert {side.value for side in discrepancy.sides} == {"3", "5"}


def test_rows_keep_their_order_and_a_removed_one_comes_back_to_its_place(project: Project) -> None:
    before = rows_of(project)
    project.change([remove("statements", "hawar-2")], what="Removed a place", at=NOW)
    assert list(project.rows("statements"))[:3] == ["hawar-1", "hawar-3", "hawar-4"]
    project.undo(at=NOW)
    assert rows_of(project) == before
    assert [list(rows) for rows in rows_of(project).values()] == [list(rows) for rows in before.values()]


@pytest.mark.parametrize(
    ("edits", "message"),
    [
        ([remove("sources", "hawar")], "documents hawar-d, source_id: 'hawar', which does not exist"),
        ([put("claims", claim_id="x", document_id="nowhere", title="t", background="no")], "claims x, document_id: 'nowhere'"),
        ([put("claims", claim_id="x", document_id="sohr-d", background="no")], "claims x, title: "),
        ([put("sources", source_id="x", name="X", kind="outlet", colour="red")], "sources x, colour: no such column"),
        ([Edit("sources", "x", {"source_id": "y", "name": "X", "kind": "outlet"})], "sources x, source_id: 'y'; allowed: 'x'"),
        ([Edit("people", "x", {"name": "X"})], "people x, : no such table; allowed: one of sources, "),
        ([remove("places", "qamishli")], "statements hawar-2, value: 'qamishli'"),
        ([put("parties", party_id="army", parent="army", name="Army", kind="force")], "parties army, parent: "),
        ([put("fields", field="killed", label="killed", type="flag", many="no", definition="d")], "statements hawar-4, value: '3'"),
        ([], "nothing would change"),
    ],
)  # fmt: skip
def test_a_change_with_a_problem_is_refused_whole(project: Project, edits: list[Edit], message: str) -> None:
    before, revision = rows_of(project), project.revision()
    good = [put("sources", source_id="anha", name="ANHA", kind="outlet")] if edits else []
    with pytest.raises(AcceptError) as error:
        project.change([*good, *edits], what="Wrong", at=NOW)
    assert message in str(error.value)
    assert (rows_of(project), project.revision()) == (before, revision)


def test_a_row_that_is_as_it_was_is_no_change(project: Project) -> None:
    with pytest.raises(AcceptError, match="nothing would change"):
        project.change(account("hawar", "3"), what="Again", at=NOW)
    project.change(account("hawar", "4"), what="Corrected", by="Ben", at=NOW)
    [edited] = project.edited_rows(project.revision())
    assert edited.before
    assert edited.after
    assert (edited.row_id, edited.before["value"], edited.after["value"]) == ("hawar-4", "3", "4")


def test_removing_a_row_takes_along_what_cannot_be_without_it(project: Project) -> None:
    edits = project.dependents("sources", "hawar")
    assert [edit.row_id for edit in edits if edit.table in ("documents", "claims", "sources")] == [
        "hawar-c",
        "hawar-d",
        "hawar",
    ]
    assert len(edits) == 7
    project.change(edits, what="Hawar removed", at=NOW)
    collection = load_collection(project.path)
    assert (list(collection.claims["claim_id"]), collection.problems) == (["sohr-c"], ())


def test_what_only_names_a_removed_row_loses_the_name(project: Project) -> None:
    later = put("claims", claim_id="later", document_id="hawar-d", title="Later", background="no", supersedes="hawar-c")
    grouped = {**project.rows("statements")["hawar-4"], "group": "police"}
    tied = put("sources", source_id="sohr", name="Sohr", kind="outlet", ties="police|army")
    project.change([later, put("statements", **grouped), tied], what="Names", at=NOW)
    project.change(project.dependents("claims", "hawar-c"), what="Removed", at=NOW)
    assert "supersedes" not in project.rows("claims")["later"]
    project.undo(at=NOW)
    project.change(project.dependents("parties", "police"), what="Removed", at=NOW)
    assert project.rows("sources")["sohr"]["ties"] == "army"
    assert "hawar-4" not in project.rows("statements")  # killed police would have become killed anyone


def test_ids_that_a_row_ever_had_are_not_given_again(project: Project) -> None:
    project.change(project.dependents("claims", "hawar-c"), what="Removed", at=NOW)
    assert project.free_id("claims", "hawar-c") == "hawar-c-2"
    assert project.free_id("claims", "new") == "new"


def test_undo_stops_at_the_beginning_and_a_new_change_ends_redo(project: Project) -> None:
    assert project.undo(by="Ben", at=NOW) is not None
    assert project.undo(at=NOW) is None
    assert [step and step.what for step in project.next_steps()] == [None, "Two accounts"]
    project.change([put("sources", source_id="anha", name="ANHA", kind="outlet")], what="New", at=NOW)
    assert project.redo(at=NOW) is None
    kinds = [(change.kind, change.by) for change in project.history()]
    assert kinds == [(ChangeKind.DO, "Ada"), (ChangeKind.DO, "Ada"), (ChangeKind.UNDO, "Ben"), (ChangeKind.DO, "")]


def test_notes_are_rows_like_others(project: Project) -> None:
    note = put(
        "notes",
        note_id="n1",
        kind="claim",
        subject="hawar-c",
        tags="check",
        text="Ask them.",
        by="Ada",
        at="2026-11-30",
    )
    project.change([note], what="Note", at=NOW)
    assert project.rows("notes")["n1"]["text"] == "Ask them."
    project.undo(at=NOW)
    assert project.rows("notes") == {}


def test_texts_are_found_by_their_digest(project: Project) -> None:
    digest = text_digest("Three died.")
    changed = {**project.rows("documents")["hawar-d"], "digest": digest}
    project.change([put("documents", **changed)], what="Text", at=NOW, texts=["Three died."])
    assert kept_texts(project.workspace, [digest, "sha256:0"]) == {digest: "Three died."}


def test_what_is_no_project_is_said(tmp_path: Path) -> None:
    open_workspace(tmp_path / "work.sqlite3", collection="test").close()
    (tmp_path / "text.sqlite3").write_text("no database")
    with pytest.raises(CollectionError, match="without a project"):
        load_collection(tmp_path / "work.sqlite3")
    with pytest.raises(CollectionError, match="cannot be read as a project"):
        load_collection(tmp_path / "text.sqlite3")
    with pytest.raises(WorkspaceError, match="no file"), open_project(tmp_path / "nothing.sqlite3"):
        pass


IDS = st.sampled_from(("hawar", "sohr", "anha", "x"))


class UndoneAndDoneAgain(RuleBasedStateMachine):
    """Against a model that keeps whole states: undo and redo give back exactly the state before and after."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir="/dev/shm" if Path("/dev/shm").is_dir() else None))
        self.opened = open_project(two_outlets(self.folder))
        self.project = self.opened.__enter__()
        with open_workspace(self.project.path, collection="two-outlets"):
            self.states = [self.state()]
        self.place = 0

    def teardown(self) -> None:
        self.opened.__exit__(None, None, None)
        shutil.rmtree(self.folder)

    def state(self) -> list[list[tuple[str, dict[str, str]]]]:
        return [list(self.project.rows(table).items()) for table in COLUMNS]

    def change(self, edits: list[Edit]) -> None:
        try:
            self.project.change(edits, what="Change", at=NOW)
        except AcceptError:
            assert self.state() == self.states[self.place]
            return
        self.states = [*self.states[: self.place + 1], self.state()]
        self.place += 1

    @rule(source=IDS, killed=st.sampled_from(("1", "2..3", "many", "")))
    def tell(self, source: str, killed: str) -> None:
        self.change(account(source, killed))

    @rule(source=IDS, table=st.sampled_from(("sources", "documents", "claims")))
    def take_out(self, source: str, table: str) -> None:
        row_id = {"sources": source, "documents": f"{source}-d", "claims": f"{source}-c"}[table]
        if row_id in self.project.rows(table):
            self.change(self.project.dependents(table, row_id))

    @rule(source=IDS)
    def take_out_alone(self, source: str) -> None:
        self.change([remove("claims", f"{source}-c")])

    @precondition(lambda self: self.place > 0)
    @rule()
    def undo(self) -> None:
        assert self.project.undo(at=NOW)
        self.place -= 1

    @precondition(lambda self: self.place + 1 < len(self.states))
    @rule()
    def redo(self) -> None:
        assert self.project.redo(at=NOW)
        self.place += 1

    @invariant()
    def is_the_state_of_the_model(self) -> None:
        assert self.state() == self.states[self.place]

    @invariant()
    def is_a_good_collection(self) -> None:
        collection = load_collection(self.project.path)
        assert collection.problems == ()
        assert [len(getattr(collection, table)) for table in TABLES] == [
            len(self.project.rows(table)) for table in TABLES
        ]


TestUndoneAndDoneAgain = UndoneAndDoneAgain.TestCase
TestUndoneAndDoneAgain.settings = settings(max_examples=4, stateful_step_count=30, deadline=None)

WRITER = """
import os, sys
from pathlib import Path
from claims.projects import open_project, put
from tests.builders.projects import NOW
with open_project(Path(sys.argv[1])) as project:
    for number in range(10_000):
        project.change([put("sources", source_id=f"s{number}", name="S", kind="outlet")], what="New", at=NOW)
        print(number, flush=True)
"""


@pytest.mark.parametrize("lines", [2, 25])
def test_a_kill_loses_nothing_that_was_acknowledged(tmp_path: Path, lines: int) -> None:
    path = create_project("Killed", folder=tmp_path, at=NOW)
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    ) as writer:  # fmt: skip
        assert writer.stdout is not None
        acknowledged = [int(writer.stdout.readline()) for _ in range(lines)][-1]
        time.sleep(0.003 * (lines % 3))
        writer.send_signal(signal.SIGKILL)
        acknowledged = max([acknowledged, *map(int, writer.stdout.read().split())])
        writer.wait()
    with open_project(path) as project:
        kept = len(project.rows("sources"))
        assert kept in (acknowledged + 1, acknowledged + 2)
        assert project.revision() == kept + 1

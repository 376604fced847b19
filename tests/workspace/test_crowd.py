"""Several people at once lose nothing: many writing processes, and one that is killed while it writes."""

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.workspace import read_history
from claims.workspace.database import Workspace

ROOT = Path(__file__).parents[2]
MEMORY = Path("/dev/shm")
WRITERS, EACH = 8, 500
ENDLESS, BEFORE_THE_KILL = 1_000_000, 60
PATIENCE_SECONDS = 120.0
# One process that loads the code once and then becomes several, each with a connection of its own.
CREW = """
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from claims.collection import claim_digests
from claims.model import Verdict
from claims.workspace import open_workspace, record_judgement
from tests.builders.collection_tables import build_collection, claim

folder, numbers = Path(sys.argv[1]), [int(number) for number in sys.argv[2:]]
pair = build_collection(claim("a"), claim("b"))
digests = claim_digests(pair, "ab")


def write(name, number):
    told = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    with open_workspace(folder / "work.sqlite3", collection="test") as workspace:
        for nth in range(number):
            at = datetime(2026, 11, 22, tzinfo=UTC) + timedelta(seconds=nth)
            said = {"by": name, "at": at, "why": "w" * 200, "digests": digests}
            done = record_judgement(workspace, pair, "a", "b", Verdict.SAME, **said)
            os.write(told, f"{done.judgement_id}\\n".encode())


children = []
for place, number in enumerate(numbers):
    child = os.fork()
    if child == 0:
        code = 1
        try:
            write(f"writer-{place}", number)
            code = 0
        finally:
            os._exit(code)
    children.append(child)
print(*children, flush=True)
print(*(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children), flush=True)
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder in memory where the system has one: the disk's own pace is not what is tested."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as path:
        yield Path(path)


def start(folder: Path, *numbers: int) -> "subprocess.Popen[str]":
    """As many writing processes as there are numbers, each to write so many judgements."""
    command = [sys.executable, "-c", CREW, str(folder), *map(str, numbers)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)


def ends_of(crew: "subprocess.Popen[str]") -> list[int]:
    """The exit codes of the writers, when all have ended."""
    output, _ = crew.communicate(timeout=PATIENCE_SECONDS)
    return [int(code) for code in output.split("\n")[-2].split()]


def told(folder: Path, writer: int) -> list[str]:
    """The ids that a writer told of after each was written; a line that was cut off is none."""
    path = folder / f"writer-{writer}"
    return path.read_text(encoding="utf-8").split("\n")[:-1] if path.exists() else []


def kept(folder: Path) -> set[str]:
    """The ids in the file, after its check of itself; every row is whole."""
    connection = sqlite3.connect(folder / "work.sqlite3")
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
    workspace = Workspace(folder / "work.sqlite3")
    history = read_history(workspace)
    workspace.close()
    assert all(len(each.why) == 200 and len(each.digest_a) == len(each.digest_b) == 71 for each in history)
    ids = {each.judgement_id for each in history}
    assert len(ids) == len(history)
    return ids


def test_eight_processes_lose_nothing(folder: Path) -> None:
    assert ends_of(start(folder, *[EACH] * WRITERS)) == [0] * WRITERS
    ids = [judgement_id for writer in range(WRITERS) for judgement_id in told(folder, writer)]
    assert len(ids) == WRITERS * EACH
    assert kept(folder) == set(ids)


def test_a_killed_process_loses_nothing_that_it_told_of(folder: Path) -> None:
    crew = start(folder, ENDLESS, 200, 200)
    assert crew.stdout is not None
    victim = int(crew.stdout.readline().split()[0])
    deadline = time.monotonic() + PATIENCE_SECONDS
    while len(told(folder, 0)) < BEFORE_THE_KILL and time.monotonic() < deadline:
        time.sleep(0.01)
    os.kill(victim, signal.SIGKILL)
    assert ends_of(crew) == [-signal.SIGKILL, 0, 0]
    ids = {judgement_id for writer in range(3) for judgement_id in told(folder, writer)}
    assert len(told(folder, 0)) >= BEFORE_THE_KILL
    assert len(ids) == len(told(folder, 0)) + 400
    assert kept(folder) >= ids
    assert len(kept(folder) - ids) <= 1  # one may have been written and not told of yet

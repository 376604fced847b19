"""An import in a process of its own: its answer, its progress, and how it is stopped."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from claims.adding import import_process
from claims.adding.import_job import STEP_FILE, STEPS, ImportJob, TableJob
from claims.adding.import_process import EARLY, ImportProcess, make_ready
from claims.errors import BusyError
from claims.people import Role, acting
from tests.builders.foreign_tables import EVENTS, write_table
from tests.builders.import_processes import import_at_once
from tests.builders.team import member


def test_process_imports_and_answers(tmp_path: Path) -> None:
    running = ImportProcess.start(ImportJob(files=(str(write_table(tmp_path, EVENTS)),)), tmp_path)
    assert running.process.wait(120) == 0
    assert running.is_over
    [file] = running.answer["files"]
    assert file["tables"][0]["rows"] == 3
    assert running.progress.step == "Reading the table"


def test_a_process_that_waits_takes_one_job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    job = ImportJob(files=(str(write_table(tmp_path, EVENTS)),))
    for early, name in ((True, "one"), (False, "two"), (True, "three")):
        (tmp_path / name).mkdir()
        if early:
            make_ready()
            make_ready()
        if name == "three":
            monkeypatch.setenv("CLAIMS_WORKSPACE", str(tmp_path / "work.sqlite3"))  # what waits does not know of it
        running = ImportProcess.start(job, tmp_path / name)
        is_early = EARLY in running.process.args  # type: ignore[operator]  # a list
        assert is_early == (name == "one")
        assert running.process.wait(120) == 0
        assert running.answer["files"][0]["tables"][0]["rows"] == 3


def test_a_process_that_is_gone_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""], stdin=subprocess.PIPE)
    assert gone.wait(60) == 0
    monkeypatch.setattr(import_process, "_take_ready", lambda: gone)
    running = ImportProcess.start(ImportJob(files=(str(write_table(tmp_path, EVENTS)),)), tmp_path)
    assert running.process.wait(120) == 0
    assert running.answer["files"]


def test_a_process_that_waits_ends_with_the_program(tmp_path: Path) -> None:
    code = "from claims.adding import import_process as p; p.make_ready(); print(p._ready[0].process.pid)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stderr == ""
    with pytest.raises(ProcessLookupError):
        os.kill(int(done.stdout), 0)


def test_a_stopped_import_is_over_and_says_so(tmp_path: Path) -> None:
    running = ImportProcess.start(ImportJob(files=(str(write_table(tmp_path, EVENTS)),)), tmp_path)
    running.stop()
    assert running.is_over
    assert "error" in running.answer


def test_a_person_and_all_together_run_so_many_and_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMS_LIMITS", "most_jobs=1 most_jobs_in_all=2")
    table = str(write_table(tmp_path, EVENTS))
    job, look = ImportJob(tables=(TableJob(file=table),)), ImportJob(files=(table,))
    with acting(member(Role.CODER)):
        first = ImportProcess.start(job, tmp_path)
        with pytest.raises(BusyError, match=r"at most 1 \(limit most_jobs\)"):
            ImportProcess.start(job, tmp_path)
        ImportProcess.start(look, tmp_path).stop()
    with acting(member(Role.EDITOR)):
        second = ImportProcess.start(job, tmp_path)
    with acting(member(Role.OWNER)), pytest.raises(BusyError, match="most_jobs_in_all"):
        ImportProcess.start(job, tmp_path)
    first.stop()
    with acting(member(Role.CODER)):
        ImportProcess.start(job, tmp_path).stop()
    second.stop()


def test_process_ends_when_nobody_holds_it(tmp_path: Path) -> None:
    process = ImportProcess.start(ImportJob(files=(str(write_table(tmp_path, EVENTS)),)), tmp_path).process
    for _ in range(100):
        if process.poll() is not None:
            break
        time.sleep(0.05)
    assert process.poll() is not None


def test_the_shares_of_the_steps_are_the_whole() -> None:
    assert sum(STEPS.values()) == pytest.approx(1)


def test_progress_is_the_share_of_the_steps_before(tmp_path: Path) -> None:
    running = import_at_once(ImportJob(files=(str(write_table(tmp_path, EVENTS)),)), tmp_path)
    assert running.progress == ("Reading the table", 0)
    for step, share in (("Reading the table", 0), ("Naming the rows", 0.17), ("Reading citations", 0.23), ("other", 0)):
        (tmp_path / STEP_FILE).write_text(step, encoding="utf-8")
        assert running.progress == (step, share)


def test_a_job_is_read_as_it_was_written(tmp_path: Path) -> None:
    job = ImportJob(files=("a.csv",), tables=(TableJob(file="a.csv", sheet="One"),), workbooks=("b.xlsx",))
    job.write(tmp_path)
    assert ImportJob.read(tmp_path) == job

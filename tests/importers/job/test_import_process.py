"""An import in a process of its own: its answer, its progress, and how it is stopped."""

import time
from pathlib import Path

import pytest

from claims.collection import load_collection
from claims.importers.job.import_job import STEP_FILE, STEPS, ImportJob
from claims.importers.job.import_process import ImportProcess
from tests.builders.foreign_tables import EVENTS, write_table
from tests.builders.import_processes import import_at_once


def test_process_imports_and_answers(tmp_path: Path) -> None:
    running = ImportProcess.start(
        ImportJob(file=str(write_table(tmp_path, EVENTS)), to=str(tmp_path / "made")), tmp_path
    )
    assert running.process.wait(120) == 0
    answer = running.answer
    assert running.is_over
    assert answer["rows"] == 3
    assert running.progress.step == list(STEPS)[-1]
    assert len(load_collection(tmp_path / "made").claims) == 3
    assert (tmp_path / "made" / "import-report.csv").read_text().count("value refused") == 1


def test_a_stopped_import_is_over_and_says_so(tmp_path: Path) -> None:
    running = ImportProcess.start(
        ImportJob(file=str(write_table(tmp_path, EVENTS)), to=str(tmp_path / "made")), tmp_path
    )
    running.stop()
    assert running.is_over
    assert "error" in running.answer


def test_process_ends_when_nobody_holds_it(tmp_path: Path) -> None:
    process = ImportProcess.start(
        ImportJob(file=str(write_table(tmp_path, EVENTS)), to=str(tmp_path / "made")), tmp_path
    ).process
    for _ in range(100):
        if process.poll() is not None:
            break
        time.sleep(0.05)
    assert process.poll() is not None


def test_the_shares_of_the_steps_are_the_whole() -> None:
    assert sum(STEPS.values()) == pytest.approx(1)


def test_progress_is_the_share_of_the_steps_before(tmp_path: Path) -> None:
    running = import_at_once(ImportJob(file=str(write_table(tmp_path, EVENTS))), tmp_path)
    assert running.progress == ("", 0)  # looking at the first rows has no steps
    for step, share in (("Reading the table", 0), ("Naming the rows", 0.17), ("Reading citations", 0.23), ("other", 0)):
        (tmp_path / STEP_FILE).write_text(step, encoding="utf-8")
        assert running.progress == (step, share)


def test_a_job_is_read_as_it_was_written(tmp_path: Path) -> None:
    job = ImportJob(file="a.csv", to="made", version="25.1")
    job.write(tmp_path)
    assert ImportJob.read(tmp_path) == job

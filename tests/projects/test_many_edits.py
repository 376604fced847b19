"""Projects over hundreds of edits: each can be undone and done again, and a program that ends at any of them has lost nothing it acknowledged."""

import os
import signal
import time
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from claims.databases.address import Address
from claims.projects import create_project, open_project, put
from tests.builders.projects import NOW
from tests.projects.test_project import UndoneAndDoneAgain

pytestmark = pytest.mark.long
EDITS = 200


def test_two_hundred_random_edits_are_undone_and_done_again() -> None:
    run_state_machine_as_test(
        UndoneAndDoneAgain, settings=settings(max_examples=3, stateful_step_count=EDITS, deadline=None)
    )


def test_an_end_at_each_of_two_hundred_edits_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    path = create_project("Ended", folder=tmp_path, at=NOW)
    kept = 0
    for number in range(EDITS):
        acknowledged = _acknowledged_before_its_end(path, kept, pause=0.002 * (number % 7))
        with open_project(path) as project:
            assert acknowledged <= len(project.rows("sources")) <= acknowledged + 1
            kept = len(project.rows("sources"))
            assert project.revision() == kept + 1
    assert kept >= EDITS


def _acknowledged_before_its_end(path: Address, begun: int, *, pause: float) -> int:
    """Sources that are kept for certain, once a process that went on from so many is ended after its first edit and a pause."""
    reading, writing = os.pipe()
    if not (writer := os.fork()):
        os.close(reading)
        _go_on(path, begun, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as acknowledged:
        first = acknowledged.readline()
        time.sleep(pause)
        os.kill(writer, signal.SIGKILL)
        numbers = [first, *acknowledged.read().splitlines()]
        os.waitpid(writer, 0)
    return int(numbers[-1])


def _go_on(path: Address, number: int, acknowledge: int) -> None:
    """Makes edits until it is ended, and never comes back."""
    try:
        with open_project(path) as project:
            while True:
                edit = put("sources", source_id=f"s{number}", name="S", kind="outlet")
                project.change([edit], what="New", at=NOW)
                number += 1
                os.write(acknowledge, f"{number}\n".encode())
    finally:
        os._exit(1)

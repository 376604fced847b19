"""Several people at once lose nothing: many writing programs, some that are killed while they write, and a database that is."""

import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.team_writers import Crew, crew_at, end_writers
from claims.databases.address import SchemaKind
from tests.builders.postgres_server import PostgresServer, missing, served

MEMORY = Path("/dev/shm")


@pytest.fixture
def file() -> Iterator[Path]:
    """A file in memory where the system has one: the disk's own pace is not what is tested."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        yield Path(folder) / "work.sqlite3"


@pytest.fixture
def own_server() -> Iterator[PostgresServer]:
    """A server that a test may kill; what it acknowledges is on the disk."""
    if why := missing():
        pytest.skip(why)
    with served(fsync=True) as server:
        yield server


def write_together(crew: Crew, writers: int, each: int) -> None:
    crew.start(*[each] * writers)
    assert crew.ends() == [0] * writers
    assert len(crew.told()) == writers * each
    crew.check(most_untold=0)


def check_file(file: Path) -> None:
    connection = sqlite3.connect(file)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()


def test_eight_programs_lose_nothing_in_a_file(file: Path) -> None:
    with crew_at(file) as crew:
        write_together(crew, 8, 250)
    check_file(file)


def test_a_killed_program_loses_nothing_that_it_told_of(file: Path) -> None:
    with crew_at(file) as crew:
        end_writers(crew, 2)
    check_file(file)


def test_a_server_loses_nothing_of_four_programs_nor_when_it_is_killed(own_server: PostgresServer) -> None:
    database = own_server.database("crowd")
    with crew_at(database.within(SchemaKind.WORKSPACE, "together")) as crew:
        write_together(crew, 4, 25)
    with crew_at(database.within(SchemaKind.WORKSPACE, "ended")) as crew:
        end_writers(crew, 2, server=own_server)


@pytest.mark.long
def test_sixteen_programs_and_fifty_ends_lose_nothing(file: Path, own_server: PostgresServer) -> None:
    database = own_server.database("crowd")
    for address in (file, database.within(SchemaKind.WORKSPACE, "together")):
        with crew_at(address) as crew:
            write_together(crew, 16, 500)
    with crew_at(file.with_name("ended.sqlite3")) as crew:
        end_writers(crew, 50)
    with crew_at(database.within(SchemaKind.WORKSPACE, "ended")) as crew:
        end_writers(crew, 50, server=own_server)

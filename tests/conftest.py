"""Fixtures that several rooms of tests use; builders of what they test stand in `tests/builders`."""

import gc
import shutil
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from pathlib import Path

import pytest

from claims.databases.address import Address, SchemaKind, ServerAddress
from claims.schema import TABLE_COLUMNS
from claims.study import Study
from tests.builders.collection_tables import SMALL, read_rows, write_rows
from tests.builders.postgres_server import PostgresServer, missing, served
from tests.builders.shipped import shipped_study

_NUMBERS = count(1)


def pytest_collection_finish() -> None:
    """What the modules hold stays to the end: searching it for garbage again and again took a tenth of the time.

    What tests leave behind is searched less often than every few hundred objects, which took as much again.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session", autouse=True)
def _nobodys_workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes what the person who runs it has judged."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("user-data")))
        patch.delenv("CLAIMS_WORKSPACE", raising=False)
        yield


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL server of this run; a test that needs one is skipped where none can be started."""
    if why := missing():
        pytest.skip(why)
    with served() as server:
        yield server


@pytest.fixture(scope="session")
def database_of_projects(postgres: PostgresServer) -> ServerAddress:
    """A database that tests have one after the other."""
    return postgres.database("projects")


@pytest.fixture
def database(database_of_projects: ServerAddress) -> Iterator[ServerAddress]:
    """An empty database."""
    from claims.databases.postgresql import asking, schemas

    yield database_of_projects
    made = [name for name in schemas(database_of_projects) if "-" in name]
    with asking(database_of_projects, "the database", only_reads=False) as connection:
        for name in made:
            connection.exec_driver_sql(f'DROP SCHEMA "{name}" CASCADE')


@pytest.fixture(scope="session")
def shared_database(postgres: PostgresServer) -> ServerAddress:
    """A database for many workspaces."""
    return postgres.database("shared")


@pytest.fixture(params=["file", "server"])
def work(request: pytest.FixtureRequest, tmp_path: Path) -> Address:
    """Where a workspace may be made: once a file, once a schema."""
    if request.param == "file":
        return tmp_path / "work.sqlite3"
    shared: ServerAddress = request.getfixturevalue("shared_database")
    return shared.within(SchemaKind.WORKSPACE, f"test-{next(_NUMBERS)}")


@pytest.fixture(params=["folder", "server"])
def projects_home(request: pytest.FixtureRequest, tmp_path: Path) -> Address:
    """Where projects may be made: once in a folder, once in a database."""
    made: ServerAddress | None = request.getfixturevalue("database") if request.param == "server" else None
    return made or tmp_path


@pytest.fixture(scope="session")
def shipped() -> Study:
    """The shipped collection, matched, linked and compared; made once for all tests that only read it."""
    return shipped_study()


@pytest.fixture
def small_collection(tmp_path: Path) -> Path:
    """A copy of `tests/data/small`, a valid collection, for a test to spoil."""
    return Path(shutil.copytree(SMALL, tmp_path / "small"))


@pytest.fixture
def spoil(small_collection: Path) -> Callable[[str, str, Mapping[str, str]], Path]:
    """Changes cells of the row with the id in a table of `small_collection`, and gives its path."""

    def change(table: str, row_id: str, cells: Mapping[str, str]) -> Path:
        path = small_collection / f"{table}.csv"
        rows = read_rows(path)
        next(each for each in rows if each[TABLE_COLUMNS[table][0]] == row_id).update(cells)
        write_rows(path, rows)
        return small_collection

    return change

"""Programs that write to one workspace at once, in a file or on a server, some ended at random points, and their server too.

python -m benchmarks.team_writers together
python -m benchmarks.team_writers ended --kills 50
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from claims.collection import claim_digests
from claims.databases.address import Address, SchemaKind, address_of
from claims.errors import WorkspaceError
from claims.model import Verdict
from claims.workspace import Judgement, open_workspace, read_history, record_judgement
from tests.builders.collection_tables import build_collection, claim
from tests.builders.postgres_server import PostgresServer, served

ROOT = Path(__file__).parents[1]
ENDLESS = 1_000_000
PATIENCE_SECONDS = 600.0
WHY = "w" * 200
app = typer.Typer(add_completion=False)


@dataclass
class Crew:
    """Writing processes, each of which tells of a judgement in a file of its own as soon as it is kept."""

    address: Address
    folder: Path
    names: int = 0
    started: list["subprocess.Popen[str]"] = field(default_factory=list)

    def start(self, *numbers: int) -> list[int]:
        """Starts as many as there are numbers, each to write so many judgements; gives their ids."""
        command = [sys.executable, "-m", "benchmarks.team_writers", "crew", str(self.address), str(self.folder)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        crew = subprocess.Popen(
            [*command, str(self.names), *map(str, numbers)],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self.names += len(numbers)
        self.started.append(crew)
        assert crew.stdout is not None
        return [int(process) for process in crew.stdout.readline().split()]

    def ends(self) -> list[int]:
        """The exit codes of all, when they have ended."""
        outputs = [crew.communicate(timeout=PATIENCE_SECONDS)[0] for crew in self.started]
        self.started.clear()
        return [int(code) for output in outputs for code in output.split()]

    def told(self) -> set[str]:
        """The ids that were told of; a line that was cut off is none."""
        files = self.folder.glob("writer-*")
        return {line for file in files for line in file.read_text(encoding="utf-8").split("\n")[:-1]}

    def wait_for(self, more: int) -> None:
        """Returns when so many more were told of.

        Raises:
            TimeoutError: They were not within `PATIENCE_SECONDS`.
        """
        wanted, deadline = len(self.told()) + more, time.monotonic() + PATIENCE_SECONDS
        while len(self.told()) < wanted:
            if time.monotonic() > deadline:
                raise TimeoutError(f"{len(self.told())} of {wanted} judgements within {PATIENCE_SECONDS:g} seconds")
            time.sleep(0.01)

    def kept(self) -> list[Judgement]:
        """What is in the workspace."""
        with open_workspace(self.address, collection="test") as workspace:
            return list(read_history(workspace))

    def check(self, *, most_untold: int) -> None:
        """Returns where nothing that was told of is lost, and each row is whole and there once.

        Raises:
            AssertionError: Something is.
        """
        told, kept = self.told(), self.kept()
        ids = {each.judgement_id for each in kept}
        assert len(ids) == len(kept), "a judgement is there twice"
        assert all(each.why == WHY and len(each.digest_a) == len(each.digest_b) == 71 for each in kept), "a half row"
        assert told <= ids, f"{len(told - ids)} acknowledged judgements are lost"
        assert len(ids - told) <= most_untold, f"{len(ids - told)} judgements that nobody told of"


@contextmanager
def crew_at(address: Address) -> Iterator[Crew]:
    """A crew whose processes are ended with the block."""
    with TemporaryDirectory(prefix="claims-crew-") as folder:
        open_workspace(address, collection="test").close()
        crew = Crew(address, Path(folder))
        try:
            yield crew
        finally:
            for started in crew.started:
                os.killpg(started.pid, signal.SIGKILL)
                started.wait()


def end_writers(crew: Crew, kills: int, *, server: PostgresServer | None = None, seed: int = 1) -> None:
    """Ends a writer, or every second time the server, at random moments so many times; checks after each.

    Raises:
        AssertionError: Something that was told of is lost.
    """
    chance = random.Random(seed)
    writers = crew.start(ENDLESS, ENDLESS, ENDLESS)
    for number in range(1, kills + 1):
        crew.wait_for(5)
        time.sleep(chance.uniform(0, 0.05))
        if server and number % 2 == 0:
            server.kill()
            server.start()
        else:
            os.kill(writers.pop(0), signal.SIGKILL)
            writers += crew.start(ENDLESS)
        crew.wait_for(5)
        told = crew.told()
        assert told <= {each.judgement_id for each in crew.kept()}, "acknowledged judgements are lost"
    for writer in writers:
        os.kill(writer, signal.SIGKILL)
    crew.ends()
    crew.check(most_untold=kills + len(writers))


@app.command(name="crew", hidden=True)
def write_as_crew(address: str, folder: Path, first_name: int, numbers: list[int]) -> None:
    """Loads the code once and then becomes several writers, each with a connection of its own."""
    children = []
    for place, number in enumerate(numbers):
        child = os.fork()
        if not child:
            code = 1
            try:
                _write(address_of(address), folder / f"writer-{first_name + place}", number)
                code = 0
            finally:
                os._exit(code)
        children.append(child)
    sys.stdout.write(" ".join(map(str, children)) + "\n")
    sys.stdout.flush()
    ends = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    sys.stdout.write(" ".join(map(str, ends)) + "\n")


def _write(address: Address, file: Path, number: int) -> None:
    pair = build_collection(claim("a"), claim("b"))
    digests = claim_digests(pair, "ab")
    told = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    nth = 0
    while nth < number:
        try:
            with open_workspace(address, collection="test") as workspace:
                while nth < number:
                    at = datetime(2026, 11, 22, tzinfo=UTC) + timedelta(seconds=nth)
                    done = record_judgement(
                        workspace, pair, "a", "b", Verdict.SAME, by=file.name, at=at, why=WHY, digests=digests
                    )
                    os.write(told, f"{done.judgement_id}\n".encode())
                    nth += 1
        except WorkspaceError as error:
            if "lost its server" not in str(error):
                raise
            time.sleep(0.1)  # then the same judgement again: it is kept once


@app.command()
def together(
    writers: Annotated[int, typer.Option(help="Programs.")] = 16,
    each: Annotated[int, typer.Option(help="Writes of each.")] = 500,
) -> None:
    """Times writers that write at once to a file and to a server."""
    with TemporaryDirectory() as folder, served(fsync=True) as server:
        for what, address in (("file", Path(folder) / "w.sqlite3"), ("server", _schema(server))):
            with crew_at(address) as crew:
                started = time.monotonic()
                crew.start(*[each] * writers)
                ends = crew.ends()
                seconds = time.monotonic() - started
                crew.check(most_untold=0)
                assert ends == [0] * writers
                assert len(crew.told()) == writers * each
            typer.echo(f"{what}: {writers} x {each} writes, all there, in {seconds:.1f} s")


@app.command()
def ended(kills: Annotated[int, typer.Option(help="How many times something is ended.")] = 50) -> None:
    """Ends writers of a file, then writers and the database of a server."""
    with TemporaryDirectory() as folder, crew_at(Path(folder) / "w.sqlite3") as crew:
        end_writers(crew, kills)
        typer.echo(f"file: {kills} programs ended, {len(crew.kept())} judgements, none that was acknowledged is lost")
    with served(fsync=True) as server, crew_at(_schema(server)) as crew:
        end_writers(crew, kills, server=server)
        typer.echo(
            f"server: {kills - kills // 2} programs and {kills // 2} times the database ended, {len(crew.kept())} judgements, "
            "none that was acknowledged is lost"
        )


def _schema(server: PostgresServer) -> Address:
    return server.database("crowd").within(SchemaKind.WORKSPACE, "test")


if __name__ == "__main__":
    app()

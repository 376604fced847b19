"""A PostgreSQL server of the tests' own, in a folder that goes with it; it works for root and for an ordinary user."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from claims.databases.address import ServerAddress, address_of

MEMORY = Path("/dev/shm")  # where the pace of a disk does not count
LEAST_BYTES = 2_000_000_000
SERVER_USER = "postgres"  # whom root starts the server as, for it refuses to run as root


class PostgresServer:
    """A server on a port of 127.0.0.1, whose user needs no password."""

    def __init__(self, programs: Path, folder: Path, *, fsync: bool = False) -> None:
        """Makes an empty cluster and starts it.

        Args:
            programs: Where `initdb` and `pg_ctl` are.
            folder: Empty, of the user who runs the server.
            fsync: Whether what is acknowledged is on the disk, which takes time.
        """
        self._programs, self._data = programs, folder / "data"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync={'on' if fsync else 'off'}"
        self._run("initdb", "-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8")
        self.start()

    def start(self) -> None:
        """Starts it, also after `kill`, and waits until it answers."""
        self._run("pg_ctl", "-w", "-o", self._options, "-l", str(self._data.with_name("log")), "start")

    def stop(self) -> None:
        """Ends it."""
        self._run("pg_ctl", "-w", "-m", "immediate", "stop", check=False)

    def kill(self) -> None:
        """Ends it as a power cut does: no process of it gets to finish anything."""
        file = self._data / "postmaster.pid"
        main = int(file.read_text(encoding="utf-8").split()[0])
        children = Path(f"/proc/{main}/task/{main}/children").read_text(encoding="utf-8").split()
        processes = [main, *map(int, children)]
        for process in processes:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        while any(_runs(process) for process in processes):
            time.sleep(0.01)
        file.unlink()  # where nobody takes leave of the dead, as in a container, it would be taken for running

    def database(self, name: str) -> ServerAddress:
        """A new database."""
        import psycopg

        with psycopg.connect(f"host=127.0.0.1 port={self.port} user=postgres dbname=postgres", autocommit=True) as made:
            made.execute(f'CREATE DATABASE "{name}"'.encode())
        address = address_of(f"postgresql+psycopg://postgres@127.0.0.1:{self.port}/{name}")
        assert isinstance(address, ServerAddress)
        return address

    def _run(self, program: str, *arguments: str, check: bool = True) -> None:
        command = [str(self._programs / program), "-D", str(self._data), *arguments]
        as_user = {"user": SERVER_USER, "group": SERVER_USER, "extra_groups": ()} if os.geteuid() == 0 else {}
        with tempfile.TemporaryFile() as said:  # a pipe would be held open by the server
            done = subprocess.run(command, stdout=said, stderr=said, cwd="/", check=False, **as_user)  # type: ignore[call-overload]
            said.seek(0)
            log = self._data.with_name("log")
            told = said.read().decode(errors="replace") + (
                log.read_text(errors="replace")[-2000:] if log.exists() else ""
            )
            assert not check or done.returncode == 0, told


def _runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _has_room(folder: Path) -> bool:
    return folder.is_dir() and shutil.disk_usage(folder).free > LEAST_BYTES


def missing() -> str:
    """Why no server can be started here; "" where one can."""
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return "psycopg is not installed: pip install 'competing-claims[team]'"
    return "" if programs() else "PostgreSQL is not installed (Debian: apt-get install postgresql)"


def programs() -> Path | None:
    """The folder of the newest PostgreSQL."""
    on_path = shutil.which("initdb")
    found = [Path(on_path).resolve().parent] if on_path else []
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    return next((folder for folder in reversed(found) if (folder / "initdb").exists()), None)


@contextmanager
def served(*, fsync: bool = False) -> Iterator[PostgresServer]:
    """A server until the block ends."""
    found = programs()
    assert found
    folder = Path(tempfile.mkdtemp(prefix="claims-postgres-", dir=MEMORY if _has_room(MEMORY) else None))
    if os.geteuid() == 0:
        shutil.chown(folder, SERVER_USER)
    server = PostgresServer(found, folder, fsync=fsync)
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)

"""The app served on a free port, and the browser of the machine, for measures, pictures and tests."""

import os
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from claims.cli.serve import serve_command

ROOT = Path(__file__).resolve().parents[1]
BROWSERS = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
# Without these a browser asks its maker's servers for updates, draws on a card that is not there, or does not start in a container.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_START_SECONDS = 60


def browser_path() -> str | None:
    """The browser that is installed; None leaves it to Playwright."""
    return next((path for path in BROWSERS if Path(path).exists()), None)


@contextmanager
def serving(collection: Path | str, *, environment: Mapping[str, str] | None = None) -> Iterator[str]:
    """Serves the app as `claims serve` does until the block ends, and gives its address.

    Args:
        collection: The collection it opens; empty for the shipped ones.
        environment: Variables beside those of this process.

    Raises:
        TimeoutError: It gave no sign of life.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [*serve_command(ROOT / "serve.py", port), "--server.fileWatcherType=none"]
    variables = {**os.environ, "CLAIMS_COLLECTION": str(collection), **(environment or {})}
    process = subprocess.Popen(command, cwd=ROOT, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(address: str) -> None:
    for _ in range(_START_SECONDS * 10):
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"no answer from {address}")

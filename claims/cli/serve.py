"""Serves the app: Streamlit in a process of its own, on loopback alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from claims.databases.address import Address

LOOPBACK = "127.0.0.1"
# The settings of .streamlit/config.toml, which Streamlit finds only in the folder that it starts in.
APP_SETTINGS = {
    "server.address": (LOOPBACK,),
    "server.allowedHosts": ("localhost", "127.0.0.1"),
    "server.maxUploadSize": ("50",),
    "server.showEmailPrompt": ("false",),
    "browser.gatherUsageStats": ("false",),
    "client.toolbarMode": ("viewer",),
    "client.showErrorDetails": ("none",),
    "client.disableDataExport": ("true",),
    "runner.postScriptGC": ("false",),
    "runner.magicEnabled": ("false",),
    "theme.light.primaryColor": ("#0072B2",),
    "theme.dark.primaryColor": ("#0072B2",),
}


def serve_command(script: Path, port: int, address: str = LOOPBACK, host: str = "") -> list[str]:
    """The command that serves the app from any folder, on loopback alone if no other address is named.

    Args:
        host: The name by which browsers reach it through a proxy; others are refused.
    """
    hosts = (*APP_SETTINGS["server.allowedHosts"], *filter(None, [host]))
    chosen = {**APP_SETTINGS, "server.address": (address,), "server.allowedHosts": hosts}
    settings = [f"--{name}={value}" for name, values in chosen.items() for value in values]
    return [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(script),
        *settings,
        "--server.headless=true",
        f"--server.port={port}",
    ]


def serve_app(
    script: Path,
    collection: Address,
    port: int,
    workspace: Address | None = None,
    texts: Sequence[Path] = (),
    *,
    address: str = LOOPBACK,
    host: str = "",
) -> int:
    """Serves until it is stopped and returns the exit code; stopping this process stops the app."""
    from claims import texts as outside
    from claims import workspace as beside

    environment = {**os.environ, "CLAIMS_COLLECTION": str(collection)}
    if workspace:
        environment[beside.VARIABLE] = str(workspace.resolve())
    if texts:
        environment[outside.VARIABLE] = os.pathsep.join(str(place.resolve()) for place in texts)
    with subprocess.Popen(serve_command(script, port, address, host), env=environment) as process:
        is_asked = threading.Event()

        def end(*_: object) -> None:
            is_asked.set()
            process.terminate()

        signal.signal(signal.SIGTERM, end)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches the app itself, which then ends
        code = process.wait()
        return 0 if is_asked.is_set() and code == -signal.SIGTERM else code  # it ended as it should

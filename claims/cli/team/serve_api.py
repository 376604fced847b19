"""Serves the API for programs, in a process of its own, on loopback alone if no other address is named."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Annotated

import typer

from claims.cli.serve import LOOPBACK
from claims.cli.terminal import examples, messages
from claims.errors import ClaimsError
from claims.operation.json_log import log_as_json


class ApiError(ClaimsError):
    """Raised when the API cannot be served."""


def add_commands(app: typer.Typer) -> None:
    """Adds the command to the others."""
    app.command("serve-api", epilog=examples("claims serve-api --port 8601"))(serve_api)


def serve_api(
    *,
    port: Annotated[int, typer.Option(min=1, max=65535, metavar="NUMBER", help="Port.")] = 8601,
    address: Annotated[str, typer.Option(metavar="ADDRESS", help="Address to listen on.")] = LOOPBACK,
    root: Annotated[str, typer.Option(metavar="PATH", help="Where a proxy puts it, such as /api.")] = "",
) -> None:
    """Serve projects as JSON to programs.

    A token of a project opens it: claims project token.
    """
    if find_spec("fastapi") is None:
        raise ApiError("the API lacks a package; allowed: pip install 'competing-claims[team]'")
    import uvicorn
    from uvicorn.config import LOGGING_CONFIG

    messages.print(f"Serving the API at http://{address}:{port}/v1, described at /openapi.json (stop with Ctrl+C)")
    log = None if log_as_json() else LOGGING_CONFIG  # which would take the place of ours
    uvicorn.run(
        "claims.api.application:app", host=address, port=port, root_path=root, log_level="warning", log_config=log
    )

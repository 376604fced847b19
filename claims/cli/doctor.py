"""The command `claims doctor`: what is installed, what is missing for which feature, and where files lie."""

from __future__ import annotations

import os
import platform
from typing import TYPE_CHECKING, NamedTuple

import typer

from claims.cli.common_options import AsJson
from claims.cli.terminal import examples, out, print_json, print_line, table_of, terminal_text
from claims.databases.address import Address, ServerAddress
from claims.errors import WorkspaceError

if TYPE_CHECKING:
    from claims.installation.readiness import Readiness

_CANNOT_WORK = 1


class PlaceOnDisk(NamedTuple):
    """A file, folder or schema of the program, and whether it is there or can be made."""

    what: str
    path: Address
    state: str


def add_commands(app: typer.Typer) -> None:
    """Adds the command to the command line."""
    app.command(epilog=examples("claims doctor", "claims doctor --json"))(doctor)


def doctor(*, as_json: AsJson = False) -> None:
    """Say what is installed, what is missing, and where files lie.

    Ends with 1 where what everybody needs is missing.
    """
    from claims.installation.readiness import readiness
    from claims.installation.version import __version__

    features, places = readiness(), places_on_disk()
    about = {"version": __version__, "python": platform.python_version(), "system": platform.platform()}
    settings = sorted(name for name in os.environ if name.startswith("CLAIMS_"))  # a value may be a key
    if as_json:
        print_json(
            {
                **about,
                "features": [
                    {**feature._asdict(), "ready": not feature.missing, "remedy": feature.remedy}
                    for feature in features
                ],
                "places": [{**place._asdict(), "path": str(place.path)} for place in places],
                "settings": settings,
            }
        )
    else:
        print_line(f"competing-claims {about['version']}, Python {about['python']}, {about['system']}")
        _print_features(features)
        _print_places(places)
        print_line(f"Set in the environment: {', '.join(settings) or 'nothing'}.")
    raise typer.Exit(_CANNOT_WORK if features[0].missing else 0)


def _print_features(features: list[Readiness]) -> None:
    table = table_of("What it can do", "Ready", "Missing", "Install with")
    for feature in features:
        row = (feature.purpose, "no" if feature.missing else "yes", ", ".join(feature.missing), feature.remedy)
        table.add_row(*map(terminal_text, row))
    out.print(table)


def _print_places(places: list[PlaceOnDisk]) -> None:
    for place in places:
        print_line(f"{place.what}: {place.path} ({place.state})")


def places_on_disk() -> list[PlaceOnDisk]:
    """Where the files of the program lie on this machine."""
    from claims.collection.shipped import default_collection
    from claims.safety.faults import log_file
    from claims.safety.files import data_folder
    from claims.workspace.workspace_files import projects_folder, workspace_path

    collection = default_collection().resolve()
    places = {
        "example collection": collection,
        "your data": data_folder(),
        "your projects": projects_folder(),
        "your judgements on the example": workspace_path(None, collection=collection.name),
        "log of faults": log_file(),
    }
    return [PlaceOnDisk(what, path, _state(path)) for what, path in places.items()]


def _state(path: Address) -> str:
    from claims.safety.files import takes_files

    if isinstance(path, ServerAddress):
        return _server_state(path)
    if path.exists():
        return "there"
    above = next(folder for folder in path.absolute().parents if folder.exists())
    return "not made yet" if takes_files(above) else f"cannot be made, for {above} takes no files"


def _server_state(address: ServerAddress) -> str:
    try:
        return "there" if address.exists() or not address.stem else "not made yet"
    except WorkspaceError as error:
        return f"cannot be used: {error}"

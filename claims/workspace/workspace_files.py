"""Where workspaces are on this machine."""

import os
from pathlib import Path

from claims.safety.files import data_folder

VARIABLE = "CLAIMS_WORKSPACE"
PROJECT_ENDING = ".sqlite3"


def workspace_path(named: Path | None, *, collection: str) -> Path:
    """Where the workspace of a collection is: as named, or in CLAIMS_WORKSPACE, or in the user's data folder."""
    if named or os.environ.get(VARIABLE):
        return Path(named or os.environ[VARIABLE])
    return data_folder() / f"{collection}.sqlite3"


def existing_workspace(named: Path | None, *, collection: str) -> Path | None:
    """`workspace_path` where a file is there or one is asked for by name; None where nobody has made one yet."""
    path = workspace_path(named, collection=collection)
    return path if named or os.environ.get(VARIABLE) or path.exists() else None


def projects_folder() -> Path:
    """Where the projects of this machine are."""
    return data_folder() / "projects"


def project_of(path: Path | None) -> Path | None:
    """The path where it is that of a project, which is a workspace of its own; None for any other collection."""
    return path if path is not None and path.suffix == PROJECT_ENDING else None

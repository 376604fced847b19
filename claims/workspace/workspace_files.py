"""Where workspaces and projects are: on this machine, or in the database of a team."""

import os

from claims.databases.address import Address, SchemaKind, ServerAddress, address_of
from claims.safety.files import data_folder

VARIABLE = "CLAIMS_WORKSPACE"
PROJECT_ENDING = ".sqlite3"
BIN = ".removed"  # the folder, beside the projects, of those that were deleted


def workspace_path(named: Address | None, *, collection: str) -> Address:
    """Where the workspace of a collection is: as named, or in CLAIMS_WORKSPACE, or in the user's data folder.

    Raises:
        WorkspaceError: CLAIMS_WORKSPACE is the address of a server and cannot be used.
    """
    chosen = named or _in_environment()
    if isinstance(chosen, ServerAddress) and not chosen.stem:
        return chosen.within(SchemaKind.WORKSPACE, collection)
    return chosen or data_folder() / f"{collection}.sqlite3"


def existing_workspace(named: Address | None, *, collection: str) -> Address | None:
    """`workspace_path` where one is there or asked for by name; None where nobody has made one yet."""
    path = workspace_path(named, collection=collection)
    return path if named or os.environ.get(VARIABLE) or path.exists() else None


def projects_folder() -> Address:
    """Where the projects are: in the database that CLAIMS_WORKSPACE names, or else in a folder of this machine."""
    named = _in_environment()
    return ServerAddress(named.database) if isinstance(named, ServerAddress) else data_folder() / "projects"


def project_of(path: Address | None) -> Address | None:
    """The address where it is that of a project, which is a workspace of its own; None for any other collection."""
    is_project = (
        path.kind is not SchemaKind.WORKSPACE
        if isinstance(path, ServerAddress)
        else path and path.suffix == PROJECT_ENDING
    )
    return path if is_project else None


def is_project_place(address: Address) -> bool:
    """Whether projects are kept there, and nothing else."""
    if isinstance(address, ServerAddress):
        return address.kind is not SchemaKind.WORKSPACE
    home = (data_folder() / "projects").absolute()
    return address.absolute().parent in (home, home / BIN)


def _in_environment() -> Address | None:
    named = os.environ.get(VARIABLE)
    return address_of(named) if named else None

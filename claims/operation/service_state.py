"""Whether the program can serve: it keeps work where it is told to, and is not about to end."""

from collections.abc import Mapping

from claims.databases import running_writes
from claims.databases.address import ServerAddress
from claims.errors import WorkspaceError
from claims.safety.files import takes_files
from claims.workspace.workspace_files import projects_folder


def service_state() -> Mapping[str, bool]:
    """What has to be true, by name: that work can be kept, and that the program goes on. No address is told."""
    return {"keeps_work": _keeps_work(), "goes_on": not running_writes.RUNNING.are_closed}


def _keeps_work() -> bool:
    try:
        home = projects_folder()
        if isinstance(home, ServerAddress):
            from claims.databases.postgresql import schemas  # here, for few have a server

            schemas(home)
            return True
    except WorkspaceError:
        return False
    return takes_files(next(folder for folder in (home, *home.absolute().parents) if folder.exists()))

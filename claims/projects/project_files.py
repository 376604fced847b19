"""Projects: begun, copied, listed, renamed, archived, and put into a bin from which they come back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from claims.collection.project_file import may_open, project_about
from claims.databases.address import Address
from claims.errors import CollectionError, RoleError, WorkspaceError
from claims.people import OPERATOR, Action, acting, acting_person
from claims.projects.project import begin, open_project
from claims.projects.project_places import folder_of, free_address, move_project, projects_in
from claims.projects.starter_frames import starter_frames
from claims.schema import TABLES
from claims.tables import Collection
from claims.workspace.accepted_documents import accepted_collection, accepted_texts
from claims.workspace.database import Workspace, open_workspace
from claims.workspace.membership.members import hand_over
from claims.workspace.team_tables import OF_MEMBERS
from claims.workspace.together.team_settings import read_settings
from claims.workspace.whole.copy_workspace import copy_judgements, copy_workspace
from claims.workspace.workspace_files import projects_folder


@dataclass(frozen=True, kw_only=True)
class ProjectInfo:
    """A project as a list shows it.

    Attributes:
        name: Its name in the address and of its file.
        changed: The day and time of its last change (ISO 8601, UTC).
    """

    name: str
    title: str
    path: Address
    changed: str
    is_archived: bool = False


def create_project(
    title: str, *, language: str = "en", folder: Address | None = None, by: str = "", at: datetime
) -> Address:
    """Begins a project with the house vocabulary and returns where it is.

    Args:
        title: As people call it; it is named after it.
        language: In which most of its documents are (BCP 47).
        folder: Where projects are, or the database; None for `projects_folder`.
        by: Who begins it.
        at: When.

    Raises:
        WorkspaceError: The title is empty, or the file cannot be made.
    """
    about = {"title": _titled(title), "language": language}
    return _begin(starter_frames(language), about, folder=folder, what="Project created", by=by, at=at)


def copy_collection(
    collection: Collection,
    *,
    title: str = "",
    workspace: Address | None = None,
    folder: Address | None = None,
    what: str = "",
    by: str = "",
    at: datetime,
) -> Address:
    """Makes a project of a collection, with the documents and judgements that its workspace adds; neither is changed.

    Args:
        title: What the project is called; the collection's title where empty.
        what: What its history begins with; that it is a copy where empty.

    Raises:
        RoleError: As for `duplicate_project`.
        WorkspaceError: The workspace cannot be read, or the file cannot be made.
    """
    extended = accepted_collection(collection, workspace)
    about = {
        "title": title or collection.title,
        "version": collection.version,
        "date": collection.date,
        "licence": collection.licence,
    }
    frames = {table: getattr(extended, table) for table in TABLES}
    if workspace is not None:
        with open_workspace(workspace, collection=collection.name) as before:
            _require_copy(before)
    path = _begin(frames, about, folder=folder, what=what or f"Copied from {collection.title}", by=by, at=at)
    if workspace is not None:
        with open_workspace(workspace, collection=collection.name) as before, open_project(path) as project:
            project.keep_texts(accepted_texts(before).values())
            copy_judgements(before, project.workspace)
    return path


def list_projects(folder: Address | None = None) -> tuple[ProjectInfo, ...]:
    """The projects in a folder, those changed last first; what is no project is passed over."""
    found = [_info(path) for path in projects_in(folder or projects_folder())]
    return tuple(sorted((info for info in found if info), key=lambda info: info.changed, reverse=True))


def find_project(name: str, folder: Address | None = None) -> Address | None:
    """Where the project is with this name or title; None where there is none, or several have the title."""
    for path in projects_in(folder or projects_folder()):
        if path.stem == name and _info(path):
            return path  # no two of one place have one name
    titled = [info.path for info in list_projects(folder) if info.title == name]
    return titled[0] if len(titled) == 1 else None


def rename_project(path: Address, title: str) -> None:
    """Gives a project another title; its name, and with it every link, stays."""
    with open_project(path) as project:
        project.describe(title=_titled(title))


def archive_project(path: Address, *, is_archived: bool = True) -> None:
    """Puts a project away among the archived ones, or takes it out."""
    with open_project(path) as project:
        project.describe(archived="yes" if is_archived else "")


def duplicate_project(path: Address, title: str, *, at: datetime) -> Address:
    """A copy of a project, with its history and judgements, under another title; whoever acts is its owner, and its one member.

    Raises:
        RoleError: Who acts may not read it, or is no owner while two people judge each pair: the copy would show their answers.
        WorkspaceError: It cannot be copied.
    """
    title = _titled(title)
    with open_project(path) as project:
        _require_copy(project.workspace)
    copy = free_address(title, folder_of(path))
    person = acting_person()
    with acting(OPERATOR):
        copy_workspace(path, copy, without=OF_MEMBERS)
        with open_project(copy) as project:
            hand_over(project.workspace, person, at=at)
            project.describe(title=title, archived="", at=at)
    return copy


def _require_copy(workspace: Workspace) -> None:
    """Returns where the person who acts may have a copy that is theirs.

    Raises:
        RoleError: They may not read it, or are no owner while two people judge each pair.
    """
    with workspace.reading() as connection:
        workspace.require(Action.GOVERN if read_settings(connection).by_two else Action.READ, connection)


def delete_project(path: Address) -> Address:
    """Moves a project into the bin beside it and returns where it is now; `restore_project` brings it back."""
    _require(path, Action.GOVERN)
    return move_project(path, is_removed=True)


def removed_projects(folder: Address | None = None) -> tuple[Address, ...]:
    """The projects in the bin, by name."""
    found = projects_in(folder or projects_folder(), are_removed=True)
    return tuple(path for path in found if may_open(path))


def restore_project(removed: Address) -> Address:
    """Brings a project back from the bin."""
    _require(removed, Action.GOVERN)
    return move_project(removed, is_removed=False)


def _require(path: Address, action: Action) -> None:
    """Returns where the person who acts may do this with a project as a whole.

    Raises:
        RoleError: They may not.
    """
    with open_project(path) as project, project.workspace.reading() as connection:
        project.workspace.require(action, connection)


def _begin(
    frames: Mapping[str, pd.DataFrame],
    about: Mapping[str, str],
    *,
    folder: Address | None,
    what: str,
    by: str,
    at: datetime,
) -> Address:
    path = free_address(_titled(about["title"]), folder or projects_folder())
    begin(path, frames, about, what=what, by=by, at=at)
    return path


def _titled(title: str) -> str:
    """The title on one line.

    Raises:
        WorkspaceError: It is empty.
    """
    if not (words := " ".join(title.split())):
        raise WorkspaceError("no name given for the project; allowed: a few words, such as Qamishli 2021")
    return words


def _info(path: Address) -> ProjectInfo | None:
    try:
        about = project_about(path)
    except (CollectionError, RoleError):
        return None
    if not about["changed"]:
        return None
    return ProjectInfo(
        name=path.stem,
        title=about["title"] or path.stem,
        path=path,
        changed=about["changed"],
        is_archived=bool(about.get("archived")),
    )

"""The projects that the API reads, each compared once for each state."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from claims.collection import load_collection, project_revision
from claims.databases.address import Address
from claims.errors import WorkspaceError
from claims.people import OPERATOR, acting
from claims.projects import list_projects, open_project
from claims.projects.project_places import projects_in
from claims.study import Study, make_study, remake_study
from claims.workspace import opens_with, projects_folder

if TYPE_CHECKING:
    from claims.projects import ProjectInfo

Revision = tuple[int | str, ...]
MOST_KEPT = 4  # projects whose last study is kept


def opened_projects(secret: str) -> list[ProjectInfo]:
    """The projects that a token opens."""
    with acting(OPERATOR):
        return [info for info in list_projects() if _opens(info.path, secret)]


def opened_project(name: str, secret: str) -> Address | None:
    """The project of this name, where the token opens it; None for any other, whether there is one or not."""
    with acting(OPERATOR):
        paths = {path.stem: path for path in projects_in(projects_folder())}
        path = paths.get(name)
        asked = path or next(iter(paths.values()), None)  # for an answer that takes as long where there is none
        return path if asked and _opens(asked, secret) else None


def _opens(path: Address, secret: str) -> bool:
    try:
        with open_project(path) as project:
            return opens_with(project.workspace, secret)
    except WorkspaceError:
        if isinstance(path, Path):
            return False  # a damaged file, of which nobody is told either
        raise


@dataclass
class OpenStudies:
    """The last study of each project; one is made at a time, so that programs leave the machine to people."""

    _last: dict[Address, tuple[Revision, Study]] = field(default_factory=dict)
    _making: Lock = field(default_factory=Lock)

    def study(self, path: Address) -> Study:
        """The study of a project as it is now.

        Raises:
            ClaimsError: The project cannot be read.
        """
        with acting(OPERATOR), self._making:
            revision = revision_of(path)
            before = self._last.pop(path, None)
            if before is None:
                study = make_study(load_collection(path), path)
            elif before[0] == revision:
                study = before[1]
            else:
                study = remake_study(before[1], load_collection(path), path)
            self._last[path] = revision, study  # the newest last
            while len(self._last) > MOST_KEPT:
                del self._last[next(iter(self._last))]
        return study


def revision_of(path: Address) -> Revision:
    """What differs after every change of a project, and between projects that have a name one after the other."""
    with acting(OPERATOR), open_project(path) as project:
        return (project_revision(path), project.revision(), *project.workspace.revision())

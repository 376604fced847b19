"""The projects that the API reads, each compared once for each state."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

from claims.collection import load_collection
from claims.databases.address import Address
from claims.people import OPERATOR, acting
from claims.projects import find_project, list_projects, open_project
from claims.study import Study, make_study, remake_study
from claims.workspace import opens_with

if TYPE_CHECKING:
    from claims.projects import ProjectInfo

Revision = tuple[int, ...]
MOST_KEPT = 4  # projects whose last study is kept


def opened_projects(secret: str) -> list[ProjectInfo]:
    """The projects that a token opens."""
    with acting(OPERATOR):
        return [info for info in list_projects() if _opens(info.path, secret)]


def opened_project(name: str, secret: str) -> Address | None:
    """The project of this name, where the token opens it; None for any other, whether there is one or not."""
    with acting(OPERATOR):
        path = find_project(name)
        return path if path and _opens(path, secret) else None


def _opens(path: Address, secret: str) -> bool:
    with open_project(path) as project:
        return opens_with(project.workspace, secret)


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
    """Numbers that grow with every change of a project: equal means that nothing changed."""
    with acting(OPERATOR), open_project(path) as project:
        return (project.revision(), *project.workspace.revision())

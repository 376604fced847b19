"""Views of a project saved by name: a page with its filters, as the address holds them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from claims.names import romanise, slug
from claims.projects.edits import Edit, put

if TYPE_CHECKING:
    from claims.projects.project import Project

MOST_NAME_CHARACTERS = 80


@dataclass(frozen=True, kw_only=True)
class SavedView:
    """A page of the app with its filters.

    Attributes:
        address: The page, and what follows it in the address without collection and language.
    """

    view_id: str
    name: str
    address: str

    @property
    def page(self) -> str:
        """The page by its path."""
        return self.address.partition("?")[0]

    @property
    def parameters(self) -> list[tuple[str, str]]:
        """What the address says beyond the page."""
        return parse_qsl(self.address.partition("?")[2], keep_blank_values=True)


def read_views(project: Project) -> tuple[SavedView, ...]:
    """The saved views of a project, by name."""
    views = (SavedView(**{"name": "", "address": "", **row}) for row in project.rows("views").values())
    return tuple(sorted(views, key=lambda view: view.name.casefold()))


def save_view(project: Project, name: str, page: str, parameters: Iterable[tuple[str, str]]) -> Edit:
    """The edit that saves a view; one that is called so already is replaced."""
    name = view_name(name)
    asked = urlencode(list(parameters))
    known = {view.name.casefold(): view.view_id for view in read_views(project)}
    view_id = known.get(name.casefold()) or project.free_id("views", slug(romanise(name)) or "view")
    return put("views", view_id=view_id, name=name, address=page + (f"?{asked}" if asked else ""))


def view_name(name: str) -> str:
    """The name of a view on one line."""
    return " ".join(name.split())[:MOST_NAME_CHARACTERS].strip()

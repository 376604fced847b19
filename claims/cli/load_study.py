"""Loads what a command works on, with a progress bar on a terminal, and prints which rows are left out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from claims.cli.terminal import messages, steps, terminal_text
from claims.collection.shipped import default_collection
from claims.databases.address import Address, ServerAddress
from claims.values import number_of
from claims.workspace import existing_workspace, project_of
from claims.workspace.saved_results import Shelf, content_digest, file_stamps

if TYPE_CHECKING:
    from claims.projects import PlacedNotes
    from claims.study import Linked, Study
    from claims.tables import Collection


AnyLinked = TypeVar("AnyLinked", bound="Linked")
_SHELF = Shelf("commands")  # what commands worked out of collections without a workspace
MOST_LISTED = 3  # problems of added documents that are printed one by one


def load(path: Address | None) -> Collection:
    """Loads the collection, or the default one, and prints how many problems it has."""
    from claims.importers import open_collection

    collection = open_collection(path or default_collection())
    _print_problems(collection)
    return collection


def _print_problems(collection: Collection) -> None:
    if collection.problems:
        problems = number_of(len(collection.problems), "problems")
        messages.print(f"{problems}: these rows are left out. claims validate lists them.", soft_wrap=True)


def add_accepted(collection: Collection, workspace: Address | None) -> Collection:
    """The collection with the documents accepted in its workspace; prints the first problems in them."""
    if workspace is None:
        return collection
    from claims.workspace import accepted_collection

    extended = accepted_collection(collection, workspace)
    _print_added_problems(collection, extended)
    return extended


def load_with_added(path: Address | None, workspace: Address | None = None) -> Collection:
    """Loads the collection with the documents accepted in its workspace, where there is one."""
    collection = load(path)
    return add_accepted(collection, existing_workspace(workspace or project_of(path), collection=collection.name))


def load_judged(path: Address | None, workspace: Address | None = None) -> Collection:
    """Loads the collection with accepted documents and the judgements in force, where there is a workspace."""
    from claims.workspace import judged_collection, open_workspace, read_standing

    collection = load(path)
    file = existing_workspace(workspace or project_of(path), collection=collection.name)
    collection = add_accepted(collection, file)
    if file is None:
        return collection
    with open_workspace(file, collection=collection.name) as opened:
        return judged_collection(collection, read_standing(opened, collection).in_force)


def load_linked(path: Address | None, workspace: Address | None = None) -> Linked:
    """Loads the collection, with its workspace, and links its claims."""
    from claims.study import Linked, Study, link_collection

    known = _saved(Study, path, workspace) or _saved(Linked, path, workspace)
    return known or _load_and(link_collection, path, workspace, number_of_steps=3)


def load_study(path: Address | None, workspace: Address | None = None) -> Study:
    """Loads the collection, with its workspace, and takes it through all steps."""
    from claims.study import Study, make_study

    return _saved(Study, path, workspace) or _load_and(make_study, path, workspace, number_of_steps=4)


def load_notes(path: Address | None, study: Study) -> PlacedNotes | None:
    """The notes and tags of a project; None for what is none."""
    from claims.projects import open_project, read_notes

    project = project_of(path)
    if project is None:
        return None
    with open_project(project) as opened:
        return read_notes(opened, study.incidents, study.findings)


def _load_and(
    take: Callable[..., AnyLinked], path: Address | None, workspace: Address | None, *, number_of_steps: int
) -> AnyLinked:
    key = _content(path)
    with steps(number_of_steps) as on_step:
        on_step("Reading the collection")
        collection = load(path)
        file = existing_workspace(workspace or project_of(path), collection=collection.name)
        linked = take(collection, file, on_step=on_step)
        _print_added_problems(collection, linked.collection)
    if file is None and key == _content(path):  # the files have not changed while they were read
        _SHELF.write(f"{type(linked).__name__} {key}", linked)
    return linked


def _saved(kind: type[AnyLinked], path: Address | None, workspace: Address | None) -> AnyLinked | None:
    """What an earlier command worked out of the same files; None where a workspace has a say in it."""
    saved = _SHELF.read(f"{kind.__name__} {_content(path)}", kind)
    if saved is None or project_of(path) or existing_workspace(workspace, collection=saved.collection.name):
        return None
    _print_problems(saved.collection)
    return saved


def _content(path: Address | None) -> str:
    """Names the content of the files; "" where there are none."""
    try:
        chosen = path or default_collection()
        if isinstance(chosen, ServerAddress):
            return ""
        return content_digest(chosen, file_stamps(chosen))
    except OSError:
        return ""


def _print_added_problems(collection: Collection, extended: Collection) -> None:
    if left_out := len(extended.problems) - len(collection.problems):
        listed = "; ".join(map(str, extended.problems[-left_out:][:MOST_LISTED]))
        words = f"{number_of(left_out, 'problems')} in added documents: these rows are left out. {listed}"
        messages.print(terminal_text(words), soft_wrap=True)

"""From a folder or workbook to a study: worked out once per content, shared among all users, and kept on disk where it took long."""

from __future__ import annotations

import pickle
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from claims.collection import project_revision
from claims.databases.address import Address, ServerAddress, address_of
from claims.discrepancies import Settings
from claims.errors import RoleError, WorkspaceError
from claims.importers import open_collection
from claims.matching import LinkSettings, MatchSettings
from claims.people import OPERATOR, Action, Person, acting, acting_person, require
from claims.study import Linked, Matched, OnStep, compare_accounts, link_matched, match_added, match_collection
from claims.tables import Collection
from claims.workspace import existing_workspace, project_of, workspace_path
from claims.workspace.saved_results import Shelf, Stamps, content_digest, file_stamps, paused_garbage_collection
from views.state import page_study
from views.state.open_collections import Opened
from views.state.page_study import PageStudy

if TYPE_CHECKING:
    from claims.workspace import Workspace

LEAST_SECONDS = 0.05  # what took less to link and compare is done again as soon as it is read
SHELF = Shelf("compared", code=(Path(__file__), Path(page_study.__file__)), most_files=8)
Revision = tuple[int, ...]
_opened: set[str] = set()  # keys of contents that were opened since the start
_opened_bytes: dict[Address, int] = {}  # size of each project when it was opened last
_KEPT = "prepared as kept"  # the attribute that holds the bytes of `prepared`


@dataclass(frozen=True, kw_only=True)
class CachedMatched(Matched):
    """The scored claims of an opened collection, with what is cached for it.

    Attributes:
        key: Names the content of the files and of the documents that were added; what is cached for them is cached under this.
        project: Where the project is that was opened; None for any other collection.
        is_upload: Whether it was brought into one visitor's session.
    """

    key: str
    project: Address | None = None
    is_upload: bool = False

    def __getstate__(self) -> dict[str, Any]:
        """What is kept on disk: the prepared frame as a file within the file, for most visits never ask for it and its code takes long to import."""
        others = {name: value for name, value in vars(self).items() if name not in ("prepared", _KEPT)}
        kept = vars(self).get(_KEPT) or pickle.dumps(self.prepared, protocol=pickle.HIGHEST_PROTOCOL)
        return {**others, _KEPT: kept}

    def __getattr__(self, name: str) -> Any:
        """The prepared frame, read from what was kept when it is first asked for."""
        if name != "prepared" or _KEPT not in vars(self):
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self)
        prepared = pickle.loads(vars(self)[_KEPT])
        vars(self)["prepared"] = prepared
        return prepared

    @property
    def workspace_file(self) -> Address | None:
        """The workspace; None where there is none and none is asked for, or what is open may have none."""
        if self._shares_a_name:
            return None
        return existing_workspace(self.project, collection=self.collection.name)

    def open_workspace(self) -> Workspace:
        """The open workspace, which is made where there is none.

        Raises:
            WorkspaceError: The workspace cannot be used, or what is open may have none.
        """
        from claims.workspace import open_workspace  # here, for it takes long to import and many have no workspace

        if self._shares_a_name:
            raise WorkspaceError("nothing is kept beside what was brought for one visit; allowed: a project made of it")
        name = self.collection.name
        return open_workspace(workspace_path(self.project, collection=name), collection=name)

    @property
    def _shares_a_name(self) -> bool:
        """Whether a workspace by its name would be somebody else's: people who sign in give what they bring any name."""
        return self.is_upload and acting_person() is not None

    def refusal(self, action: Action) -> str:
        """Why the person who acts may not do this to what is open; "" where they may, and where a copy of their own is made first."""
        person = acting_person()
        if person is None or (self.project is None and action is not Action.JUDGE):
            return ""
        try:
            self._require(action, person)
        except RoleError as error:
            return str(error)
        return ""

    def _require(self, action: Action, person: Person) -> None:
        """Returns where the person may do this; looking makes no workspace, and one that is not there has no members.

        Raises:
            RoleError: They may not.
        """
        if self.workspace_file is None:
            path = workspace_path(self.project, collection=self.collection.name)
            require((), person, action, where=f"the workspace {path.stem!r}", is_project=False)
            return
        with self.open_workspace() as workspace, workspace.reading() as connection:
            workspace.require(action, connection)

    def revision(self) -> Revision:
        """A value that changes when anything is judged.

        Raises:
            WorkspaceError: The workspace cannot be used.
        """
        return self._revision(lambda workspace: workspace.revision())

    def accepted_revision(self) -> Revision:
        """A value that changes when a document is accepted or taken out.

        Raises:
            WorkspaceError: The workspace cannot be used.
        """
        return self._revision(lambda workspace: workspace.accepted_revision())

    def _revision(self, read: Callable[[Workspace], Revision]) -> Revision:
        if self.workspace_file is None:
            return ()
        with self.open_workspace() as workspace:
            return read(workspace)


@dataclass(frozen=True)
class SavedStudy:
    """A collection matched and compared, as it is kept on disk.

    Attributes:
        state: The workspace and its revision at that time.
    """

    matched: CachedMatched
    study: PageStudy
    state: tuple[Address | None, Revision]


def shelf_of(opened: Opened) -> Shelf:
    """Where the comparison of a collection is kept: that of an upload beside it, so that it goes with the session."""
    return (
        replace(SHELF, name=str(opened.path.parent / ".compared"))
        if opened.is_temporary and isinstance(opened.path, Path)
        else SHELF
    )


def open_matched(path: Address, *, shelf: Shelf = SHELF) -> CachedMatched:
    """The collection with the documents that users added to it, and the scores of its pairs.

    Args:
        shelf: Where a comparison may have been kept.

    Raises:
        CollectionError: There is nothing that can be opened.
        OSError: A file cannot be read.
    """
    matched = _match_files(str(path), _content_key(path), shelf)
    return _match_added(matched, matched.key, matched.workspace_file, matched.accepted_revision())


def open_study(matched: CachedMatched, *, shelf: Shelf = SHELF) -> PageStudy:
    """The collection with the judgements of its workspace, its incidents and its discrepancies.

    Args:
        matched: As `open_matched` gives it.
        shelf: Where a slow comparison is kept for the next start.

    Raises:
        WorkspaceError: The workspace cannot be used.
    """
    return _compare(matched, matched.key, matched.workspace_file, matched.revision(), shelf)


def is_known(path: Address, *, shelf: Shelf = SHELF) -> bool:
    """Whether opening the collection takes seconds: it was opened since the start, or an earlier start kept it."""
    key = _content_key(path)
    return key in _opened or shelf.has(key)


def collection_bytes(path: Address) -> int:
    """The size of what is read to open a collection.

    Raises:
        WorkspaceError: It is on a server that cannot be asked.
    """
    if isinstance(path, ServerAddress):
        from claims.databases.postgresql import bytes_of  # here, for few have a server

        return bytes_of(path)
    return sum(size for _, size, _ in file_stamps(path))


def bytes_known(path: Address) -> int:
    """How much of a project that changed since is known: its size when it was opened last, for its next study goes on from that one."""
    return _opened_bytes.get(path, 0)


def compare_and_keep(
    path: Address, *, shelf: Shelf, on_step: OnStep, on_compared: Callable[[Linked, str, int], None]
) -> None:
    """Does all that opening the collection takes, in a process whose work others wait for, and keeps it for `open_matched` and `open_study`.

    Args:
        shelf: Where it is kept.
        on_step: Called with the name of each step as it begins: read, match, link, compare, keep.
        on_compared: Called after each incident with its id and the number of its discrepancies.

    Raises:
        ClaimsError: There is nothing that can be opened, or its workspace cannot be used.
        OSError: A file cannot be read.
    """
    key = _content_key(path)
    with paused_garbage_collection():
        on_step("read")
        collection = open_collection(path)
        on_step("match")
        matched = _cached(collection, path, key, shelf)
        if any(matched.accepted_revision()):
            return  # with documents that were added it is kept elsewhere, by whoever opens it
        state = (matched.workspace_file, matched.revision())
        on_step("link")
        linked = link_matched(matched, matched.workspace_file)
        on_step("compare")
        compared = compare_accounts(
            linked, on_compared=lambda incident_id, found: on_compared(linked, incident_id, len(found))
        )
        on_step("keep")
        study = PageStudy(**vars(compared))
        study.work_out_first_page()
        study.work_out_other_pages()
        shelf.write(key, SavedStudy(matched, study, state))


def _cached(collection: Collection, path: Address, key: str, shelf: Shelf) -> CachedMatched:
    is_upload = shelf != SHELF  # see `shelf_of`
    return CachedMatched(**vars(match_collection(collection)), key=key, project=project_of(path), is_upload=is_upload)


def _content_key(path: Address) -> str:
    """Names the content of the files, or the last change of a project, and the settings."""
    if project_of(path) or isinstance(path, ServerAddress):
        content = f"{path} {project_revision(path)}"
    else:
        content = _digest(path, file_stamps(path))
    return f"{content} {(MatchSettings(), LinkSettings(), Settings())!r}"


@st.cache_data(max_entries=16, show_spinner=False)
def _digest(path: Path, stamps: Stamps) -> str:
    """The digest of the files, which are read again when their stamps change."""
    return content_digest(path, stamps)


@st.cache_resource(max_entries=4, show_spinner=False)
def _match_files(path: str, key: str, _shelf: Shelf) -> CachedMatched:
    """Reading and matching, once per content of the files."""
    _opened.add(key)
    address = address_of(path)
    if project := project_of(address):
        _opened_bytes[project] = collection_bytes(project)
    saved = _saved(key, _shelf)
    with paused_garbage_collection():
        return saved.matched if saved else _cached(open_collection(address), address, key, _shelf)


@st.cache_resource(max_entries=2, show_spinner=False)
def _saved(key: str, _shelf: Shelf) -> SavedStudy | None:
    """What an earlier start kept of this content, looked for once."""
    return _shelf.read(key, SavedStudy)


@st.cache_resource(max_entries=4, show_spinner=False)
def _match_added(
    _matched: CachedMatched,
    key: str,
    workspace_file: Address | None,
    revision: Revision,  # noqa: ARG001  # in the key of the cache
) -> CachedMatched:
    """Scoring of what was added, once per content of the files and set of added documents."""
    if workspace_file is None:
        return _matched
    from claims.workspace import accepted_collection

    matched = match_added(_matched, accepted_collection(_matched.collection, workspace_file))
    if matched is _matched:
        return _matched
    return CachedMatched(**{**vars(matched), "key": f"{key} {matched.collection.digest}"})


@st.cache_resource(max_entries=4, show_spinner=False)
def _compare(
    _matched: CachedMatched, key: str, workspace_file: Address | None, revision: Revision, _shelf: Shelf
) -> PageStudy:
    """Linking and comparing, once per content of the files and state of the workspace."""
    saved, latest = _saved(key, _shelf), _latest(_matched.collection.name)
    if not latest and saved:
        latest.append(saved.study)
    if saved and saved.state == (workspace_file, revision):
        return saved.study
    before, started = next(iter(latest), None), time.monotonic()
    with paused_garbage_collection():
        linked = link_for_all(_matched, workspace_file, before=before)
        study = PageStudy(**vars(compare_accounts(linked, before=before)))
        study.work_out_first_page()
        if before is None and time.monotonic() - started >= LEAST_SECONDS:
            _shelf.write(key, SavedStudy(_matched, study, (workspace_file, revision)))
    latest[:] = [study]
    return study


def link_for_all(matched: Matched, workspace_file: Address | None, *, before: Linked | None = None) -> Linked:
    """`link_matched`, whose result is shown to all who may read the workspace, which the caller has asked about: so ids are kept whoever comes first."""
    with acting(OPERATOR):
        return link_matched(matched, workspace_file, before=before)


@st.cache_resource(max_entries=4, show_spinner=False)
def _latest(name: str) -> list[PageStudy]:  # noqa: ARG001  # in the key of the cache
    """The last study of a collection of this name, of which the next keeps what a change leaves as it was; empty before the first."""
    return []

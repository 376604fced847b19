"""The page Collections: those that can be opened, and how to open one's own, checked first and kept only on request."""

import streamlit as st

from claims.collection import project_title
from claims.databases.address import Address
from claims.errors import ClaimsError
from claims.importers import open_collection
from claims.projects import list_projects, removed_projects, restore_project
from claims.tables import Collection
from views.blocks.alerts import alert, show_problems
from views.markup import collection_link, literal, name, show
from views.state.open_collections import (
    Opened,
    SessionFolder,
    collection_title,
    collections,
    forget,
    keep,
    open_here,
    open_in_frame,
    unpack,
)
from views.state.page_context import PageContext
from views.state.url import COLLECTION, page_link, plain_markdown
from views.state.work.visitor import is_signed_in, visitor_name
from views.texts import project_words, words
from views.texts.translation import counted

_CHECKED = "checked-collection"  # key of the session's state: names of the files, their folder, and what was read
_UPLOADS = "collection-uploads"  # how many uploads were opened; each has a box of its own, so that the next is empty
_OPENED = "collection-opened"  # the title of the one that was opened by the last click


def show_page(context: PageContext) -> None:
    """Draws the list of collections, the removed projects, and the upload of another."""
    show(f'<div class="cc"><h1>{words.COLLECTIONS_HEADING}</h1><p>{words.COLLECTIONS_HOW}</p></div>')
    archived = {info.path for info in list_projects() if info.is_archived}
    for place, opened in enumerate(collections().values()):
        _line(opened, is_first=place == 0, is_archived=opened.path in archived)
    page_link(context.pages, "project", project_words.BEGIN_HEADING, icon=":material/add:")
    _removed()
    show(f'<div class="cc"><h2>{words.OPEN_YOURS}</h2><p>{words.OPEN_YOURS_HOW} {words.NOTHING_KEPT}</p></div>')
    files = st.file_uploader(
        words.CHOOSE_FILES,
        type=["xlsx", "ods", "zip", "csv", "json", "jsonl"],
        accept_multiple_files=True,
        key=f"collection-files-{st.session_state.get(_UPLOADS, 0)}",
    )
    if title := st.session_state.pop(_OPENED, ""):
        show(f'<div class="cc cc-box" role="status"><p>{words.IS_OPEN.format(title=f"<b>{name(title)}</b>")}</p></div>')
        page_link(context.pages, "overview", words.TO_ITS_INCIDENTS, icon=":material/arrow_forward:")
    if files:
        _check({file.name: file.getvalue() for file in files})


def _removed() -> None:
    """The projects in the bin, each with a button that brings it back."""
    if not (removed := removed_projects()):
        return
    with st.expander(project_words.REMOVED_HEADING):
        for path in removed:
            label = project_words.RESTORE.format(name=plain_markdown(project_title(path)))
            st.button(label, key=f"restore-{path.stem}", on_click=_restore, args=(path,))


def _line(opened: Opened, *, is_first: bool, is_archived: bool) -> None:
    where = (
        words.THIS_SESSION
        if opened.is_temporary
        else project_words.ARCHIVED_HERE
        if is_archived
        else project_words.KEPT_HERE
        if opened.is_project
        else words.KEPT
        if opened.is_kept
        else words.STARTED_WITH
        if is_first
        else words.COMES_ALONG
    )
    show(
        f'<div class="cc cc-box"><p><b>{collection_link(collection_title(opened), opened.key)}</b></p><p class="cc-soft">{name(opened.key)} · {where}</p></div>'
    )
    with st.container(horizontal=True):
        if opened.is_temporary:
            st.button(words.KEEP, key=f"keep-{opened.key}", on_click=_keep, args=(opened.key,), help=words.KEEP_WHY)
        if opened.is_temporary or (opened.is_kept and not is_signed_in()):
            st.button(
                words.FORGET if opened.is_temporary else words.FORGET_KEPT,
                key=f"forget-{opened.key}",
                on_click=_close,
                args=(opened.key,),
            )


def _restore(path: Address) -> None:
    try:
        restore_project(path)
    except ClaimsError as error:
        alert(project_words.CHANGE_REFUSED, literal(error))


def _keep(key: str) -> None:
    """Makes a project of a collection of this session and opens it."""
    open_in_frame(keep(key, by=visitor_name()))


def _close(key: str) -> None:
    """Closes a collection; where it is the one in the bar, the first takes its place there."""
    forget(key)
    if st.session_state.get(COLLECTION) == key:
        open_in_frame(next(iter(collections())))


def _check(files: dict[str, bytes]) -> None:
    """Reads the uploaded files, shows what they hold and what is wrong with it, and opens the collection when asked."""
    key = tuple((file_name, len(content)) for file_name, content in files.items())
    if st.session_state.get(_CHECKED, ((),))[0] != key:
        folder = SessionFolder()
        try:
            with st.spinner(words.CHECKING):
                unpacked = unpack(files, folder.path)
                st.session_state[_CHECKED] = (key, folder, unpacked.name, open_collection(unpacked))
        except (ClaimsError, OSError) as error:
            folder.remove()
            alert(words.REFUSED, literal(error))
            return
    _, folder, file_name, collection = st.session_state[_CHECKED]
    is_nothing = collection.claims.empty and bool(
        collection.problems
    )  # an empty workbook is the beginning of a project
    show(f'<div class="cc cc-box"><p>{_contents(collection)}</p></div>')
    if collection.problems:
        show_problems(collection.problems)
    st.button(
        words.OPEN_IT, type="primary", on_click=_open, args=(folder, file_name, collection.title), disabled=is_nothing
    )


def _contents(collection: Collection) -> str:
    numbers = {
        table: counted(len(getattr(collection, table)), table)
        for table in ("sources", "documents", "claims", "statements")
    }
    contents = words.READ_AS.format(title=f"<b>{name(collection.title)}</b>", **numbers)
    return contents if collection.problems else f"{contents} {words.NO_PROBLEMS}"


def _open(folder: SessionFolder, file_name: str, title: str) -> None:
    """Shows an uploaded collection in the bar, and an empty box for the next upload."""
    open_in_frame(open_here(folder, file_name))
    st.session_state.pop(_CHECKED, None)
    st.session_state[_UPLOADS] = st.session_state.get(_UPLOADS, 0) + 1
    st.session_state[_OPENED] = title

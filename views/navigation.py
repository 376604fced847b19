"""The pages and their frame: a collection is opened, its accounts are compared once, and the page asked for is drawn."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from claims.errors import ClaimsError
from claims.survey import Filter, Scope
from views.blocks.alerts import alert, show_problems
from views.frame import choose_collection, frame, style
from views.markup import literal
from views.pages import (
    add_document,
    claim_search,
    compare,
    conventions,
    discrepancies,
    import_table,
    incident,
    matrix,
    method,
    open_collection,
    overview,
    review,
    sources,
)
from views.state.cached_study import read, study_of
from views.state.open_collections import named
from views.state.page_study import Matched, PageStudy
from views.state.shared_filters import keep_in_address, nothing_left
from views.state.url import Pages
from views.texts import add_document_words, import_words, words


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What a page is given.

    Attributes:
        scope: What the shared filters leave of the study.
        pages: All pages by their path, to link to.
    """

    study: PageStudy
    matched: Matched
    scope: Scope
    pages: Pages


@dataclass(frozen=True)
class Screen:
    """One page: its path, its title, what it answers, and how it is drawn.

    Attributes:
        needs_incidents: Whether it has nothing to show where the filters leave no incident.
    """

    path: str
    title: str
    question: str
    draw: Callable[[Desk], None]
    needs_incidents: bool = True


# In the order of the menu; the first is the one at the address "/".
SCREENS = (
    Screen(
        "overview", words.OVERVIEW, words.OVERVIEW_ASKS, lambda at: overview.show_page(at.study, at.scope, at.pages)
    ),
    Screen(
        "incident",
        words.INCIDENT,
        words.INCIDENT_ASKS,
        lambda at: incident.show_page(at.study, at.pages),
        needs_incidents=False,
    ),
    Screen(
        "compare",
        words.COMPARE,
        words.COMPARE_ASKS,
        lambda at: compare.show_page(at.study, at.matched, at.pages),
        needs_incidents=False,
    ),
    Screen("matrix", words.MATRIX, words.MATRIX_ASKS, lambda at: matrix.show_page(at.study, at.scope, at.pages)),
    Screen(
        "claims", words.SEARCH_TITLE, words.SEARCH_ASKS, lambda at: claim_search.show_page(at.study, at.scope, at.pages)
    ),
    Screen("sources", words.SOURCES, words.SOURCES_ASK, lambda at: sources.show_page(at.study, at.scope)),
    Screen(
        "discrepancies",
        words.DISCREPANCIES,
        words.DISCREPANCIES_ASK,
        lambda at: discrepancies.show_page(at.study, at.scope, at.pages),
    ),
    Screen(
        "conventions", words.CONVENTIONS, words.CONVENTIONS_ASK, lambda at: conventions.show_page(at.study, at.scope)
    ),
    Screen(
        "review",
        words.REVIEW,
        words.REVIEW_ASKS,
        lambda at: review.show_page(at.study, at.matched),
        needs_incidents=False,
    ),
    Screen(
        "add",
        add_document_words.ADD,
        words.ADD_ASKS,
        lambda at: add_document.show_page(at.study, at.matched, at.pages["incident"]),
        needs_incidents=False,
    ),
)


def show_app() -> None:
    """Draws the frame that all pages share, then the page that the address names."""
    st.set_page_config(page_title=words.APP, layout="wide")
    style()
    pages: dict[str, st.Page] = {}
    desks: list[Desk] = []  # filled once the frame is drawn, before a page is
    for screen in SCREENS:
        pages[screen.path] = _page(screen, desks)
    pages["collections"] = st.Page(
        lambda: open_collection.show_page(pages),
        title=words.COLLECTIONS,
        url_path="collections",
        help=words.COLLECTIONS_ASK,
    )
    pages["import"] = st.Page(
        lambda: import_table.show_page(pages),
        title=import_words.IMPORT,
        url_path="import",
        help=import_words.IMPORT_ASKS,
    )
    pages["method"] = st.Page(method.show_page, title=words.METHOD, url_path="method", help=words.METHOD_ASKS)
    # The hidden page keeps links to the first good when another page becomes the first.
    first = SCREENS[0]
    hidden = st.Page(_drawn(first, desks), title=first.title, url_path=first.path, visibility="hidden")
    chosen = st.navigation([*pages.values(), hidden], position="top")
    # The shared filters live in the address; they survive a change of pages only where no page draws them.
    keep_in_address(chosen.url_path)
    desks += _desks(pages)
    chosen.run()


def prepare() -> None:
    """Reads and compares the collection that the app opens first, for all; where that fails, the page says why."""
    with suppress(ClaimsError, OSError):
        _prepared(named())


@st.cache_resource(max_entries=1, show_spinner=False)  # within it nothing waits in sight: there is no page yet
def _prepared(path: Path) -> None:
    study = study_of(read(path), may_save=True)
    study.ranked(Filter())
    study.numbers(Filter())


def _page(screen: Screen, desks: list[Desk]) -> st.Page:
    is_first = screen is SCREENS[0]
    path = "first" if is_first else screen.path
    return st.Page(_drawn(screen, desks), title=screen.title, url_path=path, default=is_first, help=screen.question)


def _drawn(screen: Screen, desks: list[Desk]) -> Callable[[], None]:
    def draw() -> None:
        for desk in desks:
            if not (screen.needs_incidents and nothing_left(desk.study, desk.scope)):
                screen.draw(desk)

    return draw


def _desks(pages: Pages) -> list[Desk]:
    """What the page is given, with its frame drawn; nothing where there is nothing to compare, which is said."""
    opened, row = choose_collection(pages["collections"])
    if opened is None:
        return []
    try:
        matched = read(opened.path)
        study = study_of(matched, may_save=not opened.is_temporary)
    except (ClaimsError, OSError) as error:
        alert(words.CANNOT_OPEN, literal(error), words.CANNOT_OPEN_WHY)
        return []
    if study.incidents.table.empty:
        alert(words.NO_CLAIMS, words.NO_CLAIMS_WHY)
        if study.collection.problems:
            show_problems(study.collection.problems)
        return []
    return [Desk(study=study, matched=matched, scope=frame(study, row), pages=pages)]

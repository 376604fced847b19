"""The pages of the app in the order of the menu, and one run of the app: the frame is drawn, then the page that the address names."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import streamlit as st

from claims.errors import ClaimsError
from claims.survey import Filter
from views.blocks.alerts import alert, show_problems
from views.forms.filter_widgets import leaves_nothing
from views.frame import choose_collection, draw_frame, say_unknown_language, style
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
from views.state.cached_study import open_matched, open_study
from views.state.open_collections import start_collection
from views.state.page_context import PageContext, StudyContext
from views.state.reader_language import choose_language
from views.state.shared_filters import keep_in_address
from views.state.url import Pages
from views.texts import add_document_words, import_words, words


@dataclass(frozen=True)
class Screen:
    """A page that is drawn whether a collection can be opened or not.

    Attributes:
        path: Its place in the address.
        title: What the menu calls it, in the reader's language.
        question: What it answers; the menu shows it as a hint.
        show_page: Draws it.
    """

    path: str
    title: Callable[[], str]
    question: Callable[[], str]
    show_page: Callable[[PageContext], None]

    def draw(self, context: PageContext) -> None:
        """Draws the page."""
        self.show_page(context)


@dataclass(frozen=True)
class StudyScreen:
    """A page about the open collection; not drawn where none can be opened.

    Attributes:
        path: Its place in the address.
        title: What the menu calls it, in the reader's language.
        question: What it answers; the menu shows it as a hint.
        show_page: Draws it.
        needs_incidents: Whether it has nothing to show where the filters leave no incident.
    """

    path: str
    title: Callable[[], str]
    question: Callable[[], str]
    show_page: Callable[[StudyContext], None]
    needs_incidents: bool = True

    def draw(self, context: PageContext) -> None:
        """Draws the page, or why there is nothing to draw."""
        if not isinstance(context, StudyContext):
            return  # the frame has said why
        if not (self.needs_incidents and leaves_nothing(context.study, context.scope)):
            self.show_page(context)


# In the order of the menu; the first is the one at the address "/". A new page is its file and one line here.
SCREENS: tuple[Screen | StudyScreen, ...] = (
    StudyScreen("overview", lambda: words.OVERVIEW, lambda: words.OVERVIEW_ASKS, overview.show_page),
    StudyScreen(
        "incident", lambda: words.INCIDENT, lambda: words.INCIDENT_ASKS, incident.show_page, needs_incidents=False
    ),
    StudyScreen("compare", lambda: words.COMPARE, lambda: words.COMPARE_ASKS, compare.show_page, needs_incidents=False),
    StudyScreen("matrix", lambda: words.MATRIX, lambda: words.MATRIX_ASKS, matrix.show_page),
    StudyScreen("claims", lambda: words.SEARCH_TITLE, lambda: words.SEARCH_ASKS, claim_search.show_page),
    StudyScreen("sources", lambda: words.SOURCES, lambda: words.SOURCES_ASK, sources.show_page),
    StudyScreen("discrepancies", lambda: words.DISCREPANCIES, lambda: words.DISCREPANCIES_ASK, discrepancies.show_page),
    StudyScreen("conventions", lambda: words.CONVENTIONS, lambda: words.CONVENTIONS_ASK, conventions.show_page),
    StudyScreen("review", lambda: words.REVIEW, lambda: words.REVIEW_ASKS, review.show_page, needs_incidents=False),
    StudyScreen(
        "add", lambda: add_document_words.ADD, lambda: words.ADD_ASKS, add_document.show_page, needs_incidents=False
    ),
    Screen("collections", lambda: words.COLLECTIONS, lambda: words.COLLECTIONS_ASK, open_collection.show_page),
    Screen("import", lambda: import_words.IMPORT, lambda: import_words.IMPORT_ASKS, import_table.show_page),
    Screen("method", lambda: words.METHOD, lambda: words.METHOD_ASKS, method.show_page),
)


def show_app() -> None:
    """Draws the frame that all pages share, then the page that the address names."""
    unknown_language = choose_language()
    st.set_page_config(page_title=words.APP, layout="wide")
    style()
    say_unknown_language(unknown_language)
    # Streamlit calls a page without arguments; what the page is given is made once, when it is first asked for.
    context = cache(lambda: _draw_frame(pages))
    first, *others = SCREENS
    pages = {first.path: _page(first, context, "first", default=True)}
    pages |= {screen.path: _page(screen, context, screen.path) for screen in others}
    # The hidden page keeps links to the first good when another page becomes the first.
    hidden = _page(first, context, first.path, visibility="hidden")
    chosen = st.navigation([*pages.values(), hidden], position="top")
    keep_in_address(chosen.url_path)
    context()  # the shared filters live in the address; they survive a change of pages only where no page draws them
    chosen.run()


def _page(
    screen: Screen | StudyScreen,
    context: Callable[[], PageContext],
    path: str,
    *,
    default: bool = False,
    visibility: Literal["visible", "hidden"] = "visible",
) -> st.Page:
    return st.Page(
        lambda: screen.draw(context()),
        title=screen.title(),
        url_path=path,
        default=default,
        visibility=visibility,
        help=screen.question(),
    )


def prepare_first_collection() -> None:
    """Reads and compares the collection that the app opens first, for all; where that fails, the page says why."""
    with suppress(ClaimsError, OSError):
        _prepare(start_collection())


@st.cache_resource(max_entries=1, show_spinner=False)
def _prepare(path: Path) -> None:
    study = open_study(open_matched(path), may_save=True)
    study.ranked(Filter())
    study.numbers(Filter())
    for figure in list(study.offered_figures.values())[:1]:
        study.figures.listing.listed(figure, study.index.choose(Filter()).incident_ids)


def _draw_frame(pages: Pages) -> PageContext:
    """Draws the frame and opens the collection; where there is nothing to compare, says so and opens none."""
    opened, row = choose_collection(pages["collections"])
    nothing_open = PageContext(pages=pages)
    if opened is None:
        return nothing_open
    try:
        with st.spinner(words.LOADING):
            matched = open_matched(opened.path)
            study = open_study(matched, may_save=not opened.is_temporary)
    except (ClaimsError, OSError) as error:
        alert(words.CANNOT_OPEN, literal(error), words.CANNOT_OPEN_WHY)
        return nothing_open
    if study.incidents.table.empty:
        alert(words.NO_CLAIMS, words.NO_CLAIMS_WHY)
        if study.collection.problems:
            show_problems(study.collection.problems)
        return nothing_open
    return StudyContext(pages=pages, study=study, matched=matched, scope=draw_frame(study, row))

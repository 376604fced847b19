"""The pages of the app in their groups, and one run of the app: the frame is drawn, then the page that the address names."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from threading import Event

import streamlit as st

from claims.databases.address import Address
from claims.errors import ClaimsError
from claims.people import OPERATOR, Action, acting, sign_in_with
from views.blocks.alerts import alert, show_fault, show_problems
from views.blocks.comparing import show_comparing
from views.ended_sessions import note_session
from views.forms.filter_widgets import leaves_nothing
from views.forms.team.account_menu import is_let_in
from views.frame import draw_bar, draw_filters, mark_group, say_unknown_language, style
from views.markup import literal
from views.page_doors import (
    add_document,
    between,
    claim_search,
    code_report,
    compare,
    conventions,
    discrepancies,
    grid,
    import_table,
    incident,
    matrix,
    method,
    open_collection,
    overview,
    project,
    review,
    sources,
    whole_text,
)
from views.state.cached_study import open_matched, open_study, shelf_of
from views.state.first_comparison import first_comparison
from views.state.open_collections import open_what_is_next, start_collection
from views.state.page_context import PageContext, StudyContext
from views.state.page_study import PageStudy
from views.state.reader import choose_language
from views.state.shared_filters import keep_in_address
from views.state.url import Pages, forget_carried, page_link
from views.state.work.kept_beside import read_kept
from views.state.work.sign_in import session_person
from views.state.work.still_open import note_open
from views.texts import (
    add_document_words,
    between_words,
    coding_words,
    import_words,
    incident_words,
    project_words,
    words,
)


@dataclass(frozen=True)
class Screen:
    """A page that is drawn whether a collection can be opened or not.

    Attributes:
        path: Its place in the address.
        question: What it answers; the menu shows it as a hint.
        show_page: Draws it.
        unfiltered: Why the shared filters do not act on it.
        is_detail: Whether links alone lead to it, and no entry of the menu.
        may_be_empty: It is drawn whatever there is.
        action: What one does there.
    """

    path: str
    title: str
    question: str
    show_page: Callable[[PageContext], None]
    unfiltered: str = ""
    is_detail: bool = False
    may_be_empty: bool = True
    action: Action = Action.READ

    def draw(self, context: PageContext) -> None:
        """Draws the page, or why the visitor may not do there what it is for."""
        if not (isinstance(context, StudyContext) and _refuses(context, self.action)):
            self.show_page(context)


@dataclass(frozen=True)
class StudyScreen:
    """A page about the open collection; not drawn where none can be opened.

    Attributes:
        path: Its place in the address.
        question: What it answers; the menu shows it as a hint.
        show_page: Draws it.
        unfiltered: Why the shared filters do not act on it; on others there is nothing to show where they leave no incident.
        is_detail: Whether links alone lead to it, and no entry of the menu.
        may_be_empty: Whether it is drawn for a collection without claims, because claims are added there.
        action: What one does there.
    """

    path: str
    title: str
    question: str
    show_page: Callable[[StudyContext], None]
    unfiltered: str = ""
    is_detail: bool = False
    may_be_empty: bool = False
    action: Action = Action.READ

    def draw(self, context: PageContext) -> None:
        """Draws the page, or why there is nothing to draw."""
        if not isinstance(context, StudyContext):
            return  # the frame has said why
        if _refuses(context, self.action):
            return
        if self.unfiltered or not leaves_nothing(context.study, context.scope):
            self.show_page(context)


AnyScreen = Screen | StudyScreen


def _refuses(context: StudyContext, action: Action) -> bool:
    """Whether the visitor may not do this to what is open, which is said."""
    if action is Action.READ:
        return False  # or it would not be open
    refusal = context.matched.refusal(action)
    if refusal:
        alert(project_words.MAY_NOT, literal(refusal))
    return bool(refusal)


def screens() -> dict[str, tuple[AnyScreen, ...]]:
    """Every page by its group, in the order of the menu; the first is the one at the address "/".

    A new page is its file and one line here. The words are looked up at each call, for they are in the reader's language.
    """
    return {
        words.GROUP_COMPARE: (
            StudyScreen("overview", words.OVERVIEW, words.OVERVIEW_ASKS, overview.show_page),
            StudyScreen("between", between_words.BETWEEN, between_words.BETWEEN_ASKS, between.show_page),
            StudyScreen("discrepancies", words.DISCREPANCIES, words.DISCREPANCIES_ASK, discrepancies.show_page),
            StudyScreen("conventions", words.CONVENTIONS, words.CONVENTIONS_ASK, conventions.show_page),
            StudyScreen(
                "incident",
                words.INCIDENT,
                words.INCIDENT_ASKS,
                incident.show_page,
                unfiltered=words.INCIDENT_UNFILTERED,
                is_detail=True,
            ),
            StudyScreen(
                "compare",
                words.COMPARE,
                words.COMPARE_ASKS,
                compare.show_page,
                unfiltered=words.COMPARE_UNFILTERED,
                is_detail=True,
            ),
            StudyScreen(
                "text",
                incident_words.TEXT,
                incident_words.TEXT_ASKS,
                whole_text.show_page,
                unfiltered=incident_words.TEXT_UNFILTERED,
                is_detail=True,
            ),
        ),
        words.GROUP_EVIDENCE: (
            StudyScreen("matrix", words.MATRIX, words.MATRIX_ASKS, matrix.show_page),
            StudyScreen("claims", words.SEARCH_TITLE, words.SEARCH_ASKS, claim_search.show_page),
            StudyScreen("sources", words.SOURCES, words.SOURCES_ASK, sources.show_page),
        ),
        words.GROUP_WORK: (
            Screen("project", project_words.PROJECT, project_words.PROJECT_ASKS, project.show_page, words.UNFILTERED),
            StudyScreen(
                "add",
                add_document_words.ADD,
                words.ADD_ASKS,
                add_document.show_page,
                unfiltered=words.ADD_UNFILTERED,
                may_be_empty=True,
                action=Action.CODE,
            ),
            StudyScreen(
                "code",
                coding_words.CODE,
                coding_words.CODE_ASKS,
                code_report.show_page,
                unfiltered=coding_words.UNFILTERED,
                may_be_empty=True,
                action=Action.CODE,
            ),
            Screen(
                "import",
                import_words.IMPORT,
                import_words.IMPORT_ASKS,
                import_table.show_page,
                words.UNFILTERED,
                action=Action.CODE,
            ),
            StudyScreen(
                "grid",
                project_words.GRID,
                project_words.GRID_ASKS,
                grid.show_page,
                project_words.GRID_UNFILTERED,
                may_be_empty=True,
                action=Action.CODE,
            ),
            StudyScreen(
                "review",
                words.REVIEW,
                words.REVIEW_ASKS,
                review.show_page,
                words.REVIEW_UNFILTERED,
                action=Action.JUDGE,
            ),
            Screen(
                "collections", words.COLLECTIONS, words.COLLECTIONS_ASK, open_collection.show_page, words.UNFILTERED
            ),
        ),
        words.GROUP_ABOUT: (Screen("method", words.METHOD, words.METHOD_ASKS, method.show_page, words.UNFILTERED),),
    }


sign_in_with(session_person)
page_was_drawn = Event()  # a visitor has seen a page since the start


def show_app() -> None:
    """Draws the frame that all pages share, then the page that the address names."""
    note_session()
    forget_carried(is_settled=False)
    open_what_is_next()
    unknown_language = choose_language()
    st.set_page_config(page_title=words.APP, layout="wide", initial_sidebar_state="collapsed")
    style()
    say_unknown_language(unknown_language)
    if not is_let_in():
        return
    groups = screens()
    first, *others = (screen for group in groups.values() for screen in group)
    # Streamlit calls a page without arguments; what the page is given is made once, when it is first asked for.
    context = cache(lambda: _draw_frame(pages, by_path[chosen.url_path]))
    pages = {first.path: _page(first, context, "first", default=True)}
    pages |= {screen.path: _page(screen, context, screen.path, is_hidden=screen.is_detail) for screen in others}
    # The hidden page keeps links to the first good when another page becomes the first.
    hidden = _page(first, context, first.path, is_hidden=True)
    menu = {group: [pages[screen.path] for screen in members] for group, members in groups.items()}
    menu[next(iter(groups))].append(hidden)
    by_path = {pages[screen.path].url_path: screen for screen in (first, *others)} | {first.path: first}
    chosen = st.navigation(menu, position="top")
    mark_group([by_path[chosen.url_path] in members for members in groups.values()].index(True) + 1)
    keep_in_address(chosen.url_path)
    try:
        context()  # the shared filters live in the address; they survive a change of pages only where no page draws them
    except Exception as error:  # whatever it is, it is no traceback on the page
        show_fault(error)
        return
    chosen.run()
    page_was_drawn.set()


def _page(
    screen: AnyScreen,
    context: Callable[[], PageContext],
    path: str,
    *,
    default: bool = False,
    is_hidden: bool = False,
) -> st.Page:
    return st.Page(
        lambda: _draw(screen, context),
        title=screen.title,
        url_path=path,
        default=default,
        visibility="hidden" if is_hidden else "visible",
        help=screen.question,
    )


def _draw(screen: AnyScreen, context: Callable[[], PageContext]) -> None:
    """Draws a page; one that cannot be drawn for a fault of the program says so."""
    try:
        screen.draw(context())
    except Exception as error:  # whatever it is, it is no traceback on the page
        show_fault(error)


def prepare_first_collection() -> None:
    """Reads and compares the collection that the app opens first, for all; where that fails, the page says why."""
    with acting(OPERATOR), suppress(ClaimsError, OSError):
        path = start_collection()
        running = first_comparison(path)
        if running:
            running.wait()
        _prepare(path)


@st.cache_resource(max_entries=1, show_spinner=False)
def _prepare(path: Address) -> None:
    open_study(open_matched(path)).work_out_first_page()


def _draw_frame(pages: Pages, screen: AnyScreen) -> PageContext:
    """Draws the frame and opens the collection; where there is nothing to compare, says so and opens none."""
    opened, bar = draw_bar(pages)
    nothing_open = PageContext(pages=pages)
    if opened is None:
        return nothing_open
    note_open(opened.path if opened.is_project else None)
    shelf = shelf_of(opened)
    try:
        running = first_comparison(opened.path, shelf=shelf)
        if running:
            show_comparing(running)
            return nothing_open
        with st.spinner(words.LOADING):
            matched = open_matched(opened.path, shelf=shelf)
            study = open_study(matched, shelf=shelf)
            kept = read_kept(matched, study)
    except (ClaimsError, OSError) as error:
        alert(words.CANNOT_OPEN, literal(error), words.CANNOT_OPEN_WHY)
        return nothing_open
    if study.incidents.table.empty and not screen.may_be_empty:
        _say_empty(pages, study, is_project=opened.is_project)
        return nothing_open
    scope = draw_filters(study, matched, kept, pages, bar, unfiltered=screen.unfiltered)
    forget_carried(is_settled=True)
    return StudyContext(pages=pages, study=study, matched=matched, scope=scope, actions=bar.actions, kept=kept)


def _say_empty(pages: Pages, study: PageStudy, *, is_project: bool) -> None:
    """Says that there are no claims yet, and where they are added."""
    if is_project:
        alert(project_words.IS_EMPTY, project_words.IS_EMPTY_WHY)
        page_link(pages, "project", project_words.PROJECT)
    else:
        alert(words.NO_CLAIMS, words.NO_CLAIMS_WHY)
    if study.collection.problems:
        show_problems(study.collection.problems)

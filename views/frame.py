"""The frame of every page: the title of the data, the chosen collection, the filters, and how to link to the page and cite it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from claims.exports import visible
from claims.survey import Scope
from claims.version import __version__
from views.blocks.alerts import alert, show_problems
from views.forms.filter_widgets import choose_filters, show_chosen
from views.markup import literal, name, quoted, show
from views.state.open_collections import Opened, collections
from views.state.page_study import PageStudy
from views.state.reader_language import say_language
from views.state.shared_filters import unknown_values
from views.state.theme import is_dark
from views.state.url import BOUND, COLLECTION, LANGUAGE, going_to, in_address
from views.texts import words
from views.texts.css import CSS, DARK_CSS
from views.texts.figure_css import FIGURE_CSS
from views.texts.plot_css import DARK_PLOT_CSS, PLOT_CSS
from views.texts.translation import LANGUAGES


@dataclass(frozen=True)
class FrameRow:
    """The two containers of the frame, which share a row: the title, and the widgets beside it."""

    title: DeltaGenerator
    widgets: DeltaGenerator


def style() -> None:
    """Puts the style sheet of our own blocks on the page, in the language and direction of the reader."""
    show(f"<style>{CSS}{FIGURE_CSS}{PLOT_CSS}{DARK_CSS + DARK_PLOT_CSS if is_dark() else ''}</style>")
    say_language()


def say_unknown_language(wanted: str) -> None:
    """Says that the address names a language that we do not have; nothing where it names none of that sort."""
    if wanted:
        languages = ", ".join(f"{code} ({title})" for code, title in LANGUAGES.items())
        alert(words.UNKNOWN_LANGUAGE.format(wanted=f"“{name(wanted)}”", languages=languages))


def choose_collection(collections_page: st.Page) -> tuple[Opened | None, FrameRow]:
    """Draws the choice of a collection and returns the chosen one, with the containers for the rest of the frame.

    None where the address names an unknown collection, which is said; no other is opened in its place.
    """
    frame = st.container(horizontal=True, gap="small", vertical_alignment="center")
    row = FrameRow(frame.container(width="content"), frame)
    known = collections()
    wanted = st.query_params.get(COLLECTION, "")
    if wanted and wanted not in known:
        alert(words.UNKNOWN_COLLECTION.format(key=f"“{name(wanted)}”"), words.UNKNOWN_COLLECTION_WHY)
        st.button(words.SHOW_FIRST, on_click=st.query_params.clear, type="primary")
        st.page_link(collections_page, label=words.COLLECTIONS)
        return None, row
    with row.widgets:
        key = st.selectbox(
            words.COLLECTION, list(known), key=COLLECTION, bind="query-params", label_visibility="collapsed", width=230
        )
    return known[key], row


def draw_frame(study: PageStudy, row: FrameRow) -> Scope:
    """Draws title, version, filters, link and citation, and returns what the filters leave."""
    collection = study.collection
    version = words.VERSION.format(version=literal(collection.version), date=literal(collection.date))
    with row.title:
        show(
            f'<div class="cc cc-frame"><p><b>{name(collection.title)}</b> · {version}</p><small>{words.WHAT_THIS_IS}</small></div>'
        )
    unknown = unknown_values(study.offer)
    with row.widgets:
        _link_and_citation(study)
        # Widgets in a closed popover are not in the browser, which then takes what is bound to them out of the
        # address when the menu is used; those in a closed expander are.
        with st.expander(words.FILTER, icon=":material/filter_alt:"):
            scope = study.index.choose(choose_filters(study.offer))
    for filter_name, values in unknown.items():
        alert(words.NOT_IN_COLLECTION.format(filter=words.FILTERS[filter_name].lower(), values=quoted(values)))
    show_chosen(study, scope)
    if collection.problems:
        show_problems(collection.problems)
    return scope


@st.fragment
def _link_and_citation(study: PageStudy) -> None:
    """Filled when it is opened, for the address changes without the frame being drawn again."""
    with st.popover(words.LINK_AND_CITE, icon=":material/link:", on_change="rerun", key="link-and-cite") as opened:
        if opened.open:
            _link_and_citation_now(study)


def _link_and_citation_now(study: PageStudy) -> None:
    collection = study.collection
    params = going_to(
        **{param: in_address(param) for param in st.query_params if param not in (LANGUAGE, COLLECTION, *BOUND)}
    )
    address = (st.context.url or "").split("?")[0] + (f"?{urlencode(params)}" if params else "")
    citation = words.CITATION.format(
        title=visible(collection.title),
        version=visible(collection.version),
        date=visible(collection.date),
        digest=collection.digest[:12],
        licence=f", {visible(collection.licence)}" if collection.licence else "",
        tool=__version__,
        address=address,
        day=datetime.now(UTC).date().isoformat(),
    )
    show(f'<div class="cc"><p><b>{words.LINK_HERE}</b></p></div>')
    st.code(address, language=None, wrap_lines=True)
    show(f'<div class="cc"><p><b>{words.CITE}</b></p></div>')
    st.code(citation, language=None, wrap_lines=True)

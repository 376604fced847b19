"""The frame of every page: what the data is, which collection, which filters, the way to link to it and to cite it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from claims.exports import visible
from claims.survey import Scope
from claims.version import __version__
from views.blocks.alerts import alert, show_problems
from views.markup import literal, name, show
from views.state import shared_filters
from views.state.open_collections import Opened, collections
from views.state.page_study import PageStudy
from views.state.theme import is_dark
from views.state.url import BOUND, COLLECTION, going_to
from views.texts import words
from views.texts.css import CSS, DARK_CSS


@dataclass(frozen=True)
class Row:
    """The two places of the frame that are filled bit by bit: the title, and the row of buttons below it."""

    title: DeltaGenerator
    widgets: DeltaGenerator


def style() -> None:
    """The look of our own blocks; drawn once a run."""
    show(f"<style>{CSS}{DARK_CSS if is_dark() else ''}</style>")


def choose_collection(collections_page: st.Page) -> tuple[Opened | None, Row]:
    """The collection that the address names, the first where it names none, and the row of the frame for what follows.

    An unknown one is named, and nothing (None) is opened in its place.
    """
    row = Row(st.container(), st.container(horizontal=True, gap="small"))
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


def frame(study: PageStudy, row: Row) -> Scope:
    """Draws title, version, filters, link and citation, and gives what the filters leave."""
    collection = study.collection
    version = words.VERSION.format(version=literal(collection.version), date=literal(collection.date))
    sentence = words.WHAT_THIS_IS.format(sources=len(study.publishers))
    with row.title:
        show(f'<div class="cc cc-frame"><p><b>{name(collection.title)}</b> · {version}</p><p>{sentence}</p></div>')
    offer = study.offer
    unknown = shared_filters.unknown_values(offer)
    with row.widgets:
        _link_and_citation(study)
        # Widgets in a closed popover are not in the browser, which then takes what is bound to them out of the
        # address when the menu is used; those in a closed expander are.
        with st.expander(words.FILTER, icon=":material/filter_alt:"):
            chosen = study.index.choose(shared_filters.filters(offer))
    for filter_name, values in unknown.items():
        told = ", ".join(f"“{name(value)}”" for value in values)
        alert(words.NOT_IN_COLLECTION.format(filter=words.FILTERS[filter_name].lower(), values=told))
    shared_filters.chips(study, offer, chosen)
    if collection.problems:
        show_problems(collection.problems)
    return chosen


@st.fragment
def _link_and_citation(study: PageStudy) -> None:
    """Made when it is opened, for the address changes without the frame being drawn again."""
    with st.popover(words.LINK_AND_CITE, icon=":material/link:", on_change="rerun", key="link-and-cite") as opened:
        if opened.open:
            _link_and_citation_now(study)


def _link_and_citation_now(study: PageStudy) -> None:
    collection = study.collection
    own = {each: st.query_params.get_all(each) for each in st.query_params if each not in (COLLECTION, *BOUND)}
    asked = going_to(**own)
    address = (st.context.url or "").split("?")[0] + (f"?{urlencode(asked)}" if asked else "")
    cited = words.CITATION.format(
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
    st.code(cited, language=None, wrap_lines=True)

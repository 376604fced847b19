"""The bar above every page: product name, collection, filters, and how to link to the page and cite it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from claims.exports import visible
from claims.installation.version import __version__
from claims.survey import Scope
from claims.tables import Collection
from views.blocks.alerts import alert, show_problems
from views.forms.collection_choice import choose_collection
from views.forms.copy_offer import say_copied
from views.forms.filter_widgets import add_filters, hold_filters, show_chosen
from views.forms.kept.view_list import views_menu
from views.forms.language_choice import language_buttons
from views.forms.team.account_menu import account_menu
from views.markup import link, name, quoted, show
from views.state.cached_study import CachedMatched
from views.state.open_collections import Opened, collections, wanted_collection
from views.state.page_study import PageStudy
from views.state.quick_links import follow_links
from views.state.reader import is_dark, say_language
from views.state.shared_filters import DAYS, unknown_values
from views.state.url import Pages, going_here
from views.state.work.kept_beside import KeptBeside
from views.state.work.still_open import part
from views.texts import words
from views.texts.styles.bar_css import BAR_CSS
from views.texts.styles.css import CSS, DARK_CSS
from views.texts.styles.discrepancy_css import DISCREPANCY_CSS
from views.texts.styles.figure_css import FIGURE_CSS
from views.texts.styles.plot_css import DARK_PLOT_CSS, PLOT_CSS
from views.texts.styles.rtl_css import RTL_CSS
from views.texts.translation import LANGUAGES, direction


@dataclass(frozen=True)
class Bar:
    """The containers of the bar, which stand in one row.

    Attributes:
        frame: Holds all others, and what is not seen.
        tools: Adding a filter, and *Share*.
        actions: What the page offers beside them, such as its downloads.
    """

    frame: DeltaGenerator
    tools: DeltaGenerator
    actions: DeltaGenerator


def style() -> None:
    """Puts the style sheet of our own blocks on the page, in the language and direction of the reader."""
    show(
        f"<style>{CSS}{BAR_CSS}{FIGURE_CSS}{DISCREPANCY_CSS}{PLOT_CSS}{DARK_CSS + DARK_PLOT_CSS if is_dark() else ''}{RTL_CSS if direction() == 'rtl' else ''}</style>"
    )
    say_language()


def mark_group(place: int) -> None:
    """Sets the group of the page that is open, counted from 1, in bold; Streamlit marks the page within it alone."""
    show(f'<style>[data-testid="stTopNav"] > :nth-child({place}) p {{ font-weight: 700; }}</style>')


def say_unknown_language(wanted: str) -> None:
    """Says that the address names a language that we do not have; nothing where it names none of that sort."""
    if wanted:
        languages = words.COMMA.join(f"{code} ({title})" for code, title in LANGUAGES.items())
        alert(words.UNKNOWN_LANGUAGE.format(wanted=f"“{name(wanted)}”", languages=languages))


def draw_bar(pages: Pages) -> tuple[Opened | None, Bar]:
    """Draws product name and collection, and returns the chosen collection with the containers for the rest of the bar.

    None where the address names an unknown collection, which is said; no other is opened in its place.
    """
    frame = st.container(key="frame")
    start = frame.container(key="bar-start", horizontal=True, gap="small", vertical_alignment="center", wrap=False)
    end = frame.container(key="bar-end", horizontal=True, gap="small", vertical_alignment="center", wrap=False)
    tools, actions = (
        end.container(key=f"bar-{part}", horizontal=True, gap="xsmall", vertical_alignment="center", width="content")
        for part in ("tools", "actions")
    )
    with end:
        account_menu()
    known = collections()
    wanted = wanted_collection()
    with start:
        show(f'<div class="cc cc-brand">{link(words.APP, "./")}</div>')
    key = "" if wanted and wanted not in known else choose_collection(known, seen=start, unseen=frame)
    if not key:
        alert(words.UNKNOWN_COLLECTION.format(key=f"“{name(wanted)}”"), words.UNKNOWN_COLLECTION_WHY)
        st.button(words.SHOW_FIRST, on_click=st.query_params.clear, type="primary")
        st.page_link(pages["collections"], label=words.COLLECTIONS)
    return known.get(key), Bar(frame, tools, actions)


def draw_filters(
    study: PageStudy, matched: CachedMatched, kept: KeptBeside, pages: Pages, bar: Bar, *, unfiltered: str
) -> Scope:
    """Draws filters, saved views, link and citation, and returns what the filters leave.

    Args:
        matched: The open collection.
        kept: Its tags, which filter too, and its saved views.
        unfiltered: Why the filters do not act on the page that follows; empty where they do.
    """
    offer = study.offer.with_tags(kept.notes.tags)
    unknown = unknown_values(offer)
    with bar.frame:
        follow_links()
        scope = study.index.choose(hold_filters(offer))
    with bar.tools:
        add_filters(offer)
        views_menu(pages, matched, kept.views)
        _share(study.collection)
    for filter_name, values in unknown.items():
        sentence = words.INVALID_DATE if filter_name in DAYS else words.NOT_IN_COLLECTION
        alert(sentence.format(filter=words.FILTERS[filter_name].lower(), values=quoted(values)))
    say_copied()
    show_chosen(study, offer, scope, unfiltered=unfiltered)
    if study.collection.problems:
        show_problems(study.collection.problems)
    return scope


@part
def _share(collection: Collection) -> None:
    """Filled when it is opened, for the address changes without the bar being drawn again."""
    with st.popover(words.SHARE, type="tertiary", icon=":material/link:", on_change="rerun", key="share") as opened:
        if opened.open:
            _link_and_citation(collection)
            show(f'<div class="cc"><p><b>{words.LANGUAGE}</b></p></div>')
            language_buttons()


def _link_and_citation(collection: Collection) -> None:
    params = going_here()
    address = (st.context.url or "").split("?")[0] + (f"?{urlencode(params)}" if params else "")
    show(f'<div class="cc"><p><b>{words.LINK_HERE}</b></p></div>')
    st.code(address, language=None, wrap_lines=True)
    show(f'<div class="cc"><p><b>{words.CITE}</b></p></div>')
    st.code(citation(collection, address, datetime.now(UTC).date()), language=None, wrap_lines=True)


def citation(collection: Collection, address: str, day: date) -> str:
    """How to cite what stands at an address, as it was seen on a day; version and date only where the collection has them."""
    version = words.CITED_VERSION.format(version=visible(collection.version)) if collection.version else ""
    dated = words.CITED_DATE.format(date=visible(collection.date)) if collection.date else ""
    return words.CITATION.format(
        title=visible(collection.title),
        version=version + dated,
        digest=collection.digest.removeprefix("sha256:")[:12],
        licence=f", {visible(collection.licence)}" if collection.licence else "",
        tool=__version__,
        address=address,
        day=day.isoformat(),
    )

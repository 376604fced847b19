"""The address as the memory of a page: its parameters set the widgets, and what the widgets say is written back to it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from threading import local

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from claims.exports.markdown_chat import markdown_text
from views.option_labels import told_apart
from views.texts import words

Pages = Mapping[str, st.Page]  # the pages of the app by their path

# Parameters of the address that every page has; they go along with every link.
BOUND = ("from", "to", "place", "party", "source", "outcome", "relation", "severity", "tag")
COLLECTION = "collection"
LANGUAGE = "lang"
OPENED_VIEW = "view"  # in a link to a saved view, whose filters then stand in the place of all others

_run = local()  # of the thread that draws a session


def carried() -> list[tuple[str, str]]:
    """The parameters that every link within the app keeps: language, collection and the shared filters, as their widgets have them.

    The browser writes what a bound widget says into its address itself; the server's copy of that may be older.
    """
    if get_script_run_ctx(suppress_warning=True) is None:
        return []
    held = getattr(_run, "carried", None)
    if held is None:
        held = [(name, value) for name in (LANGUAGE, COLLECTION, *BOUND) for value in _widget_values(name)]
        if getattr(_run, "is_settled", False):
            _run.carried = held
    return held


def forget_carried(*, is_settled: bool) -> None:
    """Reads anew the parameters that links keep: at the start of a run, and once the shared filters are drawn, from when on it stays.

    A page has hundreds of links. A part of it that is drawn anew alone leaves the shared filters as they are.
    """
    _run.carried, _run.is_settled = None, is_settled


def _widget_values(name: str) -> list[str]:
    if name == LANGUAGE:
        return in_address(name)
    if name == COLLECTION and not in_address(name):
        return []  # the one that the app was started with
    value = st.session_state.get(name, in_address(name))
    return [str(item) for item in (value if isinstance(value, list) else [value]) if item]


def going_to(**params: str | list[str]) -> list[tuple[str, str]]:
    """The parameters of a link within the app: those given, and those that every link keeps."""
    given = [
        (name, value) for name, values in params.items() for value in ([values] if isinstance(values, str) else values)
    ]
    return given + [(name, value) for name, value in carried() if name not in params]


def going_here() -> list[tuple[str, str]]:
    """The parameters of a link to this page as it is."""
    return going_to(
        **{name: in_address(name) for name in st.query_params if name not in (LANGUAGE, COLLECTION, *BOUND)}
    )


def page_link(pages: Pages, path: str, label: str, *, icon: str | None = None, **params: str | list[str]) -> None:
    """A link to another page of the app, which keeps the collection and the filters."""
    st.page_link(pages[path], label=label, query_params=going_to(**params), icon=icon)


def in_address(name: str) -> list[str]:
    """The values that the address gives a parameter."""
    return st.query_params.get_all(name)


def put_in_address(name: str, values: Sequence[str]) -> None:
    """Writes the values of a parameter into the address; none takes the parameter out of it."""
    _run.carried = None
    if list(values) != in_address(name) and (values or name in st.query_params):
        st.query_params[name] = list(values)
        if not values:
            del st.query_params[name]
    st.session_state[f"seen-{name}"] = in_address(name)


def remove_parameters(*names: str) -> None:
    """Takes parameters out of the address; the widgets follow."""
    _run.carried = None
    for name in names:
        if name in st.query_params:
            del st.query_params[name]
        st.session_state.pop(f"filter-{name}", None)
        st.session_state.pop(f"text-{name}", None)


def times_changed(name: str) -> int:
    """How often the address has changed this parameter by a link, Back or a reload; a table keyed with it begins anew then."""
    seen, times = f"seen-{name}", f"changed-{name}"
    if st.session_state.get(seen) != in_address(name):
        st.session_state[times] = st.session_state.get(times, 0) + 1
        st.session_state[seen] = in_address(name)
    return int(st.session_state.get(times, 0))


# Widgets whose values live in the address


def synced(name: str, allowed: Sequence[str]) -> list[str]:
    """The values of a filter: the widget's, unless the address has changed since (a link, Back, a reload)."""
    key, seen = f"filter-{name}", f"seen-{name}"
    if key not in st.session_state or st.session_state.get(seen) != in_address(name):
        st.session_state[key] = [value for value in dict.fromkeys(in_address(name)) if value in allowed]
        st.session_state[seen] = in_address(name)
    return list(st.session_state[key])


def multiselect(
    name: str, label: str, allowed: Sequence[str], *, title: Callable[[str], str], placeholder: str
) -> None:
    """A filter of several values; its options show literally."""
    chosen = st.multiselect(
        label, allowed, key=f"filter-{name}", format_func=told_apart(allowed, title), placeholder=placeholder,
        select_all=False,
    )  # fmt: skip
    put_in_address(name, chosen)


def selectbox(
    name: str,
    label: str,
    allowed: Sequence[str],
    *,
    title: Callable[[str], str],
    default: str,
    says_default: bool,
    placeholder: str = "",
) -> str:
    """A choice of one; "" where the address asks for an unknown one.

    Args:
        says_default: Whether the default is written to the address too. Then a link keeps its meaning
            when the data changes, at the price of a step in the browser's history.
    """
    key, seen = f"choice-{name}", f"seen-{name}"
    wanted = first_of(name, default)
    if key not in st.session_state or st.session_state.get(seen) != [default, *in_address(name)]:
        st.session_state[key] = wanted if wanted in allowed else None
    chosen = st.selectbox(
        label, allowed, key=key, index=None, format_func=told_apart(allowed, title), placeholder=placeholder
    )
    if chosen and (says_default or in_address(name) or chosen != default):
        put_in_address(name, [chosen])
    st.session_state[seen] = [default, *in_address(name)]
    wanted = first_of(name, default)
    return wanted if wanted in allowed else ""  # a widget emptied for a search changes nothing


def pills(name: str, label: str, allowed: Sequence[str], *, title: Callable[[str], str], default: str) -> str:
    """A choice of one in a row, one of which is always chosen; the default where the address names no other."""
    key, seen = f"choice-{name}", f"seen-{name}"
    wanted = first_of(name, default)
    wanted = wanted if wanted in allowed else default
    if st.session_state.get(key) not in allowed or st.session_state.get(seen) != in_address(name):
        st.session_state[key] = wanted
    chosen = st.segmented_control(
        label, allowed, key=key, format_func=lambda value: plain_markdown(title(value)), label_visibility="collapsed"
    )
    if chosen and (in_address(name) or chosen != default):
        put_in_address(name, [chosen])
    st.session_state[seen] = in_address(name)
    return str(chosen or wanted)  # pressing what is chosen leaves it chosen


def plain_markdown(text: str) -> str:
    """The text as Streamlit's Markdown shows it literally; unlike those of other widgets, labels of pills are read as that."""
    return markdown_text(text).replace("\\:", ":").replace(":", "\\:")


def first_of(name: str, default: str = "") -> str:
    """The first value that the address gives a parameter."""
    return next(iter(in_address(name)), default)


def text_input(name: str, label: str, *, placeholder: str) -> str:
    """A line of text."""
    key, seen = f"text-{name}", f"seen-{name}"
    if key not in st.session_state or st.session_state.get(seen) != in_address(name):
        st.session_state[key] = first_of(name)
    text = st.text_input(label, key=key, placeholder=placeholder)
    put_in_address(name, [text] if text else [])
    return str(text)


def limited_multiselect(
    name: str, label: str, allowed: Sequence[str], *, title: Callable[[str], str], default: Sequence[str], most: int
) -> list[str]:
    """A choice of a few; the default ones where the address names none."""
    key, seen = f"picked-{name}", f"seen-{name}"
    if key not in st.session_state or st.session_state.get(seen) != [*default, *in_address(name)]:
        wanted = list(dict.fromkeys(value for value in in_address(name) if value in allowed)) or list(default)
        st.session_state[key] = wanted[:most]
    chosen = st.multiselect(
        label, allowed, key=key, max_selections=most, format_func=told_apart(allowed, title), select_all=False
    )
    if in_address(name) or list(chosen) != list(default):
        put_in_address(name, chosen)
    st.session_state[seen] = [*default, *in_address(name)]
    return list(chosen)


@dataclass(frozen=True)
class ListPage:
    """One page of a long list: which of how many, and the rows that it shows.

    Attributes:
        number: From 1.
        name: The parameter of the address that says which.
        things: What the list has; "" where it is the only one of its page.
    """

    number: int
    pages: int
    size: int
    name: str = "page"
    things: str = ""

    @property
    def first(self) -> int:
        """The position of its first row, from 0."""
        return (self.number - 1) * self.size

    @property
    def rows(self) -> slice:
        """The positions of its rows."""
        return slice(self.first, self.first + self.size)

    def show_buttons(self) -> None:
        """Buttons to the page before and after, where there are several."""
        if self.pages == 1:
            return
        before, after = (f"{word} {self.things}".rstrip() for word in (words.PREVIOUS, words.NEXT))
        with st.container(horizontal=True, vertical_alignment="center"):
            is_first, is_last = self.number == 1, self.number == self.pages
            st.button(
                before, on_click=_go_to, disabled=is_first, args=(self.name, self.number - 1), key=f"{self.name}-before"
            )
            st.text(words.PAGE_OF.format(page=self.number, pages=self.pages), width="content")
            st.button(
                after, on_click=_go_to, disabled=is_last, args=(self.name, self.number + 1), key=f"{self.name}-after"
            )


def list_page(length: int, *, size: int, name: str = "page", things: str = "") -> ListPage:
    """The page of a list that the address names; the first where it names none, the last where it names one beyond."""
    pages = max(-(-length // size), 1)
    text = st.query_params.get(name, "1")
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1
    return ListPage(min(max(number, 1), pages), pages, size, name, things)


def _go_to(name: str, page: int) -> None:
    st.query_params[name] = str(page)

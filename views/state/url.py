"""The address as the view's memory: what it asks for sets the widgets, what the widgets say is written back."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from claims.exports import visible
from views.texts import words

Pages = Mapping[str, st.Page]  # the pages of the app by their path

# Parameters of the address that every page has; they go along with every link.
BOUND = ("from", "to", "place", "party", "source", "outcome", "relation", "severity")
COLLECTION = "collection"


def carried() -> list[tuple[str, str]]:
    """What every link within the app takes along: the collection and the shared filters, as their widgets have them.

    The browser writes what a bound widget says into its address itself; the server's copy of that may be older.
    """
    if get_script_run_ctx(suppress_warning=True) is None:
        return []
    return [(each, told) for each in (COLLECTION, *BOUND) for told in _values(each)]


def _values(name: str) -> list[str]:
    value = st.session_state.get(name, st.query_params.get_all(name))
    if name == COLLECTION and not st.query_params.get_all(name):
        return []  # the one that the app was started with
    return [str(each) for each in (value if isinstance(value, list) else [value]) if each]


def going_to(**params: str | list[str]) -> list[tuple[str, str]]:
    """The parameters of a link within the app: its own, and what goes along."""
    own = [
        (each, value) for each, values in params.items() for value in ([values] if isinstance(values, str) else values)
    ]
    return own + [(each, value) for each, value in carried() if each not in params]


def asked(name: str) -> list[str]:
    """The values that the address gives a parameter."""
    return st.query_params.get_all(name)


def synced(name: str, allowed: Sequence[str]) -> list[str]:
    """The values of a filter: the widget's, unless the address has changed since (a link, Back, a reload)."""
    key, seen = f"filter-{name}", f"seen-{name}"
    if key not in st.session_state or st.session_state.get(seen) != asked(name):
        st.session_state[key] = [value for value in dict.fromkeys(asked(name)) if value in allowed]
        st.session_state[seen] = asked(name)
    return list(st.session_state[key])


def multiselect(
    name: str, label: str, allowed: Sequence[str], *, title: Callable[[str], str], placeholder: str
) -> None:
    """A filter whose values live in the address; its options show literally."""
    picked = st.multiselect(
        label, allowed, key=f"filter-{name}", format_func=lambda value: visible(title(value)), placeholder=placeholder
    )
    _write(name, list(picked))


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
    """A choice whose value lives in the address; empty where that asks for an unknown one.

    Args:
        says_default: Whether the default is written to the address too. Then a link keeps its meaning
            when the data changes, at the price of a step in the browser's history.
    """
    key, seen = f"choice-{name}", f"seen-{name}"
    wanted = asked(name)[0] if asked(name) else default
    if key not in st.session_state or st.session_state.get(seen) != [default, *asked(name)]:
        st.session_state[key] = wanted if wanted in allowed else None
    picked = st.selectbox(
        label, allowed, key=key, index=None, format_func=lambda value: visible(title(value)), placeholder=placeholder
    )
    if picked and (says_default or asked(name) or picked != default):
        _write(name, [picked])
    st.session_state[seen] = [default, *asked(name)]
    wanted = asked(name)[0] if asked(name) else default
    return wanted if wanted in allowed else ""  # a widget emptied for a search changes nothing


def _write(name: str, values: list[str]) -> None:
    if values != asked(name) and (values or name in st.query_params):
        st.query_params[name] = values
        if not values:
            del st.query_params[name]
    st.session_state[f"seen-{name}"] = asked(name)


def text_input(name: str, label: str, *, placeholder: str) -> str:
    """A line of text that lives in the address."""
    key, seen = f"text-{name}", f"seen-{name}"
    if key not in st.session_state or st.session_state.get(seen) != asked(name):
        st.session_state[key] = (asked(name) or [""])[0]
    text = st.text_input(label, key=key, placeholder=placeholder)
    _write(name, [text] if text else [])
    return str(text)


def write(name: str, values: Sequence[str]) -> None:
    """Puts values into the address; none takes the parameter out of it."""
    _write(name, list(values))


def clear(*names: str) -> None:
    """Takes parameters out of the address; the widgets follow."""
    for name in names:
        if name in st.query_params:
            del st.query_params[name]
        st.session_state.pop(f"filter-{name}", None)
        st.session_state.pop(f"text-{name}", None)


def number(name: str, *, most: int) -> int:
    """A number from 1 to `most` that the address gives; 1 where it gives none."""
    text = st.query_params.get(name, "1")
    return min(max(int(text), 1), most) if text.isascii() and text.isdigit() and len(text) < 9 else 1


def picked(
    name: str, label: str, allowed: Sequence[str], *, title: Callable[[str], str], default: Sequence[str], most: int
) -> list[str]:
    """A choice of a few whose values live in the address; the default ones where that names none."""
    key, seen = f"picked-{name}", f"seen-{name}"
    if key not in st.session_state or st.session_state.get(seen) != [*default, *asked(name)]:
        wanted = [value for value in asked(name) if value in allowed] or list(default)
        st.session_state[key] = wanted[:most]
    chosen = st.multiselect(
        label, allowed, key=key, max_selections=most, format_func=lambda value: visible(title(value))
    )
    if asked(name) or list(chosen) != list(default):
        _write(name, list(chosen))
    st.session_state[seen] = [*default, *asked(name)]
    return list(chosen)


def turn(page: int, pages: int) -> None:
    """Buttons to the page before and after, which the address holds."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(words.PREVIOUS, disabled=page == 1, on_click=_go, args=(page - 1,), key="page-before")
        st.text(words.PAGE_OF.format(page=page, pages=pages), width="content")
        st.button(words.NEXT, disabled=page == pages, on_click=_go, args=(page + 1,), key="page-after")


def _go(page: int) -> None:
    st.query_params["page"] = str(page)

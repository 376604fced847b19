"""The address as the view's memory: what it asks for sets the widgets, what the widgets say is written back."""

from collections.abc import Callable, Sequence

import streamlit as st

from claims.exports import visible


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


def clear(*names: str) -> None:
    """Takes parameters out of the address; the widgets follow."""
    for name in names:
        if name in st.query_params:
            del st.query_params[name]
        st.session_state.pop(f"filter-{name}", None)


def number(name: str, *, most: int) -> int:
    """A number from 1 to `most` that the address gives; 1 where it gives none."""
    text = st.query_params.get(name, "1")
    return min(max(int(text), 1), most) if text.isascii() and text.isdigit() and len(text) < 9 else 1

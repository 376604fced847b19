"""The language of the reader: our texts are English constants, and a module of them answers in the language of the session.

Code reads `words.NAME` when it draws, never when it is imported: then there is no reader yet.
"""

import sys
from contextvars import ContextVar
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from types import ModuleType
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from claims.values import number_of
from views.texts.catalogue import read_catalogue

ENGLISH = "en"
# Each language by its own name; a new one is a line here and its catalogue `<language>.po`.
LANGUAGES = {ENGLISH: "English", "ar": "العربية"}
RIGHT_TO_LEFT = frozenset({"ar"})
SESSION_KEY = "language"  # in the session; the address holds it as `lang`

_chosen: ContextVar[str] = ContextVar("language")  # of the thread that draws


def language() -> str:
    """The language of the session that is drawn; English outside of one."""
    try:
        return _chosen.get()
    except LookupError:
        if get_script_run_ctx(suppress_warning=True) is None:
            return ENGLISH
        # A part of a page is drawn anew in a thread of its own.
        return speak(st.session_state.get(SESSION_KEY, ENGLISH))


def speak(chosen: str) -> str:
    """Makes this the language of what this thread draws."""
    _chosen.set(chosen)
    return chosen


def direction() -> str:
    """The direction in which the reader's language is written, as HTML names it."""
    return "rtl" if language() in RIGHT_TO_LEFT else "ltr"


@dataclass(frozen=True)
class Plural:
    """A sentence with a number in it: the form for one and the form for many; other languages have their own number of forms."""

    one: str
    many: str

    def format(self, *, number: int, **others: object) -> str:
        """The form that the number asks for in the reader's language, filled."""
        if language() == ENGLISH:
            form = self.one if number == 1 else self.many
        else:
            form = read_catalogue(language()).ngettext(self.one, self.many, number)
        return form.format(number=number, **others)


def counted(number: int, things: str) -> str:
    """A number with its noun, which is given as the English plural: "1 claim", "2 claims"."""
    if language() == ENGLISH:
        return number_of(number, things)
    one = number_of(1, things).removeprefix("1 ")
    return Plural(f"{{number}} {one}", f"{{number}} {things}").format(number=number)


def localised(value: object) -> str:
    """A value of a closed list of ours in the reader's language: a relation, a severity, a kind; others stay as they are."""
    text = str(value)
    return text if language() == ENGLISH else translate_text(language(), type(value).__name__, text)


class TextModule(ModuleType):
    """A module of texts: its constants in capitals are read in the reader's language."""

    def __getattribute__(self, name: str) -> Any:  # a text, or texts in a tuple or a dict
        value = super().__getattribute__(name)
        chosen = language()
        if chosen == ENGLISH or not name.isupper():
            return value
        return translate_constant(chosen, name, value)


def translate_module(name: str) -> None:
    """Makes a module one whose texts are read in the reader's language; it is called at the module's end with its name."""
    sys.modules[name].__class__ = TextModule


def translate_constant(chosen: str, name: str, value: Any) -> Any:  # what a module of texts holds
    """A constant in a language: the text, each of a tuple, or each value of a dict.

    Args:
        chosen: The language.
        name: The constant, which tells a text apart from the same English words elsewhere.
        value: What it holds in English.
    """
    if isinstance(value, str):
        return value if isinstance(value, Enum) else translate_text(chosen, name, value)
    if isinstance(value, tuple):
        return tuple(translate_constant(chosen, name, item) for item in value)
    if isinstance(value, dict):
        return {key: translate_constant(chosen, name, item) for key, item in value.items()}
    return value


@lru_cache(maxsize=20_000)
def translate_text(chosen: str, context: str, text: str) -> str:
    """The text of this context where the catalogue has one, else of any, else in English."""
    if not text:  # gettext has its own heading under it
        return text
    catalogue = read_catalogue(chosen)
    special = catalogue.pgettext(context, text)
    return special if special != text else catalogue.gettext(text)

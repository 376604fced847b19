"""Detects the language of a text by its letters, then by a small detector that works offline."""

import csv
import importlib
import re
from functools import cache
from pathlib import Path
from typing import Any

from claims.extract.languages.word_lists import LANGUAGES, word_class

_SCRIPTS = (
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
)
_ARABIC, _CYRILLIC, _LATIN = re.compile(r"[\u0600-\u06ff]"), re.compile(r"[\u0400-\u04ff]"), re.compile(r"[A-Za-z]")
_SORANI = re.compile(r"[ەڕڵێۆڤ]")
_PERSIAN = re.compile(r"[پچژگ]")
LANGUAGE_NAMES = Path(__file__).with_name("language_names.csv")  # made by `scripts/make_cldr_names.py`
UNKNOWN_LANGUAGE = "und"  # of a text with too few letters
SAMPLE = 4_000  # characters that are looked at
LEAST_WORDS = 8  # a shorter text is taken to be in the likely language of its letters
COMMON_SHARE = 0.08  # of words that only one language has often: an English text has three times as many
_LETTERS = re.compile(r"[^\W\d_]+")
_TAKEN_AS = {"ku": "kmr", "pcm": "en"}  # how we name what the detector finds; short English is no Nigerian Pidgin
_NAMED_AS = {"kmr": "ku"}  # as the tables of names have it


def language_of(text: str) -> str:
    """The language as BCP 47; "und" where a text has too few letters to say."""
    sample = text[:SAMPLE]
    arabic, cyrillic, latin = (len(pattern.findall(sample)) for pattern in (_ARABIC, _CYRILLIC, _LATIN))
    if arabic > max(cyrillic, latin):
        if len(_SORANI.findall(sample)) * 50 > arabic:
            return "ckb"
        return "fa" if len(_PERSIAN.findall(sample)) * 50 > arabic else "ar"
    for language, pattern in _SCRIPTS:
        if len(pattern.findall(sample)) > max(cyrillic, latin):
            return language
    if cyrillic + latin < 4:
        return UNKNOWN_LANGUAGE
    return _detected(sample, "ru" if cyrillic > latin else "en")


def _detected(sample: str, likely: str) -> str:
    """What the detector says of a text of a few words, unless common words of the likely language stand in it."""
    words = _LETTERS.findall(sample.lower())
    if len(words) < LEAST_WORDS or _share(words, likely) >= COMMON_SHARE:
        return likely
    others = {language: _share(words, language) for language in LANGUAGES}
    commonest = max(others, key=lambda language: others[language])
    if others[commonest] >= COMMON_SHARE:
        return commonest
    try:
        detector: Any = importlib.import_module("py3langid")  # an extra, without types
    except ImportError:
        return likely
    language = str(detector.classify(sample)[0])
    return _TAKEN_AS.get(language, language)


def _share(words: list[str], language: str) -> float:
    """The share of words that are among the commonest of a language."""
    common = word_class("common", language)
    return sum(word in common for word in words) / len(words)


def language_name(language: str) -> str:
    """The English name of a language: "French"."""
    return _language_names().get(_NAMED_AS.get(language, language), language)


@cache
def _language_names() -> dict[str, str]:
    with LANGUAGE_NAMES.open(encoding="utf-8") as file:
        return {row["language"]: row["name"] for row in csv.DictReader(file)}

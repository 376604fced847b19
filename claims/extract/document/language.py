"""Detects the language of a text by its letters, then by a small detector that works offline."""

import importlib
import re
from typing import Any

_SCRIPTS = (
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
)
_ARABIC, _CYRILLIC, _LATIN = re.compile(r"[\u0600-\u06ff]"), re.compile(r"[\u0400-\u04ff]"), re.compile(r"[A-Za-z]")
_SORANI = re.compile(r"[ەڕڵێۆڤ]")
_PERSIAN = re.compile(r"[پچژگ]")
SAMPLE = 4_000  # characters that are looked at
_KURMANJI_AS = {"kmr": "kmr", "ku": "kmr"}


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
        return "und"
    return _detected(sample, "ru" if cyrillic > latin else "en")


def _detected(sample: str, likely: str) -> str:
    """What the detector says of a text of some length; of a shorter one, the likely language."""
    if len(sample) < 200:
        return likely
    try:
        detector: Any = importlib.import_module("py3langid")  # an extra, without types
    except ImportError:
        return likely
    language = str(detector.classify(sample)[0])
    return _KURMANJI_AS.get(language, language)

"""Texts that stay outside a collection: found by their digest, and fragments looked up in them."""

from typing import TYPE_CHECKING

from claims.doors import open_when_used

if TYPE_CHECKING:
    from claims.texts.find_texts import FoundTexts, digest_of, find_texts, text_digests, text_stamps
    from claims.texts.locate_words import locate_statement, locate_words, paragraph_at
    from claims.texts.text_places import VARIABLE, keep_text_places, text_places
    from claims.texts.verify_fragments import Astray, Verified, verify_fragments

__all__ = [
    "VARIABLE",
    "Astray",
    "FoundTexts",
    "Verified",
    "digest_of",
    "find_texts",
    "keep_text_places",
    "locate_statement",
    "locate_words",
    "paragraph_at",
    "text_digests",
    "text_places",
    "text_stamps",
    "verify_fragments",
]

open_when_used(__name__)

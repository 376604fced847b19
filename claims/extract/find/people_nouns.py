"""Nouns and ordinals for people, and words of harm that are no part of a name."""

from functools import cache

from claims.extract.languages.word_lists import cell_words, rows


@cache
def people_nouns() -> dict[str, tuple[str, str]]:
    """Nouns and pronouns for people: whether each is one or many, and the kind of people."""
    return {word: (row["number"], row["kind"]) for row in rows("people", "en") for word in cell_words(row["words"])}


@cache
def ordinals() -> dict[str, int]:
    """Ordinals that can stand for one more person: "second" to "ninth", in letters or digits."""
    return {
        word: int(row["value"])
        for row in rows("ordinals", "en")
        if 2 <= int(row["value"]) <= 9
        for word in cell_words(row["words"])
    }


@cache
def cue_words() -> frozenset[str]:
    """Single words that say what happened; those that also stand before people as adjectives or nouns are left out."""
    return frozenset(
        phrase for row in rows("cues", "en") for phrase in cell_words(row["phrases"]) if " " not in phrase
    ) - {
        "victims",
        "shooting",
        "hit",
        "critical",
    }

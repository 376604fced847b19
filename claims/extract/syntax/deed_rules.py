"""The table of deeds: verbs and nouns, each with whom it befalls, who answers for it and what kind of event it is."""

from functools import cache
from typing import NamedTuple

from claims.extract.languages.word_lists import cell_words, rows
from claims.extract.syntax.parser import Token

# What happened to people, by words that say it on their own: "29 dead", "the wounded".
BEFALLEN = {
    "dead": "killed", "killed": "killed", "fatality": "killed", "death": "killed", "deceased": "killed", "slain": "killed",
    "wounded": "wounded", "injured": "wounded", "hurt": "wounded", "injury": "wounded", "captured": "captured", "kidnapped": "kidnapped",
    "abducted": "kidnapped", "detained": "detained", "arrested": "detained", "held": "detained", "missing": "missing", "displaced": "displaced",
    "freed": "released", "released": "released",
}  # fmt: skip
# Verbs whose subject says what was done: "a bomb was planted", "an attack was carried out".
_SUBJECT_TELLS = frozenset({"set", "lay", "plant", "place", "carry", "launch", "land", "fall", "perpetrate", "commit", "hurl", "throw", "stage", "claim"})  # fmt: skip


class DeedRule(NamedTuple):
    """One row of the table of deeds.

    Attributes:
        field: What it counts; "" where it counts nobody.
        befalls: Which words of the sentence name those whom it befell.
        people: Which nouns they may be: "any" but things, "people", "prisoners".
        kind: The kind of event that it is.
        blames: Whether whoever does it answers for the event.
    """

    field: str
    befalls: str
    people: str
    kind: str
    blames: bool


Options = list[tuple[frozenset[str], DeedRule]]  # further words that must stand with the first, and the rule


@cache
def _table(form: str) -> dict[str, Options]:
    """The rules for verbs or for nouns, by the lemma of their first word, those that ask for most words first."""
    table: dict[str, Options] = {}
    for row in rows("deeds", "en"):
        if row["form"] == form:
            rule = DeedRule(row["field"], row["befalls"], row["people"], row["kind"], row["blames"] == "yes")
            for phrase in cell_words(row["words"]):
                first, *others = phrase.split("+")
                table.setdefault(first, []).append((frozenset(others), rule))
    for options in table.values():
        options.sort(key=lambda option: -len(option[0]))
    return table


def rule_of_verb(word: Token) -> DeedRule | None:
    """The rule for a word used as a verb, with the words near it; None where it is no deed."""
    if word.pos_ not in {"VERB", "AUX"} and word.tag_ not in {"VBN", "VBD", "VBG"}:
        return None
    options = _table("verb").get(word.lemma_.lower()) or _table("verb").get(word.lower_) or []
    near = words_near(word) if options and options[0][0] else frozenset()
    return next((rule for others, rule in options if others <= near), None)


def words_near(verb: Token) -> frozenset[str]:
    """The words that hang on a verb, in small letters and as lemmas, and those behind a preposition on it."""
    words: set[str] = {verb.head.lemma_.lower()} if verb.dep_ == "acl" else set()  # "mines planted by the rebels"
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass"} and verb.lemma_ not in _SUBJECT_TELLS:
            continue
        words |= {child.lemma_.lower(), child.lower_}
        if child.dep_ in {"prep", "dobj", "acomp", "oprd", "attr", "agent", "conj"}:
            words |= {form for inner in child.children for form in (inner.lemma_.lower(), inner.lower_)}
    return frozenset(words)


def rule_of_noun(word: Token) -> DeedRule | None:
    """The rule for a noun that is not part of another ("murder" in "murder trial"); None where it is no deed."""
    if word.pos_ not in {"NOUN", "PROPN"} or word.dep_ in {"compound", "nmod"}:
        return None
    options = _table("noun").get(word.lemma_.lower(), ())
    return options[0][1] if options else None

"""Names of bodies and persons in a parsed sentence: which words belong to a name, what describes a noun, what points back."""

import re

from claims.extract.find.gazetteer import FoundName
from claims.extract.languages.word_lists import syntax_class
from claims.extract.syntax.parser import Parse, Token
from claims.extract.syntax.tree import kids

CORE = ("compound", "amod", "nmod", "poss", "nummod")  # relations of the words before a noun that describe it
_FIGHTING_BODIES = syntax_class("fighting bodies")
_SUSPECTED = syntax_class("suspected")
_NO_PART = frozenset({"the", "a", "an", "some", "same", "these", "those", "such", "other", "latest"})  # of a name
_TITLES = syntax_class("titles")
_BACK = syntax_class("back")
_BODY_NOUNS = syntax_class("bodies")
_LETTERS = re.compile(r"[A-Z]{2,6}(?:[-/][A-Z0-9]{1,6})?")  # such as FARC, M-19, ELN
# "ELN Unit" is the ELN.
_PEOPLE_OF = frozenset({"group", "cell", "column", "unit", "units", "members", "fighters", "guerrillas", "rebels"})
_BEFORE_IN_NAME = frozenset({"compound", "nmod", "nsubj", "pobj", "dobj", "amod", "nsubjpass"})
_BEHIND_IN_NAME = frozenset({"compound", "nsubj", "pobj", "dobj", "poss", "nsubjpass"})


def is_body(name: str, noun: Token) -> bool:
    """Whether a name is that of a body, not of a person: by its noun, or as letters that stand for words."""
    return name[:1].isupper() and (noun.lemma_.lower() in _BODY_NOUNS or bool(_LETTERS.fullmatch(name)))


def stands_for(parse: Parse, name: FoundName, noun: Token) -> bool:
    """Whether a noun stands for a body that is named on it or beside it: "ELN fighters"; not "army dissidents", "the rebel attack"."""
    start, end = parse.spans[noun.i]
    return (name.start < end and name.end > start) or noun.lemma_.lower() in _FIGHTING_BODIES


def points_back(noun: Token) -> bool:
    """Whether a noun has "the" or "this" before it."""
    return any(child.lower_ in {"the", "this"} for child in kids(noun, "det"))


def is_bare(noun: Token) -> bool:
    """Whether a noun only points back to a speaker: "the spokesman", "the witness"."""
    return noun.lemma_.lower() in _BACK and points_back(noun) and not kids(noun, "prep", "appos", *CORE)


def same_person(noun: Token) -> list[Token]:
    """A noun and those that stand beside it for the same person: "Ann Lee, a senior official of the province"."""
    beside = [noun.head] if noun.dep_ == "appos" else []
    return [noun, *(each for each in [*beside, *kids(noun, "appos")] if each.pos_ in {"NOUN", "PROPN"})]


def describing(noun: Token) -> frozenset[str]:
    """The words before a noun that describe it."""
    return frozenset(word.lower_ for word in kids(noun, *CORE))


def is_proper(parse: Parse, name: FoundName) -> bool:
    """Whether a name is one of a certain body: of several words or with a capital within a sentence, unlike "the rebels"."""
    words = parse.within(name.start, name.end)
    merged = any(name.end - name.start > len(word.text) for word in words)
    return len(words) > 1 or merged or any(word.text[:1].isupper() and word.i > 0 for word in words)


def words_around(noun: Token) -> list[Token]:
    """The words before a noun that describe it, and the nouns behind "of", "from", "for"."""
    found = [word for child in kids(noun, *CORE) for word in child.subtree]
    for preposition in kids(noun, "prep"):
        if preposition.lower_ in {"of", "from", "for", "in", "at", "with"}:
            for inner in kids(preposition, "pobj"):
                found += [inner, *(word for child in kids(inner, *CORE) for word in child.subtree)]
                found += [
                    each for deeper in kids(inner, "prep") if deeper.lower_ == "of" for each in kids(deeper, "pobj")
                ]
    for verb in kids(noun, "acl"):  # "guerrillas belonging to the Front"
        if verb.lemma_ == "belong":
            found += [each for to in kids(verb, "prep") for each in kids(to, "pobj")]
    return found


def is_whole(parse: Parse, name: FoundName, *, titled: bool = False) -> bool:
    """Whether a name is not a part of a longer one: "Council" in "Security Council" is nobody.

    Args:
        titled: Whether a rank or an office may stand before it, as in "Col. Ponce".
    """
    inside = parse.within(name.start, name.end)
    if not inside:
        return False
    before = inside[0].i - 1
    while titled and before >= 0 and parse.tokens[before].lower_.rstrip(".") in _TITLES:
        before -= 1
    beside = ((before, _BEFORE_IN_NAME), (inside[-1].i + 1, _BEHIND_IN_NAME))
    return not any(
        0 <= at < len(parse.tokens) and _is_joined(parse.tokens[at], inside, relations) for at, relations in beside
    )


def _is_joined(word: Token, inside: list[Token], relations: frozenset[str]) -> bool:
    """Whether a word beside a name is a part of it: with a capital, and tied to it by the parse."""
    if (
        word.pos_ != "PROPN"
        or not word.text[:1].isupper()
        or word.dep_ not in relations
        or word.lower_ in _SUSPECTED | _PEOPLE_OF
    ):
        return False
    return any(word.head.i == token.i or token.head.i == word.i for token in inside)


def name_around(text: str, parse: Parse, noun: Token, *, proper: bool = False) -> str:
    """The words that name a speaker, without the article, numbers or anything said about them.

    Args:
        proper: Whether what stands behind "of" belongs to the name only where it is a name itself.
    """
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return ""
    first = min(
        [noun, *(child for child in kids(noun, "compound", "amod", "nmod") if child.i < noun.i)],
        key=lambda each: each.i,
    )
    possessor = next(iter(kids(noun, "poss")), None)
    own = proper and any(child.pos_ == "PROPN" for child in kids(noun, "compound"))  # "Mexico's Jalisco Cartel"
    if possessor is not None and not own and possessor.pos_ in ({"PROPN"} if proper else {"PROPN", "NOUN"}):
        first = possessor.left_edge
    last, has_capital = noun, noun.text[:1].isupper()
    for preposition in kids(noun, "prep"):
        if any(each.pos_ == "PROPN" for each in kids(preposition, "pobj")):
            goes_on = has_capital or not proper  # "a spokesman for the GNA"
        else:
            goes_on = has_capital and not proper and preposition.lower_ != "at"
        if preposition.lower_ in {"of", "for", "at"} and preposition.i == noun.i + 1 and goes_on:
            last = preposition.right_edge if len(list(preposition.subtree)) < 6 else last
    start, end = parse.spans[first.left_edge.i if first.i != noun.i else first.i][0], parse.spans[last.i][1]
    words = text[start:end].split()
    named = proper and noun.pos_ == "PROPN"  # "the banned TTP"
    while len(words) > 1 and (words[0].lower() in _NO_PART or (named and words[0][:1].islower())):
        words = words[1:]
    return " ".join(words)[:80]

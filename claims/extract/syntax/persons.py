"""The people that a noun of a parsed sentence stands for, and how many they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from claims.extract.find.people_nouns import people_nouns
from claims.extract.languages.word_lists import cell_words, rows, syntax_class
from claims.extract.syntax.parser import Parse, Token
from claims.extract.syntax.tree import antecedent, kids
from claims.values import Count

SOME = Count(2, None, vague=True)  # several people, nobody says how many
_NOBODY = frozenset({"nobody", "none", "no-one"})
_ONE = syntax_class("one")
_HOLDERS = syntax_class("holders")
_LEFT = frozenset(["det", "nummod", "amod", "compound", "poss", "quantmod", "nmod", "predet", "advmod", "neg", "case"])


@dataclass(frozen=True, eq=False)
class Persons:
    """Persons whom a phrase names.

    Attributes:
        noun: The noun that says who they are; of "two of the wounded", "wounded".
        count: How many; None where the words do not say and one person is not meant.
        start, end: Span of the phrase in the text.
        definite: Whether the phrase points back to people told of before ("the victims", "he").
        part: Whether they are some of those told of before ("two of the dead").
        written: Whether a number is written.
        or_more: How many more they are if what stands behind a comma is in the list: "two civilians, a child".
    """

    noun: Token
    count: Count | None
    start: int
    end: int
    definite: bool = False
    part: bool = False
    written: bool = False
    or_more: int = 0


@cache
def _persons() -> frozenset[str]:
    return frozenset(word for row in rows("persons", "en") for word in cell_words(row["words"]))


@cache
def things(kind: str) -> frozenset[str]:
    return frozenset(word for row in rows("things", "en") if row["kind"] == kind for word in cell_words(row["words"]))


def is_person(noun: Token) -> bool:
    """Whether a noun is a word for people, or a name that is none of a thing."""
    if noun.lower_ in _ONE or noun.lower_ in {
        "they",
        "them",
        "those",
        "who",
        "all",
        "both",
        "many",
        "everybody",
        "nobody",
        "none",
        "one",
    }:
        return True
    lemma = noun.lemma_.lower()
    if noun.lower_ in people_nouns() or lemma in people_nouns() or lemma in _persons():
        return True
    return noun.pos_ == "PROPN" and lemma not in things("thing") and not noun.text.isupper()


def is_thing(noun: Token) -> bool:
    """Whether a noun is a thing or an animal, which nobody kills or wounds in the sense meant here."""
    lemma = noun.lemma_.lower()
    return (
        lemma in things("thing")
        or lemma in things("animal")
        or noun.lower_ in {"it", "itself", "this", "that", "which"}
    )


def people_of(parse: Parse, counts: Mapping[int, Count], noun: Token) -> Persons:
    """The people that a noun with its numbers stands for."""
    noun = antecedent(noun)
    holder, inner = noun, _inner(parse, counts, noun)
    number = _number(parse, counts, holder) or (_number(parse, counts, inner) if inner.i != holder.i else None)
    left = min([holder, *(child for child in kids(holder, *_LEFT) if child.i < holder.i)], key=lambda each: each.i)
    start, end = parse.spans[_left_edge(left).i][0], parse.spans[max(holder.i, inner.i)][1]
    return Persons(
        noun=inner,
        count=number if number is not None else _unwritten(inner),
        start=start,
        end=end,
        definite=_is_definite(inner) and inner.i == holder.i,
        part=inner.i != holder.i and _is_definite(inner),
        written=number is not None,
        or_more=sum(_is_one_more(child) for child in kids(inner, "appos")) if number else 0,
    )


def _left_edge(token: Token) -> Token:
    return token.left_edge if token.dep_ in _LEFT else token


def _inner(parse: Parse, counts: Mapping[int, Count], noun: Token) -> Token:
    """Of "two of the wounded", "a group of men": the word behind "of"."""
    number = parse.spans[noun.i][0] in counts or noun.lower_ in _NOBODY or noun.pos_ == "NUM"
    if (
        not number
        and noun.lemma_.lower() not in _HOLDERS
        and noun.lower_ not in {"one", "some", "many", "most", "several", "all", "any", "each", "few", "both"}
    ):
        return noun
    for preposition in kids(noun, "prep"):
        if preposition.lower_ == "of":
            for inner in kids(preposition, "pobj"):
                return inner
    return noun


def _number(parse: Parse, counts: Mapping[int, Count], noun: Token) -> Count | None:
    """The number written with a noun, or that the word itself is."""
    if any(child.lower_ == "no" for child in kids(noun, "det", "neg")):
        return Count(0, 0)
    for token in [*kids(noun, "nummod", "amod", "det", "nmod", "quantmod", "compound"), noun]:
        if (count := counts.get(parse.spans[token.i][0])) is not None:
            return count
    return Count(0, 0) if noun.lower_ in _NOBODY else None


def _unwritten(noun: Token) -> Count | None:
    """One where a single person is meant, else nothing."""
    if noun.lower_ in _ONE:
        return Count(1, 1)
    if noun.lemma_.lower() in things("collective") or noun.lower_ in {
        "they",
        "them",
        "those",
        "who",
        "some",
        "all",
        "many",
        "others",
    }:
        return None
    return Count(1, 1) if noun.tag_ in {"NN", "NNP"} else None


def _is_definite(noun: Token) -> bool:
    if noun.pos_ == "PRON":
        return noun.lower_ not in {"others", "some", "many", "several", "one"}
    return any(child.lower_ in {"the", "these", "those", "this", "that"} for child in kids(noun, "det"))


def _is_one_more(noun: Token) -> bool:
    """Whether words behind a comma can be one more person of a list."""
    return noun.tag_ == "NN" and is_person(noun) and any(child.lower_ in {"a", "an"} for child in kids(noun, "det"))

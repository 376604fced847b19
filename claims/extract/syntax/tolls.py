"""Figures that a sentence gives without the people: tolls that rise, what somebody puts them at, speaks of or claims."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from claims.extract.languages.word_lists import syntax_class
from claims.extract.syntax.clause_voices import PUTS, is_saying
from claims.extract.syntax.deed_rules import BEFALLEN, rule_of_verb
from claims.extract.syntax.parser import Parse, Token
from claims.extract.syntax.persons import Persons, is_person, people_of
from claims.extract.syntax.tree import kids, subjects
from claims.values import Count

SAME = "same"  # the field of a figure that goes on with the one before it
_TOLLS = syntax_class("tolls")
_LEADS_TO = frozenset({"at", "to", "from", "up", "down", "as"})  # words between a verb and the figure of a toll
_RISES = syntax_class("rises")


@dataclass(frozen=True, eq=False)
class Toll:
    """A number of people.

    Attributes:
        field: What happened to them; `SAME` where it is that of the figure before.
        word: The word at which it is said.
        count: How many.
        start, end: Span of the words that give it.
        who: The people, where a noun names them.
        part: Whether it is a part of the figure before it.
        by: The nouns of those who give it, where no verb of saying does.
        instead: Whether they give it in place of the speaker of the sentence: "police speak of three, the mayor of four".
        aside: Whether it is a sum over many events.
    """

    field: str
    word: Token
    count: Count
    start: int
    end: int
    who: Persons | None = None
    part: bool = False
    by: tuple[Token, ...] = ()
    instead: bool = False
    aside: bool = False


def figures_of(parse: Parse, counts: Mapping[int, Count], done: set[int]) -> Iterator[Toll]:
    """The figures of a sentence beside its deeds.

    Args:
        done: Numbers, by where they stand, that deeds have counted.
    """
    for word in parse.tokens:
        yield from _toll(parse, counts, word)
        yield from (toll for toll in _speaks_of(parse, counts, word) if toll.start not in done)
        yield from _in_return(parse, counts, word)


def _figure(
    parse: Parse, counts: Mapping[int, Count], field: str, word: Token, *, first: Token | None = None
) -> Iterator[Toll]:
    start, end = parse.spans[word.i]
    if (count := counts.get(start)) is None:
        number = next(
            (child for child in kids(word, "nummod", "amod", "quantmod") if parse.spans[child.i][0] in counts), None
        )
        if number is None:
            return
        start = parse.spans[number.i][0]
        count = counts[start]
    yield Toll(field, word, count, min(start, parse.spans[first.i][0]) if first is not None else start, end)


def _toll(parse: Parse, counts: Mapping[int, Count], word: Token) -> Iterator[Toll]:
    """Such as "put the toll at 26", "the number of dead rose to 15 from 13", "a death toll of 34"."""
    is_given = word.dep_ == "dobj" and word.head.lemma_ in PUTS and _given_field(word)  # "put the dead at four"
    if not is_given and (word.lemma_.lower() not in _TOLLS or word.pos_ not in {"NOUN", "PROPN"}):
        return
    field = _given_field(word) if is_given else _field_of_toll(word)
    if field is None:
        return
    verb = word.head
    for preposition in kids(word, "prep"):
        if preposition.lower_ == "of":
            for number in kids(preposition, "pobj"):
                if parse.spans[number.i][0] in counts and number.lower_ not in BEFALLEN:
                    yield from _figure(parse, counts, field, number, first=word)
    if word.dep_ not in {"dobj", "nsubj", "nsubjpass"}:
        return
    for number in dict.fromkeys(_said_of(parse, counts, verb, word)):
        yield from _figure(parse, counts, field, number, first=word if word.i < number.i else None)
    yield from _and_others(parse, counts, verb, field)


def _given_field(word: Token) -> str:
    """What befell those whom somebody puts at a number: "the dead", "the army's losses"."""
    return "killed" if word.lemma_ == "loss" else BEFALLEN.get(word.lower_, "")


def _and_others(parse: Parse, counts: Mapping[int, Count], verb: Token, field: str) -> Iterator[Toll]:
    """Such as "put the toll at 34, and AFP at 115"."""
    for word in parse.tokens:
        if (
            word.lower_ == "at"
            and word.i > verb.i
            and word.i > 1
            and word.nbor(-1).pos_ in {"PROPN", "NOUN"}
            and verb.lemma_ in PUTS
        ):
            speaker = word.nbor(-1)
            joined = any(
                before.lower_ in {"and", "while", "but"}
                for before in list(parse.tokens)[max(verb.i, speaker.i - 4) : speaker.i]
            )
            for number in kids(word, "pobj") if joined else ():
                for figure in _figure(parse, counts, field, number):
                    yield replace(figure, by=(speaker,), instead=True)


def _said_of(parse: Parse, counts: Mapping[int, Count], verb: Token, toll: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in {"attr", "dobj", "acomp", "npadvmod"} and child.i != toll.i:
            yield child
        if child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"} and not kids(child, "nsubj", "nsubjpass"):
            yield from _said_of(parse, counts, child, toll)
        if child.dep_ in {"prep", "dative", "agent", "advmod", "prt"} and child.lower_ in _LEADS_TO:
            yield from kids(child, "pobj")
            for inner in kids(child, "prep"):
                yield from kids(inner, "pobj")
    for far in verb.subtree if verb.lemma_ in PUTS | _RISES else ():  # "the number of dead in ten days from 24 to 26"
        away = far.dep_ == "prep" and far.head.i != verb.i and far.head.dep_ != "prep"
        if away and (far.lower_ in {"from", "to"} or (far.lower_ == "at" and far.head.pos_ == "VERB")):
            numbers = (each for number in kids(far, "pobj") for each in (*kids(number, "quantmod"), number))
            yield from (number for number in numbers if number.pos_ == "NUM")


def _field_of_toll(word: Token) -> str | None:
    for verb in kids(word, "acl", "relcl"):
        if field := BEFALLEN.get(verb.lower_):
            return field
    for child in word.children:
        if child.dep_ in {"compound", "amod", "nmod", "poss"} and (
            field := BEFALLEN.get(child.lemma_.lower()) or BEFALLEN.get(child.lower_)
        ):
            return field
        if child.dep_ == "prep" and child.lower_ in {"of", "for"}:
            for inner in kids(child, "pobj"):
                for each in [inner, *kids(inner, "acl", "amod", "compound", "relcl")]:
                    rule = rule_of_verb(each)
                    if field := BEFALLEN.get(each.lower_) or BEFALLEN.get(each.lemma_.lower()) or (rule and rule.field):
                        return field
                if inner.pos_ != "NUM":
                    taken = any(each.lower_ in {"taken", "seized"} for each in kids(inner, "acl"))
                    return "kidnapped" if taken else None
    return "killed" if word.lemma_ == "toll" else SAME


def _speaks_of(parse: Parse, counts: Mapping[int, Count], verb: Token) -> Iterator[Toll]:
    """Such as "police spoke of 800", "confirmed only three"."""
    of = [each for each in kids(verb, "prep") if each.lower_ == "of" and verb.lemma_ in {"speak", "talk"}]
    named = [number for each in of for number in kids(each, "pobj")]
    said = verb.lemma_ == "count" or is_saying(verb)
    for number in [*named, *(number for number in kids(verb, "dobj") if number.pos_ == "NUM" and said)]:
        if parse.spans[number.i][0] in counts or number.lemma_ == "victim":
            by = tuple(subjects(verb)) if verb.lemma_ == "count" else ()
            yield from (replace(figure, by=by) for figure in _figure(parse, counts, SAME, number))
    for each in verb.subtree if of else ():  # "speaks of 38 dead, the agency of 22"
        for number in kids(each, "pobj") if each.lower_ == "of" and each not in of and each.i > verb.i else ():
            if parse.spans[number.i][0] in counts and number.pos_ == "NUM" and each.nbor(-1).pos_ in {"NOUN", "PROPN"}:
                figures = _figure(parse, counts, SAME, number)
                yield from (replace(figure, by=(each.nbor(-1),), instead=True) for figure in figures)


def _in_return(parse: Parse, counts: Mapping[int, Count], word: Token) -> Iterator[Toll]:
    """Such as "released in return for 19 soldiers"."""
    if word.lower_ in {"return", "exchange"} and word.head.lower_ == "in":
        for preposition in kids(word, "prep"):
            for noun in kids(preposition, "pobj") if preposition.lower_ == "for" else ():
                people = people_of(parse, counts, noun)
                if people.count and is_person(people.noun):
                    yield Toll("released", noun, people.count, people.start, people.end, people)

"""Figures of a part of those who were counted: "nine of the dead were cadets", "three of them children", "31 remain in hospital"."""

from collections.abc import Iterator, Mapping

from claims.extract.languages.word_lists import syntax_class
from claims.extract.syntax.deed_rules import BEFALLEN
from claims.extract.syntax.parser import Parse, Token
from claims.extract.syntax.persons import is_person, people_of
from claims.extract.syntax.tolls import SAME, Toll
from claims.extract.syntax.tree import is_negated, kids, listed, subjects
from claims.values import Count

_WHOLE = syntax_class("whole")
_CONDITION = syntax_class("condition")
_SERIOUS = syntax_class("serious")
_TAKES_IN = syntax_class("takes in")


def parts_of(parse: Parse, counts: Mapping[int, Count], done: set[int]) -> Iterator[Toll]:
    """The figures of parts in a sentence.

    Args:
        done: Numbers, by where they stand, that deeds have counted.
    """
    for word in parse.tokens:
        yield from _of_a_whole(parse, counts, word)
        yield from _named_parts(parse, counts, word, done)
        yield from _state(parse, counts, word)
        yield from _taken_in(parse, counts, word)


def _of_a_whole(parse: Parse, counts: Mapping[int, Count], verb: Token) -> Iterator[Toll]:
    """Such as "Nine of the dead were cadets", "among those held are four women and a journalist"."""
    if verb.lemma_ != "be" or is_negated(verb):
        return
    for preposition in kids(verb, "prep"):
        if preposition.lower_ == "among":
            for inner in kids(preposition, "pobj"):
                field = _whole(inner)
                for noun in [*kids(verb, "attr", "nsubj")] if field else ():
                    for each in listed(noun):
                        people = people_of(parse, counts, each)
                        if people.count and not people.definite:
                            yield Toll(field or "", verb, people.count, people.start, people.end, people, part=True)
    for subject in kids(verb, "nsubj"):
        people = people_of(parse, counts, subject)
        field = _whole(people.noun) if people.noun.i != subject.i or people.part else None
        for noun in kids(verb, "attr") if field and people.count else ():
            of_kind = people_of(parse, counts, noun)
            yield Toll(
                field or "",
                verb,
                people.count or of_kind.count or Count(1, 1),
                people.start,
                of_kind.end,
                of_kind,
                part=True,
            )


def _whole(noun: Token) -> str | None:
    """What befell those of whom a part is told: "the dead", "those held", "the victims"."""
    for each in [noun, *kids(noun, "acl", "amod")]:
        if field := BEFALLEN.get(each.lower_):
            return field
    return SAME if noun.lower_ in _WHOLE else None


def _named_parts(parse: Parse, counts: Mapping[int, Count], word: Token, done: set[int]) -> Iterator[Toll]:
    """Such as "including three children", "among them two minors"."""
    low = word.lower_
    if low in {"including", "included", "include", "includes"}:
        nouns = kids(word, "pobj", "dobj")
    elif low in _WHOLE and word.head.lower_ == "of" and parse.spans[word.head.head.i][0] in counts:
        yield from _of_them(parse, counts, word)
        return
    elif low == "among" and any(child.lower_ in BEFALLEN for child in kids(word, "pobj")):
        yield from _among_the_dead(parse, counts, word)
        return
    elif low == "among" and any(child.lower_ in {"them", "whom"} for child in kids(word, "pobj")):
        nouns = [each for each in _behind(parse, word) if each.dep_ not in {"nummod", "compound", "amod", "det"}][:1]
    else:
        return
    for noun in nouns:
        for each in listed(noun):
            people = people_of(parse, counts, each)
            if _is_in_danger(each) and people.count:
                yield Toll("seriously_wounded", each, people.count, people.start, people.end, part=True)
                continue
            named = each.pos_ == "PROPN" and not kids(each, "nummod")
            if people.count and people.start not in done and is_person(people.noun) and not named:
                yield Toll(_whole_field(each), each, people.count, people.start, people.end, people, part=True)


def _of_them(parse: Parse, counts: Mapping[int, Count], them: Token) -> Iterator[Toll]:
    """Such as ", three of them children": a number of those counted before, and right behind them who they are."""
    number = them.head.head
    behind = list(parse.tokens)[them.i + 1 : them.i + 4]
    if behind and behind[0].lower_ in _SERIOUS:  # "three of them seriously"
        start, end = parse.spans[number.i][0], parse.spans[behind[0].i][1]
        yield Toll("seriously_wounded", number, counts[start], start, end, part=True)
        return
    while behind and behind[0].pos_ == "ADJ":
        behind = behind[1:]
    if behind and behind[0].pos_ in {"NOUN", "PROPN"} and is_person(behind[0]):
        start, end = parse.spans[number.i][0], parse.spans[behind[0].i][1]
        who = people_of(parse, counts, behind[0])
        yield Toll(SAME, number, counts[parse.spans[number.i][0]], start, end, who, part=True)


def _among_the_dead(parse: Parse, counts: Mapping[int, Count], among: Token) -> Iterator[Toll]:
    """Such as "30 children among the dead"."""
    noun = among.nbor(-1) if among.i else among
    for dead in kids(among, "pobj") if noun.pos_ in {"NOUN", "PROPN"} and is_person(noun) else ():
        people = people_of(parse, counts, noun)
        if people.count and not people.definite and dead.lower_ in BEFALLEN:
            yield Toll(BEFALLEN[dead.lower_], noun, people.count, people.start, people.end, people, part=True)


def _behind(parse: Parse, among: Token) -> list[Token]:
    start = next(child.i for child in kids(among, "pobj")) + 1
    found = []
    for token in list(parse.tokens)[start : start + 6]:
        if token.pos_ in {"VERB", "AUX", "PUNCT", "ADP"} and token.lower_ not in BEFALLEN:
            break
        if token.pos_ in {"NOUN", "PROPN"}:
            found.append(token)
    return found


def _whole_field(noun: Token) -> str:
    inner = [noun, *kids(noun, "acl", "amod")]
    return next((field for each in inner if (field := BEFALLEN.get(each.lower_))), SAME)


def _state(parse: Parse, counts: Mapping[int, Count], verb: Token) -> Iterator[Toll]:
    """Such as "Three of the wounded are in a critical condition", "31 people remain in hospital"."""
    if verb.lemma_ not in {"be", "remain", "stay", "lie"}:
        return
    for preposition in kids(verb, "prep"):
        for noun in kids(preposition, "pobj") if preposition.lower_ == "in" else ():
            field = None
            if _is_grave(noun):
                field = "seriously_wounded"
            elif noun.lemma_ == "hospital":
                field = "wounded"
            for subject in subjects(verb) if field else ():
                people = people_of(parse, counts, subject)
                if people.count and people.written:
                    yield Toll(
                        field or "",
                        verb,
                        people.count,
                        people.start,
                        people.end,
                        people,
                        part=field == "seriously_wounded",
                    )


def _taken_in(parse: Parse, counts: Mapping[int, Count], verb: Token) -> Iterator[Toll]:
    """Such as "the hospital received 41 of the injured"."""
    for noun in kids(verb, "dobj", "nsubjpass") if verb.lemma_ in _TAKES_IN else ():
        people = people_of(parse, counts, noun)
        field = BEFALLEN.get(people.noun.lower_) if people.part and people.count else None
        if people.count and field:
            yield Toll(field, verb, people.count, people.start, people.end, people, part=True)


def _is_in_danger(people: Token) -> bool:
    """Such as "two in critical condition"."""
    return any(_is_grave(noun) for into in kids(people, "prep") if into.lower_ == "in" for noun in kids(into, "pobj"))


def _is_grave(noun: Token) -> bool:
    return noun.lemma_ == "condition" and not _CONDITION.isdisjoint(child.lower_ for child in kids(noun, "amod"))

"""People of a sentence joined to lists, without those who are mentioned twice."""

from dataclasses import replace

from claims.extract.cut.tokens import Token
from claims.extract.find.people import People
from claims.extract.languages.word_lists import word_class

MOST_WORDS_JOINED = 7  # between two people of one list
_PLAIN_KINDS = {"person", "name", "", "shooter", "officer", "fighter"}


def join_people(words: list[Token], people: list[People]) -> list[tuple[People, ...]]:
    """Lists of people: "a man, 23, of Chicago, and his wife" is one group."""
    groups: list[list[People]] = []
    for someone in people:
        if groups and _joined(words[groups[-1][-1].last : someone.first]):
            groups[-1].append(someone)
        else:
            groups.append([someone])
    return [_collapse(words, group) for group in groups]


def _collapse(words: list[Token], group: list[People]) -> tuple[People, ...]:
    """The group without those who are named twice: a name with its description, a total with its list."""
    kept: list[People] = []
    position = 0
    while position < len(group):
        head, rest = group[position], group[position + 1 :]
        details = _details(words, head, rest)
        kept.append(_merged(head, rest[:details]))
        position += 1 + details
    return tuple(kept)


def _details(words: list[Token], head: People, rest: list[People]) -> int:
    """How many of the following people are details of this one: "a victim, a 40-year-old man"."""
    if not rest or words[head.last - 1 : head.last + 1] == [] or "and" in _between(words, head, rest[0]):
        return 0
    if head.count.high == 1:
        alone = len(rest) == 1 or "and" in _between(words, rest[0], rest[1])
        return 1 if alone and rest[0].count.high == 1 and _describes(words, head, rest[0]) else 0
    total = 0
    for number, person in enumerate(rest, start=1):
        total += person.count.low
        if total == head.count.low and head.counted:
            return 0 if number == 1 and _is_like_list(words, head, person) else number
    return 0


def _is_like_list(words: list[Token], head: People, other: People) -> bool:
    """Whether two counted phrases of equal number are a list: "two adults, two teens", but "two people, two men"."""
    return other.counted and words[head.last - 1].low not in {"people", "persons", "victims", "individuals", "others"}


def _describes(words: list[Token], head: People, other: People) -> bool:
    """Whether the second can be the first in other words; headlines list people with a comma alone."""
    if other.kind == "self" or other.other or other.counted or (head.name and other.name):
        return False
    if head.ages and other.ages and set(head.ages) != set(other.ages):
        return False
    if head.kind not in _PLAIN_KINDS and other.kind not in _PLAIN_KINDS and head.kind != other.kind:
        return False
    return bool(other.name) or words[other.first].low in {"a", "an", "the", "who"}


def _between(words: list[Token], one: People, other: People) -> set[str]:
    return {word.low for word in words[one.last : other.first]}


def _merged(head: People, details: list[People]) -> People:
    if len(details) != 1 or head.count.high != 1:
        return replace(head, last=details[-1].last) if details else head
    other = details[0]
    kind = other.kind if head.kind in {"name", "", "person"} else head.kind
    return replace(head, last=other.last, kind=kind, name=head.name or other.name, ages=head.ages or other.ages)


def _joined(between: list[Token]) -> bool:
    if len(between) > MOST_WORDS_JOINED:
        return False
    lows = [word.low for word in between]
    if not {"and", ",", "&", ";"} & set(lows):
        return False
    return all(
        low in {"and", ",", "&", ";", "of", "as", "well", "along", "with", "both", "then"}
        or low in word_class("adjective")
        or (word.text[0].isupper() and "of" in lows)
        for low, word in zip(lows, between, strict=True)
    )

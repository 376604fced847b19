"""Follows single people through a text: who is the same person, and what became of each."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from claims.extract.find.harm import Mention
from claims.extract.find.harm_cues import Outcome
from claims.extract.find.people import People

_MALE, _FEMALE = {"man", "boy", "he"}, {"woman", "girl", "she"}
_NOTHING_SAID = {"person", "name", "", "self", "officer", "shooter", "fighter"}


@dataclass
class Person:
    """One person of a text while it is read."""

    names: set[str] = field(default_factory=set)
    ages: set[int] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    outcomes: set[Outcome] = field(default_factory=set)
    last_sentence: int = -1
    by_self: bool = False
    did_it: bool = False

    @property
    def dead(self) -> bool:
        return Outcome.KILLED in self.outcomes

    @property
    def female(self) -> bool | None:
        """None where the words do not say."""
        if self.kinds & _FEMALE:
            return True
        return False if self.kinds & _MALE else None

    @property
    def known(self) -> bool:
        """Whether a name or an age distinguishes this person from others."""
        return bool(self.names or self.ages)


def follow_persons(mentions: Sequence[Mention]) -> list[Person]:
    """The distinct single people who came to harm, in the order in which the text first has them."""
    persons: list[Person] = []
    for mention in mentions:
        if mention.none:
            continue
        used: list[Person] = []
        for people in mention.people:
            if people.count.low == people.count.high == 1:
                person = _find(persons, people, mention, used) or _add(persons, people)
                if person is not None:
                    _record(person, people, mention)
                    used.append(person)
    return persons


def _add(persons: list[Person], people: People) -> Person | None:
    if people.kind in {"he", "she", "self"} or (people.definite and persons and not people.name and not people.ages):
        return None  # it points back to somebody whom the text does not let us find
    persons.append(Person())
    return persons[-1]


def _record(person: Person, people: People, mention: Mention) -> None:
    if people.name:
        person.names.add(people.name)
    person.ages.update(people.ages[:1])
    person.kinds.add(people.kind)
    person.outcomes.add(mention.outcome)
    person.by_self |= mention.by_self
    person.did_it |= people.kind == "shooter" or people.first in mention.doers
    person.last_sentence = mention.sentence


def _find(persons: list[Person], people: People, mention: Mention, used: list[Person]) -> Person | None:
    free = [person for person in persons if not any(person is other for other in used)]
    if people.name:
        named = [person for person in free if any(_same_name(people.name, name) for name in person.names)]
        if named:
            return named[0]
        free = [person for person in free if not person.names]
    if people.ages:
        return next(
            (person for person in free if person.ages & set(people.ages) and _kinds_agree(person, people)), None
        ) or next(
            (person for person in free if not person.ages and not person.names and _kinds_agree(person, people)), None
        )
    if people.other:
        return None
    fitting = [person for person in free if _kinds_agree(person, people)]
    if people.definite:
        return max(fitting, key=lambda person: person.last_sentence, default=None)
    earlier = [person for person in fitting if person.last_sentence < mention.sentence]
    return next(iter(earlier), None)


def _same_name(one: str, other: str) -> bool:
    first, second = one.split(), other.split()
    return first[-1] == second[-1] and (len(first) == 1 or len(second) == 1 or first[0] == second[0] or one == other)


def _kinds_agree(person: Person, people: People) -> bool:
    female = True if people.kind in _FEMALE else False if people.kind in _MALE else None
    if female is not None and person.female is not None:
        return female == person.female
    if people.kind == "officer":
        return "officer" in person.kinds
    if people.kind == "shooter":
        return "shooter" in person.kinds
    if "officer" in person.kinds or "shooter" in person.kinds:
        return people.kind in {"name", "he", "she", "self"} or bool(people.ages)
    return True


def distinct_persons(persons: Sequence[Person]) -> int:
    """Number of people when those without name and age may be any of the others that they agree with."""
    known = [person for person in persons if person.known]
    unlike = [person for person in persons if not person.known and not any(_may_be(person, other) for other in known)]
    return len(known) + (len({person.female for person in unlike} - {None}) or min(1, len(unlike)))


def _may_be(one: Person, other: Person) -> bool:
    return one.female is None or other.female is None or one.female == other.female

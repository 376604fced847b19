"""How many were killed and how many wounded, once all that a text says of it is weighed together.

Every way of reading the number from the text (the headline, the lead, the people told one by one) is an
estimate; the weights of the estimates, and of signs such as "murder-suicide", stand in `languages/lists/weights.csv`.
They were fitted on labelled news by `benchmarks/news_extraction.py --fit`, so the probability that comes
with an answer is a measured one.
"""

import math
from collections.abc import Sequence
from dataclasses import replace

from claims.extract.find.harm import HARM, Mention, Outcome
from claims.extract.find.people import People
from claims.extract.group.coreference import Person, distinct, follow_persons
from claims.extract.group.estimates import Estimates, estimates, estimates_of, harm_of, of_event
from claims.extract.group.ranking import Features, Ranked, rank
from claims.extract.group.reading import Reading
from claims.extract.group.survivors import survivor_estimates


def person_estimates(persons: Sequence[Person], *, dead: bool) -> Estimates:
    wanted = [person for person in persons if person.dead is dead]
    return {
        "persons": len(wanted) or None,
        "known persons": sum(person.known for person in wanted) or None,
        "named persons": sum(bool(person.names) for person in wanted) or None,
        "distinct persons": distinct(wanted) or None,
    }


def killed_estimates(reading: Reading, persons: Sequence[Person]) -> Estimates:
    plain = estimates(reading, [Outcome.KILLED])
    found = plain | person_estimates(persons, dead=True)
    found |= _everywhere(reading, [Outcome.KILLED])
    found |= _with_shooter(reading, persons, plain)
    pairs = reading.multiples["multiple suicide"]
    found["multiple suicide"] = pairs + 1 if pairs else None
    return found | {name: reading.multiples[name] for name in _KILLED_MULTIPLES}


def _everywhere(reading: Reading, outcomes: Sequence[Outcome]) -> Estimates:
    """The same with what was taken for background, which now and then is the event itself."""
    found = estimates_of(reading, harm_of(reading, outcomes))
    return {f"{name} everywhere": found[name] for name in ("first", "max", "mode", "counted")}


def _with_shooter(reading: Reading, persons: Sequence[Person], plain: Estimates) -> Estimates:
    """Those whom a shooter killed, and the shooter too where the text has the shooter die."""
    if not shooter_died(reading):
        return {}
    victims = estimates_of(reading, [_without_shooter(each) for each in of_event(reading, [Outcome.KILLED])])
    found = {f"{name} and shooter": plain[name] for name in _WITH_SHOOTER}
    found |= {f"victims {name} and shooter": victims[name] for name in _WITH_SHOOTER}
    found["persons and shooter"] = sum(person.dead for person in persons) or None
    found["victims persons and shooter"] = sum(person.dead and not person.did_it for person in persons) or None
    return {name: None if value is None else value + 1 for name, value in found.items()}


def shooter_died(reading: Reading) -> bool:
    """Whether somebody died by the own hand, or one who is called the shooter died."""
    if any({"suicide", "murder-suicide", "police fire"} & signs for signs in reading.signs.values()):
        return True
    return any(
        mention.by_self
        or (mention.outcome is Outcome.KILLED and any(map(_is_shooter, mention.people)) and not mention.none)
        for mention in reading.mentions
        if mention.sentence not in reading.background
    )


def _is_shooter(people: People) -> bool:
    return people.kind in {"shooter", "self"} and people.count.high == 1


def _without_shooter(mention: Mention) -> Mention:
    victims = (each for each in mention.people if each.first not in mention.own and not _is_shooter(each))
    return replace(mention, people=tuple(victims))


_WITH_SHOOTER = ("title", "lead", "first", "max", "counted")
_KILLED_MULTIPLES = (
    "multiple killed",
    "counts of murder",
    "victims",
    "bodies",
    "toll",
    "nth death",
)
_WOUNDED_MULTIPLES = ("multiple shot", "counts of attempt", "victims", "nth victim", "survivors")


def wounded_estimates(reading: Reading, persons: Sequence[Person], killed: int) -> Estimates:
    plain = estimates(reading, [Outcome.WOUNDED])
    found = {f"wounded {name}": value for name, value in plain.items()}
    shot = estimates(reading, [Outcome.SHOT])
    found |= {f"shot {name}": value for name, value in shot.items()}
    both = estimates(reading, [Outcome.SHOT, Outcome.WOUNDED])
    found |= {f"either {name}": value for name, value in both.items()}
    found |= {name: reading.multiples[name] for name in _WOUNDED_MULTIPLES}
    found |= _everywhere(reading, [Outcome.SHOT, Outcome.WOUNDED])
    if killed:
        found |= _less(found, _LESS_KILLED, killed, "killed")
        if shooter_died(reading) and killed > 1:
            found |= _less(found, _LESS_KILLED, killed - 1, "victims")
    found["everybody less killed"] = max(0, len(persons) - killed) if persons else None
    return found | survivor_estimates(reading) | person_estimates(persons, dead=False)


def _less(found: Estimates, names: Sequence[str], number: int, what: str) -> Estimates:
    given = {name: found[name] for name in names}
    return {f"{name} less {what}": None if v is None else max(0, v - number) for name, v in given.items()}


_LESS_KILLED = (
    "shot title",
    "shot lead",
    "shot max",
    "shot counted",
    "shot first",
    "wounded max",
    "either max",
    "multiple shot",
    "victims",
    "nth victim",
)


def features(found: Estimates, reading: Reading, number: int, *, base: str = "") -> Features:
    """What speaks for one number, by name."""
    size = min(number, 2)
    active = {f"number {min(number, 6)}": 1.0}
    for name, value in found.items():
        active[_verdict_by_size(name, value, number) if base else _verdict(name, value, number)] = 1.0
    active["agreeing"] = math.log1p(sum(value == number for value in found.values()))
    for part, signs in reading.signs.items():
        for sign in signs:
            active[f"{part} {sign}, number {size}"] = 1.0
            active[f"{sign}, number {size}"] = 1.0
    if base:
        active[f"{base}, number {min(number, 3)}"] = 1.0
    return active


def _verdict(name: str, value: int | None, number: int) -> str:
    if value is None:
        return f"{name} none, number {min(number, 2)}"
    if value == number:
        return f"{name} agrees"
    return f"{name} {'more' if value > number else 'fewer'}"


def _verdict_by_size(name: str, value: int | None, number: int) -> str:
    """The verdict with the size of the number: nobody hurt is told less often than several."""
    verdict = _verdict(name, value, number)
    if value is None:
        return verdict
    return f"{verdict}, number {min(number, 2 if value == number else 1)}"


def candidates(found: Estimates) -> list[int]:
    """Numbers that some estimate gives, and the small ones."""
    return sorted({0, 1, 2} | {value for value in found.values() if value is not None})


def killed_candidates(reading: Reading, persons: Sequence[Person]) -> dict[int, Features]:
    found = killed_estimates(reading, persons)
    return {number: features(found, reading, number) for number in candidates(found)}


def wounded_candidates(reading: Reading, persons: Sequence[Person], killed: int) -> dict[int, Features]:
    found = wounded_estimates(reading, persons, killed)
    base = f"killed {min(killed, 3)}"
    return {number: features(found, reading, number, base=base) for number in candidates(found)}


def weigh_toll(reading: Reading) -> tuple[Ranked[int], Ranked[int]]:
    """How many were killed and how many wounded, each with its probability."""
    persons = persons_of(reading)
    killed = rank("killed", killed_candidates(reading, persons))[0]
    return killed, rank("wounded", wounded_candidates(reading, persons, killed.answer))[0]


def persons_of(reading: Reading) -> list[Person]:
    """The single people who came to harm in the event at hand."""
    return follow_persons([m for m in reading.mentions if m.outcome in HARM and m.sentence not in reading.background])

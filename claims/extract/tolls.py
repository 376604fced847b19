"""How many were killed and how many wounded, once all that a text says of it is weighed together.

Every way of reading the number from the text (the headline, the lead, the people told one by one) is an
estimate; the weights of the estimates, and of signs such as "murder-suicide", stand in `lexicons/weights.csv`.
They were fitted on labelled news by `benchmarks/news_extraction.py --fit`, so the probability that comes
with an answer is a measured one.
"""

import math
from collections.abc import Iterable, Sequence

from claims.extract.mentions import HARM, Mention, Outcome
from claims.extract.people import People
from claims.extract.persons import Person, distinct, follow_persons
from claims.extract.ranking import Features, Ranked, rank
from claims.extract.reading import Reading

Estimates = dict[str, int | None]


def estimates(reading: Reading, outcomes: Iterable[Outcome]) -> Estimates:
    """What each way of reading gives; None where the text does not offer it."""
    wanted = frozenset(outcomes)
    own = [m for m in reading.mentions if m.outcome in wanted and m.sentence not in reading.background and not m.none]
    sums = _sums(own)
    parts: dict[str, list[int]] = {"title": [], "lead": [], "body": []}
    for sentence, total in sums.items():
        parts[reading.part(sentence)].append(total)
    everything = list(sums.values())
    counted = [p.count.low for m in own for p in m.people if p.counted and not p.count.vague]
    return {
        "title": max(parts["title"], default=None),
        "lead": max(parts["lead"], default=None),
        "body": max(parts["body"], default=None),
        "first": everything[0] if everything else None,
        "second": everything[1] if len(everything) > 1 else None,
        "max": max(everything, default=None),
        "mode": max(set(everything), key=lambda total: (everything.count(total), total), default=None),
        "counted": max(counted, default=None),
        "counted first": counted[0] if counted else None,
        "ordinal": max((p.ordinal for m in own for p in m.people), default=0) or None,
    }


def _sums(mentions: Sequence[Mention]) -> dict[int, int]:
    """Per sentence, how many its mentions add up to; a phrase that two mentions share counts once."""
    phrases: dict[int, dict[int, int]] = {}
    for mention in mentions:
        for people in mention.people:
            number = people.count.low
            if (people.definite and people.count.vague) or _is_some_of(people, mention, mentions):
                continue
            phrases.setdefault(mention.sentence, {})[people.first] = number
    return {sentence: sum(by_phrase.values()) for sentence, by_phrase in phrases.items()}


def _is_some_of(people: People, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether these are some of more people in the sentence: "eight shot, one in serious condition"."""
    if people.kind or not people.counted or mention.cue not in _CONDITIONS:
        return False
    others = (other for each in mentions if each.sentence == mention.sentence for other in each.people)
    return any(other.count.low > people.count.low for other in others)


_CONDITIONS = frozenset(
    (
        "in critical",
        "in serious",
        "in stable",
        "in fair",
        "in good",
        "critically",
        "critical",
        "serious condition",
        "critical condition",
        "critically injured",
        "critically wounded",
        "seriously injured",
        "seriously wounded",
    )
)


def person_estimates(persons: Sequence[Person], *, dead: bool) -> Estimates:
    wanted = [person for person in persons if person.dead is dead]
    return {
        "persons": len(wanted) or None,
        "known persons": sum(person.known for person in wanted) or None,
        "named persons": sum(bool(person.names) for person in wanted) or None,
        "distinct persons": distinct(wanted) or None,
    }


def killed_estimates(reading: Reading, persons: Sequence[Person]) -> Estimates:
    found = estimates(reading, [Outcome.KILLED]) | person_estimates(persons, dead=True)
    own = any(mention.by_self and mention.sentence not in reading.background for mention in reading.mentions)
    suicide = own or any({"suicide", "murder-suicide"} & signs for signs in reading.signs.values())
    if suicide:
        for name in ("title", "lead", "max", "counted", "persons"):
            value = found[name]
            found[f"{name} and shooter"] = None if value is None else value + 1
    return found


def wounded_estimates(reading: Reading, persons: Sequence[Person], killed: int) -> Estimates:
    plain = estimates(reading, [Outcome.WOUNDED])
    found = {f"wounded {name}": value for name, value in plain.items()}
    shot = estimates(reading, [Outcome.SHOT])
    found |= {f"shot {name}": value for name, value in shot.items()}
    both = estimates(reading, [Outcome.SHOT, Outcome.WOUNDED])
    found |= {f"either {name}": value for name, value in both.items()}
    if killed:
        for name in ("title", "lead", "max", "counted", "first"):
            value = shot[name]
            found[f"shot {name} less killed"] = None if value is None else max(0, value - killed)
    return found | person_estimates(persons, dead=False)


def features(found: Estimates, reading: Reading, number: int, *, base: str = "") -> Features:
    """What speaks for one number, by name."""
    size = min(number, 2)
    active = {f"number {min(number, 6)}": 1.0}
    for name, value in found.items():
        active[_verdict(name, value, number)] = 1.0
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

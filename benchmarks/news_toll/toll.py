"""Weighs how many were killed and how many wounded over a whole text.

Each way of reading the number from the text (the headline, the lead, the people one by one) is an estimate; the
weights of the estimates, and of signs such as "murder-suicide", stand in `weights.csv`. They were fitted on labelled
news by `benchmarks/news_extraction.py --fit`, so the probability that comes with an answer is a measured one.
"""

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from benchmarks.news_toll.estimates import Estimates, all_mentions, estimates, estimates_of, event_mentions
from benchmarks.news_toll.news_text import PACKAGE, NewsText
from benchmarks.news_toll.persons import Person, distinct_persons, follow_persons
from benchmarks.news_toll.survivors import survivor_estimates
from claims.extract.find.harm import Mention
from claims.extract.find.harm_cues import HARM, Outcome
from claims.extract.find.people import People
from claims.extract.group.day import Features, Ranked, rank
from claims.extract.languages.word_lists import csv_rows


def _person_estimates(persons: Sequence[Person], *, dead: bool) -> Estimates:
    """Estimates from the people who are followed one by one."""
    wanted = [person for person in persons if person.dead is dead]
    return {
        "persons": len(wanted) or None,
        "known persons": sum(person.known for person in wanted) or None,
        "named persons": sum(bool(person.names) for person in wanted) or None,
        "distinct persons": distinct_persons(wanted) or None,
    }


def killed_estimates(news: NewsText, persons: Sequence[Person]) -> Estimates:
    """Estimates of the number of killed."""
    plain = estimates(news.annotated, [Outcome.KILLED])
    estimated = plain | _person_estimates(persons, dead=True)
    estimated |= _everywhere(news, [Outcome.KILLED])
    estimated |= _with_shooter(news, persons, plain)
    pairs = news.multiples["multiple suicide"]
    estimated["multiple suicide"] = pairs + 1 if pairs else None
    return estimated | {name: news.multiples[name] for name in _KILLED_MULTIPLES}


def _everywhere(news: NewsText, outcomes: Sequence[Outcome]) -> Estimates:
    """Some of the estimates with background included, which now and then is the event itself."""
    estimated = estimates_of(news.annotated, all_mentions(news.annotated, outcomes))
    return {f"{name} everywhere": estimated[name] for name in ("first", "max", "mode", "counted")}


def _with_shooter(news: NewsText, persons: Sequence[Person], plain: Estimates) -> Estimates:
    """Those whom a shooter killed, and the shooter; nothing where the text does not say that the shooter died."""
    if not shooter_died(news):
        return {}
    killed = event_mentions(news.annotated, [Outcome.KILLED])
    victims = estimates_of(news.annotated, [_without_shooter(mention) for mention in killed])
    estimated = {f"{name} and shooter": plain[name] for name in _WITH_SHOOTER}
    estimated |= {f"victims {name} and shooter": victims[name] for name in _WITH_SHOOTER}
    estimated["persons and shooter"] = sum(person.dead for person in persons) or None
    estimated["victims persons and shooter"] = sum(person.dead and not person.did_it for person in persons) or None
    return {name: None if value is None else value + 1 for name, value in estimated.items()}


def shooter_died(news: NewsText) -> bool:
    """Whether somebody took their own life, or one who is called the shooter died."""
    if any({"suicide", "murder-suicide", "police fire"} & signs for signs in news.signs.values()):
        return True
    return any(
        mention.by_self
        or (mention.outcome is Outcome.KILLED and any(map(_is_shooter, mention.people)) and not mention.none)
        for mention in news.annotated.mentions
        if mention.sentence not in news.annotated.background
    )


def _is_shooter(people: People) -> bool:
    return people.kind in {"shooter", "self"} and people.count.high == 1


def _without_shooter(mention: Mention) -> Mention:
    victims = (people for people in mention.people if people.first not in mention.doers and not _is_shooter(people))
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


def wounded_estimates(news: NewsText, persons: Sequence[Person], killed: int) -> Estimates:
    """Estimates of the number of wounded, once the number of killed is known."""
    plain = estimates(news.annotated, [Outcome.WOUNDED])
    estimated = {f"wounded {name}": value for name, value in plain.items()}
    shot = estimates(news.annotated, [Outcome.SHOT])
    estimated |= {f"shot {name}": value for name, value in shot.items()}
    both = estimates(news.annotated, [Outcome.SHOT, Outcome.WOUNDED])
    estimated |= {f"either {name}": value for name, value in both.items()}
    estimated |= {name: news.multiples[name] for name in _WOUNDED_MULTIPLES}
    estimated |= _everywhere(news, [Outcome.SHOT, Outcome.WOUNDED])
    if killed:
        estimated |= _less(estimated, _LESS_KILLED, killed, "killed")
        if shooter_died(news) and killed > 1:
            estimated |= _less(estimated, _LESS_KILLED, killed - 1, "victims")
    estimated["everybody less killed"] = max(0, len(persons) - killed) if persons else None
    return estimated | survivor_estimates(news.annotated) | _person_estimates(persons, dead=False)


def _less(estimated: Estimates, names: Sequence[str], number: int, what: str) -> Estimates:
    given = {name: estimated[name] for name in names}
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


def _features(estimated: Estimates, news: NewsText, number: int, *, base: str = "") -> Features:
    """What speaks for one number, by name."""
    size = min(number, 2)
    active = {f"number {min(number, 6)}": 1.0}
    for name, value in estimated.items():
        active[_verdict_by_size(name, value, number) if base else _verdict(name, value, number)] = 1.0
    active["agreeing"] = math.log1p(sum(value == number for value in estimated.values()))
    for part, signs in news.signs.items():
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
    """The verdict with the size of the number: texts say less often that nobody was hurt than that several were."""
    verdict = _verdict(name, value, number)
    if value is None:
        return verdict
    return f"{verdict}, number {min(number, 2 if value == number else 1)}"


def _numbers(estimated: Estimates) -> list[int]:
    """Numbers that some estimate gives, and the small ones."""
    return sorted({0, 1, 2} | {value for value in estimated.values() if value is not None})


def killed_candidates(news: NewsText, persons: Sequence[Person]) -> dict[int, Features]:
    """Numbers of killed that can be the answer, with what speaks for each."""
    estimated = killed_estimates(news, persons)
    return {number: _features(estimated, news, number) for number in _numbers(estimated)}


def wounded_candidates(news: NewsText, persons: Sequence[Person], killed: int) -> dict[int, Features]:
    """Numbers of wounded that can be the answer, with what speaks for each."""
    estimated = wounded_estimates(news, persons, killed)
    base = f"killed {min(killed, 3)}"
    return {number: _features(estimated, news, number, base=base) for number in _numbers(estimated)}


@cache
def _weights(question: str) -> dict[str, float]:
    rows = csv_rows(PACKAGE, "weights.csv")
    return {row["feature"]: float(row["weight"]) for row in rows if row["question"] == question}


def weigh_toll(news: NewsText) -> tuple[Ranked[int], Ranked[int]]:
    """The numbers of killed and of wounded, each with its probability."""
    persons = persons_of(news)
    killed = rank(killed_candidates(news, persons), _weights("killed"))[0]
    return killed, rank(wounded_candidates(news, persons, killed.answer), _weights("wounded"))[0]


def persons_of(news: NewsText) -> list[Person]:
    """The single people who came to harm, background left out."""
    text = news.annotated
    return follow_persons([m for m in text.mentions if m.outcome in HARM and m.sentence not in text.background])

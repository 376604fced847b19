"""How many were hurt and lived: told in plain words, told beside the dead, told as others than those before.

Who dies in a hospital was taken there like one who lives, so words of care alone ("taken to") say little.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from claims.extract.find.harm import HARM, Mention, Outcome
from claims.extract.find.people import People
from claims.extract.group.estimates import Estimates, estimates_of, of_event, sums_by_sentence
from claims.extract.group.reading import Reading
from claims.extract.languages.word_lists import word_class

_PLAIN = ("title", "lead", "body", "first", "max", "mode", "counted")
_BACKWARD = frozenset({"he", "she", "they"})


def survivor_estimates(reading: Reading) -> Estimates:
    """Readings of the number of those who were hurt and lived; background is left out."""
    harm = of_event(reading, HARM)
    hurt = [mention for mention in harm if mention.outcome is not Outcome.KILLED]
    care = word_class("care")
    plain = [each for each in hurt if each.outcome is Outcome.WOUNDED and each.cue not in care]
    found = estimates_of(reading, plain)
    others = sums_by_sentence(_keep(hurt, lambda people, _: people.other))
    return (
        {f"plain {name}": found[name] for name in _PLAIN}
        | _beside_the_dead(harm, hurt)
        | {"other": max(others.values(), default=None)}
    )


def _beside_the_dead(harm: Sequence[Mention], hurt: Sequence[Mention]) -> Estimates:
    """Those hurt in sentences that tell of dead as well: "two dead, a boy wounded"."""
    dead: dict[int, set[int]] = {}
    for mention in harm:
        if mention.outcome is Outcome.KILLED and any(people.kind not in _BACKWARD for people in mention.people):
            dead.setdefault(mention.sentence, set()).update(people.first for people in mention.people)
    beside = _keep(
        [mention for mention in hurt if mention.sentence in dead],
        lambda people, sentence: people.first not in dead[sentence] and people.kind not in _BACKWARD,
    )
    every = list(sums_by_sentence(beside).values())
    wounded = sums_by_sentence([mention for mention in beside if mention.outcome is Outcome.WOUNDED])
    return {
        "beside first": next(iter(every), None),
        "beside max": max(every, default=None),
        "beside wounded": next(iter(wounded.values()), None),
    }


def _keep(mentions: Sequence[Mention], wanted: Callable[[People, int], bool]) -> list[Mention]:
    """The mentions with the people that are wanted, by phrase and sentence; those left with nobody go."""
    kept = (
        replace(mention, people=tuple(people for people in mention.people if wanted(people, mention.sentence)))
        for mention in mentions
    )
    return [mention for mention in kept if mention.people]

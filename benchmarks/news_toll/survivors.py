"""Estimates of how many were hurt and lived: in plain words, beside the dead, or as others than those before.

Who dies in a hospital was taken there like one who lives, so words of care alone ("taken to") say little.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from benchmarks.news_toll.estimates import Estimates, estimates_of, event_mentions, sums_by_sentence
from benchmarks.news_toll.news_text import word_class
from claims.extract.find.annotated_text import AnnotatedText
from claims.extract.find.harm import Mention
from claims.extract.find.harm_cues import HARM, Outcome
from claims.extract.find.people import People

_PLAIN = ("title", "lead", "body", "first", "max", "mode", "counted")
_BACKWARD = frozenset({"he", "she", "they"})


def survivor_estimates(annotated: AnnotatedText) -> Estimates:
    """Estimates of the number of those who were hurt and lived; background is left out."""
    harm = event_mentions(annotated, HARM)
    hurt = [mention for mention in harm if mention.outcome is not Outcome.KILLED]
    care = word_class("care")
    plain = [mention for mention in hurt if mention.outcome is Outcome.WOUNDED and mention.cue not in care]
    in_plain_words = estimates_of(annotated, plain)
    others = sums_by_sentence(_keep(hurt, lambda people, _: people.other))
    return (
        {f"plain {name}": in_plain_words[name] for name in _PLAIN}
        | _beside_the_dead(harm, hurt)
        | {"other": max(others.values(), default=None)}
    )


def _beside_the_dead(harm: Sequence[Mention], hurt: Sequence[Mention]) -> Estimates:
    """Those hurt in sentences that mention dead as well: "two dead, a boy wounded"."""
    dead: dict[int, set[int]] = {}
    for mention in harm:
        if mention.outcome is Outcome.KILLED and any(people.kind not in _BACKWARD for people in mention.people):
            dead.setdefault(mention.sentence, set()).update(people.first for people in mention.people)
    beside = _keep(
        [mention for mention in hurt if mention.sentence in dead],
        lambda people, sentence: people.first not in dead[sentence] and people.kind not in _BACKWARD,
    )
    totals = list(sums_by_sentence(beside).values())
    wounded = sums_by_sentence([mention for mention in beside if mention.outcome is Outcome.WOUNDED])
    return {
        "beside first": next(iter(totals), None),
        "beside max": max(totals, default=None),
        "beside wounded": next(iter(wounded.values()), None),
    }


def _keep(mentions: Sequence[Mention], wanted: Callable[[People, int], bool]) -> list[Mention]:
    """The mentions with the people that are wanted, by phrase and sentence; mentions left with nobody are dropped."""
    kept = (
        replace(mention, people=tuple(people for people in mention.people if wanted(people, mention.sentence)))
        for mention in mentions
    )
    return [mention for mention in kept if mention.people]

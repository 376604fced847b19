"""Ways of reading one number from the sentences that say what befell people: the headline, the lead, the largest."""

from collections.abc import Iterable, Sequence

from claims.extract.find.harm import Mention, Outcome
from claims.extract.find.people import People
from claims.extract.group.reading import Reading

Estimates = dict[str, int | None]


def estimates(reading: Reading, outcomes: Iterable[Outcome]) -> Estimates:
    """What each way of reading gives; None where the text does not offer it."""
    return estimates_of(reading, of_event(reading, outcomes))


def of_event(reading: Reading, outcomes: Iterable[Outcome]) -> list[Mention]:
    """What befell somebody in the event at hand."""
    return [mention for mention in harm_of(reading, outcomes) if mention.sentence not in reading.background]


def harm_of(reading: Reading, outcomes: Iterable[Outcome]) -> list[Mention]:
    """What befell somebody, background and all."""
    wanted = frozenset(outcomes)
    return [mention for mention in reading.mentions if mention.outcome in wanted and not mention.none]


def estimates_of(reading: Reading, own: Sequence[Mention]) -> Estimates:
    """What each way of reading gives of these mentions alone."""
    sums = sums_by_sentence(own)
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
        "last": everything[-1] if everything else None,
        "max": max(everything, default=None),
        "mode": max(set(everything), key=lambda total: (everything.count(total), total), default=None),
        "counted": max(counted, default=None),
        "counted first": counted[0] if counted else None,
        "ordinal": max((p.ordinal for m in own for p in m.people), default=0) or None,
    }


def sums_by_sentence(mentions: Sequence[Mention]) -> dict[int, int]:
    """Per sentence, how many its mentions add up to; a phrase that two mentions share counts once."""
    largest: dict[int, int] = {}
    for mention in mentions:
        largest[mention.sentence] = max([largest.get(mention.sentence, 0), *(_size(each) for each in mention.people)])
    phrases: dict[int, dict[int, int]] = {}
    for mention in mentions:
        for people in mention.people:
            number = _nth(people, mention)
            if (people.definite and people.count.vague) or _is_some_of(people, mention, largest[mention.sentence]):
                continue
            phrases.setdefault(mention.sentence, {})[people.first] = number
    return {sentence: sum(by_phrase.values()) for sentence, by_phrase in phrases.items()}


def _nth(people: People, mention: Mention) -> int:
    """How many it makes: "a third person died" is three dead, "a third person was hurt" only one hurt."""
    if people.ordinal and mention.outcome is Outcome.KILLED and people.kind in {"person", ""}:
        return people.ordinal
    return _size(people)


def _size(people: People) -> int:
    """The lowest number; the highest of "up to 16"."""
    return people.count.low or people.count.high or 0


def _is_some_of(people: People, mention: Mention, largest: int) -> bool:
    """Whether these are some of more people in the sentence: "eight shot, one in serious condition"."""
    return not people.kind and people.counted and mention.cue in _CONDITIONS and largest > _size(people)


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

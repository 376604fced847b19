"""Ways of reading one number from the mentions of harm in a text: the headline, the lead, the largest."""

from collections.abc import Iterable, Sequence

from benchmarks.news_toll.news_text import word_class
from claims.extract.find.annotated_text import BODY, LEAD, TITLE, AnnotatedText
from claims.extract.find.harm import Mention
from claims.extract.find.harm_cues import Outcome
from claims.extract.find.people import People

Estimates = dict[str, int | None]  # the number that each way of reading gives, None where the text does not offer it


def estimates(annotated: AnnotatedText, outcomes: Iterable[Outcome]) -> Estimates:
    """The estimates from mentions with these outcomes, background left out."""
    return estimates_of(annotated, event_mentions(annotated, outcomes))


def event_mentions(annotated: AnnotatedText, outcomes: Iterable[Outcome]) -> list[Mention]:
    """Mentions with these outcomes that are not background; those of nobody are left out."""
    return [mention for mention in all_mentions(annotated, outcomes) if mention.sentence not in annotated.background]


def all_mentions(annotated: AnnotatedText, outcomes: Iterable[Outcome]) -> list[Mention]:
    """Mentions with these outcomes, background included; those of nobody are left out."""
    wanted = frozenset(outcomes)
    return [mention for mention in annotated.mentions if mention.outcome in wanted and not mention.none]


def estimates_of(annotated: AnnotatedText, mentions: Sequence[Mention]) -> Estimates:
    """The estimates from these mentions alone."""
    sums = sums_by_sentence(mentions)
    by_part: dict[str, list[int]] = {TITLE: [], LEAD: [], BODY: []}
    for sentence, total in sums.items():
        by_part[annotated.part_of_text(sentence)].append(total)
    totals = list(sums.values())
    people = [people for mention in mentions for people in mention.people]
    counted = [phrase.count.low for phrase in people if phrase.counted and not phrase.count.vague]
    return {
        "title": max(by_part[TITLE], default=None),
        "lead": max(by_part[LEAD], default=None),
        "body": max(by_part[BODY], default=None),
        "first": totals[0] if totals else None,
        "second": totals[1] if len(totals) > 1 else None,
        "last": totals[-1] if totals else None,
        "max": max(totals, default=None),
        "mode": max(set(totals), key=lambda total: (totals.count(total), total), default=None),
        "counted": max(counted, default=None),
        "counted first": counted[0] if counted else None,
        "ordinal": max((phrase.ordinal for phrase in people), default=0) or None,
    }


def sums_by_sentence(mentions: Sequence[Mention]) -> dict[int, int]:
    """Per sentence, the sum of the people of its mentions; a phrase that two mentions share counts once."""
    largest: dict[int, int] = {}
    for mention in mentions:
        sizes = [_size(people) for people in mention.people]
        largest[mention.sentence] = max([largest.get(mention.sentence, 0), *sizes])
    phrases: dict[int, dict[int, int]] = {}
    for mention in mentions:
        for people in mention.people:
            if (people.definite and people.count.vague) or _is_some_of(people, mention, largest[mention.sentence]):
                continue
            phrases.setdefault(mention.sentence, {})[people.first] = _number_of(people, mention)
    return {sentence: sum(by_phrase.values()) for sentence, by_phrase in phrases.items()}


def _number_of(people: People, mention: Mention) -> int:
    """How many a phrase makes: "a third person died" is three dead, "a third person was hurt" only one hurt."""
    if people.ordinal and mention.outcome is Outcome.KILLED and people.kind in {"person", ""}:
        return people.ordinal
    return _size(people)


def _size(people: People) -> int:
    """The lowest number; the highest of "up to 16"."""
    return people.count.low or people.count.high or 0


def _is_some_of(people: People, mention: Mention, largest: int) -> bool:
    """Whether these are some of more people in the sentence: "eight shot, one in serious condition"."""
    return not people.kind and people.counted and mention.cue in word_class("condition") and largest > _size(people)

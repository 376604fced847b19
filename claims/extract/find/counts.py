"""Counts of people with what happened to them: from mentions of harm, and from words that announce a number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claims.extract.cut.tokens import tokens
from claims.extract.find.harm import Mention
from claims.extract.find.harm_cues import Outcome
from claims.extract.languages.en.english_numbers import read_count
from claims.extract.languages.word_lists import rows
from claims.values import Count

ANNOUNCED_WITHIN = 60  # characters between the words that announce a number and the number


@dataclass(frozen=True)
class FoundCount:
    """A number of people with its outcome, not yet tied to a party, a speaker or a claim.

    Attributes:
        field: The field that it counts for.
        start, end: Span of the words that give it, in the normalised text.
        people_start, people_end: Span of the people alone; their party stands in it or right behind it.
    """

    field: str
    count: Count
    start: int
    end: int
    people_start: int
    people_end: int


@cache
def _announcing() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["field"], re.compile(row["pattern"])) for row in rows("nominal", "en"))


def announced_counts(text: str, start: int, end: int) -> Iterator[FoundCount]:
    """Counts of one English sentence that follow words such as "a crowd of", "to release", "is home to"."""
    for field, pattern in _announcing():
        for match in pattern.finditer(text, start, end):
            words = tokens(text, match.end(), min(end, match.end() + ANNOUNCED_WITHIN))
            if not words or (read := read_count(words, 0)) is None:
                continue
            count, behind = read
            last = words[min(behind + 1, len(words) - 1)].end
            yield FoundCount(field, count, words[0].start, last, words[0].start, last)


_FIELDS = {
    Outcome.KILLED: "killed",
    Outcome.WOUNDED: "wounded",
    Outcome.SHOT: "wounded",
    Outcome.CAPTURED: "captured",
    Outcome.DISPLACED: "displaced",
}
_POINTING_BACK = frozenset({"he", "she", "they", "self", "who"})  # kinds of people that were counted before
_OF_WHOM = re.compile(r"\bof (?:whom|them)\b")
_SERIOUS = re.compile(r"\b(?:serious|seriously|critical|critically)\b")
SERIOUS_WITHIN = 24  # characters behind a mention of wounded in which "seriously" can stand


def counts_of_mention(mention: Mention, text: str) -> Iterator[FoundCount]:
    """The counts that a mention of harm gives: one for each phrase of people with a number, and the list read as a sum."""
    field = _FIELDS[mention.outcome]
    seriously = _SERIOUS.search(text[mention.start : mention.end + SERIOUS_WITHIN])
    if field == "wounded" and seriously and _OF_WHOM.search(text[mention.start : mention.end]):
        field = "seriously_wounded"
    for people in mention.people:
        if people.kind in _POINTING_BACK or (people.definite and people.count.vague):
            continue
        if people.count.vague and not people.counted:
            continue  # a bare plural ("civilians were killed") says no number
        yield FoundCount(field, people.count, mention.start, mention.end, people.start, people.end)
    yield from _read_as_list(mention, text)


def _read_as_list(mention: Mention, text: str) -> Iterator[FoundCount]:
    """The other reading of a first count: "two civilians, a child" may be two people or three."""
    first, *rest = mention.people
    if not rest or not first.counted or rest[0].counted or rest[0].count.high != 1 or rest[0].other:
        return
    if text[first.end : rest[0].start].strip() == ",":
        total = first.count + rest[0].count
        yield FoundCount(_FIELDS[mention.outcome], total, mention.start, mention.end, first.start, first.end)

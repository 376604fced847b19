"""Pairs that two people judge apart: what counts when both agree or a third has decided, and what each may see before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from claims.model import IMPORTED, Verdict
from claims.workspace.judgements import Judgement

Pair = tuple[str, str]
PEOPLE_NEEDED = 2


class PairState(StrEnum):
    """How far a pair is that two people have to judge."""

    HALF = "half"
    DISPUTED = "disputed"
    DECIDED = "decided"


@dataclass(frozen=True, kw_only=True)
class Decisions:
    """What has become of judged pairs.

    Attributes:
        answers: Of each pair the last answer of everybody who judged it, in the order of their first ones.
        counting: Ids of the judgements that count.
    """

    answers: Mapping[Pair, tuple[Judgement, ...]] = field(default_factory=dict)
    counting: frozenset[str] = frozenset()

    def state_of(self, pair: Pair) -> PairState:
        """How far a judged pair is."""
        given = self.answers[pair]
        if len(given) < PEOPLE_NEEDED:
            return PairState.HALF
        return PairState.DECIDED if _counting(given) else PairState.DISPUTED

    def answers_lacking(self, pair: Pair) -> int:
        """How many more people have to judge a pair."""
        return 1 if self.answers.get(pair) else PEOPLE_NEEDED

    def pairs(self, state: PairState) -> list[Pair]:
        """The pairs that are so far, by id."""
        return sorted(pair for pair in self.answers if self.state_of(pair) is state)

    def waiting_for(self, by: str) -> list[Pair]:
        """The pairs that lack an answer which this person can give: those on which two disagree, then those that one has judged."""
        waiting = (*self.pairs(PairState.DISPUTED), *self.pairs(PairState.HALF))
        return [pair for pair in waiting if not self._has_judged(pair, by)]

    def not_to_ask(self, by: str) -> frozenset[Pair]:
        """The pairs that need nothing of this person: judged by them, or decided."""
        decided = self.pairs(PairState.DECIDED)
        return frozenset((*decided, *(pair for pair in self.answers if self._has_judged(pair, by))))

    def _has_judged(self, pair: Pair, by: str) -> bool:
        return any(each.by == by for each in self.answers[pair])


def decide(judged: Iterable[Judgement]) -> Decisions:
    """What counts of judgements that stand, in the order of judging.

    The first two people are those who judge apart. Where they say the same, both count; where they do not, the answer of the
    third counts alone. Whoever comes after that changes nothing, until one of the first takes the answer back.
    """
    answers = answers_by_pair(judged)
    counting = frozenset(each.judgement_id for pair in answers.values() for each in _counting(pair))
    return Decisions(answers=answers, counting=counting)


def hidden_answers(history: Iterable[Judgement], by: str) -> frozenset[str]:
    """Ids of the answers of others, undone ones too, on pairs that lack a second one."""
    history = tuple(history)
    half = set(decide(each for each in history if each.stands and each.by != IMPORTED).pairs(PairState.HALF))
    return frozenset(each.judgement_id for each in history if each.by != by and each.pair in half)


def answers_by_pair(judged: Iterable[Judgement]) -> dict[Pair, tuple[Judgement, ...]]:
    """Of each pair the last answer of everybody who judged it, in the order of their first ones."""
    given: defaultdict[Pair, dict[str, Judgement]] = defaultdict(dict)
    for each in judged:
        given[each.pair][each.by] = each
    return {pair: tuple(by_person.values()) for pair, by_person in given.items()}


def answer_of(judgement: Judgement) -> str:
    """What was answered, so that the same answer on any pair reads the same: of a part-of also whether the smaller id is the part."""
    is_turned = judgement.verdict is Verdict.PART_OF and judgement.claim_a != judgement.pair[0]
    return f"{judgement.verdict}, turned" if is_turned else str(judgement.verdict)


def _counting(given: tuple[Judgement, ...]) -> tuple[Judgement, ...]:
    if len(given) < PEOPLE_NEEDED:
        return ()
    one, other, *more = given
    return (one, other) if answer_of(one) == answer_of(other) else tuple(more[:1])

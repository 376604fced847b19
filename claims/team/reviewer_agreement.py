"""How far people agree who judged the same pairs: Cohen's kappa of two, Krippendorff's alpha of all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import combinations
from typing import TYPE_CHECKING

from claims.errors import JudgementError
from claims.model import IMPORTED
from claims.workspace.judgements import Judgement
from claims.workspace.together.two_judges import PEOPLE_NEEDED, Pair, answer_of, answers_by_pair

if TYPE_CHECKING:
    from nltk.metrics.agreement import AnnotationTask

Rating = tuple[str, Pair, str]  # who, which pair, the answer


@dataclass(frozen=True, kw_only=True)
class AgreementOfTwo:
    """How far two people agree.

    Attributes:
        pairs: The pairs that both judged.
        same: Those on which they gave the same answer.
        kappa: Cohen's kappa over these pairs; 1 where both gave one answer throughout.
    """

    one: str
    other: str
    pairs: int
    same: int
    kappa: float


@dataclass(frozen=True, kw_only=True)
class ReviewerAgreement:
    """How far everybody agrees.

    Attributes:
        people: How many judged a pair that another judged too.
        pairs: The pairs that more than one judged.
        alpha: Krippendorff's alpha for answers without an order, whoever judged which pairs; None where no pair was judged twice.
        of_two: Of each two people who judged a pair in common.
    """

    people: int
    pairs: int
    alpha: float | None
    of_two: tuple[AgreementOfTwo, ...]


def can_tell_agreement() -> bool:
    """Whether the extra `team` is installed, which works it out."""
    return find_spec("nltk") is not None


def agreement_of(judgements: Iterable[Judgement], *, by_two: bool = False) -> ReviewerAgreement:
    """How far the answers that nobody has undone agree; of one person's several on a pair, the last is theirs.

    "Unsure" is an answer like the others, and a part-of of the other claim is another answer.

    Args:
        judgements: In the order of judging.
        by_two: Whether only the first two answers on a pair were given apart; a third has seen both, and is left out.

    Raises:
        JudgementError: What works it out is not installed.
    """
    ratings = _ratings(judgements, PEOPLE_NEEDED if by_two else None)
    if ratings and not can_tell_agreement():
        raise JudgementError(
            "agreement cannot be worked out without the package nltk; allowed: pip install 'competing-claims[team]'"
        )
    return ReviewerAgreement(
        people=len({who for who, _, _ in ratings}),
        pairs=len({pair for _, pair, _ in ratings}),
        alpha=float(_task(ratings).alpha()) if ratings else None,
        of_two=tuple(_of_two(ratings)),
    )


def _ratings(judgements: Iterable[Judgement], most: int | None) -> list[Rating]:
    """The answers on pairs that more than one person judged."""
    by_people = [each for each in judgements if each.stands and each.by != IMPORTED]
    return [
        (each.by, pair, answer_of(each))
        for pair, given in answers_by_pair(by_people).items()
        for each in given[:most]
        if len(given) > 1
    ]


def _of_two(ratings: Sequence[Rating]) -> Iterable[AgreementOfTwo]:
    answers: defaultdict[str, dict[Pair, str]] = defaultdict(dict)
    for who, pair, answer in ratings:
        answers[who][pair] = answer
    for one, other in combinations(sorted(answers), 2):
        common = answers[one].keys() & answers[other].keys()
        if common:
            of_both = [(who, pair, answers[who][pair]) for who in (one, other) for pair in common]
            same = sum(answers[one][pair] == answers[other][pair] for pair in common)
            kappa = float(_task(of_both).kappa_pairwise(one, other))
            yield AgreementOfTwo(one=one, other=other, pairs=len(common), same=same, kappa=kappa)


def _task(ratings: Sequence[Rating]) -> AnnotationTask:
    from nltk.metrics.agreement import AnnotationTask  # here, for it takes long to import

    return AnnotationTask(data=ratings)

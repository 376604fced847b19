"""Questions to reviewers: the pairs of claims to judge next, in turn over the events; and what judgements teach."""

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from itertools import product

import numpy as np
import pandas as pd

from claims.incidents import Incidents
from claims.matching.arrays import Bools, Floats, Texts
from claims.matching.linking.judgement_constraints import Judged, Pair
from claims.model import Verdict
from claims.tables import Collection
from claims.trees import Tree


@dataclass(frozen=True, kw_only=True)
class Labels:
    """What is known of some claims.

    Attributes:
        incident_of: Claim id to incident id.
        apart: Pairs of incidents, the smaller id first, that are known to be different; None means that all are. Judgements
            say of few pairs of incidents that they are different, and of the others nothing can be learned.
    """

    incident_of: Mapping[str, str]
    apart: Set[tuple[str, str]] | None = None

    def decide(self, one: Texts, other: Texts) -> Bools:
        """Whether it is known of each pair of incident ids, "" for none, that they are one incident or two."""
        if self.apart is None:
            decided: Bools = (one != "") & (other != "")
            return decided
        pairs = zip(one.tolist(), other.tolist(), strict=True)
        return np.array(
            [bool(a and b) and (a == b or (min(a, b), max(a, b)) in self.apart) for a, b in pairs], dtype=bool
        )


def labels_of_judgements(judgements: pd.DataFrame) -> Labels:
    """Labels from judged pairs (columns `claim_a`, `claim_b`, `verdict`): claims judged the same share an incident.

    A claim that was only judged to be apart from others is an incident of its own. "Unsure" says nothing.
    """
    judged = judgements[judgements["verdict"] != Verdict.UNSURE].sort_values(["claim_a", "claim_b"])
    rows = list(zip(judged["claim_a"].astype(str), judged["claim_b"].astype(str), judged["verdict"], strict=True))
    incident_of = {claim: claim for claim_a, claim_b, _ in rows for claim in (claim_a, claim_b)}
    for claim_a, claim_b, verdict in rows:
        if verdict == Verdict.SAME:
            kept, gone = sorted((incident_of[claim_a], incident_of[claim_b]))
            incident_of = {claim: kept if name == gone else name for claim, name in incident_of.items()}
    unlike = (
        sorted((incident_of[claim_a], incident_of[claim_b]))
        for claim_a, claim_b, verdict in rows
        if verdict != Verdict.SAME
    )
    return Labels(incident_of=incident_of, apart=frozenset((one, other) for one, other in unlike if one != other))


@dataclass(frozen=True, kw_only=True)
class QuestionSettings:
    """How questions are chosen.

    Attributes:
        least_change: A pair is asked about when its answer is expected to move at least so many pairs of claims.
        most_weighed: The expected change is computed exactly for so many pairs, those whose upper bound is highest.
        compared_weight: Added to the 1 that a moved pair of claims counts, where their values would be compared.
    """

    least_change: float = 0.5
    most_weighed: int = 2_000
    compared_weight: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Question:
    """A pair of claims to be judged.

    Attributes:
        change: The number of pairs of claims that the answer is expected to move into or out of one incident,
            weighted; see `next_questions`.
        together: Whether the two are in one incident now. Not to be shown before the answer.
    """

    claim_a: str
    claim_b: str
    change: float
    together: bool


@dataclass(frozen=True)
class Topics:
    """What decides whether two claims of one incident are compared.

    Attributes:
        source_of: Claim id to the id of its source.
        fields_of: Claim id to the fields that its statements are about.
    """

    source_of: Mapping[str, str]
    fields_of: Mapping[str, frozenset[str]]

    def compared(self, one: str, other: str) -> bool:
        """Whether the two are of different sources and make statements about a common field, so that they can differ."""
        return self.source_of[one] != self.source_of[other] and bool(self.fields_of[one] & self.fields_of[other])


def topics_of(collection: Collection) -> Topics:
    """The topics of every claim of a collection."""
    fields = collection.statements.groupby("claim_id", sort=False)["field"].agg(frozenset).to_dict()
    claims = list(collection.claims["claim_id"])
    return Topics(
        source_of={claim: collection.source_of_claim(claim) for claim in claims},
        fields_of={claim: fields.get(claim, frozenset()) for claim in claims},
    )


def next_questions(
    matches: pd.DataFrame,
    incidents: Incidents,
    judged: Judged,
    topics: Topics,
    *,
    asked: Set[Pair] = frozenset(),
    first: Iterable[Pair] = (),
    settings: QuestionSettings | None = None,
) -> tuple[Question, ...]:
    """The scored pairs still open, in turn over the events that they are about, the greatest expected change first, ties by id.

    A pair comes later the more pairs about its events were judged or come before it: about what its incidents are part of first,
    then about its incidents.

    The expected change of a pair is the probability of the answer that changes something, times the number
    of pairs of claims that this answer moves. For a pair in two incidents, "same" has the score's probability p and
    joins every claim of one with every claim of the other. For a pair in one incident, "not same" has 1 - p
    and separates the claims that score nearer to one of the two from those nearer to the other. Each moved pair
    of claims counts 1, and `compared_weight` more where it would be compared.

    Args:
        matches: Of `match_claims`.
        incidents: Made from these matches.
        judged: The judgements in force; a pair that follows from them is left out.
        topics: Of the same collection.
        asked: Pairs to leave out, the smaller id first.
        first: Pairs to ask before all others, whatever their answers change.
        settings: How questions are chosen.
    """
    settings = settings or QuestionSettings()
    open_pairs = _open_pairs(matches, judged, asked)
    together = _in_one_incident(open_pairs, incidents)
    bound = _upper_bound(open_pairs, incidents, together) * (1 + settings.compared_weight)
    worth = np.flatnonzero(bound >= settings.least_change)
    order = worth[np.argsort(-bound[worth], kind="stable")][: settings.most_weighed]
    counter = _MoveCounter(matches, incidents, topics, settings)
    chosen = open_pairs.iloc[order]
    rows = zip(chosen["claim_a"], chosen["claim_b"], chosen["probability"], together[order], strict=True)
    questions = [_question(counter, one, other, float(chance), bool(joined)) for one, other, chance, joined in rows]
    questions = [question for question in questions if question.change >= settings.least_change]
    questions.sort(key=lambda question: (-question.change, question.claim_a, question.claim_b))
    whole_of = Tree(dict(zip(incidents.table["incident_id"], incidents.table["parent"], strict=True))).top
    in_turn = _in_turn(questions, asked, incidents.incident_of)
    in_turn = _in_turn(in_turn, asked, {claim: whole_of(each) for claim, each in incidents.incident_of.items()})
    known = {(question.claim_a, question.claim_b): question for question in in_turn}
    before = {pair: known.get(pair) or plain_question(pair, incidents) for pair in first}
    return tuple((before | known).values())


def plain_question(pair: Pair, incidents: Incidents) -> Question:
    """A question about a pair of which it is not known what the answer would change."""
    one, other = (incidents.incident_of.get(claim, claim) for claim in pair)
    return Question(claim_a=pair[0], claim_b=pair[1], change=0.0, together=one == other)


def _in_turn(questions: Iterable[Question], asked: Iterable[Pair], event_of: Mapping[str, str]) -> list[Question]:
    """The questions by how many about the same events come before them, those that were asked included."""
    before = Counter(event for pair in asked for event in {event_of[claim] for claim in pair if claim in event_of})
    turns: list[tuple[int, Question]] = []
    for question in questions:
        about = {event_of[question.claim_a], event_of[question.claim_b]}
        turns.append((max(before[event] for event in about), question))
        before.update(about)
    return [question for _, question in sorted(turns, key=lambda turn: turn[0])]


def _in_one_incident(pairs: pd.DataFrame, incidents: Incidents) -> Bools:
    """Whether both claims of each pair are in one incident."""
    one, other = (pairs[column].map(incidents.incident_of).to_numpy() for column in ("claim_a", "claim_b"))
    same: Bools = one == other
    return same


def _open_pairs(matches: pd.DataFrame, judged: Judged, asked: Set[Pair]) -> pd.DataFrame:
    """Pairs that nobody was asked about and that no judgement settles, in the order of the ids."""
    pairs = matches.sort_values(["claim_a", "claim_b"], ignore_index=True)
    if asked or judged.group_of or judged.apart:
        both = zip(pairs["claim_a"], pairs["claim_b"], strict=True)
        pairs = pairs[[pair not in asked and not judged.settled(*pair) for pair in both]]
    return pairs


def _upper_bound(pairs: pd.DataFrame, incidents: Incidents, together: Bools) -> Floats:
    """An upper bound of the number of pairs of claims that each answer is expected to move."""
    sizes = {claim: float(len(incidents.claims_of[incident])) for claim, incident in incidents.incident_of.items()}
    one, other = (pairs[column].map(sizes).to_numpy(dtype=float) for column in ("claim_a", "claim_b"))
    chance = pairs["probability"].to_numpy(dtype=float)
    return np.where(together, (1 - chance) * np.floor(one * one / 4), chance * one * other)


def _question(counter: "_MoveCounter", one: str, other: str, chance: float, joined: bool) -> Question:
    moved = counter.separated(one, other) if joined else counter.joined(one, other)
    change = round((1 - chance if joined else chance) * moved, 6)
    return Question(claim_a=one, claim_b=other, change=change, together=joined)


class _MoveCounter:
    """Counts the pairs of claims that an answer moves, each with its weight."""

    def __init__(self, matches: pd.DataFrame, incidents: Incidents, topics: Topics, settings: QuestionSettings) -> None:
        self.incidents, self.topics, self.settings = incidents, topics, settings
        inside = matches[_in_one_incident(matches, incidents)]
        self.points = dict(zip(zip(inside["claim_a"], inside["claim_b"], strict=True), inside["points"], strict=True))
        self.known: dict[tuple[str, str], float] = {}

    def joined(self, one: str, other: str) -> float:
        """The pairs that "same" moves when the two are in two incidents."""
        a, b = self.incidents.incident_of[one], self.incidents.incident_of[other]
        pair = (min(a, b), max(a, b))
        if pair not in self.known:
            self.known[pair] = self._moved(self.incidents.claims_of[a], self.incidents.claims_of[b])
        return self.known[pair]

    def separated(self, one: str, other: str) -> float:
        """The pairs that "not same" moves when the two are in one incident."""
        members = self.incidents.claims_of[self.incidents.incident_of[one]]
        with_one = tuple(
            claim for claim in members if claim == one or (claim != other and self._nearer(claim, one, other))
        )
        return self._moved(with_one, tuple(sorted(set(members) - set(with_one))))

    def _nearer(self, claim: str, one: str, other: str) -> bool:
        return self._points(claim, one) >= self._points(claim, other)

    def _points(self, one: str, other: str) -> float:
        return float(self.points.get((min(one, other), max(one, other)), -np.inf))

    def _moved(self, ones: tuple[str, ...], others: tuple[str, ...]) -> float:
        compared = sum(self.topics.compared(one, other) for one, other in product(ones, others))
        return len(ones) * len(others) + self.settings.compared_weight * compared

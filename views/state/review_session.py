"""The session of a reviewer: the pairs to judge at one state of the workspace, and the answers that are written to it."""

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

import streamlit as st

from claims.databases.address import Address
from claims.errors import ClaimsError
from claims.incidents import Incidents
from claims.matching.learning.review_questions import Question, Topics, next_questions, plain_question, topics_of
from claims.matching.linking.judgement_constraints import Judged, Pair, asked_pairs, judgement_rows, read_judged
from claims.model import Verdict
from claims.team.takings import ItemKind, release_taken, take_next
from claims.workspace import (
    Judgement,
    Standing,
    TeamSettings,
    Workspace,
    confirm_judgement,
    last_judgement,
    open_workspace,
    read_history,
    read_standing,
    read_team_settings,
    record_judgement,
    standing,
    undo_judgement,
)
from views.state.cached_study import CachedMatched, Revision, link_for_all
from views.state.work.visitor import remember_visitor, visitor_name

SKIPPED, REASON, LAST, BEFORE, ERROR = (f"review-{key}" for key in ("skipped", "why", "last", "before", "error"))
# Answer to verdict, whether the left account is the part, and the key.
ANSWERS = {
    "same": (Verdict.SAME, True, "x"),
    "not same": (Verdict.NOT_SAME, True, "n"),
    "part": (Verdict.PART_OF, True, "p"),
    "whole": (Verdict.PART_OF, False, "w"),
    "unsure": (Verdict.UNSURE, True, "u"),
}


@dataclass(frozen=True)
class ReviewState:
    """What there is to review at one state of the workspace.

    Attributes:
        reviewer: For whom.
        history: What the reviewer may see of it.
        standing: Which judgements are in force, and which are of claims that have changed.
        judged: What the judgements say together.
        questions: Pairs to judge, the most useful first.
        settings: How the team works.
    """

    reviewer: str
    incidents: Incidents
    history: tuple[Judgement, ...]
    standing: Standing
    judged: Judged
    questions: tuple[Question, ...]
    settings: TeamSettings

    @cached_property
    def open_pairs(self) -> frozenset[tuple[str, str]]:
        """The pairs to judge."""
        return frozenset((question.claim_a, question.claim_b) for question in self.questions)

    @property
    def to_confirm(self) -> tuple[Judgement, ...]:
        """The judgements of claims that have changed, as far as the reviewer may see them."""
        shown = {judgement.judgement_id for judgement in self.history}
        return tuple(judgement for judgement in self.standing.changed if judgement.judgement_id in shown)

    def undecided(self, judgement: Judgement) -> str:
        """How far its pair is, for a judgement that does not count as yet; "" for any other."""
        undecided = self.standing.undecided
        placed = next((each for each in undecided if each.judgement_id == judgement.judgement_id), None)
        return str(self.standing.decisions.state_of(placed.pair)) if placed else ""

    def for_reviewer(self, mine: Collection[Pair], others: Collection[Pair]) -> tuple[Question, ...]:
        """The questions without those that are assigned to others, those assigned to the reviewer first."""
        known = {(question.claim_a, question.claim_b): question for question in self.questions}
        answered = {
            each.pair for each in (*self.standing.in_force, *self.standing.undecided) if each.by == self.reviewer
        }
        first = {pair: known.get(pair) or plain_question(pair, self.incidents) for pair in mine if pair not in answered}
        return tuple((first | {pair: each for pair, each in known.items() if pair not in others}).values())

    def judged_by(self, reviewer: str) -> int:
        """How many judgements of a reviewer are not undone."""
        return sum(judgement.by == reviewer and judgement.stands for judgement in self.history)


def read_review(matched: CachedMatched, reviewer: str) -> ReviewState:
    """The state of the workspace as it is now, with the questions for one reviewer."""
    return _read_review(matched, matched.key, matched.workspace_file, matched.revision(), reviewer)


@st.cache_resource(max_entries=4, show_spinner=False)
def _read_review(
    _matched: CachedMatched,
    key: str,
    workspace_file: Address | None,
    revision: Revision,  # noqa: ARG001  # in the key of the cache
    reviewer: str,
) -> ReviewState:
    linked = link_for_all(_matched, workspace_file)
    if workspace_file is None:
        now, settings = standing(_matched.collection, ()), TeamSettings()
    else:
        with open_workspace(workspace_file, collection=linked.collection.name) as workspace:
            now, settings = read_standing(workspace, _matched.collection), read_team_settings(workspace)
    judged = read_judged(linked.collection)
    questions = next_questions(
        _matched.matches,
        linked.incidents,
        judged,
        _topics(_matched, key),
        asked=asked_pairs(judgement_rows(linked.collection), by=reviewer) | now.decisions.not_to_ask(reviewer),
        first=now.decisions.waiting_for(reviewer),
    )
    return ReviewState(
        reviewer=reviewer,
        incidents=linked.incidents,
        history=now.shown_to(reviewer),
        standing=now,
        judged=judged,
        questions=questions,
        settings=settings,
    )


@st.cache_resource(max_entries=2, show_spinner=False)
def _topics(_matched: CachedMatched, key: str) -> Topics:  # noqa: ARG001  # the key is that of the cache
    return topics_of(_matched.collection)


@dataclass(frozen=True)
class Taken:
    """The question that a reviewer is at.

    Attributes:
        question: None where nothing is left, or others are at all that is.
        minutes: How long it stays theirs.
        others: Who else is at a pair.
    """

    question: Question | None
    minutes: int = TeamSettings().taking_minutes
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reviewer:
    """One reviewer at one state of the workspace; each action writes to it, and the page then reads it anew."""

    name: str
    matched: CachedMatched
    state: ReviewState

    @property
    def before(self) -> ReviewState:
        """The state before the last answer of this visit."""
        before: ReviewState = st.session_state.get(BEFORE, self.state)
        return before

    @property
    def fresh(self) -> int:
        """How many pairs are to be judged that were not before the last answer."""
        return len(self.state.open_pairs - self.before.open_pairs)

    def take(self, waiting: Sequence[Question]) -> Taken:
        """The first question that nobody else is at, which is this reviewer's for a while.

        Where there is no workspace, or it cannot be written to, the first one.
        """
        now, decisions = self.state.standing, self.state.standing.decisions
        by_pair = {f"{each.claim_a}|{each.claim_b}": each for each in waiting}
        wanted = {
            key: decisions.answers_lacking((each.claim_a, each.claim_b)) if now.by_two else 1
            for key, each in by_pair.items()
        }
        at = datetime.now(UTC)
        if self.matched.workspace_file is not None:
            with suppress(ClaimsError), self.matched.open_workspace() as workspace:
                minutes = self.state.settings.taking_minutes
                held = take_next(workspace, ItemKind.PAIR, wanted, by=self.name, at=at, minutes=minutes)
                others = tuple(each.by for each in held.others)
                return Taken(by_pair.get(held.item_id), minutes=minutes, others=others)
        return Taken(next(iter(waiting), None))

    def answer(self, question: Question, answer: str) -> None:
        """Records the judgement that an answer stands for, with the reason that was typed."""
        verdict, is_left_first, _ = ANSWERS[answer]
        left, right = question.claim_a, question.claim_b
        claims = (left, right) if is_left_first else (right, left)
        why = st.session_state.get(REASON, "")
        self._write(
            lambda workspace, now: record_judgement(
                workspace, self.matched.collection, *claims, verdict, by=self.name, at=now, why=why
            )
        )
        st.session_state[REASON] = ""

    def undo(self, judgement_id: str = "") -> None:
        """Undoes a judgement; the last one of the reviewer if none is named."""
        collection = self.matched.collection

        def write(workspace: Workspace, now: datetime) -> Judgement:
            wanted = judgement_id or last_judgement(read_history(workspace, collection), by=self.name).judgement_id
            return undo_judgement(workspace, wanted, by=self.name, at=now, collection=collection)

        self._write(write)

    def confirm(self, judgement: Judgement) -> None:
        """Records that a judgement still holds for claims that have changed since."""

        def write(workspace: Workspace, now: datetime) -> Judgement:
            confirm_judgement(workspace, self.matched.collection, judgement, by=self.name, at=now)
            return judgement

        self._write(write)

    def _write(self, write: Callable[[Workspace, datetime], Judgement]) -> None:
        """Writes to the workspace, which is made where there is none; an error is kept to be shown instead of the effect."""
        try:
            with self.matched.open_workspace() as workspace:
                st.session_state[LAST] = write(workspace, datetime.now(UTC))
            st.session_state[BEFORE] = self.state
        except ClaimsError as error:
            st.session_state[ERROR] = str(error)


def skip(question: Question) -> None:
    """Leaves a pair out of this session, until it is asked for again."""
    st.session_state[SKIPPED].append((question.claim_a, question.claim_b))


def leave(matched: CachedMatched) -> None:
    """Forgets the reviewer and the last answer, and lets go of the pair."""
    if matched.workspace_file is not None:
        with suppress(ClaimsError), matched.open_workspace() as workspace:
            release_taken(workspace, ItemKind.PAIR, by=visitor_name(), at=datetime.now(UTC))
    remember_visitor("")
    for key in (LAST, BEFORE, ERROR):
        st.session_state.pop(key, None)

"""The page where people judge pairs of claims: one question at a time, by key or button, the score only after the answer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import streamlit as st

from claims.errors import ClaimsError
from claims.incidents import Incidents
from claims.matching.learning.review_questions import Question, Topics, next_questions, topics_of
from claims.matching.linking.judgement_constraints import asked_pairs, judgement_rows, read_judged
from claims.model import Verdict
from claims.study import link_matched
from claims.tables import Collection
from claims.values import number_of
from claims.workspace import (
    Judgement,
    Standing,
    Workspace,
    changes_in_words,
    confirm_judgement,
    last_judgement,
    open_workspace,
    read_history,
    record_judgement,
    reviewer,
    standing,
    undo_judgement,
    workspace_path,
)
from views.blocks.accounts_side_by_side import accounts_side_by_side
from views.blocks.alerts import alert
from views.markup import literal, name, sentence, show
from views.plots.score_plot import score_in_words, score_table, waterfall
from views.state.page_study import Matched, PageStudy
from views.state.theme import is_dark
from views.texts import words

MOST_HISTORY = 20
NAME, SKIPPED, REASON, LAST, BEFORE, ERROR = (
    f"review-{each}" for each in ("name", "skipped", "why", "last", "before", "error")
)
# Answer to verdict, whether the left account is the part, and the key.
ANSWERS = {
    "same": (Verdict.SAME, True, "x"),
    "not same": (Verdict.NOT_SAME, True, "n"),
    "part": (Verdict.PART_OF, True, "p"),
    "whole": (Verdict.PART_OF, False, "w"),
    "unsure": (Verdict.UNSURE, True, "u"),
}


@dataclass(frozen=True)
class Desk:
    """What a reviewer has before them at one state of the workspace."""

    collection: Collection
    incidents: Incidents
    history: tuple[Judgement, ...]
    held: Standing
    clashes: tuple[str, ...]
    questions: tuple[Question, ...]


def show_page(study: PageStudy, matched: Matched) -> None:
    """Draws the page; the address holds the reviewer's name, the workspace everything that was judged."""
    show(f'<div class="cc"><h1>{words.SAME_EVENT}</h1></div>')
    by = " ".join(st.query_params.get("by", "").split())
    if not by:
        show(f'<div class="cc"><p>{words.WHY_NAME}</p></div>')
        st.text_input(words.YOUR_NAME, key=NAME, placeholder=words.NAME_HINT, max_chars=80, on_change=_enter)
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        show(f'<div class="cc"><p>{words.JUDGING_AS.format(name=f"<b>{name(by)}</b>")}</p></div>')
        st.button(words.NOT_YOU, on_click=_leave, type="tertiary")
    _sitting(study, matched, by)


def _enter() -> None:
    try:
        st.query_params["by"] = reviewer(st.session_state[NAME])
    except ClaimsError:
        st.query_params.pop("by", None)


def _leave() -> None:
    del st.query_params["by"]
    for key in (LAST, BEFORE, ERROR):
        st.session_state.pop(key, None)


@st.fragment
def _sitting(study: PageStudy, matched: Matched, by: str) -> None:
    desk = _desk(matched, matched.key, matched.place, matched.revision(), by)
    if ERROR in st.session_state:
        alert(words.CANNOT_KEEP, literal(st.session_state.pop(ERROR)))
    skipped = st.session_state.setdefault(SKIPPED, [])
    waiting = [each for each in desk.questions if (each.claim_a, each.claim_b) not in skipped]
    question = waiting[0] if waiting else None
    _progress(desk, by, len(waiting), len(skipped))
    _buttons(matched, desk, question, by)
    _effect(study, desk)
    if question:
        show(accounts_side_by_side(study, (question.claim_a, question.claim_b)))
    else:
        show(f'<div class="cc cc-box"><p><b>{words.NOTHING_TO_JUDGE}</b></p><p>{words.NOTHING_TO_JUDGE_WHY}</p></div>')
    _score(matched)
    _clashes(desk)
    _to_confirm(matched, desk, by)
    _history(matched, desk, by)


@st.cache_resource(max_entries=4, show_spinner=False)
def _desk(_matched: Matched, key: str, place: Path | None, revision: tuple[int, ...], by: str) -> Desk:  # noqa: ARG001  # key and revision are the key of the cache
    linked = link_matched(_matched, place)
    collection, incidents = linked.collection, linked.incidents
    history: tuple[Judgement, ...] = ()
    if place is not None:
        with open_workspace(place, collection=collection.name) as workspace:
            history = read_history(workspace, _matched.collection)
    judged = read_judged(collection)
    questions = next_questions(
        _matched.matches,
        incidents,
        judged,
        _topics(_matched, key),
        asked=asked_pairs(judgement_rows(collection), by=by),
    )
    return Desk(
        collection=collection,
        incidents=incidents,
        history=history,
        held=standing(_matched.collection, history),
        clashes=tuple(told for _, _, told in judged.clashes),
        questions=questions,
    )


@st.cache_resource(max_entries=2, show_spinner=False)
def _topics(_matched: Matched, key: str) -> Topics:  # noqa: ARG001  # the key is that of the cache
    return topics_of(_matched.collection)


def _progress(desk: Desk, by: str, left: int, skipped: int) -> None:
    stands = [each for each in desk.history if each.stands]
    told = words.PROGRESS.format(
        mine=sum(each.by == by for each in stands), all=len(stands), left=number_of(left, "pairs")
    )
    more = f" {words.SKIPPED.format(number=skipped)}" if skipped else ""
    show(f'<div class="cc" role="status"><p><b>{told}</b>{more}</p><p class="cc-soft">{words.KEYS}</p></div>')
    if skipped:
        st.button(words.BRING_BACK, on_click=lambda: st.session_state[SKIPPED].clear())


def _buttons(matched: Matched, desk: Desk, question: Question | None, by: str) -> None:
    with st.container(horizontal=True):
        for answer, (_, _, key) in ANSWERS.items():
            st.button(
                words.ANSWERS[answer],
                key=f"review-{answer}",
                shortcut=key,
                disabled=question is None,
                on_click=_answer,
                args=(matched, desk, question, by, answer),
            )
        st.button(
            words.SKIP, key="review-skip", shortcut="j", disabled=question is None, on_click=_skip, args=(question,)
        )
        own = any(each.by == by and each.stands for each in desk.history)
        st.button(
            words.UNDO_LAST,
            key="review-undo",
            shortcut="z",
            disabled=not own,
            on_click=_undo,
            args=(matched, desk, by, ""),
        )
    st.text_input(words.REASON, key=REASON, placeholder=words.REASON_HINT, max_chars=500, disabled=question is None)


def _answer(matched: Matched, desk: Desk, question: Question, by: str, answer: str) -> None:
    verdict, left_first, _ = ANSWERS[answer]
    claims = (question.claim_a, question.claim_b) if left_first else (question.claim_b, question.claim_a)

    def keep(workspace: Workspace) -> Judgement:
        why = st.session_state.get(REASON, "")
        return record_judgement(workspace, matched.collection, *claims, verdict, by=by, at=datetime.now(UTC), why=why)

    _keep(matched, desk, keep)
    st.session_state[REASON] = ""


def _undo(matched: Matched, desk: Desk, by: str, judgement_id: str) -> None:
    def keep(workspace: Workspace) -> Judgement:
        wanted = judgement_id or last_judgement(read_history(workspace, matched.collection), by=by).judgement_id
        return undo_judgement(workspace, wanted, by=by, at=datetime.now(UTC), collection=matched.collection)

    _keep(matched, desk, keep)


def _confirm(matched: Matched, desk: Desk, by: str, judgement: Judgement) -> None:
    def keep(workspace: Workspace) -> Judgement:
        confirm_judgement(workspace, matched.collection, judgement, by=by, at=datetime.now(UTC))
        return judgement

    _keep(matched, desk, keep)


def _keep(matched: Matched, desk: Desk, write: Callable[[Workspace], Judgement]) -> None:
    """Writes to the workspace, which is made where there is none; an error is shown instead of the effect."""
    collection = matched.collection.name
    try:
        with open_workspace(workspace_path(None, collection=collection), collection=collection) as workspace:
            st.session_state[LAST] = write(workspace)
        st.session_state[BEFORE] = desk.incidents
    except ClaimsError as error:
        st.session_state[ERROR] = str(error)


def _skip(question: Question) -> None:
    st.session_state[SKIPPED].append((question.claim_a, question.claim_b))


def _effect(study: PageStudy, desk: Desk) -> None:
    """What the last answer changed, beside the buttons that gave it."""
    if LAST not in st.session_state:
        return
    last: Judgement = st.session_state[LAST]
    told = words.YOU_SAID if last.stands else words.YOU_UNDID
    said = told.format(a=_claim(study, last.claim_a), b=_claim(study, last.claim_b), verdict=f"<b>{last.verdict}</b>")
    effect = "".join(f"<p>{sentence(each)}</p>" for each in changes_in_words(st.session_state[BEFORE], desk.incidents))
    show(f'<div class="cc cc-box" role="status"><h2>{words.LAST_ANSWER}</h2><p>{said}</p>{effect}</div>')


def _score(matched: Matched) -> None:
    """The score of the pair judged last, as a waterfall with its table."""
    if LAST not in st.session_state or not st.session_state[LAST].stands:
        return
    match = matched.explain(*st.session_state[LAST].pair)
    score = words.SCORE.format(points=f"{match.points:+.1f}", probability=f"{match.probability:.2f}")
    show(f'<div class="cc"><h2>{words.SCORE_OF_LAST}</h2><p class="cc-soft">{score}</p></div>')
    left, right = st.columns([2, 3], gap="medium")
    with left:
        st.plotly_chart(
            waterfall(match, dark=is_dark()),
            theme=None,
            key="review-score",
            config={"displayModeBar": False},
            alt=score_in_words(match),
        )
    with right:
        show(score_table(match))


def _claim(study: PageStudy, claim_id: str) -> str:
    return f"{name(study.source_of_claim(claim_id))}, “{name(study.collection.name_of('claims', claim_id))}”"


def _clashes(desk: Desk) -> None:
    if desk.clashes:
        alert(words.CLASHES, *(sentence(each) for each in desk.clashes))


def _to_confirm(matched: Matched, desk: Desk, by: str) -> None:
    if not desk.held.changed:
        return
    alert(words.TO_CONFIRM)
    for each in desk.held.changed:
        with st.container(horizontal=True, vertical_alignment="center"):
            show(f'<div class="cc"><p>{_line(each)}</p></div>')
            st.button(
                words.STILL_HOLDS, key=f"confirm-{each.judgement_id}", on_click=_confirm, args=(matched, desk, by, each)
            )
            st.button(
                words.UNDO_THIS,
                key=f"doubt-{each.judgement_id}",
                on_click=_undo,
                args=(matched, desk, by, each.judgement_id),
            )


def _history(matched: Matched, desk: Desk, by: str) -> None:
    if not desk.history:
        return
    show(f'<div class="cc"><h2>{words.HISTORY}</h2></div>')
    newest = desk.history[::-1][:MOST_HISTORY]
    for each in newest:
        with st.container(horizontal=True, vertical_alignment="center"):
            show(f'<div class="cc"><p>{_line(each)}</p></div>')
            if each.stands:
                st.button(
                    words.UNDO_THIS,
                    key=f"undo-{each.judgement_id}",
                    on_click=_undo,
                    args=(matched, desk, by, each.judgement_id),
                )
    if len(desk.history) > len(newest):
        more = words.MORE_HISTORY.format(shown=len(newest), number=len(desk.history))
        show(f'<div class="cc"><p class="cc-soft">{more}</p></div>')


def _line(each: Judgement) -> str:
    why = f" ({name(each.why)})" if each.why else ""
    told = words.HISTORY_LINE.format(
        by=name(each.by),
        at=literal(each.at[:19].replace("T", " ")),
        a=literal(each.claim_a),
        b=literal(each.claim_b),
        verdict=f"<b>{each.verdict}</b>",
        why=why,
    )
    if each.stands:
        return told
    undone = words.HISTORY_UNDONE.format(by=name(each.undone_by), at=literal(each.undone_at[:19].replace("T", " ")))
    return f"<s>{told}</s> {undone}"

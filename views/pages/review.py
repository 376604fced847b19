"""The page where people judge pairs of claims: one question at a time, by key or button, the score only after the answer."""

from collections.abc import Sequence

import streamlit as st

from claims.matching.learning.review_questions import Question
from claims.model import Match
from claims.projects import Note, NoteKind, is_for, pair_of
from claims.study import Matched
from claims.workspace import Judgement, PairState, changes_in_words
from views.blocks.accounts_side_by_side import accounts_side_by_side
from views.blocks.alerts import alert
from views.forms.team.agreement_box import show_reviewer_agreement
from views.markup import folded, literal, name, page_table, sentence_html, show
from views.plots.score_plot import score_in_words, score_table, waterfall
from views.state.cached_study import CachedMatched
from views.state.page_context import StudyContext
from views.state.page_study import PageStudy
from views.state.reader import is_dark
from views.state.review_session import ANSWERS, ERROR, LAST, REASON, SKIPPED, Reviewer, leave, read_review, skip
from views.state.work.still_open import part
from views.state.work.visitor import is_signed_in, name_box, visitor_name
from views.texts import words
from views.texts.translation import counted

MOST_HISTORY = 20


def show_page(context: StudyContext) -> None:
    """Draws the page; the visit keeps the reviewer's name, the workspace everything that was judged."""
    show(f'<div class="cc"><h1>{words.SAME_EVENT}</h1></div>')
    by = visitor_name()
    if not by:
        show(f'<div class="cc"><p>{words.WHY_NAME}</p>{_meanings()}</div>')
        name_box(words.YOUR_NAME, placeholder=words.NAME_HINT)
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        show(f'<div class="cc"><p>{words.JUDGING_AS.format(name=f"<b>{name(by)}</b>")}</p></div>')
        if not is_signed_in():
            st.button(words.NOT_YOU, on_click=leave, args=(context.matched,), type="tertiary")
    _review(context.study, context.matched, by, context.kept.notes.open_assignments)


def _meanings() -> str:
    """What each answer means and does, with an example."""
    rows = [
        [literal(_answer(key)), literal(meaning), literal(words.EXAMPLES[key])]
        for key, meaning in words.MEANINGS.items()
    ]
    return page_table(words.MEANING_COLUMNS, rows)


def _answer(key: str) -> str:
    """An answer as its button says it; "part of" has two."""
    return f"{words.ANSWERS[key]} / {words.ANSWERS['whole']}" if key == "part" else str(words.ANSWERS[key])


@part
def _review(study: PageStudy, matched: CachedMatched, by: str, assigned: tuple[Note, ...]) -> None:
    me = Reviewer(by, matched, read_review(matched, by))
    if ERROR in st.session_state:
        alert(words.CANNOT_KEEP, literal(st.session_state.pop(ERROR)))
    skipped = st.session_state.setdefault(SKIPPED, [])
    pairs = {pair_of(note): is_for(note, by) for note in assigned if note.kind is NoteKind.PAIR}
    mine = [pair for pair, is_mine in pairs.items() if is_mine]
    questions = me.state.for_reviewer(mine, pairs.keys() - set(mine))
    waiting = [pair for pair in questions if (pair.claim_a, pair.claim_b) not in skipped]
    taken = me.take(waiting)
    question = taken.question
    _progress(me, len(waiting), len(skipped), taken.others)
    _buttons(me, question)
    _effect(study, matched, me)
    if question:
        show(accounts_side_by_side(study, (question.claim_a, question.claim_b)))
    elif waiting:
        why = words.ALL_TAKEN_WHY.format(number=taken.minutes)
        show(f'<div class="cc cc-box"><p><b>{words.ALL_TAKEN}</b></p><p>{why}</p></div>')
    else:
        show(f'<div class="cc cc-box"><p><b>{words.NOTHING_TO_JUDGE}</b></p><p>{words.NOTHING_TO_JUDGE_WHY}</p></div>')
    if clashes := [sentence_html(sentence) for _, _, sentence in me.state.judged.clashes]:
        alert(words.CLASHES, *clashes)
    _to_confirm(study, me)
    show_reviewer_agreement(me.state.standing)
    _history(study, me)


def _progress(me: Reviewer, left: int, skipped: int, others: Sequence[str]) -> None:
    standing = sum(judgement.stands for judgement in me.state.history)
    progress = words.PROGRESS.format(mine=me.state.judged_by(me.name), all=standing, left=counted(left, "pairs"))
    more = f" {words.SKIPPED.format(number=skipped)}" if skipped else ""
    reason = f"<p>{_why_more(me)}</p>" if me.fresh else ""
    if me.state.standing.by_two:
        reason += f"<p>{_by_two(me)}</p>"
    if others:
        reason += f"<p>{words.OTHERS_NOW.format(names=words.COMMA.join(map(name, others)))}</p>"
    meanings = folded(words.WHAT_ANSWERS_MEAN, _meanings())
    show(
        f'<div class="cc" role="status"><p><b>{progress}</b>{more}</p>{reason}<p class="cc-soft">{words.KEYS}</p></div><div class="cc">{meanings}</div>'
    )
    if skipped:
        st.button(words.BRING_BACK, on_click=lambda: st.session_state[SKIPPED].clear())


def _by_two(me: Reviewer) -> str:
    """How many pairs lack a second or third answer."""
    number = {state: len(me.state.standing.decisions.pairs(state)) for state in PairState}
    return words.BY_TWO_PROGRESS.format(half=number[PairState.HALF], disputed=number[PairState.DISPUTED])


def _why_more(me: Reviewer) -> str:
    """Why there are pairs to judge that were not there before the last answer."""
    pattern = words.NEW_PAIRS if st.session_state[LAST].stands else words.PAIRS_BACK
    return pattern.format(number=me.fresh)


def _buttons(me: Reviewer, question: Question | None) -> None:
    nothing = question is None
    with st.container(horizontal=True):
        for answer, (_, _, key) in ANSWERS.items():
            st.button(
                words.ANSWERS[answer],
                key=f"review-{answer}",
                shortcut=key,
                disabled=nothing,
                on_click=me.answer,
                args=(question, answer),
            )
        st.button(words.SKIP, key="review-skip", shortcut="j", disabled=nothing, on_click=skip, args=(question,))
        may_undo = me.state.judged_by(me.name) > 0
        st.button(words.UNDO_LAST, key="review-undo", shortcut="z", disabled=not may_undo, on_click=me.undo)
    st.text_input(words.REASON, key=REASON, placeholder=words.REASON_HINT, max_chars=500, disabled=nothing)


def _effect(study: PageStudy, matched: Matched, me: Reviewer) -> None:
    """What the last answer changed and how the score had rated the pair, beside the buttons that gave it."""
    if LAST not in st.session_state:
        return
    last: Judgement = st.session_state[LAST]
    answer = (words.YOU_SAID if last.stands else words.YOU_UNDID).format(judged=_judged(study, last))
    effect = sentence_html(
        changes_in_words(me.before.incidents, me.state.incidents, study.source_of_claim, me.state.judged.apart_from)
    )
    match = matched.explain(*last.pair) if last.stands else None
    score = f'<p class="cc-soft">{_score_in_words(match)}</p>' if match else ""
    if state := me.state.undecided(last):
        answer += f" ({words.UNDECIDED[state]})"
    show(
        f'<div class="cc cc-box" role="status"><h2>{words.LAST_ANSWER}</h2><p>{answer}</p><p>{effect}</p>{score}</div>'
    )
    if match:
        _score(match)


def _score_in_words(match: Match) -> str:
    return words.SCORE.format(points=f"{match.points:+.1f}", probability=f"{match.probability:.2f}")


def _score(match: Match) -> None:
    """The score of the pair judged last, as a waterfall with its table."""
    with st.expander(words.SCORE_OF_LAST):
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


def _judged(study: PageStudy, judgement: Judgement) -> str:
    """The two accounts and what was judged of them."""
    a, b = (_claim(study, claim_id) for claim_id in (judgement.claim_a, judgement.claim_b))
    return words.JUDGED[judgement.verdict].format(a=a, b=b)


def _claim(study: PageStudy, claim_id: str) -> str:
    """An account by its source and title; by its id where it is not in the collection."""
    if claim_id not in study.collection.document_of_claim:
        return literal(claim_id)
    return f"{name(study.source_of_claim(claim_id))}, “{name(study.collection.name_of('claims', claim_id))}”"


def _to_confirm(study: PageStudy, me: Reviewer) -> None:
    if not me.state.to_confirm:
        return
    alert(words.TO_CONFIRM)
    for judgement in me.state.to_confirm:
        with st.container(horizontal=True, vertical_alignment="center"):
            show(f'<div class="cc"><p>{_line(study, judgement)}</p></div>')
            key = f"confirm-{judgement.judgement_id}"
            st.button(words.STILL_HOLDS, key=key, on_click=me.confirm, args=(judgement,))
            _undo_button(me, judgement, f"doubt-{judgement.judgement_id}")


def _undo_button(me: Reviewer, judgement: Judgement, key: str) -> None:
    st.button(words.UNDO_THIS, key=key, on_click=me.undo, args=(judgement.judgement_id,))


def _history(study: PageStudy, me: Reviewer) -> None:
    history = me.state.history
    if not history:
        return
    show(f'<div class="cc"><h2>{words.HISTORY}</h2></div>')
    newest = history[::-1][:MOST_HISTORY]
    for judgement in newest:
        with st.container(horizontal=True, vertical_alignment="center"):
            state = me.state.undecided(judgement)
            more = f' <span class="cc-soft">({words.UNDECIDED[state]})</span>' if state else ""
            show(f'<div class="cc"><p>{_line(study, judgement)}{more}</p></div>')
            if judgement.stands:
                _undo_button(me, judgement, f"undo-{judgement.judgement_id}")
    if len(history) > len(newest):
        more = words.MORE_HISTORY.format(shown=len(newest), number=len(history))
        show(f'<div class="cc"><p class="cc-soft">{more}</p></div>')


def _line(study: PageStudy, judgement: Judgement) -> str:
    line = words.HISTORY_LINE.format(
        by=name(judgement.by),
        at=_time(judgement.at),
        judged=_judged(study, judgement),
        why=f" ({name(judgement.why)})" if judgement.why else "",
    )
    if judgement.stands:
        return line
    return f"<s>{line}</s> {words.HISTORY_UNDONE.format(by=name(judgement.undone_by), at=_time(judgement.undone_at))}"


def _time(stamp: str) -> str:
    return literal(stamp[:19].replace("T", " "))

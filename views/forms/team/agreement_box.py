"""How far reviewers agree, worked out when it is asked for."""

import streamlit as st

from claims.errors import JudgementError
from claims.model import IMPORTED
from claims.team.reviewer_agreement import agreement_of
from claims.workspace import Standing
from claims.workspace.together.two_judges import answers_by_pair
from views.blocks.alerts import alert
from views.markup import literal, name, page_table, show
from views.texts import words


def show_reviewer_agreement(standing: Standing) -> None:
    """Draws the folded table; nothing where no pair was judged by two people."""
    by_people = [each for each in standing.history if each.stands and each.by != IMPORTED]
    if all(len(given) < 2 for given in answers_by_pair(by_people).values()):
        return
    with st.expander(words.AGREEMENT_OF_REVIEWERS, on_change="rerun", key="review-agreement") as opened:
        if opened.open:
            _table(standing)


def _table(standing: Standing) -> None:
    try:
        found = agreement_of(standing.history, by_two=standing.by_two)
    except JudgementError as error:
        alert(literal(error))
        return
    rows = [
        (f"{name(two.one)}, {name(two.other)}", literal(two.pairs), literal(two.same), literal(f"{two.kappa:.2f}"))
        for two in found.of_two
    ]
    of_all = words.AGREEMENT_OF_ALL.format(
        alpha="–" if found.alpha is None else f"{found.alpha:.2f}", number=found.pairs, people=found.people
    )
    table = page_table(words.AGREEMENT_COLUMNS, rows)
    show(f'<div class="cc">{table}<p>{literal(of_all)}</p><p class="cc-soft">{words.AGREEMENT_WHY}</p></div>')

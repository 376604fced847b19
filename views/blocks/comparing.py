"""What a page shows while a large collection is compared for the first time: how far it is, and the first incidents."""

from functools import partial

import streamlit as st

from views.markup import name, page_table, show
from views.state.first_comparison import ComparedSoFar, FirstComparison
from views.state.work.still_open import part
from views.texts import words

POLL_SECONDS = 1.0


@partial(part, run_every=POLL_SECONDS)
def show_comparing(running: FirstComparison) -> None:
    """Draws the progress each second, and the whole app again when the comparison is over."""
    if running.is_over:
        st.rerun()
    so_far = running.progress
    show(f'<div class="cc"><h1>{words.COMPARING_HEADING}</h1><p class="cc-soft">{words.COMPARING_WHY}</p></div>')
    st.progress(so_far.share, text=words.COMPARING_STEPS.get(so_far.step, words.COMPARING_BEGINS))
    if so_far.first:
        show(_first_incidents(so_far))


def _first_incidents(so_far: ComparedSoFar) -> str:
    rows = [[name(incident), str(sources), str(discrepancies)] for incident, sources, discrepancies in so_far.first]
    number = words.COMPARED_SO_FAR.format(compared=f"{so_far.compared:,}", incidents=f"{so_far.incidents:,}")
    return (
        f'<div class="cc"><p>{number}</p>{page_table(words.COMPARED_COLUMNS, rows, caption=words.COMPARED_FIRST)}</div>'
    )

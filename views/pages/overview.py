"""The first page: where the accounts part, in a few sentences, the worst disagreement, and the incidents ranked by it."""

import streamlit as st

from claims.survey import Overview
from claims.values import number_of
from views.blocks import range_bars, relation_badges
from views.blocks.discrepancy import discrepancy_box
from views.markup import literal, name, show
from views.state.page_context import StudyContext
from views.state.page_study import PageStudy
from views.state.url import list_page, page_link
from views.texts import words

ROWS_A_PAGE = 15


def show_page(context: StudyContext) -> None:
    """Draws the page for what the shared filters leave."""
    numbers = context.study.numbers(context.scope.filter)
    show(f'<div class="cc"><h1>{words.WHERE_ACCOUNTS_PART}</h1>{_sentences(context.study, numbers)}</div>')
    _worst(context)
    _ranked(context)
    show(relation_badges.legend())


def _sentences(study: PageStudy, numbers: Overview) -> str:
    compared = words.COMPARED.format(
        compared=f"<b>{numbers.compared}</b>", incidents=number_of(numbers.incidents, "incidents"), alone=numbers.alone
    )
    sentences = [compared, _clashing(study, numbers)]
    if numbers.one_origin:
        sentences.append(words.ONE_ORIGIN.format(number=number_of(numbers.one_origin, "incidents")))
    return f'<p class="cc-sentence">{" ".join(sentences)}</p>'


def _clashing(study: PageStudy, numbers: Overview) -> str:
    if not numbers.clashing:
        return words.NO_CLASH
    specs = study.collection.field_specs
    fields = ", ".join(
        f"{literal(specs[field].label)} <b>{number}</b>" for field, number in numbers.clashing_counts.items()
    )
    clashing = words.CLASHING.format(number=f"<b>{numbers.clashing}</b>")
    return f"{clashing}{words.CLASHING_FIGURES.format(fields=fields) if fields else '.'}"


def _worst(context: StudyContext) -> None:
    scope = context.scope
    if not scope.discrepancies:
        show(f'<div class="cc cc-box"><p>{words.NO_DISCREPANCY_HERE}</p></div>')
        return
    worst = scope.discrepancies[0]
    heading = words.WORST_CHOSEN if scope.filter.names else words.WORST
    show(f'<div class="cc"><h2>{heading}</h2></div>', discrepancy_box(context.study, worst))
    with st.container(horizontal=True):
        page_link(context.pages, "incident", words.OPEN_INCIDENT, icon=":material/arrow_forward:", id=worst.incident_id)
        page_link(context.pages, "discrepancies", words.ALL_OF_INCIDENTS, icon=":material/list:")


@st.fragment  # turning its pages draws nothing else again
def _ranked(context: StudyContext) -> None:
    incident_ids = context.study.ranked(context.scope.filter)
    page = list_page(len(incident_ids), size=ROWS_A_PAGE)
    show(f'<div class="cc"><h2>{words.RANKED}</h2><p class="cc-soft">{words.RANKED_WHY}</p></div>')
    for rank, incident_id in enumerate(incident_ids[page.rows], page.first + 1):
        with st.container(horizontal=True, vertical_alignment="top", gap="small"):
            with st.container(width="stretch"):  # HTML alone takes the whole row when long, and the link slips below
                show(_line(context.study, incident_id, rank))
            page_link(context.pages, "incident", words.OPEN_RANK.format(rank=rank), id=incident_id)
    page.show_buttons()


def _line(study: PageStudy, incident_id: str, rank: int) -> str:
    row = study.incidents.row(incident_id)
    accounts = words.ACCOUNTS_OF.format(
        claims=number_of(row["claims"], "accounts"),
        sources=number_of(row["sources"], "sources"),
        origins=number_of(len(study.origins_of(incident_id)), "independent origins"),
    )
    when_and_where = f"{literal(study.incident_days(incident_id))} · {name(study.incident_places(incident_id))}"
    return (
        f'<div class="cc cc-ranked"><span class="cc-rank">{rank}</span><div><b>{name(row["title"])}</b><p class="cc-soft">{when_and_where}</p>'
        f'<p class="cc-soft">{accounts}</p></div><div>{range_bars.range_bars(study, incident_id)}</div><div>{relation_badges.badges(study.findings.of_incident(incident_id))}</div></div>'
    )

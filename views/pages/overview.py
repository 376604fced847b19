"""The first page: where the accounts part, in a few sentences, the worst disagreement, and the incidents ranked by it."""

import streamlit as st

from claims.survey import Overview, Scope
from claims.values import number_of
from views.blocks import range_bars, relation_badges
from views.blocks.discrepancy import discrepancy_box
from views.markup import literal, name, show
from views.state import url
from views.state.page_study import PageStudy
from views.state.url import Pages, going_to
from views.texts import words

ROWS_A_PAGE = 15


def show_page(study: PageStudy, scope: Scope, pages: Pages) -> None:
    """Draws the page for what the shared filters leave."""
    show(f'<div class="cc"><h1>{words.WHERE_ACCOUNTS_PART}</h1>{_sentences(study, scope)}</div>')
    _worst(study, scope, pages)
    _ranked(study, scope, pages)
    show(relation_badges.legend())


def _sentences(study: PageStudy, scope: Scope) -> str:
    numbers = study.numbers(scope.filter)
    told = [
        words.COMPARED.format(
            compared=f"<b>{numbers.compared}</b>",
            incidents=number_of(numbers.incidents, "incidents"),
            alone=numbers.alone,
        )
    ]
    told.append(_clashing(study, numbers))
    if numbers.one_origin:
        told.append(words.ONE_ORIGIN.format(number=number_of(numbers.one_origin, "incidents")))
    return f'<p class="cc-sentence">{" ".join(told)}</p>'


def _clashing(study: PageStudy, numbers: Overview) -> str:
    if not numbers.clashing:
        return words.NO_CLASH
    labels = study.collection.field_specs
    fields = ", ".join(
        f"{literal(labels[field].label)} <b>{number}</b>" for field, number in numbers.clashing_counts.items()
    )
    told = words.CLASHING.format(number=f"<b>{numbers.clashing}</b>")
    return f"{told}{words.CLASHING_FIGURES.format(fields=fields) if fields else '.'}"


def _worst(study: PageStudy, scope: Scope, pages: Pages) -> None:
    if not scope.discrepancies:
        show(f'<div class="cc cc-box"><p>{words.NO_DISCREPANCY_HERE}</p></div>')
        return
    found = scope.discrepancies[0]
    heading = words.WORST_CHOSEN if scope.filter.names else words.WORST
    show(f'<div class="cc"><h2>{heading}</h2></div>', discrepancy_box(study, found))
    with st.container(horizontal=True):
        st.page_link(
            pages["incident"],
            label=words.OPEN_INCIDENT,
            query_params=going_to(id=found.incident_id),
            icon=":material/arrow_forward:",
        )
        st.page_link(
            pages["discrepancies"], label=words.ALL_OF_INCIDENTS, query_params=going_to(), icon=":material/list:"
        )


@st.fragment  # turning its pages draws nothing else again
def _ranked(study: PageStudy, scope: Scope, pages: Pages) -> None:
    ranked = study.ranked(scope.filter)
    number = -(-len(ranked) // ROWS_A_PAGE)
    page = url.number("page", most=max(number, 1))
    first = (page - 1) * ROWS_A_PAGE
    show(f'<div class="cc"><h2>{words.RANKED}</h2><p class="cc-soft">{words.RANKED_WHY}</p></div>')
    for rank, incident_id in enumerate(ranked[first : first + ROWS_A_PAGE], first + 1):
        _line(study, incident_id, rank, pages)
    if number > 1:
        url.turn(page, number)


def _line(study: PageStudy, incident_id: str, rank: int, pages: Pages) -> None:
    with st.container(horizontal=True, vertical_alignment="top", gap="small"):
        with st.container(width="stretch"):  # HTML alone takes the whole row when it is long, and the link slips below
            show(_told(study, incident_id, rank))
        st.page_link(
            pages["incident"],
            label=words.OPEN_RANK.format(rank=rank),
            query_params=going_to(id=incident_id),
            width="content",
        )


def _told(study: PageStudy, incident_id: str, rank: int) -> str:
    row = study.incidents.row(incident_id)
    found = study.findings.of_incident(incident_id)
    origins = study.origins_of(incident_id)
    accounts = words.ACCOUNTS_OF.format(
        claims=number_of(row["claims"], "accounts"),
        sources=number_of(row["sources"], "sources"),
        origins=number_of(len(origins), "independent origins"),
    )
    when = f"{literal(study.incident_days(incident_id))} · {name(study.incident_places(incident_id))}"
    return (
        f'<div class="cc cc-ranked"><span class="cc-rank">{rank}</span><div><b>{name(row["title"])}</b><p class="cc-soft">{when}</p>'
        f'<p class="cc-soft">{accounts}</p></div><div>{range_bars.range_bars(study, incident_id)}</div><div>{relation_badges.badges(found)}</div></div>'
    )

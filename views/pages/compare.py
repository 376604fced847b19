"""The page Compare: two or three accounts field by field, the relation of their values, and why they were matched or not."""

from collections.abc import Sequence
from itertools import combinations

import streamlit as st

from claims.exports import visible
from claims.study import Matched
from claims.survey import claims_to_compare, relations_of
from views.blocks import relation_badges
from views.blocks.accounts_side_by_side import accounts_side_by_side
from views.blocks.alerts import alert
from views.blocks.chart import chart
from views.markup import folded, link, literal, name, quoted, show
from views.plots.plot_csv import plot_csv
from views.plots.score_plot import score_frame, score_in_words, score_table, waterfall
from views.state import url
from views.state.page_context import StudyContext
from views.state.page_study import PageStudy, published
from views.state.work.still_open import part
from views.texts import incident_words, words

MOST_BESIDE = 3


def show_page(context: StudyContext) -> None:
    """Draws the accounts that the address names; where it names fewer than two, offers those of an incident."""
    study = context.study
    how = f'<p class="cc-soft">{incident_words.COMPARE_HOW}</p>'
    show(f'<div class="cc"><h1>{incident_words.COMPARE_HEADING}</h1>{how}</div>')
    wanted = list(dict.fromkeys(url.in_address("claim")))
    unknown = [claim_id for claim_id in wanted if claim_id not in study.collection.document_of_claim]
    if unknown:
        alert(words.UNKNOWN_CLAIM.format(ids=quoted(unknown)))
    known = [claim_id for claim_id in wanted if claim_id not in unknown]
    incident_id = _incident(study, known)
    if len(study.incidents.claims_of[incident_id]) == 1 and len(known) < 2:
        add = link(incident_words.ADD_ACCOUNT, "add")
        show(_incidents(study, [*study.incidents.claims_of[incident_id]]))
        alert(incident_words.ONE_ACCOUNT, f"{add}.")
        return
    claim_ids = _chosen(study, incident_id, known)
    if len(claim_ids) < 2:
        alert(words.CHOOSE_TWO if claim_ids else words.CHOOSE_CLAIMS)
        return
    show(_incidents(study, claim_ids))
    show(accounts_side_by_side(study, claim_ids, relations=relations_of(study.collection, study.incidents, claim_ids)))
    _matches(context.matched, study, claim_ids)
    with st.container(horizontal=True):
        url.page_link(context.pages, "review", words.JUDGE_THEM, icon=":material/rule:")
    show(relation_badges.legend())


def _incident(study: PageStudy, wanted: Sequence[str]) -> str:
    """The incident that the address names, or that of the first account that it names."""
    default = study.incidents.incident_of[wanted[0]] if wanted else study.worst_incident
    named = url.first_of("incident", default)
    return named if named in study.incidents.rows else default


def _chosen(study: PageStudy, incident_id: str, wanted: Sequence[str]) -> tuple[str, ...]:
    """Draws the choice of two or three accounts of an incident; those that the address names come first."""
    claim_ids = study.incidents.claims_of[incident_id]
    first = wanted or claims_to_compare(study.findings.of_incident(incident_id), claim_ids)
    chosen = url.limited_multiselect(
        "claim",
        words.CHOOSE_ACCOUNTS,
        tuple(dict.fromkeys([*first, *claim_ids])),
        title=lambda claim_id: _title(study, claim_id),
        default=first,
        most=MOST_BESIDE,
    )
    return tuple(chosen)


def _title(study: PageStudy, claim_id: str) -> str:
    day = published(study.document_of(claim_id))
    return visible(f"{study.source_of_claim(claim_id)}, {day}: {study.collection.name_of('claims', claim_id)}")


def _incidents(study: PageStudy, claim_ids: Sequence[str]) -> str:
    incident_ids = dict.fromkeys(study.incidents.incident_of[claim_id] for claim_id in claim_ids)
    links = "; ".join(
        link(study.incident_name(incident_id), "incident", id=incident_id) for incident_id in incident_ids
    )
    heading = words.OF_ONE_INCIDENT if len(incident_ids) == 1 else words.OF_SEVERAL_INCIDENTS
    return f'<div class="cc"><p>{heading} {links}</p></div>'


@part  # opening it draws nothing else again
def _matches(matched: Matched, study: PageStudy, claim_ids: Sequence[str]) -> None:
    """Why these accounts were matched or not, pair by pair, once it is asked for."""
    with st.expander(words.WHY_MATCHED, on_change="rerun", key="why-matched") as opened:
        if opened.open:
            _scores(matched, study, claim_ids)


def _scores(matched: Matched, study: PageStudy, claim_ids: Sequence[str]) -> None:
    show(f'<div class="cc"><p class="cc-soft">{words.WHY_MATCHED_HOW}</p></div>')
    for left, right in combinations(claim_ids, 2):
        match = matched.explain(left, right)
        score = words.SCORE.format(points=f"{match.points:+.1f}", probability=f"{match.probability:.2f}")
        names = f"{name(study.source_of_claim(left))} – {name(study.source_of_claim(right))}"
        show(f'<div class="cc"><h3>{names}</h3><p class="cc-soft">{literal(score)}</p></div>')
        chart(
            study,
            lambda dark, match=match: waterfall(match, dark=dark),  # type: ignore[misc]  # bound now, called later
            what=f"score-{left}-{right}",
            alt=score_in_words(match),
            title=words.SCORE_OF.format(
                a=study.collection.name_of("claims", left), b=study.collection.name_of("claims", right)
            ),
            empty=words.NOTHING_TO_JUDGE,
            table=lambda at, match=match: plot_csv(study.collection, score_frame(match), at=at),  # type: ignore[misc]
        )
        show(f'<div class="cc">{folded(words.SCORE_TABLE, score_table(match))}</div>')

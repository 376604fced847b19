"""Compare: two or three accounts field by field, how they stand to one another, and why they were matched or not."""

from collections.abc import Sequence

import streamlit as st

from claims.exports import visible
from claims.survey import claims_to_compare, relations_of
from views.blocks import relation_badges
from views.blocks.accounts_side_by_side import accounts_side_by_side
from views.blocks.alerts import alert
from views.blocks.chart import chart
from views.markup import link, literal, name, show
from views.plots.score_plot import score_in_words, score_table, waterfall
from views.state import url
from views.state.page_study import Matched, PageStudy, published
from views.state.url import Pages, going_to
from views.texts import words

MOST_BESIDE = 3


def show_page(study: PageStudy, matched: Matched, pages: Pages) -> None:
    """Draws the accounts that the address names; where it names fewer than two, it offers those of an incident."""
    show(f'<div class="cc"><h1>{words.COMPARE_HEADING}</h1></div>')
    wanted = list(dict.fromkeys(url.asked("claim")))
    unknown = [each for each in wanted if each not in study.collection.document_of_claim]
    if unknown:
        alert(words.UNKNOWN_CLAIM.format(ids=", ".join(f"“{name(each)}”" for each in unknown)))
    claims = _chosen(study, [each for each in wanted if each not in unknown])
    if len(claims) < 2:
        alert(words.CHOOSE_TWO if claims else words.CHOOSE_CLAIMS)
        return
    show(_incidents(study, claims))
    show(accounts_side_by_side(study, claims, relations=relations_of(study.collection, claims)))
    _matches(matched, study, claims)
    with st.container(horizontal=True):
        st.page_link(pages["review"], label=words.JUDGE_THEM, query_params=going_to(), icon=":material/rule:")
    show(relation_badges.legend())


def _chosen(study: PageStudy, wanted: Sequence[str]) -> tuple[str, ...]:
    """The incident, and two or three of its accounts; what the address names comes first."""
    everything = tuple(study.incidents.table["incident_id"])
    worst = study.findings.discrepancies[0].incident_id if study.findings.discrepancies else everything[0]
    default = study.incidents.incident_of[wanted[0]] if wanted else worst
    incident_id = (
        url.selectbox(
            "incident",
            words.CHOOSE_INCIDENT,
            everything,
            title=study.incident_options.__getitem__,
            default=default,
            says_default=False,
            placeholder=words.CHOOSE_INCIDENT_HINT,
        )
        or default
    )
    own = study.incidents.claims_of[incident_id]
    first = wanted or claims_to_compare(study.findings.of_incident(incident_id), own)
    offered = tuple(dict.fromkeys([*first, *own]))
    picked = url.picked(
        "claim",
        words.CHOOSE_ACCOUNTS,
        offered,
        title=lambda claim: _title(study, claim),
        default=first,
        most=MOST_BESIDE,
    )
    return tuple(picked)


def _title(study: PageStudy, claim_id: str) -> str:
    day = published(study.document_of(claim_id))
    return visible(f"{study.source_of_claim(claim_id)}, {day}: {study.collection.name_of('claims', claim_id)}")


def _incidents(study: PageStudy, claims: Sequence[str]) -> str:
    ids = dict.fromkeys(study.incidents.incident_of[claim] for claim in claims)
    links = "; ".join(link(study.incident_title(each), "incident", id=each) for each in ids)
    told = words.OF_ONE_INCIDENT if len(ids) == 1 else words.OF_SEVERAL_INCIDENTS
    return f'<div class="cc"><p>{told} {links}</p></div>'


def _matches(matched: Matched, study: PageStudy, claims: Sequence[str]) -> None:
    """Why these accounts were held to tell one event, or not, pair by pair."""
    show(f'<div class="cc"><h2>{words.WHY_MATCHED}</h2><p class="cc-soft">{words.WHY_MATCHED_HOW}</p></div>')
    pairs = [(one, other) for place, one in enumerate(claims) for other in claims[place + 1 :]]
    for one, other in pairs:
        match = matched.explain(one, other)
        score = words.SCORE.format(points=f"{match.points:+.1f}", probability=f"{match.probability:.2f}")
        names = f"{name(study.source_of_claim(one))} – {name(study.source_of_claim(other))}"
        show(f'<div class="cc"><h3>{names}</h3><p class="cc-soft">{literal(score)}</p></div>')
        chart(
            study,
            lambda dark, match=match: waterfall(match, dark=dark),  # type: ignore[misc]  # bound now, called later
            what=f"score-{one}-{other}",
            key="waterfall",
            alt=score_in_words(match),
            title=words.SCORE_OF.format(
                a=study.collection.name_of("claims", one), b=study.collection.name_of("claims", other)
            ),
            empty=words.NOTHING_TO_JUDGE,
        )
        show(f'<div class="cc"><details><summary>{words.SCORE_TABLE}</summary>{score_table(match)}</details></div>')

"""The accounts of an incident in their own words, one card a claim."""

from claims.discrepancies.discrepancy_sentences import value_words
from claims.model import Statement
from claims.values import number_of
from views.blocks.evidence import place_of, words_of
from views.markup import literal, name, sentence
from views.state.page_study import PageStudy
from views.texts import words


def cards(study: PageStudy, incident_id: str) -> str:
    """A card for each claim of the incident, closed until asked for."""
    claims = study.incidents.claims_of[incident_id]
    return f'<div class="cc">{"".join(card(study, claim_id, is_open=len(claims) == 1) for claim_id in claims)}</div>'


def card(study: PageStudy, claim_id: str, *, is_open: bool = False) -> str:
    """One claim: who tells it where, and each thing it says with its words."""
    said = study.collection.statements_of_claim[claim_id]
    claim = study.collection.row("claims", claim_id)
    lines = "".join(_line(study, statement) for statement in said)
    note = f'<p class="cc-soft"><b>{words.NOTE}</b> {sentence(claim["note"])}</p>' if claim["note"] else ""
    return (
        f'<details class="cc-card"{" open" if is_open else ""}><summary><h3>{name(study.source_of_claim(claim_id))}: {name(claim["title"])}</h3>'
        f' <span class="cc-soft">{number_of(len(said), "statements")}</span></summary>'
        f"{place_of(study, study.document_of(claim_id))}{note}{lines}</details>"
    )


def _line(study: PageStudy, statement: Statement) -> str:
    label = study.collection.field_specs[statement.field].label
    whom = f" · {name(study.party(statement.group))}" if statement.group else ""
    value = f'<p class="cc-soft">{literal(label)}{whom}</p><p class="cc-value">{name(value_words(study.collection, statement))}</p>'
    return f'<div class="cc-said"><div>{value}</div>{words_of(study, statement, with_document=False)}</div>'

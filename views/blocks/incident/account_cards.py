"""The accounts of an incident in their own words, one card per claim."""

from claims.model import Statement
from claims.projects.beside.notes import NoteKind, PlacedNotes
from views.blocks.evidence import place_line, words_block
from views.blocks.note_marks import note_lines
from views.markup import link, literal, name, sentence_html
from views.state.page_study import PageStudy
from views.texts import coding_words, project_words, words
from views.texts.translation import counted

MOST_OPEN = 3


def account_cards(study: PageStudy, incident_id: str, notes: PlacedNotes | None = None) -> str:
    """A card for each claim of the incident; all of a few are open, of many the first."""
    claims = study.incidents.claims_of[incident_id]
    opened = claims if len(claims) <= MOST_OPEN else claims[:1]
    cards = "".join(account_card(study, claim_id, notes, is_open=claim_id in opened) for claim_id in claims)
    return f'<div class="cc">{cards}</div>'


def account_card(study: PageStudy, claim_id: str, notes: PlacedNotes | None = None, *, is_open: bool = False) -> str:
    """One claim: source, document, each statement with its words, and what was noted on it."""
    statements = study.collection.statements_of_claim[claim_id]
    claim = study.collection.row("claims", claim_id)
    lines = "".join(_line(study, statement) for statement in statements)
    note = f'<p class="cc-soft"><b>{words.NOTE}</b> {sentence_html(claim["note"])}</p>' if claim["note"] else ""
    noted = note_lines((notes or PlacedNotes()).on((NoteKind.CLAIM, claim_id)), claim_id)
    links = (link(coding_words.CHANGE_IT, "code", claim=claim_id), link(project_words.NOTES, "claims", claim=claim_id))
    return (
        f'<details class="cc-card"{" open" if is_open else ""}><summary><h3>{name(study.source_of_claim(claim_id))}: {name(claim["title"])}</h3>'
        f' <span class="cc-soft">{counted(len(statements), "statements")}</span></summary>'
        f"{place_line(study, study.document_of(claim_id))}{note}{lines}"
        f'{noted}<p class="cc-links">{"".join(f"<span>{each}</span>" for each in links)}</p></details>'
    )


def _line(study: PageStudy, statement: Statement) -> str:
    label = study.field_label(statement.field)
    group = f" · {name(study.party(statement.group))}" if statement.group else ""
    value = f'<p class="cc-soft">{literal(label)}{group}</p><p class="cc-value">{name(study.coded(statement))}</p>'
    return f'<div class="cc-said"><div>{value}</div>{words_block(study, statement, with_document=False)}</div>'

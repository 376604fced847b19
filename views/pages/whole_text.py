"""The text of a document with everything that is coded from it: each statement's words marked where they stand."""

from dataclasses import dataclass

import streamlit as st

from claims.exports import visible
from claims.extract import Document
from claims.model import Statement
from claims.texts import digest_of, locate_statement, paragraph_at
from views.blocks.alerts import alert
from views.blocks.evidence import place_line, words_block
from views.blocks.highlight import MOST_LETTERS, highlighted_text
from views.forms.kept.text_places_form import show_text_places
from views.markup import link, literal, name, show, unshown
from views.state import url
from views.state.page_context import StudyContext
from views.state.page_study import PageStudy, published
from views.state.work.outside_texts import stored_text
from views.texts import incident_words

MOST_LISTED = 100  # statements; those of a table are many


@dataclass(frozen=True)
class Placed:
    """A statement with its place in the text.

    Attributes:
        start, end: Its words; 0 where they are not in the text.
        paragraph: Counted from 1; 0 where they are not in the text.
    """

    statement: Statement
    start: int = 0
    end: int = 0
    paragraph: int = 0


def show_page(context: StudyContext) -> None:
    """Draws the document that the address names, with the statement that it names marked more strongly."""
    study = context.study
    show(f'<div class="cc"><h1>{incident_words.TEXT}</h1></div>')
    document_id = _chosen_document(study)
    if not document_id:
        return
    statements = _statements(study, document_id)
    text = stored_text(context.matched, digest_of(study.collection, document_id))
    show(f'<div class="cc">{place_line(study, study.collection.row("documents", document_id))}</div>')
    if text:
        _show_text(study, document_id, text, statements)
    else:
        digest = digest_of(study.collection, document_id)
        alert(incident_words.NO_TEXT, incident_words.NO_TEXT_WHY.format(digest=f"<code>{literal(digest)}</code>"))
    show_text_places(context.matched, is_open=not text)
    if not text:
        placed = [Placed(statement) for statement in statements]
        show(_list(study, document_id, placed, _chosen(placed), has_text=False))


def _chosen_document(study: PageStudy) -> str:
    """Draws the choice among the documents whose text a digest names, and gives the one chosen; "" where there is none."""
    collection = study.collection
    allowed = tuple(each for each in collection.claims_of_document if digest_of(collection, each))
    wanted = url.first_of("document")
    if not allowed:
        alert(incident_words.NO_DOCUMENTS)
        return ""
    if wanted and wanted not in allowed:
        alert(incident_words.UNKNOWN_DOCUMENT.format(id=f"“{name(wanted)}”"))
    return url.selectbox(
        "document", incident_words.DOCUMENT, allowed, title=lambda each: _title(study, each), default=allowed[0],
        says_default=False,
    )  # fmt: skip


def _title(study: PageStudy, document_id: str) -> str:
    row = study.collection.row("documents", document_id)
    return visible(f"{study.source(row['source_id'])}, {published(row)}: {row['title']}")


def _statements(study: PageStudy, document_id: str) -> list[Statement]:
    collection = study.collection
    claims = collection.claims_of_document[document_id]
    return [statement for claim_id in claims for statement in collection.statements_of_claim[claim_id]]


def _show_text(study: PageStudy, document_id: str, text: str, statements: list[Statement]) -> None:
    """The text beside its statements; of a very long text the paragraphs around the chosen statement."""
    language = study.collection.row("documents", document_id)["language"]
    document = Document(text=text, language=language)
    is_short = len(text) <= MOST_LETTERS
    chosen_id = url.first_of("statement") or statements[0].statement_id
    if not is_short:
        here = [each.paragraph for each in statements if each.statement_id == chosen_id]
        statements = [each for each in statements if each.paragraph in here]
    placed = sorted((_placed(document, each) for each in statements), key=lambda each: (not each.end, each.start))
    chosen = _chosen(placed)
    left, right = st.columns([6, 5], gap="medium")
    with left:
        show(highlighted_text(document, [each for each in placed if each.end], chosen=chosen, whole=is_short))
    with right:
        show(_list(study, document_id, placed, chosen, has_text=True))


def _placed(document: Document, statement: Statement) -> Placed:
    span = locate_statement(document, statement) if statement.fragment else None
    return Placed(statement, *span, paragraph_at(document, span[0])) if span else Placed(statement)


def _chosen(placed: list[Placed]) -> int | None:
    """The position of the statement that the address names."""
    wanted = url.first_of("statement")
    return next((place for place, each in enumerate(placed) if each.statement.statement_id == wanted), None)


def _list(study: PageStudy, document_id: str, placed: list[Placed], chosen: int | None, *, has_text: bool) -> str:
    """The statements with the numbers that they have in the text, the chosen one first."""
    order = sorted(range(len(placed)), key=lambda place: place != chosen)
    lines = [_line(study, document_id, place + 1, placed[place], has_text=has_text) for place in order[:MOST_LISTED]]
    return f'<div class="cc"><h2>{incident_words.STATEMENTS_HERE}</h2>{"".join(lines)}{unshown(len(order), MOST_LISTED)}</div>'


def _line(study: PageStudy, document_id: str, number: int, placed: Placed, *, has_text: bool) -> str:
    """One statement: its number, which marks it in the text, its incident, field, value and words."""
    statement = placed.statement
    incident = link(
        study.incident_name(study.incidents.incident_of[statement.claim_id]),
        "incident", id=study.incidents.incident_of[statement.claim_id],
    )  # fmt: skip
    shown = link(str(number), "text", document=document_id, statement=statement.statement_id)
    group = f" · {name(study.party(statement.group))}" if statement.group else ""
    is_astray = has_text and not placed.end and statement.fragment
    astray = f'<p class="cc-inference">{incident_words.NOT_IN_TEXT}</p>' if is_astray else ""
    value = name(study.coded(statement))
    return (
        f'<div class="cc-said"><div><p><b>{shown}</b> <span class="cc-soft">{literal(study.field_label(statement.field))}{group}</span></p>'
        f'<p class="cc-value">{value}</p><p class="cc-soft">{incident}</p></div>'
        f"<div>{astray}{words_block(study, statement, with_document=False)}</div></div>"
    )

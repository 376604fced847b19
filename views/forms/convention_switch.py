"""The figure of one incident as each well-known dataset would publish it, one convention at a time."""

from claims.conventions import CONVENTIONS, READING, conventions_table
from claims.discrepancies.discrepancy_sentences import inferred_words
from claims.model import bases_of, split_list
from claims.tables import Row, records_of
from views.blocks.evidence import Openings
from views.markup import folded, literal, page_table, scrolling, sentence_html, show
from views.state import url
from views.state.page_study import PageStudy
from views.texts import words
from views.texts.phrases import phrase


def show_convention_switch(study: PageStudy, incident_id: str, openings: Openings) -> None:
    """Draws the figure under the convention that the address names, with its rule and the words that it rests on."""
    show(f'<div class="cc"><h2>{words.AS_REPORTED}</h2><p class="cc-soft">{words.AS_REPORTED_WHY}</p></div>')
    chosen = (
        url.selectbox(
            "as",
            words.CONVENTION,
            tuple(CONVENTIONS),
            title=lambda key: CONVENTIONS[key].title,
            default="acled",
            says_default=False,
        )
        or "acled"
    )
    table = conventions_table(study.collection, study.incidents, ids=[incident_id])
    rows = {str(row["convention"]): row for row in records_of(table)}
    show(_one(rows[chosen], openings), _all(rows, openings))


def figure(row: Row, openings: Openings) -> str:
    """The figure of a row of the conventions table, which opens the words that it rests on."""
    if not row["value"]:
        return literal(words.NO_ROW)
    statement_ids = split_list(str(row["statement_ids"]))
    records = openings.study.collection.statement_records
    mark = inferred_words(bases_of(records[statement_id] for statement_id in statement_ids))
    return openings.number(f"{row['value']}{phrase(mark)}", statement_ids)


def _one(row: Row, openings: Openings) -> str:
    convention = CONVENTIONS[row["convention"]]
    return (
        f'<div class="cc cc-box"><p class="cc-soft">{literal(convention.title[:1].upper() + convention.title[1:])}</p>'
        f'<p class="cc-value">{figure(row, openings)} {words.KILLED if row["value"] else ""}</p><p>{sentence_html(row["why"])}</p>'
        f'<p class="cc-soft"><b>{words.RULE} ({READING}):</b> {literal(convention.rule)}</p>'
        f'<p class="cc-soft"><b>{words.PUBLISHED_IN}</b> {literal(convention.citation)}</p></div>'
    )


def _all(rows: dict[str, Row], openings: Openings) -> str:
    cells = [
        [literal(CONVENTIONS[key].title), figure(row, openings), sentence_html(row["why"])] for key, row in rows.items()
    ]
    figures = page_table((words.CONVENTION, words.KILLED_COLUMN, words.HOW), cells)
    return f'<div class="cc">{folded(words.ALL_CONVENTIONS, scrolling(words.ALL_CONVENTIONS, figures))}</div>'

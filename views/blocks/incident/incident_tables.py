"""The tables of one incident: its accounts with their counts, and all fields side by side."""

from collections.abc import Iterable, Sequence

from claims.discrepancies import side_by_side
from claims.model import Basis, FieldType, split_list
from claims.tables import Row
from claims.values import Relation
from views.blocks import relation_badges
from views.blocks.evidence import Openings
from views.markup import Clashing, lang, literal, name, page_table, scrolling
from views.state.page_study import PageStudy, published
from views.texts import incident_words, words
from views.texts.phrases import phrase
from views.texts.translation import localised

_CLASSES = "cc-stack "  # the space keeps pages byte for byte as they were
Cells = dict[tuple[str, str], dict[str, Row]]  # field and group to claim to cell


def cells_of(study: PageStudy, incident_id: str) -> Cells:
    """The cells of the side-by-side table by field and group, then by claim.

    A cell on which a discrepancy rests whose sides clash carries that relation: two rival versions that
    one account relays clash with one another, though the account as a whole overlaps with the others.
    """
    cells: Cells = {}
    clashing = _clashing(study, incident_id)
    for row in side_by_side(study.collection, study.incidents, incident_id).to_dict("records"):
        cell = {str(key): value for key, value in row.items()}
        statement_ids = split_list(cell["statement_ids"])
        raised = [clashing[statement_id] for statement_id in statement_ids if statement_id in clashing]
        cell["relation"] = str(raised[0]) if raised else cell["relation"]
        cells.setdefault((cell["field"], cell["group"]), {})[cell["claim_id"]] = cell
    return cells


def _clashing(study: PageStudy, incident_id: str) -> dict[str, Relation]:
    """Statement id to the gravest clash that a discrepancy of the incident raises on it."""
    return {
        statement_id: discrepancy.relation
        for discrepancy in reversed(study.findings.of_incident(incident_id))  # which are the gravest first
        if discrepancy.relation in relation_badges.CLASHES
        for side in discrepancy.sides
        for statement_id in side.statement_ids
    }


def claim_table(study: PageStudy, incident_id: str, cells: Cells, fields: Sequence[str], openings: Openings) -> str:
    """One row per account: source, document, day, and its counts with those that clash tinted."""
    labels = [study.field_label(field) for field in fields]
    rows = [
        [
            *_document_cells(study, claim_id),
            *(_figures_cell(study, cells, field, claim_id, openings) for field in fields),
        ]
        for claim_id in study.incidents.claims_of[incident_id]
    ]
    accounts = page_table(
        (),
        rows,
        names=[*words.CLAIM_COLUMNS, *labels],
        caption=words.CLAIM_CAPTION,
        classes=_CLASSES,
        labelled=("th", "td"),
    )
    return scrolling(words.CLAIMS, accounts, is_block=True)


def _document_cells(study: PageStudy, claim_id: str) -> list[str]:
    document = study.document_of(claim_id)
    title = f'<span dir="auto"{lang(document["language"])}>{literal(document["title"])}</span>'
    return [name(study.source_of_claim(claim_id)), title, literal(published(document))]


def _figures_cell(study: PageStudy, cells: Cells, field: str, claim_id: str, openings: Openings) -> str:
    answers = [
        (group, row[claim_id])
        for (cell_field, group), row in cells.items()
        if cell_field == field and row[claim_id]["statement_ids"]
    ]
    if not answers:
        return _relation(Relation.SILENT)
    shown = "".join(_answer(study, row, openings, group=group) for group, row in answers)
    clashes = any(row["relation"] in relation_badges.CLASHES for _, row in answers)
    return Clashing(shown) if clashes else shown


def _answer(study: PageStudy, row: Row, openings: Openings, *, group: str = "", always: bool = False) -> str:
    """A value that opens its words, the group that it counts, and its relation to the others where they clash or `always`."""
    relation = row["relation"]
    is_number = study.collection.field_specs[row["field"]].type in (FieldType.COUNT, FieldType.SPAN)
    value = phrase(row["value"]) if is_number else row["value"]
    number = openings.number(value, split_list(row["statement_ids"]))
    counted = f" {name(study.party(group))}" if group else ""
    shown = _relation(relation) if always or relation in relation_badges.CLASHES else ""
    inferred = " cc-inferred" if row["basis"] == Basis.INFERENCE else ""
    return f'<span class="cc-answer{inferred}">{number}{counted}{shown}</span>'


def _relation(relation: str) -> str:
    """The relation of an answer to the others, or that no other account has one."""
    words_of_it = (
        f"{Relation(relation).mark} {localised(Relation(relation))}" if relation else incident_words.ONLY_ONE_SAYS
    )
    return f'<span class="cc-relation">{words_of_it}</span>'


def field_table(study: PageStudy, incident_id: str, cells: Cells, openings: Openings) -> str:
    """One row per field and group, one column per account, a relation in words in each cell."""
    claims = study.incidents.claims_of[incident_id]
    heads = [_column_name(study, claim_id, claims) for claim_id in claims]
    rows = [
        [_field_head(study, field, group), *(_field_cell(study, row[claim], openings) for claim in claims)]
        for (field, group), row in cells.items()
    ]
    answers = page_table(
        (), rows, names=[words.FIELD_COLUMN, *heads], caption=words.FIELD_CAPTION, classes="cc-stack cc-fields"
    )
    return scrolling(words.FIELD_BY_FIELD, answers, is_block=True)


def _column_name(study: PageStudy, claim_id: str, claims: Iterable[str]) -> str:
    source = study.source_of_claim(claim_id)
    alone = [study.source_of_claim(claim) for claim in claims].count(source) == 1
    return source if alone else f"{source}: {study.collection.row('claims', claim_id)['title']}"


def _field_head(study: PageStudy, field: str, group: str) -> str:
    counted = f" ({name(study.party(group))})" if group else ""
    return f"{literal(study.field_label(field))}{counted}"


def _field_cell(study: PageStudy, row: Row, openings: Openings) -> str:
    if not row["statement_ids"]:
        return _relation(row["relation"])
    shown = _answer(study, row, openings, always=True)
    return Clashing(shown) if row["relation"] in relation_badges.CLASHES else shown

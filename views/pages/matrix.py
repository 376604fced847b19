"""The page Matrix: who covers what, incident by source, each cell in words and a link to its accounts."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from claims.model import FieldType
from claims.survey import Filter, MatrixCell, Scope, matrix_row
from claims.survey.figures import figure_named
from claims.values import Relation
from views.blocks import relation_badges
from views.blocks.downloads.download_menu import Download, download_menu
from views.blocks.downloads.page_downloads import discrepancies_download, figures_download
from views.blocks.incident.account_cards import account_card
from views.markup import Clashing, address_within, link, literal, name, page_table, scrolling, show
from views.state import url
from views.state.drawn_blocks import drawn, worked_out
from views.state.page_context import StudyContext
from views.state.page_study import PageStudy
from views.texts import words
from views.texts.phrases import phrase
from views.texts.translation import counted, localised

ROWS_A_PAGE, MOST_COLUMNS = 25, 30
Kept = tuple[tuple[str, tuple[str, ...]], ...]  # parameters with their values


def show_page(context: StudyContext) -> None:
    """Draws the matrix of what the shared filters leave; the address holds the figure, the page and the cell."""
    study, chosen = context.study, context.scope.filter
    show(f'<div class="cc"><h1>{words.MATRIX_HEADING}</h1><p class="cc-soft">{words.MATRIX_HOW}</p></div>')
    field = _choose_field(study)
    with context.actions:
        download_menu(study.collection, lambda: _downloads(context, field), key="matrix")
    ranked = study.ranked(chosen)
    page = url.list_page(len(ranked), size=ROWS_A_PAGE)
    incident_ids = ranked[page.rows]
    source_ids = tuple(_columns(study, context.scope, incident_ids))
    asked = ((each, tuple(url.in_address(each))) for each in ("field", "page"))
    kept = tuple((each, values) for each, values in asked if values)
    show(drawn(study, _table, tuple(incident_ids), source_ids, field, kept, tuple(url.in_address("cell"))))
    _drawer(context, field)
    page.show_buttons()
    left_out = len(chosen.source or study.publishers) - len(source_ids)
    if left_out:
        sentence = words.COLUMNS_LEFT_OUT.format(number=counted(left_out, "sources"))
        show(f'<div class="cc"><p class="cc-soft">{sentence}</p></div>')
    show(relation_badges.legend())


def work_out(study: PageStudy) -> None:
    """Works out the rows that the page shows without a filter."""
    scope = study.index.choose(Filter())
    incident_ids = study.ranked(scope.filter)[:ROWS_A_PAGE]
    source_ids = tuple(_columns(study, scope, incident_ids))
    for incident_id in incident_ids:
        worked_out(study, _row, incident_id, source_ids, "")


def _row(study: PageStudy, incident_id: str, source_ids: tuple[str, ...], field: str) -> dict[str, MatrixCell]:
    found = study.findings.of_incident(incident_id)
    return matrix_row(study.collection, study.incidents, incident_id, source_ids, field=field, discrepancies=found)


def _choose_field(study: PageStudy) -> str:
    """The field whose figures the cells show; "" for the worst relation of any field."""
    specs = study.collection.field_specs
    counting = {field: localised(spec.label) for field, spec in specs.items() if spec.type is FieldType.COUNT}
    labels = {"": words.WORST_RELATION, **counting}
    return url.selectbox(
        "field", words.IN_EACH_CELL, tuple(labels), title=labels.__getitem__, default="", says_default=False
    )


def _downloads(context: StudyContext, field: str) -> list[Download]:
    """The figure in the cells, or else the first that is offered, and all disagreements that the filters leave."""
    study = context.study
    figure = figure_named(study.collection, field) if field else next(iter(study.offered_figures.values()), None)
    found = discrepancies_download(context, context.scope.discrepancies)
    return ([figures_download(context, figure)] if figure else []) + [found]


def _columns(study: PageStudy, scope: Scope, incident_ids: Sequence[str]) -> list[str]:
    """The sources with an account of these incidents, those with most first; those filtered for are always there."""
    sources = [
        study.collection.source_of_claim(claim_id)
        for incident_id in incident_ids
        for claim_id in study.incidents.claims_of[incident_id]
    ]
    times = Counter(sources)
    wanted = scope.filter.source or times
    return sorted(wanted, key=lambda source_id: (-times[source_id], study.source(source_id)))[:MOST_COLUMNS]


def _table(
    study: PageStudy,
    incident_ids: tuple[str, ...],
    source_ids: tuple[str, ...],
    field: str,
    kept: Kept,
    chosen: tuple[str, ...],
) -> str:
    """Incidents down, sources across; a cell with an account is a link to it.

    Args:
        kept: Parameters of the page that choosing a cell leaves as they are.
        chosen: The incident and the source of the cell that is open.
    """
    rows = [
        [
            link(study.incident_name(incident_id), "incident", id=incident_id),
            *(
                _cell(cell, (incident_id, source_id), kept, is_open=(incident_id, source_id) == chosen)
                for source_id, cell in worked_out(study, _row, incident_id, source_ids, field).items()
            ),
        ]
        for incident_id in incident_ids
    ]
    names = [study.source(source_id) for source_id in source_ids]
    matrix = page_table([words.INCIDENT], rows, names=names, classes="cc-matrix", labelled=())
    return scrolling(words.MATRIX_HEADING, matrix, is_block=True)


def _cell(cell: MatrixCell, place: tuple[str, str], kept: Kept, *, is_open: bool) -> str:
    """The cell as HTML; where there is an account, as a link that keeps its id, by which the browser gives it back the focus."""
    if not cell.claim_ids:
        return literal(_text(cell))
    address = address_within("matrix", **{each: list(values) for each, values in kept}, cell=list(place))
    current = ' aria-current="true"' if is_open else ""
    shown = f'<a class="cc-cell" id="cell-{literal(" ".join(place))}" href="{address}" dir="auto"{current}>{literal(_text(cell))}</a>'
    return Clashing(shown) if _is_clash(cell) else shown


def _text(cell: MatrixCell) -> str:
    """The cell as text; what it says in words of ours is said in the reader's language."""
    if cell.relation and not cell.value:
        return cell.text.replace(str(cell.relation), localised(cell.relation))
    return phrase(cell.text) if cell.value else localised(cell.text)


def _is_clash(cell: MatrixCell) -> bool:
    return cell.relation in relation_badges.CLASHES


def _drawer(context: StudyContext, field: str) -> None:
    """The accounts behind the cell that the address names."""
    study, wanted = context.study, url.in_address("cell")
    if len(wanted) != 2 or wanted[0] not in study.incidents.rows or wanted[1] not in study.publishers:
        show(f'<div class="cc cc-box"><p>{words.CHOOSE_CELL}</p></div>')
        return
    incident_id, source_id = wanted
    claim_ids = study.incidents.claims_of[incident_id]
    accounts = [claim_id for claim_id in claim_ids if study.collection.source_of_claim(claim_id) == source_id]
    title = f"{name(study.source(source_id))}: {name(study.incident_name(incident_id))}"
    cell = worked_out(study, _row, incident_id, (source_id,), field)[source_id]
    relation = f" {relation_badges.badge(cell.relation)}" if cell.relation else ""
    body = "".join(
        account_card(study, claim_id, context.kept.notes, is_open=len(accounts) == 1) for claim_id in accounts
    )
    nothing = (
        "" if accounts else f"<p>{Relation.NO_ACCOUNT.mark} {literal(localised(Relation.NO_ACCOUNT.definition))}</p>"
    )
    show(f'<div class="cc cc-box"><h2>{title}</h2><p>{relation}</p>{nothing}{body}</div>')
    with st.container(horizontal=True):
        url.page_link(context.pages, "incident", words.OPEN_INCIDENT, icon=words.ONWARD, id=incident_id)
        if accounts:
            others = [claim_id for claim_id in claim_ids if claim_id not in accounts]
            url.page_link(
                context.pages,
                "compare",
                words.COMPARE_WITH_OTHERS,
                icon=":material/compare_arrows:",
                incident=incident_id,
                claim=[accounts[0], *others[:1]],
            )

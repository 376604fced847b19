"""The page Matrix: who covers what, incident by source, each cell in words, chosen by mouse or arrow keys."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from claims.exports import visible
from claims.model import FieldType
from claims.survey import MatrixCell, Scope, matrix_row
from claims.survey.figures import figure_named
from claims.values import Relation
from views.blocks import relation_badges
from views.blocks.downloads.download_menu import Download, download_menu
from views.blocks.downloads.page_downloads import discrepancies_download, figures_download
from views.blocks.incident.account_cards import account_card
from views.markup import Clashing, folded, link, literal, name, page_table, scrolling, show
from views.plots.ink import name_ink
from views.state import url
from views.state.drawn_blocks import worked_out
from views.state.page_context import StudyContext
from views.state.page_study import PageStudy
from views.state.reader import is_dark
from views.texts import words
from views.texts.phrases import phrase
from views.texts.translation import counted, localised

ROWS_A_PAGE, MOST_COLUMNS = 25, 30
NAME_PIXELS, COLUMN_PIXELS = 300, 158
_TINT = "background-color: #F4D6C6; color: #31333F; font-weight: bold"
Cells = dict[str, dict[str, MatrixCell]]  # incident to source to cell


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
    source_ids = _columns(study, context.scope, incident_ids)
    cells = {
        incident_id: worked_out(study, _row, incident_id, tuple(source_ids), field) for incident_id in incident_ids
    }
    _grid(context, cells, source_ids)
    page.show_buttons()
    left_out = len(chosen.source or study.publishers) - len(source_ids)
    if left_out:
        sentence = words.COLUMNS_LEFT_OUT.format(number=counted(left_out, "sources"))
        show(f'<div class="cc"><p class="cc-soft">{sentence}</p></div>')
    show(_plain(study, cells, source_ids))
    show(relation_badges.legend())


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


@st.fragment
def _grid(context: StudyContext, cells: Cells, source_ids: Sequence[str]) -> None:
    study = context.study
    labels = [study.offer.labels["source"][source_id] for source_id in source_ids]
    rows = [
        [visible(study.incident_name(incident_id)), *(_text(row[source_id]) for source_id in source_ids)]
        for incident_id, row in cells.items()
    ]
    texts = pd.DataFrame(rows, columns=[words.INCIDENT, *labels], dtype="str")
    column = st.column_config.TextColumn
    event: Any = st.dataframe(
        texts.style.apply(lambda frame: _tints(frame, cells, source_ids), axis=None),
        on_select="rerun",
        selection_mode="single-cell",
        key="matrix-grid",
        alt=words.MATRIX_ALT,
        height="content",
        hide_index=True,
        column_config={
            words.INCIDENT: column(pinned=True, width=NAME_PIXELS),
            **{label: column(width=COLUMN_PIXELS) for label in labels},
        },
    )
    for position, label in event["selection"]["cells"]:  # one at most
        if label in labels:
            st.query_params["cell"] = [list(cells)[position], source_ids[labels.index(label)]]
    _drawer(context, cells)


def _tints(texts: pd.DataFrame, cells: Cells, source_ids: Sequence[str]) -> pd.DataFrame:
    named = name_ink(dark=is_dark())
    styles = [
        [named, *(_TINT if _is_clash(row[source_id]) else "" for source_id in source_ids)] for row in cells.values()
    ]
    return pd.DataFrame(styles, index=texts.index, columns=texts.columns)


def _text(cell: MatrixCell) -> str:
    """The cell as text; what it says in words of ours is said in the reader's language."""
    if cell.relation and not cell.value:
        return cell.text.replace(str(cell.relation), localised(cell.relation))
    return phrase(cell.text) if cell.value else localised(cell.text)


def _is_clash(cell: MatrixCell) -> bool:
    return cell.relation in relation_badges.CLASHES


def _drawer(context: StudyContext, cells: Cells) -> None:
    """The accounts behind the cell that the address names."""
    study, wanted = context.study, url.in_address("cell")
    if len(wanted) != 2 or wanted[0] not in study.incidents.rows or wanted[1] not in study.publishers:
        show(f'<div class="cc cc-box"><p>{words.CHOOSE_CELL}</p></div>')
        return
    incident_id, source_id = wanted
    claim_ids = study.incidents.claims_of[incident_id]
    accounts = [claim_id for claim_id in claim_ids if study.collection.source_of_claim(claim_id) == source_id]
    title = f"{name(study.source(source_id))}: {name(study.incident_name(incident_id))}"
    cell = cells.get(incident_id, {}).get(source_id)
    relation = f" {relation_badges.badge(cell.relation)}" if cell and cell.relation else ""
    body = "".join(account_card(study, claim_id, is_open=len(accounts) == 1) for claim_id in accounts)
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


def _plain(study: PageStudy, cells: Cells, source_ids: Sequence[str]) -> str:
    """The same as a table that every reader can use, to be opened."""
    rows = [
        [
            link(study.incident_name(incident_id), "incident", id=incident_id),
            *(_plain_cell(row[source_id]) for source_id in source_ids),
        ]
        for incident_id, row in cells.items()
    ]
    matrix = page_table([words.INCIDENT], rows, names=[study.source(source_id) for source_id in source_ids])
    return f'<div class="cc">{folded(words.MATRIX_PLAIN, scrolling(words.MATRIX_PLAIN, matrix))}</div>'


def _plain_cell(cell: MatrixCell) -> str:
    return Clashing(name(_text(cell))) if _is_clash(cell) else name(_text(cell))

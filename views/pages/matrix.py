"""Matrix: who covers what, incident by source, each cell in words, chosen by mouse or arrow keys."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from claims.exports import visible
from claims.model import FieldType
from claims.survey import MatrixCell, Scope, matrix_row
from claims.values import Relation, number_of
from views.blocks import relation_badges
from views.blocks.account_cards import account_card
from views.markup import Clashing, folded, link, literal, name, page_table, scrolling, show
from views.state import url
from views.state.page_study import PageStudy
from views.state.url import Pages, going_to
from views.texts import words

ROWS_A_PAGE, MOST_COLUMNS, COLUMN_PIXELS = 25, 30, 125
_TINT = "background-color: #F4D6C6; color: #31333F; font-weight: bold"
Cells = dict[str, dict[str, MatrixCell]]  # incident to source to cell


def show_page(study: PageStudy, scope: Scope, pages: Pages) -> None:
    """Draws the matrix of what the shared filters leave; the address holds the figure, the page and the cell."""
    show(f'<div class="cc"><h1>{words.MATRIX_HEADING}</h1><p class="cc-soft">{words.MATRIX_HOW}</p></div>')
    field = _field(study)
    ranked = study.ranked(scope.filter)
    pages_in_all = -(-len(ranked) // ROWS_A_PAGE)
    page = url.number("page", most=pages_in_all)
    rows = ranked[(page - 1) * ROWS_A_PAGE : page * ROWS_A_PAGE]
    sources = _columns(study, scope, rows)
    cells = {each: matrix_row(study.collection, study.incidents, each, sources, field=field) for each in rows}
    _grid(study, cells, sources, pages)
    if pages_in_all > 1:
        url.turn(page, pages_in_all)
    left_out = len(scope.filter.source or study.publishers) - len(sources)
    if left_out:
        show(
            f'<div class="cc"><p class="cc-soft">{words.COLUMNS_LEFT_OUT.format(number=number_of(left_out, "sources"))}</p></div>'
        )
    show(_plain(study, cells, sources))
    show(relation_badges.legend())


def _field(study: PageStudy) -> str:
    counting = tuple(each for each, spec in study.collection.field_specs.items() if spec.type is FieldType.COUNT)
    labels = {"": words.WORST_RELATION, **{each: study.collection.field_specs[each].label for each in counting}}
    return url.selectbox(
        "field", words.IN_EACH_CELL, ("", *counting), title=lambda each: labels[each], default="", says_default=False
    )


def _columns(study: PageStudy, scope: Scope, rows: Sequence[str]) -> list[str]:
    """The sources with an account of these incidents, those with most first; those asked for are always there."""
    telling = [study.collection.source_of_claim(claim) for each in rows for claim in study.incidents.claims_of[each]]
    order = sorted(set(telling) | set(scope.filter.source), key=lambda each: (-telling.count(each), study.source(each)))
    kept = [each for each in order if not scope.filter.source or each in scope.filter.source]
    return kept[:MOST_COLUMNS]


@st.fragment
def _grid(study: PageStudy, cells: Cells, sources: Sequence[str], pages: Pages) -> None:
    titles = {each: study.offer.values["source"][each] for each in sources}
    texts = pd.DataFrame(
        [[_row_title(study, each), *(cells[each][source].text for source in sources)] for each in cells],
        columns=[words.INCIDENT, *titles.values()],
        dtype="str",
    )
    wide = {words.INCIDENT: st.column_config.TextColumn(pinned=True, width=220)}
    event: Any = st.dataframe(
        texts.style.apply(lambda frame: _tints(frame, cells, sources), axis=None),
        on_select="rerun",
        selection_mode="single-cell",
        key="matrix-grid",
        alt=words.MATRIX_ALT,
        height="content",
        hide_index=True,
        column_config=wide | {each: st.column_config.TextColumn(width=COLUMN_PIXELS) for each in titles.values()},
    )
    picked = event["selection"]["cells"]
    if picked:
        position, title = picked[0]
        incident_id = list(cells)[position]
        source = next((each for each, told in titles.items() if told == title), "")
        if source:
            st.query_params["cell"] = [incident_id, source]
    _drawer(study, cells, pages)


def _row_title(study: PageStudy, incident_id: str) -> str:
    return visible(study.incident_title(incident_id))


def _tints(texts: pd.DataFrame, cells: Cells, sources: Sequence[str]) -> pd.DataFrame:
    tinted = [
        ["", *(_TINT if row[source].relation in relation_badges.CLASHES else "" for source in sources)]
        for row in cells.values()
    ]
    return pd.DataFrame(tinted, index=texts.index, columns=texts.columns)


def _drawer(study: PageStudy, cells: Mapping[str, Mapping[str, MatrixCell]], pages: Pages) -> None:
    """The accounts behind the cell that the address names."""
    asked = url.asked("cell")
    if len(asked) != 2 or asked[0] not in study.incidents.rows or asked[1] not in study.publishers:
        show(f'<div class="cc cc-box"><p>{words.CHOOSE_CELL}</p></div>')
        return
    incident_id, source = asked
    claims = [
        each for each in study.incidents.claims_of[incident_id] if study.collection.source_of_claim(each) == source
    ]
    title = f"{name(study.source(source))}: {name(study.incident_title(incident_id))}"
    cell = cells.get(incident_id, {}).get(source)
    told = f" {relation_badges.badge(cell.relation)}" if cell and cell.relation else ""
    body = "".join(account_card(study, each, is_open=len(claims) == 1) for each in claims)
    nothing = "" if claims else f"<p>{Relation.NO_ACCOUNT.mark} {literal(Relation.NO_ACCOUNT.definition)}</p>"
    show(f'<div class="cc cc-box"><h2>{title}</h2><p>{told}</p>{nothing}{body}</div>')
    with st.container(horizontal=True):
        st.page_link(
            pages["incident"],
            label=words.OPEN_INCIDENT,
            query_params=going_to(id=incident_id),
            icon=":material/arrow_forward:",
        )
        if claims:
            st.page_link(
                pages["compare"],
                label=words.COMPARE_WITH_OTHERS,
                query_params=going_to(incident=incident_id, claim=_beside(study, incident_id, claims[0])),
                icon=":material/compare_arrows:",
            )


def _beside(study: PageStudy, incident_id: str, claim: str) -> list[str]:
    others = [
        each
        for each in study.incidents.claims_of[incident_id]
        if study.collection.source_of_claim(each) != study.collection.source_of_claim(claim)
    ]
    return [claim, *others[:1]]


def _plain(study: PageStudy, cells: Cells, sources: Sequence[str]) -> str:
    """The same as a table that every reader can use, to be opened."""
    rows = [
        [
            link(study.incident_title(incident_id), "incident", id=incident_id),
            *(_plain_cell(row[source]) for source in sources),
        ]
        for incident_id, row in cells.items()
    ]
    matrix = page_table([words.INCIDENT], rows, names=[study.source(source) for source in sources])
    return f'<div class="cc">{folded(words.MATRIX_PLAIN, scrolling(words.MATRIX_PLAIN, matrix))}</div>'


def _plain_cell(cell: MatrixCell) -> str:
    return Clashing(name(cell.text)) if cell.relation in relation_badges.CLASHES else name(cell.text)

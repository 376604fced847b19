"""The page Edit as a table: every row of a project, cell by cell, kept as soon as it is good, undone as any change."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, partial
from typing import Any

import pandas as pd
import streamlit as st

from claims.databases.address import Address
from claims.errors import AcceptError, ClaimsError
from claims.projects import Edit, Project, open_project
from claims.schema import SCHEMA, TABLE_COLUMNS, ColumnSpec, ColumnType
from views.blocks.alerts import alert
from views.forms.copy_offer import offer_copy
from views.forms.step_buttons import step_buttons
from views.markup import literal, name, plain_table, show
from views.state.cached_study import CachedMatched
from views.state.page_context import StudyContext
from views.state.url import ListPage, list_page, pills, text_input
from views.state.work.grid_changes import grid_edits, values_as_typed, values_beside_words
from views.state.work.grid_search import Row, RowsOf, found_rows, shown_name
from views.state.work.still_open import part
from views.state.work.visitor import visitor_name
from views.texts import coding_words, project_words
from views.texts.translation import counted, localised

SHOWN_TABLES = ("claims", "statements", "documents", "sources", "parties", "places", "fields")
ROWS_A_PAGE = 1000
ROW_HEIGHT, MAX_HEIGHT = 36, 560  # pixels
MAX_CHOICES = 5000  # rows that a list offers
_ERROR, _REMOVAL, _REMARK, _BASE = (
    f"grid-{key}" for key in ("error", "removal", "remark", "base")
)  # of the session's state


def show_page(context: StudyContext) -> None:
    """Draws the page; the comparison is brought up to date when another page is opened."""
    show(f'<div class="cc"><h1>{project_words.GRID}</h1><p class="cc-soft">{project_words.GRID_HOW}</p></div>')
    if context.matched.project is None:
        offer_copy(context.matched)
        return
    _grid(context.matched)


@dataclass
class GridBase:
    """The rows as the table on screen got them; what is typed is kept by the widget as changes of these.

    Attributes:
        chosen: Table, and words looked for.
        number_found: Of rows, on all pages.
        page: Its number.
        frame: The same for the widget.
        columns: How each column is shown. They stay as they are while the rows do: where a list of choices names rows of
            the same table, a name that was typed would make the widget begin anew and forget what was typed.
        revision: Of the project; where it is another now, the table is drawn anew.
        number: Tells this widget from those before.
    """

    chosen: tuple[str, str]
    number_found: int
    page: int
    rows: Sequence[Row]
    frame: pd.DataFrame
    columns: dict[str, Any]
    revision: int
    number: int

    @property
    def key(self) -> str:
        """The key of the widget."""
        return f"grid-rows-{self.number}"


@part
def _grid(matched: CachedMatched) -> None:
    assert matched.project is not None
    with open_project(matched.project) as project:
        table = pills(
            "table", project_words.TABLE, SHOWN_TABLES, title=lambda each: project_words.TABLES[each], default="claims"
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            with st.container(width=320):
                words = text_input("find", project_words.FIND, placeholder=project_words.FIND_HINT)
            steps = st.container(width="content")
        rows_of = cache(project.rows)  # the tables that a column names are read once, as the one that is shown
        base, page = _base(table, words, rows_of, project.revision())
        if not (st.session_state.keys() & {_ERROR, _REMOVAL}):
            with steps:
                step_buttons(project)  # beside what is not kept they would take back what was kept before it
        _say_error(project)
        for value, quoted in st.session_state.get(_REMARK, ()):
            remark = project_words.VALUE_NOT_IN_WORDS.format(value=name(value), words=name(quoted))
            show(f'<div class="cc"><p role="status">{remark}</p></div>')
        show(f'<div class="cc"><p class="cc-soft">{counted(base.number_found, table)}</p></div>')
        st.data_editor(
            base.frame, key=base.key, num_rows="dynamic", hide_index=True, placeholder="",
            height=min(MAX_HEIGHT, ROW_HEIGHT * (len(base.rows) + 4)), column_config=base.columns,
            on_change=_save, args=(matched.project, table),
        )  # fmt: skip
        page.show_buttons()


def _base(table: str, words: str, rows_of: RowsOf, revision: int) -> tuple[GridBase, ListPage]:
    """The base of the widget, and its page; a new one where other rows are shown or the project was changed elsewhere."""
    base: GridBase | None = st.session_state.get(_BASE)
    is_as_kept = base is not None and (
        base.revision == revision or _ERROR in st.session_state
    )  # or nobody reads the error
    if base is not None and is_as_kept and base.chosen == (table, words):
        page = list_page(base.number_found, size=ROWS_A_PAGE)
        if page.number == base.page:
            return base, page
    rows, number = found_rows(table, words, rows_of), base.number + 1 if base else 1
    page = list_page(len(rows), size=ROWS_A_PAGE)
    columns = _columns(rows_of, table)
    shown = rows[page.rows]
    base = GridBase((table, words), len(rows), page.number, shown, _frame(table, shown), columns, revision, number)
    st.session_state[_BASE] = base
    _forget()  # of what was typed into the table before
    return base, page


def _frame(table: str, rows: Sequence[Row]) -> pd.DataFrame:
    return pd.DataFrame({name: [row.get(name) for row in rows] for name in TABLE_COLUMNS[table]}, dtype="object")


def _columns(rows_of: RowsOf, table: str) -> dict[str, Any]:
    named = {spec.refers for spec in SCHEMA[table] if spec.refers and spec.type is ColumnType.ID}
    names = {other: _names(rows_of(other)) for other in named}
    return {spec.name: _column(spec, names.get(spec.refers, {}), table) for spec in SCHEMA[table]}


def _names(rows: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    named = {row_id: shown_name(row) or row_id for row_id, row in rows.items()}
    twice = {name for name, number in Counter(named.values()).items() if number > 1}
    return {row_id: f"{name} ({row_id})" if name in twice else name for row_id, name in named.items()}


def _column(
    spec: ColumnSpec, names: Mapping[str, str], table: str
) -> Any:  # a column of Streamlit, whose type is not public
    """A list of choices where the schema has a closed one, else text; ids of rows that are there cannot be changed."""
    label = _heading(spec.name, table) + (" *" if spec.required else "")
    if spec.type is ColumnType.ENUM or spec.allowed:
        return st.column_config.SelectboxColumn(
            label, help=spec.explanation, options=list(spec.allowed), format_func=_choice
        )
    if spec.type is ColumnType.FLAG:
        return st.column_config.SelectboxColumn(label, help=spec.explanation, options=["yes", "no"])
    if spec.refers and spec.type is ColumnType.ID and len(names) <= MAX_CHOICES:
        column: Any = st.column_config.SelectboxColumn(
            label, help=spec.explanation, options=list(names), format_func=lambda row_id: names.get(str(row_id), str(row_id))
        )  # fmt: skip
        column["type_config"]["options"] = _Fixed(column["type_config"]["options"])
        return column
    is_id = spec.name == TABLE_COLUMNS[table][0]
    return st.column_config.TextColumn(label, help=spec.explanation, width="small" if is_id else None, pinned=is_id)


class _Fixed(list[Any]):
    """A list of choices that nobody changes: drawing the table copies its columns, which takes long with thousands of them."""

    def __deepcopy__(self, memo: object) -> "_Fixed":
        return self


def _choice(value: object) -> str:
    """A value of a closed list in words; it is copied and pasted as the tables have it."""
    text = str(value)
    return coding_words.KINDS.get(text) or coding_words.VERBS.get(text) or localised(text)


def _heading(column: str, table: str) -> str:
    """What a column is called on screen; one that names a row of another table goes by what that is."""
    if column == TABLE_COLUMNS[table][0]:
        return project_words.GRID_ID
    return project_words.GRID_COLUMNS.get(column, column.removesuffix("_id").replace("_", " "))


def _save(path: Address, table: str) -> None:
    """Keeps what was changed; what has a problem stays on screen as it was typed, and is kept once it is good."""
    base: GridBase = st.session_state[_BASE]
    changes = st.session_state[base.key]
    _forget()
    st.session_state.pop(_REMARK, None)
    try:
        with open_project(path) as project:
            typed = grid_edits(
                table, base.rows, changes, defaults=_defaults(project, table), free_id=partial(project.free_id, table)
            )
            fields = project.rows("fields")
            edits = values_as_typed(typed, fields)
            removed = [edit.row_id for edit in edits if edit.cells is None]
            wanted = _with_dependents(project, table, edits, removed) if removed else edits
            stored = project.some_rows(table, [edit.row_id for edit in edits])
            wanted = [edit for edit in wanted or () if edit.table != table or _differs(edit, stored.get(edit.row_id))]
            if not wanted:
                return
            change = project.change(wanted, what=_what(table, wanted), by=visitor_name(), at=datetime.now(UTC))
    except ClaimsError as error:
        st.session_state[_ERROR] = error
    else:
        st.session_state[_REMARK] = values_beside_words(wanted, stored, fields)
        is_next = change.number == base.revision + 1
        if is_next and edits == typed and not changes.get("added_rows") and not changes.get("deleted_rows"):
            base.revision = change.number  # the widget shows these rows already, and keeps cursor and place


def _differs(edit: Edit, stored: Row | None) -> bool:
    merged, _ = edit.onto(stored)
    cells = None if merged.cells is None else {name: cell for name, cell in merged.cells.items() if cell}
    return cells != stored


def _with_dependents(project: Project, table: str, edits: list[Edit], removed: list[str]) -> list[Edit] | None:
    """The edits and, for rows to be removed, those of the rows that depend on them; None where the visitor is asked first."""
    along = _along(project, table, removed)
    asked = {(table, row_id) for row_id in removed}
    others = [key for key, edit in along.items() if edit.cells is None and key not in asked]
    if others:
        st.session_state[_REMOVAL] = (table, tuple(removed), len(others))
        return None
    return [*(edit for edit in edits if edit.cells is not None), *along.values()]


def _along(project: Project, table: str, row_ids: Iterable[str]) -> dict[tuple[str, str], Edit]:
    """By row, what becomes of those that are removed and of those that hang on them."""
    return {(edit.table, edit.row_id): edit for row_id in row_ids for edit in project.dependents(table, row_id)}


def _defaults(project: Project, table: str) -> dict[str, str]:
    """What empty cells of a new row stand for."""
    made = {
        "documents": {"language": project.about().get("language", "en")},
        "claims": {"background": "no"},
        "statements": {"stance": "asserts", "coder": visitor_name() or project_words.NO_NAME},
        "sources": {"kind": "outlet"},
        "parties": {"kind": "group"},
        "places": {"kind": "town"},
    }
    return made.get(table, {})


def _what(table: str, edits: list[Edit]) -> str:
    return project_words.CHANGED.format(table=project_words.TABLES[table], rows=len(edits))


def _say_error(project: Project) -> None:
    """What is wrong with the rows as they stand on screen, or what a removal would also remove."""
    if removal := st.session_state.get(_REMOVAL):
        of_table, row_ids, number = removal
        alert(project_words.TAKES_ALONG.format(rows=counted(number, "rows"), ids=literal(", ".join(row_ids))))
        with st.container(horizontal=True):
            st.button(
                project_words.REMOVE_ALL,
                type="primary",
                key="grid-remove",
                on_click=_remove,
                args=(project.path, of_table, row_ids),
            )
            st.button(project_words.KEEP_THEM, key="grid-keep", on_click=_discard)
    if error := st.session_state.get(_ERROR):
        problems = error.problems if isinstance(error, AcceptError) else ()
        rows = [
            (problem.row_id, _heading(problem.column, problem.file), problem.found, problem.allowed)
            for problem in problems
        ]
        alert(project_words.NOT_KEPT, plain_table(project_words.PROBLEM_COLUMNS, rows) if rows else literal(error))
        st.button(project_words.DISCARD, key="grid-discard", on_click=_discard)


def _remove(path: Address, table: str, row_ids: tuple[str, ...]) -> None:
    with open_project(path) as project:
        edits = list(_along(project, table, row_ids).values())
        project.change(edits, what=_what(table, edits), by=visitor_name(), at=datetime.now(UTC))
    _discard()


def _discard() -> None:
    """Shows the rows as they are kept."""
    _forget()
    st.session_state[_BASE].revision = 0


def _forget() -> None:
    for key in (_ERROR, _REMOVAL):
        st.session_state.pop(key, None)

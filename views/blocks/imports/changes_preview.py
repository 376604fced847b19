"""What adding files changes in a project, on one screen before it is kept."""

from collections.abc import Sequence

from claims.adding.import_job import Answer
from claims.schema import TABLE_COLUMNS
from views.blocks.imports.import_results import labelled_table
from views.markup import folded, literal, show
from views.texts import import_words
from views.texts.translation import counted

SHOWN = 8  # new discrepancies, incidents and moved claims that stand open; the others are unfolded


def show_changes(changes: Answer) -> None:
    """Shows the number of new claims, incidents and discrepancies, the gravest of these, and which claims move."""
    numbers = {
        "claims": counted(changes["claims"], "claims"),
        "incidents": counted(changes["incidents_in_all"], "incidents"),
        "discrepancies": counted(changes["discrepancies_in_all"], "discrepancies"),
    }
    sentence = import_words.WHAT_CHANGES_NOW.format(**numbers)
    settled = f" {import_words.SETTLED.format(number=changes['settled'])}" if changes["settled"] else ""
    show(f'<div class="cc" role="status"><h2>{import_words.WHAT_CHANGES}</h2><p>{sentence}{settled}</p></div>')
    _list(import_words.NEW_DISCREPANCIES, [sentence for _, sentence in changes["discrepancies"]])
    if moved := moved_table([row[1:] for row in changes["moved"]]):
        show(moved)
    _list(import_words.NEW_INCIDENTS, changes["incidents"])


def moved_table(rows: Sequence[Sequence[str]]) -> str:
    """Claims that move, each with its title and its incident before and after, under a heading; "" for none."""
    table = labelled_table(import_words.MOVED, import_words.MOVED_COLUMNS, rows)
    return f'<div class="cc"><h3>{import_words.MOVED}</h3>{table}</div>' if rows else ""


def _list(heading: str, sentences: Sequence[str]) -> None:
    if not sentences:
        return
    first, others = (
        "".join(f"<li>{literal(sentence)}</li>" for sentence in part) for part in (sentences[:SHOWN], sentences[SHOWN:])
    )
    more = folded(import_words.MORE.format(number=len(sentences) - SHOWN), f"<ul>{others}</ul>") if others else ""
    show(f'<div class="cc"><h3>{heading}</h3><ul>{first}</ul>{more}</div>')


def show_changed_rows(rows: Sequence[tuple[str, str, dict[str, str] | None, dict[str, str] | None]]) -> None:
    """Shows each cell that changes, as it was and as it will be."""
    cells = [cell for row in rows for cell in _changed_cells(*row)]
    label = import_words.CHANGED_ROWS.format(number=len(rows))
    table = labelled_table(label, import_words.CHANGED_COLUMNS, cells[: SHOWN * 25])
    show(f'<div class="cc">{folded(label, table)}</div>')


def _changed_cells(
    table: str, row_id: str, before: dict[str, str] | None, after: dict[str, str] | None
) -> list[tuple[str, str, str, str, str]]:
    if before is None or after is None:
        label = (before or after or {}).get("title") or (before or after or {}).get("name", "")
        return [
            (table, row_id, "", "" if before is None else label or row_id, label if after else import_words.REMOVED)
        ]
    columns = (column for column in TABLE_COLUMNS.get(table, ()) if before.get(column, "") != after.get(column, ""))
    return [(table, row_id, column, before.get(column, ""), after.get(column, "")) for column in columns]

"""What the page Import shows of a file: its format, its first rows, and what reading all of it gave."""

import re
from collections.abc import Mapping, Sequence

from claims.adding.import_job import Answer
from claims.importers import KNOWN_FORMATS, ImportedTable, Remark, RemarkOutcome, preview, remarks_in
from views.blocks.alerts import alert
from views.markup import folded, literal, name, page_table, scrolling, show
from views.texts import import_words, words
from views.texts.translation import counted, localised

MAX_REMARKS, MAX_KINDS = 40, 30  # remarks on the first rows, and kinds of remark on the whole table, that are shown
MAX_CLAIMS = 5  # named for each kind of change of a revision


def show_recognised(looked: Answer) -> None:
    """Shows the format that the columns are of, and the size of the table."""
    known = KNOWN_FORMATS.get(looked["format"])
    format_words = (
        import_words.RECOGNISED.format(format=f"<b>{literal(known.title)}</b>")
        if known
        else import_words.NOT_RECOGNISED
    )
    doubt = "" if known is None or known.verified else f" {import_words.UNVERIFIED}"
    sheet = f" {import_words.SHEET.format(sheet=name(looked['sheet']))}" if looked["sheet"] else ""
    size = f"{counted(looked['rows'], 'rows')}, {counted(len(looked['columns']), 'columns')}"
    if looked["remembered"]:
        format_words = import_words.REMEMBERED.format(file=f"<b>{name(looked['remembered'])}</b>")
    show(f'<div class="cc"><h2>{name(looked["file"])}</h2><p>{size}.{sheet} {format_words}{doubt}</p></div>')


def show_preview(imported: ImportedTable) -> None:
    """Shows what is read of the first rows, three of them as they will be shown, and what was changed or refused."""
    how = import_words.READ_HOW.format(rows=counted(imported.rows, "rows"))
    show(f'<div class="cc"><h2>{import_words.READ_HEADING}</h2><p class="cc-soft">{how}</p></div>')
    show_read(list(imported.read.itertuples(index=False, name=None)), imported.unread)
    if imported.missing:
        alert(import_words.NOTHING_READ, literal(imported.missing))
    rows = preview(imported).drop(columns="claim_id").itertuples(index=False, name=None)
    label = import_words.FIRST_ROWS
    show(f'<div class="cc"><h2>{label}</h2></div>', labelled_table(label, import_words.PREVIEW_COLUMNS, list(rows)))
    remarks = [remark for remark in remarks_in(imported.remarks) if remark.outcome is not RemarkOutcome.NOTED]
    if remarks:
        listed = [
            (remark.row or "", remark.column, remark.found, remark.done, remark.outcome)
            for remark in sorted(remarks, key=_severity)[:MAX_REMARKS]
        ]
        label = import_words.HEAD_REMARKS.format(number=len(remarks), rows=imported.rows)
        show(f'<div class="cc">{folded(label, labelled_table(label, import_words.REMARK_COLUMNS, listed))}</div>')


def show_read(read: Sequence[tuple[str, int, int, str]], unread: Mapping[str, str]) -> None:
    """Shows in how many rows each thing is found, and which columns are not read and why."""
    rows = [
        (_what(what), import_words.READ_OF.format(rows=f"{rows:,}", of=f"{of:,}"), example)
        for what, rows, of, example in read
    ]
    show(labelled_table(import_words.READ_HEADING, import_words.READ_COLUMNS, rows))
    if unread:
        label = import_words.UNREAD.format(number=len(unread))
        table = labelled_table(label, import_words.UNREAD_COLUMNS, list(unread.items()))
        show(f'<div class="cc">{folded(label, table)}</div>')


def _what(what: str) -> str:
    """What was read in the reader's language; who is counted and by whom stays as it is written."""
    label = re.split(r": | \(", what, maxsplit=1)[0]
    return (import_words.READ_WHAT.get(label) or localised(label)) + what[len(label) :]


def _severity(remark: Remark) -> tuple[int, int]:
    return (-list(RemarkOutcome).index(remark.outcome), remark.row or 0)


def show_collection(looked: Answer) -> None:
    """Shows what a file that is a collection already holds, and its problems."""
    show(
        f'<div class="cc"><h2>{name(looked["title"])}</h2><p>{import_words.IS_COLLECTION} {_counts(looked["tables"])}</p></div>'
    )
    show_refusals(looked)


def show_result(table: Answer) -> None:
    """Shows what reading the whole of a table gave, and what was changed or refused in it."""
    rows = import_words.ROWS_READ.format(rows=counted(table["rows"], "rows"))
    show(f'<div class="cc"><h2>{name(table["file"])}</h2><p>{rows}</p></div>')
    if table["missing"]:
        alert(import_words.NOTHING_READ, literal(table["missing"]))
    show_read([tuple(row.values()) for row in table["read"]], table["unread"])
    if table["revision"]:
        _revision(table["revision"])
    _show_remarks(table)


def _counts(tables: Mapping[str, int]) -> str:
    counts = [counted(count, table) for table, count in tables.items()]
    return import_words.HOLDS.format(numbers=words.COMMA.join(counts))


def show_refusals(answer: Answer) -> None:
    """Shows the rows that were left out, with the reason."""
    if answer["problems_in_all"]:
        rows = [tuple(problem.values()) for problem in answer["problems"]]
        label = words.PROBLEMS.format(number=counted(answer["problems_in_all"], "problems"))
        show(f'<div class="cc">{folded(label, labelled_table(label, words.PROBLEM_COLUMNS, rows))}</div>')


def _revision(revision: Answer) -> None:
    rows = [
        (
            import_words.REVISION[kind],
            claims["number"],
            words.COMMA.join(claims["claims"][:MAX_CLAIMS]) + (" …" if claims["number"] > MAX_CLAIMS else ""),
        )
        for kind, claims in revision.items()
    ]
    show(
        f'<div class="cc"><h2>{import_words.REVISION_HEADING}</h2><p class="cc-soft">{import_words.REVISION_WHY}</p></div>',
        labelled_table(import_words.REVISION_HEADING, import_words.REVISION_COLUMNS, rows),
    )


def _show_remarks(table: Answer) -> None:
    """What was changed or refused: how often by column and reason, then row by row."""
    if not table["remarks"]:
        return
    kinds = [
        (kind["outcome"], kind["column"], kind["done"], kind["times"], kind["first_row"] or "", kind["example"])
        for kind in table["remarks"][:MAX_KINDS]
    ]
    listed = labelled_table(import_words.REMARKS, import_words.TALLY_COLUMNS, kinds)
    left = len(table["remarks"]) - len(kinds)
    more = f'<p class="cc-soft">{import_words.MORE_KINDS.format(number=left)}</p>' if left > 0 else ""
    show(f'<div class="cc">{folded(import_words.REMARKS, listed + more)}</div>')
    if table["worst"]:
        label = import_words.WORST_REMARKS.format(number=len(table["worst"]))
        rows = [tuple(remark) for remark in table["worst"][:MAX_REMARKS]]
        show(f'<div class="cc">{folded(label, labelled_table(label, import_words.REMARK_COLUMNS, rows))}</div>')


def labelled_table(label: str, heads: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A table of plain cells that scrolls sideways, under a label for screen readers."""
    cells = [[name(cell) for cell in row] for row in rows]
    return scrolling(label, page_table(heads, cells, has_row_heads=False), is_block=True)

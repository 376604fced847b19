"""Checking cells: every text against the type of its column."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

import pandas as pd

from claims.collection.columns import Columns
from claims.collection.problems import ProblemLog, offer
from claims.errors import ValueFormatError
from claims.model import Stance, parse_chain
from claims.schema import SCHEMA, ColumnSpec, ColumnType
from claims.values import Span

MOST_CHARACTERS = 32_767  # what a cell of a spreadsheet holds
ID_PATTERN = "[A-Za-z0-9][A-Za-z0-9_.-]*"
URL_PATTERN = r"[Hh][Tt][Tt][Pp][Ss]?://[^\s/?#]+\S*"
DIGEST_PATTERN = "sha256:[0-9a-f]{64}"
NUMBER_PATTERN = r"[+-]?\d{1,15}(\.\d+)?([eE][+-]?\d{1,2})?"

_ID = re.compile(ID_PATTERN)
_WHITE = " \t\n\u00a0"  # what spreadsheets leave behind; control characters are refused, not dropped
_NUMBERS = frozenset({ColumnType.INTEGER, ColumnType.NUMBER})
_UNWRITABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
)  # no XML, so no workbook, can hold them


def clean_columns(columns: Columns) -> Columns:
    """The table without white space around its cells, line breaks as LF, numbers in their shortest form, defaults filled in."""
    cleaned = {spec.name: _clean(spec, columns) for spec in SCHEMA[columns.table]} if len(columns) else {}
    return columns.changed({name: texts for name, texts in cleaned.items() if texts is not None})


def _clean(column: ColumnSpec, columns: Columns) -> list[str] | None:
    """The cleaned texts of a column; None where all are clean."""
    if not columns.is_small and column.type not in _NUMBERS and _is_clean(column, columns.frame[column.name]):
        return None  # the whole column is checked first: nearly every text is clean
    changed = {}
    for text in columns.distinct(column.name):
        if (cleaned := _clean_text(column, text) or column.default) != text:
            changed[text] = cleaned
    return [changed.get(text, text) for text in columns[column.name]] if changed else None


def _is_clean(column: ColumnSpec, texts: pd.Series) -> bool:
    if column.default and (texts == "").any():
        return False
    return not (texts != texts.str.strip(_WHITE)).any() and not texts.str.contains("\r", regex=False).any()


def _clean_text(column: ColumnSpec, text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.strip(_WHITE)
    return _shortest(text) if column.type in _NUMBERS else text


def _shortest(text: str) -> str:
    if (text.isascii() and text.isdigit() and text[0] != "0") or not re.fullmatch(NUMBER_PATTERN, text, re.ASCII):
        return text
    number = float(text)
    return str(int(number)) if number.is_integer() else repr(number)


def _wanted(column: ColumnSpec) -> str:
    """What an empty cell of a required column should hold."""
    return f"one of {', '.join(column.allowed)}" if column.allowed else f"a value. Meaning: {column.description}"


def check_cells(columns: Columns, log: ProblemLog) -> None:
    """Refuses the rows in which a required cell is empty or a text is not of its column's type."""
    for column in SCHEMA[columns.table] if len(columns) else ():
        written = columns.distinct(column.name)
        if column.required and "" in written:
            for row, _ in columns.rows_of(column.name, {""}):
                log.refuse(columns.table, row, column.name, "nothing", _wanted(column))
        filled = [text for text in written if text]
        whole = column.type is ColumnType.ID and not columns.is_small
        doubtful = _no_ids(columns.frame[column.name]) if whole else filled
        if wrong := {**_misread(column, doubtful), **_unwritable(filled)}:
            log.refuse_texts(columns.table, column.name, columns.filled(column.name), wrong)
    _refuse_repeats(columns, log)


def _no_ids(texts: pd.Series) -> list[str]:
    """The texts that are no ids, found over the whole column at once, for nearly all are."""
    bad: list[str] = texts[(texts != "") & ~texts.str.fullmatch(ID_PATTERN)].unique().tolist()
    return bad


def _misread(column: ColumnSpec, texts: Iterable[str]) -> dict[str, str]:
    """The texts that are not of the column's type, each with what would do."""
    check = _check_of(column)
    answers = ((text, check(text)) for text in texts) if check else ()
    return {text: allowed for text, allowed in answers if allowed}


def _check_of(column: ColumnSpec) -> Callable[[str], str] | None:
    if column.refers and column.type is ColumnType.ID:
        return None  # what it names is looked up; see `references`
    if column.type in COLUMN_CHECKS:
        return partial(COLUMN_CHECKS[column.type], column)
    return TEXT_CHECKS.get(column.type)


def _unwritable(texts: Iterable[str]) -> dict[str, str]:
    texts = list(texts)
    refused: dict[str, str] = {}
    if not _UNWRITABLE.search("\n".join(texts)) and max(map(len, texts), default=0) <= MOST_CHARACTERS:
        return refused
    for text in texts:
        if bad := _UNWRITABLE.search(text):
            refused[text] = f"text without the character U+{ord(bad[0]):04X}, which a workbook cannot store"
        elif len(text) > MOST_CHARACTERS:
            refused[text] = f"at most {MOST_CHARACTERS:,} characters, the limit of a workbook cell"
    return refused


def _refuse_repeats(columns: Columns, log: ProblemLog) -> None:
    """Refuses every row whose id an earlier row has."""
    column = SCHEMA[columns.table][0].name
    if len(columns.distinct(column)) == len(columns):
        return
    first_rows: dict[str, int] = {}
    for row, text in columns.filled(column):
        if first_rows.setdefault(text, row) != row:
            found = f"{text!r}, which row {first_rows[text]} has already"
            log.refuse(columns.table, row, column, found, "an id of its own")


def _check_id(text: str) -> str:
    good = _ID.fullmatch(text)
    return "" if good else "letters a to z, digits, hyphen, underscore and dot, beginning with a letter or digit"


def _check_enum(column: ColumnSpec, text: str) -> str:
    return "" if text in column.allowed else f"one of {', '.join(column.allowed)}{offer(text, column.allowed)}"


def _check_flag(text: str) -> str:
    return "" if text in {"yes", "no"} else "yes or no"


def _check_date(text: str) -> str:
    try:
        good = re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII) and date.fromisoformat(text)
    except ValueError:
        good = None
    return "" if good else "a day of the calendar, written as 2021-01-23"


def _check_span(text: str) -> str:
    try:
        Span.parse(text)
    except ValueFormatError as error:
        return error.allowed
    return ""


def _check_integer(column: ColumnSpec, text: str) -> str:
    if not re.fullmatch(r"[+-]?\d{1,15}", text, re.ASCII):
        return f"a whole number{_limits(column)}"
    return _check_limits(column, float(text))


def _check_number(column: ColumnSpec, text: str) -> str:
    if not re.fullmatch(NUMBER_PATTERN, text, re.ASCII):
        return f"a number such as 36.5{_limits(column)}"
    return _check_limits(column, float(text))


def _check_limits(column: ColumnSpec, number: float) -> str:
    low = column.least is not None and number < column.least
    high = column.most is not None and number > column.most
    return f"a number{_limits(column)}" if low or high else ""


def _limits(column: ColumnSpec) -> str:
    low = "" if column.least is None else f" from {column.least:g}"
    return low + ("" if column.most is None else f" up to {column.most:g}")


def _check_url(text: str) -> str:
    return "" if re.fullmatch(URL_PATTERN, text) else "an absolute address that begins with http:// or https://"


def _check_digest(text: str) -> str:
    return "" if re.fullmatch(DIGEST_PATTERN, text) else "sha256: and 64 hexadecimal digits in lower case"


def _check_chain(text: str) -> str:
    try:
        parse_chain(text)
    except ValueError:
        return f"speakers such as 'speaker:asserts > resident:hedges', each with one of {', '.join(Stance)}"
    return ""


# Each says what would do instead, or nothing where the text will do.
TEXT_CHECKS: dict[ColumnType, Callable[[str], str]] = {
    ColumnType.ID: _check_id,
    ColumnType.FLAG: _check_flag,
    ColumnType.DATE: _check_date,
    ColumnType.SPAN: _check_span,
    ColumnType.URL: _check_url,
    ColumnType.DIGEST: _check_digest,
    ColumnType.CHAIN: _check_chain,
}
COLUMN_CHECKS: dict[ColumnType, Callable[[ColumnSpec, str], str]] = {
    ColumnType.ENUM: _check_enum,
    ColumnType.INTEGER: _check_integer,
    ColumnType.NUMBER: _check_number,
}

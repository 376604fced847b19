"""Cells that a spreadsheet wrote anew when a file was opened and saved: days, numbers and yes or no in its own form."""

import re
from calendar import month_abbr
from contextlib import suppress
from datetime import date

_ISO_DAY, _ISO_MONTH = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T00:00:00)?"), re.compile(r"(\d{4})-(\d\d)")
_DAY = re.compile(r"(\d{1,4})[/.-](\d{1,2})[/.-](\d{2,4})(?: 0?0:00(?::00)?)?")
_MONTH = re.compile(r"([A-Za-z]{3})-(\d\d)")
_DECIMAL_COMMA = re.compile(r"^([+-]?\d+),(\d{1,2}|\d{4,})$")
_MONTHS = {name.lower(): number for number, name in enumerate(month_abbr) if name}
_FLAGS = {"true": "yes", "false": "no"}
MOST_DIGITS = 15  # that a spreadsheet keeps of a number


def is_rewriting(before: str, after: str) -> bool:
    """Whether the later text is one that a spreadsheet makes of the earlier one by itself.

    Day and month may stand in either order, for that depends on the country that the spreadsheet is set to.
    """
    before, after = before.strip().replace("\r\n", "\n"), after.strip().replace("\r\n", "\n")
    return before == after or bool(after and before and meanings(before, is_ours=True) & meanings(after, is_ours=False))


def meanings(text: str, *, is_ours: bool) -> set[object]:
    """What a text may mean as a cell: a number, days, a month, yes or no.

    Args:
        text: Of a cell.
        is_ours: Whether a collection wrote it, which writes days in one form alone.
    """
    if text.lower() in _FLAGS:
        return {_FLAGS[text.lower()]}
    meant: set[object] = {text} if is_ours and text in _FLAGS.values() else set()
    with suppress(ValueError):
        if len(re.sub(r"\D", "", text)) <= MOST_DIGITS:
            meant.add(float(text if is_ours else _DECIMAL_COMMA.sub(r"\1.\2", text)))
    if match := _ISO_DAY.fullmatch(text):
        meant |= _days([match.groups()])
    elif match := _ISO_MONTH.fullmatch(text):
        meant.add((int(match[1]), int(match[2])))
    elif match := None if is_ours else _DAY.fullmatch(text):
        one, other, year = match.groups()
        meant |= _days([(_full(year), other, one), (_full(year), one, other)])
    elif (match := None if is_ours else _MONTH.fullmatch(text)) and match[1].lower() in _MONTHS:
        meant.add((int(_full(match[2])), _MONTHS[match[1].lower()]))
    return meant


def _full(year: str) -> str:
    return year if len(year) > 2 else f"{'20' if int(year) < 30 else '19'}{year}"


def _days(parts: list[tuple[str, ...]]) -> set[object]:
    found: set[object] = set()
    for year, month, day in parts:
        with suppress(ValueError):
            found.add(date(int(year), int(month), int(day)))
    return found

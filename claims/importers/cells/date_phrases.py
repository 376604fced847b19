"""What a cell says about a day: its points in time, as far as the cell alone tells, and how they are joined."""

from collections.abc import Iterator
from dataclasses import dataclass

from claims.importers.cells.date_points import MODIFIERS, NUMBERS, DatePoint, read_point
from claims.importers.cells.date_words import DatePart, parts_of_date

_JOINS = frozenset("T&O")
_WEAK = "-/,"  # signs that join two points where they cannot be read as one


@dataclass(frozen=True)
class DayPhrase:
    """Points in time and how they are joined.

    Attributes:
        points: One, or the first and last of several.
        link: "" for one point, "T" a period, "O" one of them.
        bound: "<" before it, ">" after it, "{" until it, "F" from it on, or "".
        marks: Letters of what else the words say: "?" not sure, "n" by night, "I" some time in it.
        weekday: The day of the week that is named, from 0; -1 for none.
        era: The calendar that is named, or "".
    """

    points: tuple[DatePoint, ...]
    link: str = ""
    bound: str = ""
    marks: str = ""
    weekday: int = -1
    era: str = ""


def parse_date(plain: str) -> DayPhrase | None:
    """What a cell that `plain_date` has prepared says; None where it is no date or could be divided in two ways."""
    for parts in parts_of_date(plain):
        if found := _phrases(parts):
            return found[0] if len(found) == 1 else None
    return None


def _phrases(parts: list[DatePart]) -> list[DayPhrase]:
    for at, part in enumerate(parts):
        if part.letter == "=":  # one day in two calendars
            found = [*_phrases(parts[:at]), *_phrases(parts[at + 1 :])]
            return [phrase for phrase in found if _is_gregorian(phrase)] or found
    marks = "".join(sorted({part.letter for part in parts} & set("?nIBv")))
    weekday = next((part.value for part in parts if part.letter == "W"), -1)
    era = next((part.detail for part in parts if part.letter == "A"), "")
    line = _without_spare_signs([part for part in parts if part.letter not in "_W?nIBvA"])
    bound, line = _bound(line)
    return [
        DayPhrase(points, link, bound, marks, weekday, era)
        for points, link in _divided(line)
        if all(point.orders for point in points)
        and not (bound and link)
        and (weekday < 0 or any("d" in order for point in points for order in point.orders))
    ]


def _is_gregorian(phrase: DayPhrase) -> bool:
    years = [part.value for point in phrase.points for part in point.parts if part.letter == "y"]
    return bool(years) and min(years) > 1500


def _without_spare_signs(parts: list[DatePart]) -> list[DatePart]:
    """Signs stay where they may divide: points and commas between figures, strokes between figures and months."""
    for signs, sides in ((".,", frozenset("dDy")), ("-/", NUMBERS)):
        parts = [
            part for at, part in enumerate(parts) if part.letter not in signs or _divides(parts, at, sides)
        ]  # fmt: skip
    kept: list[DatePart] = []
    for part in parts:  # "May/May" in two languages is one month
        before = kept[-2:-1] if kept and kept[-1].letter in "-/" else kept[-1:]
        if part.letter == "M" and before and before[0][:3] == part[:3]:
            kept = kept[:-1] if kept[-1].letter in "-/" else kept
        else:
            kept.append(part)
    return kept


def _divides(parts: list[DatePart], at: int, sides: frozenset[str]) -> bool:
    if not 0 < at < len(parts) - 1 or parts[at - 1].letter not in sides:
        return False
    after = parts[at + 1]
    return after.letter in sides or (
        sides is NUMBERS and after.letter in MODIFIERS and (after.spaced or parts[at].letter == "/")
    )


def _bound(parts: list[DatePart]) -> tuple[str, list[DatePart]]:
    """What "before", "after", "until" and "since" say, and the parts without them."""
    if any(part.letter == "}" for part in parts):  # "2011 - present"
        rest = [part for part in parts if part.letter not in "}F"]
        return "F", rest[:-1] if rest and rest[-1].letter in "T-" else rest
    for at, part in enumerate(parts):
        is_at_edge = at in {0, len(parts) - 1} and part.letter in "{F"
        if part.letter in "<>" or is_at_edge:
            rest = parts[:at] + parts[at + 1 :]
            is_pair = part.letter == "F" and any(
                other.letter in "T&-" for other in rest if other.letter != "-" or other.spaced
            )
            return ("" if is_pair else part.letter), rest
    return "", parts


def _divided(parts: list[DatePart]) -> list[tuple[tuple[DatePoint, ...], str]]:
    """The ways to divide the parts into points that fit together; several where it is not clear."""
    has_tight = any(part.letter == "-" and not part.spaced for part in parts)
    parts = [
        part._replace(letter="T") if part.letter == "-" and has_tight and _stands_alone(parts, at) else part
        for at, part in enumerate(parts)
    ]
    joins = [at for at, part in enumerate(parts) if part.letter in _JOINS]
    lists = [at for at, part in enumerate(parts) if part.letter == ","]
    joins = joins or (lists if len(lists) > 1 else [])  # "12, 14, 16 May 2019"
    if joins:
        letters = {parts[at].letter for at in joins}
        commas = {at for at, part in enumerate(parts) if part.letter == "," and at < joins[-1]}
        chunks = [read_point(chunk) for chunk in _split(parts, sorted({*joins, *commas}))]
        return _joined(chunks, "O" if "O" in letters else "T")
    point = read_point([part for part in parts if part.letter != ","])
    if point and point.orders:
        is_bare = (
            point.letters in {"dy", "yd"} and not point.sign and any(part.spaced for part in parts[1:])
        )  # "12 2019"
        return [] if is_bare else [((point,), "")]
    found: list[tuple[tuple[DatePoint, ...], str]] = []
    for at, part in enumerate(parts):
        if part.letter in _WEAK:
            found += _joined(
                [read_point(parts[:at]), read_point(parts[at + 1 :])], {"/": "O", "-": "-"}.get(part.letter, "T")
            )
    return found


def _stands_alone(parts: list[DatePart], at: int) -> bool:
    return parts[at].spaced and at + 1 < len(parts) and parts[at + 1].spaced


def _split(parts: list[DatePart], cuts: list[int]) -> Iterator[list[DatePart]]:
    for first, last in zip([-1, *cuts], [*cuts, len(parts)], strict=True):
        yield parts[first + 1 : last]


def _joined(points: list[DatePoint | None], link: str) -> list[tuple[tuple[DatePoint, ...], str]]:
    """Points that fit together: each lacks only what the last, or else the first, has."""
    given = [point for point in points if point and (point.orders or point.letters == "dy")]
    if len(given) < len(points):
        return []
    first, last = given[0], given[-1]
    if last.letters == "dy" and first.letters in {"Md", "Mdy"}:  # "May 12 to 14, 2019"
        last = DatePoint("Mdy", (first.parts[0], *last.parts), last.modifier)
    if first.letters == "y" and last.letters == "d" and _later_year(first.parts[0], last.parts[0]):
        last = DatePoint("y", (_later_year(first.parts[0], last.parts[0]) or first.parts[0],))
    given[-1] = last
    anchor, others = (last, given[:-1]) if _is_whole(last) else (first, given[1:])
    if not _is_whole(anchor) or not all(_fits(other, anchor) for other in others):
        return []
    return [((given[0], given[-1]), link)]


def _later_year(first: DatePart, last: DatePart) -> DatePart | None:
    """The year of two figures as one of the first's century; None where it is not later."""
    year = first.value // 100 * 100 + last.value
    return DatePart("y", year, str(year)) if len(last.detail) == 2 and year > first.value else None


def _is_whole(point: DatePoint) -> bool:
    return any("y" in order for order in point.orders) and point.letters != "Md"


def _fits(point: DatePoint, anchor: DatePoint) -> bool:
    if _is_whole(point):
        return point.letters not in {"dy", "yd", "dMd", "Mdd", "ddd"} or point.letters == anchor.letters
    has_day = len(anchor.letters) == 3 and not anchor.unit
    return {
        "d": has_day, "dM": anchor.letters == "dMy", "Md": anchor.letters == "Mdy", "M": anchor.letters in {"My", "yM"}, "dd": anchor.letters in {"ddy", "ydd"},
    }.get(point.letters, False)  # fmt: skip

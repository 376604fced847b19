"""Cells of several figures, as "7/12" below "killed/wounded": each figure has a meaning of its own."""

import re
from dataclasses import replace

from claims.importers.mapping.described_columns import DescribedColumn
from claims.importers.mapping.heading_words import HeadingWords, read_heading
from claims.importers.mapping.mapping import OUTCOMES, SEPARATORS, Meaning

MOSTLY = 0.5  # of the cells hold a figure for each outcome
SEVERAL = 0.3  # of the cells that name an outcome name two
_BETWEEN = re.compile(r"([;/+&]|,(?!\d)|\b(?:and|et|y|e|und|и|та|ve|و|û)\b)", re.IGNORECASE)  # pieces of a cell
_ASIDE = re.compile(r"\(([^()]*\d[^()]*)\)")
_SIGNS = ("slash", "semicolon", "bar")  # a comma may stand within a figure


def with_several_figures(rows: list[Meaning], columns: list[DescribedColumn]) -> list[Meaning]:
    """The rows, several for a column whose heading names several outcomes and whose cells hold a figure for each."""
    of = {column.name: column for column in columns}
    parted = [(row, _parts(row, of[row.column])) for row in rows]
    taken = {row.takes for row, parts in parted if not parts}
    return [
        each for row, parts in parted for each in ([row] if taken & {part.takes for part in parts} else parts or [row])
    ]


def _parts(row: Meaning, column: DescribedColumn) -> list[Meaning]:
    if column.heading.tags & {"count", "victim"} and (named := _named_outcomes(column)):
        return [replace(row, means=outcome, detail="figure=named") for outcome in named]
    outcomes = _outcomes(column.heading)
    for name in _SIGNS if len(outcomes) > 1 else ():
        if column.cells.share(lambda text, sign=SEPARATORS[name]: text.count(sign) + 1 == len(outcomes)) > MOSTLY:  # type: ignore[misc]
            group = column.group or column.heading.group
            return [
                replace(row, means=outcome, group=group, detail=f"sep={name}; part={at} of {len(outcomes)}")
                for at, outcome in enumerate(outcomes, 1)
            ]
    return []


def _named_outcomes(column: DescribedColumn) -> list[str]:
    """What the cells themselves say that their figures count, as "3 killed, 5 hurt"; nothing where few name two things."""
    named = [outcomes for text in column.cells.texts if (outcomes := set(_outcomes(read_heading(text))))]
    several = [outcomes for outcomes in named if len(outcomes) > 1]
    if len(named) <= MOSTLY * len(column.cells.texts) or len(several) < SEVERAL * len(named):
        return []
    return [outcome for outcome in OUTCOMES if any(outcome in each for each in named)]


def figure_beside(text: str, outcome: str) -> str:
    """What stands beside the words for an outcome in their piece of a cell; the cell where nothing does, "" without such words."""
    beside = []
    in_line = _ASIDE.sub(lambda aside: f";{aside[1]};" if read_heading(aside[1]).outcome else aside[0], text)
    for piece in _pieces(in_line):
        words = [word.written for word in read_heading(piece).words if outcome in word.tags]
        if words:
            beside.append(_without(piece, words))
    return next(filter(None, beside), text if beside else "")


def _pieces(text: str) -> list[str]:
    """The pieces of a cell; an outcome alone goes with the next piece, as in "killed and wounded: 6", for they share a figure."""
    pieces = [""]
    for at, part in enumerate(_BETWEEN.split(text)):
        is_between = at % 2 == 1
        words = [word.written for word in read_heading(pieces[-1]).words if word.tags & set(OUTCOMES)]
        shares = part not in {";", ","} and words and not _without(pieces[-1], words)
        if is_between and not shares:
            pieces.append("")
        else:
            pieces[-1] += part
    return pieces


def _without(piece: str, words: list[str]) -> str:
    return " ".join(re.sub("|".join(map(re.escape, words)), " ", piece).split()).strip(" :=")


def _outcomes(heading: HeadingWords) -> list[str]:
    """What people are counted for, in the order of the words."""
    return list(dict.fromkeys(outcome for word in heading.words for outcome in OUTCOMES if outcome in word.tags))

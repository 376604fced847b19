"""Cells of several figures, as "7/12" below "killed/wounded": each figure has a meaning of its own."""

from dataclasses import replace

from claims.importers.mapping.described_columns import DescribedColumn
from claims.importers.mapping.heading_words import HeadingWords
from claims.importers.mapping.mapping import OUTCOMES, SEPARATORS, Meaning

MOSTLY = 0.5  # of the cells hold a figure for each outcome
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
    outcomes = _outcomes(column.heading)
    for name in _SIGNS if len(outcomes) > 1 else ():
        if column.cells.share(lambda text, sign=SEPARATORS[name]: text.count(sign) + 1 == len(outcomes)) > MOSTLY:  # type: ignore[misc]
            group = column.group or column.heading.group
            return [
                replace(row, means=outcome, group=group, detail=f"sep={name}; part={at} of {len(outcomes)}")
                for at, outcome in enumerate(outcomes, 1)
            ]
    return []


def _outcomes(heading: HeadingWords) -> list[str]:
    """What people are counted for, in the order of the words."""
    return list(dict.fromkeys(outcome for word in heading.words for outcome in OUTCOMES if outcome in word.tags))

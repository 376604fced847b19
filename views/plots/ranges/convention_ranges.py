"""How far the conventions part, as a range plot: a section per incident, a row per dataset."""

from collections.abc import Sequence

from claims.conventions import DATASETS
from claims.values import Count
from views.plots.ranges.range_rows import RangeRow, RangeSection, RangeSet
from views.texts import words

Row = dict[str, object]  # of the table of conventions


def convention_sections(incidents: Sequence[tuple[str, Sequence[Row]]]) -> list[RangeSection]:
    """Each incident with the counts that the datasets would publish, in the order of the datasets.

    Args:
        incidents: Title, and the rows of the table of conventions that give a count.
    """
    return [
        RangeSection(heading=title, sets=(RangeSet(tuple(map(_range_row, sorted(rows, key=_place)))),))
        for title, rows in incidents
    ]


def _place(row: Row) -> int:
    return DATASETS.index(str(row["convention"]))


def _range_row(row: Row) -> RangeRow:
    low, high = row["low"], row["high"]
    assert isinstance(low, int)
    assert isinstance(high, int)
    return RangeRow(name=words.DATASET_NAMES[str(row["convention"])], value=str(row["value"]), count=Count(low, high))

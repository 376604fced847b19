"""Who says how many: one figure, incidents down and sources across, each cell down to its words."""

from typing import TYPE_CHECKING

from claims.doors import open_when_used

if TYPE_CHECKING:
    from claims.survey.figures.figure_answers import FigureAnswer
    from claims.survey.figures.figure_choice import ALL_CASUALTIES, Figure, figure_named, offered_figures
    from claims.survey.figures.figure_index import FigureIndex, FigureTable
    from claims.survey.figures.figure_rows import CellState, FigureCell, FigureRange, FigureRow, between_sources
    from claims.survey.figures.toll_over_time import PublishedTolls, TollLine, TollPoint, toll_over_time

__all__ = [
    "ALL_CASUALTIES",
    "CellState",
    "Figure",
    "FigureAnswer",
    "FigureCell",
    "FigureIndex",
    "FigureRange",
    "FigureRow",
    "FigureTable",
    "PublishedTolls",
    "TollLine",
    "TollPoint",
    "between_sources",
    "figure_named",
    "offered_figures",
    "toll_over_time",
]

open_when_used(__name__)

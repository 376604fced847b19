"""Surveys: a whole collection at a glance, and the part of it that a filter leaves."""

from claims.survey.catalogue import CATALOGUE_COLUMNS, catalogue
from claims.survey.coverage import COVERAGE_COLUMNS, PROFILE_COLUMNS, coverage, profiles
from claims.survey.lanes import CITATION_COLUMNS, COUNT_COLUMNS, LANE_COLUMNS, Lanes, citations, counts_in_time, lanes
from claims.survey.placing import PLACED_COLUMNS, POINT_COLUMNS, places_of_claims, points
from claims.survey.repeats import CITES, QUOTES, REPEAT_COLUMNS, repeats
from claims.survey.search import ClaimSearch
from claims.survey.standing import STANDING_COLUMNS, STANDINGS, definition, standings

__all__ = [
    "CATALOGUE_COLUMNS",
    "CITATION_COLUMNS",
    "CITES",
    "COUNT_COLUMNS",
    "COVERAGE_COLUMNS",
    "LANE_COLUMNS",
    "PLACED_COLUMNS",
    "POINT_COLUMNS",
    "PROFILE_COLUMNS",
    "QUOTES",
    "REPEAT_COLUMNS",
    "STANDINGS",
    "STANDING_COLUMNS",
    "ClaimSearch",
    "Lanes",
    "catalogue",
    "citations",
    "counts_in_time",
    "coverage",
    "definition",
    "lanes",
    "places_of_claims",
    "points",
    "profiles",
    "repeats",
    "standings",
]

"""Surveys: a whole collection at a glance, the part of it that a filter leaves, and accounts beside one another."""

from claims.survey.claim_list import CATALOGUE_COLUMNS, catalogue
from claims.survey.comparison import claims_to_compare, relations_of
from claims.survey.facets import FACETS, NOT_STATED, answers, choose_claims, count_answers
from claims.survey.filters import Filter, Scope, ScopeIndex
from claims.survey.map_points import PLACED_COLUMNS, POINT_COLUMNS, places_of_claims, points
from claims.survey.matrix import MatrixCell, matrix_row
from claims.survey.monthly_coverage import COVERAGE_COLUMNS, PROFILE_COLUMNS, coverage, profiles
from claims.survey.ranking import RANKING_COLUMNS, Overview, overview, rank_incidents
from claims.survey.reliance import CITES, QUOTES, REPEAT_COLUMNS, repeats
from claims.survey.search import ClaimSearch
from claims.survey.source_standing import STANDING_COLUMNS, STANDINGS, definition, standings
from claims.survey.timeline import (
    CITATION_COLUMNS,
    COUNT_COLUMNS,
    LANE_COLUMNS,
    Lanes,
    citations,
    counts_in_time,
    lanes,
)

__all__ = [
    "CATALOGUE_COLUMNS",
    "CITATION_COLUMNS",
    "CITES",
    "COUNT_COLUMNS",
    "COVERAGE_COLUMNS",
    "FACETS",
    "LANE_COLUMNS",
    "NOT_STATED",
    "PLACED_COLUMNS",
    "POINT_COLUMNS",
    "PROFILE_COLUMNS",
    "QUOTES",
    "RANKING_COLUMNS",
    "REPEAT_COLUMNS",
    "STANDINGS",
    "STANDING_COLUMNS",
    "ClaimSearch",
    "Filter",
    "Lanes",
    "MatrixCell",
    "Overview",
    "Scope",
    "ScopeIndex",
    "answers",
    "catalogue",
    "choose_claims",
    "citations",
    "claims_to_compare",
    "count_answers",
    "counts_in_time",
    "coverage",
    "definition",
    "lanes",
    "matrix_row",
    "overview",
    "places_of_claims",
    "points",
    "profiles",
    "rank_incidents",
    "relations_of",
    "repeats",
    "standings",
]

"""Surveys: a whole collection at a glance, the part of it that a filter leaves, and accounts beside one another."""

from typing import TYPE_CHECKING

from claims.doors import open_when_used

if TYPE_CHECKING:
    from claims.survey.claim_list import CLAIM_LIST_COLUMNS, list_claims
    from claims.survey.comparison import claims_to_compare, relations_of
    from claims.survey.facets import FACETS, NOT_STATED, choose_claims, count_answers, facet_answers
    from claims.survey.filters import Filter, Scope
    from claims.survey.map_points import (
        APART_COLUMNS,
        PLACED_COLUMNS,
        POINT_COLUMNS,
        Apart,
        apart_on_map,
        how_far_apart,
        places_of_claims,
        points_on_map,
    )
    from claims.survey.matrix import MatrixCell, matrix_row
    from claims.survey.monthly_coverage import COVERAGE_COLUMNS, PROFILE_COLUMNS, coverage_by_month, source_profiles
    from claims.survey.ranking import RANKING_COLUMNS, Overview, overview, rank_incidents
    from claims.survey.reliance import CITES, QUOTES, RELIANCE_COLUMNS, find_reliance
    from claims.survey.scope_index import ScopeIndex
    from claims.survey.search import ClaimSearch
    from claims.survey.source_standing import STANDING_COLUMNS, STANDINGS, find_standings, standing_definition
    from claims.survey.tally import Tally, is_agreement, is_discrepancy, is_omission, tally_of
    from claims.survey.timeline import (
        CITATION_COLUMNS,
        COUNT_COLUMNS,
        LANE_COLUMNS,
        Timeline,
        count_per_period,
        find_citations,
        make_timeline,
    )

__all__ = [
    "APART_COLUMNS",
    "CITATION_COLUMNS",
    "CITES",
    "CLAIM_LIST_COLUMNS",
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
    "RELIANCE_COLUMNS",
    "STANDINGS",
    "STANDING_COLUMNS",
    "Apart",
    "ClaimSearch",
    "Filter",
    "MatrixCell",
    "Overview",
    "Scope",
    "ScopeIndex",
    "Tally",
    "Timeline",
    "apart_on_map",
    "choose_claims",
    "claims_to_compare",
    "count_answers",
    "count_per_period",
    "coverage_by_month",
    "facet_answers",
    "find_citations",
    "find_reliance",
    "find_standings",
    "how_far_apart",
    "is_agreement",
    "is_discrepancy",
    "is_omission",
    "list_claims",
    "make_timeline",
    "matrix_row",
    "overview",
    "places_of_claims",
    "points_on_map",
    "rank_incidents",
    "relations_of",
    "source_profiles",
    "standing_definition",
    "tally_of",
]

open_when_used(__name__)

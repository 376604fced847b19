"""Between sources: two or three sources compared with each other alone, and the pairs that report the same incidents."""

from typing import TYPE_CHECKING

from claims.doors import open_when_used

if TYPE_CHECKING:
    from claims.survey.between.agreement import Agreement, PairAgreement, find_agreement
    from claims.survey.between.answer_line import answer_line, numbers_line, quoted_line, source_names
    from claims.survey.between.between_index import PAIR_COLUMNS, BetweenIndex, PairNumbers
    from claims.survey.between.comparison_of_sources import Between
    from claims.survey.between.field_groups import CASUALTIES, EVERYTHING, FieldGroup, field_groups, fields_named
    from claims.survey.between.named_sources import MOST_COMPARED, place_named, sources_named
    from claims.survey.between.shared_points import POINT_COLUMNS, SUMMARY_COLUMNS

__all__ = [
    "CASUALTIES",
    "EVERYTHING",
    "MOST_COMPARED",
    "PAIR_COLUMNS",
    "POINT_COLUMNS",
    "SUMMARY_COLUMNS",
    "Agreement",
    "Between",
    "BetweenIndex",
    "FieldGroup",
    "PairAgreement",
    "PairNumbers",
    "answer_line",
    "field_groups",
    "fields_named",
    "find_agreement",
    "numbers_line",
    "place_named",
    "quoted_line",
    "source_names",
    "sources_named",
]

open_when_used(__name__)

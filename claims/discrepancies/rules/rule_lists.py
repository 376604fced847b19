"""Every rule, in the order in which it runs: a new kind of discrepancy is one function and one line here."""

from claims.discrepancies.raise_discrepancy import Rule
from claims.discrepancies.rules import (
    aims,
    ambiguity,
    bare_citations,
    certainty,
    lookalike_counts,
    lookalikes,
    omissions,
    shared_origins,
    split_readings,
    unlike_counts,
    unlike_places,
    unlike_values,
    unnamed_dead,
)
from claims.discrepancies.rules.totals import stated_parts, sums

RULES: tuple[Rule, ...] = (
    unlike_counts.unlike_counts,
    sums.totals_below_parts,
    unlike_values.unlike_values,
    unlike_places.unlike_places,
    split_readings.readings_that_clash,
    aims.deeds_against_aims,
    certainty.hedges_as_facts,
    sums.totals_surer_than_parts,
    bare_citations.figures_on_a_title_alone,
    sums.sums_against_totals,
    sums.sums_of_others_against_totals,
    stated_parts.parts_above_wholes,
    stated_parts.sums_above_wholes,
    ambiguity.phrases_with_two_readings,
    shared_origins.agreements_of_one_origin,
    shared_origins.details_lost,
    shared_origins.counts_dropped_from_citations,
    omissions.points_left_out,
    unnamed_dead.dead_of_a_group_left_out,
    omissions.incidents_left_out,
)
LOOKALIKES: tuple[Rule, ...] = (
    lookalike_counts.equal_numbers_of_others,
    lookalike_counts.demands,
    lookalike_counts.rising_tolls,
    lookalike_counts.figures_repeated_for_parts,
    lookalikes.day_counts,
    lookalike_counts.sums_that_carry_totals,
    lookalike_counts.sums_of_others_that_fit,
    lookalike_counts.part_counts_beside_whole,
    lookalike_counts.larger_groups,
    ambiguity.phrases_settled_elsewhere,
    lookalikes.names_of_one_party,
    lookalikes.revisions,
    lookalikes.documents_that_may_predate,
)

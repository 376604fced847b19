"""Numbers that look like a discrepancy and are none: explained, not raised."""

from collections.abc import Iterator
from itertools import combinations

from claims.discrepancies.discrepancy_sentences import count_words, group_count_words
from claims.discrepancies.incident_accounts import Accounts, is_demand
from claims.discrepancies.raise_discrepancy import count_side, explain_lookalike
from claims.discrepancies.relations import GroupCount, group_counts, total_of
from claims.discrepancies.rules.totals.sums import (
    counts_of_single_parts,
    figures_told_of_whole_and_part,
    totals_that_rise,
    totals_with_others_parts,
    totals_with_own_parts,
)
from claims.discrepancies.rules.unlike_counts import pairs_that_rise
from claims.model import Discrepancy, FieldSpec, Kind, Side, Statement
from claims.names import join_words
from claims.values import Relation


def equal_numbers_of_others(accounts: Accounts) -> Iterator[Discrepancy]:
    """The same number of other people: neither agreement nor contradiction."""
    for field, statements in accounts.by_field.items():
        spec = accounts.spec(field)
        for one, other in combinations(group_counts(statements), 2):
            apart = accounts.collection.party_tree.apart(one.group, other.group)
            if one.count == other.count and apart and one.lead.claim_id != other.lead.claim_id:
                sides = [count_side(accounts, each, Relation.COUNTS_OTHER) for each in (one, other)]
                text = f"{spec.label}, {sides[0].value} and {sides[1].value}."
                closing = "The number is the same, but it counts different people."
                yield explain_lookalike(accounts, spec, Kind.COUNT, Relation.COUNTS_OTHER, sides, text, closing)


def demands(accounts: Accounts) -> Iterator[Discrepancy]:
    """A number that is demanded is not an outcome."""
    for statement in accounts.all_statements:
        spec = accounts.spec(statement.field)
        if is_demand(statement) and statement.count is not None:
            words = count_words(statement.count)
            side = accounts.side(f"{words}, demanded", [statement], Relation.COUNTS_OTHER)
            text = f"{spec.label}, {words} demanded, according to {side.speakers}."
            closing = "A demand is not counted as something that happened."
            yield explain_lookalike(accounts, spec, Kind.COUNT, Relation.COUNTS_OTHER, [side], text, closing)


def rising_tolls(accounts: Accounts) -> Iterator[Discrepancy]:
    """A higher figure of a later day continues a lower one of an earlier day."""
    for field, statements in accounts.by_field.items():
        spec = accounts.spec(field)
        for lower, higher in pairs_that_rise(accounts, statements) if spec.rule is Kind.COUNT else ():
            yield _rise(accounts, spec, lower, higher)
    for spec, total, summed in totals_that_rise(accounts):
        yield _rise(accounts, spec, total, summed)


def _rise(accounts: Accounts, spec: FieldSpec, lower: GroupCount, higher: GroupCount) -> Discrepancy:
    sides = [
        count_side(accounts, count, Relation.OVERLAPS, f" {accounts.tolls.told_in_words(count.statements)}")
        for count in (lower, higher)
    ]
    told = [f"{side.value} ({side.speakers})" for side in sides]
    text = f"{spec.label}, {told[0]}, then {told[1]}."
    closing = "The later toll updates the earlier one; they do not contradict each other."
    return explain_lookalike(accounts, spec, Kind.COUNT, Relation.OVERLAPS, sides, text, closing)


def figures_repeated_for_parts(accounts: Accounts) -> Iterator[Discrepancy]:
    """A total and a figure for a part that are one figure, because of a citation."""
    for spec, total, part in figures_told_of_whole_and_part(accounts):
        sides = [
            count_side(accounts, total, Relation.AGREES, " in total"),
            count_side(accounts, part, Relation.AGREES, f" in “{accounts.title_of(part.lead)}”"),
        ]
        text = f"{spec.label}, {sides[0].value} ({sides[0].speakers}) and {sides[1].value} ({sides[1].speakers})."
        closing = "This is one figure, repeated by citation, so it is not compared with a sum."
        yield explain_lookalike(accounts, spec, Kind.COUNT, Relation.AGREES, sides, text, closing)


def sums_that_carry_totals(accounts: Accounts) -> Iterator[Discrepancy]:
    """A total and smaller figures for its parts, which add up to it."""
    for spec, total, parts, open_parts in totals_with_own_parts(accounts):
        if total_of(parts) == total.count and not open_parts and all(part.certain for part in parts):
            whole, summed = _total_sides(accounts, total, parts, Relation.AGREES)
            text = f"{spec.label}, {whole.value}, and {summed.value} for its parts."
            closing = "The total is the sum of its parts."
            yield explain_lookalike(accounts, spec, Kind.COUNT, Relation.AGREES, [whole, summed], text, closing)


def sums_of_others_that_fit(accounts: Accounts) -> Iterator[Discrepancy]:
    """A total and another source's smaller figures for its parts, which fit it when added up."""
    for spec, total, parts, _ in totals_with_others_parts(accounts):
        count = total_of(parts)
        if count.gap(total.count) == 0:
            whole, summed = _total_sides(accounts, total, parts, Relation.OVERLAPS)
            text = (
                f"{spec.label}, {whole.value} ({whole.speakers}) and {summed.value} for its parts ({summed.speakers})."
            )
            closing = f"The parts add up to {count_words(count)}, which fits the total."
            yield explain_lookalike(accounts, spec, Kind.COUNT, Relation.OVERLAPS, [whole, summed], text, closing)


def _total_sides(
    accounts: Accounts, total: GroupCount, parts: list[GroupCount], relation: Relation
) -> tuple[Side, Side]:
    words = join_words([group_count_words(accounts.collection, part) for part in parts])
    statements = [statement for part in parts for statement in part.statements]
    whole = count_side(accounts, total, relation, " in total")
    return whole, accounts.side(words, statements, relation, count=total_of(parts))


def part_counts_beside_whole(accounts: Accounts) -> Iterator[Discrepancy]:
    """A total and another source's figure for only one part."""
    for field, statements in accounts.by_field.items():
        spec = accounts.spec(field)
        totals = group_counts(statements)
        of_parts = _part_statements(accounts, field) if totals else []
        for total in totals:
            of_others = [each for each in of_parts if accounts.source_of(each) != accounts.source_of(total.lead)]
            for part in counts_of_single_parts(accounts, group_counts(of_others)):
                if _only_looks_less(accounts, part, total):
                    whole_side = count_side(accounts, total, Relation.COUNTS_OTHER, " in total")
                    part_side = count_side(accounts, part, Relation.COUNTS_OTHER, " for a part")
                    text = (
                        f"{spec.label}, {whole_side.value} ({whole_side.speakers}) and {part_side.value} "
                        f"({part_side.speakers})."
                    )
                    closing = f"The second figure covers only “{accounts.title_of(part.lead)}”."
                    sides = [whole_side, part_side]
                    yield explain_lookalike(accounts, spec, Kind.COUNT, Relation.COUNTS_OTHER, sides, text, closing)


def _part_statements(accounts: Accounts, field: str) -> list[Statement]:
    claims = [claim for part in accounts.part_ids for claim in accounts.incidents.claims_of[part]]
    statements = [each for claim in claims for each in accounts.collection.statements_of_claim[claim]]
    return [
        each
        for each in statements
        if each.field == field and not each.part_of and not each.reading_of and not is_demand(each)
    ]


def _only_looks_less(accounts: Accounts, part: GroupCount, total: GroupCount) -> bool:
    """Whether the part is another number, above zero, of the total's people, and not more than the total."""
    fits = part.count != total.count and part.count.low > 0 and not part.count.vague
    within = total.count.high is None or part.count.low <= total.count.high
    return fits and within and accounts.collection.party_tree.holds(total.group, part.group)


def larger_groups(accounts: Accounts) -> Iterator[Discrepancy]:
    """The same number of a group and of the side that it belongs to, from independent origins."""
    tree = accounts.collection.party_tree
    for field, statements in accounts.by_field.items():
        spec = accounts.spec(field)
        for one, other in combinations(group_counts(statements), 2):
            if one.count != other.count or one.group == other.group or not tree.related(one.group, other.group):
                continue
            if not set(accounts.origins.of_all(one.statements)) & set(accounts.origins.of_all(other.statements)):
                sides = [count_side(accounts, each, Relation.OVERLAPS) for each in (one, other)]
                text = f"{spec.label}, {sides[0].value} and {sides[1].value}."
                closing = "The two fit together: one group is part of the other."
                yield explain_lookalike(accounts, spec, Kind.COUNT, Relation.OVERLAPS, sides, text, closing)

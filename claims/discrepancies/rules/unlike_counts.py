"""Counts of the same people that cannot both be right, sums of one claim's groups included."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from claims.discrepancies.discrepancy_sentences import CLOSINGS, group_count_words
from claims.discrepancies.incident_accounts import Accounts
from claims.discrepancies.raise_discrepancy import raise_discrepancy, rule_of
from claims.discrepancies.relations import CLASHES, GroupCount, group_counts, relate_counts, sum_of_claim, worst
from claims.model import Discrepancy, FieldSpec, FieldType, Kind, Statement
from claims.values import Count, Relation

LATER_TOLL = "The higher figure may be of a later day, so both could be true."


def unlike_counts(accounts: Accounts) -> Iterator[Discrepancy]:
    """Numbers of the same people that cannot both be right, sums of one claim's groups included."""
    for field, statements in accounts.by_field.items():
        spec = accounts.spec(field)
        if spec.type is FieldType.COUNT and spec.rule:
            clashing = _clashing(accounts, spec, counts_with_sums(accounts, statements))
            if clashing:
                yield _count_discrepancy(accounts, spec, clashing)


def counts_with_sums(accounts: Accounts, statements: Sequence[Statement]) -> list[GroupCount]:
    """The counts of statements on one field, and behind them the sum of each claim that counts disjoint groups."""
    counts = [_as_floor(accounts, count) for count in group_counts(statements)]
    for claim_id in dict.fromkeys(statement.claim_id for statement in statements):
        of_claim = [count for count in counts if count.lead.claim_id == claim_id]
        if total := sum_of_claim(accounts.collection.party_tree, of_claim):
            counts.append(total)
    return counts


def _as_floor(accounts: Accounts, count: GroupCount) -> GroupCount:
    """A number that is part of another on the same field only bounds its group from below."""
    whole = accounts.collection.statement_records.get(count.lead.part_of)
    if whole is None or whole.field != count.lead.field:
        return count
    return replace(count, count=Count(count.count.low, None, count.count.vague))


def _clashing(accounts: Accounts, spec: FieldSpec, counts: Sequence[GroupCount]) -> list[tuple[GroupCount, Relation]]:
    """The counts that clash with another, or else those of which the higher may be a later toll, each with its worst relation.

    A sum stands among them only where no part of it does.
    """
    relations: dict[int, list[Relation]] = {}
    for (i, one), (j, other) in combinations(enumerate(counts), 2):
        if _statement_ids(one) & _statement_ids(other):
            continue
        relation = accounts.tolls.relate(spec, one, other)
        if relation in CLASHES | {Relation.DIFFERS}:
            relations.setdefault(i, []).append(relation)
            relations.setdefault(j, []).append(relation)
    found = {i: worst(of_count) for i, of_count in sorted(relations.items())}
    if not CLASHES.isdisjoint(found.values()):
        found = {i: relation for i, relation in found.items() if relation in CLASHES}
    clashing_alone = {counts[i].lead.statement_id for i in found if len(counts[i].statements) == 1}
    kept = [i for i in found if len(counts[i].statements) == 1 or not _statement_ids(counts[i]) & clashing_alone]
    return [(counts[i], found[i]) for i in kept] if len(kept) > 1 else []


def pairs_that_rise(accounts: Accounts, statements: Sequence[Statement]) -> Iterator[tuple[GroupCount, GroupCount]]:
    """Two counts each, the lower first, that would contradict if the higher were not of a later day."""
    tree = accounts.collection.party_tree
    for pair in combinations(group_counts(statements), 2):
        lower, higher = sorted(pair, key=lambda each: each.count.low)
        clash = relate_counts(tree, lower, higher) is Relation.CONTRADICTS
        if clash and accounts.tolls.raised_later(lower, higher) is Relation.OVERLAPS:
            yield lower, higher


def _statement_ids(count: GroupCount) -> set[str]:
    return {statement.statement_id for statement in count.statements}


def _count_discrepancy(
    accounts: Accounts, spec: FieldSpec, clashing: Sequence[tuple[GroupCount, Relation]]
) -> Discrepancy:
    relation = worst([relation for _, relation in clashing])
    by_words: dict[str, list[GroupCount]] = {}
    for count, _ in clashing:
        by_words.setdefault(group_count_words(accounts.collection, count), []).append(count)
    sides = [
        accounts.side(words, (statement for count in counts for statement in count.statements), relation)
        for words, counts in sorted(by_words.items(), key=lambda item: -item[1][0].count.low)
    ]
    kind = rule_of(spec) if accounts.several_speakers(sides) else Kind.INTERNAL
    vague = any(count.count.vague for count, _ in clashing)
    may_rise = relation is Relation.DIFFERS
    closing = (LATER_TOLL if may_rise else CLOSINGS[relation]) + (
        " The bounds of vague words are a convention of this project." if vague else ""
    )
    group = clashing[0][0].group
    return raise_discrepancy(accounts, spec, kind, relation, spec.severity, sides, closing, group=group)

"""Counts of the same people that cannot both be right, sums of one claim's groups included."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from claims.discrepancies.denied_values import who_denies
from claims.discrepancies.discrepancy_sentences import VAGUE_BOUNDS, closing_of, group_count_words
from claims.discrepancies.incident_accounts import Accounts
from claims.discrepancies.raise_discrepancy import raise_discrepancy, rule_of
from claims.discrepancies.relations import (
    CLASHES,
    GroupCount,
    group_counts,
    is_number_denied,
    relate_counts,
    sum_of_claim,
    worst,
)
from claims.discrepancies.speakers import bare_speakers, said_by
from claims.model import Discrepancy, FieldSpec, FieldType, Kind, Side, SourceKind, Statement, is_read
from claims.values import Count, Relation

TOLD_TWICE = "Two rows of one source give different figures for one event. Each may define the event differently."
LATER_TOLL = "The higher figure may be the later one, so both could be true."


def unlike_counts(accounts: Accounts) -> Iterator[Discrepancy]:
    """Numbers of the same people that cannot both be right, sums of one claim's groups included."""
    for field, statements in accounts.by_field.items():
        spec = accounts.spec(field)
        if spec.type is FieldType.COUNT and spec.rule:
            for clashing in _clashing(accounts, spec, counts_with_sums(accounts, statements)):
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


def _clashing(
    accounts: Accounts, spec: FieldSpec, counts: Sequence[GroupCount]
) -> Iterator[list[tuple[GroupCount, Relation]]]:
    """The counts that clash with one another, and those beside them of which the higher may be a later toll, each with its worst relation.

    Counts that no clash joins, such as those of all the dead and those of the children among them, come apart.
    A sum stands among them only where no part of it does.
    """
    relations: dict[tuple[int, int], Relation] = {}
    ids = [_statement_ids(count) for count in counts]
    for (i, one), (j, other) in combinations(enumerate(counts), 2):
        if ids[i] & ids[j] or _is_part_of(one, other) or _is_part_of(other, one):
            continue
        relation = accounts.tolls.relate(spec, one, other)
        if relation in CLASHES or relation is Relation.DIFFERS:
            relations[i, j] = relation
    clashing = {pair for pair, relation in relations.items() if relation in CLASHES}
    in_clash = {i for pair in clashing for i in pair}
    rising = {pair for pair in relations if in_clash.isdisjoint(pair)}
    relations = {pair: relation for pair, relation in relations.items() if pair in clashing | rising}
    for joined in [*_joined(clashing), *_joined(rising)]:
        alone = {counts[i].lead.statement_id for i in joined if len(counts[i].statements) == 1}
        kept = [i for i in joined if len(counts[i].statements) == 1 or not _statement_ids(counts[i]) & alone]
        if len(kept) > 1:
            yield [(counts[i], worst([relation for pair, relation in relations.items() if i in pair])) for i in kept]


def _joined(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The numbers that pairs join, directly or through others, in order."""
    sets: list[set[int]] = []
    for pair in pairs:
        met = [each for each in sets if not each.isdisjoint(pair)]
        sets = [each for each in sets if each not in met] + [set(pair).union(*met)]
    return sorted(sorted(each) for each in sets)


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


def _is_part_of(part: GroupCount, whole: GroupCount) -> bool:
    """Whether a statement gives the one as part of the other; whether it fits there is asked for by itself."""
    return part.lead.part_of == whole.lead.statement_id and len(part.statements) == len(whole.statements) == 1


def _as_stated(clashing: Sequence[GroupCount]) -> list[GroupCount]:
    """The counts as their accounts give them, without those that are part of another of them and fit there."""
    stated = [
        count
        for count in clashing
        if not any(_is_part_of(count, whole) and count.count.low <= whole.count.low for whole in clashing)
    ]
    return [
        replace(count, count=count.lead.count) if len(count.statements) == 1 and count.lead.count else count
        for count in stated
    ]


def _are_rows(accounts: Accounts, sides: Sequence[Side]) -> bool:
    """Whether the sides stand in several rows of one dataset, each of which can draw the event's limits in its own way."""
    sources = accounts.collection.rows["sources"]
    of_dataset = all(sources[each]["kind"] == SourceKind.DATASET for side in sides for each in side.source_ids)
    return of_dataset and len({claim_id for side in sides for claim_id in side.claim_ids}) > 1


def _zero_words(accounts: Accounts, clashing: Sequence[tuple[GroupCount, Relation]], sides: Sequence[Side]) -> str:
    """Who says in words that there were none; where nobody does, that the sides cannot all be true."""
    none = [each for count, _ in clashing if count.count.high == 0 for each in count.statements if is_read(each)]
    if not none:
        return closing_of(Relation.CONTRADICTS, sides)
    names = bare_speakers(accounts.collection, none)
    return f"{said_by(names, 'says', 'say')} there were none."


def _count_discrepancy(
    accounts: Accounts, spec: FieldSpec, clashing: Sequence[tuple[GroupCount, Relation]]
) -> Discrepancy:
    relation = worst([relation for _, relation in clashing])
    by_words: dict[str, list[GroupCount]] = {}
    for count in _as_stated([count for count, _ in clashing]):
        words = group_count_words(accounts.collection, count)
        by_words.setdefault(f"not {words}" if is_number_denied(count.lead) else words, []).append(count)
    sides = [
        accounts.side(words, [each for count in counts for each in count.statements], relation, count=counts[0].count)
        for words, counts in sorted(
            by_words.items(), key=lambda item: (-item[1][0].count.low, is_number_denied(item[1][0].lead))
        )
    ]
    kind = rule_of(spec) if accounts.several_speakers(sides) else Kind.INTERNAL
    closing = LATER_TOLL
    if kind is Kind.INTERNAL and _are_rows(accounts, sides):
        relation, closing = Relation.DIFFERS, TOLD_TWICE
        sides = [replace(side, relation=relation) for side in sides]
    elif relation is not Relation.DIFFERS:
        denied = who_denies(accounts, sides) if relation is Relation.DENIES else ""
        closing = denied or (
            closing_of(relation, sides) if relation is Relation.CONTRADICTS else _zero_words(accounts, clashing, sides)
        )
    if any(count.count.vague for count, _ in clashing):
        closing += f" {VAGUE_BOUNDS}"
    group = clashing[0][0].group
    return raise_discrepancy(accounts, spec, kind, relation, spec.severity, sides, closing, group=group)

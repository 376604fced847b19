"""Totals for an incident against those for its parts: of one source, and of several."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claims.discrepancies.discrepancy_sentences import ADDED_UP, count_words, group_count_words
from claims.discrepancies.incident_accounts import Accounts
from claims.discrepancies.raise_discrepancy import count_side, raise_discrepancy, rule_of
from claims.discrepancies.relations import GroupCount, group_counts, total_of, worst
from claims.discrepancies.rules.totals.added_parts import same_figure, that_add_up
from claims.discrepancies.rules.unlike_counts import LATER_TOLL, counts_with_sums
from claims.model import Discrepancy, FieldSpec, FieldType, Kind, Side, Statement
from claims.names import join_words
from claims.values import Relation

UNEXPLAINED = frozenset({Relation.CONTRADICTS, Relation.DIFFERS})  # what a later day does not explain, or only perhaps


class TotalAndParts(NamedTuple):
    """A total for an incident, beside one source's counts for the incident's parts.

    Attributes:
        parts: The exact counts of groups within that of the total, each part once and none that may overlap.
        open_parts: Statements on the field without an exact number or a side: they make the sum of the parts a floor.
    """

    spec: FieldSpec
    total: GroupCount
    parts: list[GroupCount]
    open_parts: list[Statement]


def totals_with_own_parts(accounts: Accounts) -> Iterator[TotalAndParts]:
    """A source's totals for this incident, each with its own counts for the incident's parts."""
    by_source = _part_statements(accounts)
    for spec, total in _totals(accounts):
        beside = _beside(accounts, spec, total, by_source.get(accounts.source_of(total.lead), []))
        if beside.parts:
            yield beside


def totals_with_others_parts(accounts: Accounts) -> Iterator[TotalAndParts]:
    """Totals for this incident, each with what one other source tells of two or more of its parts.

    A total that repeats the figure of a part is the part's, and is not set against a sum with it.
    """
    return (beside for beside, repeated in _others_parts(accounts) if not repeated)


def figures_told_of_whole_and_part(accounts: Accounts) -> Iterator[tuple[FieldSpec, GroupCount, GroupCount]]:
    """Totals for this incident that a sum of another source's parts exceeds, each with the part whose figure it is."""
    for beside, repeated in _others_parts(accounts):
        if repeated and total_of(beside.parts).low > beside.total.count.low:
            yield beside.spec, beside.total, repeated[0]


def _others_parts(accounts: Accounts) -> Iterator[tuple[TotalAndParts, list[GroupCount]]]:
    """Totals with one other source's parts, and those parts that repeat the figure of the total."""
    by_source = _part_statements(accounts)
    for spec, total in _totals(accounts):
        for source_id, statements in by_source.items():
            beside = _beside(accounts, spec, total, statements)
            if source_id != accounts.source_of(total.lead) and len(beside.parts) > 1:
                yield beside, [part for part in beside.parts if same_figure(accounts, total.lead, part.lead)]


def _totals(accounts: Accounts) -> Iterator[tuple[FieldSpec, GroupCount]]:
    """The counts for the incident; none where it has no parts to set beside them."""
    for field, statements in accounts.by_field.items() if accounts.part_ids else ():
        spec = accounts.spec(field)
        if spec.type is FieldType.COUNT and spec.rule is Kind.COUNT:
            for count in group_counts(statements):
                yield spec, count


def _part_statements(accounts: Accounts) -> dict[str, list[Statement]]:
    """Source id to its statements on the parts of the incident, without those that are part of another statement."""
    by_source: dict[str, list[Statement]] = {}
    for part in accounts.parts:
        for statement in (each for statements in part.by_field.values() for each in statements):
            if not (statement.part_of or statement.is_denied):
                by_source.setdefault(part.source_of(statement), []).append(statement)
    return by_source


def _beside(accounts: Accounts, spec: FieldSpec, total: GroupCount, statements: Sequence[Statement]) -> TotalAndParts:
    tree = accounts.collection.party_tree
    parts: list[Statement] = []
    open_parts: list[Statement] = []
    for statement in statements:
        if statement.field != spec.field or not statement.count:
            continue
        if statement.group and statement.count.exact and tree.holds(total.group, statement.group):
            parts.append(statement)
        elif not (statement.group and tree.apart(total.group, statement.group)):
            open_parts.append(statement)
    return TotalAndParts(spec, total, that_add_up(accounts, parts), open_parts)


def totals_below_parts(accounts: Accounts) -> Iterator[Discrepancy]:
    """A total that is lower than what another source reports for one part."""
    for spec, total, parts in _with_parts_above(accounts):
        above = [(accounts.tolls.raised_later(total, part), part) for part in parts]
        relation = worst([each for each, _ in above])
        if relation in UNEXPLAINED:
            part = next(part for each, part in above if each is relation)
            sides = [
                count_side(accounts, total, relation, " in total"),
                count_side(accounts, part, relation, f" in “{accounts.title_of(part.lead)}”"),
            ]
            closing = _closing(relation, "A total cannot be lower than one of its parts.")
            yield raise_discrepancy(
                accounts, spec, rule_of(spec), relation, spec.severity, sides, closing, group=total.group
            )


def _with_parts_above(accounts: Accounts) -> Iterator[tuple[FieldSpec, GroupCount, list[GroupCount]]]:
    """Totals, each with what other sources count in one part alone and is above it."""
    single: dict[str, list[GroupCount]] = {}
    for spec, total in _totals(accounts):
        if spec.field not in single:
            single[spec.field] = counts_of_single_parts(accounts, _counts_of_parts(accounts, spec.field))
        yield spec, total, [part for part in single[spec.field] if _exceeds(accounts, part, total)]


def _closing(relation: Relation, closing: str) -> str:
    """The closing words of a total that is too low, or that may be of an earlier day."""
    return LATER_TOLL if relation is Relation.DIFFERS else closing


def _counts_of_parts(accounts: Accounts, field: str) -> list[GroupCount]:
    """The counts that the accounts of the incident's parts give, sums of one claim's groups first."""
    counts: list[GroupCount] = []
    for part in accounts.parts:
        counts += counts_with_sums(part, part.by_field.get(field, ()))
    return sorted(counts, key=lambda count: -len(count.statements))


def counts_of_single_parts(accounts: Accounts, counts: Sequence[GroupCount]) -> list[GroupCount]:
    """The counts of sources that count in one part of the incident alone; those of other sources are summed."""
    incidents: dict[str, set[str]] = {}
    for count in counts:
        incident_id = accounts.incidents.incident_of[count.lead.claim_id]
        incidents.setdefault(accounts.source_of(count.lead), set()).add(incident_id)
    return [count for count in counts if len(incidents[accounts.source_of(count.lead)]) == 1]


def _exceeds(accounts: Accounts, part: GroupCount, total: GroupCount) -> bool:
    other = accounts.source_of(part.lead) != accounts.source_of(total.lead)
    holds = accounts.collection.party_tree.holds(total.group, part.group) and bool(part.group)
    return other and holds and total.count.high is not None and part.count.low > total.count.high


def sums_against_totals(accounts: Accounts) -> Iterator[Discrepancy]:
    """A source's total that its own figures for the parts do not support."""
    for spec, total, parts, open_parts in totals_with_own_parts(accounts):
        floor = total_of(parts)
        relation = Relation.DIFFERS
        if total.count.high is not None and floor.low > total.count.high:
            relation, closing = Relation.CONTRADICTS, "A total cannot be lower than the sum of its parts."
        elif total.count.exact and floor.low == total.count.low and open_parts:
            parts = [*parts, *group_counts(open_parts)]
            closing = "Others are reported without a number or a side, so the exact total leaves them out."
        elif (
            floor.high is not None
            and floor.high < total.count.low
            and not open_parts
            and _are_listed(accounts, total, parts)
        ):
            closing = "The reported parts do not add up to the total."
        else:
            continue
        sides = _sides(accounts, total, parts, relation)
        yield raise_discrepancy(
            accounts, spec, Kind.INTERNAL, relation, spec.severity, sides, closing, group=total.group
        )


def _are_listed(accounts: Accounts, total: GroupCount, parts: Sequence[GroupCount]) -> bool:
    """Whether several parts stand beside the total in one document; parts told elsewhere need not be all of them."""
    document_of = accounts.collection.document_of_claim
    return len(parts) > 1 and {document_of[each.lead.claim_id] for each in parts} == {document_of[total.lead.claim_id]}


def _sides(accounts: Accounts, total: GroupCount, parts: Sequence[GroupCount], relation: Relation) -> list[Side]:
    statements = (statement for part in parts for statement in part.statements)
    return [
        count_side(accounts, total, relation, " in total"),
        accounts.side(_part_words(accounts, parts), statements, relation, count=total_of(parts)),
    ]


def _part_words(accounts: Accounts, parts: Sequence[GroupCount]) -> str:
    return join_words(
        [
            f"{group_count_words(accounts.collection, part)} in “{accounts.title_of(part.lead)}”{'' if part.certain else ' (with reservation)'}"
            for part in parts
        ]
    )


def totals_surer_than_parts(accounts: Accounts) -> Iterator[Discrepancy]:
    """A total stated as fact rests on a part given only with reservation."""
    for spec, total, parts, _ in totals_with_own_parts(accounts):
        if total.certain and total_of(parts) == total.count and not all(part.certain for part in parts):
            yield raise_discrepancy(
                accounts, spec, Kind.CERTAINTY, Relation.DIFFERS, spec.severity,
                _sides(accounts, total, parts, Relation.DIFFERS), "A sum is as certain as its weakest part.", group=total.group,
            )  # fmt: skip


def sums_of_others_against_totals(accounts: Accounts) -> Iterator[Discrepancy]:
    """A total that is lower than the sum of what another source reports for its parts."""
    for spec, total, summed, parts in _sums_above(accounts):
        relation = accounts.tolls.raised_later(total, summed)
        if relation in UNEXPLAINED:
            words = f"{count_words(summed.count)}{ADDED_UP}{_part_words(accounts, parts)}"
            sides = [
                count_side(accounts, total, relation, " in total"),
                accounts.side(words, summed.statements, relation, count=summed.count),
            ]
            closing = _closing(
                relation, "A total cannot be lower than the sum of its parts, unless people were counted twice."
            )
            yield raise_discrepancy(
                accounts, spec, Kind.COUNT, relation, spec.severity, sides, closing, group=total.group
            )


def totals_that_rise(accounts: Accounts) -> Iterator[tuple[FieldSpec, GroupCount, GroupCount]]:
    """Totals that are below another source's part or sum of parts told on a later day, each with that."""
    above = [(spec, total, part) for spec, total, parts in _with_parts_above(accounts) for part in parts[:1]]
    summed = [(spec, total, counts) for spec, total, counts, _ in _sums_above(accounts)]
    for spec, total, later in (*above, *summed):
        if accounts.tolls.raised_later(total, later) is Relation.OVERLAPS:
            yield spec, total, later


def _sums_above(accounts: Accounts) -> Iterator[tuple[FieldSpec, GroupCount, GroupCount, list[GroupCount]]]:
    """Totals that are below the sum of what another source tells of the parts, each with the sum and the parts."""
    for spec, total, parts, _ in totals_with_others_parts(accounts):
        statements = tuple(statement for part in parts for statement in part.statements)
        summed = GroupCount(total.group, total_of(parts), statements)
        if total.count.high is not None and summed.count.low > total.count.high:
            yield spec, total, summed, parts

"""Numbers that one account gives as a whole, against those that it gives as parts of it."""

from collections.abc import Iterator, Sequence

from claims.discrepancies.discrepancy_sentences import answer_words, count_words
from claims.discrepancies.incident_accounts import Accounts
from claims.discrepancies.raise_discrepancy import new_discrepancy
from claims.discrepancies.relations import GroupCount, group_counts, total_of
from claims.model import Discrepancy, FieldType, Kind, Statement
from claims.names import join_words
from claims.values import Relation


def parts_above_wholes(accounts: Accounts) -> Iterator[Discrepancy]:
    """A part that is larger than its total."""
    records = accounts.collection.statement_records
    for part in accounts.all_statements:
        whole = records.get(part.part_of)
        if whole and _is_above(part, whole):
            words = answer_words(accounts.collection, part)
            yield _above_whole(accounts, words, group_counts([part]), whole, "A part cannot be larger than its total.")


def sums_above_wholes(accounts: Accounts) -> Iterator[Discrepancy]:
    """Numbers of groups that do not overlap, which add up to more than the total."""
    for field, statements in accounts.by_field.items():
        spec = accounts.spec(field)
        if spec.type is not FieldType.COUNT or not spec.rule:
            continue
        for whole in statements:
            parts = _groups_within(accounts, whole, statements)
            if len(parts) < 2 or not _sum_exceeds(parts, whole):
                continue
            listed = join_words([answer_words(accounts.collection, each.lead) for each in parts])
            summed = f"{listed}, together {count_words(total_of(parts))}"
            closing = "A total cannot be lower than the sum of groups that do not overlap."
            yield _above_whole(accounts, summed, parts, whole, closing)


def _above_whole(
    accounts: Accounts, words: str, parts: Sequence[GroupCount], whole: Statement, closing: str
) -> Discrepancy:
    """Parts that are more than the number that one account gives for all of them: "2 (Civilians), but 0 in total"."""
    spec = accounts.spec(parts[0].lead.field)
    in_total = answer_words(accounts.collection, whole)
    if whole.field != spec.field:
        in_total += f" {accounts.spec(whole.field).label}"
    sides = [
        accounts.side(words, [each.lead for each in parts], Relation.CONTRADICTS, count=total_of(parts)),
        accounts.side(f"{in_total} in total", [whole], Relation.CONTRADICTS),
    ]
    text = f"{accounts.title}, {spec.label}: {words}, but {sides[1].value}, both according to {sides[0].speakers}. {closing}"
    return new_discrepancy(accounts, spec, Kind.INTERNAL, Relation.CONTRADICTS, spec.severity, sides, text, closing)


def _groups_within(accounts: Accounts, whole: Statement, statements: Sequence[Statement]) -> list[GroupCount]:
    """The counts of groups within that of the whole, as its own account gives them: of several that share people, the widest."""
    tree = accounts.collection.party_tree
    within = [each for each in statements if _is_within(accounts, whole, each)]
    kept: list[Statement] = []
    for statement in sorted(within, key=lambda each: len(tree.path(each.group))):
        if all(tree.apart(statement.group, other.group) for other in kept):
            kept.append(statement)
    kept_ids = {each.statement_id for each in kept}
    return group_counts(each for each in within if each.statement_id in kept_ids)


def _is_within(accounts: Accounts, whole: Statement, part: Statement) -> bool:
    """Whether an account gives the one as part of the other: it says so, or one speaker tells both at one time, of a group and of one within it."""
    if part.claim_id != whole.claim_id or part.is_denied or part.count is None or part.count.low == 0 or not part.group:
        return False
    if part.part_of:
        return part.part_of == whole.statement_id
    together = accounts.speaker_of(part) == accounts.speaker_of(whole) and part.said == whole.said
    return together and part.group != whole.group and accounts.collection.party_tree.holds(whole.group, part.group)


def _sum_exceeds(parts: Sequence[GroupCount], whole: Statement) -> bool:
    """Whether the parts are more than the whole only together; one that is so alone is raised by itself."""
    if whole.count is None or whole.count.high is None:
        return False
    return total_of(parts).low > whole.count.high and not any(_is_above(each.lead, whole) for each in parts)


def _is_above(part: Statement, whole: Statement) -> bool:
    return bool(part.count and whole.count and whole.count.high is not None and part.count.low > whole.count.high)

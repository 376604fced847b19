"""How two statements, or two sets of them, on one field stand to each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.discrepancies.wording.same_parties import same_party
from claims.discrepancies.wording.same_places import point_of_town, same_place
from claims.model import FieldSpec, FieldType, Statement
from claims.tables import Collection
from claims.trees import Tree
from claims.values import Count, Relation

# Worst first: what a row of several pairs is called.
WORST = (
    Relation.DENIES,
    Relation.CONTRADICTS,
    Relation.DIFFERS,
    Relation.COUNTS_OTHER,
    Relation.OVERLAPS,
    Relation.AGREES,
    Relation.SILENT,
)
ALIKE = frozenset({Relation.AGREES, Relation.OVERLAPS})
CLASHES = frozenset({Relation.DENIES, Relation.CONTRADICTS})


def worst(relations: Sequence[Relation]) -> Relation:
    """The relation that weighs most; silent when there is none."""
    return min(relations, key=WORST.index, default=Relation.SILENT)


def relate(collection: Collection, one: Statement, other: Statement) -> Relation:
    """Relates two statements on the same field; each type of value brings its comparison.

    A value that a document only mentions to deny it is denied by that document. What one tells as done and
    the other as an aim alone contradicts.
    """
    spec = collection.field_specs[one.field]
    relation = _relate_values(collection, spec, one, other)
    if one.count and other.count:
        relation = _with_denials(collection.party_tree, relation, *group_counts([one, other]))
    elif one.is_denied != other.is_denied and relation in ALIKE:
        return Relation.DENIES
    if one.is_aim != other.is_aim:
        return Relation.CONTRADICTS if relation in ALIKE else Relation.DIFFERS
    return relation


def is_number_denied(statement: Statement) -> bool:
    """Whether a number is taken back; who denies by saying that there were none gives a number, 0."""
    return statement.is_denied and statement.count is not None and statement.count.high != 0


def same_value(collection: Collection, one: Statement, other: Statement) -> bool:
    """Whether two statements on one field give one value.

    A count of a group is also that of a group around it, unless its claim counts others of that beside it.
    """
    if collection.field_specs[one.field].type is FieldType.COUNT:
        alike = one.count == other.count and relate(collection, one, other) in ALIKE
        pairs = ((one, other), (other, one))
        return alike and not any(_counts_more(collection, part, whole.group) for part, whole in pairs)
    return relate(collection, one, other) is Relation.AGREES


def _counts_more(collection: Collection, part: Statement, whole: str) -> bool:
    """Whether the claim of a count also counts people of the group around it who are not of its own."""
    tree = collection.party_tree
    return any(
        each.count is not None
        and each.count.low > 0
        and each.is_outcome
        and not each.is_denied
        and tree.holds(whole, each.group)
        and tree.apart(each.group, part.group)
        for each in collection.statements_of_claim[part.claim_id]
        if each.field == part.field and each.group != part.group != whole
    )


def _relate_values(collection: Collection, spec: FieldSpec, one: Statement, other: Statement) -> Relation:
    if spec.type is FieldType.COUNT and one.count and other.count:
        relation = _relate_counted(collection.party_tree, one.group, one.count, other.group, other.count)
        if relation is Relation.COUNTS_OTHER and _named_otherwise(collection, one, other):
            as_same = one.count.relate(other.count)
            return as_same if as_same in ALIKE else relation
        return relation
    if spec.type is FieldType.SPAN and one.span and other.span:
        return one.span.relate(other.span)
    if one.value == other.value:
        return Relation.AGREES
    if spec.type is FieldType.PARTY:
        if same_party(collection, one.value, other.value):
            return Relation.AGREES
        return _relate_nodes(collection.party_tree, one.value, other.value, apart=_apart(spec))
    if spec.type is FieldType.PLACE:
        return _relate_places(collection, one.value, other.value)
    if frozenset((one.value, other.value)) in spec.exclusive or spec.type is FieldType.FLAG:
        return Relation.CONTRADICTS
    return Relation.DIFFERS if spec.type is FieldType.TEXT else _apart(spec)


def _named_otherwise(collection: Collection, one: Statement, other: Statement) -> bool:
    """Whether a count cites the document of the other, and names the people of one side otherwise.

    Not where either account has another number on the field for those whom the other counts.
    """
    tree, document_of = collection.party_tree, collection.document_of_claim
    cited = document_of[other.claim_id] in one.cites or document_of[one.claim_id] in other.cites
    if not (cited and tree.common(one.group, other.group)):
        return False
    pairs = ((one.claim_id, other), (other.claim_id, one))
    return not any(
        each.field == counted.field and tree.related(each.group, counted.group)
        for claim_id, counted in pairs
        for each in collection.statements_of_claim[claim_id]
    )


def _apart(spec: FieldSpec) -> Relation:
    """What unlike values make: several may hold together where the field takes many."""
    if spec.type is FieldType.TERM and spec.exclusive:
        return Relation.DIFFERS  # only the pairs listed exclude each other
    return Relation.DIFFERS if spec.many else Relation.CONTRADICTS


def _relate_nodes(tree: Tree, one: str, other: str, *, apart: Relation) -> Relation:
    if tree.related(one, other):
        return Relation.OVERLAPS
    return apart if tree.apart(one, other) else Relation.DIFFERS


def _relate_places(collection: Collection, one: str, other: str) -> Relation:
    """Places inside one town differ; others contradict unless one holds the other, or they are one by their names."""
    one, other = point_of_town(collection, one), point_of_town(collection, other)
    if collection.place_tree.related(one, other) or same_place(collection, one, other):
        return Relation.OVERLAPS
    common = collection.place_tree.common(one, other)
    kind = collection.rows["places"].get(common, {}).get("kind", "")
    return Relation.DIFFERS if kind in {"town", "quarter", "site"} else Relation.CONTRADICTS


@dataclass(frozen=True)
class GroupCount:
    """A count and whom it counts: as one statement gives it, or as the sum of several statements of one claim."""

    group: str
    count: Count
    statements: tuple[Statement, ...]

    @property
    def lead(self) -> Statement:
        """The statement that gives it, or the first of those summed."""
        return self.statements[0]

    @property
    def certain(self) -> bool:
        """Whether no statement is hedged: a sum is as certain as its weakest part."""
        return all(statement.certain for statement in self.statements)


def group_counts(statements: Iterable[Statement]) -> list[GroupCount]:
    """The counts of statements on one count field; statements without one are left out."""
    return [GroupCount(each.group, each.count, (each,)) for each in statements if each.count is not None]


def total_of(counts: Sequence[GroupCount]) -> Count:
    """The counts of groups that share nobody, added up; there is at least one."""
    return sum((each.count for each in counts[1:]), start=counts[0].count)


def relate_counts(tree: Tree, one: GroupCount, other: GroupCount) -> Relation:
    """Relates two numbers through whom they count, and by whether one of them is denied.

    The same group: as intervals. A subgroup bounds its group from below, so that a group counted
    smaller than its part contradicts and every other pair overlaps. Groups apart, or one that anybody
    may belong to, count something else.
    """
    relation = _relate_counted(tree, one.group, one.count, other.group, other.count)
    return _with_denials(tree, relation, one, other)


def _relate_counted(tree: Tree, group: str, count: Count, other_group: str, other: Count) -> Relation:
    if group == other_group:
        return count.relate(other)
    if tree.holds(group, other_group):
        whole, part = count, other
    elif tree.holds(other_group, group):
        whole, part = other, count
    else:
        return Relation.COUNTS_OTHER
    if whole.high is not None and part.low > whole.high:
        return Relation.DENIES if whole.high == 0 else Relation.CONTRADICTS
    return Relation.OVERLAPS


def _with_denials(tree: Tree, relation: Relation, one: GroupCount, other: GroupCount) -> Relation:
    """How two numbers stand where one of them may be denied.

    What is denied stands against that number of the same people, and "there were any at all" against every part of them;
    any other number fits it: who denies that 27 were killed does not deny that five of the dead were children.
    """
    denied = [each for each in (one, other) if is_number_denied(each.lead)]
    if not denied or relation is Relation.COUNTS_OTHER:
        return relation
    if len(denied) == 2:
        return Relation.OVERLAPS
    [denial] = denied
    said = other if denial is one else one
    told = denial.lead.count  # a part of another number stands here with open bounds
    of_any = told and told.low <= 1 and told.high is None and tree.holds(denial.group, said.group)
    return Relation.DENIES if relation in ALIKE and (denial.group == said.group or of_any) else Relation.OVERLAPS


def sum_of_claim(tree: Tree, counts: Sequence[GroupCount]) -> GroupCount | None:
    """The sum of one claim's counts on a field, where they count groups that share nobody.

    A group that another count of the claim holds is counted in that one already.

    Returns:
        The count of the nearest group that holds them all; None where there are fewer than two
        such counts or no group holds them.
    """
    kept: list[GroupCount] = []
    for count in sorted(counts, key=lambda each: len(tree.path(each.group)) if each.group else 0):
        is_said = not (is_number_denied(count.lead) or count.lead.part_of)
        if is_said and all(tree.apart(count.group, other.group) for other in kept):
            kept.append(count)
    kept.sort(key=counts.index)
    if len(kept) < 2:
        return None
    group = kept[0].group
    for count in kept[1:]:
        group = tree.common(group, count.group)
    if not group:
        return None
    return GroupCount(group, total_of(kept), tuple(statement for count in kept for statement in count.statements))


def relate_sets(collection: Collection, ones: Sequence[Statement], others: Sequence[Statement]) -> Relation:
    """Relates all that two accounts say on a field that takes many values.

    Denial and contradiction of any pair outweigh the rest. Otherwise the accounts agree when each
    value of either is met by one of the other, overlap when one account's values are all met (it
    says less), and differ when each has a value that the other lacks. Where a field takes one value, one
    contradiction is enough: an account that relays rival versions contradicts each of them.
    """
    pairs = [[relate(collection, one, other) for other in others] for one in ones]
    flat = [relation for row in pairs for relation in row]
    if not flat:
        return Relation.SILENT
    if collection.field_specs[ones[0].field].type is FieldType.COUNT:
        return worst(flat)
    met_ones = [_met(row) for row in pairs]
    met_others = [_met(column) for column in zip(*pairs, strict=True)]
    if Relation.DENIES in flat:
        return Relation.DENIES
    rivals = not collection.field_specs[ones[0].field].many  # then any two unlike values exclude each other
    if Relation.CONTRADICTS in flat and (rivals or not (all(met_ones) or all(met_others))):
        return Relation.CONTRADICTS
    if all(met_ones) and all(met_others):
        return Relation.OVERLAPS if Relation.AGREES not in flat else Relation.AGREES
    if all(met_ones) or all(met_others):
        return Relation.OVERLAPS
    return Relation.DIFFERS


def _met(relations: Sequence[Relation]) -> bool:
    return any(relation in ALIKE for relation in relations)

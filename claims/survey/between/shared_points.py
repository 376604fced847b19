"""On which points two or three sources can be compared, and how they stand to each other on each."""

from collections import Counter
from collections.abc import Collection as Ids
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import pandas as pd

from claims.discrepancies.incident_accounts import Accounts
from claims.discrepancies.relations import CLASHES, relate_sets, worst
from claims.model import Discrepancy, FieldType, Statement
from claims.survey.between.field_groups import FieldGroup
from claims.tables import Collection
from claims.values import Relation

POINT_COLUMNS = ("incident_id", "field", "relation", "source_ids", "discrepancy_ids")
SUMMARY_COLUMNS = ("group", "field", "label", "both", "agree", "overlap", "differ", "contradict", "other", "one")
COUNTED_AS = {  # columns of the summary
    Relation.AGREES: "agree",
    Relation.OVERLAPS: "overlap",
    Relation.DIFFERS: "differ",
    Relation.CONTRADICTS: "contradict",
    Relation.DENIES: "contradict",
    Relation.COUNTS_OTHER: "other",
    Relation.SILENT: "one",
}


def points_of_incident(
    accounts: Accounts, source_ids: Sequence[str], fields: Sequence[str], raised: Mapping[str, Sequence[Discrepancy]]
) -> list[tuple[str, str, str, str, str]]:
    """The fields on which one of the sources gives a value in this incident, as rows of `POINT_COLUMNS`.

    The relation is the worst that is raised between them, else the worst of any two that give a value. What would
    exclude each other and is not raised differs. Where one source alone gives a value, the relation is "does not say".

    Args:
        fields: Those to look at.
        raised: Field to the discrepancies between these sources in this incident.
    """
    rows = []
    for field in fields:
        told = _by_source(accounts, accounts.by_field.get(field, ()), source_ids)
        found = raised.get(field, ())
        if not told and not found:
            continue
        relation = worst([each.relation for each in found]) if found else _worst_of_pairs(accounts, told)
        sources = [each for each in source_ids if each in told or _is_on_a_side(found, each)]
        ids = "|".join(each.discrepancy_id for each in found)
        rows.append((accounts.incident_id, field, str(relation), "|".join(sources), ids))
    return rows


def _is_on_a_side(found: Iterable[Discrepancy], source_id: str) -> bool:
    return any(source_id in side.source_ids for each in found for side in each.sides)


def _by_source(accounts: Accounts, statements: Iterable[Statement], source_ids: Ids[str]) -> dict[str, list[Statement]]:
    told: dict[str, list[Statement]] = {}
    for statement in statements:
        source_id = accounts.source_of(statement)
        if source_id in source_ids and not statement.is_denied:
            told.setdefault(source_id, []).append(statement)
    return told


def _worst_of_pairs(accounts: Accounts, told: Mapping[str, Sequence[Statement]]) -> Relation:
    pairs = combinations(told.values(), 2)
    relations = [_relate(accounts, one, other) for one, other in pairs]
    return worst([Relation.DIFFERS if each in CLASHES else each for each in relations])


def _relate(accounts: Accounts, ones: Sequence[Statement], others: Sequence[Statement]) -> Relation:
    if accounts.spec(ones[0].field).type is not FieldType.COUNT:
        return relate_sets(accounts.collection, ones, others)
    relations = {accounts.tolls.relate_statements(one, other) for one in ones for other in others}
    return worst(list(relations - {Relation.COUNTS_OTHER} or relations))


def summarise(collection: Collection, groups: Iterable[FieldGroup], points: pd.DataFrame) -> pd.DataFrame:
    """How often the sources agree, differ or contradict each other: one row per field, and one before it per group.

    Returns:
        Columns `SUMMARY_COLUMNS`; `field` and `label` are "" in the row of a group. `both` counts the points on which two
        of them give a value, `one` those on which only one does. Fields without a point have no row.
    """
    kinds = {str(relation): name for relation, name in COUNTED_AS.items()}
    numbers: dict[str, Counter[str]] = {}
    for field, relation in zip(points["field"], points["relation"], strict=True):
        numbers.setdefault(field, Counter())[kinds[relation]] += 1
    rows: list[tuple[str | int, ...]] = []
    for group in groups:
        there = [field for field in group.fields if field in numbers]
        if there:
            rows.append((group.name, "", "", *_cells(sum((numbers[field] for field in there), Counter()))))
            labels = {field: collection.field_specs[field].label for field in there}
            rows += [(group.name, field, labels[field], *_cells(numbers[field])) for field in there]
    return pd.DataFrame(rows, columns=list(SUMMARY_COLUMNS))


def _cells(numbers: Counter[str]) -> list[int]:
    return [numbers.total() - numbers["one"], *(numbers[column] for column in SUMMARY_COLUMNS[4:])]

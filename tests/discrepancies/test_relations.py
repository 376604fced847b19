"""How two statements, or all that two accounts say on a field, stand to each other."""

from typing import Any

import pytest

from claims.discrepancies.relations import GroupCount, relate, relate_sets, same_value, sum_of_claim, worst
from claims.model import Statement
from claims.trees import Tree
from claims.values import Count, Relation
from tests.builders.collection_tables import build_collection, claim, said
from tests.builders.findings import A, B, clean

OF = {
    "=": Relation.AGREES, "~": Relation.OVERLAPS, "differs": Relation.DIFFERS, "x": Relation.CONTRADICTS,
    "no": Relation.DENIES, "other": Relation.COUNTS_OTHER, "": Relation.SILENT,
}  # fmt: skip


@pytest.mark.parametrize(
    ("field", "one", "other", "relation"),
    [
        ("wounded", "6", "6", "="),
        ("wounded", "5..7", "6", "~"),
        ("wounded", "6", "8", "x"),
        ("wounded", "0", "8", "no"),
        ("wounded", said("8", group="police"), said("6", group="officers"), "~"),
        ("wounded", said("6", group="police"), said("8", group="officers"), "x"),
        ("wounded", said("8", group="officers"), said("6", group="police"), "x"),
        ("wounded", said("8", group="officers"), said("0", group="police"), "no"),
        ("wounded", said("6+", group="police"), said("8", group="officers"), "~"),
        ("wounded", said("6", group="police"), said("6", group="officers"), "~"),
        ("wounded", said("6", group="police"), said("6", group="army"), "other"),
        ("wounded", said("27", stance="denies"), "27", "no"),
        ("wounded", said("27", stance="denies"), "25..30", "no"),
        ("wounded", said("27", stance="relays", chain="source-b:denies"), "27", "no"),
        ("wounded", said("27", stance="relays", chain="source-b:denies > source-a:asserts"), "27", "="),
        ("wounded", said("27", stance="denies"), "18", "~"),
        ("wounded", said("27", stance="denies"), said("5", group="police"), "~"),
        ("wounded", said("27", stance="denies"), said("27", stance="denies"), "~"),
        ("wounded", said("1+", stance="denies"), said("5", group="police"), "no"),
        ("wounded", said("2+", stance="denies"), said("5", group="police"), "~"),
        ("wounded", said("1+", stance="denies", group="police"), "5", "~"),
        ("wounded", said("6", group="police", stance="denies"), said("6", group="army"), "other"),
        ("wounded", said("0", stance="denies"), "8", "no"),
        ("when", "2021-01-23", "2021-01-23", "="),
        ("when", "2021-01", "2021-01-23", "~"),
        ("when", "2021-01-22", "2021-01-23", "x"),
        ("initiator", "police", "police", "="),
        ("initiator", "police", said("police", stance="aims"), "x"),
        ("initiator", "police", said("security", stance="aims"), "differs"),
        ("initiator", said("police", stance="aims"), said("police", stance="aims"), "="),
        ("initiator", "police", "government", "~"),
        ("initiator", "police", "security", "x"),
        ("initiator", "police", "demonstrators", "differs"),
        ("participant", "police", "security", "differs"),
        ("where", "river-town", "old-quarter", "~"),
        ("where", "old-quarter", "new-quarter", "differs"),
        ("where", "river-town", "hill-town", "x"),
        ("force", "shots in the air", "fire at people", "x"),
        ("blocked", "food", "fuel", "differs"),
        ("armed", "yes", "no", "x"),
        ("reason", "anger", "hunger", "differs"),
        ("armed", "yes", said("yes", stance="denies"), "no"),
        ("when", "2021-01", said("2021-01-23", stance="denies"), "no"),
        ("armed", said("yes", stance="denies"), said("yes", stance="denies"), "="),
        ("initiator", "police", said("security", stance="denies"), "x"),
    ],
)
def test_two_statements(field: str, one: Any, other: Any, relation: str) -> None:
    collection = clean(build_collection(claim("c1", source=A, **{field: one}), claim("c2", source=B, **{field: other})))
    first, second = collection.statement_records.values()
    assert relate(collection, first, second) is relate(collection, second, first) is OF[relation]
    same = relation == "=" or (field == "wounded" and relation == "~" and first.count == second.count)
    assert same_value(collection, first, second) is same


@pytest.mark.parametrize(
    ("field", "ones", "others", "relation"),
    [
        ("blocked", ["food"], [], ""),
        ("blocked", ["food"], ["food"], "="),
        ("blocked", ["food", "fuel"], ["fuel", "food"], "="),
        ("blocked", ["food", "fuel"], ["food"], "~"),
        ("blocked", ["food"], ["food", "fuel"], "~"),
        ("blocked", ["food", "fuel"], ["food", "aid"], "differs"),
        ("participant", ["police"], ["government"], "~"),
        ("where", ["river-town"], ["hill-town"], "x"),
        ("where", ["river-town", "hill-town"], ["hill-town"], "~"),
        ("initiator", ["police", "security"], ["police"], "x"),
        ("blocked", ["food", said("fuel", stance="denies")], ["fuel", "food"], "no"),
        ("wounded", ["6", said("2", group="police")], ["6"], "~"),
        ("wounded", ["6"], ["8"], "x"),
        ("wounded", [said("6", group="police")], [said("6", group="army")], "other"),
    ],
)
def test_all_that_two_accounts_say(field: str, ones: Any, others: Any, relation: str) -> None:
    collection = clean(
        build_collection(claim("c1", source=A, **{field: ones}), claim("c2", source=B, **{field: others}))
    )
    said_by = collection.statements_of_claim
    assert relate_sets(collection, said_by["c1"], said_by["c2"]) is OF[relation]


@pytest.mark.parametrize(
    ("relations", "first"),
    [
        (["=", "~", "x"], "x"), (["x", "no"], "no"), (["differs", "x"], "x"), (["other", "differs"], "differs"),
        (["~", "other"], "other"), (["=", "~"], "~"), (["", "="], "="), ([], ""),
    ],
)  # fmt: skip
def test_what_weighs_most(relations: list[str], first: str) -> None:
    assert worst([OF[each] for each in relations]) is OF[first]


TREE = Tree(
    {"state": "", "army": "state", "police": "state", "officers": "police", "rebels": "", "crowd": ""},
    frozenset({"crowd"}),
)


def statement(**cells: str) -> Statement:
    collection = build_collection(claim("c1", source=A, wounded=[said("1"), said("1", **cells)]))
    return collection.statement_records["c1-2"]


def counted(group: str, number: int, **cells: str) -> GroupCount:
    return GroupCount(group, Count(number, number), (statement(**cells),))


@pytest.mark.parametrize(
    ("counts", "total"),
    [
        ([("army", 2), ("police", 3)], ("state", 5)),
        ([("army", 2), ("police", 3), ("officers", 1)], ("state", 5)),
        ([("army", 2), ("officers", 1), ("police", 3)], ("state", 5)),
        ([("army", 2)], None),
        ([], None),
        ([("army", 2), ("rebels", 3)], None),
        ([("army", 2), ("crowd", 3)], None),
    ],
)
def test_the_sum_of_one_claim(counts: list[tuple[str, int]], total: tuple[str, int] | None) -> None:
    summed = sum_of_claim(TREE, [counted(group, number) for group, number in counts])
    assert (summed and (summed.group, summed.count.low)) == total


def test_a_sum_leaves_out_what_is_part_of_another_number() -> None:
    assert sum_of_claim(TREE, [counted("army", 2, part_of="c1-1"), counted("police", 3)]) is None


def test_a_sum_is_as_certain_as_its_weakest_part() -> None:
    sure, hedged = counted("army", 2), counted("police", 3, stance="hedges")
    assert (sure.certain, hedged.certain) == (True, False)
    summed = sum_of_claim(TREE, [sure, hedged])
    assert summed is not None
    assert not summed.certain
    assert [each.stance for each in summed.statements] == ["asserts", "hedges"]
    assert summed.lead is sure.lead


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ([said("6", group="police", cites="c2-doc")], [said("1+", group="army")], "~"),
        ([said("6", group="police", cites="c2-doc")], [said("6", group="army")], "="),
        ([said("6", group="police")], [said("6", group="army", cites="c1-doc")], "="),
        ([said("6", group="police", cites="c2-doc")], [said("7", group="army")], "other"),
        ([said("6", group="police", cites="c2-doc")], [said("1+", group="security")], "other"),
        ([said("6", group="police", cites="c2-doc")], [said("1+", group="civilians")], "other"),
        ([said("6", group="police", cites="c2-doc"), said("3", group="army")], [said("1+", group="army")], "other"),
        ([said("6", group="police", cites="c2-doc")], [said("1+", group="army"), said("2", group="officers")], "other"),
        ([said("6", group="police")], [said("1+", group="army")], "other"),
    ],
)
def test_a_count_that_cites_another_is_of_the_same_people(one: list[Any], other: list[Any], relation: str) -> None:
    collection = clean(build_collection(claim("c1", source=A, wounded=one), claim("c2", source=B, wounded=other)))
    records = collection.statement_records
    assert relate(collection, records["c1-1"], records["c2-1"]) is OF[relation]

"""Numbers that one account gives as a whole, against those that it gives as parts of it."""

from typing import Any

import pytest

from claims.model import Kind
from tests.builders.collection_tables import Tables, claim, row, said
from tests.builders.findings import A, compare, of_kind, shown


@pytest.mark.parametrize(
    ("accounts", "expected"),
    [
        pytest.param(
            [claim("c1", source=A, wounded=said("6", group="police"), killed=said("7", group="police", part_of="c1-1"))],
            [
                ("internal inconsistency, contradicts, medium, killed", "Event i, killed: 7 (The police), but 6 (The police) wounded in total, both according to source-a. A part cannot be larger than its total.", "7 (The police): c1-2", "6 (The police) wounded in total: c1-1"),
            ],
            id="of a sum",
        ),
        pytest.param(
            [claim("c1", source=A, wounded=said("6", group="police"), killed=said("6", group="police", part_of="c1-1"))],
            [],
            id="as large",
        ),
        pytest.param(
            [claim("c1", source=A, wounded=said("6+", group="police"), killed=said("7", group="police", part_of="c1-1"))],
            [],
            id="open whole",
        ),
        pytest.param(
            [claim("c1", source=A, reason="anger", wounded=said("6", group="police"), killed=said("7", group="police"))],
            [],
            id="no part of it",
        ),
        pytest.param(
            [claim("c1", source=A, wounded=said("6", group="police"), killed=[said("2", group="police", part_of="c1-1"), said("7", group="army", part_of="c1-1")])],
            [
                ("internal inconsistency, contradicts, medium, killed", "Event i, killed: 7 (The army), but 6 (The police) wounded in total, both according to source-a. A part cannot be larger than its total.", "7 (The army): c1-3", "6 (The police) wounded in total: c1-1"),
            ],
            id="behind one that fits",
        ),
    ],
)  # fmt: skip
def test_a_part_larger_than_its_whole(accounts: list[Tables], expected: list[tuple[str, ...]]) -> None:
    assert [shown(each) for each in of_kind(compare(*accounts), Kind.INTERNAL)] == expected


POLICE, SOLDIERS = said("3", group="police"), said("4", group="army")
MINISTRY = [row("sources", "ministry", kind="speaker", ties="government")]


def summed(number: str = "7", words: str = "3 (The police) and 4 (The army)") -> tuple[str, str]:
    return (
        "internal inconsistency, contradicts, medium, wounded",
        f"Event i, wounded: {words}, together {number}, but 6 (The government) in total, both according to source-a. "
        "A total cannot be lower than the sum of groups that do not overlap.",
    )


@pytest.mark.parametrize(
    ("wounded", "expected"),
    [
        pytest.param([said("6", group="government"), POLICE, SOLDIERS], [summed()], id="groups of a side"),
        pytest.param([said("6", group="government"), {**POLICE, "part_of": "c1-1"}, {**SOLDIERS, "part_of": "c1-1"}], [summed()], id="said to be parts"),
        pytest.param([said("6", group="government"), POLICE, SOLDIERS, said("2", group="officers")], [summed()], id="a group within another counts once"),
        pytest.param([said("7", group="government"), POLICE, SOLDIERS], [], id="as many"),
        pytest.param([said("9", group="government"), POLICE, SOLDIERS], [], id="fewer"),
        pytest.param([said("6+", group="government"), POLICE, SOLDIERS], [], id="an open whole"),
        pytest.param([said("6", group="government"), said("6", group="police"), said("0", group="army")], [], id="nobody of one group"),
        pytest.param([said("6", group="government"), said("4", group="police"), said("3", group="civilians")], [], id="another side"),
        pytest.param([said("6", group="government"), said("4", group="police"), said("3", group="demonstrators")], [], id="who may be the same people"),
        pytest.param([said("6", group="government"), POLICE, {**SOLDIERS, "stance": "denies", "chain": "ministry:asserts"}], [], id="one of them denied"),
        pytest.param([said("6", group="government"), POLICE, {**SOLDIERS, "stance": "relays", "chain": "ministry:asserts"}], [], id="told by two"),
        pytest.param([said("6", group="government"), POLICE, {**SOLDIERS, "said": "2021-01-23"}], [], id="told on two days"),
    ],
)  # fmt: skip
def test_groups_that_share_nobody_add_up(wounded: list[Any], expected: list[tuple[str, str]]) -> None:
    findings = compare(claim("c1", source=A, wounded=wounded), sources=MINISTRY)
    assert [shown(each)[:2] for each in of_kind(findings, Kind.INTERNAL)] == expected


def test_a_total_of_everyone_holds_every_group() -> None:
    killed = [said("1"), said("1", group="police", part_of="c1-1"), said("1", group="civilians", part_of="c1-1")]
    [found] = compare(claim("c1", source=A, killed=killed)).discrepancies
    assert shown(found) == (
        "internal inconsistency, contradicts, medium, killed",
        "Event i, killed: 1 (The police) and 1 (Civilians), together 2, but 1 in total, both according to source-a. "
        "A total cannot be lower than the sum of groups that do not overlap.",
        "1 (The police) and 1 (Civilians), together 2: c1-2 c1-3",
        "1 in total: c1-1",
    )


def test_a_part_that_is_larger_by_itself_is_raised_once() -> None:
    wounded = [said("6"), said("7", group="police", part_of="c1-1"), said("2", group="army", part_of="c1-1")]
    found = of_kind(compare(claim("c1", source=A, wounded=wounded)), Kind.INTERNAL)
    assert [each.sides[0].value for each in found] == ["7 (The police)"]


def test_parts_of_different_wholes_are_not_added() -> None:
    wounded = [
        said("6"),
        said("5"),
        said("4", group="police", part_of="c1-1"),
        said("4", group="army", part_of="c1-2"),
    ]
    found = of_kind(compare(claim("c1", source=A, wounded=wounded)), Kind.INTERNAL)
    assert not [each for each in found if "together" in each.sides[0].value]

"""Totals for an incident against those for its parts: of one source, and of several."""

import pytest

from tests.builders.collection_tables import Tables, claim, said
from tests.builders.findings import B, C, clash, compare_parts, shown, siege


@pytest.mark.parametrize(
    ("accounts", "expected"),
    [
        pytest.param(
            [siege("5"), clash(1, "6"), clash(2, "1", group="officers")],
            [
                ("internal inconsistency, contradicts, medium, wounded, government", "Event w, wounded: 5 (The government) in total; 6 (The police) in “Event p0” and 1 (Officers) in “Event p1”, both according to source-a. A total cannot be lower than the sum of its parts.", "5 (The government) in total: whole-2", "6 (The police) in “Event p0” and 1 (Officers) in “Event p1”: part-1-2 part-2-2"),
            ],
            id="above",
        ),
        pytest.param(
            [siege("6"), clash(1, "6"), clash(2, "1", group="officers")],
            [
                ("internal inconsistency, contradicts, medium, wounded, government", "Event w, wounded: 6 (The government) in total; 6 (The police) in “Event p0” and 1 (Officers) in “Event p1”, both according to source-a. A total cannot be lower than the sum of its parts.", "6 (The government) in total: whole-2", "6 (The police) in “Event p0” and 1 (Officers) in “Event p1”: part-1-2 part-2-2"),
            ],
            id="above, to the number",
        ),
        pytest.param(
            [siege("9", document="d"), clash(1, "6", document="d"), clash(2, "1", group="officers", document="d")],
            [
                ("internal inconsistency, differs, minor, wounded, government", "Event w, wounded: 9 (The government) in total; 6 (The police) in “Event p0” and 1 (Officers) in “Event p1”, both according to source-a. The reported parts do not add up to the total.", "9 (The government) in total: whole-2", "6 (The police) in “Event p0” and 1 (Officers) in “Event p1”: part-1-2 part-2-2"),
            ],
            id="below",
        ),
        pytest.param(
            [siege("9", document="d"), clash(1, "6", document="d"), clash(2, "1")],
            [],
            id="below, a part told elsewhere",
        ),
        pytest.param(
            [siege("9", document="d"), clash(1, "6", document="d")],
            [],
            id="below, one part",
        ),
        pytest.param(
            [siege("9"), clash(1, "6"), clash(2, "1+", group="officers")],
            [],
            id="below, others without a number",
        ),
        pytest.param(
            [siege("7"), clash(1, "6"), clash(2, "1", group="officers"), clash(3, "1+")],
            [
                ("internal inconsistency, differs, minor, wounded, government", "Event w, wounded: 7 (The government) in total; 6 (The police) in “Event p0”, 1 (Officers) in “Event p1” and 1 or more (The police) in “Event p2”, both according to source-a. Others are reported without a number or a side, so the exact total leaves them out.", "7 (The government) in total: whole-2", "6 (The police) in “Event p0”, 1 (Officers) in “Event p1” and 1 or more (The police) in “Event p2”: part-1-2 part-2-2 part-3-2"),
            ],
            id="floor, a number open",
        ),
        pytest.param(
            [siege("7"), clash(1, "6"), clash(2, "1"), clash(3, "1", group="")],
            [
                ("internal inconsistency, differs, minor, wounded, government", "Event w, wounded: 7 (The government) in total; 6 (The police) in “Event p0”, 1 (The police) in “Event p1” and 1 in “Event p2”, both according to source-a. Others are reported without a number or a side, so the exact total leaves them out.", "7 (The government) in total: whole-2", "6 (The police) in “Event p0”, 1 (The police) in “Event p1” and 1 in “Event p2”: part-1-2 part-2-2 part-3-2"),
            ],
            id="floor, a side open",
        ),
        pytest.param(
            [siege("7"), clash(1, "6"), clash(2, "1"), clash(3, "1+", group="security")],
            [],
            id="floor of others does not count",
        ),
        pytest.param(
            [siege("7+"), clash(1, "6"), clash(2, "2")],
            [],
            id="open total",
        ),
        pytest.param(
            [siege("7"), clash(1, "6"), clash(2, "1", stance="hedges")],
            [
                ("certainty, differs, medium, wounded, government", "Event w, wounded: 7 (The government) in total, according to source-a. 6 (The police) in “Event p0” and 1 (The police) in “Event p1” (with reservation), according to source-a, partly with reservation. A sum is as certain as its weakest part.", "7 (The government) in total: whole-2", "6 (The police) in “Event p0” and 1 (The police) in “Event p1” (with reservation): part-1-2 part-2-2"),
            ],
            id="hedged part",
        ),
        pytest.param(
            [siege("8", document="d"), clash(1, "6", document="d"), clash(2, "1", stance="hedges", document="d")],
            [
                ("internal inconsistency, differs, minor, wounded, government", "Event w, wounded: 8 (The government) in total, according to source-a. 6 (The police) in “Event p0” and 1 (The police) in “Event p1” (with reservation), according to source-a, partly with reservation. The reported parts do not add up to the total.", "8 (The government) in total: whole-2", "6 (The police) in “Event p0” and 1 (The police) in “Event p1” (with reservation): part-1-2 part-2-2"),
            ],
            id="hedged part of another sum",
        ),
        pytest.param(
            [siege("5"), clash(1, "6", stance="denies")],
            [],
            id="denied part",
        ),
        pytest.param(
            [siege("5"), clash(1, "6", stance="demands")],
            [],
            id="demanded part",
        ),
        pytest.param(
            [siege("7"), clash(1, "6"), clash(2, "1")],
            [],
            id="carried",
        ),
    ],
)  # fmt: skip
def test_a_total_against_the_parts_of_its_own_source(accounts: list[Tables], expected: list[tuple[str, ...]]) -> None:
    assert [shown(each) for each in compare_parts(*accounts).discrepancies] == expected


@pytest.mark.parametrize(
    ("accounts", "expected"),
    [
        pytest.param(
            [siege("5"), clash(1, "6", source=B)],
            [
                ("count, contradicts, medium, wounded, government", "Event w, wounded: 5 (The government) in total, according to source-a. 6 (The police) in “Event p0”, according to source-b. A total cannot be lower than one of its parts.", "5 (The government) in total: whole-2", "6 (The police) in “Event p0”: part-1-2"),
            ],
            id="one part above",
        ),
        pytest.param(
            [siege("6"), clash(1, "6", source=B)],
            [],
            id="one part as large",
        ),
        pytest.param(
            [siege("5"), clash(1, "6", source=B, group="")],
            [],
            id="one part of nobody named",
        ),
        pytest.param(
            [siege("5"), clash(1, "6", source=B, group="security")],
            [],
            id="one part of others",
        ),
        pytest.param(
            [siege("5+"), clash(1, "6", source=B)],
            [],
            id="open total",
        ),
        pytest.param(
            [siege("9"), clash(1, "6", source=B), clash(2, "7", source=B)],
            [
                ("count, contradicts, medium, wounded, government", "Event w, wounded: 9 (The government) in total, according to source-a. 13 when added up: 6 (The police) in “Event p0” and 7 (The police) in “Event p1”, from figures of source-b. A total cannot be lower than the sum of its parts, unless people were counted twice.", "9 (The government) in total: whole-2", "13 when added up: 6 (The police) in “Event p0” and 7 (The police) in “Event p1”: part-1-2 part-2-2"),
            ],
            id="two parts above",
        ),
        pytest.param(
            [siege("9"), clash(1, "6", source=B), clash(2, "7", source=C)],
            [],
            id="two parts of two sources",
        ),
        pytest.param(
            [siege("13"), clash(1, "6", source=B), clash(2, "7", source=B)],
            [],
            id="two parts as large",
        ),
        pytest.param(
            [siege("5"), clash(1, "6", source=B), clash(2, "2", source=C)],
            [
                ("count, contradicts, medium, wounded, government", "Event w, wounded: 5 (The government) in total, according to source-a. 6 (The police) in “Event p0”, according to source-b. A total cannot be lower than one of its parts.", "5 (The government) in total: whole-2", "6 (The police) in “Event p0”: part-1-2"),
            ],
            id="the first of two parts of two sources above",
        ),
        pytest.param(
            [siege("5"), claim("part-1", source=B, when="2021-01-23", wounded=[said("4", group="police"), said("3", group="army")])],
            [
                ("count, contradicts, medium, wounded, government", "Event w, wounded: 5 (The government) in total, according to source-a. 7 when added up: 4 (The police) in “Event p0” and 3 (The army) in “Event p0”, from figures of source-b. A total cannot be lower than the sum of its parts, unless people were counted twice.", "5 (The government) in total: whole-2", "7 when added up: 4 (The police) in “Event p0” and 3 (The army) in “Event p0”: part-1-2 part-1-3"),
            ],
            id="groups of one part",
        ),
        pytest.param(
            [siege("5"), claim("part-1", source=B, when="2021-01-23", wounded=[said("2", group="police"), said("1", group="army")]), clash(2, "6", source=C)],
            [
                ("count, contradicts, medium, wounded, government", "Event w, wounded: 5 (The government) in total, according to source-a. 6 (The police) in “Event p1”, according to source-c. A total cannot be lower than one of its parts.", "5 (The government) in total: whole-2", "6 (The police) in “Event p1”: part-2-2"),
            ],
            id="groups of two parts",
        ),
    ],
)  # fmt: skip
def test_a_total_against_the_parts_of_another_source(accounts: list[Tables], expected: list[tuple[str, ...]]) -> None:
    assert [shown(each) for each in compare_parts(*accounts).discrepancies] == expected

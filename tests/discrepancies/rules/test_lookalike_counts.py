"""Numbers that look like a discrepancy and are none."""

import pytest

from tests.builders.collection_tables import Tables, claim, said
from tests.builders.findings import A, B, clash, compare, compare_parts, shown, siege


@pytest.mark.parametrize(
    ("accounts", "expected"),
    [
        pytest.param(
            [claim("c1", source=A, wounded=said("6", group="police")), claim("c2", source=B, wounded=said("6", group="civilians"))],
            [
                ("count, counts something else, explained, wounded", "Event i: wounded, 6 (The police) and 6 (Civilians). The number is the same, but it counts different people.", "6 (The police): c1-1", "6 (Civilians): c2-1"),
            ],
            id="equal numbers of others",
        ),
        pytest.param(
            [claim("c1", source=A, wounded=[said("6", group="police"), said("6", group="civilians")])],
            [],
            id="equal numbers of others in one claim",
        ),
        pytest.param(
            [claim("c1", source=A, wounded=said("6", group="police")), claim("c2", source=B, wounded=said("7", group="civilians"))],
            [],
            id="other numbers of others",
        ),
        pytest.param(
            [claim("c1", source=A, wounded=said("450", stance="demands"))],
            [
                ("count, counts something else, explained, wounded", "Event i: wounded, 450 demanded, according to source-a. A demand is not counted as something that happened.", "450, demanded: c1-1"),
            ],
            id="a demand",
        ),
        pytest.param(
            [claim("c1", source=A, wounded=said("6", group="police")), claim("c2", source=B, wounded=said("6", group="government"))],
            [
                ("count, overlaps, explained, wounded", "Event i: wounded, 6 (The police) and 6 (The government). The two fit together: one group is part of the other.", "6 (The police): c1-1", "6 (The government): c2-1"),
            ],
            id="a group and its side",
        ),
        pytest.param(
            [claim("c1", source=A, wounded=said("6", group="police")), claim("c2", source=B, wounded=said("6", group="government", cites="c1-doc"))],
            [],
            id="a group and its side, one origin",
        ),
        pytest.param(
            [claim("c1", source=A, wounded=said("6", group="police")), claim("c2", source=B, wounded=said("7", group="government"))],
            [],
            id="a group and another number of its side",
        ),
    ],
)  # fmt: skip
def test_counts_of_one_incident_that_only_look_unlike(accounts: list[Tables], expected: list[tuple[str, ...]]) -> None:
    assert [shown(each) for each in compare(*accounts).lookalikes] == expected


@pytest.mark.parametrize(
    ("accounts", "expected"),
    [
        pytest.param(
            [siege("7"), clash(1, "6"), clash(2, "1", group="officers")],
            [
                ("count, agrees, explained, wounded", "Event w: wounded, 7 (The government) in total, and 6 (The police) and 1 (Officers) for its parts. The total is the sum of its parts.", "7 (The government) in total: whole-2", "6 (The police) and 1 (Officers): part-1-2 part-2-2"),
            ],
            id="a total that its parts carry",
        ),
        pytest.param(
            [siege("7"), clash(1, "6"), clash(2, "1", stance="hedges")],
            [],
            id="a total that hedged parts carry",
        ),
        pytest.param(
            [siege("7"), clash(1, "6"), clash(2, "1"), clash(3, "1+")],
            [],
            id="a total beside open parts",
        ),
        pytest.param(
            [siege("13+"), clash(1, "6", source=B), clash(2, "7", source=B)],
            [
                ("count, overlaps, explained, wounded", "Event w: wounded, 13 or more (The government) in total (source-a) and 6 (The police) and 7 (The police) for its parts (source-b). The parts add up to 13, which fits the total.", "13 or more (The government) in total: whole-2", "6 (The police) and 7 (The police): part-1-2 part-2-2"),
            ],
            id="a total that the parts of another source fit",
        ),
        pytest.param(
            [siege("15"), clash(1, "6", source=B), clash(2, "7", source=B)],
            [],
            id="a total that the parts of another source do not fit",
        ),
        pytest.param(
            [siege("9"), clash(1, "6", source=B)],
            [
                ("count, counts something else, explained, wounded", "Event w: wounded, 9 (The government) in total (source-a) and 6 (The police) for a part (source-b). The second figure covers only “Event p0”.", "9 (The government) in total: whole-2", "6 (The police) for a part: part-1-2"),
            ],
            id="one part of another source",
        ),
        pytest.param(
            [siege("6"), clash(1, "6", source=B)],
            [],
            id="one part as large",
        ),
        pytest.param(
            [siege("6"), clash(1, "0", source=B)],
            [],
            id="one part of nobody",
        ),
        pytest.param(
            [siege("90"), clash(1, "dozens", source=B)],
            [],
            id="one part in vague words",
        ),
        pytest.param(
            [siege("5"), clash(1, "6", source=B)],
            [],
            id="one part larger",
        ),
        pytest.param(
            [siege("9"), clash(1, "6", source=B, group="security")],
            [],
            id="one part of others",
        ),
        pytest.param(
            [siege("9"), clash(1, "6")],
            [],
            id="one part of its own source",
        ),
        pytest.param(
            [siege("9"), clash(1, "6", source=B, stance="demands")],
            [
                ("count, counts something else, explained, wounded", "Event p0: wounded, 6 demanded, according to source-b. A demand is not counted as something that happened.", "6, demanded: part-1-2"),
            ],
            id="one part, demanded",
        ),
        pytest.param(
            [siege("9"), claim("part-1", source=B, when="2021-01-23", killed=said("6", group="police"))],
            [],
            id="one part and another field",
        ),
    ],
)  # fmt: skip
def test_counts_of_a_whole_and_its_parts_that_only_look_unlike(
    accounts: list[Tables], expected: list[tuple[str, ...]]
) -> None:
    assert [shown(each) for each in compare_parts(*accounts).lookalikes] == expected


def test_a_later_toll_names_both_days() -> None:
    first = claim("c1", source=A, published="2021-01-21", when="2021-01-20", killed="3")
    second = claim("c2", source=B, published="2021-01-23", when="2021-01-20", killed="5")
    assert [shown(each) for each in compare(first, second).lookalikes] == [
        (
            "count, overlaps, explained, killed",
            "Event i: killed, 3 on 21 January 2021 (source-a), then 5 on 23 January 2021 (source-b). The later toll updates the earlier one; they do not contradict each other.",
            "3 on 21 January 2021: c1-2",
            "5 on 23 January 2021: c2-2",
        )
    ]


@pytest.mark.parametrize(
    ("published", "told"),
    [
        ("2021-01-23", "5 on 23 January 2021"),
        ("2021-01-23/2021-01-24", "5 on 23 or 24 January 2021"),
        ("2021-01-23/2021-01-25", "5 between 23 and 25 January 2021"),
    ],
)
def test_the_words_before_a_day_fit_it(published: str, told: str) -> None:
    first = claim("c1", source=A, published="2021-01-21", when="2021-01-20", killed="3")
    second = claim("c2", source=B, published=published, when="2021-01-20", killed="5")
    assert [each.sides[1].value for each in compare(first, second).lookalikes] == [told]


def test_a_total_below_parts_told_later_is_an_earlier_toll() -> None:
    total = claim(
        "whole", source=A, published="2021-01-20", when="2021-01-10/2021-02-02", wounded=said("5", group="government")
    )
    findings = compare_parts(total, clash(1, "3", source=B), clash(2, "4", source=B))
    assert findings.discrepancies == ()
    assert [each.sentence for each in findings.lookalikes if "later toll" in each.sentence] == [
        "Event w: wounded, 5 (The government) on 20 January 2021 (source-a), then 7 (The government) when added up: 3 (The police) and 4 (The police) on 24 January 2021 (source-b). "
        "The later toll updates the earlier one; they do not contradict each other."
    ]  # fmt: skip


def test_a_total_that_a_part_cites_is_one_figure() -> None:
    parts = clash(1, "6", source=B, cites="whole-doc"), clash(2, "2", source=B)
    findings = compare_parts(siege("6"), *parts)
    assert findings.discrepancies == ()
    assert [shown(each) for each in findings.lookalikes if "one figure" in each.sentence] == [
        (
            "count, agrees, explained, wounded",
            "Event w: wounded, 6 (The government) in total (source-a) and 6 (The police) in “Event p0” (source-b, citing source-a). This is one figure, repeated by citation, so it is not compared with a sum.",
            "6 (The government) in total: whole-2",
            "6 (The police) in “Event p0”: part-1-2",
        )
    ]

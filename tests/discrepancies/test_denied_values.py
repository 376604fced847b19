"""A list that its speaker says is all there is."""

import pytest

from tests.builders.collection_tables import SMALL, claim, read_rows, row, said
from tests.builders.findings import A, B, compare, shown

FIELDS = [
    {**each, "terms": f"{each['terms']}|anything else"} if each["field"] == "blocked" else each
    for each in read_rows(SMALL / "fields.csv")
]
COUNCIL = [row("sources", "council", kind="speaker", ties="administration")]
ONLY_FUEL = [
    said("fuel", stance="relays", chain="council:asserts"),
    said("anything else", stance="relays", chain="council:denies"),
]


def _raised(one: object, other: object) -> list[tuple[str, ...]]:
    first, second = claim("c1", source=A, blocked=one), claim("c2", source=B, blocked=other)
    return [shown(each) for each in compare(first, second, fields=FIELDS, sources=COUNCIL).discrepancies]


def test_what_is_not_on_a_closed_list_is_denied() -> None:
    assert _raised(ONLY_FUEL, ["food", "fuel"]) == [
        (
            "scope, denies, high, blocked",
            "Event i, blocked: fuel alone, according to council (in source-a); food, according to source-b. "
            "One account says that there was nothing else.",
            "fuel alone: c1-1 c1-2",
            "food: c2-1",
        )
    ]


def test_a_list_can_be_closed_by_the_document_itself() -> None:
    raised = _raised(["fuel", said("anything else", stance="denies")], "food")
    assert [each[0] for each in raised] == ["scope, denies, high, blocked"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(ONLY_FUEL, "fuel", id="nothing but the list"),
        pytest.param(["fuel", "aid"], "fuel", id="a longer list that nobody closes"),
        pytest.param(ONLY_FUEL, [], id="nobody else says"),
    ],
)
def test_a_list_that_nothing_exceeds_is_not_raised(one: object, other: object) -> None:
    assert _raised(one, other) == []

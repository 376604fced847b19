"""Counts of the same people: which clash, how they are grouped into sides, and what is not raised."""

import pytest

from claims.discrepancies.rules.unlike_counts import TOLD_TWICE
from claims.model import Kind
from claims.values import Relation
from tests.builders.collection_tables import Tables, claim, row, said
from tests.builders.findings import A, B, C, compare, shown


@pytest.mark.parametrize(
    ("accounts", "expected"),
    [
        pytest.param(
            [claim("c1", source=A, wounded=said("6", group="police")), claim("c2", source=B, wounded=said("8", group="police"))],
            [
                ("count, contradicts, medium, wounded, police", "Event i, wounded: 8 (The police), according to source-b. 6 (The police), according to source-a. These cannot both be true.", "8 (The police): c2-1", "6 (The police): c1-1"),
            ],
            id="one group",
        ),
        pytest.param(
            [claim("c1", source=A, wounded="6"), claim("c2", source=B, wounded=said("8", group="civilians"))],
            [
                ("count, contradicts, medium, wounded", "Event i, wounded: 8 (Civilians), according to source-b. 6, according to source-a. These cannot both be true.", "8 (Civilians): c2-1", "6: c1-1"),
            ],
            id="part above all",
        ),
        pytest.param(
            [claim("c1", source=A, wounded="0"), claim("c2", source=B, wounded="2")],
            [
                ("count, denies, medium, wounded", "Event i, wounded: 2, according to source-b. 0, according to source-a. Source-a says there were none.", "2: c2-1", "0: c1-1"),
            ],
            id="stated zero",
        ),
        pytest.param(
            [claim("c1", source=A, wounded=[said("27", stance="denies"), "18", said("3", group="police")])],
            [],
            id="corrected by its source",
        ),
        pytest.param(
            [claim("c1", source=A, wounded=[said("27", stance="denies"), "18"]), claim("c2", source=B, wounded="27")],
            [
                ("count, denies, medium, wounded", "Event i, wounded: 27, according to source-b. Not 27, according to source-a, to deny it. 18, according to source-a. Denied by source-a.", "27: c2-1", "not 27: c1-1", "18: c1-2"),
            ],
            id="denied by another",
        ),
        pytest.param(
            [claim("c1", source=A, wounded=[said("6", group="police"), said("3", group="army")]), claim("c2", source=B, wounded=said("7", group="government"))],
            [
                ("count, contradicts, medium, wounded, government", "Event i, wounded: 9 (The government) when added up: 6 (The police) and 3 (The army), from figures of source-a. 7 (The government), according to source-b. These cannot both be true.", "9 (The government) when added up: 6 (The police) and 3 (The army): c1-1 c1-2", "7 (The government): c2-1"),
            ],
            id="sum of groups above",
        ),
        pytest.param(
            [claim("c1", source=A, wounded=[said("6", group="police"), said("3", group="army")]), claim("c2", source=B, wounded=[said("8", group="police"), said("7", group="government")])],
            [
                ("count, contradicts, medium, wounded, police", "Event i, wounded: 8 (The police), according to source-b. 7 (The government), according to source-b. 6 (The police), according to source-a. These cannot all be true.", "8 (The police): c2-1", "7 (The government): c2-2", "6 (The police): c1-1"),
            ],
            id="no sum where a part of it clashes",
        ),
        pytest.param(
            [claim("c1", source=A, wounded=[said("6", group="police"), said("3", group="army")]), claim("c2", source=B, wounded=said("9", group="government", stance="denies"))],
            [
                ("count, denies, medium, wounded, government", "Event i, wounded: 9 (The government) when added up: 6 (The police) and 3 (The army), from figures of source-a. Not 9 (The government), according to source-b, to deny it. Denied by source-b.", "9 (The government) when added up: 6 (The police) and 3 (The army): c1-1 c1-2", "not 9 (The government): c2-1"),
            ],
            id="a sum denied",
        ),
        pytest.param(
            [claim("c1", source=A, wounded=[said("6", group="police"), said("3", group="army")]), claim("c2", source=B, wounded=said("7", group="police", stance="denies"))],
            [],
            id="another number of a group in the sum denied",
        ),
        pytest.param(
            [claim("c1", source=A, wounded=[said("6", group="police"), said("8", group="police")])],
            [
                ("internal inconsistency, contradicts, medium, wounded, police", "Event i, wounded: 8 (The police); 6 (The police), both according to source-a. These cannot both be true.", "8 (The police): c1-2", "6 (The police): c1-1"),
            ],
            id="one source twice",
        ),
        pytest.param(
            [claim("c1", source=A, crowd="dozens"), claim("c2", source=B, crowd="hundreds")],
            [
                ("crowd size, contradicts, medium, crowd", "Event i, crowd: hundreds (read as 200 to 999), according to source-b. Dozens (read as 20 to 99), according to source-a. These cannot both be true. Vague words are read as ranges by project convention.", "hundreds (read as 200 to 999): c2-1", "dozens (read as 20 to 99): c1-1"),
            ],
            id="vague words",
        ),
        pytest.param(
            [claim("c1", source=A, wounded="6"), claim("c2", source=B, wounded="8"), claim("c3", source=C, wounded="6")],
            [
                ("count, contradicts, medium, wounded", "Event i, wounded: 8, according to source-b. 6, according to source-a and source-c. These cannot both be true.", "8: c2-1", "6: c1-1 c3-1"),
            ],
            id="sources of one count share a side",
        ),
        pytest.param(
            [claim("c1", source=A, wounded=[said("9"), said("2", group="police", part_of="c1-1")]), claim("c2", source=B, wounded=[said("7"), said("0", group="police")])],
            [
                ("count, contradicts, medium, wounded", "Event i, wounded: 9, according to source-a. 7, according to source-b. These cannot both be true.", "9: c1-1", "7: c2-1"),
                ("count, denies, medium, wounded, police", "Event i, wounded: 2 (The police), according to source-a. 0 (The police), according to source-b. Source-b says there were none.", "2 (The police): c1-2", "0 (The police): c2-2"),
            ],
            id="all and a part of them clash apart",
        ),
        pytest.param(
            [claim("c1", source=A, wounded="9"), claim("c2", source=B, wounded=[said("7"), said("8", group="police")])],
            [
                ("count, contradicts, medium, wounded", "Event i, wounded: 9, according to source-a. 8 (The police), according to source-b. 7, according to source-b. These cannot all be true.", "9: c1-1", "8 (The police): c2-2", "7: c2-1"),
            ],
            id="joined through a third",
        ),
        pytest.param(
            [claim("c1", source=A, wounded=[said("6", group="police"), said("1", group="police", part_of="c1-1")]), claim("c2", source=B, wounded=said("5", group="army"))],
            [],
            id="a part bounds its group from below alone",
        ),
        pytest.param(
            [claim("c1", source=A, wounded=["5", said("5", group="civilians", part_of="c1-1")]), claim("c2", source=B, wounded="4")],
            [
                ("count, contradicts, medium, wounded", "Event i, wounded: 5, according to source-a. 4, according to source-b. These cannot both be true.", "5: c1-1", "4: c2-1"),
            ],
            id="a part that its whole speaks for",
        ),
        pytest.param(
            [claim("c1", source=A, wounded=["9+", said("5", group="civilians", part_of="c1-1")]), claim("c2", source=B, wounded=said("3", group="civilians"))],
            [
                ("count, contradicts, medium, wounded, civilians", "Event i, wounded: 5 (Civilians), according to source-a. 3 (Civilians), according to source-b. These cannot both be true.", "5 (Civilians): c1-2", "3 (Civilians): c2-1"),
            ],
            id="a part is shown as it is given",
        ),
        pytest.param(
            [claim("c1", source=A, killed="6"), claim("c2", source=B, killed="6")],
            [],
            id="equal",
        ),
    ],
)  # fmt: skip
def test_counts_that_cannot_both_be_right(accounts: list[Tables], expected: list[tuple[str, ...]]) -> None:
    assert [shown(each) for each in compare(*accounts).discrepancies] == expected


@pytest.mark.parametrize(
    ("kind", "documents", "closing", "relation", "severity"),
    [
        ("dataset", ("one", "one"), TOLD_TWICE, Relation.DIFFERS, "medium"),
        ("outlet", ("one", "one"), "These cannot both be true.", Relation.CONTRADICTS, "medium"),
    ],
)
def test_two_rows_of_a_dataset_may_each_set_the_limits_of_the_event(
    kind: str, documents: tuple[str, str], closing: str, relation: Relation, severity: str
) -> None:
    accounts = [
        claim(f"c{at}", source=A, document=document, killed=[dead, said(dead, group="civilians", part_of=f"c{at}-1")])
        for at, (dead, document) in enumerate(zip("54", documents, strict=True))
    ]
    [found] = compare(*accounts, sources=[row("sources", A, kind=kind)]).discrepancies
    assert (found.kind, found.relation, str(found.severity)) == (Kind.INTERNAL, relation, severity)
    assert {side.relation for side in found.sides} == {relation}
    assert found.sentence == f"Event i, killed: 5; 4, both according to source-a. {closing}"


def test_one_row_of_a_dataset_cannot_give_two_figures() -> None:
    row_of_a = claim("c1", source=A, killed=["5", "4"])
    [found] = compare(row_of_a, sources=[row("sources", A, kind="dataset")]).discrepancies
    assert found.relation is Relation.CONTRADICTS


def test_who_says_that_there_were_none_is_named_once() -> None:
    accounts = [
        claim("c1", source=A, wounded=said("0", chain="council:asserts", stance="relays")),
        claim("c2", source=B, wounded=[said("0", chain="council:asserts", stance="hedges"), "2"]),
    ]
    [found] = compare(*accounts, sources=[row("sources", "council", kind="speaker", name="the council")]).discrepancies
    assert found.sentence == (
        "Event i, wounded: 2, according to source-b. 0, according to source-a, quoting the council; source-b, quoting the council, with reservation. "
        "The council says there were none."
    )

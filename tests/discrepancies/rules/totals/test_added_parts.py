"""Which figures for parts are added up."""

import pytest

from claims.discrepancies import find_discrepancies
from claims.model import Kind
from tests.builders.collection_tables import Cells, Tables, build_collection, claim, said
from tests.builders.findings import A, B, C, clean, compare_parts
from tests.builders.incidents import linked

DAY, OTHER_DAY, DAYS = "2021-01-21", "2021-01-25", "2021-01-20/2021-01-22"


def whole(total: str = "5", *, source: str = A) -> Tables:
    return claim("whole", source=source, when="2021-01-10/2021-02-02", wounded=said(total, group="government"))


def part(name: str, wounded: str | Cells | list[Cells], when: str = DAY, **cells: str) -> Tables:
    """What source B tells of one part."""
    counted = said(wounded, group="police") if isinstance(wounded, str) else wounded
    return claim(f"part-{name}", source=B, when=when, wounded=counted, **cells)


def sums(*accounts: Tables) -> list[str]:
    """What the sums of parts come to that stand against the total."""
    raised = compare_parts(*accounts).discrepancies
    return [
        side.value.partition(" when added up")[0]
        for each in raised
        if each.kind is Kind.COUNT
        for side in each.sides
        if "when added up" in side.value
    ]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param([part("a", "4"), part("b", "3", OTHER_DAY)], ["7"], id="two days"),
        pytest.param([part("a", "4"), part("b", "3")], ["7"], id="two events of one day"),
        pytest.param([part("a", "4"), part("b", "5", DAYS)], [], id="a summary of days holds the day"),
        pytest.param([part("a", "4"), part("b", "5", DAYS), part("c", "3", OTHER_DAY)], ["8"], id="a summary and another day"),
        pytest.param([part("a", "4"), part("c", "5", "2021-01-22"), part("b", "5", DAYS)], ["9"], id="the days come to more than the summary"),
        pytest.param([part("a", "4"), part("b", "5", "[2021-01-20..2021-01-22]")], ["9"], id="one day of several is no summary"),
        pytest.param([part("a", "4", where="river-town"), part("b", "5", DAYS, where="hill-town")], ["9"], id="a summary of another place"),
        pytest.param([part("a", "4", where="river-town"), part("b", "5", DAYS, where="river-town")], [], id="a summary of the place"),
        pytest.param([part("a", said("4", group="army")), part("b", "5", DAYS)], ["9"], id="a summary of other people"),
        pytest.param([part("a", [said("4", group="police"), said("3", group="officers")]), part("b", "1", OTHER_DAY)], [], id="a group within a group"),
        pytest.param([part("a", [said("3", group="officers"), said("4", group="police")]), part("b", "2", OTHER_DAY)], ["6"], id="the group around goes before the one within"),
    ],
)  # fmt: skip
def test_a_part_is_added_once(parts: list[Tables], expected: list[str]) -> None:
    assert sums(whole(), *parts) == expected


@pytest.mark.parametrize(
    ("pairs", "raised"),
    [((("p", "w"), ("q", "w")), True), ((("p", "w"), ("q", "w"), ("q", "p")), False)],
)
def test_a_part_of_a_part_is_not_added_to_it(pairs: tuple[tuple[str, str], ...], *, raised: bool) -> None:
    collection = clean(build_collection(whole(), part("a", "4"), part("b", "3")))
    incidents = linked(collection, {"w": ["whole"], "p": ["part-a"], "q": ["part-b"]}, parts=pairs)
    kinds = {each.kind for each in find_discrepancies(collection, incidents).discrepancies if each.incident_id == "w"}
    assert (Kind.COUNT in kinds) is raised


def test_two_accounts_of_one_event_by_one_source_are_added_once() -> None:
    collection = clean(build_collection(whole(), part("a", "4"), part("b", "4")))
    incidents = linked(collection, {"w": ["whole"], "p": ["part-a", "part-b"]}, parts=(("p", "w"),))
    assert find_discrepancies(collection, incidents).discrepancies == ()


@pytest.mark.parametrize(
    ("total", "part_cells", "raised"),
    [
        ({}, {"cites": "whole-doc"}, False),
        ({"cites": "note"}, {"cites": "note"}, False),
        ({"cites": "note"}, {}, True),
        ({}, {}, True),
    ],
)
def test_a_figure_repeated_from_a_citation_is_not_summed_against_itself(
    total: Cells, part_cells: Cells, *, raised: bool
) -> None:
    note = claim("note-claim", source=C, document="note", when="2021-03-01")
    cited = claim("whole", source=A, when="2021-01-10/2021-02-02", wounded=said("6", group="government", **total))
    parts = part("a", said("6", group="police", **part_cells)), part("b", "2", OTHER_DAY)
    findings = compare_parts(cited, *parts, documents=note["documents"], sources=note["sources"])
    assert (Kind.COUNT in {each.kind for each in findings.discrepancies}) is raised

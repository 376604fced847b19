"""Running tolls: which higher figure continues a lower one, which only may, and which contradicts it."""

import pytest

from claims.findings import Findings
from claims.model import Kind
from tests.builders.collection_tables import Cells, Tables, claim, row, said
from tests.builders.findings import A, B, C, compare

FLOOD = "2021-01-20"  # the first day of the event
CITED = row("documents", "bulletin", source_id=C, published_from="2021-01-23", published_to="2021-01-23")
UNDATED = row("documents", "leaflet", source_id=C, published_from="", published_to="")
SIDES = [
    row("sources", A, kind="outlet", ties="government"),
    row("sources", B, kind="outlet", ties="administration"),
]


def told(claim_id: str, killed: str | Cells, *, source: str = A, published: str = "2021-01-21") -> Tables:
    return claim(claim_id, source=source, published=published, when=FLOOD, killed=killed)


def outcome(findings: Findings) -> str:
    """The relation and severity of what is raised, or that it is explained, or neither."""
    raised = [f"{each.relation} {each.severity}" for each in findings.discrepancies if each.kind is not Kind.OMISSION]
    explained = ["explained" for each in findings.lookalikes if "later toll" in each.sentence]
    return ", ".join(raised + explained)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(told("c1", "3"), told("c2", "5", source=B, published="2021-01-23"), "explained", id="a later day raises it"),
        pytest.param(told("c1", "3"), told("c2", "5", published="2021-01-23"), "explained", id="of one source"),
        pytest.param(told("c1", "5"), told("c2", "3", source=B, published="2021-01-23"), "contradicts high", id="a later day lowers it"),
        pytest.param(told("c1", "3"), told("c2", "5", source=B), "contradicts high", id="one day"),
        pytest.param(told("c1", "0"), told("c2", "5", source=B, published="2021-01-23"), "denies high", id="nobody, in so many words"),
        pytest.param(told("c1", "3", published=""), told("c2", "5", source=B, published="2021-01-23"), "contradicts high", id="no day"),
        pytest.param(told("c1", "3", published="2021-01-21/2021-01-24"), told("c2", "5", source=B, published="2021-01-23"), "differs medium", id="perhaps a later day"),
        pytest.param(told("c1", "5", published="2021-01-21/2021-01-23"), told("c2", "3", source=B, published="2021-01-23"), "contradicts high", id="never a later day"),
        pytest.param(told("c1", "3"), told("c2", "5", source=B, published="2021-02-19"), "explained", id="thirty days after"),
        pytest.param(told("c1", "3"), told("c2", "5", source=B, published="2021-02-20"), "contradicts high", id="long after"),
        pytest.param(told("c1", said("3", said="2021-01-20"), published="2021-01-23"), told("c2", "5", source=B), "explained", id="the day named goes before that of publication"),
        pytest.param(told("c1", "3"), told("c2", said("5", cites="bulletin"), source=B, published="2022-05-01"), "explained", id="the day of what is cited"),
        pytest.param(told("c1", "3"), told("c2", said("5", cites="bulletin|leaflet"), source=B, published="2021-01-22"), "contradicts high", id="what is cited has no day"),
        pytest.param(told("c1", said("3", group="police")), told("c2", said("5", group="police"), source=B, published="2021-01-23"), "explained", id="of one group"),
        pytest.param(told("c1", "3"), told("c2", said("5", group="police"), source=B, published="2021-01-23"), "explained", id="a part above an earlier whole"),
    ],
)  # fmt: skip
def test_a_figure_against_one_of_another_day(first: Tables, second: Tables, expected: str) -> None:
    assert outcome(compare(first, second, documents=[CITED, UNDATED], sources=[row("sources", C)])) == expected


def test_two_figures_of_one_document_are_of_one_day() -> None:
    loose = claim("c1", published="2021-01-21/2021-01-25", when=FLOOD, killed=["3", "5"])
    assert outcome(compare(loose)) == "contradicts medium"


def test_rival_sides_do_not_keep_one_toll() -> None:
    accounts = told("c1", "3"), told("c2", "5", source=B, published="2021-01-23")
    assert outcome(compare(*accounts, sources=SIDES)) == "contradicts high"
    assert outcome(compare(*accounts, sources=SIDES[:1])) == "explained"


@pytest.mark.parametrize(
    ("source", "ties", "expected"),
    [
        pytest.param(A, ("government", ""), "differs medium", id="of one source"),
        pytest.param(B, ("government", "police"), "differs minor", id="of one side"),
        pytest.param(B, ("government", ""), "contradicts high", id="of several"),
        pytest.param(B, ("government", "administration"), "contradicts high", id="of rivals"),
    ],
)
def test_two_documents_of_one_day_may_be_an_earlier_and_a_later_toll(
    source: str, ties: tuple[str, str], expected: str
) -> None:
    sources = [row("sources", each, kind="outlet", ties=tied) for each, tied in zip((A, B), ties, strict=True)]
    assert outcome(compare(told("c1", "3"), told("c2", "5", source=source), sources=sources)) == expected


def test_what_may_rise_stands_beside_what_clashes() -> None:
    of_civilians = [told(f"c{at}", said(number, group="civilians")) for at, number in enumerate("79")]
    of_all = told("c2", "30", source=B), told("c3", "25", source=C)
    raised = compare(*of_civilians, *of_all).discrepancies
    assert [(str(each.relation), [side.value for side in each.sides]) for each in raised] == [
        ("contradicts", ["30", "25"]),
        ("differs", ["9 (Civilians)", "7 (Civilians)"]),
    ]


def test_a_crowd_keeps_no_toll() -> None:
    first = claim("c1", source=A, published="2021-01-21", when=FLOOD, crowd="30")
    second = claim("c2", source=B, published="2021-01-23", when=FLOOD, crowd="50")
    assert outcome(compare(first, second)) == "contradicts medium"


def test_what_clashes_stands_without_what_only_may_rise() -> None:
    first = told("c1", "3", published="2021-01-21/2021-01-24")
    second = told("c2", "5", source=B, published="2021-01-23")
    third = told("c3", "8", source=C, published="2021-01-23")
    (raised,) = compare(first, second, third).discrepancies
    assert str(raised.relation) == "contradicts"
    assert [side.value for side in raised.sides] == ["8", "5"]

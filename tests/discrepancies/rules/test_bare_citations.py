"""Figures of which nothing is held but the title of what they rest on."""

from typing import Any

import pytest

from claims.model import Kind
from tests.builders.collection_tables import Cells, Tables, claim, row, said
from tests.builders.findings import A, B, C, compare, compare_parts, of_kind, shown

TITLE = row("documents", "bulletin", source_id=C, title="A town in mourning", within="report")
TEXT = row("documents", "report", source_id=C, digest=f"sha256:{'0' * 64}")
LISTED = [TITLE, TEXT]
CITED = row("sources", C)
HEADLINE = claim("headline", source=C, document="bulletin", kind=said("clash", fragment="town in mourning"))


def raised(*accounts: Tables, sources: list[Cells] | None = None, title: Tables = HEADLINE) -> list[tuple[str, ...]]:
    findings = compare(*accounts, title, documents=LISTED, sources=sources or [CITED])
    return [shown(each) for each in of_kind(findings, Kind.CERTAINTY)]


def test_all_figures_of_an_account_that_rest_on_one_title_are_one_discrepancy() -> None:
    telling = claim(
        "c1", source=A, killed=said("1", group="police", cites="bulletin"), wounded=said("7", cites="bulletin")
    )
    assert raised(telling) == [
        (
            "certainty, does not say, medium, killed",
            "Event i, killed: 1 (The police) and 7 wounded, according to source-a, citing source-c. "
            "Source-a cites source-c for this, “A town in mourning”. Only the title of the cited document is in the collection, and it does not say this.",
            "1 (The police) and 7 wounded: c1-1 c1-2",
            "not in the title, “A town in mourning”: (source-c)",
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("field", "figure", "severities"),
    [
        ("wounded", said("7", cites="bulletin"), ["minor"]),
        ("killed", said("0", cites="bulletin"), []),
        ("killed", said("1", cites="bulletin", stance="denies"), []),
        ("killed", said("1", cites="report"), []),
        ("killed", said("1", cites="bulletin|report"), []),
        ("killed", "1", []),
        ("crowd", said("90", cites="bulletin"), []),
    ],
)
def test_what_counts_as_resting_on_a_title(field: str, figure: Cells | str, severities: list[str]) -> None:
    values: dict[str, Any] = {field: figure}
    telling = claim("c1", source=A, **values)
    assert [each[0].split(", ")[2] for each in raised(telling)] == severities


@pytest.mark.parametrize(
    ("other", "bare"),
    [
        pytest.param(claim("c2", source=C, document="bulletin", killed=said("3+", group="police")), False, id="the title counts them"),
        pytest.param(claim("c2", source=C, document="bulletin", killed=said("3", group="civilians")), True, id="the title counts others"),
        pytest.param(claim("c2", source=C, document="bulletin", wounded="3"), True, id="the title counts something else"),
        pytest.param(claim("c2", source=B, killed="1"), False, id="another source tells it"),
        pytest.param(claim("c2", source=A, killed="1"), True, id="the source tells it again"),
    ],
)  # fmt: skip
def test_what_tells_the_figure_besides(other: Tables, *, bare: bool) -> None:
    telling = claim("c1", source=A, killed=said("1", group="police", cites="bulletin"))
    assert bool(raised(telling, other)) is bare


def test_a_total_is_told_by_what_its_own_document_tells_of_the_parts() -> None:
    total = claim("whole", source=A, document="book", killed=said("2", cites="bulletin"))
    total = {table: [*rows, *HEADLINE[table]] for table, rows in total.items()}
    assert [
        each.severity
        for each in compare_parts(
            total, claim("p", source=A, killed="2"), documents=LISTED, sources=[CITED]
        ).discrepancies
    ] == ["medium"]
    parted = compare_parts(
        total,
        claim("p", source=A, document="book", killed=said("2", group="police")),
        documents=LISTED,
        sources=[CITED],
    )
    assert of_kind(parted, Kind.CERTAINTY) == []


def test_a_dataset_is_made_from_such_citations() -> None:
    telling = claim("c1", source=A, killed=said("1", cites="bulletin"))
    sources = [row("sources", A, kind="dataset"), row("sources", C)]
    assert [each[0].split(", ")[2] for each in raised(telling, sources=sources)] == ["minor"]


@pytest.mark.parametrize(
    ("title", "severities"),
    [
        pytest.param({}, [], id="an import names the document and nobody coded its title"),
        pytest.param(HEADLINE, ["medium"], id="coded from the title"),
        pytest.param(
            claim("c2", source=C, document="bulletin", kind=said("clash", fragment="shots were heard all night")),
            [],
            id="coded from more than the title",
        ),
    ],
)
def test_only_of_a_title_that_is_coded_is_it_known_what_it_does_not_say(title: Tables, severities: list[str]) -> None:
    telling = claim("c1", source=A, killed=said("1", cites="bulletin"))
    assert [each[0].split(", ")[2] for each in raised(telling, title=title)] == severities

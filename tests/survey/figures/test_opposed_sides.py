"""The two sides of a discrepancy that one line shows."""

from typing import Any

import pytest

from claims.discrepancies import find_discrepancies
from claims.model import Discrepancy, Kind
from claims.survey.figures import FigureIndex
from claims.values import Relation
from tests.builders.collection_tables import SMALL, Tables, build_collection, claim, read_rows, row, said
from tests.builders.findings import A, B, C, clean, of_kind
from tests.builders.incidents import linked

FIELDS = [
    *read_rows(SMALL / "fields.csv"),
    row("fields", "attacked", type="party", many="yes", rule="responsibility", severity="high"),
]
SPEAKERS = [
    row("sources", "police-office", kind="speaker", ties="police"),
    row("sources", "front-office", kind="speaker", ties="administration"),
]
ACCUSATIONS = (
    claim("c1", source=A, attacked="civilians"),
    claim(
        "c2",
        source=B,
        attacked=[said("police", chain="police-office:asserts"), said("administration", chain="front-office:asserts")],
        initiator=[said("administration", chain="police-office:asserts"), said("police", chain="front-office:asserts")],
    ),
)


def index_of(kind: Kind, *claims: Tables) -> tuple[FigureIndex, Discrepancy]:
    """The figures of some claims of one incident, and the one discrepancy of a kind."""
    collection = clean(build_collection(*claims, sources=SPEAKERS, fields=FIELDS))
    incidents = linked(collection, {"i": list(collection.claims["claim_id"])})
    findings = find_discrepancies(collection, incidents)
    [found] = [each for each in of_kind(findings, kind) if each.field in ("attacked", "killed")]
    return FigureIndex(collection, incidents, findings), found


def opposed(kind: Kind, *claims: Tables) -> list[str]:
    """The ids of the statements on the two sides that are shown."""
    index, found = index_of(kind, *claims)
    sides = index.opposed(found)
    return [", ".join(side.statement_ids) for side in sides]


def test_of_accusations_those_who_accuse_each_other_stand_against_each_other() -> None:
    assert opposed(Kind.RESPONSIBILITY, *ACCUSATIONS) == ["c2-1", "c2-2"]


@pytest.mark.parametrize(
    ("numbers", "shown"), [(("9", "5..9", "2"), ["c1-1", "c3-1"]), (("9", "5", "2"), ["c1-1", "c2-1"])]
)
def test_of_numbers_the_first_two_that_exclude_each_other(numbers: tuple[str, ...], shown: list[str]) -> None:
    told = [
        claim(f"c{place}", source=source, killed=number)
        for place, (source, number) in enumerate(zip((A, B, C), numbers, strict=True), 1)
    ]
    assert opposed(Kind.COUNT, *told) == shown


def test_of_what_only_differs_the_first_two() -> None:
    told = [claim("c1", source=A, attacked="civilians"), claim("c2", source=B, attacked="police")]
    assert opposed(Kind.RESPONSIBILITY, *told) == ["c1-1", "c2-1"]


@pytest.mark.parametrize(
    ("told", "marks"),
    [
        (("9", "5..9", "2"), [Relation.OVERLAPS, Relation.CONTRADICTS]),
        (("9", "5", "2"), [Relation.CONTRADICTS] * 2),
        (("9", "2"), [Relation.CONTRADICTS]),
        (("20", "18+", "5..19", "4..10"), [Relation.CONTRADICTS] * 3),  # some clash, but no two neighbours
        ((said("9", group="police"), said("5", group="civilians"), "2"), [Relation.COUNTS_OTHER, Relation.CONTRADICTS]),
    ],
)
def test_the_marks_between_numbers_say_how_each_stands_to_the_next(
    told: tuple[Any, ...], marks: list[Relation]
) -> None:
    claims = [
        claim(f"c{place}", source=source, killed=number)
        for place, (source, number) in enumerate(zip((A, B, C, "source-d"), told, strict=False), 1)
    ]
    index, found = index_of(Kind.COUNT, *claims)
    assert index.neighbour_relations(found, found.sides) == marks


def test_the_two_with_most_sources_behind_them_stand_for_many_sides() -> None:
    told = {"source-d": "army", "source-e": "security", "source-f": "army"}
    accounts = [
        claim("c1", source=A, attacked="civilians", initiator="police"),
        claim("c2", source=B, attacked="civilians", initiator="army"),
        claim("c3", source=C, attacked="civilians", initiator="security"),
        *(claim(name, source=name, attacked="civilians", initiator=doer) for name, doer in told.items()),
    ]
    collection = clean(build_collection(*accounts, sources=SPEAKERS, fields=FIELDS))
    incidents = linked(collection, {"i": list(collection.claims["claim_id"])})
    findings = find_discrepancies(collection, incidents)
    [found] = [each for each in findings.discrepancies if each.field == "initiator" and each.relation == "contradicts"]
    assert len(found.sides) == 3
    shown = FigureIndex(collection, incidents, findings).opposed(found)
    assert [each.value for each in shown] == ["The army", "Internal security"]

"""Accounts of incidents compared: what is raised and explained, as a test wants to read it."""

from claims.discrepancies import Settings, find_discrepancies
from claims.findings import Findings
from claims.model import Discrepancy, Kind, Side
from claims.tables import Collection
from tests.builders.collection_tables import Cells, Tables, build_collection, claim, said
from tests.builders.incidents import linked

A, B, C = "source-a", "source-b", "source-c"


def siege(total: str, *, source: str = A, group: str = "government", document: str = "") -> Tables:
    """A siege of three weeks and its count of wounded."""
    return claim(
        "whole", source=source, document=document, when="2021-01-10/2021-02-02", wounded=said(total, group=group)
    )


def clash(
    number: int, count: str, *, source: str = A, group: str = "police", document: str = "", **cells: str
) -> Tables:
    """A clash within the siege and its count of wounded."""
    return claim(
        f"part-{number}", source=source, document=document, when="2021-01-23", wounded=said(count, group=group, **cells)
    )


def compare(*claims: Tables, settings: Settings | None = None, **tables: list[Cells]) -> Findings:
    """The findings of one incident, "Event i", that the claims are about."""
    collection = clean(build_collection(*claims, **tables))
    incidents = linked(collection, {"i": list(collection.claims["claim_id"])})
    return find_discrepancies(collection, incidents, settings=settings)


def compare_parts(whole: Tables, *parts: Tables, **tables: list[Cells]) -> Findings:
    """The findings of the incident "w" and its parts "p0", "p1" and so on, each told by one claim."""
    collection = clean(build_collection(whole, *parts, **tables))
    claim_ids = [each["claims"][0]["claim_id"] for each in (whole, *parts)]
    groups = {"w": claim_ids[:1], **{f"p{index}": [claim_id] for index, claim_id in enumerate(claim_ids[1:])}}
    pairs = tuple((part, "w") for part in list(groups)[1:])
    return find_discrepancies(collection, linked(collection, groups, parts=pairs))


def clean(collection: Collection) -> Collection:
    assert collection.problems == ()
    return collection


def of_kind(findings: Findings, kind: Kind) -> list[Discrepancy]:
    return [each for each in findings.discrepancies if each.kind is kind]


def shown(discrepancy: Discrepancy) -> tuple[str, ...]:
    """A discrepancy line by line: what it is, its sentence, and each side with its statements, or who is silent.

    The first line is its kind, relation, severity, field and group; a side names a relation of its own.
    """
    severity = str(discrepancy.severity or "explained")
    what = (str(discrepancy.kind), str(discrepancy.relation), severity, discrepancy.field, discrepancy.group)
    return (
        ", ".join(filter(None, what)),
        discrepancy.sentence,
        *(_side(discrepancy, side) for side in discrepancy.sides),
    )


def _side(discrepancy: Discrepancy, side: Side) -> str:
    speaking = {statement_id.rpartition("-")[0] for statement_id in side.statement_ids}
    silent = f"({' '.join(side.claim_ids or side.source_ids)})"
    relation = "" if side.relation is discrepancy.relation else f" {side.relation}"
    assert not side.statement_ids or speaking == set(side.claim_ids)
    return f"{side.value}: {' '.join(side.statement_ids) or silent}{relation}"

"""Discrepancies of which a test names only what matters."""

from claims.model import Discrepancy, Kind, Severity, Side
from claims.values import Relation


def discrepancy(severity: Severity, *sources: str, relation: Relation = Relation.CONTRADICTS) -> Discrepancy:
    """A discrepancy with one side that the sources hold."""
    side = Side(
        value="x", statement_ids=(), claim_ids=(), source_ids=sources, speakers="", origins=(), relation=relation
    )
    return Discrepancy(
        discrepancy_id=f"{severity}-{'-'.join(sources)}",
        incident_id="i",
        field="",
        group="",
        kind=Kind.COUNT,
        relation=relation,
        severity=severity,
        sentence="",
        sides=(side,),
    )

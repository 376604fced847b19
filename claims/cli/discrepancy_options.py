"""Which discrepancies a reader asks for, and how many there are of each sort."""

from collections import Counter
from collections.abc import Iterable
from typing import Annotated, Any, NamedTuple

import typer

from claims.findings import Findings
from claims.incidents import Incidents
from claims.model import Discrepancy, Kind, Severity
from claims.values import Relation

Kinds = Annotated[list[Kind] | None, typer.Option("--kind", help="Only this kind; may be given several times.")]
Relations = Annotated[list[Relation] | None, typer.Option("--relation", help="Only this relation; likewise.")]
Severities = Annotated[list[Severity] | None, typer.Option("--severity", help="Only this severity; likewise.")]
IncidentIds = Annotated[list[str] | None, typer.Option("--incident", help="Only the incident of this id; likewise.")]
Lookalikes = Annotated[bool, typer.Option("--lookalikes", help="Instead, what looks like a discrepancy and is none.")]


class Choice(NamedTuple):
    """Which discrepancies are asked for; None leaves a question open."""

    kinds: list[Kind] | None
    relations: list[Relation] | None
    severities: list[Severity] | None
    incident_ids: list[str] | None
    lookalikes: bool

    def of(self, linked: Incidents, findings: Findings) -> tuple[Discrepancy, ...]:
        """The discrepancies chosen, in their order.

        Raises:
            UnknownIdError: An incident asked for does not exist; the message offers near ids.
        """
        for incident_id in self.incident_ids or ():
            linked.row(incident_id)
        return tuple(
            found
            for found in (findings.lookalikes if self.lookalikes else findings.discrepancies)
            if (not self.kinds or found.kind in self.kinds)
            and (not self.relations or found.relation in self.relations)
            and (not self.severities or found.severity in self.severities)
            and (not self.incident_ids or found.incident_id in self.incident_ids)
        )

    @property
    def in_words(self) -> str:
        """The choice as an export tells it; empty when it leaves nothing out."""
        asked = {
            "kind": self.kinds,
            "relation": self.relations,
            "severity": self.severities,
            "incident": self.incident_ids,
        }
        words = [f"{name}: {' or '.join(values)}" for name, values in asked.items() if values]
        return "; ".join((["look-alikes"] if self.lookalikes else []) + words)


def numbers_of(shown: Iterable[Discrepancy], findings: Findings) -> dict[str, Any]:  # numbers, and numbers by name
    found = list(shown)
    return {
        "total": len(found),
        "kind": _tally(Kind, (each.kind for each in found)),
        "relation": _tally(Relation, (each.relation for each in found)),
        "severity": _tally(Severity, (each.severity for each in found if each.severity)),
        "lookalikes_explained": len(findings.lookalikes),
    }


def _tally(order: Iterable[str], values: Iterable[str]) -> dict[str, int]:
    numbers = Counter(values)
    return {str(value): numbers[value] for value in order if numbers[value]}

"""What a project still needs before accounts can be compared, and what waits for somebody."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from claims.incidents import Incidents
from claims.model import FieldType
from claims.tables import Collection


class CheckState(StrEnum):
    """What a line of the checklist asks for."""

    MISSING = "missing"
    WAITING = "waiting"
    DONE = "done"


@dataclass(frozen=True)
class Check:
    """One line of the checklist.

    Attributes:
        key: What is looked at: sources, claims, days, places, figures, shared, problems, or what a page adds.
        number: How many are missing, wait, or are there.
        of: Of how many.
    """

    key: str
    state: CheckState
    number: int
    of: int = 0


def find_checks(collection: Collection, incidents: Incidents) -> tuple[Check, ...]:
    """The checklist of a collection, in the order in which things are best done.

    A claim without a day or place is compared all the same, but matched less surely.
    """
    claims = len(collection.claims)
    sources = len({collection.source_of_claim(claim_id) for claim_id in collection.claims["claim_id"]})
    begun = (_needed("claims", claims, least=2), _needed("sources", sources, least=2))
    if not claims:
        return begun
    counts = tuple(field for field, spec in collection.field_specs.items() if spec.type is FieldType.COUNT)
    asked = {"days": ("when", "began"), "places": ("where",), "figures": counts}
    return (
        *begun,
        *(_lacking(key, collection, fields) for key, fields in asked.items()),
        _needed("shared", int((incidents.table["sources"] > 1).sum()), least=1),
        Check("problems", CheckState.WAITING if collection.problems else CheckState.DONE, len(collection.problems)),
    )


def _needed(key: str, number: int, *, least: int) -> Check:
    return Check(key, CheckState.DONE if number >= least else CheckState.MISSING, number)


def _lacking(key: str, collection: Collection, fields: Iterable[str]) -> Check:
    """How many claims have no statement in one of these fields."""
    saying = set(collection.statements.loc[collection.statements["field"].isin(list(fields)), "claim_id"])
    claims = len(collection.claims)
    lacking = claims - len(saying)
    state = CheckState.MISSING if claims and lacking == claims else CheckState.WAITING if lacking else CheckState.DONE
    return Check(key, state, lacking, claims)

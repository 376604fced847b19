"""Finds the discrepancies of every incident, worst first, and explains the look-alikes beside them."""

from collections.abc import Callable, Iterator

from claims.discrepancies.document_coverage import Coverage
from claims.discrepancies.incident_accounts import Accounts, Settings
from claims.discrepancies.rules.lookalikes import LOOKALIKES
from claims.discrepancies.rules.telling import (
    agreements_of_one_origin,
    details_lost,
    figures_dropped_from_citations,
    hedges_as_facts,
    incidents_left_out,
    parts_above_wholes,
    phrases_with_two_readings,
    points_left_out,
    sums_against_totals,
    sums_of_others_against_totals,
    totals_less_sure_than_told,
)
from claims.discrepancies.rules.unlike_values import totals_below_parts, unlike_counts, unlike_values
from claims.findings import SEVERITY_ORDER, Findings
from claims.incidents import Incidents
from claims.model import Discrepancy, Kind
from claims.origins import Origins
from claims.tables import Collection
from claims.values import Relation

RULES: tuple[Callable[[Accounts], Iterator[Discrepancy]], ...] = (
    unlike_counts,
    totals_below_parts,
    unlike_values,
    hedges_as_facts,
    totals_less_sure_than_told,
    sums_against_totals,
    sums_of_others_against_totals,
    parts_above_wholes,
    phrases_with_two_readings,
    agreements_of_one_origin,
    details_lost,
    figures_dropped_from_citations,
    points_left_out,
    incidents_left_out,
)
RELATION_ORDER = {
    relation: index for index, relation in enumerate((Relation.CONTRADICTS, Relation.DENIES, Relation.DIFFERS))
}
KIND_ORDER = {kind: index for index, kind in enumerate(Kind)} | {Kind.RESPONSIBILITY: -1}


def find_discrepancies(collection: Collection, incidents: Incidents, *, settings: Settings | None = None) -> Findings:
    """Compares the accounts of every incident.

    Returns:
        The discrepancies worst first (severity, then relation, then kind, then day), each once, and
        the look-alikes in the order of their incidents.
    """
    origins, coverage = Origins(collection), Coverage(collection)
    raised: dict[str, Discrepancy] = {}
    explained: dict[str, Discrepancy] = {}
    for incident_id in incidents.table["incident_id"]:
        accounts = Accounts(collection, incidents, incident_id, origins, coverage, settings or Settings())
        raised |= {found.discrepancy_id: found for rule in RULES for found in rule(accounts)}
        explained |= {found.discrepancy_id: found for rule in LOOKALIKES for found in rule(accounts)}
    days = {incident_id: index for index, incident_id in enumerate(incidents.table["incident_id"])}
    ordered = sorted(
        raised.values(), key=lambda found: (*_gravity(found), days[found.incident_id], found.discrepancy_id)
    )
    return Findings(discrepancies=tuple(ordered), lookalikes=tuple(explained.values()))


def _gravity(found: Discrepancy) -> tuple[int, int, int]:
    severity = SEVERITY_ORDER[found.severity] if found.severity else len(SEVERITY_ORDER)
    return severity, RELATION_ORDER.get(found.relation, len(RELATION_ORDER)), KIND_ORDER[found.kind]

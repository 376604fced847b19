"""Finds the discrepancies of every incident, worst first, and explains the look-alikes beside them."""

from collections.abc import Callable, Sequence

from claims.discrepancies.document_coverage import Coverage
from claims.discrepancies.incident_accounts import Accounts, Settings
from claims.discrepancies.raise_discrepancy import raised_by
from claims.discrepancies.rules.rule_lists import LOOKALIKES, RULES
from claims.findings import SEVERITY_ORDER, Findings
from claims.incidents import Incidents
from claims.model import Discrepancy, Kind
from claims.origins import Origins
from claims.tables import Collection
from claims.values import Relation

RELATION_ORDER = {Relation.CONTRADICTS: 0, Relation.DENIES: 1, Relation.DIFFERS: 2}  # others weigh less
KIND_ORDER = {kind: index for index, kind in enumerate(Kind)} | {Kind.RESPONSIBILITY: -1}


OnCompared = Callable[[str, Sequence[Discrepancy]], None]


def _ignore(_: str, __: Sequence[Discrepancy]) -> None:
    """Tells nobody."""


def find_discrepancies(
    collection: Collection, incidents: Incidents, *, settings: Settings | None = None, on_compared: OnCompared = _ignore
) -> Findings:
    """Compares the accounts of every incident.

    Args:
        on_compared: Called after each incident with its id and what was found in it, in the order of the incidents.

    Returns:
        The discrepancies worst first (severity, then relation, then kind, then day, then field), each once, and
        the look-alikes in the order of their incidents.

    Example:
        >>> findings = find_discrepancies(collection, incidents)
        >>> findings.discrepancies[0].sentence[:59]
        'Qamishli clash, 23 Jan 2021, who was attacked: Civilians, a'
    """
    settings = settings or Settings()
    origins, coverage = Origins(collection), Coverage(collection, incidents, settings.max_event_days)
    order = {incident_id: index for index, incident_id in enumerate(incidents.table["incident_id"])}
    raised: dict[str, Discrepancy] = {}
    explained: dict[str, Discrepancy] = {}
    for incident_id in order:
        accounts = Accounts(collection, incidents, incident_id, origins, coverage, settings)
        found = {each.discrepancy_id: each for rule in RULES for each in raised_by(rule, accounts)}
        raised |= found
        explained |= {each.discrepancy_id: each for rule in LOOKALIKES for each in rule(accounts)}
        on_compared(incident_id, tuple(found.values()))
    fields = {field: index for index, field in enumerate(["", *collection.field_specs])}
    ranked = sorted(
        raised.values(),
        key=lambda each: (*gravity(each), order[each.incident_id], fields[each.field], each.discrepancy_id),
    )
    return Findings(discrepancies=tuple(ranked), lookalikes=tuple(explained.values()))


def gravity(discrepancy: Discrepancy) -> tuple[int, int, int]:
    """Sorts the worst first: by severity, then by relation, then by kind."""
    severity = SEVERITY_ORDER[discrepancy.severity] if discrepancy.severity else len(SEVERITY_ORDER)
    relation = RELATION_ORDER.get(discrepancy.relation, len(RELATION_ORDER))
    return severity, relation, KIND_ORDER[discrepancy.kind]

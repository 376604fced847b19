"""Finds the discrepancies of every incident, worst first, and explains the look-alikes beside them."""

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, replace

from claims.discrepancies.document_coverage import Coverage
from claims.discrepancies.incident_accounts import Accounts, Settings
from claims.discrepancies.raise_discrepancy import raised_by, without_repeats
from claims.discrepancies.rules.rule_lists import LOOKALIKES, RULES
from claims.discrepancies.rules.touched_incidents import touched_incidents
from claims.discrepancies.severity import gravity
from claims.findings import Findings
from claims.incidents import Incidents
from claims.model import Discrepancy
from claims.origins import Origins
from claims.tables import Collection

OnCompared = Callable[[str, Sequence[Discrepancy]], None]


def _ignore(_: str, __: Sequence[Discrepancy]) -> None:
    """Tells nobody."""


@dataclass(frozen=True, kw_only=True)
class Compared:
    """What an earlier comparison was made of, and what it found, with the same settings."""

    collection: Collection
    incidents: Incidents
    findings: Findings


def find_discrepancies(
    collection: Collection,
    incidents: Incidents,
    *,
    settings: Settings | None = None,
    before: Compared | None = None,
    on_compared: OnCompared = _ignore,
) -> Findings:
    """Compares the accounts of every incident.

    Args:
        before: An earlier comparison, of which is kept what would be found again; the result is the same without it.
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
    of_any = _accounts(collection, incidents, settings)
    touched = _touched(before, of_any)
    order = {incident_id: index for index, incident_id in enumerate(incidents.table["incident_id"])}
    raised: dict[str, Discrepancy] = {}
    explained: dict[str, Discrepancy] = {}
    for incident_id in order:
        if before and incident_id not in touched:
            found, alike = before.findings.of_incident(incident_id), before.findings.lookalikes_of(incident_id)
        else:
            found, alike = _compare(replace(of_any, incident_id=incident_id))
        raised |= {each.discrepancy_id: each for each in found}
        explained |= {each.discrepancy_id: each for each in alike}
        on_compared(incident_id, found)
    fields = {field: index for index, field in enumerate(["", *collection.field_specs])}
    ranked = sorted(
        raised.values(),
        key=lambda each: (*gravity(each), order[each.incident_id], fields[each.field], each.discrepancy_id),
    )
    return Findings(discrepancies=tuple(ranked), lookalikes=tuple(explained.values()))


def _accounts(collection: Collection, incidents: Incidents, settings: Settings) -> Accounts:
    """The accounts of an incident that is yet to be named."""
    coverage = Coverage(collection, incidents, settings.max_event_days)
    return Accounts(collection, incidents, "", Origins(collection), coverage, settings)


def _touched(before: Compared | None, after: Accounts) -> Set[str]:
    if before is None:
        return frozenset()
    return touched_incidents(_accounts(before.collection, before.incidents, after.settings), after)


def _compare(accounts: Accounts) -> tuple[tuple[Discrepancy, ...], tuple[Discrepancy, ...]]:
    """What is raised in one incident, and what is explained as a look-alike."""
    raised = {each.discrepancy_id: each for rule in RULES for each in raised_by(rule, accounts)}
    explained = {each.discrepancy_id: each for rule in LOOKALIKES for each in rule(accounts)}
    return without_repeats(tuple(raised.values())), tuple(explained.values())

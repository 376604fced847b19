"""Where in a collection the accounts disagree most, as a table and as the numbers of a few sentences."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from claims.discrepancies.relations import CLASHES
from claims.incidents import Incidents
from claims.model import Discrepancy, Kind, Severity
from claims.survey.filters import Scope
from claims.survey.tally import is_agreement

RANKING_COLUMNS = ("incident_id", "claims", "sources", "high_clashes", "high", "medium", "minor", "clashes")


@dataclass(frozen=True, kw_only=True)
class Overview:
    """What a filter leaves of a collection, in numbers.

    Attributes:
        incidents: All of them.
        compared: Incidents that two or more sources tell.
        alone: Incidents that one source tells.
        clashing: Incidents that two or more sources tell, with accounts that contradict or deny one another.
        clashing_fields: Field to the number of these incidents in which it clashes, most first.
        one_origin: Incidents in which agreement goes back to one origin.
    """

    incidents: int
    compared: int
    alone: int
    clashing: int
    clashing_fields: dict[str, int]
    one_origin: int


def rank_incidents(incidents: Incidents, scope: Scope) -> pd.DataFrame:
    """The incidents of a scope, those whose accounts disagree most first.

    Compared in turn: discrepancies of high severity that contradict or deny, all of high severity, of
    medium, of minor, sources; ties go by first day and id.

    Returns:
        One row per incident, columns `RANKING_COLUMNS`, all but the id are numbers.
    """
    table = incidents.table.set_index("incident_id").loc[list(scope.incident_ids), ["claims", "sources", "first"]]
    for column, incident_ids in _incidents_by_column(scope.discrepancies).items():
        table[column] = pd.Series(Counter(incident_ids), dtype="int64").reindex(table.index, fill_value=0)
    order = ["high_clashes", "high", "medium", "minor", "sources"]
    ranked = table.reset_index().sort_values(
        [*order, "first", "incident_id"], ascending=[False] * len(order) + [True, True], kind="stable"
    )
    return ranked[list(RANKING_COLUMNS)].reset_index(drop=True)


def _incidents_by_column(discrepancies: Iterable[Discrepancy]) -> dict[str, list[str]]:
    """Column to the incident of every discrepancy that it counts."""
    columns: dict[str, list[str]] = {"high_clashes": [], "clashes": [], **{str(severity): [] for severity in Severity}}
    for each in discrepancies:
        if each.severity and not is_agreement(each):
            columns[str(each.severity)].append(each.incident_id)
        if each.relation in CLASHES:
            columns["clashes"].append(each.incident_id)
            if each.severity is Severity.HIGH:
                columns["high_clashes"].append(each.incident_id)
    return columns


def overview(incidents: Incidents, scope: Scope) -> Overview:
    """The numbers of a scope."""
    rows = incidents.table[incidents.table["incident_id"].isin(set(scope.incident_ids))]
    shared = set(rows.loc[rows["sources"] > 1, "incident_id"])
    clashing = {
        (each.field, each.incident_id)
        for each in scope.discrepancies
        if each.relation in CLASHES and each.severity and each.incident_id in shared
    }
    by_field = Counter(field for field, _ in clashing if field)
    return Overview(
        incidents=len(rows),
        compared=len(shared),
        alone=int((rows["sources"] == 1).sum()),
        clashing=len({incident_id for _, incident_id in clashing}),
        clashing_fields=dict(
            sorted(by_field.items(), key=lambda field_and_number: (-field_and_number[1], field_and_number[0]))
        ),
        one_origin=len({each.incident_id for each in scope.discrepancies if each.kind is Kind.SHARED_ORIGIN}),
    )

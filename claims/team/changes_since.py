"""What others have done in a project since somebody was here last, by the incidents that it is about."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claims.incidents import Incidents
from claims.people import Action
from claims.tables import Collection
from claims.workspace import read_standing, team_tables
from claims.workspace.database import Workspace
from claims.workspace.whole.change_history import HistoryLine, acts_of, history_lines

_CLAIMS = ("claim_id", "claim_a", "claim_b")  # columns that name a claim
_OF_OWNERS = (team_tables.team_roles.name, team_tables.team_tokens.name)  # hold addresses of members


@dataclass(frozen=True, kw_only=True)
class Happening:
    """One act of somebody else.

    Attributes:
        kind: Where it is noted: "change" for a change of rows, else the table, such as "judgements" or "undone".
        at: When (ISO 8601, UTC).
        what: In words, where a change or its reason has any.
        cells: Of the first row that it touched, after it, or before it where it is gone.
        incidents: Ids of the incidents that it is about.
    """

    kind: str
    at: str
    by: str
    what: str
    cells: Mapping[str, str]
    incidents: tuple[str, ...]


def changes_since(
    workspace: Workspace, collection: Collection, incidents: Incidents, *, since: str, by: str
) -> tuple[Happening, ...]:
    """Everything that others did after a time and that this person may see, the newest first.

    Args:
        workspace: Of the project.
        collection: The project as read.
        incidents: As they are now.
        since: A time (ISO 8601, UTC).
        by: Whose own acts are left out.
    """
    shown = {each.judgement_id for each in read_standing(workspace, collection).shown_to(by)}
    claims_of: defaultdict[str, list[str]] = defaultdict(list)
    for claim_id, document_id in collection.document_of_claim.items():
        claims_of[document_id].append(claim_id)
    with workspace.reading() as connection:
        every_line = history_lines(connection, since)
        unseen = () if workspace.may(Action.GOVERN, connection) else _OF_OWNERS
    found = []
    for act, every in acts_of(line for line in every_line if line.table not in unseen).items():
        lines = [line for line in every if line.by != by and (line.table != "judgements" or line.row_id in shown)]
        if lines:
            touched = [_cells(line) for line in lines]
            first = lines[0]
            about = _incidents(touched, claims_of, incidents)
            found.append(
                Happening(
                    kind=act.rpartition("-")[0],
                    at=first.at,
                    by=first.by,
                    what=first.what,
                    cells=touched[0],
                    incidents=about,
                )
            )
    return tuple(reversed(found))


def _cells(line: HistoryLine) -> dict[str, str]:
    cells: dict[str, str] = json.loads(line.after or line.before or "{}")
    return {**cells, line.table: line.row_id}


def _incidents(
    touched: Iterable[Mapping[str, str]], claims_of: Mapping[str, list[str]], incidents: Incidents
) -> tuple[str, ...]:
    """The incidents of the claims that rows name, are of, or hold notes on, in the order of the rows."""
    found: dict[str, None] = {}
    for cells in touched:
        named = [cells[column] for column in _CLAIMS if column in cells]
        if "documents" in cells:
            named += claims_of.get(cells["documents"], [])
        named += cells.get("subject", "").split("|")  # of a note: a claim, two, or an incident
        for each in named:
            incident = each if each in incidents.rows else incidents.incident_of.get(each)
            if incident:
                found[incident] = None
    return tuple(found)

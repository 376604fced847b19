"""What a change of a project brings, told before it is kept: new incidents, new discrepancies, claims that move."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from claims.collection import load_collection
from claims.databases.address import Address
from claims.incidents import Incidents
from claims.model import Discrepancy
from claims.projects import Edit, open_project
from claims.study import OnStep, Study, ignore_step, make_study, remake_study
from claims.tables import Collection
from claims.workspace.whole.copy_workspace import copy_workspace
from claims.workspace.workspace_files import PROJECT_ENDING


@dataclass(frozen=True, kw_only=True)
class MovedClaim:
    """A claim that belongs to another incident than before; the incidents by name."""

    claim_id: str
    title: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class WhatChanges:
    """What differs between two studies of one project.

    Attributes:
        claims: Number of claims that are new.
        incidents: Names of incidents that are new, those with most sources first.
        discrepancies: Those that are new, the gravest first.
        settled: Number of discrepancies that are no more.
        moved: Claims of both that are in another incident.
    """

    claims: int
    incidents: tuple[str, ...]
    discrepancies: tuple[Discrepancy, ...]
    settled: int
    moved: tuple[MovedClaim, ...]


def what_changes(before: Study, after: Study) -> WhatChanges:
    """Compares the studies before and after a change; incidents go by their ids, which a workspace keeps."""
    earlier, later = ({each.discrepancy_id: each for each in study.findings.discrepancies} for study in (before, after))
    fresh = after.incidents.table[~after.incidents.table["incident_id"].isin(list(before.incidents.rows))]
    return WhatChanges(
        claims=len(after.collection.rows["claims"].keys() - before.collection.rows["claims"].keys()),
        incidents=tuple(fresh.sort_values("sources", ascending=False, kind="stable")["name"]),
        discrepancies=tuple(each for row_id, each in later.items() if row_id not in earlier),
        settled=len(earlier.keys() - later.keys()),
        moved=moved_claims(before.incidents, after.incidents, after.collection),
    )


def preview_change(path: Address, edits: Sequence[Edit], *, on_step: OnStep = ignore_step) -> WhatChanges:
    """What the edits would change in a project, tried on a copy of it.

    Raises:
        AcceptError: A row has a problem, or nothing changes.
        WorkspaceError: There is no project, or it cannot be copied.
    """
    with TemporaryDirectory(prefix="claims-") as folder:
        copy = Path(folder) / f"{path.stem}{PROJECT_ENDING}"
        copy_workspace(path, copy)
        before = make_study(load_collection(copy), copy, on_step=on_step)
        with open_project(copy) as project:
            project.change(edits, what="", at=datetime.now(UTC))
        return what_changes(before, remake_study(before, load_collection(copy), copy, on_step=on_step))


def moved_claims(before: Incidents, after: Incidents, collection: Collection) -> tuple[MovedClaim, ...]:
    """The claims of both that are in another incident after a change, with the names of the collection after it."""
    return tuple(
        MovedClaim(
            claim_id=claim_id,
            title=collection.name_of("claims", claim_id),
            before=before.name_of(before.incident_of[claim_id]),
            after=after.name_of(incident_id),
        )
        for claim_id, incident_id in after.incident_of.items()
        if before.incident_of.get(claim_id, incident_id) != incident_id
    )

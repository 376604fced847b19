"""A study: one collection taken through the five steps, for the command line and the app alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from claims.model import Discrepancy, Match

if TYPE_CHECKING:
    import pandas as pd

    from claims.databases.address import Address
    from claims.findings import Findings
    from claims.incidents import Incidents
    from claims.matching import Prepared
    from claims.tables import Collection


OnStep = Callable[[str], None]
OnCompared = Callable[[str, Sequence[Discrepancy]], None]


def ignore_incident(_: str, __: Sequence[Discrepancy]) -> None:
    """Shows nothing."""


def ignore_step(_: str) -> None:
    """Shows nothing."""


@dataclass(frozen=True, kw_only=True)
class Matched:
    """A collection and the scores of its pairs of claims, which no judgement changes.

    Attributes:
        prepared: The claim frame that the pairs were scored from.
        matches: One row per candidate pair, columns `claims.matching.MATCH_COLUMNS`.
    """

    collection: Collection
    prepared: Prepared
    matches: pd.DataFrame

    def explain(self, claim_a: str, claim_b: str) -> Match:
        """The points of one pair, with the evidence for each feature."""
        from claims.matching import explain

        return explain(self.prepared, claim_a, claim_b, name_of=self.collection.name_of)


@dataclass(frozen=True, kw_only=True)
class Linked:
    """A collection with the judgements of its workspace, its scored pairs and its incidents."""

    collection: Collection
    matches: pd.DataFrame
    incidents: Incidents


@dataclass(frozen=True, kw_only=True)
class Study(Linked):
    """All that the five steps give; shared among users, so never changed."""

    findings: Findings


def make_study(collection: Collection, workspace: Address | None = None, *, on_step: OnStep = ignore_step) -> Study:
    """The collection with what users added to it, its matches, its incidents and its discrepancies.

    Args:
        collection: As `load_collection` gives it.
        workspace: An existing workspace; None takes the collection as it is.
        on_step: Called with the name of each step as it begins, in words for a progress bar.

    Raises:
        WorkspaceError: The workspace cannot be used.
    """
    linked = link_collection(collection, workspace, on_step=on_step)
    on_step("Comparing accounts")
    return compare_accounts(linked)


def remake_study(
    before: Study, collection: Collection, workspace: Address | None = None, *, on_step: OnStep = ignore_step
) -> Study:
    """What `make_study` gives of a changed collection or workspace; the accounts of incidents that the change does not touch are not compared again.

    Args:
        before: The study before the change.
        collection: The collection after it.
        workspace: As in `make_study`.
        on_step: As in `make_study`.

    Raises:
        WorkspaceError: The workspace cannot be used.
    """
    linked = link_collection(collection, workspace, before=before, on_step=on_step)
    on_step("Comparing accounts")
    return compare_accounts(linked, before=before)


def link_collection(
    collection: Collection,
    workspace: Address | None = None,
    *,
    before: Linked | None = None,
    on_step: OnStep = ignore_step,
) -> Linked:
    """As `make_study` or `remake_study`, without the last step."""
    on_step("Matching claims")
    matched = match_collection(collection)
    if workspace:
        from claims.workspace import accepted_collection

        matched = match_added(matched, accepted_collection(collection, workspace))
    on_step("Linking incidents")
    return link_matched(matched, workspace, before=before)


def match_collection(collection: Collection) -> Matched:
    """Scores the pairs of claims of a collection."""
    from claims.matching import match_claims, prepare

    prepared = prepare(collection)
    return Matched(collection=collection, prepared=prepared, matches=match_claims(prepared))


def match_added(matched: Matched, extended: Collection) -> Matched:
    """Scores the pairs of the claims that `extended` has beyond those of `matched`; all other pairs keep their scores."""
    from claims.matching import match_added_claims, prepare

    if extended is matched.collection:
        return matched
    prepared = prepare(extended)
    matches = match_added_claims(prepared, matched.matches, before=matched.collection)
    return Matched(collection=extended, prepared=prepared, matches=matches)


def link_matched(matched: Matched, workspace: Address | None, *, before: Linked | None = None) -> Linked:
    """Links claims by their scores and the judgements of the workspace, which then keeps the ids of new incidents.

    Args:
        matched: The claims with their scores.
        workspace: As in `make_study`.
        before: Lends what was read of statements that are the same.

    Raises:
        WorkspaceError: The workspace cannot be used.
    """
    from claims.matching import link_incidents
    from claims.tables import share_records

    def link(judged: Collection) -> Incidents:
        if before:
            share_records(judged, before.collection)
        return link_incidents(judged, matched.matches, frame=matched.prepared.frame)  # no judgement is in that frame

    judged = matched.collection
    if workspace is None:
        incidents = link(judged)
    else:
        from claims.workspace import link_judged  # here, for what opens a workspace takes long to import

        judged, incidents = link_judged(judged, link, place=workspace, at=datetime.now(UTC))
    return Linked(collection=judged, matches=matched.matches, incidents=incidents)


def compare_accounts(
    linked: Linked, *, before: Study | None = None, on_compared: OnCompared = ignore_incident
) -> Study:
    """Finds the discrepancies of the incidents; `before` and `on_compared` are as in `find_discrepancies`."""
    from claims.discrepancies import Compared, find_discrepancies

    compared = (
        None
        if before is None
        else Compared(collection=before.collection, incidents=before.incidents, findings=before.findings)
    )
    findings = find_discrepancies(linked.collection, linked.incidents, before=compared, on_compared=on_compared)
    return Study(**vars(linked), findings=findings)

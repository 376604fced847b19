"""Applying judgements: what of the history holds for a collection as it is now, and the collection with it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property

import pandas as pd

from claims.collection import claim_digests, collection_digest
from claims.databases.address import Address
from claims.incidents import Incidents
from claims.model import IMPORTED
from claims.schema import TABLES
from claims.tables import Collection
from claims.workspace.database import Workspace, open_workspace
from claims.workspace.incident_ids import keep_ids
from claims.workspace.judgements import COLUMNS, Judgement, judgement_frame, judgements_of, read_history
from claims.workspace.together.team_settings import read_team_settings
from claims.workspace.together.two_judges import Decisions, PairState, decide


@dataclass(frozen=True, kw_only=True)
class Standing:
    """The judgements that nobody has undone, compared with a collection.

    Attributes:
        in_force: Those that hold, with the claims' ids of this collection.
        changed: Those in force of which a claim reads differently now. They hold until somebody says
            otherwise: a reviewer's work does not vanish because a note was corrected.
        elsewhere: Those of which a claim is not in this collection, under its id or its content; kept, without effect.
        undecided: Those that do not count, because two people have to agree on a pair, or a third decides.
        history: Every judgement, undone ones included.
        by_two: Whether two people have to judge each pair.
        decisions: What became of the pairs that two people have to judge; of none where one is enough.
    """

    in_force: tuple[Judgement, ...]
    changed: tuple[Judgement, ...]
    elsewhere: tuple[Judgement, ...]
    undecided: tuple[Judgement, ...] = ()
    history: tuple[Judgement, ...] = ()
    by_two: bool = False
    decisions: Decisions = field(default_factory=Decisions)

    def shown_to(self, by: str) -> tuple[Judgement, ...]:
        """The history without the answers of others on pairs that still lack a second one."""
        placed = {each.judgement_id: each for each in (*self.in_force, *self.undecided)}
        half = set(self.decisions.pairs(PairState.HALF))
        return tuple(
            each for each in self.history if each.by == by or placed.get(each.judgement_id, each).pair not in half
        )


def read_standing(workspace: Workspace, collection: Collection) -> Standing:
    """What of the judgements of a workspace and its collection holds, as its team has decided that they count."""
    history = read_history(workspace, collection)
    return standing(collection, history, by_two=read_team_settings(workspace).by_two)


def standing(collection: Collection, history: Iterable[Judgement], *, by_two: bool = False) -> Standing:
    """What of the history holds.

    A claim is the one with the content that was judged, else the one with the id. So a judgement
    follows a claim that was given another id, and stays with one that was corrected.

    Args:
        collection: As read.
        history: In the order of judging.
        by_two: Whether two people have to agree on a pair. What the collection itself brings, and what imports say, counts without.
    """
    history = tuple(history)
    judged = [each for each in history if each.stands]
    claims = _Claims(collection, judged)
    in_force, changed, elsewhere = [], [], []
    for each in judged:
        claim_a, claim_b = claims.find(each.claim_a, each.digest_a), claims.find(each.claim_b, each.digest_b)
        if not claim_a or not claim_b or claim_a == claim_b:
            elsewhere.append(each)
            continue
        placed = replace(each, claim_a=claim_a, claim_b=claim_b)
        in_force.append(placed)
        if claims.differs(claim_a, each.digest_a) or claims.differs(claim_b, each.digest_b):
            changed.append(placed)
    given = {each.judgement_id for each in judgements_of(collection)} if by_two else set()
    by_people = [each for each in in_force if by_two and each.by != IMPORTED and each.judgement_id not in given]
    decisions = decide(by_people)
    undecided = [each for each in by_people if each.judgement_id not in decisions.counting]
    left_out = {each.judgement_id for each in undecided}
    return Standing(
        in_force=tuple(each for each in in_force if each.judgement_id not in left_out),
        changed=tuple(changed),
        elsewhere=tuple(elsewhere),
        undecided=tuple(undecided),
        history=history,
        by_two=by_two,
        decisions=decisions,
    )


def with_judgements(collection: Collection, workspace: Workspace) -> Collection:
    """The collection with all judgements that hold for it, its own and the workspace's, less those undone."""
    return judged_collection(collection, read_standing(workspace, collection).in_force)


def link_judged(
    collection: Collection, link: Callable[[Collection], Incidents], *, place: Address, at: datetime
) -> tuple[Collection, Incidents]:
    """The collection with the judgements of its workspace, and its incidents under the ids kept there.

    Args:
        collection: As read.
        link: Finds the incidents of a collection.
        place: The workspace.
        at: When ids that are new were given.
    """
    with open_workspace(place, collection=collection.name) as workspace:
        judged = with_judgements(collection, workspace)
        return judged, keep_ids(link(judged), workspace, at=at)


def judged_collection(collection: Collection, in_force: tuple[Judgement, ...]) -> Collection:
    """The collection with these judgements in place of its own; itself where they are its own."""
    if in_force == judgements_of(collection):
        return collection
    judgements = judgement_frame(sorted(in_force, key=lambda each: (each.at, each.judgement_id)))
    frames: dict[str, pd.DataFrame] = {table: getattr(collection, table) for table in TABLES}
    frames["judgements"] = judgements[list(COLUMNS)]
    return replace(collection, judgements=frames["judgements"], digest=collection_digest(frames))


class _Claims:
    """The claims of a collection, found by content and by id; digests are made only of those that are asked for."""

    def __init__(self, collection: Collection, judged: list[Judgement]) -> None:
        self.collection = collection
        self.ids = frozenset(collection.claims["claim_id"])
        named = {claim for each in judged for claim in each.pair} & self.ids
        self.digests: Mapping[str, str] = claim_digests(collection, sorted(named)) if named else {}

    def find(self, claim_id: str, digest: str) -> str:
        """The claim's id in this collection; empty where it is not there."""
        if claim_id in self.ids and not self.differs(claim_id, digest):
            return claim_id
        return self._by_content.get(digest, "") or (claim_id if claim_id in self.ids else "")

    def differs(self, claim_id: str, digest: str) -> bool:
        """Whether a digest was noted, and the claim has another now."""
        now = self.digests.get(claim_id) or self._every[claim_id]
        return bool(digest) and now != digest

    @cached_property
    def _every(self) -> dict[str, str]:
        return claim_digests(self.collection, self.collection.claims["claim_id"])

    @cached_property
    def _by_content(self) -> dict[str, str]:
        """Digest to claim, for contents that one claim alone has."""
        numbers = Counter(self._every.values())
        return {digest: claim for claim, digest in self._every.items() if numbers[digest] == 1}

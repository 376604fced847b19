"""Incremental matching: new claims are scored against all, join linked ones, incident ids stay, and what merged or split is told."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from claims.incidents import MEMBER_COLUMNS, inherited_ids
from claims.matching.arrays import Ints, Texts
from claims.matching.blocking.blocks import find_candidates
from claims.matching.claims.claim_frame import claim_frame
from claims.matching.claims.prepared import Prepared, prepare
from claims.matching.linking.judgement_constraints import Judged
from claims.matching.linking.link import FREE, Progress, link_frame, mint_ids, no_progress
from claims.matching.scoring.score import matches_of, score_pairs
from claims.matching.settings import LinkSettings, MatchSettings
from claims.tables import Collection

CHANGE_COLUMNS = ("old_id", "new_id", "claims", "reason")


@dataclass(frozen=True, kw_only=True)
class Relinked:
    """Linked claims whose incidents keep their ids.

    Attributes:
        members: One row a claim, columns `MEMBER_COLUMNS`, in the order of the claims.
        changes: One row for every old incident and another one that holds claims of it now, columns `CHANGE_COLUMNS`: the
            `reason` is "merged" where the old id is no longer used, "split" where it is. An old id that holds all that it
            held has no row. A claim that is gone leaves no row, unless it was the last of its incident: `new_id` is "" then.
    """

    members: pd.DataFrame
    changes: pd.DataFrame

    @property
    def moved_to(self) -> dict[str, str]:
        """Every old id that is no longer used, to the incident that most of its claims are in now ("" where all are gone)."""
        gone = self.changes[self.changes["reason"] != "split"]
        first = gone.sort_values(["old_id", "claims", "new_id"], ascending=[True, False, True]).drop_duplicates(
            "old_id"
        )
        return dict(zip(first["old_id"], first["new_id"], strict=True))


def match_more(
    collection: Collection,
    matches: pd.DataFrame,
    *,
    before: Collection,
    settings: MatchSettings | None = None,
    prepared: Prepared | None = None,
) -> pd.DataFrame:
    """The scored pairs of a collection to which claims were added, columns `MATCH_COLUMNS`, in the order of the ids.

    Pairs of claims that were there keep their points; only pairs with an added claim count anew, among all claims. So
    a word that the added claims make less rare counts as before for the others: what was matched does not move because
    a document came. The result depends on the two collections alone, not on the order in which claims were added.

    Args:
        collection: With the added claims.
        matches: Of `match_claims(before)`.
        before: Without them.
        settings: As for matching at once.
        prepared: The claim frame of `collection`, where it is prepared already, with its own settings.
    """
    there = frozenset(before.claims["claim_id"])
    prepared = prepared or prepare(claim_frame(collection), settings)
    fresh = ~prepared.frame["claim_id"].isin(list(there)).to_numpy()
    if not fresh.any():
        return matches
    found = find_candidates(prepared)
    touched = fresh[found.left] | fresh[found.right]
    added = matches_of(score_pairs(prepared, found, wanted=touched))
    return pd.concat([matches, added]).sort_values(["claim_a", "claim_b"], ignore_index=True)


def link_more(
    before: pd.DataFrame,
    frame: pd.DataFrame,
    matches: pd.DataFrame,
    *,
    judged: Judged = FREE,
    settings: LinkSettings | None = None,
    retired: frozenset[str] = frozenset(),
    progress: Progress = no_progress,
) -> Relinked:
    """The claims of a frame linked as at once, with the ids that their incidents had before.

    The groups are exactly those of linking all of `frame` by `matches`: linking is cheap beside scoring, so
    nothing is guessed from the groups before. An incident keeps its id where most of its claims are; of
    several incidents that are one now, the one with most claims gives its id, ties by id. Others are minted.

    Args:
        before: The members of the incidents before, columns `MEMBER_COLUMNS`, in any order; may be empty.
        frame: All claims, old and new.
        matches: All their scored pairs, see `match_more`.
        judged: Judgements, as for linking at once.
        settings: As for linking at once.
        retired: Ids that were used once and may not be used again.
        progress: Told of the stages.
    """
    settings = settings or LinkSettings()
    linked = link_frame(frame, matches, judged=judged, settings=settings, progress=progress)
    ids = linked.scored.ids
    names, group = np.unique(linked.groups[settings.link_points], return_inverse=True)
    old = pd.Series(before["incident_id"].to_numpy(dtype=object), index=before["claim_id"].to_numpy(dtype=object))
    olds, old_names = pd.factorize(old.to_numpy(), sort=True)
    at = pd.Index(ids).get_indexer(old.index)
    shared = _shared(olds[at >= 0].astype(np.int64), group[at[at >= 0]].astype(np.int64), len(names))
    given = _given(shared, len(old_names), len(names))
    fresh = given < 0
    minted = mint_ids(ids[names[fresh]].tolist(), taken={*map(str, old_names), *retired})
    incident = np.empty(len(names), dtype=object)
    incident[~fresh] = np.asarray(old_names, dtype=object)[given[~fresh]]
    incident[fresh] = minted
    members = pd.DataFrame(dict(zip(MEMBER_COLUMNS, (incident[group], ids), strict=True)))
    return Relinked(members=members, changes=_changes(shared, np.asarray(old_names, dtype=object), incident))


@dataclass(frozen=True)
class _Shared:
    """How many claims each old incident has in each new group, where any."""

    old: Ints
    new: Ints
    claims: Ints


def _shared(old: Ints, new: Ints, size: int) -> _Shared:
    keys, claims = np.unique(old * max(size, 1) + new, return_counts=True)
    return _Shared(keys // max(size, 1), keys % max(size, 1), claims.astype(np.int64))


def _given(shared: _Shared, olds: int, news: int) -> Ints:
    """The old incident that each new group takes its id from, -1 for none: the largest share first, ties by id."""
    given = np.full(news, -1, dtype=np.int64)
    lone = (np.bincount(shared.old, minlength=olds)[shared.old] == 1) & (
        np.bincount(shared.new, minlength=news)[shared.new] == 1
    )
    given[shared.new[lone]] = shared.old[lone]
    rest = np.flatnonzero(~lone)
    old, new, claims = (each[rest].tolist() for each in (shared.old, shared.new, shared.claims))
    for group, whole in inherited_ids(zip(old, new, claims, strict=True)).items():
        given[group] = whole
    return given


def _changes(shared: _Shared, old_names: Texts, incident: Texts) -> pd.DataFrame:
    table = pd.DataFrame({"old_id": old_names[shared.old], "new_id": incident[shared.new], "claims": shared.claims})
    alive = set(incident.tolist())
    moved = table[table["old_id"] != table["new_id"]]
    moved = moved.assign(reason=np.where(moved["old_id"].isin(alive), "split", "merged"))
    lost = sorted(set(old_names.tolist()) - set(table["old_id"]))
    gone = pd.DataFrame({"old_id": lost, "new_id": "", "claims": 0, "reason": "gone"})
    whole = pd.concat([moved, gone]) if lost else moved
    return whole[list(CHANGE_COLUMNS)].sort_values(["old_id", "new_id"], ignore_index=True)

"""Linking: scored pairs of claims become groups by average link, within what reviewers have judged."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from claims.matching.arrays import Bools, Floats, Ints, Texts
from claims.matching.claims.text_codes import ranges
from claims.matching.linking.average_link import MILLION, Joins, components, join_groups, summed
from claims.matching.linking.judgement_constraints import Judged
from claims.matching.settings import LinkSettings

LINK_COLUMNS = ("incident_id", "claims", "weakest_points", "weakest_a", "weakest_b", "pairs", "density")
FREE = Judged(group_of={}, apart={}, parts=(), clashes=())
Progress = Callable[[str, int, int], None]  # stage, done, total
_DIGITS = 8


def no_progress(stage: str, done: int, total: int) -> None:
    """Says nothing."""


@dataclass(frozen=True, kw_only=True)
class Scored:
    """Claims in the order of their ids, and pairs of their rows with points.

    Attributes:
        ids: Claim ids, ascending.
        documents: A number for the document of each claim.
        left: Row of the one claim of each pair, always above that of the other.
        right: Row of the other.
        points: Natural log-odds.
    """

    ids: Texts
    documents: Ints
    left: Ints
    right: Ints
    points: Floats

    @classmethod
    def of(cls, frame: pd.DataFrame, matches: pd.DataFrame) -> "Scored":
        """Reads the columns `claim_id` and `document_id` of a claim frame and the first three of its matches, in any order."""
        frame = frame[["claim_id", "document_id"]].sort_values("claim_id", ignore_index=True)
        index = pd.Index(frame["claim_id"])
        one, other = (index.get_indexer(matches[column]).astype(np.int64) for column in ("claim_a", "claim_b"))
        return cls(
            ids=frame["claim_id"].to_numpy(dtype=object),
            documents=pd.factorize(frame["document_id"])[0].astype(np.int64),
            left=np.minimum(one, other),
            right=np.maximum(one, other),
            points=matches["points"].to_numpy(dtype=np.float64),
        )


@dataclass(frozen=True, kw_only=True)
class Linked:
    """Claims in groups, at one threshold or several.

    Attributes:
        scored: What was linked.
        groups: The group of every claim at each threshold, named by the row of its smallest claim.
    """

    scored: Scored
    groups: dict[float, Ints]

    @property
    def members(self) -> pd.DataFrame:
        """Every claim once, in the order of the ids: `claim_id`, and for each threshold a column such as `incident_id_at_0`."""
        columns = {f"incident_id_at_{least:g}": self.incident_ids(least) for least in self.groups}
        return pd.DataFrame({"claim_id": self.scored.ids, **columns})

    def incident_ids(self, least: float) -> Texts:
        """The incident of every claim at a threshold, as a digest of its smallest claim id."""
        names, at = np.unique(self.groups[least], return_inverse=True)
        return np.array(mint_ids(self.scored.ids[names].tolist()), dtype=object)[at]

    def links(self, least: float) -> pd.DataFrame:
        """One row an incident of two claims or more, columns `LINK_COLUMNS`, in the order of the smallest claim.

        The weakest link is the lowest pair that was scored, ties by id (no value when a judgement alone
        links them); `pairs` counts the pairs that were scored and `density` is their share of all.
        """
        group, scored = self.groups[least], self.scored
        sizes = np.bincount(group, minlength=len(group))
        inner = np.flatnonzero(group[scored.left] == group[scored.right])
        of_pair = group[scored.left[inner]]
        order = np.lexsort((scored.right[inner], scored.left[inner], scored.points[inner], of_pair))
        inner, of_pair = inner[order], of_pair[order]
        names, starts, pairs = np.unique(of_pair, return_index=True, return_counts=True)
        lowest = inner[starts]
        found = pd.DataFrame(
            {
                "group": names,
                "weakest_points": scored.points[lowest],
                "weakest_a": scored.ids[scored.left[lowest]],
                "weakest_b": scored.ids[scored.right[lowest]],
                "pairs": pairs,
            }
        )
        several = pd.DataFrame({"group": np.flatnonzero(sizes > 1)})
        several["incident_id"] = self.incident_ids(least)[several["group"].to_numpy()]
        several["claims"] = sizes[several["group"].to_numpy()]
        links = several.merge(found, on="group", how="left").fillna({"pairs": 0}).astype({"pairs": np.int64})
        links["density"] = (links["pairs"] / (links["claims"] * (links["claims"] - 1) / 2)).round(6)
        return links[list(LINK_COLUMNS)]

    def near_misses(self, least: float, *, near_points: float, most: int) -> pd.DataFrame:
        """Pairs in different incidents that score at least `near_points`, highest first: claim_a, claim_b, points."""
        group, scored = self.groups[least], self.scored
        apart = np.flatnonzero((group[scored.left] != group[scored.right]) & (scored.points >= near_points))
        order = np.lexsort((scored.right[apart], scored.left[apart], -scored.points[apart]))
        nearest = apart[order][:most]
        return pd.DataFrame(
            {
                "claim_a": scored.ids[scored.left[nearest]],
                "claim_b": scored.ids[scored.right[nearest]],
                "points": scored.points[nearest],
            }
        )


def link_frame(
    frame: pd.DataFrame,
    matches: pd.DataFrame,
    *,
    judged: Judged = FREE,
    settings: LinkSettings | None = None,
    thresholds: Sequence[float] = (),
    progress: Progress = no_progress,
) -> Linked:
    """The claims of a claim frame in groups at `settings.link_points` and at each further threshold.

    The order of the rows of either frame makes no difference.
    """
    return link_scored(
        Scored.of(frame, matches), judged=judged, settings=settings, thresholds=thresholds, progress=progress
    )


def link_scored(
    scored: Scored,
    *,
    judged: Judged = FREE,
    settings: LinkSettings | None = None,
    thresholds: Sequence[float] = (),
    progress: Progress = no_progress,
) -> Linked:
    """`link_frame` over pairs of rows.

    Groups join while their pairs score at least the threshold on average, the best first and ties by id.
    Claims judged the same start as one group; a join that would bring claims judged apart together, or two
    claims of one document without evidence of their own, is left out.
    """
    settings = settings or LinkSettings()
    size = len(scored.ids)
    progress("linking", 0, size)
    levels = sorted({settings.link_points, *thresholds})
    points = np.maximum(np.rint(scored.points * MILLION), round(settings.unscored_points * MILLION)).astype(np.int64)
    start = _judged_groups(scored.ids, judged)
    joins = _joins(scored, points, start, judged, settings, levels[0] * MILLION)
    rows = np.flatnonzero(start != np.arange(size))
    kept, gone = np.r_[joins.kept, start[rows]], np.r_[joins.gone, rows]
    average = np.r_[joins.average, np.full(len(rows), np.inf)]
    together = Joins(kept=kept, gone=gone, average=average)
    groups = {least: together.groups(size, least * MILLION) for least in levels}
    progress("linking", size, size)
    return Linked(scored=scored, groups=groups)


def group_claims(
    frame: pd.DataFrame, matches: pd.DataFrame, judged: Judged, settings: LinkSettings
) -> list[tuple[str, ...]]:
    """Every claim of the frame in one group, as `link_scored` joins them; groups and their claims stand in the order of the ids."""
    linked = link_frame(frame, matches, judged=judged, settings=settings)
    group = linked.groups[settings.link_points]
    order = np.argsort(group, kind="stable")
    cuts = np.flatnonzero(np.diff(group[order])) + 1
    return [tuple(map(str, linked.scored.ids[rows])) for rows in np.split(order, cuts) if len(rows)]


def mint_ids(names: Sequence[str], taken: Iterable[str] = ()) -> list[str]:
    """An incident id for each smallest claim id: a digest, longer where a shorter one is used already."""
    used = set(taken)
    minted = []
    for name in names:
        digest = hashlib.sha256(str(name).encode()).hexdigest()
        digits = _DIGITS
        while (fresh := f"i-{digest[:digits]}") in used:
            digits += _DIGITS
        used.add(fresh)
        minted.append(fresh)
    return minted


def _joins(scored: Scored, points: Ints, start: Ints, judged: Judged, settings: LinkSettings, least: float) -> Joins:
    """The joins between the groups that the judgements start from; only components that a pair can join are looked at."""
    size = len(scored.ids)
    strong = points >= least
    rows = np.arange(size)
    component = components(size, np.r_[scored.left[strong], rows], np.r_[scored.right[strong], start])
    inner = np.flatnonzero(component[scored.left] == component[scored.right])
    left, right, points = scored.left[inner], scored.right[inner], points[inner]
    twins = _same_document(component, scored.documents)
    if twins.size:
        evident = points >= settings.one_document_points * MILLION
        evident &= scored.documents[left] == scored.documents[right]
        twins = twins[:, ~np.isin(twins[0] * size + twins[1], (left * size + right)[evident])]
    apart = _judged_apart(scored.ids, start, judged)
    bars = np.concatenate([twins, apart], axis=1)
    barred = np.r_[np.zeros(len(left), dtype=bool), np.ones(bars.shape[1], dtype=bool)]
    edges = summed(
        start[np.r_[left, bars[0]]],
        start[np.r_[right, bars[1]]],
        np.r_[points, np.zeros(bars.shape[1], dtype=np.int64)],
        (~barred).astype(np.int64),
        barred,
        size,
    )
    sizes = np.bincount(start, minlength=size).astype(np.int64)
    return join_groups(edges, sizes, least=least, floor=round(settings.unscored_points * MILLION))


def _same_document(component: Ints, documents: Ints) -> Ints:
    """Pairs of rows of one document in one component, as two lines."""
    if not len(documents):
        return np.empty((2, 0), dtype=np.int64)
    keys = component * (int(documents.max(initial=0)) + 1) + documents
    order = np.argsort(keys, kind="stable")
    twin = np.r_[keys[order][1:] == keys[order][:-1], False]
    shared: Bools = twin | np.r_[False, twin[:-1]]
    order = order[shared]
    starts = np.flatnonzero(np.r_[True, keys[order][1:] != keys[order][:-1]]) if len(order) else order
    each = np.diff(np.r_[starts, len(order)])
    after = np.repeat(starts + each, each) - np.arange(len(order)) - 1
    one = np.repeat(np.arange(len(order)), after)
    other = ranges(np.arange(len(order)) + 1, after)
    pairs: Ints = np.stack([order[one], order[other]])
    return pairs


def _judged_groups(ids: Texts, judged: Judged) -> Ints:
    """The smallest row of the group that each claim is judged to be in."""
    start = np.arange(len(ids))
    if not judged.group_of:
        return start
    index = pd.Index(ids)
    groups: dict[str, list[int]] = {}
    claims = list(judged.group_of)
    for claim, row in zip(claims, index.get_indexer(pd.Index(claims, dtype=object)).tolist(), strict=True):
        if row >= 0:
            groups.setdefault(judged.group_of[claim], []).append(row)
    for rows in groups.values():
        start[rows] = min(rows)
    return start


def _judged_apart(ids: Texts, start: Ints, judged: Judged) -> Ints:
    """Pairs of groups that must not be joined, as two lines of rows."""
    if not judged.apart:
        return np.empty((2, 0), dtype=np.int64)
    index = pd.Index(ids)
    members = dict.fromkeys(judged.apart)
    rows_of: dict[str, int] = {}
    named = sorted({name for pair in members for name in pair} | set(judged.group_of))
    for claim, row in zip(named, index.get_indexer(pd.Index(named, dtype=object)).tolist(), strict=True):
        if row >= 0:
            rows_of.setdefault(judged.group_of.get(claim, claim), int(start[row]))
    pairs = [(rows_of[one], rows_of[other]) for one, other in members if one in rows_of and other in rows_of]
    return np.array(pairs, dtype=np.int64).reshape(-1, 2).T

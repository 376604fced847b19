"""Linking: scored pairs of claims become incidents by average link, within what reviewers have judged."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from claims.incidents import INCIDENT_COLUMNS, MEMBER_COLUMNS, PART_COLUMNS, Incidents
from claims.matching.arrays import MILLION, Bools, Floats, Ints, Texts, ranges
from claims.matching.claims.claim_frame import claim_frame
from claims.matching.claims.prepared import without_lists
from claims.matching.linking.average_link import Bonds, Joins, components, join_groups, list_masks, summed
from claims.matching.linking.incident_titles import DescribedIncident, describe_incident, heading_of, short_names
from claims.matching.linking.judgement_constraints import NOTHING_JUDGED, Judged, read_judged
from claims.matching.linking.related_incidents import Part, find_parts, find_possible_links, parent_of
from claims.matching.scoring.one_to_one import ListThresholds
from claims.matching.scoring.score import Progress, Scored, no_progress
from claims.matching.scoring.weights import probability
from claims.matching.settings import LinkSettings
from claims.tables import Collection, records_of

_DIGITS = 8  # of an incident id: enough that ten thousand incidents share none with a chance of 99 in 100


@dataclass(frozen=True, kw_only=True)
class LinkedClaims:
    """Claims in groups, at one threshold or several.

    Attributes:
        scored: The pairs that were linked.
        groups: Threshold to the group of every claim, named by the row of its smallest claim.
    """

    scored: Scored
    groups: dict[float, Ints]

    def incident_ids(self, threshold: float) -> Texts:
        """The incident of every claim at a threshold, as a digest of its smallest claim id."""
        rows, group = np.unique(self.groups[threshold], return_inverse=True)
        return np.array(ids_of_incidents(self.scored.ids[rows].tolist()), dtype=object)[group]


def link_incidents(
    collection: Collection,
    matches: pd.DataFrame,
    *,
    settings: LinkSettings | None = None,
    frame: pd.DataFrame | None = None,
) -> Incidents:
    """Every claim in one incident, with the incidents that are part of others.

    Judgements of the collection are obeyed before any score; where they clash, the claims stay together and
    the clash is a row of `near_misses`. The order of the rows given makes no difference.

    Args:
        collection: The claims and what was judged of them.
        matches: Of `match_claims`.
        settings: The thresholds.
        frame: The claim frame of the collection, where it is made already.

    Example:
        >>> incidents = link_incidents(collection, matches)
        >>> incidents.table[["title", "claims"]].head(1)
                           title  claims
        0  Strife, 12 March 2004       1
    """
    settings, judged = settings or LinkSettings(), read_judged(collection)
    frame = without_lists(claim_frame(collection) if frame is None else frame, settings.not_lists)
    linked = link_scored(Scored.of(frame, matches), judged=judged, settings=settings)
    rows = {row["claim_id"]: row for row in records_of(frame)}
    members = pd.DataFrame(
        dict(zip(MEMBER_COLUMNS, (linked.incident_ids(settings.link_points), linked.scored.ids), strict=True))
    )
    incidents = [
        describe_incident(str(incident_id), [rows[claim_id] for claim_id in claim_ids])
        for incident_id, claim_ids in members.groupby("incident_id")["claim_id"]
    ]
    incidents.sort(key=_by_time)
    incident_of = {claim_id: incident.incident_id for incident in incidents for claim_id in incident.claims}
    parts = _with_judged(find_parts(incidents, collection, settings), judged, incident_of)
    return Incidents(
        table=_table(incidents, parts, collection),
        members=pd.DataFrame(
            [(incident_id, claim_id) for claim_id, incident_id in incident_of.items()], columns=list(MEMBER_COLUMNS)
        ),
        parts=pd.DataFrame([(part.part_id, part.whole_id, part.reason) for part in parts], columns=list(PART_COLUMNS)),
        perhaps=find_possible_links(incidents, parts, matches, judged=judged, settings=settings),
    )


def _by_time(incident: DescribedIncident) -> tuple[bool, str, str, str]:
    return pd.isna(incident.first), str(incident.first), str(incident.last), incident.incident_id


def _table(incidents: list[DescribedIncident], parts: list[Part], collection: Collection) -> pd.DataFrame:
    by_id = {incident.incident_id: incident for incident in incidents}
    headings = [heading_of(incident, collection) for incident in incidents]
    rows = [
        (
            incident.incident_id, name, heading.title, incident.first, incident.last, incident.precision, "|".join(incident.places),
            "|".join(incident.parties), "|".join(incident.kinds), parent_of(incident.incident_id, parts, by_id), incident.background,
            len(incident.claims), incident.sources,
        )
        for incident, heading, name in zip(incidents, headings, short_names(headings), strict=True)
    ]  # fmt: skip
    table = pd.DataFrame(rows, columns=list(INCIDENT_COLUMNS))
    return table.assign(
        **{column: pd.to_datetime(table[column]).astype("datetime64[us]") for column in ("first", "last")}
    )


def _with_judged(parts: list[Part], judged: Judged, incident_of: dict[str, str]) -> list[Part]:
    """The parts computed and those that reviewers named, whose words replace computed ones."""
    named = {(incident_of[part], incident_of[whole]): words for part, whole, words in judged.parts}
    turned = {(whole, part) for part, whole in named}
    computed = {
        (part.part_id, part.whole_id): part.reason for part in parts if (part.part_id, part.whole_id) not in turned
    }
    order = {incident_id: at for at, incident_id in enumerate(dict.fromkeys(incident_of.values()))}
    pairs = sorted({**computed, **named}.items(), key=lambda item: (order[item[0][0]], order[item[0][1]]))
    return [Part(part, whole, reason) for (part, whole), reason in pairs]


_USUAL = LinkSettings()  # the scale on which thresholds are given


def link_scored(
    scored: Scored,
    *,
    judged: Judged = NOTHING_JUDGED,
    settings: LinkSettings | None = None,
    thresholds: Sequence[float] = (),
    of_lists: ListThresholds | None = None,
    progress: Progress = no_progress,
) -> LinkedClaims:
    """The claims in groups at `settings.link_points` and at each further threshold.

    Groups join while their pairs score at least the threshold on average, the best first and ties by id.
    Claims that an import says are the same start as one group; a join that would bring claims judged apart together, two rows of
    one list, or two claims of one document without evidence of their own, is left out. In the end the groups of claims that
    a reviewer judged the same are one, with all that is in them: only what was judged apart keeps a claim out of it. Between
    two lists, where a row has at most one partner, the thresholds are those of `of_lists`, by default those of these pairs.
    """
    settings = settings or LinkSettings()
    size = len(scored.ids)
    progress("linking", 0, size)
    levels = sorted({settings.link_points, *thresholds})
    listed = scored.between_lists
    above = on_one_scale(scored.points, listed, of_lists or ListThresholds.of(probability(scored.points[listed])))
    points = np.maximum(above, round(settings.unscored_points * MILLION))
    start, one_event = (_judged_groups(scored.ids, group_of) for group_of in (judged.row_of, judged.group_of))
    bonds = Bonds.of(one_event, start, _judged_apart(scored.ids, one_event, judged))
    joins = _joins(scored, points, start, bonds, settings, levels[0] * MILLION)
    rows = np.flatnonzero(one_event != np.arange(size))
    joins = Joins(
        kept=np.r_[joins.kept, one_event[rows]],
        gone=np.r_[joins.gone, rows],
        average=np.r_[joins.average, np.full(len(rows), np.inf)],
    )
    groups = {threshold: joins.groups(size, threshold * MILLION) for threshold in levels}
    progress("linking", size, size)
    return LinkedClaims(scored=scored, groups=groups)


def on_one_scale(points: Floats, between_lists: Bools, of_lists: ListThresholds) -> Ints:
    """Points in millionths, those of pairs between lists such that they join where others do."""
    moved = of_lists.moved(points, join=_USUAL.link_points, sure=_USUAL.sure_points)
    millionths: Ints = np.rint(np.where(between_lists, moved, points) * MILLION).astype(np.int64)
    return millionths


def ids_of_incidents(claim_ids: Sequence[str]) -> list[str]:
    """An incident id for each smallest claim id: a digest, longer where a shorter one is taken already."""
    ids: dict[str, None] = {}
    for claim_id in claim_ids:
        digest = hashlib.sha256(str(claim_id).encode()).hexdigest()
        digits = _DIGITS
        while (incident_id := f"i-{digest[:digits]}") in ids:
            digits += _DIGITS
        ids[incident_id] = None
    return list(ids)


def _joins(scored: Scored, points: Ints, start: Ints, bonds: Bonds, settings: LinkSettings, least: float) -> Joins:
    """The joins between the groups that the rows of imports start from; only components that some pair can join are searched."""
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
    barred = np.r_[np.zeros(len(left), dtype=bool), np.ones(twins.shape[1], dtype=bool)]
    edges = summed(
        start[np.r_[left, twins[0]]],
        start[np.r_[right, twins[1]]],
        np.r_[points, np.zeros(twins.shape[1], dtype=np.int64)],
        (~barred).astype(np.int64),
        barred,
        size,
    )
    sizes = np.bincount(start, minlength=size).astype(np.int64)
    masks = list_masks(scored.lists, start)
    return join_groups(edges, sizes, masks, bonds, least=least, floor=round(settings.unscored_points * MILLION))


def _same_document(component: Ints, documents: Ints) -> Ints:
    """Pairs of rows of one document in one component, shape (2, pairs)."""
    if not len(documents):
        return np.empty((2, 0), dtype=np.int64)
    keys = component * (int(documents.max(initial=0)) + 1) + documents
    order = np.argsort(keys, kind="stable")
    twin = np.r_[keys[order][1:] == keys[order][:-1], False]
    shared: Bools = twin | np.r_[False, twin[:-1]]
    order = order[shared]
    starts = np.flatnonzero(np.r_[True, keys[order][1:] != keys[order][:-1]]) if len(order) else order
    sizes = np.diff(np.r_[starts, len(order)])
    after = np.repeat(starts + sizes, sizes) - np.arange(len(order)) - 1
    one = np.repeat(np.arange(len(order)), after)
    other = ranges(np.arange(len(order)) + 1, after)
    pairs: Ints = np.stack([order[one], order[other]])
    return pairs


def _judged_groups(ids: Texts, group_of: dict[str, str]) -> Ints:
    """The smallest row of the group that each claim is judged to be in."""
    start = np.arange(len(ids))
    if not group_of:
        return start
    index = pd.Index(ids)
    groups: dict[str, list[int]] = {}
    claims = list(group_of)
    for claim, row in zip(claims, index.get_indexer(pd.Index(claims, dtype=object)).tolist(), strict=True):
        if row >= 0:
            groups.setdefault(group_of[claim], []).append(row)
    for rows in groups.values():
        start[rows] = min(rows)
    return start


def _judged_apart(ids: Texts, start: Ints, judged: Judged) -> Ints:
    """Pairs of groups that must not be joined, named by their smallest rows, shape (2, pairs)."""
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

"""Parts: which incident is part of which, computed from span, place and parties, in one direction."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from claims.matching.claims.claim_frame import PEOPLE_KINDS
from claims.matching.linking.description import Draft
from claims.matching.scoring.explain import time_words
from claims.matching.settings import LinkSettings
from claims.tables import Collection

_LARGE = ("country:", "region:")


@dataclass(frozen=True)
class Part:
    """One incident within another, and why."""

    part_id: str
    whole_id: str
    reason: str


def find_parts(drafts: list[Draft], collection: Collection, settings: LinkSettings) -> list[Part]:
    """Every part with every whole that it lies in, in the order of the incidents.

    A part lies within the days of the whole, which states both its ends, lasts several days and longer
    than the part; one of the whole's places holds it; and the whole involves its sides. A place or a
    side that the part does not name may be missing where one document tells both. Events that are only
    recalled have no part in this.
    """
    told = [draft for draft in drafts if draft.precision and not draft.background]
    wholes = [draft for draft in told if _lasts(draft) >= settings.least_days_of_whole]
    return [
        Part(part.incident_id, whole.incident_id, _reason(part, whole, collection))
        for part in told
        for whole in wholes
        if part is not whole and _within(part, whole, settings) and _placed(part, whole) and _involves(part, whole)
    ]


def parent_of(part_id: str, parts: list[Part], drafts: dict[str, Draft]) -> str:
    """The shortest of the wholes that an incident is part of; empty when there is none."""
    wholes = {part.whole_id for part in parts if part.part_id == part_id}
    return min(wholes, key=lambda whole: (_lasts(drafts[whole]), whole), default="")


def _lasts(draft: Draft) -> int:
    """Days from first to last of a period; 0 for what happened on one day, or when an end is not known."""
    if draft.precision != "period" or pd.isna(draft.first) or pd.isna(draft.last):
        return 0
    return int((draft.last - draft.first).days) + 1


def _within(part: Draft, whole: Draft, settings: LinkSettings) -> bool:
    """Whether the part's days lie in the whole's; a period that is left open runs to the last day of publication."""
    last = part.known_until if pd.isna(part.last) and part.precision == "period" else part.last
    if pd.isna(part.first) or pd.isna(last):
        return False
    days = (last - part.first).days + 1
    shared = (min(last, whole.last) - max(part.first, whole.first)).days + 1
    if part.precision == "period":
        return bool(shared == days < _lasts(whole))
    return bool(shared >= settings.least_share_within * days)


def _placed(part: Draft, whole: Draft) -> bool:
    if not part.place_paths:
        return bool(part.documents & whole.documents)
    return bool(_holding_place(part, whole))


def _involves(part: Draft, whole: Draft) -> bool:
    """Whether the whole has two sides of the part, or all its sides with a body in common on each.

    Two sides alone do not do where the part names no place.
    """
    ours, theirs = _bodies(part), _bodies(whole)
    if not ours:
        return bool(part.documents & whole.documents)
    shared = {x[0] for x in ours for y in theirs if x[: len(y)] == y or y[: len(x)] == x}
    two_sides = bool(part.place_paths) and len(_sides(part) & _sides(whole)) >= 2
    return two_sides or _sides(part) == shared


def _holding_place(part: Draft, whole: Draft) -> str:
    """The smallest place of the whole that is, or holds, a place of the part; countries and regions say too little."""
    holders = [
        outer
        for outer in whole.place_paths
        for inner in part.place_paths
        if f"{inner}>".startswith(f"{outer}>") and not outer.rpartition(">")[2].startswith(_LARGE)
    ]
    return max(holders, key=lambda path: (path.count(">"), path), default="")


def _sides(draft: Draft) -> set[str]:
    return {path[0] for path in _bodies(draft)}


def _bodies(draft: Draft) -> set[tuple[str, ...]]:
    return {cut for path in draft.party_paths if (cut := _without_people(path))}


def _without_people(path: str) -> tuple[str, ...]:
    return tuple(node for node in path.split(">") if node.partition(":")[0] not in PEOPLE_KINDS)


def _reason(part: Draft, whole: Draft, collection: Collection) -> str:
    times = [time_words(draft.first, draft.last, draft.precision) for draft in (part, whole)]
    place = collection.name_of("places", _holding_place(part, whole).rpartition(":")[2])
    sides = sorted(_sides(part) & _sides(whole))
    names = " and ".join(collection.name_of("parties", side.partition(":")[2]) for side in sides)
    where = (
        f"both are placed in {place}"
        if part.place_paths
        else "where it happened is not said, and one document tells both"
    )
    who = f"both involve {names}" if sides else "it names no side, and one document tells both"
    return f"Its time, {times[0]}, lies within {times[1]}; {where}; {who}."


SUM_COLUMNS = ("claim_id", "incident_id", "reason")


def suggest_sums(frame: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:
    """Claims that may sum up several incidents, each with these, columns `SUM_COLUMNS`: suggestions, never links.

    A claim of several days holds an incident of another source where that lies within these days and they share a
    place and, if both name any, a party. One incident alone is no sum. Figures play no part.

    Args:
        frame: A claim frame.
        members: The incident of each claim, columns `incident_id` and `claim_id`.
    """
    incident_of = dict(zip(members["claim_id"], members["incident_id"], strict=True))
    told = frame.dropna(subset=["first", "last"]).assign(incident=lambda rows: rows["claim_id"].map(incident_of))
    places = _named(told, ["place_paths", "places"])
    lasting = told.index[told["last"] > told["first"]]
    held = places[places["row"].isin(lasting)].merge(places, on="name", suffixes=("", "_part"))
    one, part = told.loc[held["row"]].reset_index(drop=True), told.loc[held["row_part"]].reset_index(drop=True)
    within = (part["first"] >= one["first"]) & (part["last"] <= one["last"])
    shorter = (part["last"] - part["first"]) < (one["last"] - one["first"])
    other = (one["incident"] != part["incident"]) & (one["source_id"] != part["source_id"])
    kept = pd.DataFrame(
        {
            "claim_id": one["claim_id"], "incident_id": part["incident"], "name": held["name"].to_numpy(), "first": one["first"], "last": one["last"],
            "ours": one["party_paths"], "theirs": part["party_paths"],
        }
    )[within & shorter & other]  # fmt: skip
    agreed = [_share_party(ours, theirs) for ours, theirs in zip(kept["ours"], kept["theirs"], strict=True)]
    kept = kept[np.array(agreed, dtype=bool)].sort_values(["claim_id", "incident_id", "name"])
    kept = kept.drop_duplicates(["claim_id", "incident_id"])
    several = kept.groupby("claim_id")["incident_id"].transform("size")
    kept = kept.assign(several=several)[several >= 2]
    reasons = [
        f"Its time, {time_words(first, last, 'period')}, holds {number} incidents of other sources at {_spoken(name)}; it may sum them up."
        for first, last, number, name in zip(kept["first"], kept["last"], kept["several"], kept["name"], strict=True)
    ]
    return kept.assign(reason=reasons)[list(SUM_COLUMNS)].reset_index(drop=True)


def _named(told: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """Every claim with each place that it names; countries and regions say too little."""
    first, second = (told[column].astype(object) for column in columns)
    lists = first.where(first != "", second).str.split("|").explode()
    lists = lists[(lists != "") & lists.notna()]
    small = [not str(name).rpartition(">")[2].startswith(_LARGE) for name in lists]
    return pd.DataFrame({"row": lists.index, "name": lists.to_numpy()})[small]


def _share_party(ours: str, theirs: str) -> bool:
    """Whether the two name a party in common, or one of them none."""
    return not ours or not theirs or bool(set(ours.split("|")) & set(theirs.split("|")))


def _spoken(name: str) -> str:
    return name.rpartition(">")[2].rpartition(":")[2]

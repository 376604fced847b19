"""Which claims of one document may tell one event in sentences that follow one another: "resumed that night"."""

import numpy as np

from claims.matching.arrays import Bools, Ints
from claims.matching.claims.claim_frame import days_of
from claims.matching.claims.prepared import Prepared
from claims.matching.features.kind_of_event import compare_kinds
from claims.matching.features.parties import compare_parties
from claims.matching.features.tree_paths import holds, paths_of
from claims.tables import Row, records_of

_ALIKE = frozenset({"same", "related"})
_COMPARED = ("paragraphs", "places", "first", "last", "kinds", "party_paths", "place_paths")


def may_tell_one_event(prepared: Prepared, left: Ints, right: Ints) -> Bools:
    """Whether the claims of each pair stand side by side in one document, and nothing in them speaks of two events.

    Their paragraphs are the same or next to one another, they share a day and are of a night at most, their kinds are
    alike, and neither their places nor their sides are apart. One goes on from the other: it leaves the place to it,
    or says another time of that day or night. Two that both give one place and one time are two events.
    """
    settings = prepared.settings.features
    documents, (first, last), told = prepared.codes("document_id"), prepared.once(_days), prepared.once(_has_paragraphs)
    near: Bools = documents[left] == documents[right]
    for rows in (left, right):
        near &= told[rows] & (first[rows] >= 0) & (last[rows] >= 0) & (last[rows] - first[rows] < settings.night_days)
    near &= (first[left] <= last[right]) & (first[right] <= last[left])
    if not near.any():
        return near
    told_by = prepared.once(_rows)
    for pair in np.flatnonzero(near).tolist():
        one, other = told_by[left[pair]], told_by[right[pair]]
        near[pair] = (
            _side_by_side(one, other, settings.neighbour_paragraphs) and _goes_on(one, other) and _alike(one, other)
        )
    return near


def _days(prepared: Prepared) -> tuple[Ints, Ints]:
    """First and last day of each claim; -1 where there is none."""
    return days_of(prepared.frame, "first"), days_of(prepared.frame, "last")


def _has_paragraphs(prepared: Prepared) -> Bools:
    """Whether it is known which paragraphs tell each claim."""
    known: Bools = (prepared.frame["paragraphs"] != "").to_numpy(dtype=bool)
    return known


def _rows(prepared: Prepared) -> list[Row]:
    """What is compared of each claim."""
    return records_of(prepared.frame[list(_COMPARED)])


def _side_by_side(one: Row, other: Row, most: int) -> bool:
    numbers = [[int(number) for number in str(row["paragraphs"]).split("|") if number] for row in (one, other)]
    return any(abs(a - b) <= most for a in numbers[0] for b in numbers[1])


def _goes_on(one: Row, other: Row) -> bool:
    return not (one["places"] and other["places"]) or any(one[end] != other[end] for end in ("first", "last"))


def _alike(one: Row, other: Row) -> bool:
    return (
        compare_kinds(one["kinds"], other["kinds"]) in _ALIKE
        and compare_parties(one["party_paths"], other["party_paths"]) != "none shared"
        and not _apart(one["place_paths"], other["place_paths"])
    )


def _apart(one: str, other: str) -> bool:
    """Whether both name places and none of the one is, or holds, one of the other."""
    places, others = paths_of(one), paths_of(other)
    return bool(places and others) and not any(holds(a, b) or holds(b, a) for a in places for b in others)

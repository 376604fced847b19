"""Linking: scored pairs of claims become groups by average link, within what reviewers have judged."""

import heapq
from collections import defaultdict
from collections.abc import Mapping
from itertools import product

import pandas as pd

from claims.matching.judged import Judged
from claims.matching.settings import LinkSettings

_MILLION = 1_000_000  # points are summed as whole millionths, so that the order of summing cannot matter


def group_claims(
    frame: pd.DataFrame, matches: pd.DataFrame, judged: Judged, settings: LinkSettings
) -> list[tuple[str, ...]]:
    """Every claim of the frame in one group; groups and their claims stand in the order of the ids.

    Groups join while their pairs score at least `settings.link_points` on average, the best first and
    ties by id. Claims judged the same start as one group; a join that would bring claims judged apart
    together, or two claims of one document without evidence of their own, is left out.
    """
    links = _Linkage(frame, matches, judged, settings)
    links.join_all()
    return sorted(tuple(sorted(members)) for members in links.members.values())


class _Linkage:
    """Groups of claims while they are being joined; a group is named by its smallest claim."""

    def __init__(self, frame: pd.DataFrame, matches: pd.DataFrame, judged: Judged, settings: LinkSettings) -> None:
        self.settings = settings
        self.floor = round(settings.unscored_points * _MILLION)
        self.document: Mapping[str, str] = dict(zip(frame["claim_id"], frame["document_id"], strict=True))
        self.apart = judged.apart
        self.group_of = judged.group_of
        self.members: dict[str, set[str]] = defaultdict(set)
        for claim in self.document:
            self.members[judged.group_of.get(claim, claim)].add(claim)
        self.points: dict[tuple[str, str], int] = {}
        self.sums: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
        for one, other, points in zip(matches["claim_a"], matches["claim_b"], matches["points"], strict=True):
            self._add_pair(str(one), str(other), max(round(points * _MILLION), self.floor))

    def join_all(self) -> None:
        heap = [self._entry(one, other) for one, others in self.sums.items() for other in others if one < other]
        heap = [entry for entry in heap if self._reaches(entry)]
        heapq.heapify(heap)
        while heap:
            entry = heapq.heappop(heap)
            _, one, other, sizes = entry
            if one not in self.members or other not in self.members or sizes != self._sizes(one, other):
                continue
            if not self._allowed(one, other):
                continue
            kept = self._join(one, other)
            for near in self.sums[kept]:
                fresh = self._entry(min(kept, near), max(kept, near))
                if self._reaches(fresh):
                    heapq.heappush(heap, fresh)

    def _add_pair(self, one: str, other: str, points: int) -> None:
        self.points[one, other] = points
        a, b = self.group_of.get(one, one), self.group_of.get(other, other)
        if a != b:
            total, pairs = self.sums[a].get(b, (0, 0))
            self.sums[a][b] = self.sums[b][a] = (total + points, pairs + 1)

    def _sizes(self, one: str, other: str) -> tuple[int, int]:
        return len(self.members[one]), len(self.members[other])

    def _entry(self, one: str, other: str) -> tuple[float, str, str, tuple[int, int]]:
        total, pairs = self.sums[one][other]
        sizes = self._sizes(one, other)
        every = sizes[0] * sizes[1]
        return -(total + self.floor * (every - pairs)) / every, one, other, sizes

    def _reaches(self, entry: tuple[float, str, str, tuple[int, int]]) -> bool:
        return -entry[0] >= self.settings.link_points * _MILLION

    def _allowed(self, one: str, other: str) -> bool:
        roots = [{self.group_of.get(claim, claim) for claim in self.members[group]} for group in (one, other)]
        if any(pair in self.apart for pair in product(*roots)):
            return False
        least = self.settings.one_document_points * _MILLION
        return all(
            self.points.get((min(a, b), max(a, b)), self.floor) >= least
            for a, b in product(self.members[one], self.members[other])
            if self.document[a] == self.document[b]
        )

    def _join(self, one: str, other: str) -> str:
        kept, gone = min(one, other), max(one, other)
        self.members[kept] |= self.members.pop(gone)
        for near, (total, pairs) in self.sums.pop(gone).items():
            self.sums[near].pop(gone)
            if near != kept:
                before = self.sums[kept].get(near, (0, 0))
                self.sums[kept][near] = self.sums[near][kept] = (before[0] + total, before[1] + pairs)
        return kept

"""What reviewers have judged, as constraints on linking, and where their judgements clash."""

from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from claims.model import IMPORTED, Verdict
from claims.tables import Collection, Row, records_of

Pair = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Judged:
    """Judgements in force, closed transitively.

    Attributes:
        group_of: Claim to the smallest claim that it is judged to be the same as.
        row_of: The same by what imports say alone: claims of one row of a table, and what a newer release made of it.
        apart: Pairs of such smallest claims that must not be linked, in both orders, to the words of who said so.
        parts: (part, whole, words) for every "part of".
        clashes: (claim, claim, words) for judgements that cannot all hold; the "same" among them are obeyed.
    """

    group_of: dict[str, str]
    row_of: dict[str, str]
    apart: dict[Pair, str]
    parts: tuple[tuple[str, str, str], ...]
    clashes: tuple[tuple[str, str, str], ...]

    def settled(self, claim_a: str, claim_b: str) -> bool:
        """Whether the judgements say, directly or through other claims, that the two are the same or are not."""
        one, other = self.group_of.get(claim_a, claim_a), self.group_of.get(claim_b, claim_b)
        return one == other or (one, other) in self.apart

    def apart_from(self, claims: Iterable[str], others: Iterable[str]) -> Pair | None:
        """The first two, as `apart` names them, of some claims and of others that must not be linked; None where all may be."""
        ends = [sorted({self.group_of.get(claim, claim) for claim in each}) for each in (claims, others)]
        return next((pair for pair in product(*ends) if pair in self.apart), None)


NOTHING_JUDGED = Judged(group_of={}, row_of={}, apart={}, parts=(), clashes=())


def read_judged(collection: Collection) -> Judged:
    """The constraints from the collection's judgements; of one reviewer's several on one pair, the latest counts."""
    return judged_from(judgement_rows(collection))


def judgement_rows(collection: Collection) -> list[Row]:
    """The rows of the judgements table; no other table is read."""
    return records_of(collection.judgements)


def judged_from(rows: Iterable[Row]) -> Judged:
    """`read_judged` over rows of the judgements table."""
    standing = _latest(rows)
    same = [row for row in standing if row["verdict"] == Verdict.SAME]
    unlike = [row for row in standing if row["verdict"] in {Verdict.NOT_SAME, Verdict.PART_OF}]
    links = _Links(same)
    apart: dict[Pair, str] = {}
    clashes: list[tuple[str, str, str]] = []
    parts: list[tuple[str, str, str]] = []
    for row in unlike:
        one, other = (links.group_of.get(str(row[end]), str(row[end])) for end in ("claim_a", "claim_b"))
        if one == other:
            clashes.append((*_pair(row), _clash_words(row, links.path(*_pair(row)))))
            continue
        apart[one, other] = apart[other, one] = _says(row)
        if row["verdict"] == Verdict.PART_OF:
            parts.append((row["claim_a"], row["claim_b"], _says(row)))
    return Judged(
        group_of=links.group_of,
        row_of=_Links([row for row in same if row["by"] == IMPORTED]).group_of,
        apart=apart,
        parts=tuple(parts),
        clashes=(*clashes, *_turned(unlike, links.group_of)),
    )


def asked_pairs(rows: Iterable[Row], *, by: str = "") -> frozenset[Pair]:
    """The pairs not to ask again: those that anybody judged, except that "unsure" counts for its own reviewer alone."""
    return frozenset(_pair(row) for row in _latest(rows) if row["verdict"] != Verdict.UNSURE or row["by"] == by)


def _latest(rows: Iterable[Row]) -> list[Row]:
    """The latest judgement of each reviewer on each pair, in the order of the claims and reviewers."""
    latest: dict[tuple[str, ...], Row] = {}
    for row in sorted(rows, key=lambda row: (row["at"], row["judgement_id"])):
        latest[(*_pair(row), row["by"])] = row
    return sorted(latest.values(), key=lambda row: (row["claim_a"], row["claim_b"], row["by"]))


class _Links:
    """A graph of claims joined by "same": its connected groups, and shortest paths within them."""

    def __init__(self, same: list[Row]) -> None:
        self.rows_of: dict[str, list[tuple[str, Row]]] = defaultdict(list)
        for row in same:
            one, other = _pair(row)
            self.rows_of[one].append((other, row))
            self.rows_of[other].append((one, row))
        self.group_of: dict[str, str] = {}
        for claim in sorted(self.rows_of):
            if claim not in self.group_of:
                self.group_of |= dict.fromkeys(self._walk(claim), claim)

    def path(self, start: str, end: str) -> list[Row]:
        """The shortest chain of judgements by which the two are the same, from one to the other."""
        came = self._walk(start)
        path: list[Row] = []
        while end != start:
            end, row = came[end]
            path.append(row)
        return path[::-1]

    def _walk(self, start: str) -> dict[str, tuple[str, Row]]:
        """Every claim of the group to the claim and judgement by which it is reached, nearest first."""
        came: dict[str, tuple[str, Row]] = {start: (start, {})}
        queue = deque([start])
        while queue:
            claim = queue.popleft()
            for near, row in self.rows_of[claim]:
                if near not in came:
                    came[near] = (claim, row)
                    queue.append(near)
        return came


def _turned(unlike: list[Row], group_of: dict[str, str]) -> list[tuple[str, str, str]]:
    """Clashes where one judgement makes a claim the part and another makes it the whole."""
    clashes: list[tuple[str, str, str]] = []
    first: dict[Pair, Row] = {}
    for row in unlike:
        if row["verdict"] != Verdict.PART_OF:
            continue
        part, whole = (group_of.get(str(row[end]), str(row[end])) for end in ("claim_a", "claim_b"))
        first.setdefault((part, whole), row)
        if part != whole and (whole, part) in first:
            words = f"Judgements contradict each other: {_says(first[whole, part])}, but {_says(row)}. Kept apart until this is settled."
            clashes.append((*_pair(row), words))
    return clashes


def _pair(row: Row) -> Pair:
    one, other = sorted((str(row["claim_a"]), str(row["claim_b"])))
    return one, other


def _says(row: Row) -> str:
    return f"{row['by']} judged {row['claim_a']} and {row['claim_b']}: {row['verdict']}" + (
        f" ({row['why']})" if row["why"] else ""
    )


def _clash_words(row: Row, same: list[Row]) -> str:
    return f"Judgements contradict each other: {_says(row)}, but {'; '.join(map(_says, same))}. Kept together until this is settled."

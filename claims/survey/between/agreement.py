"""How often sources agree, pair by pair: the numbers of a matrix of sources by sources."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from claims.discrepancies.incident_accounts import Accounts
from claims.model import Discrepancy
from claims.survey.between.between_index import BetweenIndex
from claims.survey.between.field_groups import field_groups
from claims.survey.between.narrowed import LEFT_OUT, narrow
from claims.survey.between.shared_points import COUNTED_AS, points_of_incident
from claims.values import Relation

MOST_SOURCES, MOST_INCIDENTS = 8, 200
_Pair = tuple[str, str]


@dataclass(frozen=True)
class PairAgreement:
    """How two sources stand to each other.

    Attributes:
        shared: Incidents that both report.
        compared: Points, that is a field of an incident, on which both give a value; the numbers below add up to it.
        agree: Points on which the values agree or overlap.
        differ: Points on which they differ and could all be true, or count other people.
        contradict: Points on which they cannot all be true.
    """

    shared: int
    compared: int = 0
    agree: int = 0
    differ: int = 0
    contradict: int = 0


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """How the sources that share most incidents stand to one another.

    Attributes:
        source_ids: Those with most shared incidents first.
        connected: How many sources share an incident with another.
        pairs: Each pair that shares an incident, the source first that comes first above.
        incidents: Incidents that at least two of the sources report.
        counted: Of how many of them the points are counted; where that is fewer, they are spread evenly over the days.
    """

    source_ids: tuple[str, ...]
    connected: int
    pairs: dict[_Pair, PairAgreement]
    incidents: int
    counted: int

    def of(self, one: str, other: str) -> PairAgreement | None:
        """How two of the sources stand to each other; None where they share no incident."""
        return self.pairs.get((one, other)) or self.pairs.get((other, one))


def find_agreement(
    index: BetweenIndex,
    incident_ids: Iterable[str] | None = None,
    *,
    most_sources: int = MOST_SOURCES,
    most_incidents: int = MOST_INCIDENTS,
) -> Agreement:
    """How the most connected sources stand to one another.

    Args:
        index: The compared collection.
        incident_ids: Those to look at; None for all.
        most_sources: How many sources are taken, those first that share most incidents with others.
        most_incidents: In how many incidents points are counted.
    """
    ids = None if incident_ids is None else tuple(incident_ids)
    table = index.pairs(ids)
    shares: Counter[str] = Counter()
    for one, other, shared in table.itertuples(index=False, name=None):
        shares.update({one: shared, other: shared})
    chosen = tuple(sorted(shares, key=lambda source_id: (-shares[source_id], source_id))[:most_sources])
    places = {source_id: place for place, source_id in enumerate(chosen)}
    shared_by = {
        _ordered(one, other, places): shared
        for one, other, shared in table.itertuples(index=False, name=None)
        if one in places and other in places
    }
    incidents = index.reported_by_several(chosen, ids)
    counted = incidents[:: -(-len(incidents) // most_incidents)] if incidents else ()
    numbers = _points(index, counted, chosen)
    pairs = {pair: _pair_agreement(shared, numbers[pair]) for pair, shared in shared_by.items()}
    return Agreement(
        source_ids=chosen, connected=len(shares), pairs=pairs, incidents=len(incidents), counted=len(counted)
    )


def _ordered(one: str, other: str, places: dict[str, int]) -> _Pair:
    return (one, other) if places[one] < places[other] else (other, one)


def _pair_agreement(shared: int, points: Counter[str]) -> PairAgreement:
    differ = points["differ"] + points["other"]
    agree = points["agree"] + points["overlap"]
    return PairAgreement(shared, agree + differ + points["contradict"], agree, differ, points["contradict"])


def _points(
    index: BetweenIndex, incident_ids: Sequence[str], chosen: Sequence[str]
) -> defaultdict[_Pair, Counter[str]]:
    """How often each pair agrees, differs or contradicts, point by point."""
    fields = [field for group in field_groups(index.collection).values() for field in group.fields]
    numbers: defaultdict[_Pair, Counter[str]] = defaultdict(Counter)
    for incident_id in incident_ids:
        accounts = index.accounts(incident_id)
        found = index.findings.of_incident(incident_id)
        there = [source_id for source_id in chosen if source_id in accounts.source_ids]
        for pair in combinations(there, 2):
            raised = _raised(accounts, found, pair)
            rows = points_of_incident(accounts, pair, fields, raised)
            numbers[pair].update(COUNTED_AS[Relation(relation)] for _, _, relation, _, _ in rows)
    return numbers


def _raised(accounts: Accounts, found: Iterable[Discrepancy], pair: _Pair) -> dict[str, list[Discrepancy]]:
    """Field to the discrepancies between the two."""
    raised: defaultdict[str, list[Discrepancy]] = defaultdict(list)
    for each in found:
        sides = [side for side in each.sides if not set(pair).isdisjoint(side.source_ids)]
        narrowed = narrow(accounts, each, pair) if len(sides) > 1 else None
        if narrowed and narrowed.severity and narrowed.relation not in (*LEFT_OUT, Relation.AGREES):
            raised[each.field].append(narrowed)
    return raised

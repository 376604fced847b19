"""Compares sources with each other over one compared collection: any two or three, and which pairs there are."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

import numpy as np
import pandas as pd

from claims.discrepancies.document_coverage import Coverage
from claims.discrepancies.incident_accounts import Accounts, Settings
from claims.discrepancies.relations import CLASHES
from claims.discrepancies.severity import gravity
from claims.findings import Findings
from claims.incidents import Incidents
from claims.model import Basis, Discrepancy, parse_chain, split_list
from claims.names import join_words
from claims.origins import Origins
from claims.survey.between.comparison_of_sources import Between
from claims.survey.between.field_groups import CASUALTIES, FieldGroup, field_groups, fields_named
from claims.survey.between.narrowed import LEFT_OUT, may_be_apart, narrow
from claims.survey.between.shared_points import POINT_COLUMNS, points_of_incident, summarise
from claims.tables import Collection
from claims.values import Relation
from claims.workspace.saved_results import Remembered

PAIR_COLUMNS = ("source_id", "other_id", "shared")
_SETTINGS = Settings()


class PairNumbers(NamedTuple):
    """Two sources in numbers: incidents that both report, contradictions between them on casualties, and on other points."""

    source_ids: tuple[str, str]
    shared: int
    on_casualties: int
    on_others: int


@dataclass(frozen=True)
class BetweenIndex:
    """Compares sources with each other.

    A source reports an incident where it publishes a claim of it. An account that quotes the source, or cites it, is the
    account of the one who publishes: what the other reading would add is counted in `Between.quoted`.
    """

    collection: Collection
    incidents: Incidents
    findings: Findings

    def compare(
        self, source_ids: Sequence[str], *, about: Sequence[str] = (), incident_ids: Iterable[str] | None = None
    ) -> Between:
        """Compares two or three sources with each other; answers are kept.

        Args:
            source_ids: As `sources_named` gives them.
            about: Names of groups of fields or of fields; none compares all.
            incident_ids: Those to look at; None for all.

        Raises:
            UnknownIdError: There is no such field or group.
        """
        chosen = None if incident_ids is None else tuple(incident_ids)
        return self._cached_compare(tuple(source_ids), tuple(about), chosen)

    @cached_property
    def _cached_compare(
        self,
    ) -> Callable[[tuple[str, ...], tuple[str, ...], tuple[str, ...] | None], Between]:
        return Remembered(self._compare, most=32)

    def _compare(
        self, source_ids: tuple[str, ...], about: tuple[str, ...], incident_ids: tuple[str, ...] | None
    ) -> Between:
        chosen = None if incident_ids is None else set(incident_ids)
        wanted = set(fields_named(self.collection, about))
        groups = [
            FieldGroup(group.name, tuple(field for field in group.fields if not about or field in wanted))
            for group in field_groups(self.collection).values()
        ]
        fields = tuple(dict.fromkeys([*(field for group in groups for field in group.fields), *wanted]))
        found = self._found(source_ids, set(fields) if about else None, chosen)
        apart = tuple(each for each in found if each.relation not in LEFT_OUT and each.relation is not Relation.AGREES)
        shared = self._shared(source_ids, chosen, apart)
        points = self._points(source_ids, fields, shared, apart)
        return Between(
            source_ids=source_ids,
            about=join_words([self._label(name) for name in about]),
            fields=fields,
            shared=shared,
            by_all=sum(set(source_ids) <= self._reporting[each] for each in shared),
            discrepancies=apart,
            omissions=tuple(each for each in found if each.relation in LEFT_OUT),
            alike=tuple(each for each in found if each.relation is Relation.AGREES),
            quoted=self._quoted_besides(source_ids, chosen, shared),
            points=points,
            summary=summarise(self.collection, groups, points),
        )

    def shared(self, source_ids: Sequence[str], incident_ids: Iterable[str] | None = None) -> tuple[str, ...]:
        """The incidents of which two of the sources publish a claim, in the order of days."""
        return self._shared(tuple(source_ids), None if incident_ids is None else set(incident_ids), ())

    def numbers_of(self, one: str, other: str, incident_ids: Iterable[str] | None = None) -> PairNumbers:
        """Two sources in numbers, without what has to be looked up in each account."""
        chosen = None if incident_ids is None else set(incident_ids)
        clashes = [
            each
            for each in self._both_on_sides((one, other))
            if each.relation in CLASHES and (chosen is None or each.incident_id in chosen)
            if self._is_clash(each, (one, other))
        ]
        group = field_groups(self.collection).get(CASUALTIES)
        on_casualties = sum(each.field in group.fields for each in clashes) if group else 0
        shared = self._shared((one, other), chosen, clashes)
        return PairNumbers((one, other), len(shared), on_casualties, len(clashes) - on_casualties)

    def _is_clash(self, discrepancy: Discrepancy, source_ids: tuple[str, ...]) -> bool:
        """Whether the contradiction is one between these sources; where all sides are theirs in words, nothing has to be made for that."""
        if discrepancy.relation is Relation.CONTRADICTS and all(
            not set(source_ids).isdisjoint(side.source_ids) and Basis.INFERENCE not in side.basis
            for side in discrepancy.sides
        ):
            return may_be_apart(discrepancy, source_ids)
        narrowed = narrow(self.accounts(discrepancy.incident_id), discrepancy, source_ids)
        return narrowed is not None and narrowed.relation in CLASHES

    def pairs(self, incident_ids: Iterable[str] | None = None, *, most: int | None = None) -> pd.DataFrame:
        """Every two sources that report an incident in common, those with most of them first.

        Equal pairs go by how many incidents the two report in all, most first, then by id. Of two, the one that reports
        more stands first.

        Args:
            incident_ids: Those to look at; None for all.
            most: At most so many pairs; None for all.

        Returns:
            One row per pair, columns `PAIR_COLUMNS`.
        """
        ids = tuple(self._reporting) if incident_ids is None else tuple(incident_ids)
        told = [(place, source) for place, each in enumerate(ids) for source in self._reporting.get(each, ())]
        sources = sorted({source for _, source in told})
        column = {source: place for place, source in enumerate(sources)}
        reports = np.zeros((len(ids), len(sources)), dtype=np.float32)
        reports[[place for place, _ in told], [column[source] for _, source in told]] = 1
        together = (reports.T @ reports).astype(int)
        in_all = together.diagonal()
        ones, others = np.nonzero(np.triu(together, 1))
        swapped = in_all[others] > in_all[ones]
        ones, others = np.where(swapped, others, ones), np.where(swapped, ones, others)
        shared = together[ones, others]
        order = np.lexsort((others, ones, -(in_all[ones] + in_all[others]), -shared))[:most]
        rows = [(sources[ones[place]], sources[others[place]], int(shared[place])) for place in order]
        return pd.DataFrame(rows, columns=list(PAIR_COLUMNS))

    def reported_by_several(
        self, source_ids: Iterable[str], incident_ids: Iterable[str] | None = None
    ) -> tuple[str, ...]:
        """The incidents that at least two of the sources report, in the order of days; of those given, or of all."""
        reported = Counter(each for source in source_ids for each in self._reported_by.get(source, ()))
        chosen = reported.keys() if incident_ids is None else reported.keys() & set(incident_ids)
        return tuple(sorted((each for each in chosen if reported[each] > 1), key=self._order.__getitem__))

    def top_pairs(self, incident_ids: Iterable[str] | None, most: int) -> tuple[PairNumbers, ...]:
        """The pairs with most shared incidents, in numbers; answers are kept."""
        return self._cached_top_pairs(None if incident_ids is None else tuple(incident_ids), most)

    @cached_property
    def _cached_top_pairs(self) -> Callable[[tuple[str, ...] | None, int], tuple[PairNumbers, ...]]:
        return Remembered(self._top_pairs, most=16)

    def _top_pairs(self, incident_ids: tuple[str, ...] | None, most: int) -> tuple[PairNumbers, ...]:
        pairs = self.pairs(incident_ids, most=most).to_numpy().tolist()
        return tuple(self.numbers_of(one, other, incident_ids) for one, other, _ in pairs)

    @cached_property
    def first_pair(self) -> tuple[str, ...]:
        """The two sources that share most incidents; none where no two share any."""
        pairs = self.top_pairs(None, 1)
        return pairs[0].source_ids if pairs else ()

    def accounts(self, incident_id: str) -> Accounts:
        """The accounts of an incident, as the rules read them."""
        return Accounts(self.collection, self.incidents, incident_id, self._origins, self._coverage, _SETTINGS)

    def _label(self, name: str) -> str:
        wanted = name.strip().casefold()
        spec = self.collection.field_specs.get(wanted)
        return f"“{spec.label}”" if spec else wanted

    def _found(
        self, source_ids: tuple[str, ...], fields: set[str] | None, chosen: set[str] | None
    ) -> tuple[Discrepancy, ...]:
        """What stands between the sources, narrowed to them, worst first; among equals as in the findings."""
        narrowed = (
            narrow(self.accounts(each.incident_id), each, source_ids)
            for each in self._both_on_sides(source_ids)
            if (fields is None or each.field in fields) and (chosen is None or each.incident_id in chosen)
        )
        kept = (each for each in narrowed if each and each.severity)
        return tuple(sorted(kept, key=gravity))

    def _both_on_sides(self, source_ids: tuple[str, ...]) -> list[Discrepancy]:
        """The discrepancies with at least two of the sources on a side, in their order."""
        places = [self._places_of[source_id] for source_id in source_ids]
        both = set().union(*(one & other for one, other in combinations(places, 2)))
        return [self.findings.discrepancies[place] for place in sorted(both)]

    def _shared(
        self, source_ids: tuple[str, ...], chosen: set[str] | None, apart: Iterable[Discrepancy]
    ) -> tuple[str, ...]:
        """Incidents that two of the sources report, or on which a figure for the whole stands against one for a part."""
        reported = [self._reported_by.get(source_id, frozenset()) for source_id in source_ids]
        ids = set().union(*(one & other for one, other in combinations(reported, 2)))
        ids = (ids if chosen is None else ids & chosen) | {each.incident_id for each in apart}
        return tuple(sorted(ids, key=self._order.__getitem__))

    def _points(
        self, source_ids: tuple[str, ...], fields: tuple[str, ...], shared: Iterable[str], apart: Iterable[Discrepancy]
    ) -> pd.DataFrame:
        raised: defaultdict[str, defaultdict[str, list[Discrepancy]]] = defaultdict(lambda: defaultdict(list))
        for each in apart:
            raised[each.incident_id][each.field].append(each)
        rows = [
            row
            for incident_id in shared
            for row in points_of_incident(self.accounts(incident_id), source_ids, fields, raised[incident_id])
        ]
        return pd.DataFrame(rows, columns=list(POINT_COLUMNS))

    def _quoted_besides(
        self, source_ids: tuple[str, ...], chosen: set[str] | None, shared: Iterable[str]
    ) -> tuple[str, ...]:
        either = [
            self._reported_by.get(source_id, frozenset()) | self._quoted_in.get(source_id, frozenset())
            for source_id in source_ids
        ]
        ids = set().union(*(one & other for one, other in combinations(either, 2))) - set(shared)
        return tuple(sorted(ids if chosen is None else ids & chosen, key=self._order.__getitem__))

    @cached_property
    def _order(self) -> dict[str, int]:
        return {incident_id: place for place, incident_id in enumerate(self.incidents.table["incident_id"])}

    @cached_property
    def _reporting(self) -> dict[str, frozenset[str]]:
        """Incident id to the sources that publish a claim of it."""
        source_of, claims_of = self.collection.source_of_claim, self.incidents.claims_of
        return {incident_id: frozenset(map(source_of, claims)) for incident_id, claims in claims_of.items()}

    @cached_property
    def _reported_by(self) -> dict[str, frozenset[str]]:
        """Source id to the incidents of which it publishes a claim."""
        return _turned((source, incident_id) for incident_id, found in self._reporting.items() for source in found)

    @cached_property
    def _quoted_in(self) -> dict[str, frozenset[str]]:
        """Source id to the incidents in which an account quotes it or cites a document of it."""
        statements, incident_of = self.collection.statements, self.incidents.incident_of
        used = statements.loc[(statements["chain"] != "") | (statements["cites"] != ""), ["claim_id", "chain", "cites"]]
        used = used.drop_duplicates()
        quoted = {chain: [link.source_id for link in parse_chain(chain)] for chain in used["chain"].unique()}
        source_of = self.collection.source_of_document
        cited = {cell: [source_of[each] for each in split_list(cell)] for cell in used["cites"].unique()}
        rows = zip(used["claim_id"], used["chain"], used["cites"], strict=True)
        return _turned(
            (source, incident_of[claim]) for claim, chain, cell in rows for source in (*quoted[chain], *cited[cell])
        )

    @cached_property
    def _places_of(self) -> defaultdict[str, set[int]]:
        """Source id to the places, in the findings, of the discrepancies on a side of which it stands."""
        places: defaultdict[str, set[int]] = defaultdict(set)
        for place, each in enumerate(self.findings.discrepancies):
            for side in each.sides:
                for source_id in side.source_ids:
                    places[source_id].add(place)
        return places

    @cached_property
    def _origins(self) -> Origins:
        return Origins(self.collection)

    @cached_property
    def _coverage(self) -> Coverage:
        return Coverage(self.collection, self.incidents, _SETTINGS.max_event_days)


def _turned(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for source_id, incident_id in pairs:
        found[source_id].add(incident_id)
    return {source_id: frozenset(ids) for source_id, ids in found.items()}

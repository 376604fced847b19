"""Answers filters: which incidents, claims and discrepancies of a compared collection each leaves."""

from collections.abc import Callable
from collections.abc import Collection as Ids
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from claims.findings import Findings
from claims.incidents import Incidents
from claims.model import Discrepancy, FieldType, split_list
from claims.survey.filters import Filter, Scope
from claims.tables import Collection
from claims.trees import Tree
from claims.workspace.saved_results import Remembered

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class ScopeIndex:
    """Answers filters over one compared collection, with whole columns."""

    collection: Collection
    incidents: Incidents
    findings: Findings

    def choose(self, filter: Filter) -> Scope:
        """The scope that the filter leaves.

        An incident passes a relation, severity, source or outcome when one of its discrepancies has the
        relation and severity, one of its claims is by the source, and one of its statements counts the
        outcome, and when it or one of these has the tag. A discrepancy must itself have the source on a side, the outcome,
        relation and severity, a claim must be by the source, and either must have the tag, or what it is in or has in it. Answers are kept: the pages ask the same again with every click.
        """
        return self._cached_choose(filter)

    @cached_property
    def _cached_choose(self) -> Callable[[Filter], Scope]:
        return Remembered(self._choose, most=32)

    def _choose(self, filter: Filter) -> Scope:
        dated, placed = self._in_period(filter), self._in_place(filter)
        others = (
            self._with_party(filter) & self._with_source(filter) & self._with_outcome(filter) & self._tagged(filter)
        )
        discrepancies = self._discrepancies(filter)
        if filter.relation or filter.severity:
            others &= self._incident_ids.isin(self._discrepancy_table["incident_id"][discrepancies])
        kept = dated & placed & others
        discrepancies &= self._discrepancy_table["incident_id"].isin(set(self._incident_ids[kept])).to_numpy()
        return Scope(
            filter=filter,
            incident_ids=tuple(self._incident_ids[kept]),
            claim_ids=self._claims(filter, kept),
            discrepancies=tuple(self.findings.discrepancies[place] for place in np.flatnonzero(discrepancies)),
            undated=int((self._undated & placed & others).sum()) if filter.first or filter.last else 0,
            unplaced=int((self._unplaced & dated & others).sum()) if filter.place else 0,
        )

    def removes_most(self, filter: Filter) -> tuple[str, int]:
        """The field without which most incidents would be left, and how many these are.

        Raises:
            ValueError: The filter is empty.
        """
        if not filter.names:
            raise ValueError("a filter that asks for nothing removes nothing")
        left = {name: len(self.choose(filter.without(name)).incident_ids) for name in filter.names}
        return max(left.items(), key=lambda name_and_number: name_and_number[1])

    @cached_property
    def _incident_ids(self) -> "pd.Index[str]":
        ids: pd.Index[str] = pd.Index(self.incidents.table["incident_id"])
        return ids

    @cached_property
    def _undated(self) -> Mask:
        table = self.incidents.table
        return (table["first"].isna() & table["last"].isna()).to_numpy()

    @cached_property
    def _unplaced(self) -> Mask:
        return (self.incidents.table["places"] == "").to_numpy()

    def _in_period(self, filter: Filter) -> Mask:
        if not (filter.first or filter.last):
            return np.ones(len(self._incident_ids), dtype=bool)
        table = self.incidents.table
        early = pd.Timestamp(filter.last) if filter.last else pd.Timestamp.max
        late = pd.Timestamp(filter.first) if filter.first else pd.Timestamp.min
        meets = (table["first"].isna() | (table["first"] <= early)) & (table["last"].isna() | (table["last"] >= late))
        kept: Mask = np.asarray(meets, dtype=bool) & ~self._undated
        return kept

    def _in_place(self, filter: Filter) -> Mask:
        return self._has_value(self._places, _below(self.collection.place_tree, filter.place))

    def _with_party(self, filter: Filter) -> Mask:
        return self._has_value(self._parties, _below(self.collection.party_tree, filter.party))

    def _with_source(self, filter: Filter) -> Mask:
        return self._has_value(self._sources, filter.source)

    def _with_outcome(self, filter: Filter) -> Mask:
        return self._has_value(self._outcomes, filter.outcome)

    def _tagged(self, filter: Filter) -> Mask:
        if not filter.tag:
            return np.ones(len(self._incident_ids), dtype=bool)
        named = [row_id for tag in filter.tag for row_id in tag.incidents]
        holding = [self.incidents.incident_of[row_id] for tag in filter.tag for row_id in tag.claims]
        parted = [each.incident_id for each in self._discrepancies_tagged(filter)]
        return np.asarray(self._incident_ids.isin([*named, *holding, *parted]))

    def _discrepancies_tagged(self, filter: Filter) -> list[Discrepancy]:
        ids = {row_id for tag in filter.tag for row_id in tag.discrepancies}
        return [each for each in self.findings.discrepancies if each.discrepancy_id in ids]

    def _has_value(self, pairs: pd.DataFrame, wanted: Ids[str]) -> Mask:
        """Which incidents have one of the values wanted; all where none is wanted."""
        if not wanted:
            return np.ones(len(self._incident_ids), dtype=bool)
        having = set(pairs.loc[pairs["value"].isin(list(wanted)), "incident_id"])
        return np.asarray(self._incident_ids.isin(having))

    @cached_property
    def _places(self) -> pd.DataFrame:
        table = self.incidents.table
        return _pairs(table["incident_id"], table["places"].map(split_list))

    @cached_property
    def _sources(self) -> pd.DataFrame:
        return pd.DataFrame({"incident_id": self.incidents.members["incident_id"], "value": self._source_of_member})

    @cached_property
    def _source_of_member(self) -> pd.Series:
        claims = self.incidents.members["claim_id"]
        return claims.map(self.collection.document_of_claim).map(self.collection.source_of_document)

    @cached_property
    def _statements(self) -> pd.DataFrame:
        statements = self.collection.statements
        types = {name: str(spec.type) for name, spec in self.collection.field_specs.items()}
        return pd.DataFrame(
            {
                "incident_id": statements["claim_id"].map(self.incidents.incident_of),
                "field": statements["field"],
                "type": statements["field"].map(types),
                "group": statements["group"],
                "value": statements["value"],
            }
        )

    @cached_property
    def _parties(self) -> pd.DataFrame:
        statements = self._statements
        named = statements[statements["type"] == str(FieldType.PARTY)]
        counted = statements.loc[statements["group"] != "", ["incident_id", "group"]]
        pairs = [
            _pairs(named["incident_id"], named["value"].map(split_list)),
            counted.rename(columns={"group": "value"}),
        ]
        return pd.concat(pairs).drop_duplicates()

    @cached_property
    def _outcomes(self) -> pd.DataFrame:
        statements = self._statements
        counting = statements.loc[statements["type"] == str(FieldType.COUNT), ["incident_id", "field"]]
        return counting.rename(columns={"field": "value"}).drop_duplicates()

    @cached_property
    def _discrepancy_table(self) -> pd.DataFrame:
        columns = ["incident_id", "field", "relation", "severity"]
        rows = [
            (each.incident_id, each.field, str(each.relation), str(each.severity or ""))
            for each in self.findings.discrepancies
        ]
        return pd.DataFrame(rows, columns=columns)

    @cached_property
    def _sources_of_sides(self) -> pd.DataFrame:
        pairs = [
            (place, source)
            for place, discrepancy in enumerate(self.findings.discrepancies)
            for side in discrepancy.sides
            for source in side.source_ids
        ]
        return pd.DataFrame(pairs, columns=["place", "source_id"])

    def _discrepancies(self, filter: Filter) -> Mask:
        table = self._discrepancy_table
        kept = np.ones(len(table), dtype=bool)
        for column, wanted in (("field", filter.outcome), ("relation", filter.relation), ("severity", filter.severity)):
            if wanted:
                kept &= table[column].isin(list(wanted)).to_numpy()
        if filter.source:
            sides = self._sources_of_sides
            with_source = np.zeros(len(table), dtype=bool)
            with_source[sides.loc[sides["source_id"].isin(list(filter.source)), "place"].to_numpy(dtype=int)] = True
            kept &= with_source
        if filter.tag:
            kept &= np.fromiter(map(_has_tag(filter), self.findings.discrepancies), dtype=bool, count=len(table))
        return kept

    def _claims(self, filter: Filter, kept: Mask) -> tuple[str, ...]:
        members = self.incidents.members
        inside = members["incident_id"].isin(set(self._incident_ids[kept]))
        if filter.source:
            inside &= self._source_of_member.isin(list(filter.source))
        if filter.tag:
            told = {
                row_id
                for each in self._discrepancies_tagged(filter)
                for side in each.sides
                for row_id in side.claim_ids
            }
            told.update(row_id for tag in filter.tag for row_id in tag.claims)
            whole = {row_id for tag in filter.tag for row_id in tag.incidents}
            inside &= members["claim_id"].isin(told) | members["incident_id"].isin(whole)
        return tuple(members.loc[inside, "claim_id"])


def _has_tag(filter: Filter) -> Callable[[Discrepancy], bool]:
    """Whether a discrepancy, its incident or a claim on one of its sides has one of the tags."""
    ids = {row_id for tag in filter.tag for row_id in (*tag.incidents, *tag.discrepancies)}
    claims = {row_id for tag in filter.tag for row_id in tag.claims}
    return lambda each: (
        bool(ids & {each.discrepancy_id, each.incident_id})
        or any(claims.intersection(side.claim_ids) for side in each.sides)
    )


def _below(tree: Tree, wanted: Ids[str]) -> frozenset[str]:
    return frozenset(wanted).union(*(tree.below(node) for node in wanted))


def _pairs(ids: pd.Series, values: pd.Series) -> pd.DataFrame:
    """One row per incident id and value; an id without a value has no row."""
    exploded = pd.DataFrame({"incident_id": ids, "value": values}).explode("value")
    return exploded.dropna().drop_duplicates()

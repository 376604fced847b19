"""Scope: which incidents, claims and discrepancies of a collection a filter leaves, and what it could not place."""

from collections.abc import Callable
from collections.abc import Collection as Ids
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property, lru_cache

import numpy as np
import pandas as pd

from claims.findings import Findings
from claims.incidents import Incidents
from claims.model import Discrepancy, FieldType, split_list
from claims.tables import Collection
from claims.trees import Tree

Mask = np.ndarray


@dataclass(frozen=True, kw_only=True)
class Filter:
    """What is asked for; values of one kind are alternatives, kinds hold together, nothing asked means all.

    Attributes:
        first: Only incidents that can have been on this day or later.
        last: Only incidents that can have been on this day or earlier.
        place: Place ids; what lies within them counts.
        party: Party ids; what belongs to them counts.
        source: Ids of sources that publish.
        outcome: Fields that count.
        relation: Relations of discrepancies.
        severity: Severities of discrepancies.
    """

    first: date | None = None
    last: date | None = None
    place: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    outcome: tuple[str, ...] = ()
    relation: tuple[str, ...] = ()
    severity: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The kinds that ask for something."""
        return tuple(each.name for each in fields(self) if getattr(self, each.name))

    def without(self, name: str) -> "Filter":
        """The same but for one kind, which asks for nothing."""
        kept = {each.name: getattr(self, each.name) for each in fields(self) if each.name != name}
        return Filter(**kept)


@dataclass(frozen=True, kw_only=True)
class Scope:
    """What a filter leaves.

    Attributes:
        incident_ids: In the order of the incidents' table.
        claim_ids: In the order of the incidents' members.
        discrepancies: Worst first.
        undated: Incidents left out by the period alone for having no date.
        unplaced: Incidents left out by the place alone for having no place.
    """

    asked: Filter
    incident_ids: tuple[str, ...]
    claim_ids: tuple[str, ...]
    discrepancies: tuple[Discrepancy, ...]
    undated: int = 0
    unplaced: int = 0


@dataclass(frozen=True)
class ScopeIndex:
    """Answers filters over one compared collection, with whole columns."""

    collection: Collection
    incidents: Incidents
    findings: Findings

    def choose(self, asked: Filter) -> Scope:
        """What the filter leaves.

        An incident passes a relation, severity, source or outcome when one of its discrepancies has the
        relation and severity, one of its claims is by the source, and one of its statements counts the
        outcome. A discrepancy must itself have the source on a side, the outcome, relation and severity;
        a claim must be by the source. Answers are kept: the pages ask the same again with every click.
        """
        return self._chosen(asked)

    @cached_property
    def _chosen(self) -> Callable[[Filter], Scope]:
        return lru_cache(maxsize=32)(self._choose)

    def _choose(self, asked: Filter) -> Scope:
        dated, placed = self._in_period(asked), self._in_place(asked)
        others = self._with_party(asked) & self._with_source(asked) & self._with_outcome(asked)
        found = self._discrepancies(asked)
        if asked.relation or asked.severity:
            others &= self._incident_ids.isin(self._found["incident_id"][found])
        kept = dated & placed & others
        found &= self._found["incident_id"].isin(set(self._incident_ids[kept])).to_numpy()
        return Scope(
            asked=asked,
            incident_ids=tuple(self._incident_ids[kept]),
            claim_ids=self._claims(asked, kept),
            discrepancies=tuple(self.findings.discrepancies[position] for position in np.flatnonzero(found)),
            undated=int((self._undated & placed & others).sum()) if asked.first or asked.last else 0,
            unplaced=int((self._unplaced & dated & others).sum()) if asked.place else 0,
        )

    def removes_most(self, asked: Filter) -> tuple[str, int]:
        """The kind without which most incidents would be left, and how many these are.

        Raises:
            ValueError: The filter asks for nothing.
        """
        if not asked.names:
            raise ValueError("a filter that asks for nothing removes nothing")
        left = {name: len(self.choose(asked.without(name)).incident_ids) for name in asked.names}
        return max(left.items(), key=lambda each: each[1])

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

    def _in_period(self, asked: Filter) -> Mask:
        if not (asked.first or asked.last):
            return np.ones(len(self._incident_ids), dtype=bool)
        table = self.incidents.table
        early = pd.Timestamp(asked.last) if asked.last else pd.Timestamp.max
        late = pd.Timestamp(asked.first) if asked.first else pd.Timestamp.min
        meets = (table["first"].isna() | (table["first"] <= early)) & (table["last"].isna() | (table["last"] >= late))
        kept: Mask = np.asarray(meets, dtype=bool) & ~self._undated
        return kept

    def _in_place(self, asked: Filter) -> Mask:
        return self._holds(self._places, _below(self.collection.place_tree, asked.place))

    def _with_party(self, asked: Filter) -> Mask:
        return self._holds(self._parties, _below(self.collection.party_tree, asked.party))

    def _with_source(self, asked: Filter) -> Mask:
        return self._holds(self._sources, asked.source)

    def _with_outcome(self, asked: Filter) -> Mask:
        return self._holds(self._outcomes, asked.outcome)

    def _holds(self, pairs: pd.DataFrame, wanted: Ids[str]) -> Mask:
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
        said = self.collection.statements
        specs = self.collection.field_specs
        return pd.DataFrame(
            {
                "incident_id": said["claim_id"].map(self.incidents.incident_of),
                "field": said["field"],
                "type": said["field"].map({name: str(spec.type) for name, spec in specs.items()}),
                "group": said["group"],
                "value": said["value"],
            }
        )

    @cached_property
    def _parties(self) -> pd.DataFrame:
        said = self._statements
        named = said[said["type"] == str(FieldType.PARTY)]
        counted = said.loc[said["group"] != "", ["incident_id", "group"]].set_axis(["incident_id", "value"], axis=1)
        return pd.concat([_pairs(named["incident_id"], named["value"].map(split_list)), counted]).drop_duplicates()

    @cached_property
    def _outcomes(self) -> pd.DataFrame:
        said = self._statements
        counting = said.loc[said["type"] == str(FieldType.COUNT), ["incident_id", "field"]]
        return counting.set_axis(["incident_id", "value"], axis=1).drop_duplicates()

    @cached_property
    def _found(self) -> pd.DataFrame:
        columns = ["incident_id", "field", "relation", "severity"]
        rows = [
            (each.incident_id, each.field, str(each.relation), str(each.severity or ""))
            for each in self.findings.discrepancies
        ]
        return pd.DataFrame(rows, columns=columns)

    @cached_property
    def _sided(self) -> pd.DataFrame:
        pairs = [
            (position, source)
            for position, found in enumerate(self.findings.discrepancies)
            for side in found.sides
            for source in side.source_ids
        ]
        return pd.DataFrame(pairs, columns=["position", "value"])

    def _discrepancies(self, asked: Filter) -> Mask:
        kept = np.ones(len(self._found), dtype=bool)
        for column, wanted in (("field", asked.outcome), ("relation", asked.relation), ("severity", asked.severity)):
            if wanted:
                kept &= self._found[column].isin(list(wanted)).to_numpy()
        if asked.source:
            sided = np.zeros(len(self._found), dtype=bool)
            sided[self._sided.loc[self._sided["value"].isin(list(asked.source)), "position"].to_numpy(dtype=int)] = True
            kept &= sided
        return kept

    def _claims(self, asked: Filter, kept: Mask) -> tuple[str, ...]:
        members = self.incidents.members
        inside = members["incident_id"].isin(set(self._incident_ids[kept]))
        if asked.source:
            inside &= self._source_of_member.isin(list(asked.source))
        return tuple(members.loc[inside, "claim_id"])


def _below(tree: Tree, wanted: Ids[str]) -> frozenset[str]:
    return frozenset(wanted).union(*(tree.below(node) for node in wanted))


def _pairs(ids: pd.Series, values: pd.Series) -> pd.DataFrame:
    """One row an id and value; ids without a value have none."""
    exploded = pd.DataFrame({"incident_id": ids, "value": values}).explode("value")
    return exploded.dropna().drop_duplicates()

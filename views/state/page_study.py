"""The study that every page is given: a collection, its incidents, its findings, and what they are called on screen."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from claims import study, tables
from claims.collection import load_collection
from claims.conventions import conventions_table
from claims.model import Discrepancy, split_list
from claims.origins import Origins
from claims.survey import (
    ClaimSearch,
    Filter,
    Overview,
    ScopeIndex,
    find_standings,
    list_claims,
    overview,
    rank_incidents,
)
from claims.tables import Row
from claims.values import Precision, number_of
from claims.workspace import accepted_collection, existing_workspace, open_workspace
from views.state.filter_values import Offer
from views.texts import words


@dataclass(frozen=True, kw_only=True)
class PageStudy(study.Study):
    """A study with what the pages read of it."""

    @cached_property
    def origins(self) -> Origins:
        """Who stands behind a statement."""
        return Origins(self.collection)

    @cached_property
    def conventions(self) -> pd.DataFrame:
        """What each convention makes of each incident, as `conventions_table` gives it."""
        return conventions_table(self.collection, self.incidents)

    @cached_property
    def index(self) -> ScopeIndex:
        """Answers the filters that every page shares."""
        return ScopeIndex(self.collection, self.incidents, self.findings)

    @cached_property
    def catalogue(self) -> pd.DataFrame:
        """One row a claim, as `claims.survey.list_claims` gives them."""
        return list_claims(self.collection, self.incidents)

    @cached_property
    def _catalogue_rows(self) -> dict[str, int]:
        return {claim_id: place for place, claim_id in enumerate(self.catalogue["claim_id"])}

    def catalogue_rows(self, claim_ids: Iterable[str]) -> npt.NDArray[np.bool_]:
        """Of each row of the catalogue, whether it describes one of these claims."""
        chosen = np.zeros(len(self.catalogue), dtype=bool)
        chosen[[self._catalogue_rows[claim_id] for claim_id in claim_ids]] = True
        return chosen

    def catalogue_row(self, claim_id: str) -> Row:
        """The row of the catalogue that describes a claim."""
        return dict(self.catalogue.iloc[self._catalogue_rows[claim_id]])

    @cached_property
    def search(self) -> ClaimSearch:
        """Looks for words in the claims, in the order of `catalogue`."""
        return ClaimSearch(self.collection, tuple(self.catalogue["claim_id"]))

    @cached_property
    def standings(self) -> pd.DataFrame:
        """How sources stand to one another over all incidents, as `claims.survey.find_standings` gives it."""
        return find_standings(self.collection, self.incidents)

    @cached_property
    def offer(self) -> Offer:
        """What these filters offer, in words."""
        return Offer(self.collection, self.publishers)

    @cached_property
    def discrepancies(self) -> dict[str, Discrepancy]:
        """Every discrepancy by its id, worst first."""
        return {found.discrepancy_id: found for found in self.findings.discrepancies}

    @cached_property
    def publishers(self) -> tuple[str, ...]:
        """The sources that publish a document, in the order of their table."""
        publishing = set(self.collection.source_of_document.values())
        return tuple(source_id for source_id in self.collection.sources["source_id"] if source_id in publishing)

    def source(self, source_id: str) -> str:
        """The name of a source."""
        return self.collection.name_of("sources", source_id)

    def source_of_claim(self, claim_id: str) -> str:
        """The name of the source behind a claim."""
        return self.source(self.collection.source_of_claim(claim_id))

    def document_of(self, claim_id: str) -> Row:
        """The document that tells a claim."""
        return self.collection.row("documents", self.collection.document_of_claim[claim_id])

    def party(self, party_id: str) -> str:
        """The name of a party or group; empty for anyone."""
        return self.collection.name_of("parties", party_id) if party_id else ""

    @cached_property
    def incident_options(self) -> dict[str, str]:
        """Every incident as one of many to choose from: its title, how many accounts it has, how many discrepancies."""
        table = self.incidents.table
        return {
            incident_id: f"{title} ({number_of(claims, 'accounts')}, {self._found(incident_id)})"
            for incident_id, title, claims in zip(table["incident_id"], table["title"], table["claims"], strict=True)
        }

    def _found(self, incident_id: str) -> str:
        found = len(self.findings.of_incident(incident_id))
        return number_of(found, "discrepancies") if found else words.NO_DISCREPANCY

    @cached_property
    def ranked(self) -> Callable[[Filter], tuple[str, ...]]:
        """The incidents that a filter leaves, those whose accounts part most first; answers are kept."""
        return lru_cache(maxsize=32)(
            lambda asked: tuple(rank_incidents(self.incidents, self.index.choose(asked))["incident_id"])
        )

    @cached_property
    def numbers(self) -> Callable[[Filter], Overview]:
        """What a filter leaves, in numbers; answers are kept."""
        return lru_cache(maxsize=32)(lambda asked: overview(self.collection, self.incidents, self.index.choose(asked)))

    def origins_of(self, incident_id: str) -> tuple[str, ...]:
        """The independent origins behind all that is said of an incident."""
        said = self.collection.statements_of_claim
        return self.origins.of_all(each for claim in self.incidents.claims_of[incident_id] for each in said[claim])

    def incident_title(self, incident_id: str) -> str:
        """The title of an incident."""
        return str(self.incidents.row(incident_id)["title"])

    def incident_days(self, incident_id: str) -> str:
        """When an incident was, in words."""
        row = self.incidents.row(incident_id)
        return days_in_words(row["first"], row["last"], row["precision"])

    def incident_places(self, incident_id: str) -> str:
        """Where an incident was, in words."""
        places = split_list(str(self.incidents.row(incident_id)["places"]))
        return ", ".join(self.collection.name_of("places", place) for place in places) or words.NO_PLACE


@dataclass(frozen=True, kw_only=True)
class Matched(study.Matched):
    """A collection as read, its scores, and what they are cached under.

    Attributes:
        key: Names the content of the files that it was read from; what is cached for it is cached under this.
    """

    key: str = ""

    @property
    def place(self) -> Path | None:
        """The workspace, where there is one or one is asked for."""
        return existing_workspace(None, collection=self.collection.name)

    def revision(self) -> tuple[int, ...]:
        """What tells whether anything was judged since.

        Raises:
            WorkspaceError: The workspace cannot be used.
        """
        if self.place is None:
            return ()
        with open_workspace(self.place, collection=self.collection.name) as workspace:
            return workspace.revision()

    def accepted_revision(self) -> tuple[int, ...]:
        """What tells whether a document was accepted or taken out since.

        Raises:
            WorkspaceError: The workspace cannot be used.
        """
        if self.place is None:
            return ()
        with open_workspace(self.place, collection=self.collection.name) as workspace:
            return workspace.accepted_revision()


def read_matched(path: Path, *, key: str = "") -> Matched:
    """The first two steps.

    Raises:
        CollectionError: There is nothing that can be opened.
    """
    return Matched(**vars(study.match_collection(load_collection(path))), key=key)


def with_added(matched: Matched, place: Path | None) -> Matched:
    """The same with the documents accepted in the workspace; only what they bring is scored.

    Raises:
        WorkspaceError: The workspace cannot be used.
    """
    added = study.match_added(matched, accepted_collection(matched.collection, place))
    if added is matched:
        return matched
    return Matched(**vars(added), key=f"{matched.key} {added.collection.digest}")


def compare_accounts(matched: Matched, place: Path | None = None) -> PageStudy:
    """The last two steps, with the judgements of a workspace.

    Raises:
        WorkspaceError: The workspace cannot be used.
    """
    return PageStudy(**vars(study.compare_accounts(study.link_matched(matched, place))))


def read_study(path: Path) -> PageStudy:
    """The four steps from a folder or workbook to its findings, without any workspace.

    Raises:
        CollectionError: There is nothing that can be opened.
    """
    return compare_accounts(read_matched(path))


def published(document: Row, *, precision: Precision = Precision.WITHIN) -> str:
    """When a document can have been published, in words; as a period the words are shorter."""
    return days_in_words(document["published_first"], document["published_last"], precision)


def days_in_words(first: Any, last: Any, precision: str) -> str:  # cells of a frame: Timestamps or gaps
    """A span of days in words."""
    return tables.days_in_words(first, last, precision) or words.UNDATED

"""The study that every page is given: the result of the five steps, what the pages look up in it, and its words on screen."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from claims import tables
from claims.conventions import conventions_table
from claims.discrepancies.discrepancy_sentences import inferred_words, value_words
from claims.incidents import Incidents
from claims.model import Discrepancy, Statement, split_list
from claims.origins import Origins
from claims.study import Study
from claims.survey import (
    ClaimSearch,
    Filter,
    Overview,
    ScopeIndex,
    Tally,
    find_standings,
    how_far_apart,
    list_claims,
    overview,
    rank_incidents,
    tally_of,
)
from claims.survey.between import Agreement, BetweenIndex, find_agreement
from claims.survey.figures import Figure, FigureIndex, offered_figures
from claims.tables import Row
from claims.values import Precision
from claims.workspace.saved_results import Remembered
from views.state.shared_filters import Offer
from views.texts import words
from views.texts.phrases import phrase
from views.texts.translation import counted, language, localised

MOST_BLOCKS = 4000  # kept for all readers of a study
MOST_COLOURS = 5  # sources with a colour of their own

MOST_PAIRS = 4  # pairs of sources on the first page


@dataclass(frozen=True)
class AsItWas:
    """What a study had found, kept until it is told what a change brought.

    Attributes:
        discrepancies: The ids of its discrepancies.
        incidents: Its incidents.
    """

    discrepancies: frozenset[str]
    incidents: Incidents


@dataclass(frozen=True, kw_only=True)
class PageStudy(Study):
    """A study with what the pages look up in it, worked out when it is first asked for; shared among users, so never changed."""

    def as_it_is(self) -> AsItWas:
        """What is found now."""
        return AsItWas(frozenset(self.discrepancies), self.incidents)

    @cached_property
    def origins(self) -> Origins:
        """The origin of each statement."""
        return Origins(self.collection)

    @cached_property
    def conventions(self) -> pd.DataFrame:
        """The figure of each convention for each incident, as `conventions_table` gives it."""
        return conventions_table(self.collection, self.incidents)

    @cached_property
    def index(self) -> ScopeIndex:
        """What each value of the shared filters leaves."""
        return ScopeIndex(self.collection, self.incidents, self.findings)

    @cached_property
    def figures(self) -> FigureIndex:
        """Who says how many, incident by source."""
        return FigureIndex(self.collection, self.incidents, self.findings)

    @cached_property
    def between(self) -> BetweenIndex:
        """Compares sources with each other."""
        return BetweenIndex(self.collection, self.incidents, self.findings)

    @cached_property
    def apart(self) -> pd.Series:
        """How far the accounts of each incident are apart."""
        return how_far_apart(self.incidents, self.findings)

    @cached_property
    def agreement(self) -> Callable[[tuple[str, ...]], Agreement]:
        """How often sources agree in some incidents, pair by pair; results are cached."""
        return Remembered(self._find_agreement, most=8)

    def _find_agreement(self, incident_ids: tuple[str, ...]) -> Agreement:
        return find_agreement(self.between, incident_ids)

    def incidents_between(self, chosen: Filter) -> tuple[str, ...] | None:
        """The incidents in which sources are compared under a filter: its days, places, parties and tags choose them; None for all."""
        acting = chosen.of_incidents
        return self.index.choose(acting).incident_ids if acting.names else None

    @cached_property
    def offered_figures(self) -> dict[str, Figure]:
        """The figures that the first page offers, by name."""
        return offered_figures(self.collection)

    @cached_property
    def catalogue(self) -> pd.DataFrame:
        """One row per claim, as `claims.survey.list_claims` gives them."""
        return list_claims(self.collection, self.incidents)

    @property
    def has_catalogue(self) -> bool:
        """Whether the catalogue is worked out already."""
        return "catalogue" in vars(self)

    @cached_property
    def _catalogue_rows(self) -> dict[str, int]:
        return {claim_id: place for place, claim_id in enumerate(self.catalogue["claim_id"])}

    def catalogue_rows(self, claim_ids: Iterable[str]) -> npt.NDArray[np.bool_]:
        """For each row of the catalogue, whether it describes one of these claims."""
        chosen = np.zeros(len(self.catalogue), dtype=bool)
        chosen[[self._catalogue_rows[claim_id] for claim_id in claim_ids]] = True
        return chosen

    def catalogue_row(self, claim_id: str) -> Row:
        """The row of the catalogue that describes a claim."""
        return dict(self.catalogue.iloc[self._catalogue_rows[claim_id]])

    @cached_property
    def search(self) -> ClaimSearch:
        """Searches the words of the claims; rows are in the order of `catalogue`."""
        return ClaimSearch(self.collection, tuple(self.catalogue["claim_id"]))

    @cached_property
    def standings(self) -> pd.DataFrame:
        """How the figures of sources compare over all incidents, as `claims.survey.find_standings` gives it."""
        return find_standings(self.collection, self.incidents)

    @cached_property
    def offer(self) -> Offer:
        """The values that the shared filters offer of every collection, in words; see `StudyContext.offer`."""
        return Offer(self.collection, self.publishers)

    @cached_property
    def discrepancies(self) -> dict[str, Discrepancy]:
        """Every discrepancy by its id, worst first."""
        return {discrepancy.discrepancy_id: discrepancy for discrepancy in self.findings.discrepancies}

    @property
    def worst_incident(self) -> str:
        """The id of the incident with the worst discrepancy; of the first incident where there is no discrepancy."""
        discrepancies = self.findings.discrepancies
        return discrepancies[0].incident_id if discrepancies else str(self.incidents.table["incident_id"].iloc[0])

    @cached_property
    def publishers(self) -> tuple[str, ...]:
        """The sources that publish a document, in the order of their table."""
        publishing = set(self.collection.source_of_document.values())
        return tuple(source_id for source_id in self.collection.sources["source_id"] if source_id in publishing)

    @cached_property
    def _colours(self) -> dict[str, int]:
        most = self.figures.listing.main_sources(self.incidents.claims_of, most=MOST_COLOURS)
        return {source_id: place for place, source_id in enumerate(most, 1)}

    def source_colour(self, source_id: str) -> int:
        """The place of the colour that a source has on every plot; those with most claims have one of their own, the others 0."""
        return self._colours.get(source_id, 0)

    def source(self, source_id: str) -> str:
        """The name of a source."""
        return self.collection.name_of("sources", source_id)

    def source_of_claim(self, claim_id: str) -> str:
        """The name of the source behind a claim."""
        return self.source(self.collection.source_of_claim(claim_id))

    def document_of(self, claim_id: str) -> Row:
        """The row of the document that holds a claim."""
        return self.collection.row("documents", self.collection.document_of_claim[claim_id])

    def field_label(self, field: str) -> str:
        """What a field is called on screen, in the reader's language where it has the word."""
        return localised(self.collection.field_specs[field].label)

    def coded(self, statement: Statement) -> str:
        """What a statement says, numbers and days in the reader's language, marked where the coder inferred it."""
        value = value_words(self.collection, statement)
        is_number = statement.count is not None or statement.span is not None
        return (phrase(value) if is_number else value) + phrase(inferred_words([statement.basis]))

    def party(self, party_id: str) -> str:
        """The name of a party or group; empty for anyone."""
        return self.collection.name_of("parties", party_id) if party_id else ""

    @property
    def incident_options(self) -> dict[str, str]:
        """Every incident as an option of a list: its name, how many accounts it has, how many discrepancies."""
        return self._incident_options(language())

    @cached_property
    def _incident_options(self) -> Callable[[str], dict[str, str]]:
        """By the language that they are worded in."""
        table = self.incidents.table
        rows = list(zip(table["incident_id"], table["name"], table["claims"], strict=True))
        return lru_cache(maxsize=4)(
            lambda _: {incident_id: self._option(incident_id, name, claims) for incident_id, name, claims in rows}
        )

    def _option(self, incident_id: str, name: str, claims: int) -> str:
        discrepancies = self._number_of_discrepancies(incident_id)
        return words.INCIDENT_OPTION.format(
            name=name, accounts=counted(claims, "accounts"), discrepancies=discrepancies
        )

    def _number_of_discrepancies(self, incident_id: str) -> str:
        tally = tally_of(self.findings.of_incident(incident_id))
        return tally_words(tally) if tally.discrepancies or tally.omissions else words.NO_DISCREPANCY

    @cached_property
    def ranked(self) -> Callable[[Filter], tuple[str, ...]]:
        """The ids of the incidents that a filter leaves, widest disagreement first; results are cached."""
        return Remembered(self._rank, most=32)

    def _rank(self, chosen: Filter) -> tuple[str, ...]:
        return tuple(rank_incidents(self.incidents, self.index.choose(chosen))["incident_id"])

    @cached_property
    def numbers(self) -> Callable[[Filter], Overview]:
        """What a filter leaves, in numbers; results are cached."""
        return Remembered(self._count, most=32)

    def _count(self, chosen: Filter) -> Overview:
        return overview(self.incidents, self.index.choose(chosen))

    def work_out_first_page(self) -> None:
        """Works out now what the first page asks for without a filter, so that no visitor waits for it."""
        everything = Filter()
        self.ranked(everything)
        self.numbers(everything)
        self.between.top_pairs(None, MOST_PAIRS)
        for figure in list(self.offered_figures.values())[:1]:
            incident_ids = self.index.choose(everything).incident_ids
            self.figures.listing.listed(figure, incident_ids)
            self.figures.listing.main_sources(incident_ids)

    def work_out_other_pages(self) -> None:
        """Works out now what the pages of claims and conventions ask for, which takes seconds where there are many claims."""
        self.catalogue_rows(self.catalogue["claim_id"].head(1))
        self.search.find("a")  # without a word nothing is looked through
        self.conventions.head()

    @cached_property
    def blocks(self) -> Callable[..., Any]:  # whatever a block of a page is
        """Blocks of pages by who reads them and what they show; see `views.state.drawn_blocks`."""
        return Remembered(self._block, most=MOST_BLOCKS)

    def _block(self, _: tuple[object, ...], work: Callable[..., Any], *arguments: object) -> Any:
        return work(self, *arguments)

    def __getstate__(self) -> dict[str, Any]:
        """What is kept on disk: blocks are soon drawn again."""
        return {name: value for name, value in vars(self).items() if name != "blocks"}

    def origins_of(self, incident_id: str) -> tuple[str, ...]:
        """The independent origins behind all statements about an incident."""
        statements = self.collection.statements_of_claim
        claim_ids = self.incidents.claims_of[incident_id]
        return self.origins.of_all(statement for claim_id in claim_ids for statement in statements[claim_id])

    def incident_name(self, incident_id: str) -> str:
        """The short name of an incident, which no other has."""
        return self.incidents.name_of(incident_id)

    def incident_days(self, incident_id: str) -> str:
        """The days of an incident in words."""
        row = self.incidents.row(incident_id)
        return days_or_undated(row["first"], row["last"], row["precision"])

    def incident_places(self, incident_id: str) -> str:
        """The names of the places of an incident."""
        places = split_list(str(self.incidents.row(incident_id)["places"]))
        return words.COMMA.join(self.collection.names_of("places", places)) or words.NO_PLACE


def tally_words(tally: Tally) -> str:
    """How many discrepancies there are and, where there are any, how many omissions."""
    discrepancies = counted(tally.discrepancies, "discrepancies")
    if not tally.omissions:
        return discrepancies
    return words.BOTH_TALLIES.format(discrepancies=discrepancies, omissions=counted(tally.omissions, "omissions"))


def published(document: Row, *, precision: Precision = Precision.WITHIN) -> str:
    """The days on which a document can have been published, in words; as a period the words are shorter."""
    return days_or_undated(document["published_first"], document["published_last"], precision)


def days_or_undated(first: Any, last: Any, precision: str) -> str:  # cells of a frame: Timestamps or gaps
    """A span of days in words."""
    return phrase(tables.days_in_words(first, last, precision)) or words.UNDATED

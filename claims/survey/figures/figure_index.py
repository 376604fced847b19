"""Answers who says how many over a compared collection: the table of some incidents, and the row of each."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from claims.discrepancies.document_coverage import Coverage
from claims.discrepancies.incident_accounts import Accounts, Settings
from claims.discrepancies.relations import CLASHES
from claims.findings import SEVERITY_ORDER, Findings
from claims.incidents import Incidents
from claims.model import Discrepancy, Side, split_list
from claims.names import join_words
from claims.origins import Origins
from claims.survey.figures.figure_answers import FigureAnswer, short_party, source_answers
from claims.survey.figures.figure_choice import Figure
from claims.survey.figures.figure_listing import FigureListing
from claims.survey.figures.figure_rows import (
    CellState,
    FigureCell,
    FigureRow,
    PerhapsLinked,
    clashing_statements,
    figure_ranges,
    of_figure,
    worst_relation,
)
from claims.survey.figures.opposed_sides import neighbour_relations, opposed_sides
from claims.tables import Collection, day_of, days_in_words
from claims.values import Relation
from claims.workspace.saved_results import Remembered

MOST_ROWS = 2000  # kept, for every list of incidents asks for rows of its page again
_SETTINGS = Settings()


@dataclass(frozen=True, kw_only=True)
class FigureTable:
    """Who says how many of one figure.

    Attributes:
        source_ids: The columns, main ones first.
        rows: Those whose accounts are furthest apart first.
        left_out: How many incidents are not listed: one source tells them, without the figure, or none of those chosen.
    """

    figure: Figure
    source_ids: tuple[str, ...]
    rows: tuple[FigureRow, ...]
    left_out: int


@dataclass(frozen=True)
class FigureIndex:
    """Who says how many, over one compared collection."""

    collection: Collection
    incidents: Incidents
    findings: Findings

    @cached_property
    def listing(self) -> FigureListing:
        """Which incidents and sources are listed."""
        return FigureListing(self.collection, self.incidents, self.findings, self._coverage.titles)

    def table(
        self, figure: Figure, incident_ids: Sequence[str], *, source_ids: Sequence[str] = (), alone: bool = False
    ) -> FigureTable:
        """The table of some incidents.

        Args:
            figure: As `figure_named` gives it.
            incident_ids: Those that a filter leaves.
            source_ids: The columns, and only incidents that one of them tells; otherwise the main sources and all others
                that give the figure.
            alone: Whether ranges and relations too are of the columns alone.
        """
        listed = self.listing.listed(figure, tuple(incident_ids))
        columns = tuple(source_ids) or self.listing.columns(figure, incident_ids)
        told = [each for each in listed if not source_ids or self.listing.tellers(each) & set(columns)]
        rows = tuple(self.row(figure, incident_id, columns, alone=alone) for incident_id in told)
        return FigureTable(figure=figure, source_ids=columns, rows=rows, left_out=len(incident_ids) - len(told))

    def row(
        self, figure: Figure, incident_id: str, source_ids: Sequence[str] = (), *, alone: bool = False
    ) -> FigureRow:
        """The row of an incident; its cells are those of the sources given and, unless these stand alone, of those that tell it.

        Answers are kept.

        Raises:
            UnknownIdError: There is no such incident.
        """
        return self._kept_row(figure, incident_id, tuple(source_ids), alone)

    @cached_property
    def _kept_row(self) -> Callable[[Figure, str, tuple[str, ...], bool], FigureRow]:
        return Remembered(self._row, most=MOST_ROWS)

    def _row(self, figure: Figure, incident_id: str, source_ids: tuple[str, ...], alone: bool) -> FigureRow:
        incident = self.incidents.row(incident_id)
        accounts = self._accounts(incident_id)
        found = of_figure(self.findings.of_incident(incident_id), figure.fields)
        clashing = clashing_statements(found)
        others = () if alone else (*accounts.source_ids, *self.listing.titles_cited_by.get(incident_id, ()))
        sources = dict.fromkeys([*source_ids, *others])
        cells = {each: self._cell(accounts, figure, each, clashing) for each in sources}
        answers = [answer for cell in cells.values() for answer in cell.answers]
        places = split_list(incident["places"])
        names = {group: short_party(self.collection, group) if group else "unspecified" for group in _groups(answers)}
        days = days_in_words(incident["first"], incident["last"], incident["precision"])
        return FigureRow(
            incident_id=incident_id,
            name=str(incident["name"]).rpartition(", ")[0] or str(incident["name"]),
            title=str(incident["name"]),
            first=day_of(incident["first"]),
            last=day_of(incident["last"]),
            days=days,
            place=", ".join(self.collection.names_of("places", places)),
            country=self.collection.country_of(places),
            cells=cells,
            ranges=figure_ranges(self.collection.party_tree, cells.values(), names),
            values=tuple(dict.fromkeys(answer.value for answer in answers if answer.count is None)),
            relation=worst_relation(accounts.tolls, found, cells.values()),
            severity=min(
                (each.severity for each in found if each.severity), key=SEVERITY_ORDER.__getitem__, default=None
            ),
            discrepancies=found,
            against_parts=self._against_parts(accounts, found),
            perhaps=self._perhaps(figure, incident_id),
        )

    def opposed(self, discrepancy: Discrepancy) -> tuple[Side, ...]:
        """The two sides of a discrepancy that stand against each other; fewer where it has fewer."""
        return opposed_sides(self._accounts(discrepancy.incident_id), discrepancy)

    def neighbour_relations(self, discrepancy: Discrepancy, sides: Sequence[Side]) -> list[Relation]:
        """How each of these sides of a discrepancy stands to the next."""
        return neighbour_relations(self._accounts(discrepancy.incident_id), discrepancy, sides)

    def _cell(self, accounts: Accounts, figure: Figure, source_id: str, clashing: frozenset[str]) -> FigureCell:
        own = accounts.claim_ids if source_id in accounts.source_ids else ()  # most sources tell few incidents
        claim_ids = tuple(each for each in own if self.collection.source_of_claim(each) == source_id)
        fields = figure.fields if claim_ids else ()
        answers = tuple(answer for field in fields for answer in source_answers(accounts, source_id, field))
        state = self._state(accounts, source_id, claim_ids, is_said=bool(answers))
        remark = "" if claim_ids else self._lists_title(accounts, source_id)
        clashes = any(each.statement_id in clashing for answer in answers for each in answer.statements)
        return FigureCell(
            source_id=source_id, state=state, answers=answers, claim_ids=claim_ids, remark=remark, clashes=clashes
        )

    def _state(self, accounts: Accounts, source_id: str, claim_ids: Sequence[str], *, is_said: bool) -> CellState:
        if is_said:
            return CellState.SAYS
        if claim_ids:
            documents = {self.collection.document_of_claim[claim_id] for claim_id in claim_ids}
            return CellState.TITLE if documents <= self.listing.titles else CellState.SILENT
        if source_id in self.listing.titles_cited_by.get(accounts.incident_id, ()):
            return CellState.TITLE
        near = [each for each in accounts.documents_near if self.collection.source_of_document[each] == source_id]
        older = any(map(accounts.may_predate, near)) and not any(map(accounts.could_have_known, near))
        return CellState.OLDER if older else CellState.NONE

    def _lists_title(self, accounts: Accounts, source_id: str) -> str:
        """That the source lists a title which tells the incident, though it does not tell it itself."""
        listed = [
            self.collection.source_of_document[document]
            for document in dict.fromkeys(self.collection.document_of_claim[each] for each in accounts.claim_ids)
            if document in self.listing.titles
            and self.collection.source_of_document[self.collection.row("documents", document)["within"]] == source_id
        ]
        names = [self.collection.name_of("sources", each) for each in dict.fromkeys(listed)]
        return f"lists a title of {join_words(names)}" if names else ""

    def _against_parts(self, accounts: Accounts, found: Iterable[Discrepancy]) -> tuple[str, ...]:
        """Sources of sides whose statements stand in another incident."""
        records, own = self.collection.statement_records, set(accounts.claim_ids)
        sources = dict.fromkeys(
            source_id
            for each in found
            if each.relation in CLASHES
            for side in each.sides
            if side.statement_ids and not any(records[one].claim_id in own for one in side.statement_ids)
            for source_id in side.source_ids
        )
        return tuple(self.collection.name_of("sources", source_id) for source_id in sources)

    def _perhaps(self, figure: Figure, incident_id: str) -> tuple[PerhapsLinked, ...]:
        linked = [
            PerhapsLinked(
                row["other_id"],
                row["words"],
                self._accounts(row["other_id"]).title,
                self._told(figure, row["other_id"]),
            )
            for row in self.incidents.perhaps_of.get(incident_id, ())
        ]
        placed = self.incidents.row(incident_id)["places"]
        return tuple(each for each in linked if each.words or not placed)

    def _told(self, figure: Figure, incident_id: str) -> str:
        """What the sources of an incident say of the figure, on one line."""
        accounts = self._accounts(incident_id)
        return "; ".join(
            f"{self.collection.name_of('sources', source_id)} {answer.text}"
            for source_id in accounts.source_ids
            for field in figure.fields
            for answer in source_answers(accounts, source_id, field)
        )

    def _accounts(self, incident_id: str) -> Accounts:
        return Accounts(self.collection, self.incidents, incident_id, self._origins, self._coverage, _SETTINGS)

    @cached_property
    def _origins(self) -> Origins:
        return Origins(self.collection)

    @cached_property
    def _coverage(self) -> Coverage:
        return Coverage(self.collection, self.incidents, _SETTINGS.max_event_days)


def _groups(answers: Iterable[FigureAnswer]) -> set[str]:
    return {answer.group for answer in answers}

"""Answers who says how many over a compared collection: which incidents are listed, in which order, and the row of each."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import pandas as pd

from claims.discrepancies.document_coverage import Coverage
from claims.discrepancies.incident_accounts import Accounts, Settings
from claims.discrepancies.relations import CLASHES
from claims.findings import SEVERITY_ORDER, Findings
from claims.incidents import Incidents
from claims.model import Discrepancy, Kind, Severity, split_list
from claims.names import join_words
from claims.origins import Origins
from claims.survey.figures.figure_answers import FigureAnswer, short_party, source_answers
from claims.survey.figures.figure_choice import Figure
from claims.survey.figures.figure_rows import (
    CellState,
    FigureCell,
    FigureRow,
    PerhapsLinked,
    between_sources,
    clashing_statements,
    figure_ranges,
    of_figure,
    worst_relation,
)
from claims.survey.figures.title_documents import titles_alone, titles_cited
from claims.tables import Collection, Row, day_of, days_in_words

MOST_MAIN = 3  # sources that come first where none are chosen
_GIVEN = (
    1  # the gravity of an incident of which the figure is given: that of a high discrepancy which is no contradiction
)


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

    def table(self, figure: Figure, incident_ids: Sequence[str], *, source_ids: Sequence[str] = ()) -> FigureTable:
        """The table of some incidents.

        Args:
            figure: As `figure_named` gives it.
            incident_ids: Those that a filter leaves.
            source_ids: The columns, and only incidents that one of them tells; otherwise the main sources and all others
                that give the figure.
        """
        listed = self.listed(figure, tuple(incident_ids))
        columns = tuple(source_ids) or self.columns(figure, incident_ids)
        told = [each for each in listed if not source_ids or self._tellers(each) & set(columns)]
        rows = tuple(self.row(figure, incident_id, columns) for incident_id in told)
        return FigureTable(figure=figure, source_ids=columns, rows=rows, left_out=len(incident_ids) - len(told))

    def _tellers(self, incident_id: str) -> set[str]:
        """The sources that tell an incident, titles held alone included."""
        tellers = {self.collection.source_of_claim(claim) for claim in self.incidents.claims_of[incident_id]}
        return tellers.union(self._titles_cited.get(incident_id, ()))

    def main_sources(self, incident_ids: Iterable[str], *, most: int = MOST_MAIN) -> tuple[str, ...]:
        """The sources with most claims on these incidents, most first."""
        claims_of, source_of = self.incidents.claims_of, self.collection.source_of_claim
        numbers = Counter(source_of(claim_id) for incident_id in incident_ids for claim_id in claims_of[incident_id])
        return tuple(sorted(numbers, key=lambda source_id: (-numbers[source_id], source_id))[:most])

    def columns(self, figure: Figure, incident_ids: Iterable[str]) -> tuple[str, ...]:
        """The main sources, and behind them those that give the figure of one of these incidents, most first."""
        chosen = set(incident_ids)
        main = self.main_sources(chosen)
        numbers = Counter(source for each in chosen for source in self._sources_saying(figure.fields).get(each, ()))
        return tuple(dict.fromkeys([*main, *sorted(numbers, key=lambda source_id: (-numbers[source_id], source_id))]))

    @cached_property
    def listed(self) -> Callable[[Figure, tuple[str, ...]], tuple[str, ...]]:
        """Of a figure and some incidents, those that a table lists, in order; answers are kept.

        Listed are incidents of which somebody gives the figure, and those that two sources tell, a title held alone
        included. First come those whose sources contradict one another on the figure, the widest gap first, then
        those whose sources differ on it. The others go by whether two main sources tell them, or one; by gravity (the
        worst discrepancy on any point; a figure that is given weighs like one of high severity); by how many sources
        give the figure or tell the incident; and by day.
        """
        return lru_cache(maxsize=64)(self._listed)

    def _listed(self, figure: Figure, incident_ids: tuple[str, ...]) -> tuple[str, ...]:
        saying = self._sources_saying(figure.fields)
        kept = [each for each in incident_ids if each in saying or (self._is_shared(each) and not self._recalled(each))]
        main = set(self.main_sources(incident_ids))
        return tuple(sorted(kept, key=lambda each: self._order(figure, each, saying.get(each, frozenset()), main)))

    def _order(
        self, figure: Figure, incident_id: str, saying: frozenset[str], main: set[str]
    ) -> tuple[int | float | str, ...]:
        found = self.findings.of_incident(incident_id)
        on_figure = between_sources(of_figure(found, figure.fields))
        clashing = [each for each in on_figure if each.relation in CLASHES]
        gap = max((self._gap(each) for each in clashing), default=0)
        told = self._tellers(incident_id)
        first = self.incidents.row(incident_id)["first"]
        return (
            0 if clashing else 1 if on_figure else 2,
            -gap,
            -min(len(told & main), 2),
            min(_gravity(found), _GIVEN) if saying else _gravity(found),
            -len(saying),
            -len(told),
            float("inf") if pd.isna(first) else first.toordinal(),
            incident_id,
        )

    def _gap(self, discrepancy: Discrepancy) -> int:
        """How many whole numbers lie between the sides; 0 where they do not count."""
        records = self.collection.statement_records
        counts = [records[each].count for side in discrepancy.sides for each in side.statement_ids]
        known = [count for count in counts if count]
        highs = [count.high for count in known if count.high is not None]
        return max(max(count.low for count in known) - min(highs), 0) if highs else 0

    def row(self, figure: Figure, incident_id: str, source_ids: Sequence[str] = ()) -> FigureRow:
        """The row of an incident; its cells are those of the sources that tell it and of those given.

        Raises:
            UnknownIdError: There is no such incident.
        """
        incident = self.incidents.row(incident_id)
        accounts = self._accounts(incident_id)
        found = of_figure(self.findings.of_incident(incident_id), figure.fields)
        clashing = clashing_statements(found)
        sources = dict.fromkeys([*source_ids, *accounts.source_ids, *self._titles_cited.get(incident_id, ())])
        cells = {each: self._cell(accounts, figure, each, clashing) for each in sources}
        answers = [answer for cell in cells.values() for answer in cell.answers]
        places = split_list(incident["places"])
        names = {group: short_party(self.collection, group) if group else "anyone" for group in _groups(answers)}
        days = days_in_words(incident["first"], incident["last"], incident["precision"])
        return FigureRow(
            incident_id=incident_id,
            name=str(incident["title"]).removesuffix(f", {days}").removesuffix(", undated"),
            title=str(incident["title"]),
            first=day_of(incident["first"]),
            last=day_of(incident["last"]),
            days=days,
            place=", ".join(self.collection.name_of("places", place) for place in places),
            country=self._country(places),
            cells=cells,
            ranges=figure_ranges(self.collection.party_tree, cells.values(), names),
            values=tuple(dict.fromkeys(answer.value for answer in answers if answer.count is None)),
            relation=worst_relation(self.collection, found, cells.values()),
            severity=min(
                (each.severity for each in found if each.severity), key=SEVERITY_ORDER.__getitem__, default=None
            ),
            discrepancies=found,
            against_parts=self._against_parts(accounts, found),
            perhaps=self._perhaps(figure, incident_id),
        )

    def _cell(self, accounts: Accounts, figure: Figure, source_id: str, clashing: frozenset[str]) -> FigureCell:
        claim_ids = tuple(each for each in accounts.claim_ids if self.collection.source_of_claim(each) == source_id)
        answers = tuple(answer for field in figure.fields for answer in source_answers(accounts, source_id, field))
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
            return CellState.TITLE if documents <= self._titles else CellState.SILENT
        if source_id in self._titles_cited.get(accounts.incident_id, ()):
            return CellState.TITLE
        near = [each for each in accounts.documents_near if self.collection.source_of_document[each] == source_id]
        older = any(map(accounts.may_predate, near)) and not any(map(accounts.could_have_known, near))
        return CellState.OLDER if older else CellState.NONE

    def _lists_title(self, accounts: Accounts, source_id: str) -> str:
        """That the source lists a title which tells the incident, though it does not tell it itself."""
        listed = [
            self.collection.source_of_document[document]
            for document in dict.fromkeys(self.collection.document_of_claim[each] for each in accounts.claim_ids)
            if document in self._titles
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
        return Accounts(self.collection, self.incidents, incident_id, self._origins, self._coverage, Settings())

    @cached_property
    def _origins(self) -> Origins:
        return Origins(self.collection)

    @cached_property
    def _coverage(self) -> Coverage:
        return Coverage(self.collection, self.incidents)

    @cached_property
    def _titles(self) -> frozenset[str]:
        return titles_alone(self.collection)

    @cached_property
    def _titles_cited(self) -> dict[str, tuple[str, ...]]:
        return titles_cited(self.collection, self.incidents, self._titles)

    @cached_property
    def _sources_saying(self) -> Callable[[tuple[str, ...]], dict[str, frozenset[str]]]:
        return lru_cache(maxsize=16)(self._find_sources_saying)

    def _find_sources_saying(self, fields: tuple[str, ...]) -> dict[str, frozenset[str]]:
        """Incident id to the sources that give one of the fields there."""
        claims = self.collection.statements.loc[self.collection.statements["field"].isin(fields), "claim_id"].unique()
        saying: defaultdict[str, set[str]] = defaultdict(set)
        for claim_id in claims:
            saying[self.incidents.incident_of[claim_id]].add(self.collection.source_of_claim(claim_id))
        return {incident_id: frozenset(sources) for incident_id, sources in saying.items()}

    def _is_shared(self, incident_id: str) -> bool:
        row: Row = self.incidents.row(incident_id)
        return row["sources"] > 1 or bool(self._titles_cited.get(incident_id))

    def _recalled(self, incident_id: str) -> bool:
        return bool(self.incidents.row(incident_id)["background"])

    def _country(self, places: Sequence[str]) -> str:
        rows = self.collection.rows["places"]
        paths = [node for place in places for node in self.collection.place_tree.path(place)]
        return next((str(rows[node]["name"]) for node in paths if node in rows and rows[node]["kind"] == "country"), "")


def _gravity(found: Iterable[Discrepancy]) -> int:
    """0 for an incident with a contradiction of high severity, more for what weighs less; silence of others does not weigh."""
    ranks = [
        2 * SEVERITY_ORDER[each.severity] + (each.relation not in CLASHES)
        for each in found
        if each.severity and each.kind is not Kind.OMISSION
    ]
    return min(ranks, default=2 * len(Severity))


def _groups(answers: Iterable[FigureAnswer]) -> set[str]:
    return {answer.group for answer in answers}

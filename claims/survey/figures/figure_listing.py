"""Which incidents and sources a table of figures lists, and in which order."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import pandas as pd

from claims.discrepancies.relations import CLASHES
from claims.discrepancies.title_documents import titles_cited
from claims.findings import SEVERITY_ORDER, Findings
from claims.incidents import Incidents
from claims.model import Discrepancy, Kind, Severity
from claims.survey.figures.figure_choice import Figure
from claims.survey.figures.figure_rows import between_sources, of_figure
from claims.tables import Collection
from claims.workspace.saved_results import Remembered

MOST_MAIN = 3  # sources that come first where none are chosen
_GIVEN = 1  # the gravity of an incident of which the figure is given: of a high discrepancy that is no contradiction


@dataclass(frozen=True)
class FigureListing:
    """The incidents and sources of tables of figures, over one compared collection.

    Attributes:
        titles: Documents of which the title alone is held.
    """

    collection: Collection
    incidents: Incidents
    findings: Findings
    titles: frozenset[str]

    def tellers(self, incident_id: str) -> set[str]:
        """The sources that tell an incident, titles held alone included."""
        tellers = {self.collection.source_of_claim(claim) for claim in self.incidents.claims_of[incident_id]}
        return tellers.union(self.titles_cited_by.get(incident_id, ()))

    def main_sources(self, incident_ids: Iterable[str], *, most: int = MOST_MAIN) -> tuple[str, ...]:
        """The sources with most claims on these incidents, most first; answers are kept."""
        return self._kept_main_sources(tuple(incident_ids), most)

    @cached_property
    def _kept_main_sources(self) -> Callable[[tuple[str, ...], int], tuple[str, ...]]:
        return Remembered(self._main_sources, most=16)

    def _main_sources(self, incident_ids: tuple[str, ...], most: int) -> tuple[str, ...]:
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
        return Remembered(self._listed, most=64)

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
        gap = max((_gap(each) for each in clashing), default=0)
        told = self.tellers(incident_id)
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

    @cached_property
    def titles_cited_by(self) -> dict[str, tuple[str, ...]]:
        """Incident id to the sources that its accounts cite by a title alone."""
        return titles_cited(self.collection, self.incidents, self.titles)

    @cached_property
    def _sources_saying(self) -> Callable[[tuple[str, ...]], dict[str, frozenset[str]]]:
        return Remembered(self._find_sources_saying, most=16)

    def _find_sources_saying(self, fields: tuple[str, ...]) -> dict[str, frozenset[str]]:
        """Incident id to the sources that give one of the fields there."""
        claims = self.collection.statements.loc[self.collection.statements["field"].isin(fields), "claim_id"].unique()
        saying: defaultdict[str, set[str]] = defaultdict(set)
        for claim_id in claims:
            saying[self.incidents.incident_of[claim_id]].add(self.collection.source_of_claim(claim_id))
        return {incident_id: frozenset(sources) for incident_id, sources in saying.items()}

    def _is_shared(self, incident_id: str) -> bool:
        row = self.incidents.row(incident_id)
        return row["sources"] > 1 or bool(self.titles_cited_by.get(incident_id))

    def _recalled(self, incident_id: str) -> bool:
        return bool(self.incidents.row(incident_id)["background"])


def _gap(discrepancy: Discrepancy) -> int:
    """How far the numbers of two sides are apart at most; 0 where they do not count."""
    known = [side.count for side in discrepancy.sides if side.count]
    return max((one.gap(other) for one, other in combinations(known, 2)), default=0)


def _gravity(found: Iterable[Discrepancy]) -> int:
    """0 for an incident with a contradiction of high severity, more for what weighs less; silence of others does not weigh."""
    ranks = [
        2 * SEVERITY_ORDER[each.severity] + (each.relation not in CLASHES)
        for each in found
        if each.severity and each.kind is not Kind.OMISSION
    ]
    return min(ranks, default=2 * len(Severity))

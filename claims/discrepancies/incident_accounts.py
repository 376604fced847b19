"""The accounts of one incident as the rules read them: current statements by field, their speakers, and which documents could have known."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from claims.discrepancies.document_coverage import Coverage, Telling
from claims.discrepancies.running_tolls import Tolls
from claims.discrepancies.speakers import join_speakers, speaker_of, speakers_in_words
from claims.incidents import Incidents
from claims.model import ANYTHING_ELSE, FieldSpec, Side, Stance, Statement, bases_of, split_list
from claims.origins import Origins
from claims.tables import Collection, day_of
from claims.values import Count, Precision, Relation, days_from


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Limits that the rules work with.

    Attributes:
        max_days_back: A document's silence means something for events up to this many days before it
            could have appeared at the latest; for older ones it is not expected to speak.
        max_days_ahead: An event up to this many days after a document can have appeared at the
            earliest is explained as one that the document may predate.
        max_days_running: A toll may still rise up to this many days after the last day of the event.
        max_event_days: An incident that lasts longer is an episode: it can be in several places, and who
            mentions it is not about each of its days.
    """

    max_days_back: int = 60
    max_days_ahead: int = 21
    max_days_running: int = 30
    max_event_days: int = 7


@dataclass(frozen=True)
class Accounts:
    """The claims of one incident, with everything that the rules ask about them."""

    collection: Collection
    incidents: Incidents
    incident_id: str
    origins: Origins
    coverage: Coverage
    settings: Settings
    _others: dict[str, "Accounts"] = field(default_factory=dict, init=False, repr=False, compare=False)

    def of_incident(self, incident_id: str) -> "Accounts":
        """The accounts of another incident, made once."""
        if incident_id not in self._others:
            self._others[incident_id] = replace(self, incident_id=incident_id)
        return self._others[incident_id]

    @cached_property
    def parts(self) -> tuple["Accounts", ...]:
        """The accounts of the incidents that are part of this one."""
        return tuple(self.of_incident(part_id) for part_id in dict.fromkeys(self.part_ids))

    @cached_property
    def without_inferences(self) -> "Accounts":
        """The same accounts without what their coders inferred."""
        return replace(self, collection=self.collection.without_inferences)

    @cached_property
    def claim_ids(self) -> tuple[str, ...]:
        """The claims of the incident."""
        return self.incidents.claims_of[self.incident_id]

    @cached_property
    def title(self) -> str:
        """The incident's short name."""
        return self.incidents.name_of(self.incident_id)

    @cached_property
    def source_ids(self) -> tuple[str, ...]:
        """The sources that publish the incident's claims, each once, in the order of the claims."""
        return tuple(dict.fromkeys(self.collection.source_of_claim(claim_id) for claim_id in self.claim_ids))

    @cached_property
    def all_statements(self) -> tuple[Statement, ...]:
        """Every statement of the incident's claims, superseded ones included."""
        of_claim = self.collection.statements_of_claim
        return tuple(statement for claim_id in self.claim_ids for statement in of_claim[claim_id])

    @cached_property
    def superseded(self) -> dict[str, Statement]:
        """Id of an earlier statement to the later one of the same source that takes its place."""
        later: dict[str, Statement] = {}
        for statement in self.all_statements:
            for earlier_claim in self._earlier_claims(statement.claim_id):
                for earlier in self.collection.statements_of_claim[earlier_claim]:
                    if (earlier.field, earlier.group) == (statement.field, statement.group):
                        later.setdefault(earlier.statement_id, statement)
        return later

    def _earlier_claims(self, claim_id: str) -> list[str]:
        earlier: list[str] = []
        current = self.collection.row("claims", claim_id)["supersedes"]
        while current and current in self.claim_ids and current not in earlier:
            earlier.append(current)
            current = self.collection.row("claims", current)["supersedes"]
        return earlier

    @cached_property
    def by_field(self) -> dict[str, tuple[Statement, ...]]:
        """Field to its statements: neither superseded, nor demanded or aimed at, nor a second reading of a phrase, nor words that close a list."""
        by_field: dict[str, list[Statement]] = {}
        for statement in self.all_statements:
            if self._is_compared(statement):
                by_field.setdefault(statement.field, []).append(statement)
        return {field: tuple(by_field[field]) for field in self.collection.field_specs if field in by_field}

    def _is_compared(self, statement: Statement) -> bool:
        current = statement.statement_id not in self.superseded
        return current and not statement.reading_of and statement.is_outcome and statement.value != ANYTHING_ELSE

    def spec(self, field: str) -> FieldSpec:
        """The row of the fields table."""
        return self.collection.field_specs[field]

    def source_of(self, statement: Statement) -> str:
        """The source that publishes the statement."""
        return self.collection.source_of_claim(statement.claim_id)

    def speaker_of(self, statement: Statement) -> str:
        """The source that answers for the value."""
        return speaker_of(self.collection, statement)

    def several_speakers(self, sides: Iterable[Side]) -> bool:
        """Whether more than one speaker answers for the statements on the sides."""
        records = self.collection.statement_records
        return len({self.speaker_of(records[each]) for side in sides for each in side.statement_ids}) > 1

    def title_of(self, statement: Statement) -> str:
        """The short name of the incident that the statement's claim is in."""
        return self.incidents.name_of(self.incidents.incident_of[statement.claim_id])

    @cached_property
    def part_ids(self) -> tuple[str, ...]:
        """The incidents that are part of this one."""
        return self.incidents.parts_of.get(self.incident_id, ())

    def could_have_known(self, document_id: str) -> bool:
        """Whether the document's silence on this incident means something.

        Its earliest publication day is after the incident's first day, it appeared within
        `max_days_back` of the last, and its coverage includes the place or what contains it.
        """
        first, last = self.days
        published_first, published_last = self.published(document_id)
        if first is None or published_first is None or not self.covers(document_id):
            return False
        latest = published_last or published_first
        return published_first > first and (latest - (last or first)).days <= self.settings.max_days_back

    @cached_property
    def documents_near(self) -> tuple[str, ...]:
        """The documents that cover the place near the time: their silence means something or is explained by their day."""
        first, last = self.days
        if first is None:
            return ()
        earliest = days_from(first, -self.settings.max_days_ahead)
        latest = days_from(max(first, last or first), self.settings.max_days_back)
        return self.coverage.near(self.places, earliest, latest)

    def is_about(self, document_id: str) -> bool:
        """Whether the document is about the time and the place of the incident, by the single events that it tells."""
        first, last = self.days
        precision = self.incidents.row(self.incident_id)["precision"]
        return first is not None and self.coverage.about(
            document_id, self.places, first, last or first, any_day=precision == Precision.WITHIN
        )

    def told_around(self, source_id: str) -> tuple[Telling, ...]:
        """What a source tells of single events on the days of the incident, the day before and the day after."""
        first, last = self.days
        return self.coverage.tellings(source_id, days_from(first, -1), days_from(last or first, 1)) if first else ()

    def over_before(self, document_id: str) -> bool:
        """Whether the last day of the incident came before the document can have appeared."""
        first, last = self.days
        over = last or first
        published_first, _ = self.published(document_id)
        return over is not None and published_first is not None and over <= published_first

    def may_predate(self, document_id: str) -> bool:
        """Whether the document covers the place but can have appeared before the incident's first day was over."""
        first, _ = self.days
        published_first, _ = self.published(document_id)
        if first is None or published_first is None or not self.covers(document_id):
            return False
        return 0 <= (first - published_first).days <= self.settings.max_days_ahead

    def covers(self, document_id: str) -> bool:
        """Whether the document's coverage includes a place of the incident or what contains it."""
        coverage = split_list(self.collection.row("documents", document_id)["coverage"])
        return any(self.collection.place_tree.holds(covered, place) for covered in coverage for place in self.places)

    @cached_property
    def places(self) -> tuple[str, ...]:
        """The incident's places; where no claim names any, those of the incidents it is part of."""
        wholes = self.incidents.wholes_of.get(self.incident_id, ())
        here, *around = (split_list(str(self.incidents.row(each)["places"])) for each in (self.incident_id, *wholes))
        return here or tuple(dict.fromkeys(place for places in around for place in places))

    @cached_property
    def days(self) -> tuple[date | None, date | None]:
        """First and last day of the incident; None where open or unknown."""
        row = self.incidents.row(self.incident_id)
        return day_of(row["first"]), day_of(row["last"])

    @cached_property
    def tolls(self) -> Tolls:
        """How figures of different days stand to each other."""
        first, last = self.days
        return Tolls(self.collection, last or first, self.settings.max_days_running)

    @property
    def lasts(self) -> bool:
        """Whether the incident went on for longer than a single event; not where its day is only unknown within a span."""
        first, last = self.days
        is_period = self.incidents.row(self.incident_id)["precision"] == Precision.PERIOD
        return is_period and bool(first and last and (last - first).days >= self.settings.max_event_days)

    @property
    def is_episode(self) -> bool:
        """Whether the incident went on for longer than a single event, or has incidents as its parts."""
        return self.lasts or bool(self.part_ids)

    def published(self, document_id: str) -> tuple[date | None, date | None]:
        """First and last day on which the document can have appeared; None where unknown."""
        row = self.collection.row("documents", document_id)
        return day_of(row["published_first"]), day_of(row["published_last"])

    def statements_of(self, sides: Iterable[Side]) -> list[Statement]:
        """What is said on these sides of a discrepancy, side by side."""
        records = self.collection.statement_records
        return [records[statement_id] for side in sides for statement_id in side.statement_ids]

    def side(
        self,
        value: str,
        statements: Iterable[Statement],
        relation: Relation,
        *,
        silent: Iterable[str] = (),
        count: Count | None = None,
    ) -> Side:
        """One side of a discrepancy.

        Args:
            silent: Claims that stand on it by saying nothing.
            count: The number of a side whose statements are added up; else it is the one that all of them give.
        """
        said, quiet = tuple(statements), tuple(silent)
        claim_ids = tuple(dict.fromkeys([*(each.claim_id for each in said), *quiet]))
        sources = tuple(dict.fromkeys(self.collection.source_of_claim(claim_id) for claim_id in claim_ids))
        quiet_names = [self.collection.name_of("sources", self.collection.source_of_claim(each)) for each in quiet]
        speakers = [*speakers_in_words(self.collection, said), *quiet_names]
        return Side(
            value=value,
            statement_ids=tuple(each.statement_id for each in said),
            claim_ids=claim_ids,
            source_ids=sources,
            speakers=join_speakers(speakers),
            origins=self.origins.of_all([each for each in said if not denies_itself(each)] or said),
            relation=relation,
            basis=bases_of(said),
            count=count or _one_count(said),
        )


def _one_count(statements: Iterable[Statement]) -> Count | None:
    counts = {each.count for each in statements}
    return counts.pop() if len(counts) == 1 else None


def denies_itself(statement: Statement) -> bool:
    """Whether the last to speak denies the value, so that nobody is quoted as saying it."""
    stance = statement.chain[-1].stance if statement.chain else statement.stance
    return stance is Stance.DENIES


def is_demand(statement: Statement) -> bool:
    """Whether the statement asks for something, by itself or through a speaker; demands are not outcomes."""
    return Stance.DEMANDS in statement.stances

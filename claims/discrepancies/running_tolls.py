"""Running tolls: a count that goes on rising after the event, so that a higher figure of a later day continues a lower one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from claims.discrepancies.relations import GroupCount, relate, relate_counts
from claims.discrepancies.speakers import speaker_of
from claims.model import FieldSpec, Kind, Statement, split_list
from claims.tables import Collection, day_of
from claims.values import Relation, Span, days_from

Days = tuple[date, date]  # the first and the last day on which something can have been told


@dataclass(frozen=True)
class Tolls:
    """The tolls of what ended on one day.

    Attributes:
        last_day: The last day of the event; None where it is unknown, and a toll rises from the lower figure on.
        max_days_running: For how many days after it a toll may rise.
    """

    collection: Collection
    last_day: date | None
    max_days_running: int

    def relate(self, spec: FieldSpec, one: GroupCount, other: GroupCount) -> Relation:
        """Relates two counts as `relate_counts` does, unless the higher is of a later day.

        It overlaps where the higher was told on a later day, and differs where it may have been told later; a lower figure
        of a later day contradicts, as do two of one day by several who keep no toll together.
        """
        relation = relate_counts(self.collection.party_tree, one, other)
        return self._unless_risen(spec, relation, one, other)

    def relate_statements(self, one: Statement, other: Statement) -> Relation:
        """Relates two statements on one field as `relations.relate` does, unless the higher is of a later day."""
        relation, spec = relate(self.collection, one, other), self.collection.field_specs[one.field]
        if relation is not Relation.CONTRADICTS or one.count is None or other.count is None:
            return relation
        counts = (GroupCount(each.group, each.count, (each,)) for each in (one, other) if each.count)
        return self._unless_risen(spec, relation, *counts)

    def _unless_risen(self, spec: FieldSpec, relation: Relation, one: GroupCount, other: GroupCount) -> Relation:
        if relation is not Relation.CONTRADICTS or spec.rule is not Kind.COUNT:
            return relation
        lower, higher = sorted((one, other), key=lambda each: each.count.low)
        return self.raised_later(lower, higher)

    def raised_later(self, lower: GroupCount, higher: GroupCount) -> Relation:
        """Whether the higher count may be a later toll: overlaps for yes, differs for perhaps, contradicts for no.

        Rival sides do not keep one toll, and what appears long after the event is no longer running. Of two documents of
        one day the hour is not known: where one side or source keeps the toll, the higher may be the later one.
        """
        before, after = self._days_told(lower.statements), self._days_told(higher.statements)
        if not before or not after or self._told_together(lower, higher) or self._rivals(lower, higher):
            return Relation.CONTRADICTS
        if after[1] > days_from(self.last_day or before[1], self.max_days_running):
            return Relation.CONTRADICTS
        if before[1] < after[0]:
            return Relation.OVERLAPS
        of_one_day = before[0] == after[1] and self._of_one_keeper(lower, higher)
        return Relation.DIFFERS if before[0] < after[1] or of_one_day else Relation.CONTRADICTS

    def told_in_words(self, statements: Iterable[Statement]) -> str:
        """When all of the statements had been told, for statements that have days: "on 23 January 2021", "between 23 and 25 January 2021"."""
        days = self._days_told(statements)
        assert days, "these statements have no day"
        words = Span(*days).in_words
        return words if words.startswith("between ") else f"on {words}"

    def _days_told(self, statements: Iterable[Statement]) -> Days | None:
        """Between which days all of the statements had been told; None where one of them has no day.

        A figure was told on the day that the account names, else when the documents that it cites appeared,
        else when its own did.
        """
        return _latest([self._days_of(each) for each in statements])

    @cached_property
    def _known_days(self) -> dict[str, Days | None]:
        """The days of the statements asked for so far, by their id."""
        return {}

    def _days_of(self, statement: Statement) -> Days | None:
        known = self._known_days
        if statement.statement_id not in known:
            known[statement.statement_id] = self._read_days(statement)
        return known[statement.statement_id]

    def _read_days(self, statement: Statement) -> Days | None:
        if statement.said:
            return _closed(statement.said.first, statement.said.last)
        rows = [self.collection.row("documents", each) for each in self._documents_of(statement)]
        return _latest([_closed(day_of(row["published_first"]), day_of(row["published_last"])) for row in rows])

    def _documents_of(self, statement: Statement) -> tuple[str, ...]:
        """The documents that a figure is of: those cited, else its own."""
        return statement.cites or (self.collection.document_of_claim[statement.claim_id],)

    def _told_together(self, one: GroupCount, other: GroupCount) -> bool:
        """Whether both counts are of the same documents, as of the same days."""
        grounds, other_grounds = (
            {(each.said, self._documents_of(each)) for each in count.statements} for count in (one, other)
        )
        return grounds == other_grounds

    def _rivals(self, one: GroupCount, other: GroupCount) -> bool:
        """Whether those who answer for the two counts are tied to different sides."""
        sides, other_sides = (self._sides_of(count.statements) for count in (one, other))
        return bool(sides and other_sides and not sides & other_sides)

    def _of_one_keeper(self, one: GroupCount, other: GroupCount) -> bool:
        """Whether those who answer for the two counts are of one side, or one source."""
        speakers, others = (self._speakers_of(count.statements) for count in (one, other))
        return speakers == others or bool(self._sides_of(one.statements) & self._sides_of(other.statements))

    def _sides_of(self, statements: Iterable[Statement]) -> set[str]:
        ties = (self.collection.row("sources", each)["ties"] for each in self._speakers_of(statements))
        return {self.collection.party_tree.top(party) for tied in ties if tied for party in split_list(tied)}

    def _speakers_of(self, statements: Iterable[Statement]) -> set[str]:
        return {speaker_of(self.collection, each) for each in statements}


def _closed(first: date | None, last: date | None) -> Days | None:
    return (first, last) if first and last else None


def _latest(days: Sequence[Days | None]) -> Days | None:
    known = [each for each in days if each]
    if not known or len(known) < len(days):
        return None
    return max(first for first, _ in known), max(last for _, last in known)

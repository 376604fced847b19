"""The accounts of one incident side by side: field by field, claim by claim, each with a relation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from claims.discrepancies.discrepancy_sentences import distinct_places, list_words
from claims.discrepancies.document_coverage import Coverage
from claims.discrepancies.incident_accounts import Accounts, Settings
from claims.discrepancies.relations import CLASHES, relate_sets, worst
from claims.discrepancies.running_tolls import Tolls
from claims.incidents import Incidents
from claims.model import FieldType, Statement, bases_of, is_read
from claims.origins import Origins
from claims.tables import Collection
from claims.values import Relation

Cells = dict[tuple[str, str], dict[str, list[Statement]]]  # by field and group, then by claim
CELL_COLUMNS = (
    "field",
    "label",
    "group",
    "claim_id",
    "source_id",
    "document_id",
    "value",
    "relation",
    "statement_ids",
    "basis",
)


def side_by_side(
    collection: Collection, incidents: Incidents, incident_id: str, *, settings: Settings | None = None
) -> pd.DataFrame:
    """Every field that any account of the incident speaks of, with every account's answer.

    Returns:
        One row per field, counted group and claim, columns `CELL_COLUMNS`: `value` in words ("" where the
        claim does not say), `relation` the worst in which it stands to any other claim's answer
        ("" where no other says anything on it), `statement_ids` joined by "|", and `basis`, what these
        rest on, likewise. A value that the coder inferred is marked "(inferred)". Figures of one
        running toll, places of an episode, and what clashes only by what is inferred or superseded
        are no contradiction, as `find_discrepancies` has it.

    Raises:
        UnknownIdError: There is no such incident.

    Example:
        >>> cells = side_by_side(collection, incidents, "i-dcee0a17")
        >>> cells[["field", "value", "relation"]].head(2)
          field                     value relation
        0  when  20 April 2016 (inferred)   agrees
        1  when             20 April 2016   agrees
    """
    incidents.row(incident_id)
    return claims_side_by_side(collection, incidents, incidents.claims_of[incident_id], settings=settings)


def claims_side_by_side(
    collection: Collection, incidents: Incidents, claims: Sequence[str], *, settings: Settings | None = None
) -> pd.DataFrame:
    """The same for any claims, of one incident or not; each relation is to the others given alone."""
    terms = _terms(collection, incidents, claims, settings or Settings())
    cells: Cells = {}
    for claim_id in claims:
        for statement in collection.statements_of_claim[claim_id]:
            cells.setdefault((statement.field, statement.group), {}).setdefault(claim_id, []).append(statement)
    order = {field: index for index, field in enumerate(collection.field_specs)}
    keys = sorted(cells, key=lambda key: (order[key[0]], key[1]))
    rows = [_row(terms, key, claim_id, cells) for key in keys for claim_id in claims]
    return pd.DataFrame(rows, columns=list(CELL_COLUMNS))


@dataclass(frozen=True)
class _Terms:
    """On which terms answers are compared, as the rules do it.

    Attributes:
        superseded: Id of an earlier statement to the later one of the same source that takes its place.
        is_episode: Whether what they tell can have been in several places.
        places: A text for each place that is named, see `distinct_places`.
        related: How answers stand to each other, each two once: by the ids of their first statements.
    """

    tolls: Tolls
    superseded: Mapping[str, Statement]
    is_episode: bool
    places: Mapping[str, str]
    related: dict[frozenset[str], Relation] = field(default_factory=dict)


def _terms(collection: Collection, incidents: Incidents, claims: Sequence[str], settings: Settings) -> _Terms:
    origins, coverage = Origins(collection), Coverage(collection, incidents, settings.max_event_days)
    told = [
        Accounts(collection, incidents, incident_id, origins, coverage, settings)
        for incident_id in {incidents.incident_of[claim_id] for claim_id in claims}
    ]
    said = [each for claim_id in claims for each in collection.statements_of_claim[claim_id]]
    places = {each.value: None for each in said if collection.field_specs[each.field].type is FieldType.PLACE}
    last_day = max((each.tolls.last_day for each in told if each.tolls.last_day), default=None)
    return _Terms(
        Tolls(collection, last_day, settings.max_days_running),
        {earlier: later for each in told for earlier, later in each.superseded.items()},
        any(each.is_episode for each in told),
        distinct_places(collection, places),
    )


def _row(terms: _Terms, key: tuple[str, str], claim_id: str, cells: Cells) -> tuple[str, ...]:
    collection, (field, group) = terms.tolls.collection, key
    statements = cells[key].get(claim_id, [])
    return (
        field,
        collection.field_specs[field].label,
        group,
        claim_id,
        collection.source_of_claim(claim_id),
        collection.document_of_claim[claim_id],
        list_words(collection, statements, terms.places),
        str(_relation(terms, key, claim_id, cells) or ""),
        "|".join(each.statement_id for each in statements),
        "|".join(bases_of(statements)),
    )


def _relation(terms: _Terms, key: tuple[str, str], claim_id: str, cells: Cells) -> Relation | None:
    """The worst relation to another claim's answer, None where there is none; counts are compared with those of related groups too."""
    statements = cells[key].get(claim_id, [])
    if not statements:
        return Relation.SILENT
    counts = terms.tolls.collection.field_specs[key[0]].type is FieldType.COUNT
    answers = [
        others
        for (field, group), by_claim in cells.items()
        if field == key[0] and (group == key[1] or counts)
        for other_id, others in by_claim.items()
        if other_id != claim_id
    ]
    relations = {_related(terms, statements, others) for others in answers}
    compared = relations - {Relation.COUNTS_OTHER}
    return worst(list(compared)) if compared else next(iter(relations), None)


def _related(terms: _Terms, ones: Sequence[Statement], others: Sequence[Statement]) -> Relation:
    pair = frozenset((ones[0].statement_id, others[0].statement_id))
    if pair not in terms.related:
        terms.related[pair] = _relate_answers(terms, ones, others)
    return terms.related[pair]


def _relate_answers(terms: _Terms, ones: Sequence[Statement], others: Sequence[Statement]) -> Relation:
    """How two answers stand to each other; they differ where they clash only by what is inferred or superseded."""
    relation = _relate(terms, ones, others)
    if relation in CLASHES:
        firm, others_firm = _firm(terms, ones, others), _firm(terms, others, ones)
        if _relate(terms, firm, others_firm) not in CLASHES:
            return Relation.DIFFERS
    return relation


def _firm(terms: _Terms, answer: Sequence[Statement], other: Sequence[Statement]) -> list[Statement]:
    """The statements that are in words, and that nothing in the other answer takes the place of."""
    return [each for each in answer if is_read(each) and terms.superseded.get(each.statement_id) not in other]


def _relate(terms: _Terms, ones: Sequence[Statement], others: Sequence[Statement]) -> Relation:
    if all(each.count is not None for each in (*ones, *others)):
        return worst([terms.tolls.relate_statements(one, other) for one in ones for other in others])
    collection = terms.tolls.collection
    relation = relate_sets(collection, ones, others)
    several = terms.is_episode and collection.field_specs[ones[0].field].type is FieldType.PLACE if ones else False
    return Relation.DIFFERS if several and relation is Relation.CONTRADICTS else relation

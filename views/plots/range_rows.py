"""What the range plot shows: a row a figure, a row a silence, and for each group what fits all or the gap."""

from collections.abc import Iterable
from dataclasses import dataclass

from claims.discrepancies.discrepancy_sentences import value_words
from claims.model import FieldType, Stance, Statement
from claims.values import Count, Precision
from views.state.page_study import PageStudy, published
from views.texts import words


@dataclass(frozen=True, kw_only=True)
class RangeRow:
    """One line of the plot.

    Attributes:
        count: None where the account gives no figure.
        plain: Whether the figure may be held against others: neither demanded, denied, outdated nor a second reading.
    """

    claim_id: str
    label: str
    group: str
    text: str
    count: Count | None = None
    statement_id: str = ""
    denied: bool = False
    demanded: bool = False
    plain: bool = False


@dataclass(frozen=True)
class Band:
    """What the figures of one group leave: a count that fits all of them, or the gap between them."""

    group: str
    low: int
    high: int | None
    fits: bool


def count_fields(study: PageStudy, incident_id: str) -> dict[str, int]:
    """The fields of an incident that count, with the number of figures, those of a discrepancy first."""
    fields = [each.field for claim in study.incidents.claims_of[incident_id] for each in _counted(study, claim)]
    disputed = [found.field for found in study.findings.of_incident(incident_id)]
    order = sorted(
        dict.fromkeys(fields),
        key=lambda each: (disputed.index(each) if each in disputed else len(disputed), -fields.count(each)),
    )
    return {each: fields.count(each) for each in order}


def _counted(study: PageStudy, claim_id: str) -> list[Statement]:
    specs = study.collection.field_specs
    said = study.collection.statements_of_claim[claim_id]
    return [each for each in said if specs[each.field].type is FieldType.COUNT and each.count is not None]


def rows_of(study: PageStudy, incident_id: str, field: str) -> list[RangeRow]:
    """The lines for one field: figures by group and size, then the accounts that give none."""
    claims = study.incidents.claims_of[incident_id]
    outdated = {study.collection.row("claims", claim)["supersedes"] for claim in claims}
    figures = [
        _figure(study, each, is_outdated=claim in outdated)
        for claim in claims
        for each in _counted(study, claim)
        if each.field == field
    ]
    speaking = {row.claim_id for row in figures}
    silent = [
        RangeRow(claim_id=claim, label=_label(study, claim), group="", text=words.NO_FIGURE)
        for claim in claims
        if claim not in speaking
    ]
    return sorted(figures, key=_by_group_and_size) + silent


def _by_group_and_size(row: RangeRow) -> tuple[str, int, str]:
    return row.group, row.count.low if row.count else 0, row.label


def _figure(study: PageStudy, statement: Statement, *, is_outdated: bool) -> RangeRow:
    stances = {statement.stance, *(link.stance for link in statement.chain)}
    remarks = {words.DENIED: Stance.DENIES, words.DEMANDED: Stance.DEMANDS, words.HEDGED: Stance.HEDGES}
    said = [word for word, stance in remarks.items() if stance in stances]
    said += [words.OTHER_READING] if statement.reading_of else []
    denied = Stance.DENIES in stances or (statement.count is not None and statement.count.high == 0)
    demanded = Stance.DEMANDS in stances
    return RangeRow(
        claim_id=statement.claim_id,
        label=_label(study, statement.claim_id),
        group=statement.group,
        text=", ".join([value_words(study.collection, statement), *said]),
        count=statement.count,
        statement_id=statement.statement_id,
        denied=denied,
        demanded=demanded,
        plain=not (Stance.DENIES in stances or demanded or is_outdated or statement.reading_of),
    )


def _label(study: PageStudy, claim_id: str) -> str:
    return f"{study.source_of_claim(claim_id)}, {published(study.document_of(claim_id), precision=Precision.PERIOD)}"


def bands(rows: Iterable[RangeRow]) -> list[Band]:
    """One band for each group of which at least two accounts give a figure."""
    groups: dict[str, dict[str, Count]] = {}
    for row in rows:
        if row.plain and row.count is not None:
            groups.setdefault(row.group, {}).setdefault(row.claim_id, row.count)
    return [_band(group, list(counts.values())) for group, counts in groups.items() if len(counts) > 1]


def _band(group: str, counts: list[Count]) -> Band:
    low = max(count.low for count in counts)
    high = min((count.high for count in counts if count.high is not None), default=None)
    fits = high is None or low <= high
    return Band(group, low, high, fits) if fits or high is None else Band(group, high, low, fits)
